#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <errno.h>

bool
source_read(struct arena *arena, const char *path, struct source *source, struct files *used)
{
	source->path = str_of(path);
	if (!file_read(arena, path, TREE_BYTES + 1, &source->text))
		return false;
	if (used)
		files_add(used, source->path, source->text);
	if (str_starts(source->text, "\xEF\xBB\xBF"))
		source->text = str_from(source->text, 3);
	return true;
}

bool
source_load(struct run *run, struct arena *arena, const char *path, struct source *source, struct files *used)
{
	if (source_read(arena, path, source, used))
		return true;
	say(run->options->lang, SAY_CANNOT_READ, source->path, say_errno(run->options->lang, errno));
	return false;
}
