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

/* A thin line through points, drawn and not filled. */
void figure_stroke(const struct pen *, const struct point *points, size_t n, mpt thickness, bool dashed, uint32_t colour);

/* An area of several rings, which end at those points: filled between them
 * (even-odd), with a line along each. */
void figure_area(const struct pen *, const struct point *points, size_t n, const size_t *ends, size_t n_ends,
    mpt thickness, uint32_t line, uint32_t inside);

/* A part of a bar, told apart without colour too: full, striped, open, crossed. */
void figure_fill(const struct pen *, enum shape, mpt x, mpt y, mpt width, mpt height, uint32_t colour);

/* The shape of a judgement in a square box. */
void figure_shape(const struct pen *, enum shape, mpt x, mpt y, mpt size, uint32_t colour, uint32_t faint);

/* A colour mixed with white: so many per cent of it. */
uint32_t figure_tint(uint32_t colour, int percent);

#endif
