#include "cmd.h"
#include "../base/arena.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char *const texts[SAY_COUNT][LANG_COUNT] = {
#define SAY(name, nl, en) [name] = { [LANG_NL] = nl, [LANG_EN] = en },
#include "say.def"
#undef SAY
};

static struct str
shown(struct arena *arena, struct str text)
{
	struct buf out = { .arena = arena };

	buf_shown(&out, text);
	return buf_str(&out);
}

void
say_args(enum lang lang, enum say id, const struct str args[4])
{
	struct arena *arena = arena_new();
	const struct filling fillings[] = { { "0", shown(arena, args[0]) }, { "1", shown(arena, args[1]) },
	    { "2", shown(arena, args[2]) }, { "3", shown(arena, args[3]) } };
	struct str text = str_fill(arena, str_of(texts[id][lang]), fillings, 4);

	fprintf(stderr, "voortgang: %.*s\n", (int)text.n, text.p);
	arena_free(arena);
}

static const struct {
	int error;
	const char *dutch;
} errors[] = {
	{ ENOENT, "het bestand of de map is er niet" }, { EACCES, "geen toegang" }, { EPERM, "dat mag niet" },
	{ EISDIR, "dat is een map" }, { ENOTDIR, "dat is geen map" }, { EINVAL, "dat is geen gewoon bestand" },
	{ ENOSPC, "de schijf is vol" }, { EROFS, "de schijf is alleen te lezen" },
	{ ENAMETOOLONG, "de naam is te lang" }, { EPIPE, "de ontvanger is gestopt" },
	{ EEXIST, "er is al iets met die naam" }, { ELOOP, "er liggen te veel mappen in elkaar" }, { EFBIG, "het is te groot" },
};

struct str
say_errno(enum lang lang, int error)
{
	for (size_t i = 0; lang == LANG_NL && i < sizeof errors / sizeof *errors; i++)
		if (errors[i].error == error)
			return str_of(errors[i].dutch);
	return str_of(strerror(error));
}
