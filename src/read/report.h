/*
 * One report, typed. It is filled from a tree by field tables and by the
 * sections of a template, and changes no more afterwards. Amounts that were
 * left out and that a formula gives are derived, and marked so.
 */
#ifndef READ_REPORT_H
#define READ_REPORT_H

#include "prose.h"
#include "style.h"
#include "../base/money.h"

enum cell_kind { CELL_EMPTY, CELL_GIVEN, CELL_PM, CELL_DERIVED, CELL_UNREADABLE };

struct cell {
	enum cell_kind kind;
	cents cents;
	bool plus_pm;                   /* of a total: a row that counts is PM */
	struct place place;             /* of the row when nothing was written */
};

struct money_row {
	struct value name, theme;       /* theme: a code of "opgaven" */
	struct cell *cells;             /* one for each column of the section */
	struct place place;
	bool counts;                    /* in the total */
};

struct money_table {
	struct unit unit;
	int decimals;                   /* shown in every cell */
	struct money_row *rows;
	size_t n;
	struct money_row total;
	enum fill total_fill;           /* of the key "totaal" */
};

struct decision {
	struct value date, text;
};

struct field_value {
	const struct field_spec *spec;
	struct value value;
	const struct legend_word *word; /* VALUE_LEGEND, when the word is known */
	struct value note;              /* VALUE_LEGEND: "toelichting" */
	bool is_date;                   /* VALUE_DATE, VALUE_DATE_OR_TEXT: a date was written */
	struct value *list;             /* VALUE_LIST */
	size_t n_list;
	struct decision *decisions;     /* VALUE_DECISIONS */
	size_t n_decisions;
};

struct activity {
	struct value what, state, to;
};

struct plan_period {
	struct value period;
	struct activity *activities;
	size_t n;
};

struct image_ref {
	struct value file, alt, caption, source;
	const struct image *image;      /* read by whoever opens files; NULL without */
};

struct section {
	const struct section_spec *spec;
	int level;                      /* of its heading: 2 for the outermost */
	enum fill fill;
	struct place place;
	struct section *children;       /* SECTION_GROUP */
	size_t n_children;
	struct block *prose;            /* SECTION_PROSE */
	struct field_value *fields;     /* SECTION_STATUS, SECTION_FIELDS */
	size_t n_fields;
	struct money_table money;       /* SECTION_MONEY */
	struct plan_period *periods;    /* SECTION_PLANNING */
	size_t n_periods;
	struct image_ref image;         /* SECTION_IMAGE */
};

struct theme {
	struct value code, name, also;
};

struct version {
	struct value number, stage, adopted_by, adopted_on, reason;
};

struct report {
	const struct node *root;
	const struct style *style;
	const struct kind_words *kind;  /* never NULL once read without errors */
	struct value format, sort, name, code, organisation, period, reference, made, exported, template;
	struct value case_number, version_block, themes_list;
	struct version version;
	struct theme *themes;
	size_t n_themes;
	struct section *sections;
	size_t n_sections;
};

struct report *report_read(struct arena *, struct findings *, const struct node *root, const struct style *);

/* Whether a cell has something to add up: an amount, or PM. */
bool cell_is_readable(const struct cell *);

/* The template that a tree asks for, or empty. */
struct str report_template(const struct node *root);

/* The day of the report: opgemaakt, else vastgesteld op, else peildatum. */
struct date report_day(const struct report *);

/* Calls back for every section, groups before their children. */
void report_each_section(const struct report *, void (*)(const struct section *, void *), void *);

#endif
