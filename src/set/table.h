/*
 * Tables: columns settle on widths from their contents, rows become slabs line
 * by line, so that even a row taller than a page can be parted. Where a page
 * ends within a table its header is repeated, and a table of money carries its
 * running totals over.
 */
#ifndef SET_TABLE_H
#define SET_TABLE_H

#include "flow.h"

void table_flow(struct flow *, const struct elem *table);

/* What stands above a row that starts a page, and below one that ends it: slabs
 * of artifacts, which a reader who listens does not hear. */
struct furniture {
	const struct slab *slabs;
	size_t n;
	mpt height;
};

/* The header of the table, when rows of it come on an earlier page. */
struct furniture table_head(const struct flow *, size_t slab);

/* So many slabs were put in before those of a table. */
void table_moved(struct table *, size_t n);

/* The running totals between two slabs, when the table goes on from one to the
 * other; said as at the foot of a page, or as at the head. */
struct furniture table_carry(const struct flow *, size_t next, bool at_foot);

#endif
