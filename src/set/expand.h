/*
 * Words that a listener must hear otherwise than they are written: abbreviations
 * of the template with what they stand for (ISO 32000-1 14.9.5), and words of
 * another language (14.9.2). Each becomes a span of its own.
 */
#ifndef SET_EXPAND_H
#define SET_EXPAND_H

#include "doc.h"

/* Makes spans in all text beneath an element, before it is numbered. */
void elem_expand(struct arena *, const struct style *, struct elem *root);

#endif
