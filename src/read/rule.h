/*
 * A template's own rules, as data: a formula, a value or an explanation that must
 * be there, a list of values, a limit between amounts or dates, or a pattern. No
 * rule can run code. About the columns of a table it is a rule for every row. The checker (check/own) applies them.
 */
#ifndef READ_RULE_H
#define READ_RULE_H

#include "formula.h"
#include "pattern.h"
#include "../base/money.h"

enum rule_kind { RULE_FORMULA, RULE_REQUIRED, RULE_EXPLAINED, RULE_VALUES, RULE_BOUND, RULE_PATTERN_IN };
enum compare { COMPARE_LESS, COMPARE_LESS_EQUAL, COMPARE_EQUAL, COMPARE_NOT_EQUAL, COMPARE_MORE_EQUAL, COMPARE_MORE };

/* A section, and a field or a column in it; the latter may be empty. */
struct target {
	struct str section, field;      /* folded */
};

/* One side of a limit: columns added and subtracted, an amount, a field or a date. */
struct side {
	struct term *terms;
	size_t n;
	bool has_amount, has_date;
	cents amount;                   /* [cents], whatever the unit of the table */
	struct date date;
	struct target field;
};

struct own_rule {
	struct own_diag diag;
	enum rule_kind kind;
	struct place place;
	struct target at;               /* both empty: every text (RULE_PATTERN_IN) */
	struct formula formula;
	struct str *values;             /* folded */
	size_t n_values;
	struct side left, right;
	enum compare compare;
	const struct pattern *pattern;
	bool must;                      /* the pattern must occur; else it must not */
};

struct style;

/* Fills style->rules from the list under "regels"; the sections must be there. Ids
 * begin with the name of the template, or of one that it is a child of. */
void rules_read(const struct reading *, struct style *, const struct value *list, struct str template_name,
    const struct str *parents, size_t n_parents);

#endif
