/*
 * Pages: the slabs of a document cut into pages, with running feet.
 */
#ifndef SET_PAGE_H
#define SET_PAGE_H

#include "line.h"

/* The pages of a numbered tree of elements. What is painted is sorted into
 * reading order; the repeated head of a table and the feet are artifacts. */
struct doc *page_set(const struct setting *, struct elem *root, const struct doc_info *);

#endif
