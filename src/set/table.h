/*
 * Tables: columns settle on widths from their contents, rows become slabs line
 * by line, so that even a row taller than a page can be parted.
 */
#ifndef SET_TABLE_H
#define SET_TABLE_H

#include "flow.h"

void table_flow(struct flow *, const struct elem *table);

#endif
