/*
 * Patterns: pcre2, over UTF-8, with a limit on how long a match may be sought.
 * A pattern cannot run code, and one that is too heavy ends in PATTERN_HEAVY.
 */
#ifndef READ_PATTERN_H
#define READ_PATTERN_H

#include "../base/str.h"

struct pattern;

enum pattern_answer { PATTERN_NONE, PATTERN_FOUND, PATTERN_HEAVY };

enum { PATTERN_GROUPS = 8 };

struct match {
	size_t start, end;              /* [bytes] in the text */
	struct str groups[PATTERN_GROUPS];      /* 0: all of it; empty when a group took no part */
};

/* A pattern that lives in the arena; letters match in either case if folded.
 * NULL when it cannot be read: *offset [bytes] and *why, in English, then say so. */
struct pattern *pattern_read(struct arena *, struct str text, bool fold, size_t *offset, struct str *why);

/* Seeks from byte `from` on; the place before it counts as context. */
enum pattern_answer pattern_find(const struct pattern *, struct str text, size_t from, struct match *);

#endif
