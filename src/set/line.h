/*
 * Lines: the words beneath an element, broken into lines of a width, ragged
 * right. The whole paragraph is weighed at once, so that its right edge is as
 * even as its words allow.
 */
#ifndef SET_LINE_H
#define SET_LINE_H

#include "font.h"

struct line {
	struct item *items;             /* x from the left of the line, y from its baseline */
	size_t n;
	mpt width;                      /* without a space at the end */
};

/* Lines live until the next are broken; what their items point to lives on. */
struct lines {
	struct line *list;
	size_t n;
};

struct setting {
	struct arena *arena;
	struct arena *scratch;          /* for one paragraph at a time */
	const struct style *style;
	struct fonts *fonts;
};

/* Once, before the first line is broken. */
void line_prepare(void);

/* Breaks the words of an element's inline children. Words look like `look`;
 * figures are tabular if asked. Words are parted where lines would else be bad;
 * what is wider than the width even so is cut. */
struct lines line_break(const struct setting *, const struct elem *, const struct look *, bool tabular, mpt width);

/* The width of the words on one line, and of the widest that cannot be broken. */
void line_measure(const struct setting *, const struct elem *, const struct look *, bool tabular,
    mpt *natural, mpt *least);

/* The width of the widest piece of a word when all words are parted. */
mpt line_tightest(const struct setting *, const struct elem *, const struct look *, bool tabular);

/* One line of plain words for running heads and feet; what does not fit in the
 * width is left out. */
struct line line_of(const struct setting *, struct str text, const struct look *, mpt width);

#endif
