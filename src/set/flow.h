/*
 * The flow: elements as slabs, which are lines of a page with a height. Pages
 * are cut between slabs; a slab that is glued stays with the one before it.
 */
#ifndef SET_FLOW_H
#define SET_FLOW_H

#include "line.h"

struct slab {
	mpt before;                     /* white above, unless it starts a page */
	mpt height;
	bool glue;                      /* no page break before it */
	struct item *items;             /* x on the page, y from the slab's top */
	size_t n;
	size_t head, n_head;            /* slabs to repeat where it starts a page */
};

struct flow {
	const struct setting *setting;
	mpt x, width;                   /* of the column */
	mpt gap;                        /* white that the last block asks for */
	bool glue;                      /* the next slab is glued */
	struct slab *slabs;
	size_t n;
};

/* Appends the slabs of an element and what is beneath it. */
void flow_elem(struct flow *, const struct elem *);

/* Appends the slabs of what is inside an element: its words, or its blocks. */
void flow_inside(struct flow *, const struct elem *, const struct look *, bool tabular);

/* A new slab with at least that white above. */
struct slab *flow_slab(struct flow *, mpt before, mpt height);

/* Appends a copy of an item to a slab. */
struct item *slab_item(struct arena *, struct slab *, struct item);

/* The baseline of a line of a look, from its top. */
mpt look_baseline(const struct look *);

#endif
