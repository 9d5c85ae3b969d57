#include "pairs.h"
#include "../base/arena.h"
#include "../base/bytes.h"

/* A subtable of a lookup. */
struct rule {
	struct str table;
	struct str first, next;         /* coverages of the left glyph and, when it is easy to see, of the right one */
	unsigned type, flags;
	size_t lookup;
};

struct rules {
	struct arena *arena;
	struct rule *list;
	size_t n;
};

/* A rule that covers a left glyph, and as which one. */
struct hit {
	const struct rule *rule;
	unsigned index;
};

struct left {
	struct hit *kerning, *substitution;
	size_t n_kerning, n_substitution;
};

struct pairs {
	struct arena *arena;
	struct rules kerning, substitution;
	struct left **lefts;            /* by glyph; NULL until asked */
	struct pair *known;             /* by hash of the pair; the latest stays */
};

enum { GLYPHS = 0x10000, KNOWN = 2048, SKIPS_LETTERS = 2 | 4, ADVANCE = 4, NO_FEATURE = 0xFFFF };

/* More of these is no font's, and would take long: all is then left to HarfBuzz. */
enum { RULES = 4096, MENTIONS = 0x10000, LIGATURES = 256 };     /* MENTIONS: of lookups by features; LIGATURES: from one letter */

enum { PAIR_ADJUSTMENT = 2, POSITION_EXTENSION = 9 };
enum { LIGATURE = 4, CONTEXT = 5, CHAINED = 6, SUBSTITUTION_EXTENSION = 7 };

static struct str
table_at(struct str table, size_t at)
{
	return str_from(table, bytes_u16(table, at));
}

/* Which of n records, ascending and of `size` bytes, has the glyph: the first
 * word is its first glyph, the one at `last` its last. n when none has. */
static size_t
find_record(struct str records, size_t n, size_t size, size_t last, unsigned glyph)
{
	size_t low = 0, high = n * size <= records.n ? n : records.n / size;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const char *record = records.p + middle * size;
		if (bytes_word(record + last) < glyph)
			low = middle + 1;
		else if (bytes_word(record) > glyph)
			high = middle;
		else
			return middle;
	}
	return n;
}

/* The index of a glyph in a coverage table, or -1. */
static int
covered(struct str table, unsigned glyph)
{
	struct str records = str_from(table, 4);
	size_t n = bytes_u16(table, 2);
	bool ranges = bytes_u16(table, 0) == 2;
	size_t i = ranges ? find_record(records, n, 6, 2, glyph) : find_record(records, n, 2, 0, glyph);

	if (i == n)
		return -1;
	return ranges ? (int)(bytes_u16(records, 6 * i + 4) + glyph - bytes_u16(records, 6 * i)) : (int)i;
}

static unsigned
class_of(struct str table, unsigned glyph)
{
	struct str records = str_from(table, 4);
	unsigned first = bytes_u16(table, 2);
	size_t i;

	if (bytes_u16(table, 0) == 1)
		return glyph >= first && glyph - first < bytes_u16(table, 4) ? bytes_u16(table, 6 + 2 * (glyph - first)) : 0;
	i = find_record(records, first, 6, 2, glyph);
	return i == first ? 0 : bytes_u16(records, 6 * i + 4);
}

/* Format 1: for each left glyph a list of right ones. */
static bool
listed_pair(struct str table, unsigned index, unsigned right, unsigned *units)
{
	struct str set = table_at(table, 10 + 2 * index);
	size_t n = bytes_u16(set, 0), size = bytes_u16(table, 4) ? 4 : 2;
	size_t i = find_record(str_from(set, 2), n, size, 0, right);

	*units = size == 4 ? bytes_u16(set, 4 + size * i) : 0;
	return i < n;
}

/* Format 2: a square of classes. */
static bool
classed_pair(struct str table, unsigned left, unsigned right, unsigned *units)
{
	unsigned row = class_of(table_at(table, 8), left), column = class_of(table_at(table, 10), right);
	unsigned columns = bytes_u16(table, 14);

	*units = bytes_u16(table, 4) ? bytes_u16(table, 16 + 2 * ((size_t)row * columns + column)) : 0;
	return row < bytes_u16(table, 12) && column < columns;
}

/* Of each lookup the first table that knows a pair counts. */
static int
kern_of(const struct left *hits, unsigned left, unsigned right)
{
	size_t done = SIZE_MAX;
	int sum = 0;

	for (size_t i = 0; i < hits->n_kerning; i++) {
		const struct hit *hit = &hits->kerning[i];
		struct str table = hit->rule->table;
		unsigned units;
		if (hit->rule->lookup == done || !(bytes_u16(table, 0) == 1 ? listed_pair(table, hit->index, right, &units)
		    : classed_pair(table, left, right, &units)))
			continue;
		sum += (int16_t)units;
		done = hit->rule->lookup;
	}
	return sum;
}

static bool
joins(struct str set, unsigned right)
{
	size_t n = bytes_u16(set, 0);

	if (n > LIGATURES)
		return true;
	for (size_t i = 0; i < n; i++) {
		struct str ligature = table_at(set, 2 + 2 * i);
		if (bytes_u16(ligature, 2) < 2 || bytes_u16(ligature, 4) == right)
			return true;
	}
	return false;
}

static bool
may_change(const struct left *hits, unsigned right)
{
	for (size_t i = 0; i < hits->n_substitution; i++) {
		const struct hit *hit = &hits->substitution[i];
		const struct rule *rule = hit->rule;
		if (rule->flags & SKIPS_LETTERS || (rule->next.n ? covered(rule->next, right) >= 0
		    : rule->type != LIGATURE || joins(table_at(rule->table, 6 + 2 * (size_t)hit->index), right)))
			return true;
	}
	return false;
}

static struct hit *
find_hits(struct pairs *pairs, const struct rules *rules, unsigned left, size_t *n)
{
	struct hit *hits = NULL;

	for (size_t i = 0; i < rules->n; i++) {
		int index = covered(rules->list[i].first, left);
		if (index >= 0)
			*arena_push(pairs->arena, hits, *n) = (struct hit){ &rules->list[i], (unsigned)index };
	}
	return hits;
}

/* Most rules cover few glyphs, so what covers one is found once for all its pairs. */
static const struct left *
left_of(struct pairs *pairs, unsigned glyph)
{
	struct left *left = pairs->lefts[glyph];

	if (left)
		return left;
	left = pairs->lefts[glyph] = arena_alloc(pairs->arena, sizeof *left);
	left->kerning = find_hits(pairs, &pairs->kerning, glyph, &left->n_kerning);
	left->substitution = find_hits(pairs, &pairs->substitution, glyph, &left->n_substitution);
	return left;
}

const struct pair *
pairs_find(struct pairs *pairs, uint16_t left, uint16_t right)
{
	struct pair *pair = &pairs->known[(left * 31u + right) % KNOWN];
	const struct left *hits;

	if (pair->left == left && pair->right == right)
		return pair;
	hits = left_of(pairs, left);
	*pair = (struct pair){ left, right, (int16_t)kern_of(hits, left, right), may_change(hits, right) };
	return pair;
}

/* The record with a tag, in a list of tags with offsets to tables. */
static bool
find_tag(struct str list, size_t at, const char *tag, struct str *table)
{
	size_t n = bytes_u16(list, at);

	for (size_t i = 0; i < n; i++) {
		struct str record = str_from(list, at + 2 + 6 * i);
		if (str_starts(record, tag)) {
			*table = str_from(list, bytes_u16(record, 4));
			return true;
		}
	}
	return false;
}

/* As HarfBuzz chooses: Latin before the default, Dutch before other languages. */
static struct str
dutch_features(struct str table)
{
	struct str scripts = table_at(table, 4), script, language;

	if (!find_tag(scripts, 0, "latn", &script) && !find_tag(scripts, 0, "DFLT", &script)
	    && !find_tag(scripts, 0, "dflt", &script))
		return (struct str){ 0 };
	if (find_tag(script, 2, "NLD ", &language) || find_tag(script, 2, "dflt", &language))
		return language;
	return bytes_u16(script, 0) ? table_at(script, 0) : (struct str){ 0 };
}

static void
find_coverages(struct rule *rule)
{
	struct str table = rule->table;
	bool listed = bytes_u16(table, 0) == 3;       /* for contexts: a coverage for each glyph */
	size_t inputs = 4 + 2 * (size_t)bytes_u16(table, 2);

	if (rule->type == CONTEXT && listed) {
		rule->first = table_at(table, 6);
	} else if (rule->type == CHAINED && listed) {
		rule->first = table_at(table, inputs + 2);
		if (bytes_u16(table, inputs) > 1)
			rule->next = table_at(table, inputs + 4);
		else if (bytes_u16(table, inputs + 4))
			rule->next = table_at(table, inputs + 6);
	} else {
		rule->first = table_at(table, 2);
	}
}

static void
add_lookup(struct rules *rules, struct str lookup, size_t index, unsigned extension)
{
	size_t n = bytes_u16(lookup, 4);

	for (size_t i = 0; i < n; i++) {
		struct rule *rule = arena_push(rules->arena, rules->list, rules->n);
		rule->table = table_at(lookup, 6 + 2 * i);
		rule->type = bytes_u16(lookup, 0);
		rule->flags = bytes_u16(lookup, 2);
		rule->lookup = index;
		if (rule->type == extension) {
			rule->type = bytes_u16(rule->table, 2);
			rule->table = str_from(rule->table, bytes_u32(rule->table, 4));
		}
		if (extension == SUBSTITUTION_EXTENSION)
			find_coverages(rule);
		else
			rule->first = table_at(rule->table, 2);
	}
}

static bool
is_one_of(struct str tag, const char *const *tags)
{
	while (*tags && !str_starts(tag, *tags))
		tags++;
	return *tags;
}

/* The rules of some features in a table, in the order of its lookups, which is
 * the order they work in. False when there is more to it. */
static bool
collect_rules(struct rules *rules, struct str table, const char *const *tags, unsigned extension)
{
	struct str features = table_at(table, 6), lookups = table_at(table, 8), language = dutch_features(table);
	bool *wanted = arena_alloc(rules->arena, 0x10000);
	size_t n = bytes_u16(language, 4), n_lookups = bytes_u16(lookups, 0), mentions = 0;

	for (size_t i = 0; i < n; i++) {
		size_t at = 2 + 6 * bytes_u16(language, 6 + 2 * i);
		struct str feature = table_at(features, at + 4);
		if (is_one_of(str_from(features, at), tags))
			for (size_t k = 0; k < bytes_u16(feature, 2) && mentions++ < MENTIONS; k++)
				wanted[bytes_u16(feature, 4 + 2 * k)] = true;
	}
	for (size_t i = 0; i < n_lookups; i++)
		if (wanted[i] && rules->n <= RULES)
			add_lookup(rules, table_at(lookups, 2 + 2 * i), i, extension);
	return rules->n <= RULES && mentions <= MENTIONS && (!language.n || bytes_u16(language, 2) == NO_FEATURE)
	    && !(bytes_u16(table, 2) && (bytes_u16(table, 10) || bytes_u16(table, 12)));  /* variations */
}

/* Rules that move the right one of two glyphs, sideways, and do nothing else. */
static bool
only_kerns(const struct rules *rules)
{
	for (size_t i = 0; i < rules->n; i++) {
		struct str table = rules->list[i].table;
		if (rules->list[i].type != PAIR_ADJUSTMENT || rules->list[i].flags & SKIPS_LETTERS || bytes_u16(table, 0) < 1
		    || bytes_u16(table, 0) > 2 || bytes_u16(table, 4) & ~ADVANCE || bytes_u16(table, 6))
			return false;
	}
	return rules->n > 0;
}

struct pairs *
pairs_open(struct arena *arena, struct str gpos, struct str gsub)
{
	/* What HarfBuzz does unasked, and tnum: figures are left to it. */
	static const char *const kerning[] = { "kern", "dist", "curs", NULL };
	static const char *const substitution[] = { "rvrn", "ccmp", "locl", "rlig", "liga", "rclt", "abvm", "blwm",
	    "ltra", "ltrm", "rand", "tnum", NULL };
	struct pairs *pairs = arena_alloc(arena, sizeof *pairs);

	pairs->arena = pairs->kerning.arena = pairs->substitution.arena = arena;
	pairs->lefts = arena_array(arena, GLYPHS, sizeof *pairs->lefts);
	pairs->known = arena_array(arena, KNOWN, sizeof *pairs->known);
	return collect_rules(&pairs->kerning, gpos, kerning, POSITION_EXTENSION) && only_kerns(&pairs->kerning)
	    && collect_rules(&pairs->substitution, gsub, substitution, SUBSTITUTION_EXTENSION) ? pairs : NULL;
}
