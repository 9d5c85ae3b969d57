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

struct str
source_value(struct str text, const char *key)
{
	struct str line;

	while (str_cut(&text, '\n', &line)) {
		struct str name = { 0 };
		if (line.n && line.p[0] != ' ' && line.p[0] != '#' && str_cut(&line, ':', &name) && str_is(str_trim(name), key)) {
			struct str value = { 0 };
			str_cut(&line, '#', &value);
			value = str_trim(value);
			if (value.n > 1 && (value.p[0] == '"' || value.p[0] == '\'') && value.p[value.n - 1] == value.p[0])
				value = (struct str){ value.p + 1, value.n - 2 };
			return value;
		}
	}
	return (struct str){ 0 };
}
