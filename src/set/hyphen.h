/*
 * Where a Dutch word may be parted at the end of a line: the patterns of
 * hyphen-nl after Liang's algorithm, made into a table when the program is
 * built. What looks like a name, an amount, a code or an address is never
 * parted, and nothing is before a vowel with a trema, for the trema would then
 * have to go.
 */
#ifndef SET_HYPHEN_H
#define SET_HYPHEN_H

#include "../read/style.h"

enum { HYPHEN_LONGEST = 64 };           /* [letters] a longer word is not parted */

/* What a capital at the start of a word means. */
enum capital {
	CAPITAL_NAME,                   /* that it may be a name, which is not parted */
	CAPITAL_OPENS,                  /* that it opens a text; it is no name when it is long */
	CAPITAL_WIDE,                   /* nothing: the word is wider than a line, and would else be cut */
};

/* The places of a word (with its punctuation) before which it may be parted, as
 * offsets in bytes, ascending; returns how many. The template's own list wins. */
size_t hyphen_places(const struct style *, struct str word, enum capital, uint16_t places[HYPHEN_LONGEST]);

#endif
