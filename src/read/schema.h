/*
 * What a report of a template may hold, as a value: its keys in their order, each
 * with its kind, its duty, its words and what it means. It is made from the tables
 * by which reports are read and from the template, so it says nothing else.
 */
#ifndef READ_SCHEMA_H
#define READ_SCHEMA_H

#include "style.h"

enum schema_kind {
	SCHEMA_TEXT,                    /* one line */
	SCHEMA_PROSE,                   /* Markdown */
	SCHEMA_DATE, SCHEMA_MOMENT, SCHEMA_PERIOD, SCHEMA_NUMBER, SCHEMA_AMOUNT, SCHEMA_CHOICE,
	SCHEMA_BLOCK, SCHEMA_LIST,
};

struct schema {
	struct str key;                 /* of a member of a block: folded */
	enum schema_kind kind;
	enum duty duty;
	enum renewal renewal;           /* in the next report */
	struct str title, help, example;
	struct str *words, *synonyms;   /* SCHEMA_CHOICE: to choose from; and what is read as one of them */
	size_t n_words, n_synonyms;
	bool exact;                     /* SCHEMA_CHOICE: capitals and accents count */
	struct str name;                /* SCHEMA_BLOCK: of one that is the same wherever it stands; or empty */
	struct schema *members;         /* SCHEMA_BLOCK */
	size_t n;
	struct schema *items;           /* SCHEMA_LIST: what each of them is */
	struct schema *or;              /* what may stand in its place; or NULL */
	const struct section_spec *section;     /* whose data it is; or NULL */
	const struct column *column;            /* a cell of which column; or NULL */
	const struct field_spec *field;         /* likewise of a block of fields */
};

/* The schema of the reports of a template; texts tell what the keys of the program's
 * own tables mean: "tafel: sleutel: {titel, uitleg, voorbeeld, nieuw}". */
struct schema *schema_of(struct arena *, const struct style *, const struct node *texts);

/* The member of a block by its folded key, or NULL. */
const struct schema *schema_member(const struct schema *block, struct str key);

#endif
