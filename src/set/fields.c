/*
 * Fields as labels with values, and rows of them as a table. Each kind of value
 * has a function in a table; what is empty says so.
 */
#include "composer.h"
#include "../base/arena.h"

static void
add_text_value(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	(void)section;
	elem_words(c->arena, cell, field->value.text, 0);
}

static void
add_date_value(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	(void)section;
	elem_words(c->arena, cell, field->is_date ? date_words(c, field->value.date) : field->value.text, 0);
}

static void
add_period_value(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	(void)section;
	elem_words(c->arena, cell, period_value(c, &field->value), 0);
}

/* In a column the header says the unit. */
static void
add_amount_value(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	const struct unit euro = { 1 };
	struct str words = field->is_amount ? cents_words(c, field->amount, euro, field->decimals) : field->value.text;

	if (field->is_amount && section->spec->kind != SECTION_TABLE) {
		elem_words(c->arena, cell, unit_words(c, euro), 0);
		elem_words(c->arena, cell, STR(NBSP), 0);
	}
	elem_words(c->arena, cell, words, 0);
}

/* A judgement is a shape and a word, with what it was when that is another; why
 * it is so stands beneath. */
static void
add_judgement(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	const struct legend_word *was = field->word ? word_before(c, section, field) : NULL;
	struct str words = field->value.text;

	if (field->word) {
		cell->shape = field->word->shape;
		cell->colour = field->word->colour;
	}
	if (was && was != field->word)
		words = FILL(c, WORD_CHANGED, { "nu", words }, { "vorige", was->word });
	if (field->note.fill == FILL_GIVEN) {
		add_words(c, cell, EL_PARA, LOOK_VALUE, words);
		add_words(c, cell, EL_PARA, LOOK_VALUE, field->note.text);
	} else {
		elem_words(c->arena, cell, words, 0);
	}
}

/* One thing is said plainly; more things are a list. */
static void
add_things(struct composer *c, struct elem *cell, const struct str *things, size_t n)
{
	struct elem *list = n > 1 ? add_list(c, cell, NUMBERING_DISC) : NULL;

	for (size_t i = 0; i < n; i++)
		elem_words(c->arena, list ? add_item(c, list, 0) : cell, things[i], 0);
}

static void
add_list_value(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	struct str *things = NULL;
	size_t n = 0;

	(void)section;
	for (size_t i = 0; i < field->n_list; i++)
		*arena_push(c->arena, things, n) = field->list[i].text;
	add_things(c, cell, things, n);
}

static void
add_decisions(struct composer *c, struct elem *cell, const struct section *section, const struct field_value *field)
{
	struct str *things = NULL;
	size_t n = 0;

	(void)section;
	for (size_t i = 0; i < field->n_decisions; i++)
		*arena_push(c->arena, things, n) = FILL(c, WORD_DECISION,
		    { "datum", date_value(c, &field->decisions[i].date) },
		    { "besluit", field->decisions[i].text.text });
	if (n)
		add_things(c, cell, things, n);
	else
		elem_words(c->arena, cell, field->value.text, 0);
}

static void (*const value_adders[])(struct composer *, struct elem *, const struct section *, const struct field_value *) = {
	[VALUE_TEXT] = add_text_value, [VALUE_LIST] = add_list_value, [VALUE_DATE] = add_date_value,
	[VALUE_DATE_OR_TEXT] = add_date_value, [VALUE_PERIOD] = add_period_value, [VALUE_AMOUNT] = add_amount_value,
	[VALUE_LEGEND] = add_judgement, [VALUE_DECISIONS] = add_decisions,
};

bool
field_is_shown(const struct field_value *field)
{
	return !field->spec->hidden && !(field->value.fill <= FILL_EMPTY && field->spec->duty == DUTY_IF_GIVEN);
}

void
compose_fields(struct composer *c, struct elem *parent, const struct section *section)
{
	struct elem *table = elem_add(c->arena, parent, EL_TABLE, LOOK_VALUE);
	struct elem *rows = elem_add(c->arena, table, EL_ROWS, LOOK_VALUE);

	for (size_t i = 0; i < section->n_fields; i++) {
		const struct field_value *field = &section->fields[i];
		bool blank = field->value.fill <= FILL_EMPTY;
		struct elem *row;
		if (!field_is_shown(field))
			continue;
		row = elem_add(c->arena, rows, EL_ROW, LOOK_VALUE);
		elem_words(c->arena, add_cell(c, row, EL_TH, LOOK_LABEL, SCOPE_ROW), labelled(c, field->spec->label), 0);
		struct elem *cell = add_cell(c, row, EL_TD, blank ? LOOK_BLANK : LOOK_VALUE, SCOPE_NONE);
		if (blank)
			elem_words(c->arena, cell, c->style->words[WORD_NOT_FILLED], 0);
		else
			value_adders[field->spec->kind](c, cell, section, field);
	}
}

/* Why judgements are as they are, where only a picture shows them. */
void
compose_field_notes(struct composer *c, struct elem *parent, const struct section *section)
{
	struct elem *list = NULL;

	for (size_t i = 0; i < section->n_fields; i++)
		if (section->fields[i].note.fill == FILL_GIVEN && field_is_shown(&section->fields[i]))
			add_note(c, parent, &list, labelled(c, section->fields[i].spec->label), section->fields[i].note.text);
}

/* rows of fields */

/* Which columns are shown: those that some row fills. */
static const bool *
used_columns(struct composer *c, const struct section *section, size_t *n)
{
	const struct section_spec *spec = section->spec;
	bool *used = arena_array(c->arena, spec->n_fields, sizeof *used);

	*n = 0;
	for (size_t k = 0; k < spec->n_fields; k++) {
		for (size_t i = 0; i < section->n_rows && !used[k] && !spec->fields[k].hidden; i++)
			used[k] = section->rows[i]->fields[k].value.fill > FILL_EMPTY || section->rows[i]->fields[k].secret;
		*n += used[k];
	}
	return used;
}

static enum align
align_of(const struct field_spec *spec)
{
	return spec->kind == VALUE_AMOUNT ? ALIGN_RIGHT : ALIGN_LEFT;
}

static void
add_head(struct composer *c, struct elem *row, const struct field_spec *spec)
{
	struct elem *cell = add_cell(c, row, EL_TH, LOOK_TABLE_HEAD, SCOPE_COLUMN);

	cell->align = align_of(spec);
	elem_words(c->arena, cell, labelled(c, spec->label), 0);
	if (spec->kind == VALUE_AMOUNT)
		add_unit(c, cell, (struct unit){ 1 });
}

/* The first cell is the header of its row. */
static void
add_value(struct composer *c, struct elem *row, const struct section *section, const struct field_value *field)
{
	struct elem *cell = add_cell(c, row, row->first ? EL_TD : EL_TH, LOOK_TABLE, row->first ? SCOPE_NONE : SCOPE_ROW);

	cell->align = align_of(field->spec);
	if (field->secret && c->report->is_public)
		elem_words(c->arena, cell, c->style->words[WORD_SECRET], 0);
	else if (field->value.fill <= FILL_EMPTY)
		add_nothing(c, cell);
	else
		value_adders[field->spec->kind](c, cell, section, field);
}

void
compose_table(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct section_spec *spec = section->spec;
	size_t n;
	const bool *used = used_columns(c, section, &n);
	struct elem *table, *row, *rows;

	if (!n) {
		add_empty(c, parent, section);
		return;
	}
	table = elem_add(c->arena, parent, EL_TABLE, LOOK_TABLE);
	table->figures = true;
	row = elem_add(c->arena, elem_add(c->arena, table, EL_HEAD, LOOK_TABLE_HEAD), EL_ROW, LOOK_TABLE_HEAD);
	for (size_t i = 0; i < spec->n_fields; i++)
		if (used[i])
			add_head(c, row, &spec->fields[i]);
	rows = elem_add(c->arena, table, EL_ROWS, LOOK_TABLE);
	for (size_t k = 0; k < section->n_rows; k++) {
		row = elem_add(c->arena, rows, EL_ROW, LOOK_TABLE);
		for (size_t i = 0; i < spec->n_fields; i++)
			if (used[i])
				add_value(c, row, section, &section->rows[k]->fields[i]);
	}
}
