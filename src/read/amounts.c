/*
 * Money tables: cells by the columns of the template, and what a formula, a
 * group or the whole gives for the cells that were left out. Invariant: a cell
 * that was written is never changed; one that was not is derived, and says so.
 */
#include "builder.h"
#include "../base/arena.h"
#include "../base/map.h"

struct money_values {
	struct value unit, budget_period, rows, total, secret, answers;
};

static const struct field money_table[] = {
	{ "eenheid", FIELD_TEXT, offsetof(struct money_values, unit), DUTY_OPTIONAL,
	    (const char *const[]){ "euro", "x 1.000", "x 1.000.000", NULL } },
	{ "budgetperiode", FIELD_PERIOD, offsetof(struct money_values, budget_period), DUTY_OPTIONAL, NULL },
	{ "posten", FIELD_LIST, offsetof(struct money_values, rows), DUTY_REQUIRED, NULL },
	{ "totaal", FIELD_BLOCK, offsetof(struct money_values, total), DUTY_OPTIONAL, NULL },
	{ "geheim", FIELD_YES, offsetof(struct money_values, secret), DUTY_OPTIONAL, NULL },
	{ "motivering", FIELD_ANY, offsetof(struct money_values, answers), DUTY_OPTIONAL, NULL },
};
const struct field_table money_fields = FIELD_TABLE("bedragen", money_table);


struct row_values {
	struct value code, theme, counts, group, subtotal, note, correction, decision;
	struct aside aside;
};

static const struct field row_table[] = {
	{ "code", FIELD_TEXT, offsetof(struct row_values, code), DUTY_OPTIONAL, NULL },
	{ "opgave", FIELD_TEXT, offsetof(struct row_values, theme), DUTY_OPTIONAL, NULL },
	{ "telt mee", FIELD_YES, offsetof(struct row_values, counts), DUTY_OPTIONAL, NULL },
	{ "groep", FIELD_TEXT, offsetof(struct row_values, group), DUTY_OPTIONAL, NULL },
	{ "subtotaal", FIELD_YES, offsetof(struct row_values, subtotal), DUTY_OPTIONAL, NULL },
	{ "toelichting", FIELD_TEXT, offsetof(struct row_values, note), DUTY_OPTIONAL, NULL },
	{ "correctie", FIELD_YES, offsetof(struct row_values, correction), DUTY_OPTIONAL, NULL },
	{ "besluit", FIELD_TEXT, offsetof(struct row_values, decision), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct row_values, aside),
};
const struct field_table row_fields = FIELD_TABLE("post", row_table);

static const struct field total_table[] = {
	{ "geheim", FIELD_YES, offsetof(struct aside, secret), DUTY_OPTIONAL, NULL },
	{ "motivering", FIELD_ANY, offsetof(struct aside, answers), DUTY_OPTIONAL, NULL },
};
const struct field_table total_fields = FIELD_TABLE("totaal", total_table);

static const char *
decimals_of(struct unit unit)
{
	return unit.euros == 1 ? "0, 2" : unit.euros == 1000 ? "0, 1" : "0, 1, 2, 3";
}

static void
find_money_fault(struct builder *b, const struct value *value, const struct money *money, struct unit unit)
{
	static const enum diag ids[] = {
		[MONEY_FORM] = AMOUNT_FORM, [MONEY_AMBIGUOUS] = AMOUNT_UNCLEAR,
		[MONEY_LETTERS] = AMOUNT_LETTERS, [MONEY_GROUPS] = AMOUNT_GROUPS,
		[MONEY_MINUS] = AMOUNT_MINUS, [MONEY_DECIMALS] = AMOUNT_DECIMALS, [MONEY_RANGE] = AMOUNT_RANGE,
	};

	if (money->fault == MONEY_DECIMALS)
		diag_add(b->reading.findings, AMOUNT_DECIMALS, value->place, value->text, str_of(decimals_of(unit)));
	else
		diag_add(b->reading.findings, ids[money->fault], value->place, value->text,
		    money->proposal, money->other, money->longer);
}

bool
read_amount(struct builder *b, const struct value *value, struct unit unit, struct money *money)
{
	*money = (struct money){ 0 };
	if (value->fill <= FILL_WRONG)
		return false;
	*money = money_parse(b->reading.arena, value->text, unit);
	if (money->fault)
		find_money_fault(b, value, money, unit);
	return !money->fault;
}

/* "10 V" and "10 N" of a column of gains, as an amount and whether it is below 0. */
static struct value
without_sign(struct builder *b, const struct column *column, const struct value *written, bool *negative)
{
	const struct str *words = b->report->style->words;
	struct value value = *written;
	struct str text = value.text;

	*negative = false;
	for (int i = 0; i < 2 && column->gains; i++) {
		struct str word = words[i ? WORD_LOSS : WORD_GAIN];
		if (!word.n || !str_ends(text, str_z(b->reading.arena, word)) || str_starts(text, "-"))
			continue;
		value.text = str_trim((struct str){ text.p, text.n - word.n });
		*negative = i;
	}
	return value;
}

static void
read_cell(struct builder *b, struct money_table *table, const struct column *column, const struct value *value, struct cell *cell)
{
	bool negative;
	struct value amount = without_sign(b, column, value, &negative);
	struct money money;

	cell->place = value->place;
	cell->text = value->text;
	if (value->fill <= FILL_EMPTY)
		return;
	cell->kind = CELL_UNREADABLE;
	if (value->fill == FILL_WRONG)
		return;
	if (str_is(value->text, "PM")) {
		cell->kind = CELL_PM;
		return;
	}
	if (!read_amount(b, &amount, table->unit, &money))
		return;
	cell->kind = CELL_GIVEN;
	cell->cents = negative ? -money.cents : money.cents;
	cell->terms = 1;
	if (money.decimals > table->decimals)
		table->decimals = money.decimals;
}

static const struct str *
column_keys(struct builder *b, const struct section_spec *spec, size_t *n)
{
	struct str *keys = NULL;

	*n = 0;
	*arena_push(b->reading.arena, keys, *n) = spec->name_column.key;
	for (size_t i = 0; i < spec->n_columns; i++)
		*arena_push(b->reading.arena, keys, *n) = spec->columns[i].key;
	return keys;
}

static void
read_cells(struct builder *b, struct section *section, const struct node *node, struct money_row *row)
{
	const struct section_spec *spec = section->spec;

	row->place = node->place;
	row->cells = arena_array(b->reading.arena, spec->n_columns, sizeof *row->cells);
	for (size_t i = 0; i < spec->n_columns; i++) {
		const struct entry *entry = tree_lookup(node, spec->columns[i].key);
		struct value value = { .fill = node->kind == NODE_BLOCK ? FILL_ABSENT : FILL_WRONG, .place = node->place };
		if (entry)
			field_value(&b->reading, entry->value, FIELD_TEXT, entry->key, &value);
		read_cell(b, &section->money, &spec->columns[i], &value, &row->cells[i]);
	}
}

/* A row without a single amount, which counts nowhere. */
static bool
is_blank(const struct section_spec *spec, const struct money_row *row)
{
	for (size_t i = 0; i < spec->n_columns; i++)
		if (row->cells[i].kind != CELL_EMPTY)
			return false;
	return spec->n_columns > 0;
}

static void
read_row(struct builder *b, struct section *section, const struct node *node, struct money_row *row)
{
	const struct column *name = &section->spec->name_column;
	const struct entry *entry = tree_lookup(node, name->key);
	struct row_values v;
	size_t n;
	const struct str *keys = column_keys(b, section->spec, &n);

	fields_read(&b->reading, node, row_table, sizeof row_table / sizeof *row_table, &v, keys, n);
	row->name = (struct value){ .fill = node->kind == NODE_BLOCK ? FILL_ABSENT : FILL_WRONG, .place = node->place };
	if (entry)
		field_value(&b->reading, entry->value, FIELD_TEXT, entry->key, &row->name);
	field_duty(&b->reading, &row->name, DUTY_REQUIRED, name->label);
	row->code = v.code.text;
	row->theme = v.theme;
	row->group = str_fold(b->reading.arena, v.group.text);
	row->group_name = v.group.text;
	row->subtotal = v.subtotal.number;
	row->note = v.note.text;
	row->correction = v.correction.number;
	row->decision = v.decision.text;
	row->formerly = v.aside.formerly;
	row->secret = v.aside.secret.number;
	read_cells(b, section, node, row);
	row->blank = node->kind == NODE_BLOCK && is_blank(section->spec, row);
	row->part = v.counts.fill == FILL_GIVEN && !v.counts.number && !row->subtotal;
	row->counts = !row->part && !row->subtotal && !row->blank;
}

static void
read_total(struct builder *b, struct section *section, const struct node *node)
{
	struct aside aside;
	size_t n;
	const struct str *keys = column_keys(b, section->spec, &n);

	fields_read(&b->reading, node, total_table, sizeof total_table / sizeof *total_table, &aside, keys + 1, n - 1);
	section->money.total.secret = aside.secret.number;
	read_cells(b, section, node, &section->money.total);
}

static struct unit
unit_of(struct builder *b, struct section *section, const struct value *value)
{
	if (value->fill <= FILL_EMPTY)
		diag_add(b->reading.findings, UNIT_MISSING, value->place, section->spec->title);
	return (struct unit){ str_is(value->text, "x 1.000") ? 1000 : str_is(value->text, "x 1.000.000") ? 1000000 : 1 };
}

/* A sum that does not fit in 64 bits. */
static void
find_range(struct builder *b, struct cell *cell)
{
	diag_add(b->reading.findings, SUM_RANGE, cell->place, { 0 });
	cell->kind = CELL_UNREADABLE;
}

bool
cell_is_readable(const struct cell *cell)
{
	return cell->kind != CELL_EMPTY && cell->kind != CELL_UNREADABLE;
}

bool
cell_is_amount(const struct cell *cell)
{
	return cell->kind == CELL_GIVEN || cell->kind == CELL_DERIVED;
}

const struct cell *
row_amount(const struct section *section, const struct money_row *row, enum column_role role)
{
	size_t column = section->spec->role_columns[role];

	return column == COLUMN_NO || !cell_is_amount(&row->cells[column]) ? NULL : &row->cells[column];
}

/* What the formulas give for the empty results of a row; they stand in an order
 * in which terms come first. Without an operand the cell stays empty, and the
 * check says which one is missing. */
static void
derive_row(struct builder *b, const struct section_spec *spec, struct money_row *row)
{
	for (size_t f = 0; f < spec->n_formulas; f++) {
		const struct formula *formula = &spec->formulas[f];
		struct cell *result = &row->cells[formula->result];
		bool known = true, fits = true, pm = false;
		uint32_t terms = 0;
		cents sum = 0;
		for (size_t i = 0; i < formula->n; i++) {
			const struct cell *operand = &row->cells[formula->terms[i].column];
			pm = pm || operand->kind == CELL_PM;
			terms += operand->terms;
			known = known && cell_is_readable(operand);
			fits = fits && (formula->terms[i].sign > 0 ? money_add(&sum, operand->cents)
			    : money_sub(&sum, operand->cents));
		}
		if (known && fits && result->kind == CELL_EMPTY)
			*result = (struct cell){ .kind = pm ? CELL_PM : CELL_DERIVED, .cents = pm ? 0 : sum,
			    .terms = terms, .place = row->place };
		else if (known && !fits && result->kind == CELL_EMPTY)
			find_range(b, result);
	}
}

/* Which rows belong together: a number for each group, in the order in which
 * they first appear. Rows without a group have ROW_ALONE. */
static void
number_groups(struct builder *b, struct money_table *table)
{
	struct map groups = { .arena = b->reading.arena };

	for (size_t i = 0; i < table->n; i++)
		table->rows[i].of_group = table->rows[i].group.n
		    ? map_put(&groups, table->rows[i].group, groups.n) : ROW_ALONE;
	table->n_groups = groups.n;
}

/* A sum of cells in the making. */
struct running {
	cents sum;
	uint32_t terms;
	bool known, fits, pm;
	size_t n;
};

static void
run_on(struct running *running, const struct cell *cell)
{
	running->pm = running->pm || cell->kind == CELL_PM;
	running->known = running->known && cell_is_readable(cell);
	running->fits = running->fits && money_add(&running->sum, cell->cents);
	running->terms += cell->terms;
	running->n++;
}

/* The sum for a cell that was left out. */
static void
derive_sum(struct builder *b, struct cell *cell, const struct running *running)
{
	cell->plus_pm = running->pm;
	if (cell->kind != CELL_EMPTY || !running->known)
		return;
	cell->kind = CELL_DERIVED;
	cell->cents = running->sum;
	cell->terms = running->terms;
	if (!running->fits)
		find_range(b, cell);
}

static void
derive_subtotals(struct builder *b, struct money_table *table, size_t column)
{
	struct running *groups = arena_array(b->reading.arena, table->n_groups, sizeof *groups);

	for (size_t g = 0; g < table->n_groups; g++)
		groups[g] = (struct running){ .known = true, .fits = true };
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].counts && table->rows[i].of_group != ROW_ALONE)
			run_on(&groups[table->rows[i].of_group], &table->rows[i].cells[column]);
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].subtotal && table->rows[i].of_group != ROW_ALONE && groups[table->rows[i].of_group].n)
			derive_sum(b, &table->rows[i].cells[column], &groups[table->rows[i].of_group]);
}

/* What is left over between a total that was given and the rounded rows: printed
 * as a line of its own. 0 where nothing is, or where it cannot be told. */
static void
derive_rounding(struct money_table *table, size_t column, const struct running *rows)
{
	const struct cell *total = &table->total.cells[column];
	cents off = total->cents;

	if (table->unit.euros == 1 || total->kind != CELL_GIVEN || !rows->known || !rows->fits || !rows->n
	    || !money_sub(&off, rows->sum))
		return;
	table->rounding.cells[column].cents = off;
	table->rounds = table->rounds || off;
}

static void
derive_total(struct builder *b, const struct section_spec *spec, struct money_table *table)
{
	for (size_t c = 0; c < spec->n_columns; c++) {
		struct running rows = { .known = true, .fits = true };
		for (size_t i = 0; i < table->n; i++)
			if (table->rows[i].counts)
				run_on(&rows, &table->rows[i].cells[c]);
		derive_sum(b, &table->total.cells[c], &rows);
		derive_rounding(table, c, &rows);
	}
}

static void
derive(struct builder *b, const struct section_spec *spec, struct money_table *table)
{
	table->rounding.cells = arena_array(b->reading.arena, spec->n_columns, sizeof *table->rounding.cells);
	for (size_t i = 0; i < spec->n_columns; i++)
		table->rounding.cells[i] = (struct cell){ .kind = CELL_DERIVED, .place = table->total.place };
	number_groups(b, table);
	for (size_t i = 0; i < table->n; i++)
		if (!table->rows[i].subtotal)
			derive_row(b, spec, &table->rows[i]);
	for (size_t c = 0; table->n_groups && c < spec->n_columns; c++)
		derive_subtotals(b, table, c);
	if (spec->total)
		derive_total(b, spec, table);
}

/* Without its rows nothing can be said of what was left out of a total. */
static void
forget_total(const struct section_spec *spec, struct money_table *table)
{
	for (size_t i = 0; i < spec->n_columns; i++)
		if (table->total.cells[i].kind == CELL_EMPTY)
			table->total.cells[i].kind = CELL_UNREADABLE;
}

void
read_money(struct builder *b, struct section *section, const struct value *value)
{
	const struct section_spec *spec = section->spec;
	struct money_table *table = &section->money;
	struct money_values v = { 0 };
	struct node *const *items;
	size_t n;

	table->unit.euros = 1;
	table->total.place = section->place;
	table->total.counts = true;
	table->total.cells = arena_array(b->reading.arena, spec->n_columns, sizeof *table->total.cells);
	for (n = 0; n < spec->n_columns; n++)
		table->total.cells[n].place = section->place;
	if (value->fill != FILL_GIVEN)
		return;
	FIELDS_READ(&b->reading, value->node, money_table, &v);
	table->budget_period = v.budget_period;
	section->secret = v.secret.number;
	if (value->node->kind != NODE_BLOCK)
		return;
	table->unit = unit_of(b, section, &v.unit);
	if (field_items(&v.rows, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_row(b, section, items[i], arena_push(b->reading.arena, table->rows, table->n));
	table->total_fill = v.total.fill;
	if (table->total_fill == FILL_GIVEN)
		read_total(b, section, v.total.node);
	if (v.rows.fill == FILL_WRONG)
		forget_total(spec, table);
	derive(b, spec, table);
}
