/*
 * What a font does to two letters that stand side by side, read from its tables
 * GPOS and GSUB (OpenType 1.9). HarfBuzz, which knows all of this and more, takes
 * a third of the whole run for it. Only kerning is read exactly; of all else is
 * said that something may happen, and then HarfBuzz does it. A font that does
 * more to pairs than kern them is refused.
 */
#ifndef SET_PAIRS_H
#define SET_PAIRS_H

#include "../base/str.h"

struct pairs;

struct pair {
	uint16_t left, right;
	int16_t kern;                   /* added to the advance of the left one [font units] */
	bool changes;                   /* other glyphs may come in the place of the left one */
};

/* For Dutch in Latin letters, over the bytes of the tables, which must stay.
 * NULL when there is no kerning, or the font is to be left to HarfBuzz. */
struct pairs *pairs_open(struct arena *, struct str gpos, struct str gsub);

/* Of two glyphs, or of the last of a word and 0. Neither may be an accent that
 * stands on another letter. Valid until the next call. */
const struct pair *pairs_find(struct pairs *, uint16_t left, uint16_t right);

#endif
