/*
 * Rows and cells of a money table, apart from their sums: what is empty and
 * needed, what is there twice, what refers to nothing.
 */
#include "check.h"
#include "../base/arena.h"

#include <stdlib.h>

static bool
is_needed(const struct section_spec *spec, const struct money_row *row, size_t column)
{
	for (size_t f = 0; f < spec->n_formulas; f++)
		if (spec->formulas[f].result != column && formula_takes_part(&spec->formulas[f], column))
			return true;
	return spec->total && row->counts && !formula_is_result(spec->formulas, spec->n_formulas, column);
}

static void
check_empty_cells(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->money.n; i++) {
		const struct money_row *row = &section->money.rows[i];
		for (size_t k = 0; k < section->spec->n_columns; k++)
			if (row->cells[k].kind == CELL_EMPTY && is_needed(section->spec, row, k))
				diag_add(c->findings, AMOUNT_ABSENT, row->cells[k].place,
				    section->spec->columns[k].label, row->name.text);
	}
}

struct named_row {
	struct str folded;
	const struct money_row *row;
};

static int
row_order(const void *a, const void *b)
{
	const struct named_row *x = a, *y = b;
	int order = str_cmp(x->folded, y->folded);

	return order ? order : x->row < y->row ? -1 : x->row > y->row;
}

static void
check_double_rows(struct checking *c, const struct section *section)
{
	size_t n = section->money.n;
	struct named_row *rows = arena_array(c->arena, n, sizeof *rows);

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct named_row){ str_fold(c->arena, section->money.rows[i].name.text),
		    &section->money.rows[i] };
	qsort(rows, n, sizeof *rows, row_order);
	for (size_t i = 1; i < n; i++)
		if (rows[i].folded.n && str_eq(rows[i].folded, rows[i - 1].folded))
			diag_add(c->findings, ROW_DOUBLE, rows[i].row->name.place, rows[i].row->name.text,
			    str_printf(c->arena, "%u", rows[i - 1].row->name.place.line));
}

static void
check_themes(struct checking *c, const struct section *section)
{
	struct str *codes = NULL;
	size_t n = 0;

	for (size_t i = 0; i < c->report->n_themes; i++)
		*arena_push(c->arena, codes, n) = c->report->themes[i].code.text;
	for (size_t i = 0; i < section->money.n; i++) {
		const struct value *theme = &section->money.rows[i].theme;
		bool known = theme->fill != FILL_GIVEN;
		for (size_t k = 0; k < n; k++)
			known = known || str_eq(theme->text, codes[k]);
		if (!known)
			diag_add(c->findings, THEME_UNKNOWN, theme->place, theme->text,
			    diag_full(c->findings, THEME_UNKNOWN) ? theme->text : str_nearest(theme->text, codes, n));
	}
}

static void
check_total_missing(struct checking *c, const struct section *section)
{
	if (section->spec->total && section->money.n > 1 && section->money.total_fill <= FILL_EMPTY)
		diag_add(c->findings, TOTAL_MISSING, section->place, section->spec->title);
}

const struct section_rule table_rules[] = {
	{ SECTION_MONEY, check_empty_cells },
	{ SECTION_MONEY, check_double_rows },
	{ SECTION_MONEY, check_themes },
	{ SECTION_MONEY, check_total_missing },
	{ 0, NULL },
};
