/*
 * The contents of a long document: its headings of two levels, each with the
 * page that it is on, as links (ISO 32000-1 14.8.4.2, TOC). Whether there is
 * one, is known when the slabs are there; on which pages, when they are cut.
 */
#ifndef SET_CONTENTS_H
#define SET_CONTENTS_H

#include "flow.h"

/* Fills a section with the contents of a document; false when it has too few
 * headings for that. */
bool contents_compose(struct arena *, struct elem *section, const struct elem *root);

/* Takes a section out of its document, which is then numbered anew. */
void contents_drop(struct elem *section);

/* Puts the slabs of a section in before a slab, which then starts a page. */
void contents_insert(struct flow *, const struct elem *section, size_t before);

/* Writes the numbers of pages behind the entries: into the elements, and on the pages. */
void contents_number(const struct setting *, struct doc *, struct elem *section);

#endif
