/*
 * What the files share that make a report into elements: compose.c (sections and
 * the whole), fields.c (fields, and rows of them), registers.c (risks, indicators, milestones), compare.c (what changed
 * since the previous report), letter.c (messages to partners), depict.c (pictures) and wording.c (dates, periods and
 * amounts in words).
 */
#ifndef SET_COMPOSER_H
#define SET_COMPOSER_H

#include "compose.h"
#include "picture.h"

struct composer {
	struct arena *arena;
	const struct report *report;
	const struct style *style;
	const struct outcome *outcome;
	const struct kind_words *kind;
};

/* wording.c */

/* A word of the template with its placeholders filled in. */
struct str fill(struct composer *, enum word, const struct filling *, size_t n);

#define FILL(c, word, ...) \
	fill((c), (word), (const struct filling[]){ __VA_ARGS__ }, \
	    sizeof (const struct filling[]){ __VA_ARGS__ } / sizeof(struct filling))

/* "{Soort} status" -> "Programma status" */
struct str labelled(struct composer *, struct str label);

struct str date_words(struct composer *, struct date);
struct str date_value(struct composer *, const struct value *);         /* as written when it cannot be read */
struct str moment_words(struct composer *, struct moment);
struct str year_words(struct composer *, struct period);
struct str part_words(struct composer *, struct period);                /* "1e half jaar"; empty for whole years */
struct str period_words(struct composer *, struct period);
struct str period_value(struct composer *, const struct value *);       /* as written when it cannot be read */
struct str cents_words(struct composer *, cents, struct unit, int decimals);
struct str sum_words(struct composer *, const struct section *, size_t column, cents);   /* "-10", or "10 N" of a column of gains */
struct str amount_words(struct composer *, const struct section *, size_t column, const struct cell *);
struct str unit_words(struct composer *, struct unit);
struct str spoken_unit(struct composer *, struct unit);                 /* "duizend euro" */

struct str counted(struct composer *, size_t n, struct str word);        /* "2 keer Hoog" */

/* "2 keer Hoog, 1 keer Laag": how often each word was counted, in the order of the legend. */
struct str counted_words(struct composer *, const struct legend *, const size_t *counts);

/* compose.c */
void add_prose(struct composer *, struct elem *parent, const struct block *root, int level);    /* level: of the heading above it */
struct elem *add_words(struct composer *, struct elem *parent, enum elem_kind, enum look_name, struct str words);
struct elem *add_cell(struct composer *, struct elem *row, enum elem_kind, enum look_name, enum scope);
void add_heading(struct composer *, struct elem *parent, int level, struct str words);
void add_blank(struct composer *, struct elem *parent, enum word);
void add_empty(struct composer *, struct elem *parent, const struct section *);         /* what it says when it has nothing */
void add_note(struct composer *, struct elem *parent, struct elem **list, struct str name, struct str note);
struct elem *add_list(struct composer *, struct elem *parent, enum numbering);
struct elem *add_item(struct composer *, struct elem *list, uint32_t number);   /* its body; the sign is a bullet, or the number */
void add_money_head(struct composer *, struct elem *table, const struct section *);
struct elem *add_group(struct composer *, struct elem *table, const struct section *, const struct money_row *);        /* rows, beneath the name of their group */
void add_unit(struct composer *, struct elem *cell, struct unit);       /* on a line of its own */

/* Whether anything of a section is in the document. */
bool section_is_shown(struct composer *, const struct section *);

/* A section with its heading, without its picture: all that this shows, in words. */
void compose_in_words(struct composer *, struct elem *parent, const struct section *);

/* What is to be known before all else: a concept, secret parts, the version, who adopted it. */
void add_standing(struct composer *, struct elem *root);

/* fields.c */
bool field_is_shown(const struct field_value *);
void compose_fields(struct composer *, struct elem *parent, const struct section *);
void compose_field_notes(struct composer *, struct elem *parent, const struct section *);
void compose_table(struct composer *, struct elem *parent, const struct section *);

/* registers.c */
void add_nothing(struct composer *, struct elem *cell);                 /* drawn as a dash, and heard as words */
struct str indicator_words(struct composer *, const struct indicator *);        /* with its unit */
void compose_risks(struct composer *, struct elem *parent, const struct section *);
void compose_indicators(struct composer *, struct elem *parent, const struct section *);
void compose_milestones(struct composer *, struct elem *parent, const struct section *);

/* compare.c */
bool comparison_tells(struct composer *);       /* whether anything changed that the document prints */
void compose_comparison(struct composer *, struct elem *parent, const struct section *);

/* depict.c */

/* Adds the picture of a section, when the template asks for one and the data
 * allow it. */
void depict(struct composer *, struct elem *parent, const struct section *);

/* The municipality's logo, when the template has one. */
void depict_logo(struct composer *, struct elem *parent);

/* What a field of a legend was in the previous report; NULL when it is not known. */
const struct legend_word *word_before(const struct composer *, const struct section *, const struct field_value *);

/* What a milestone is at: one of the template's states. */
enum state milestone_state(const struct composer *, const struct milestone *);

#endif
