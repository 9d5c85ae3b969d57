/*
 * Pictures drawn: from shares of a scale to places in a slab, one look for all
 * of them. Words in a picture are its own content, so a picture is one figure.
 */
#ifndef SET_DRAW_H
#define SET_DRAW_H

#include "line.h"
#include "slab.h"

/* Draws the picture of a figure into a slab, from x and as wide as that at most;
 * returns its height. */
mpt draw_picture(const struct setting *, struct slab *, const struct elem *figure, mpt x, mpt width);

#endif
