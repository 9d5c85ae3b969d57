/*
 * The flow: elements, one after another, as slabs.
 */
#ifndef SET_FLOW_H
#define SET_FLOW_H

#include "line.h"
#include "slab.h"

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

/* The baseline of a line of a look, from its top. */
mpt look_baseline(const struct look *);

#endif
