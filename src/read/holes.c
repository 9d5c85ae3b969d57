/*
 * One walk along the braces of a text: in pairs, or alone. A text that has a hole too many lacks one
 * often: it is the same mistake, and found once.
 */
#include "holes.h"
#include "../base/arena.h"

#include <assert.h>
#include <string.h>

/* The next of the words; false after the last. */
static bool
next_hole(struct str *holes, struct str *name, bool *must)
{
	if (!holes->n || !str_cut(holes, ' ', name))
		return false;
	*must = name->p[name->n - 1] != '?';
	name->n -= !*must;
	return true;
}

enum { NO_HOLE = 32 };                  /* there are fewer */

static unsigned
index_of(struct str holes, struct str name)
{
	struct str known;
	bool must;

	for (unsigned i = 0; next_hole(&holes, &known, &must); i++)
		if (str_eq(known, name))
			return i;
	return NO_HOLE;
}

bool
holes_have(const char *holes, const char *name)
{
	return index_of(str_of(holes), str_of(name)) < NO_HOLE;
}

static struct str
in_braces(const struct reading *r, struct str name)
{
	return str_printf(r->arena, "{%.*s}", (int)name.n, name.p);
}

static struct str
all_in_braces(const struct reading *r, struct str holes)
{
	struct str *names = NULL, name;
	size_t n = 0;
	bool must;

	while (next_hole(&holes, &name, &must))
		*arena_push(r->arena, names, n) = in_braces(r, name);
	return words_joined(r->arena, names, n);
}

struct pattern *
holes_pattern(struct arena *arena)
{
	size_t offset;
	struct str why;
	struct pattern *pattern = pattern_read(arena, STR("\\{([^{}]*)\\}|[{}]"), false, &offset, &why);

	assert(pattern);
	return pattern;
}

/* Most texts have no braces: then it is not worth a match. */
static bool
next_brace(const struct pattern *pattern, struct str text, size_t from, struct match *match)
{
	struct str rest = str_from(text, from);

	return (memchr(rest.p, '{', rest.n) || memchr(rest.p, '}', rest.n))
	    && pattern_find(pattern, text, from, match) == PATTERN_FOUND;
}

static void
find(const struct reading *r, const struct value *value, const struct match *match, struct str holes)
{
	size_t offset = (size_t)(value->text.p - value->node->text.p) + match->start;

	diag_add(r->findings, match->groups[1].p ? HOLE_UNKNOWN : HOLE_OPEN, tree_place_at(value->node, offset),
	    match->groups[0], all_in_braces(r, holes));
}

void
holes_check(const struct reading *r, const struct pattern *pattern, const struct value *value, const char *name,
    const char *holes)
{
	struct str wanted = str_of(holes), hole;
	struct match match;
	uint64_t seen = 0;
	bool wrong = false, must;

	if (value->fill <= FILL_WRONG)
		return;
	for (size_t at = 0; next_brace(pattern, value->text, at, &match); at = match.end) {
		unsigned index = match.groups[1].p ? index_of(wanted, match.groups[1]) : NO_HOLE;
		if (index == NO_HOLE)
			find(r, value, &match, wanted);
		wrong = wrong || index == NO_HOLE;
		seen |= (uint64_t)1 << index;
	}
	for (unsigned i = 0; !wrong && next_hole(&wanted, &hole, &must); i++)
		if (must && !(seen >> i & 1))
			diag_add(r->findings, HOLE_MISSING, value->place, str_of(name), in_braces(r, hole));
}
