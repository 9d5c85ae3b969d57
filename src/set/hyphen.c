/*
 * Letters are those of ISO 8859-1, which are also the first 256 of Unicode, so a
 * word is an array of bytes with a '.' at both ends. Invariant: a level stands
 * between two letters; an odd one is a place to part.
 */
#include "hyphen.h"

#include <string.h>

struct branch {
	uint16_t first, levels;         /* its first child; its levels, or 0 */
	uint8_t n, letter;
};

#include "hyphen_nl.h"

enum { LEFT = 2, RIGHT = 3, SHORTEST = 6, LONG = 16, E_ACUTE = 0xE9 };

struct letters {
	uint8_t list[HYPHEN_LONGEST + 2];       /* between dots, lower case */
	uint16_t at[HYPHEN_LONGEST + 2];        /* [bytes] where each starts in the text */
	size_t n;                               /* with the dots */
};

static bool
is_lower(int32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
}

static bool
is_mark(int32_t c)
{
	static const char ascii[] = ",.;:!?()[]\"'";

	return (c > 0 && c < 0x80 && strchr(ascii, c)) || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F)
	    || c == 0x2026;
}

/* Letters with marks before and behind, and nothing else: false of all that may
 * be a name, an amount, a code or an address. */
static bool
word_of(struct str text, enum capital capital, struct letters *word)
{
	const char *p = text.p, *end = p + text.n;
	bool behind = false, lowers = capital == CAPITAL_WIDE || (capital == CAPITAL_OPENS && text.n >= LONG);

	word->n = 0;
	word->list[word->n++] = '.';
	while (p < end) {
		uint16_t at = (uint16_t)(p - text.p);
		int32_t c = utf8_next(&p, end);
		if (is_mark(c)) {
			behind = word->n > 1;
			continue;
		}
		if (lowers && word->n == 1 && c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (!is_lower(c) || behind || word->n > HYPHEN_LONGEST)
			return false;
		word->at[word->n] = at;
		word->list[word->n++] = (uint8_t)c;
	}
	if (word->n > HYPHEN_LONGEST)
		return false;
	word->list[word->n++] = '.';
	return word->n >= SHORTEST + 2;
}

static const struct branch *
child_of(const struct branch *node, uint8_t letter)
{
	for (size_t i = 0; i < node->n; i++)
		if (nodes[node->first + i].letter == letter)
			return &nodes[node->first + i];
	return NULL;
}

/* Every pattern that fits raises the levels that it covers. */
static void
raise_levels(const struct letters *word, char highest[HYPHEN_LONGEST + 4])
{
	for (size_t start = 0; start < word->n; start++) {
		const struct branch *node = nodes;
		for (size_t i = start; i < word->n && (node = child_of(node, word->list[i])); i++)
			for (size_t k = 0; node->levels && levels[node->levels + k]; k++)
				if (levels[node->levels + k] > highest[start + k])
					highest[start + k] = levels[node->levels + k];
	}
}

static bool
is_vowel_with_trema(uint8_t c)
{
	return c == 0xE4 || c == 0xEB || c == 0xEF || c == 0xF6 || c == 0xFC;
}

/* The template's own parting of a word: its letters with hyphens in between. */
static const struct str *
exception(const struct style *style, const struct letters *word)
{
	for (size_t i = 0; i < style->n_partings; i++) {
		const char *p = style->partings[i].p, *end = p + style->partings[i].n;
		size_t k = 1;
		while (p < end) {
			int32_t c = utf8_next(&p, end);
			if (c != '-' && (k + 1 >= word->n || c != word->list[k++]))
				break;
			if (p == end && k + 1 == word->n)
				return &style->partings[i];
		}
	}
	return NULL;
}

static size_t
places_of_exception(const struct letters *word, struct str parting, uint16_t places[HYPHEN_LONGEST])
{
	const char *p = parting.p, *end = p + parting.n;
	size_t letter = 1, n = 0;

	while (p < end) {
		if (utf8_next(&p, end) != '-')
			letter++;
		else if (letter > 1 && letter + 1 < word->n && (!n || places[n - 1] != word->at[letter]))
			places[n++] = word->at[letter];
	}
	return n;
}

size_t
hyphen_places(const struct style *style, struct str text, enum capital capital, uint16_t places[HYPHEN_LONGEST])
{
	char highest[HYPHEN_LONGEST + 4] = { 0 };
	const struct str *own;
	struct letters word;
	size_t n = 0;

	if (text.n < SHORTEST || text.n > 4 * HYPHEN_LONGEST || !word_of(text, capital, &word))
		return 0;
	if ((own = exception(style, &word)))
		return places_of_exception(&word, *own, places);
	raise_levels(&word, highest);
	for (size_t i = 1 + LEFT; i + 1 + RIGHT <= word.n; i++)
		if (highest[i] & 1 && !is_vowel_with_trema(word.list[i]) && word.list[i - 1] != E_ACUTE)
			places[n++] = word.at[i];
	return n;
}
