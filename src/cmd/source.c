#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <errno.h>
#include <sha256.h>

/* FIPS 180-4. */
static struct str
digest_of(struct arena *arena, struct str text)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];

	SHA256Data((const uint8_t *)text.p, text.n, hex);
	return str_dup(arena, str_of(hex));
}

bool
source_read(struct arena *arena, const char *path, struct source *source, struct str *digest)
{
	source->path = str_of(path);
	if (!file_read(arena, path, TREE_BYTES + 1, &source->text))
		return false;
	if (digest)
		*digest = digest_of(arena, source->text);
	if (str_starts(source->text, "\xEF\xBB\xBF"))
		source->text = str_from(source->text, 3);
	return true;
}

bool
source_load(struct run *run, struct arena *arena, const char *path, struct source *source, struct str *digest)
{
	if (source_read(arena, path, source, digest))
		return true;
	say(run->options->lang, SAY_CANNOT_READ, source->path, say_errno(run->options->lang, errno));
	return false;
}
