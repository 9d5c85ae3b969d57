/*
 * What is drawn and not written: rules, shades, the shapes of judgements.
 * Shapes and rules are artifacts: the words say the same.
 */
#ifndef SET_FIGURE_H
#define SET_FIGURE_H

#include "slab.h"

/* A filled rectangle in a slab. */
void figure_rule(struct arena *, struct slab *, mpt x, mpt y, mpt width, mpt height, uint32_t colour);

/* The shape of a judgement in a square box. */
void figure_shape(struct arena *, struct slab *, enum shape, mpt x, mpt y, mpt size,
    uint32_t colour, uint32_t faint);

#endif
