/*
 * Slabs: lines of a page with a height, and what is painted in them. Pages are
 * cut between slabs; a slab that is glued stays with the one before it.
 */
#ifndef SET_SLAB_H
#define SET_SLAB_H

#include "doc.h"

struct slab {
	mpt before;                     /* white above, unless it starts a page */
	mpt height;
	bool glue;                      /* no page break before it */
	bool starts_page;
	struct item *items;             /* x on the page, y from the slab's top */
	size_t n;
	struct table *table;            /* that it is a part of, or NULL */
	const struct elem *row;         /* likewise */
};

/* Appends a copy of an item to a slab. */
struct item *slab_item(struct arena *, struct slab *, struct item);

/* Moves all that is in a slab down. */
void slab_lower(struct slab *, mpt down);

#endif
