/*
 * Sums of a money table. A relation says that a result is the sum of terms:
 * across, a formula of the template on one row; down, a column with its total,
 * or a group with its subtotal. Where one across and one down both break by the
 * same amount, the cell where they cross is at fault, and gives one finding
 * instead of two.
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
	bool weighed;                   /* everything in it could be read, and it is not off by rounding */
	cents off;                      /* result less the sum of the operands; 0: it holds */
};

struct sums {
	struct checking *c;
	const struct section *section;
	const struct money_table *table;
	struct relation *rows;          /* one per formula for each row; last the total row */
	struct relation *columns;
	struct relation *groups;        /* one per column for each group */
	const struct money_row **subtotals;     /* of each group, or NULL */
};

static struct str
amount(struct sums *s, cents value)
{
	return money_text(s->c->arena, value, s->table->unit, s->table->decimals);
}

/* How many rounded figures a relation adds up. */
static cents
rounded_terms(const struct relation *relation)
{
	cents n = 0;

	for (size_t i = 0; i < relation->n; i++)
		n += relation->operands[i].cell->terms;
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
 * floor((n + 1) / 2) is the most. Whole euros may miss nothing. DIAG_COUNT stands
 * for "not by rounding". */
static enum diag
rounding(const struct sums *s, const struct relation *relation)
{
	cents step = s->table->unit.euros * 100, n = rounded_terms(relation);
	cents size = relation->off < 0 ? -relation->off : relation->off, most = (n + 1) / 2, usual;

	for (int i = 0; i < s->table->decimals; i++)
		step /= 10;
	usual = ceil_root((9 * (n + 1) + 11) / 12);
	if (s->table->unit.euros == 1 || size > step * most)
		return DIAG_COUNT;
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
	s->c->tally.sums++;
	if (off && (rounded = rounding(s, relation)) != DIAG_COUNT) {
		diag_add_args(s->c->findings, rounded, relation->result->place,
		    (const struct str[FINDING_ARGS]){ relation->column, relation->row,
		    amount(s, relation->result->cents), amount(s, sum) });
		relation->off = 0;
		relation->weighed = false;
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
			relation.operands[relation.n++] = (struct operand){
			    &s->table->rows[i].cells[column], 1, s->table->rows[i].name.text };
	weigh(s, &relation);
	return relation;
}

/* The groups with a subtotal, each column a relation, filled in one walk. */
static void
weigh_groups(struct sums *s)
{
	const struct section_spec *spec = s->section->spec;
	const struct money_table *table = s->table;
	size_t n = table->n_groups, c = spec->n_columns;

	s->subtotals = arena_array(s->c->arena, n, sizeof *s->subtotals);
	s->groups = arena_array(s->c->arena, n * c, sizeof *s->groups);
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].subtotal && table->rows[i].of_group != ROW_ALONE)
			s->subtotals[table->rows[i].of_group] = &table->rows[i];
	for (size_t i = 0; i < table->n; i++)
		for (size_t k = 0; table->rows[i].counts && table->rows[i].of_group != ROW_ALONE && k < c; k++) {
			struct relation *relation = &s->groups[table->rows[i].of_group * c + k];
			*arena_push(s->c->arena, relation->operands, relation->n) = (struct operand){
			    &table->rows[i].cells[k], 1, table->rows[i].name.text };
		}
	for (size_t i = 0; i < n * c; i++) {
		const struct money_row *subtotal = s->subtotals[i / c];
		if (!subtotal || !s->groups[i].n)
			continue;
		s->groups[i].id = SUBTOTAL;
		s->groups[i].result = &subtotal->cells[i % c];
		s->groups[i].column = spec->columns[i % c].label;
		s->groups[i].row = subtotal->name.text;
		weigh(s, &s->groups[i]);
	}
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
		if (n == 2 || !char_is_digit(a.p[i]) || !char_is_digit(b.p[i]))
			return false;
		at[n++] = i;
	}
	if (n < 2)
		return n == 1;
	return at[1] - at[0] <= 2 && !(at[1] - at[0] == 2 && char_is_digit(a.p[at[0] + 1]))
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
	finding->stake = relation->off < 0 ? -relation->off : relation->off;
	mark_operands(s, finding, relation, relation->result);
}

static void
find_cell(struct sums *s, struct relation *row, struct relation *down, const struct cell *cell, struct str label)
{
	cents mend = mend_of(row, cell), should = cell->cents;
	struct finding *finding;

	if (!money_add(&should, mend))
		return;
	finding = diag_add(s->c->findings, SUM_CELL, cell->place, label, row->row, amount(s, cell->cents),
	    amount(s, should), equation(s, row, row->column), equation(s, down, down->row),
	    amount(s, -mend), slip_of(s, cell, mend));
	finding->stake = mend < 0 ? -mend : mend;
	mark_operands(s, finding, row, cell);
	mark_operands(s, finding, down, cell);
}

enum { DOWN = 2 };                      /* relations down that a cell may be part of */

/* The relations down of a cell: with the total, and with the subtotal. */
static void
relations_down(const struct sums *s, const struct money_row *row, size_t column, struct relation *down[DOWN])
{
	bool in_total = row->counts || row == &s->table->total;
	bool in_group = row != &s->table->total && row->of_group != ROW_ALONE && (row->counts || row->subtotal);

	down[0] = in_total ? &s->columns[column] : NULL;
	down[1] = in_group ? &s->groups[row->of_group * s->section->spec->n_columns + column] : NULL;
}

/* The amount that mends a cell in all relations down that it is part of; 0 when
 * they agree on none. *broken is one that it mends. */
static cents
mend_down(const struct cell *cell, struct relation *const down[DOWN], struct relation **broken)
{
	cents mend = 0;

	*broken = NULL;
	for (int i = 0; i < DOWN; i++) {
		cents own;
		if (!down[i] || !down[i]->weighed)
			continue;
		own = down[i]->result == cell ? -down[i]->off : down[i]->off;
		if (!own || (mend && own != mend))
			return 0;
		mend = own;
		*broken = down[i];
	}
	return mend;
}

/* Whether mending this one cell of a row mends everything that it is part of. */
static bool
mends_all(const struct sums *s, const struct relation *of_row, const struct cell *cell, size_t column, cents mend)
{
	const struct section_spec *spec = s->section->spec;

	if (!mend || cell->kind != CELL_GIVEN)
		return false;
	for (size_t f = 0; f < spec->n_formulas; f++)
		if (formula_takes_part(&spec->formulas[f], column) && of_row[f].weighed && mend_of(&of_row[f], cell) != mend)
			return false;
	return true;
}

static void
settle(struct relation *of_row, const struct section_spec *spec, size_t column, struct relation *const down[DOWN])
{
	for (size_t f = 0; f < spec->n_formulas; f++)
		if (formula_takes_part(&spec->formulas[f], column))
			of_row[f].off = 0;
	for (int i = 0; i < DOWN; i++)
		if (down[i])
			down[i]->off = 0;
}

/* Where relations across and down break alike, the cell where they cross; all
 * that it mends is then explained. */
static void
find_crossing(struct sums *s, struct relation *of_row, const struct money_row *row)
{
	const struct section_spec *spec = s->section->spec;

	for (size_t f = 0; f < spec->n_formulas; f++)
		for (size_t c = 0; of_row[f].off && c < spec->n_columns; c++) {
			struct relation *down[DOWN], *broken;
			if (!formula_takes_part(&spec->formulas[f], c))
				continue;
			relations_down(s, row, c, down);
			if (mends_all(s, of_row, &row->cells[c], c, mend_down(&row->cells[c], down, &broken))) {
				find_cell(s, &of_row[f], broken, &row->cells[c], spec->columns[c].label);
				settle(of_row, spec, c, down);
			}
		}
}

/* A column of results is off by what the columns of its terms are off: then it
 * says nothing new. */
static void
drop_explained(const struct section_spec *spec, struct relation *columns)
{
	for (size_t f = spec->n_formulas; f-- > 0; ) {
		const struct formula *formula = &spec->formulas[f];
		cents off = 0;
		bool fits = true;
		for (size_t i = 0; i < formula->n; i++)
			fits = fits && (formula->terms[i].sign > 0 ? money_add(&off, columns[formula->terms[i].column].off)
			    : money_sub(&off, columns[formula->terms[i].column].off));
		if (fits && off == columns[formula->result].off)
			columns[formula->result].off = 0;
	}
}

/* Whether a counted row, of a group or of all, leaves this result open: then its
 * total need not follow the formula, for the other columns did count that row. */
static bool
has_pm(const struct money_table *table, size_t column)
{
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].counts && table->rows[i].cells[column].kind == CELL_PM)
			return true;
	return false;
}

/* The same of each group and column. */
static bool *
groups_with_pm(struct sums *s)
{
	size_t c = s->section->spec->n_columns;
	bool *pm = arena_array(s->c->arena, s->table->n_groups * c, sizeof *pm);

	for (size_t i = 0; i < s->table->n; i++) {
		const struct money_row *row = &s->table->rows[i];
		for (size_t k = 0; row->counts && row->of_group != ROW_ALONE && k < c; k++)
			pm[row->of_group * c + k] = pm[row->of_group * c + k] || row->cells[k].kind == CELL_PM;
	}
	return pm;
}

/* Whether a row is a subtotal of a group that leaves this column open. */
static bool
is_open(const struct sums *s, const bool *pm, const struct money_row *row, size_t column)
{
	return row->subtotal && row->of_group != ROW_ALONE && pm[row->of_group * s->section->spec->n_columns + column];
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
	bool given = s->table->total_fill == FILL_GIVEN, *pm = groups_with_pm(s);

	s->rows = arena_array(s->c->arena, (n + 1) * f, sizeof *s->rows);
	s->columns = arena_array(s->c->arena, spec->n_columns, sizeof *s->columns);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < f; k++)
			if (!is_open(s, pm, &s->table->rows[i], spec->formulas[k].result))
				s->rows[i * f + k] = row_relation(s, &spec->formulas[k], &s->table->rows[i],
				    s->table->rows[i].name.text, SUM_ROW);
	for (size_t k = 0; k < f && given; k++)
		if (!has_pm(s->table, spec->formulas[k].result))
			s->rows[n * f + k] = row_relation(s, &spec->formulas[k], &s->table->total,
			    s->c->report->style->words[WORD_TOTAL], SUM_TOTAL_ROW);
	for (size_t c = 0; c < spec->n_columns && given && counts_rows(s->table); c++)
		s->columns[c] = column_relation(s, c);
	weigh_groups(s);
}

/* Whether the total counts the subtotals besides their rows, in every column
 * that is off: one finding, at the first of them. */
static void
find_twice(struct sums *s)
{
	const struct section_spec *spec = s->section->spec;
	bool found = false;

	for (size_t c = 0; c < spec->n_columns; c++) {
		struct relation *column = &s->columns[c];
		cents twice = 0, expected;
		for (size_t g = 0; column->off && g < s->table->n_groups; g++)
			if (s->subtotals[g] && !money_add(&twice, s->subtotals[g]->cells[c].cents))
				return;
		expected = column->off ? column->result->cents : 0;
		if (!column->off || twice != column->off || !money_sub(&expected, twice))
			continue;
		if (!found)
			diag_add(s->c->findings, SUBTOTAL_TWICE, column->result->place, column->column, column->row,
			    amount(s, column->result->cents), amount(s, expected))->stake = twice < 0 ? -twice : twice;
		found = true;
		column->off = 0;
	}
}

static void
find_alone(struct sums *s)
{
	for (size_t i = 0; i < s->table->n; i++) {
		const struct money_row *row = &s->table->rows[i];
		if (row->subtotal && (row->of_group == ROW_ALONE
		    || (s->section->spec->n_columns && !s->groups[row->of_group * s->section->spec->n_columns].n)))
			diag_add(s->c->findings, SUBTOTAL_ALONE, row->name.place, row->name.text,
			    row->group.n ? row->group : STR("?"));
	}
}

static void
count(struct sums *s)
{
	const struct section_spec *spec = s->section->spec;
	struct tally *tally = &s->c->tally;

	for (size_t i = 0; i <= s->table->n; i++) {
		const struct money_row *row = i < s->table->n ? &s->table->rows[i] : &s->table->total;
		for (size_t k = 0; k < spec->n_columns; k++) {
			tally->amounts += row->cells[k].kind == CELL_GIVEN;
			tally->derived += row->cells[k].kind == CELL_DERIVED;
		}
	}
}

static void
check_sums(struct checking *c, const struct section *section)
{
	const struct section_spec *spec = section->spec;
	struct sums s = { .c = c, .section = section, .table = &section->money };
	size_t f = spec->n_formulas, n = section->money.n;

	if (section->fill != FILL_GIVEN)
		return;
	weigh_all(&s);
	count(&s);
	for (size_t i = 0; i <= n; i++)
		find_crossing(&s, s.rows + i * f, i < n ? &section->money.rows[i] : &section->money.total);
	find_twice(&s);
	find_alone(&s);
	drop_explained(spec, s.columns);
	for (size_t g = 0; g < s.table->n_groups; g++)
		drop_explained(spec, s.groups + g * spec->n_columns);
	for (size_t i = 0; i < (n + 1) * f; i++)
		find_broken(&s, &s.rows[i]);
	for (size_t i = 0; i < spec->n_columns; i++)
		find_broken(&s, &s.columns[i]);
	for (size_t i = 0; i < s.table->n_groups * spec->n_columns; i++)
		find_broken(&s, &s.groups[i]);
}

const struct section_rule sum_rules[] = {
	{ SECTION_MONEY, check_sums },
	{ 0, NULL },
};
