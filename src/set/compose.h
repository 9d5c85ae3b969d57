/*
 * A report as a document in words: which roles, in which order, in which Dutch.
 * Labels are the template's. Widths, pages and colours of text are for later.
 */
#ifndef SET_COMPOSE_H
#define SET_COMPOSE_H

#include "doc.h"
#include "../read/report.h"

/* The numbered elements of a report without errors, and what the document says
 * of itself. */
struct elem *compose(struct arena *, const struct report *, struct doc_info *);

#endif
