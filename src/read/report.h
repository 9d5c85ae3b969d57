/*
 * One report, typed. It is filled from a tree by field tables and by the
 * sections of a template, and changes no more afterwards. Amounts that were
 * left out and that a formula gives are derived, and marked so.
 */
#ifndef READ_REPORT_H
#define READ_REPORT_H

#include "geo.h"
#include "prose.h"
#include "style.h"
#include "../base/money.h"

#define REPORT_FORMAT "voortgang/1"

enum cell_kind { CELL_EMPTY, CELL_GIVEN, CELL_PM, CELL_DERIVED, CELL_UNREADABLE };

struct cell {
	enum cell_kind kind;
	bool plus_pm;                   /* of a total: a row that counts is PM */
	cents cents;
	uint32_t terms;                 /* figures as they were rounded that it stands for: 1 when given */
	struct str text;                /* as written */
	struct place place;             /* of the row when nothing was written */
};

/* What any item of a list may carry. */
struct aside {
	struct value secret, formerly, answers;
};

enum { ROW_ALONE = SIZE_MAX };

struct money_row {
	struct value name, theme;       /* theme: a code of "opgaven" */
	struct cell *cells;             /* one for each column of the section */
	struct place place;
	struct str code;                /* of the financial system; or empty */
	struct str group, group_name;   /* folded, as written; empty: none */
	size_t of_group;                /* its number, or ROW_ALONE */
	bool counts;                    /* in the total, and in the subtotal of its group */
	bool subtotal;                  /* is the sum of its group */
	bool part;                      /* "telt mee: nee": of a row above it */
	bool blank;                     /* has no amount at all */
	bool correction, secret;
	struct str note, decision;      /* "toelichting"; the decision that changed its budget */
	struct value formerly;          /* its name in the previous report */
};

struct money_table {
	struct unit unit;
	int decimals;                   /* shown in every cell */
	struct value budget_period;
	struct money_row *rows;
	size_t n, n_groups;
	struct money_row total;
	enum fill total_fill;           /* of the key "totaal" */
	struct money_row rounding;      /* total less rows, where figures are rounded */
	bool rounds;                    /* some cell of it is not 0 */
};

struct decision {
	struct value date, text, body, reference;
	struct aside aside;
};

struct field_value {
	const struct field_spec *spec;
	struct value value;
	const struct legend_word *word; /* VALUE_LEGEND, when the word is known */
	struct value note;              /* VALUE_LEGEND: "toelichting" */
	bool secret;
	bool is_date;                   /* VALUE_DATE, VALUE_DATE_OR_TEXT: a date was written */
	bool is_amount;                 /* VALUE_AMOUNT: an amount was written */
	cents amount;
	int decimals;                   /* of that amount */
	struct value *list;             /* VALUE_LIST */
	size_t n_list;
	struct decision *decisions;     /* VALUE_DECISIONS */
	size_t n_decisions;
};

/* A row of a table of which the template says the columns. */
struct table_row {
	struct place place;
	struct aside aside;
	struct field_value fields[];    /* one for each column */
};

struct activity {
	struct value what, state, to;
	struct aside aside;
};

struct plan_period {
	struct value period;
	bool secret;
	struct activity *activities;
	size_t n;
};

struct risk {
	struct value number, what, chance, impact, amount, measure, owner;
	struct money money;
	struct aside aside;
};

/* A value of an indicator in a year. */
struct measure {
	struct value year, value;
	int64_t thousandths;
	int decimals;
	bool known;                     /* both can be read */
};

struct indicator {
	struct value name, unit, source, series;
	struct measure start, target, latest, *measures;
	size_t n;
	struct aside aside;
};

struct milestone {
	struct value name, planned, expected, done, note;
	struct aside aside;
};

struct image_ref {
	struct value file, alt, caption, source;
	struct aside aside;
	const struct image *image;      /* read by whoever opens files; NULL without */
	const struct geo *map;          /* likewise */
};

struct section {
	const struct section_spec *spec;
	int level;                      /* of its heading: 2 for the outermost */
	bool secret;
	bool withheld;                  /* all that it has is secret, and was left out */
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
	struct risk *risks;             /* SECTION_RISKS */
	size_t n_risks;
	int risk_decimals;              /* of their amounts */
	struct indicator *indicators;   /* SECTION_INDICATORS */
	size_t n_indicators;
	struct milestone *milestones;   /* SECTION_MILESTONES */
	size_t n_milestones;
	struct table_row **rows;        /* SECTION_TABLE */
	size_t n_rows;
};

struct theme {
	struct value code, name, also;
	struct str *names;              /* the name, and the others that may be used */
	size_t n_names;
};

struct version {
	struct value number, stage, adopted_by, adopted_on, reason;
};

/* Why parts are secret (Gemeentewet 87-89). */
struct secrecy {
	struct value by, date, ground, ends_by;
};

/* An answer to a finding, as it was written. */
struct motivation {
	struct value finding, at, reason, by;
	const struct node *scope;       /* what it stands in: the report, or an item */
	struct place place;
};

struct report {
	const struct node *root;
	const struct style *style;
	const struct kind_words *kind;  /* never NULL once read without errors */
	struct value format, sort, name, code, organisation, period, reference, made, exported, template;
	struct value case_number, before, embargo, version_block, secrecy_block, themes_list, answers;
	struct version version;
	struct secrecy secrecy;
	bool has_secrets;
	bool is_public;                 /* secret parts were left out */
	struct motivation *motivations;
	size_t n_motivations;
	struct theme *themes;
	size_t n_themes;
	struct section *sections;
	size_t n_sections;
};

struct report *report_read(struct arena *, struct findings *, const struct node *root, const struct style *);

/* The same report without its secret parts. */
const struct report *report_public(struct arena *, const struct report *);

/* Whether a cell has something to add up: an amount, or PM. */
bool cell_is_readable(const struct cell *);

/* Whether it has an amount, given or derived. */
bool cell_is_amount(const struct cell *);

/* The cell of a row in the column of a role, when it has an amount; else NULL. */
const struct cell *row_amount(const struct section *, const struct money_row *, enum column_role);

/* Whether a key, folded, is a report's own, whatever the template. */
bool report_has_key(struct str key);

/* Which word of its legend a risk has; the risk must have a chance and an impact. */
size_t risk_level(const struct section_spec *, const struct risk *);

/* The section that has its data under a key (folded), and a field of a section by
 * its key; NULL when there is none. */
const struct section *report_section(const struct report *, struct str source);
const struct field_value *section_field(const struct section *, struct str key);

/* Whether a place lies in what the report or its template keeps secret. */
bool report_is_secret(const struct report *, struct place);

/* Whether it says that it is a concept. */
bool report_is_concept(const struct report *);

/* Where it says what version it is of, else of what period. */
struct place report_version_place(const struct report *);

/* The template that a tree asks for, or empty. */
struct str report_template(const struct node *root);

/* The day of the report: opgemaakt, else vastgesteld op, else peildatum. */
struct date report_day(const struct report *);

/* When the report was made, for its metadata. A concept may lack every date, and
 * is then of the first day of this century. */
struct moment report_moment(const struct report *);

/* Calls back for every section, groups before their children. */
void report_each_section(const struct report *, void (*)(const struct section *, void *), void *);

#endif
