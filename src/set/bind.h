/*
 * Words that stay together on a line: "€ 1.000", "8 november", "artikel 3",
 * "J.A. Bremer", "10 procent". Where a writer typed a plain space there, no line
 * ends; the text itself stays as it was written.
 */
#ifndef SET_BIND_H
#define SET_BIND_H

#include "../base/str.h"

/* Whether the space at a place of a text is such a one. */
bool text_binds(struct str text, size_t at);

#endif
