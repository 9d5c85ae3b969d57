/*
 * Sums of a money table. A relation says that a result is the sum of terms: a
 * formula of the template on one row, or a column with its total. Where a row
 * and a column both break by the same amount, the cell where they cross is at
 * fault, and gives one finding instead of two.
 */
#include "check.h"
#include "../base/arena.h"

struct operand {
	const struct cell *cell;
	int sign;
	struct str name;                /* of its column, or of its row */
};

struct relation {
	enum diag id;
	struct operand *operands;
	size_t n;
	const struct cell *result;
	struct str column, row;         /* labels of the result */
	bool weighed;                   /* everything in it could be read */
	cents off;                      /* result less the sum of the operands; 0: it holds */
};

struct sums {
	struct checking *c;
	const struct section *section;
	const struct money_table *table;
	struct relation *rows;          /* one per formula for each row; last the total row */
	struct relation *columns;
};

static struct str
amount(struct sums *s, cents value)
{
	return money_text(s->c->arena, value, s->table->unit, s->table->decimals);
}

/* How many rounded figures a relation adds up: a derived one counts for all that
 * it was derived from. */
static cents
rounded_terms(const struct sums *s, const struct relation *relation)
{
	cents n = 0;

	for (size_t i = 0; i < relation->n; i++)
		n += relation->operands[i].cell->kind == CELL_DERIVED ? (cents)s->section->spec->n_columns - 1 : 1;
	return n;
}

static cents
ceil_root(cents square)
{
	cents root = 0;

	while (root * root < square)
		root++;
	return root;
}

/* Rounded figures may miss their sum. With n terms and a result, half a step
 * each: three standard deviations, ceil(3 sqrt((n + 1) / 12)), are usual, and
 * floor((n + 1) / 2) is the most. Whole euros may miss nothing. SUM_RANGE here
 * stands for "not by rounding". */
static enum diag
rounding(const struct sums *s, const struct relation *relation)
{
	cents step = s->table->unit.euros * 100, n = rounded_terms(s, relation);
	cents size = relation->off < 0 ? -relation->off : relation->off, most = (n + 1) / 2, usual;

	for (int i = 0; i < s->table->decimals; i++)
		step /= 10;
	usual = ceil_root((9 * (n + 1) + 11) / 12);
	if (s->table->unit.euros == 1 || size > step * most)
		return SUM_RANGE;
	return size <= step * (usual < most ? usual : most) ? SUM_ROUNDED : SUM_ROUNDED_FAR;
}

/* Fills in what the relation is off; 0 when it cannot be told. */
static void
weigh(struct sums *s, struct relation *relation)
{
	cents sum = 0, off = relation->result->cents;
	enum diag rounded;
	bool fits = true;

	if (relation->result->kind != CELL_GIVEN)
		return;
	for (size_t i = 0; i < relation->n; i++) {
		const struct operand *operand = &relation->operands[i];
		if (!cell_is_readable(operand->cell))
			return;
		fits = fits && (operand->sign > 0 ? money_add(&sum, operand->cell->cents)
		    : money_sub(&sum, operand->cell->cents));
	}
	if (!fits || !money_sub(&off, sum) || off == INT64_MIN) {
		diag_add(s->c->findings, SUM_RANGE, relation->result->place, { 0 });
		return;
	}
	relation->weighed = true;
	relation->off = off;
	if (off && (rounded = rounding(s, relation)) != SUM_RANGE) {
		diag_add_args(s->c->findings, rounded, relation->result->place,
		    (const struct str[FINDING_ARGS]){ relation->column, relation->row,
		    amount(s, relation->result->cents), amount(s, sum) });
		relation->off = 0;
	}
}

static struct relation
row_relation(struct sums *s, const struct formula *formula, const struct money_row *row, struct str name, enum diag id)
{
	const struct section_spec *spec = s->section->spec;
	struct relation relation = { .id = id, .n = formula->n, .result = &row->cells[formula->result],
	    .column = spec->columns[formula->result].label, .row = name };

	relation.operands = arena_array(s->c->arena, formula->n, sizeof *relation.operands);
	for (size_t i = 0; i < formula->n; i++) {
		size_t column = formula->terms[i].column;
		relation.operands[i] = (struct operand){ &row->cells[column], formula->terms[i].sign,
		    spec->columns[column].label };
	}
	weigh(s, &relation);
	return relation;
}

static struct relation
column_relation(struct sums *s, size_t column)
{
	const struct section_spec *spec = s->section->spec;
	struct relation relation = { .id = formula_is_result(spec->formulas, spec->n_formulas, column) ? SUM_CROSS : SUM_COLUMN,
	    .result = &s->table->total.cells[column], .column = spec->columns[column].label,
	    .row = s->c->report->style->words[WORD_TOTAL] };

	relation.operands = arena_array(s->c->arena, s->table->n, sizeof *relation.operands);
	for (size_t i = 0; i < s->table->n; i++)
		if (s->table->rows[i].counts)
			relation.operands[relation.n++] = (struct operand){ &s->table->rows[i].cells[column], 1,
			    s->table->rows[i].name.text };
	weigh(s, &relation);
	return relation;
}

/* What must be added to an operand so that its relation holds. */
static cents
mend_of(const struct relation *relation, const struct cell *cell)
{
	for (size_t i = 0; i < relation->n; i++)
		if (relation->operands[i].cell == cell)
			return relation->operands[i].sign * relation->off;
	return -relation->off;
}

/* words about a broken relation */

static void
add_operand(struct sums *s, struct buf *out, const struct operand *operand, bool first)
{
	if (!first || operand->sign < 0)
		buf_puts(out, operand->sign < 0 ? first ? "- " : " - " : " + ");
	buf_add(out, operand->name);
	buf_char(out, ' ');
	buf_add(out, operand->cell->kind == CELL_PM ? STR("PM") : amount(s, operand->cell->cents));
	if (operand->cell->kind != CELL_DERIVED)
		buf_printf(out, " (%u:%u)", operand->cell->place.line, operand->cell->place.column);
}

enum { SHOWN_OPERANDS = 12 };

/* "beschikbaar 389.000 (84:20) - uitgaven 91.000 (85:17)" */
static struct str
expression(struct sums *s, const struct relation *relation)
{
	struct buf out = { .arena = s->c->arena };

	for (size_t i = 0; i < relation->n && i < SHOWN_OPERANDS; i++)
		add_operand(s, &out, &relation->operands[i], i == 0);
	if (relation->n > SHOWN_OPERANDS)
		buf_printf(&out, " + ... (%zu)", relation->n - SHOWN_OPERANDS);
	return buf_str(&out);
}

/* The same, with the result before it: "saldo 38.000 (87:14) = ..." */
static struct str
equation(struct sums *s, const struct relation *relation, struct str name)
{
	const struct operand result = { relation->result, 1, name };
	struct buf out = { .arena = s->c->arena };

	add_operand(s, &out, &result, true);
	buf_puts(&out, " = ");
	buf_add(&out, expression(s, relation));
	return buf_str(&out);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether one changed digit, or two neighbours swapped, make a into b. */
static bool
is_slip(struct str a, struct str b)
{
	size_t at[2] = { 0 }, n = 0;

	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		if (a.p[i] == b.p[i])
			continue;
		if (n == 2 || !is_digit(a.p[i]) || !is_digit(b.p[i]))
			return false;
		at[n++] = i;
	}
	if (n < 2)
		return n == 1;
	return at[1] - at[0] <= 2 && !(at[1] - at[0] == 2 && is_digit(a.p[at[0] + 1]))
	    && a.p[at[0]] == b.p[at[1]] && a.p[at[1]] == b.p[at[0]];
}

/* The amount that a cell should have been, when a slip of the pen explains it. */
static struct str
slip_of(struct sums *s, const struct cell *cell, cents mend)
{
	cents should = cell->cents;
	struct str text;

	if (cell->kind != CELL_GIVEN || !money_add(&should, mend)
	    || money_decimals(should, s->table->unit) > s->table->decimals)
		return (struct str){ 0 };
	text = amount(s, should);
	return is_slip(amount(s, cell->cents), text) ? text : (struct str){ 0 };
}

/* The one cell of a relation that a slip would explain, if there is just one. */
static void
find_slip(struct sums *s, const struct relation *relation, struct str *should, struct str *is)
{
	size_t found = 0;

	for (size_t i = 0; i <= relation->n; i++) {
		const struct cell *cell = i < relation->n ? relation->operands[i].cell : relation->result;
		struct str text = slip_of(s, cell, mend_of(relation, cell));
		if (text.n && found++ == 0) {
			*should = text;
			*is = amount(s, cell->cents);
		}
	}
	if (found != 1)
		*should = *is = (struct str){ 0 };
}

static void
mark_operands(struct sums *s, struct finding *finding, const struct relation *relation, const struct cell *except)
{
	struct findings *findings = s->c->findings;

	for (size_t i = 0; i < relation->n; i++)
		if (relation->operands[i].cell != except && relation->operands[i].cell->kind != CELL_DERIVED)
			diag_mark(findings, finding, relation->operands[i].cell->place, relation->operands[i].name);
	if (relation->result != except)
		diag_mark(findings, finding, relation->result->place, relation->row);
}

static void
find_broken(struct sums *s, const struct relation *relation)
{
	struct str should = { 0 }, is = { 0 };
	struct finding *finding;
	cents expected;

	if (!relation->off)
		return;
	expected = relation->result->cents;
	if (!money_sub(&expected, relation->off))
		return;
	find_slip(s, relation, &should, &is);
	finding = diag_add(s->c->findings, relation->id, relation->result->place, relation->column, relation->row,
	    amount(s, relation->result->cents), amount(s, expected), expression(s, relation),
	    amount(s, relation->off), should, is);
	mark_operands(s, finding, relation, relation->result);
}

static void
find_cell(struct sums *s, struct relation *row, struct relation *column, const struct cell *cell, struct str label)
{
	cents mend = mend_of(row, cell), should = cell->cents;
	struct finding *finding;

	if (!money_add(&should, mend))
		return;
	finding = diag_add(s->c->findings, SUM_CELL, cell->place, label, row->row, amount(s, cell->cents),
	    amount(s, should), equation(s, row, row->column), equation(s, column, column->row),
	    amount(s, -mend), slip_of(s, cell, mend));
	mark_operands(s, finding, row, cell);
	mark_operands(s, finding, column, cell);
	row->off = column->off = 0;
}

/* Whether mending this one cell of a row mends everything that it is part of. */
static bool
mends_all(const struct sums *s, const struct relation *of_row, const struct money_row *row, size_t column)
{
	const struct section_spec *spec = s->section->spec;
	const struct cell *cell = &row->cells[column];
	cents mend = s->columns[column].off ? mend_of(&s->columns[column], cell) : 0;

	if (!mend || cell->kind != CELL_GIVEN)
		return false;
	for (size_t f = 0; f < spec->n_formulas; f++)
		if (formula_takes_part(&spec->formulas[f], column) && of_row[f].weighed && mend_of(&of_row[f], cell) != mend)
			return false;
	return true;
}

/* Where a row and a column break alike, the cell where they cross; all that it
 * mends is then explained. A row that does not count has no column. */
static void
find_crossing(struct sums *s, struct relation *of_row, const struct money_row *row)
{
	const struct section_spec *spec = s->section->spec;

	for (size_t f = 0; f < spec->n_formulas && row->counts; f++)
		for (size_t c = 0; of_row[f].off && c < spec->n_columns; c++)
			if (formula_takes_part(&spec->formulas[f], c) && mends_all(s, of_row, row, c)) {
				find_cell(s, &of_row[f], &s->columns[c], &row->cells[c], spec->columns[c].label);
				for (size_t k = 0; k < spec->n_formulas; k++)
					if (formula_takes_part(&spec->formulas[k], c))
						of_row[k].off = 0;
			}
}

/* A column of results is off by what the columns of its terms are off: then it
 * says nothing new. */
static void
drop_explained(struct sums *s)
{
	const struct section_spec *spec = s->section->spec;

	for (size_t f = spec->n_formulas; f-- > 0; ) {
		const struct formula *formula = &spec->formulas[f];
		cents off = 0;
		bool fits = true;
		for (size_t i = 0; i < formula->n; i++)
			fits = fits && (formula->terms[i].sign > 0 ? money_add(&off, s->columns[formula->terms[i].column].off)
			    : money_sub(&off, s->columns[formula->terms[i].column].off));
		if (fits && off == s->columns[formula->result].off)
			s->columns[formula->result].off = 0;
	}
}

/* Whether a counted row leaves this result open: then the total row need not
 * follow the formula, for its other columns did count that row. */
static bool
has_pm(const struct money_table *table, size_t column)
{
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].counts && table->rows[i].cells[column].kind == CELL_PM)
			return true;
	return false;
}

static bool
counts_rows(const struct money_table *table)
{
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].counts)
			return true;
	return false;
}

static void
weigh_all(struct sums *s)
{
	const struct section_spec *spec = s->section->spec;
	size_t f = spec->n_formulas, n = s->table->n;
	bool given = s->table->total_fill == FILL_GIVEN;

	s->rows = arena_array(s->c->arena, (n + 1) * f, sizeof *s->rows);
	s->columns = arena_array(s->c->arena, spec->n_columns, sizeof *s->columns);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < f; k++)
			s->rows[i * f + k] = row_relation(s, &spec->formulas[k], &s->table->rows[i],
			    s->table->rows[i].name.text, SUM_ROW);
	for (size_t k = 0; k < f && given && !has_pm(s->table, spec->formulas[k].result); k++)
		s->rows[n * f + k] = row_relation(s, &spec->formulas[k], &s->table->total,
		    s->c->report->style->words[WORD_TOTAL], SUM_TOTAL_ROW);
	for (size_t c = 0; c < spec->n_columns && given && counts_rows(s->table); c++)
		s->columns[c] = column_relation(s, c);
}

static void
check_sums(struct checking *c, const struct section *section)
{
	struct sums s = { c, section, &section->money, NULL, NULL };
	size_t f = section->spec->n_formulas, n = section->money.n;

	weigh_all(&s);
	for (size_t i = 0; i <= n; i++)
		find_crossing(&s, s.rows + i * f, i < n ? &section->money.rows[i] : &section->money.total);
	drop_explained(&s);
	for (size_t i = 0; i < (n + 1) * f; i++)
		find_broken(&s, &s.rows[i]);
	for (size_t i = 0; i < section->spec->n_columns; i++)
		find_broken(&s, &s.columns[i]);
}

const struct section_rule sum_rules[] = {
	{ SECTION_MONEY, check_sums },
	{ 0, NULL },
};
