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

/* A result stays empty when a term of it is: that one is found. */
static void
find_empty(struct checking *c, const struct section_spec *spec, const struct money_row *row, size_t column)
{
	bool needed = is_needed(spec, row, column);

	if (needed || !formula_is_result(spec->formulas, spec->n_formulas, column))
		diag_add(c->findings, needed ? AMOUNT_ABSENT : CELL_OPEN, row->cells[column].place,
		    spec->columns[column].label, row->name.text);
}

static void
check_empty_cells(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->money.n; i++) {
		const struct money_row *row = &section->money.rows[i];
		for (size_t k = 0; k < section->spec->n_columns && !row->subtotal && !row->blank; k++)
			if (row->cells[k].kind == CELL_EMPTY)
				find_empty(c, section->spec, row, k);
	}
}

/* All amounts 0, or none at all. */
static void
check_empty_rows(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->money.n; i++) {
		const struct money_row *row = &section->money.rows[i];
		bool empty = true;
		for (size_t k = 0; k < section->spec->n_columns; k++)
			empty = empty && (row->cells[k].kind == CELL_EMPTY
			    || (cell_is_readable(&row->cells[k]) && row->cells[k].kind != CELL_PM && !row->cells[k].cents));
		if (empty && row->cells && section->spec->n_columns)
			diag_add(c->findings, ROW_EMPTY, row->name.place, row->name.text);
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
			diag_add(c->findings, rows[i].row->of_group == rows[i - 1].row->of_group ? ROW_DOUBLE : ROW_DOUBLE_GROUPS, rows[i].row->name.place, rows[i].row->name.text,
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

static bool
has_theme(const struct money_table *table, const struct theme *theme)
{
	for (size_t i = 0; i < table->n; i++)
		if (str_eq(table->rows[i].theme.text, theme->code.text))
			return true;
	return false;
}

/* Whether a row has the name of an opgave as it is written, so that it need not
 * name its code. */
static bool
is_called(struct checking *c, const struct money_row *row, const struct theme *theme)
{
	struct str name = str_fold(c->arena, row->name.text);

	for (size_t i = 0; i < theme->n_names; i++)
		if (str_eq(str_fold(c->arena, theme->names[i]), name))
			return true;
	return false;
}

/* A row that is nearly called like an opgave, and does not say that it is one.
 * A name that is far from all of them is a row of another kind. */
static void
find_unlinked(struct checking *c, const struct money_row *row)
{
	struct str name = str_fold(c->arena, row->name.text);

	for (size_t i = 0; i < c->report->n_themes; i++) {
		const struct theme *theme = &c->report->themes[i];
		struct str folded = str_fold(c->arena, theme->name.text);
		if (is_called(c, row, theme))
			return;
		if (str_nearest(name, &folded, 1).n) {
			diag_add(c->findings, ROW_UNKNOWN, row->name.place, row->name.text, theme->name.text, theme->code.text);
			return;
		}
	}
}

static void
check_unlinked(struct checking *c, const struct section *section)
{
	const struct money_table *table = &section->money;

	for (size_t i = 0; i < table->n && c->report->n_themes; i++)
		if (table->rows[i].theme.fill == FILL_ABSENT && !diag_full(c->findings, ROW_UNKNOWN))
			find_unlinked(c, &table->rows[i]);
}

/* An opgave without a row, in a table where other rows do name theirs. */
static void
check_unused_themes(struct checking *c, const struct section *section)
{
	const struct money_table *table = &section->money;
	bool any = false;

	for (size_t i = 0; i < c->report->n_themes; i++)
		any = any || has_theme(table, &c->report->themes[i]);
	for (size_t i = 0; any && i < c->report->n_themes; i++) {
		const struct theme *theme = &c->report->themes[i];
		bool called = has_theme(table, theme);
		for (size_t k = 0; k < table->n && !called; k++)
			called = is_called(c, &table->rows[k], theme);
		if (!called)
			diag_add(c->findings, THEME_UNUSED, theme->name.place, theme->name.text, section->spec->title);
	}
}

/* Which budget period the figures belong to: without it, later reports cannot
 * be compared. The key is there, so someone meant to fill it in. */
static void
check_budget_period(struct checking *c, const struct section *section)
{
	if (section->money.budget_period.fill == FILL_EMPTY)
		diag_add(c->findings, FIELD_BLANK, section->money.budget_period.place, STR("budgetperiode"));
}

static void
check_total_missing(struct checking *c, const struct section *section)
{
	if (section->spec->total && section->money.n > 1 && section->money.total_fill <= FILL_EMPTY)
		diag_add(c->findings, TOTAL_MISSING, section->place, section->spec->title);
}

/* A group that ended and goes on further down. */
static void
check_spread_groups(struct checking *c, const struct section *section)
{
	const struct money_table *table = &section->money;
	bool *ended = arena_array(c->arena, table->n_groups, sizeof *ended);

	for (size_t i = 0; i < table->n; i++) {
		const struct money_row *row = &table->rows[i], *before = i ? &table->rows[i - 1] : NULL;
		if (before && before->of_group != ROW_ALONE && before->of_group != row->of_group)
			ended[before->of_group] = true;
		if (row->of_group != ROW_ALONE && ended[row->of_group] && before->of_group != row->of_group)
			diag_add(c->findings, GROUP_SPREAD, row->place, row->group_name);
	}
}

const struct section_rule table_rules[] = {
	{ SECTION_MONEY, check_empty_cells },
	{ SECTION_MONEY, check_empty_rows },
	{ SECTION_MONEY, check_double_rows },
	{ SECTION_MONEY, check_themes },
	{ SECTION_MONEY, check_unlinked },
	{ SECTION_MONEY, check_unused_themes },
	{ SECTION_MONEY, check_budget_period },
	{ SECTION_MONEY, check_total_missing },
	{ SECTION_MONEY, check_spread_groups },
	{ 0, NULL },
};
