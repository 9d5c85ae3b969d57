/*
 * A message to a partner as elements: the words of the municipality's letter, and
 * between them the judgements and the amounts of the report as its document has
 * them, in words.
 */
#ifndef SET_LETTER_H
#define SET_LETTER_H

#include "compose.h"

/* What is told of one message. */
struct letter_facts {
	struct str recipient;           /* what the partner is called */
	struct str salutation;          /* its own; or empty */
	struct str file;                /* what the attachment is called; empty: there is none */
	struct str location;            /* where the report can be read; or empty */
};

/* The numbered elements, each part with the language that it is in. */
struct elem *letter_compose(struct arena *, const struct report *, const struct outcome *, const struct letter_words *,
    const struct letter_facts *);

/* The subject, filled in: one line. */
struct str letter_subject(struct arena *, const struct report *, const struct letter_words *);

#endif
