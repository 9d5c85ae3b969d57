/*
 * The cells of a table on their grid: in which column each stands, spans
 * counted, and which headers it has (ISO 32000-1 14.8.4.3.4, ISO 14289-1 7.5).
 * A header of columns counts for the rows below it, one of a row for its row,
 * and one that takes a whole row for the rows after it.
 */
#ifndef SET_GRID_H
#define SET_GRID_H

#include "doc.h"

struct grid;

struct grid_cell {
	const struct elem *cell;
	size_t column, columns;         /* the first, and how many */
	const struct elem *const *headers;      /* from the widest to the nearest */
	size_t n_headers;
};

/* A grid over a table; it lives in the arena. */
struct grid *grid_of(struct arena *, const struct elem *table);

size_t grid_columns(const struct grid *);

/* The cells of a row, left to right; rows must be asked for in order. They live
 * until the next call. */
const struct grid_cell *grid_row(struct grid *, const struct elem *row, size_t *n);

#endif
