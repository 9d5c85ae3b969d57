/*
 * Places in the words of a template where something is filled in: "{besluit}".
 * What a text may have is told in words: those that it must have, and with a
 * question mark those that it may have, as in "blad bladen?".
 */
#ifndef READ_HOLES_H
#define READ_HOLES_H

#include "field.h"
#include "pattern.h"

/* The pattern that holes are sought with; made once for a template. */
struct pattern *holes_pattern(struct arena *);

/* Finds, in a text, what would not be filled in, and what would vanish for want
 * of a place. `name` is what the text is called. */
void holes_check(const struct reading *, const struct pattern *, const struct value *, const char *name,
    const char *holes);

/* Whether a text may have a hole. */
bool holes_have(const char *holes, const char *name);

#endif
