/*
 * A report as a document in words: which roles, in which order, in which Dutch.
 * Labels are the template's. Widths, pages and colours of text are for later.
 */
#ifndef SET_COMPOSE_H
#define SET_COMPOSE_H

#include "doc.h"
#include "../check/check.h"

/* What came of checking the report. */
struct outcome {
	struct tally tally;
	const struct findings *findings;
	const struct changes *changes;  /* since the previous report; NULL: there is none. Public, for the public */
	bool concept;                   /* made in spite of errors: marked, and the findings come first */
};

/* "{Soort}status" of a programme: "Programmastatus". */
struct str label_words(struct arena *, const struct kind_words *, struct str label);

/* The numbered elements of a report, and what the document says of itself. A
 * report with errors is composed for a concept only; what could not be read is
 * printed as it was written. */
struct elem *compose(struct arena *, const struct report *, const struct outcome *, struct doc_info *);

#endif
