/*
 * What the files share that find changes: changes.c (items, and the whole), values.c
 * (fields, amounts, prose, pictures) and listed.c (risks, indicators, milestones,
 * activities).
 */
#ifndef CHECK_FINDER_H
#define CHECK_FINDER_H

#include "changes.h"

/* What is compared at the moment. */
struct finder {
	struct arena *arena;
	struct changes *all;
	const struct pair *pair;
	bool in_then;                   /* the sections at hand are those of then */
	const struct field_spec *field; /* of the decisions at hand; or NULL */
	struct change about;            /* the item at hand, as each of its changes begins */
};

/* What an item without the value has. */
extern const struct held held_nothing;

/* A word of the template of now. */
struct str word_of(const struct finder *, enum word);

/* Whether the public may not know of a change, since it is secret in one of the two. */
bool is_hidden(const struct finder *, bool then, bool now);

/* A value of the item at hand, or of the section: a change, or NULL. */
struct change *find_change(struct finder *, size_t part, struct str label, const struct held *before, const struct held *now);

/* A change of a value that is known to be another, without what it differs. */
struct change *add_change(struct finder *, size_t part, struct str label, const struct held *before, const struct held *now);

/* What two amounts differ, and in which unit and decimals they are shown. */
void count_cents(struct change *, struct unit, int decimals);

/* What cannot be compared, once. */
void add_apart(struct finder *, const struct section *, struct str label, bool then, bool words);

/* Calls back for those of now in their order, then for those that are gone: was is
 * NULL for a new one, now for one that is gone. */
void each_item(struct finder *, const struct matching *,
    void (*compare)(struct finder *, const struct thing *was, const struct thing *now));

/* One for each kind of section. */
void compare_fields(struct finder *);
void compare_table(struct finder *);
void compare_money(struct finder *);
void compare_prose(struct finder *);
void compare_image(struct finder *);
void compare_risks(struct finder *);
void compare_indicators(struct finder *);
void compare_milestones(struct finder *);
void compare_planning(struct finder *);

#endif
