/*
 * The characters of a text, before a stage reads it: UTF-8, and none that hides
 * or reorders what is printed.
 */
#ifndef READ_CHARACTERS_H
#define READ_CHARACTERS_H

#include "../base/diag.h"

/* Whether a text may hold a character; U+061C, U+200E.. and the like it may not. */
bool character_is_allowed(int32_t);

/* "U+202E" */
struct str character_name(struct arena *, int32_t);

/* True when a text has nothing but what it may; otherwise a finding at each
 * place, 20 at most. A \r that no \n follows is refused too. */
bool characters_check(const struct source *, struct findings *);

#endif
