#include "identity.h"
#include "../base/arena.h"
#include "../base/digest.h"

#include <assert.h>
#include <string.h>

enum { FIRST = 5, DIGITS = 32, SECOND = FIRST + DIGITS + 2, BLANK = sizeof IDENTITY_BLANK - 1 };

/* The last place that has the form of an identity, or NULL. */
static char *
find(char *file, size_t n)
{
	for (size_t at = n < BLANK ? 0 : n - BLANK + 1; at-- > 0;)
		if (memcmp(file + at, IDENTITY_BLANK, FIRST) == 0 && memcmp(file + at + SECOND - 2, "><", 2) == 0
		    && memcmp(file + at + SECOND + DIGITS, ">]", 2) == 0)
			return file + at;
	return NULL;
}

void
identity_write(struct buf *file)
{
	char *place = find(file->p, file->n);
	struct str digest = md5_hex(file->arena, buf_str(file));

	assert(place && memcmp(place, IDENTITY_BLANK, BLANK) == 0);
	memcpy(place + FIRST, digest.p, DIGITS);
	memcpy(place + SECOND, digest.p, DIGITS);
}

bool
identity_holds(struct arena *arena, struct str file)
{
	char *copy = arena_copy(arena, file.p, file.n), *place = find(copy, file.n), own[BLANK];
	struct str digest;

	if (!place)
		return false;
	memcpy(own, place, BLANK);
	memcpy(place, IDENTITY_BLANK, BLANK);
	digest = md5_hex(arena, (struct str){ copy, file.n });
	return memcmp(own + FIRST, digest.p, DIGITS) == 0 && memcmp(own + SECOND, digest.p, DIGITS) == 0;
}
