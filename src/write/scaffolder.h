/* What scaffold.c (afresh) and renew.c (from the previous report) share. */
#ifndef WRITE_SCAFFOLDER_H
#define WRITE_SCAFFOLDER_H

#include "scaffold.h"

struct scaffold {
	struct arena *arena;
	struct buf out;
	const struct beginning *from;
	struct period period;
	bool rows_stand;                /* the rows that were given have their table */
	int lists;                      /* around what is written now: there is no help in them */
};

/* What a report should have: itself, or a field in a section of fields. */
bool schema_is_due(const struct schema *);

void scaffold_key(struct scaffold *, struct str key, int indent);       /* "naam:" */
void scaffold_scalar(struct scaffold *, struct str text, int indent);   /* what stands behind it */
void scaffold_help(struct scaffold *, const struct schema *, int indent);
void scaffold_gap(struct scaffold *, const struct schema *, int indent);        /* before a section */

/* A value that waits for words, or an example of it. */
void scaffold_value(struct scaffold *, const struct schema *, bool example, int indent);

void scaffold_renew(struct scaffold *, const struct schema *);

#endif
