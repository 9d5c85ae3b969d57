/*
 * What is drawn and not written: rules, lines, polygons, the shapes of
 * judgements. A pen draws into a slab for an owner; without one what it draws is
 * an artifact, because the words say the same.
 */
#ifndef SET_FIGURE_H
#define SET_FIGURE_H

#include "slab.h"

struct pen {
	struct arena *arena;
	struct slab *slab;
	struct elem *owner;             /* NULL: an artifact */
};

/* A filled rectangle. */
void figure_rule(const struct pen *, mpt x, mpt y, mpt width, mpt height, uint32_t colour);

/* A filled polygon. */
void figure_polygon(const struct pen *, const struct point *corners, size_t n, uint32_t colour);

/* A line with a thickness, straight from one point to another. */
void figure_line(const struct pen *, struct point from, struct point to, mpt thickness, uint32_t colour);

/* The shape of a judgement in a square box. */
void figure_shape(const struct pen *, enum shape, mpt x, mpt y, mpt size, uint32_t colour, uint32_t faint);

/* A colour mixed with white: so many per cent of it. */
uint32_t figure_tint(uint32_t colour, int percent);

#endif
