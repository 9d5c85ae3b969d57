/*
 * Two documents as they are read: the same words, in the same order, in the same
 * roles? What lies within a paragraph, a cell or a heading is one text here;
 * how it looks or where it stands does not matter.
 */
#ifndef SHIP_COMPARE_H
#define SHIP_COMPARE_H

#include "../set/doc.h"

struct difference {
	struct str where;               /* the headings above it; in a table the row and the column */
	struct str one, other;          /* empty: there is nothing there */
};

/* False when there is none; else the first one. */
bool documents_differ(struct arena *, const struct elem *one, const struct elem *other, struct difference *);

#endif
