/*
 * What is drawn and not written: rules, shades, the shapes of judgements and
 * pictures. Shapes and rules are artifacts: the words say the same.
 */
#ifndef SET_FIGURE_H
#define SET_FIGURE_H

#include "flow.h"

/* A filled rectangle in a slab. */
void figure_rule(struct arena *, struct slab *, mpt x, mpt y, mpt width, mpt height, uint32_t colour);

/* The shape of a judgement in a square box. */
void figure_shape(struct arena *, struct slab *, enum shape, mpt x, mpt y, mpt size,
    uint32_t colour, uint32_t faint);

/* A picture, as wide as the column at most, half a page high at most, and not
 * larger than its pixels allow: 96 to the inch. */
void figure_flow(struct flow *, const struct elem *);

#endif
