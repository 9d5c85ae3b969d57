/*
 * Risks, indicators and milestones as tables: a column is a label and a function
 * that says a cell, and a column that no row fills is left out.
 */
#include "composer.h"
#include "../base/arena.h"

#include <stdlib.h>
#include <string.h>

struct register_column {
	enum word label;
	struct str (*says)(struct composer *, const struct section *, size_t row);
	bool right, head;               /* amounts; the header of its row */
};

static struct str
risk_number(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return section->risks[row].number.text;
}

static struct str
risk_what(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return section->risks[row].what.text;
}

static struct str
step_words(const struct value *step, const struct str *steps)
{
	return step->fill == FILL_GIVEN ? steps[step->number - 1] : step->text;
}

static struct str
risk_chance(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return step_words(&section->risks[row].chance, section->spec->chances);
}

static struct str
risk_impact(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return step_words(&section->risks[row].impact, section->spec->impacts);
}

static struct str
risk_level_word(struct composer *c, const struct section *section, size_t row)
{
	const struct risk *risk = &section->risks[row];

	(void)c;
	if (!section->spec->legend || risk->chance.fill != FILL_GIVEN || risk->impact.fill != FILL_GIVEN)
		return STR("");
	return section->spec->legend->words[risk_level(section->spec, risk)].word;
}

static struct str
risk_amount(struct composer *c, const struct section *section, size_t row)
{
	const struct risk *risk = &section->risks[row];

	if (risk->amount.fill <= FILL_EMPTY || risk->money.fault)
		return risk->amount.text;
	return cents_words(c, risk->money.cents, (struct unit){ 1 }, section->risk_decimals);
}

/* What is done, and beneath it by whom: a column of its own would leave too little
 * room for either. */
static struct str
risk_measure(struct composer *c, const struct section *section, size_t row)
{
	struct str measure = section->risks[row].measure.text, owner = section->risks[row].owner.text;

	if (!owner.n)
		return measure;
	owner = FILL(c, WORD_OWNER, { "eigenaar", owner });
	return measure.n ? str_printf(c->arena, "%.*s\n%.*s", (int)measure.n, measure.p, (int)owner.n, owner.p) : owner;
}

struct str
indicator_words(struct composer *c, const struct indicator *i)
{
	return i->unit.fill == FILL_GIVEN ? FILL(c, WORD_WITH_UNIT, { "naam", i->name.text }, { "eenheid", i->unit.text })
	    : i->name.text;
}

static struct str
indicator_name(struct composer *c, const struct section *section, size_t row)
{
	return indicator_words(c, &section->indicators[row]);
}

static struct str
measured(struct composer *c, const struct measure *measure)
{
	if (measure->value.fill <= FILL_EMPTY || measure->year.fill != FILL_GIVEN)
		return measure->value.text;
	return FILL(c, WORD_MEASURED, { "waarde", measure->value.text }, { "jaar", measure->year.text });
}

static struct str
indicator_start(struct composer *c, const struct section *section, size_t row)
{
	return measured(c, &section->indicators[row].start);
}

static struct str
indicator_target(struct composer *c, const struct section *section, size_t row)
{
	return measured(c, &section->indicators[row].target);
}

static int
by_year(const void *a, const void *b)
{
	const struct measure *const *first = a, *const *second = b;
	int64_t x = (*first)->year.number, y = (*second)->year.number;

	return (x > y) - (x < y);
}

/* Whether a value is that of a year before it in the list, too. */
static bool
is_again(const struct measure *const *all, size_t i)
{
	return i && all[i]->known && all[i - 1]->known && all[i]->year.number == all[i - 1]->year.number;
}

/* All that was measured, the oldest first, a year once. */
static struct str
indicator_latest(struct composer *c, const struct section *section, size_t row)
{
	const struct indicator *indicator = &section->indicators[row];
	const struct measure **all = arena_array(c->arena, indicator->n + 1, sizeof *all);
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < indicator->n; i++)
		all[i] = &indicator->measures[i];
	all[indicator->n] = &indicator->latest;
	qsort(all, indicator->n + 1, sizeof *all, by_year);
	for (size_t i = 0; i <= indicator->n; i++) {    /* two of a year are equal, or an error */
		struct str words = measured(c, all[i]);
		if (!words.n || is_again(all, i))
			continue;
		buf_puts(&out, out.n ? "\n" : "");
		buf_add(&out, words);
	}
	return buf_str(&out);
}

static struct str
indicator_source(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return section->indicators[row].source.text;
}

static struct str
milestone_name(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return section->milestones[row].name.text;
}

static struct str
milestone_planned(struct composer *c, const struct section *section, size_t row)
{
	return date_value(c, &section->milestones[row].planned);
}

static struct str
milestone_expected(struct composer *c, const struct section *section, size_t row)
{
	return date_value(c, &section->milestones[row].expected);
}

static struct str
milestone_done(struct composer *c, const struct section *section, size_t row)
{
	return date_value(c, &section->milestones[row].done);
}

static struct str
milestone_note(struct composer *c, const struct section *section, size_t row)
{
	(void)c;
	return section->milestones[row].note.text;
}

static struct str
milestone_stand(struct composer *c, const struct section *section, size_t row)
{
	const struct legend *legend = style_legend(c->style, LEGEND_STATE);

	return legend ? legend->words[milestone_state(c, &section->milestones[row])].word : STR("");
}

static const struct register_column risk_columns[] = {
	{ WORD_RISK_NUMBER, risk_number, false, false }, { WORD_RISK, risk_what, false, true },
	{ WORD_CHANCE, risk_chance, false, false }, { WORD_IMPACT, risk_impact, false, false },
	{ WORD_LEVEL, risk_level_word, false, false },
	{ WORD_RISK_AMOUNT, risk_amount, true, false }, { WORD_MEASURE, risk_measure, false, false },
	{ WORD_COUNT, NULL, false, false },
};

static const struct register_column indicator_columns[] = {
	{ WORD_INDICATOR, indicator_name, false, true }, { WORD_START, indicator_start, false, false },
	{ WORD_TARGET, indicator_target, false, false }, { WORD_LATEST, indicator_latest, false, false },
	{ WORD_SOURCE, indicator_source, false, false }, { WORD_COUNT, NULL, false, false },
};

static const struct register_column milestone_columns[] = {
	{ WORD_MILESTONE, milestone_name, false, true }, { WORD_PLANNED, milestone_planned, false, false },
	{ WORD_EXPECTED, milestone_expected, false, false }, { WORD_DONE, milestone_done, false, false },
	{ WORD_STAND, milestone_stand, false, false }, { WORD_NOTE, milestone_note, false, false },
	{ WORD_COUNT, NULL, false, false },
};

static bool
is_used(struct composer *c, const struct section *section, const struct register_column *column, size_t n)
{
	for (size_t row = 0; row < n; row++)
		if (column->says(c, section, row).n)
			return true;
	return false;
}

void
add_nothing(struct composer *c, struct elem *cell)
{
	struct elem *span = elem_add(c->arena, cell, EL_SPAN, LOOK_TABLE);

	span->expansion = c->style->words[WORD_NOT_FILLED];
	elem_words(c->arena, span, c->style->words[WORD_NOTHING], 0);
}

static void
add_register_cell(struct composer *c, struct elem *row, const struct register_column *column, struct str words)
{
	struct elem *cell = add_cell(c, row, column->head ? EL_TH : EL_TD, LOOK_TABLE,
	    column->head ? SCOPE_ROW : SCOPE_NONE);
	struct str line;

	cell->align = column->right ? ALIGN_RIGHT : ALIGN_LEFT;
	if (!words.n)
		add_nothing(c, cell);
	else if (!memchr(words.p, '\n', words.n))
		elem_words(c->arena, cell, words, 0);
	else
		while (str_cut(&words, '\n', &line))
			add_words(c, cell, EL_PARA, LOOK_VALUE, line);
}

static void
compose_register(struct composer *c, struct elem *parent, const struct section *section,
    const struct register_column *columns, size_t n)
{
	struct elem *table = elem_add(c->arena, parent, EL_TABLE, LOOK_TABLE), *row;
	struct elem *head = elem_add(c->arena, table, EL_HEAD, LOOK_TABLE_HEAD), *rows;
	const struct register_column *used[16];
	size_t n_used = 0;

	for (const struct register_column *column = columns; column->says; column++)
		if (is_used(c, section, column, n))
			used[n_used++] = column;
	table->figures = true;
	row = elem_add(c->arena, head, EL_ROW, LOOK_TABLE_HEAD);
	for (size_t i = 0; i < n_used; i++) {
		struct elem *cell = add_cell(c, row, EL_TH, LOOK_TABLE_HEAD, SCOPE_COLUMN);
		cell->align = used[i]->right ? ALIGN_RIGHT : ALIGN_LEFT;
		elem_words(c->arena, cell, c->style->words[used[i]->label], 0);
	}
	rows = elem_add(c->arena, table, EL_ROWS, LOOK_TABLE);
	for (size_t k = 0; k < n; k++) {
		row = elem_add(c->arena, rows, EL_ROW, LOOK_TABLE);
		for (size_t i = 0; i < n_used; i++)
			add_register_cell(c, row, used[i], used[i]->says(c, section, k));
	}
}

void
compose_risks(struct composer *c, struct elem *parent, const struct section *section)
{
	if (section->n_risks)
		compose_register(c, parent, section, risk_columns, section->n_risks);
	else
		add_empty(c, parent, section);
}

void
compose_indicators(struct composer *c, struct elem *parent, const struct section *section)
{
	if (section->n_indicators)
		compose_register(c, parent, section, indicator_columns, section->n_indicators);
	else
		add_empty(c, parent, section);
}

void
compose_milestones(struct composer *c, struct elem *parent, const struct section *section)
{
	if (section->n_milestones)
		compose_register(c, parent, section, milestone_columns, section->n_milestones);
	else
		add_empty(c, parent, section);
}
