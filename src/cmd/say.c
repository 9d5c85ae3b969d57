#include "cmd.h"
#include "../base/arena.h"

#include <stdio.h>

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
