/*
 * What the files share that make pictures from data: depict.c (judgements, risks,
 * places), bars.c (budgets), times.c (planning, milestones) and trends.c
 * (indicators). Each makes a figure with a short text that says the gist and
 * names where the data stand, or all of them where the picture stands alone.
 * Invariant: a picture says nothing that words do not say too.
 */
#ifndef SET_DEPICT_H
#define SET_DEPICT_H

#include "composer.h"

enum { NAMED = 3 };                     /* things that a text of a picture names */

/* A new figure with its picture, both to be filled in. */
struct picture *add_figure(struct composer *, struct elem *parent, enum picture_kind, struct elem **figure);

struct sign sign_of(const struct legend_word *);

/* The words of a legend that were counted, as the legend of a picture. */
void add_legend(struct composer *, struct picture *, const struct legend *, const size_t *counts);

/* Appends to a list in a sentence: "a, b". */
void add_named(struct buf *, struct str words);

/* One more sentence behind another; nothing when it is empty. */
struct str sentence(struct composer *, struct str words);

/* A part of a whole in shares of WHOLE; 0 of nothing. */
int64_t share(int64_t part, int64_t whole);

void depict_money(struct composer *, struct elem *parent, const struct section *);
void depict_planning(struct composer *, struct elem *parent, const struct section *);
void depict_milestones(struct composer *, struct elem *parent, const struct section *);
void depict_indicators(struct composer *, struct elem *parent, const struct section *);

#endif
