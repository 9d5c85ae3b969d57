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

void
say_args(enum lang lang, enum say id, const struct str args[4])
{
	const struct filling fillings[] = { { "0", args[0] }, { "1", args[1] }, { "2", args[2] }, { "3", args[3] } };
	struct arena *arena = arena_new();
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
};

struct str
say_errno(enum lang lang, int error)
{
	for (size_t i = 0; lang == LANG_NL && i < sizeof errors / sizeof *errors; i++)
		if (errors[i].error == error)
			return str_of(errors[i].dutch);
	return str_of(strerror(error));
}
