/*
 * Formulas of a table, as a template declares them: a column is the sum and
 * difference of others ("saldo = beschikbaar - uitgaven - verplichtingen"), and
 * the total is the sum of the rows ("totaal = som").
 */
#ifndef READ_FORMULA_H
#define READ_FORMULA_H

#include "field.h"

struct term {
	int sign;                       /* +1 or -1 */
	size_t column;
};

struct formula {
	struct place place;
	struct str text;                /* as written */
	size_t result;                  /* column */
	struct term *terms;
	size_t n;
};

/* Reads a formula over the named columns (folded keys). False, with a finding,
 * when it cannot be read. *total is set, and nothing else, for "totaal = som". */
bool formula_read(const struct reading *, const struct value *, const struct str *columns,
    size_t n_columns, struct formula *, bool *total);

/* Whether a column is the result of one of the formulas. */
bool formula_is_result(const struct formula *, size_t n, size_t column);

/* Whether a column is the result or a term of a formula. */
bool formula_takes_part(const struct formula *, size_t column);

#endif
