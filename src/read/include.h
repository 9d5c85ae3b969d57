/*
 * Values of a report that stand in files beside it. "uit: stand-van-zaken.md" takes
 * the place of a text and "uit: cijfers.csv" that of a list, before the report is
 * read, so that all that follows sees one tree. Whoever opens files reads them; the
 * nodes that come in have their places in those files.
 */
#ifndef READ_INCLUDE_H
#define READ_INCLUDE_H

#include "schema.h"

struct include {
	struct node *holder;            /* the block that says "uit": it becomes the value */
	struct node *table;             /* the block around it; or NULL */
	const struct section_spec *section;     /* whose data it is part of; or NULL */
	bool is_item;                   /* it stands in a list */
	struct str name;                /* of the file, as written */
	struct place place;
};

extern const struct field_table include_fields;

/* The values of a report's tree that stand elsewhere. */
struct include *includes_find(struct arena *, struct node *root, const struct style *, size_t *n);

/* Puts a file in its place: CSV as a list of which the keys are those of the
 * section, any other as text. The source gets the text that places count in; NULL:
 * it could not be had, which was found. */
void include_file(struct arena *, struct findings *, const struct include *, struct source *);

#endif
