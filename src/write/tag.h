/*
 * Tags: the structure tree of the document (ISO 32000-1 14.7, ISO 14289-1 7).
 * While pages are painted it hands out the numbers of marked content; at the
 * end it writes the elements in the order of the tree. It guesses nothing: what
 * belongs to which element stands in the items.
 */
#ifndef WRITE_TAG_H
#define WRITE_TAG_H

#include "object.h"
#include "../set/doc.h"

struct tags;

struct tags *tags_new(struct objects *, const struct doc *, const struct profile *);

/* The number of a new piece of marked content on a page, of an element that
 * holds words or is a figure. */
int tags_content(struct tags *, const struct elem *owner, size_t page);

/* An annotation belongs to a Link element. */
void tags_annotation(struct tags *, const struct elem *link, size_t page, HPDF_Dict annotation);

/* Where a part of a figure stands on its page, from the lower left corner; the box
 * of the figure is that of all its parts. */
void tags_box(struct tags *, const struct elem *figure, const mpt box[4]);

/* The structure element of an element, for who points to it. */
HPDF_Dict tags_object(struct tags *, const struct elem *);

/* Writes the tree into the catalog; pages are the page objects in order. */
void tags_finish(struct tags *, HPDF_Page *pages);

/* "P" or "H1": what a marked-content operator calls an owner's content. */
const char *tags_name(const struct elem *owner);

#endif
