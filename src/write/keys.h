/* A schema as a table for people, in Markdown: every key with its kind, its duty and
 * what it means. What any item of a list may carry is told once. */
#ifndef WRITE_KEYS_H
#define WRITE_KEYS_H

#include "../read/schema.h"

struct str keys_markdown(struct arena *, const struct schema *);

#endif
