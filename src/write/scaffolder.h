/* What scaffold.c (afresh) and renew.c (from the previous report) share. */
#ifndef WRITE_SCAFFOLDER_H
#define WRITE_SCAFFOLDER_H

#include "scaffold.h"

struct scaffold {
	struct arena *arena;
	struct buf out;
	const struct beginning *from;
	struct period period;
	const struct schema *table;     /* the block that has the rows that were given */
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

/* Whether a member of a block was given (rows of a table, or their total), and is
 * written therefore, key and all. */
bool scaffold_given(struct scaffold *, const struct schema *block, const struct schema *member, int indent);

void scaffold_renew(struct scaffold *, const struct schema *);

#endif
