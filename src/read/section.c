/* Sections of a report: prose, fields, tables of them, planning and pictures, read by tables. */
#include "builder.h"
#include "../base/arena.h"

/* prose */

struct part_values {
	struct value heading, text;
	struct aside aside;
};

static const struct field part_table[] = {
	{ "kop", FIELD_TEXT, offsetof(struct part_values, heading), DUTY_OPTIONAL, NULL },
	{ "tekst", FIELD_ANY, offsetof(struct part_values, text), DUTY_REQUIRED, NULL },
	ASIDE_FIELDS(struct part_values, aside),
};
const struct field_table part_fields = FIELD_TABLE("deel", part_table);

static void
read_text(struct builder *b, struct section *section, const struct node *text, int shift)
{
	if (text->kind == NODE_TEXT)
		prose_read(b->reading.arena, section->prose, text, shift, b->reading.findings);
	else
		diag_add(b->reading.findings, WANTS_TEXT, text->place, STR("tekst"));
}

/* True when the part is secret. */
static bool
read_part(struct builder *b, struct section *section, const struct node *node)
{
	struct block *last = section->prose->last;
	struct part_values v;
	bool headed;

	FIELDS_READ(&b->reading, node, part_table, &v);
	if ((headed = v.heading.fill > FILL_WRONG))
		prose_heading(b->reading.arena, section->prose, v.heading.node);
	if (v.text.fill > FILL_WRONG)
		read_text(b, section, v.text.node, headed);
	for (struct block *block = last ? last->next : section->prose->first; block; block = block->next)
		block->secret = v.aside.secret.number;
	return v.aside.secret.number;
}

enum { HEADING_LEVELS = 6 };            /* of a document */

static void
check_levels(struct builder *b, const struct section *section)
{
	int level = 0;

	for (const struct block *block = section->prose->first; block; block = block->next) {
		if (block->kind != BLOCK_HEADING || !block->n_spans)
			continue;
		if (section->level + block->level > HEADING_LEVELS)
			diag_add(b->reading.findings, PROSE_HEADING_DEEP,
			    tree_place_at(block->node, block->spans[0].offset), { 0 });
		else if (block->level > level + 1)
			diag_add(b->reading.findings, PROSE_LEVEL,
			    tree_place_at(block->node, block->spans[0].offset), { 0 });
		level = block->level;
	}
}

void
read_prose(struct builder *b, struct section *section, const struct value *value)
{
	struct node *const *items;
	size_t n;

	section->prose = arena_alloc(b->reading.arena, sizeof *section->prose);
	if (value->fill != FILL_GIVEN)
		return;
	if (field_items(value, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_part(b, section, items[i]);
	else if (value->node->kind == NODE_BLOCK)
		section->secret = read_part(b, section, value->node);
	else
		read_text(b, section, value->node, 0);
	check_levels(b, section);
}

/* fields */

/* "geheim: ja" in a block that is a section of its own. */
static bool
read_secret(struct builder *b, const struct node *block)
{
	const struct entry *entry = tree_lookup(block, STR("geheim"));
	struct value value = { 0 };

	if (entry)
		field_value(&b->reading, entry->value, FIELD_YES, entry->key, &value);
	return value.fill == FILL_GIVEN && value.number;
}

static void
find_word(struct builder *b, struct field_value *field)
{
	const struct legend *legend = field->spec->legend;
	struct str *words = NULL;
	size_t n = 0;

	if (!legend || !(field->word = legend_lookup(b->reading.arena, legend, field->value.text))) {
		for (size_t i = 0; legend && i < legend->n; i++)
			*arena_push(b->reading.arena, words, n) = legend->words[i].word;
		diag_add(b->reading.findings, legend && legend->kind == LEGEND_RISK ? RISK_WORD : STATUS_WORD,
		    field->value.place, field->value.text, words_joined(b->reading.arena, words, n));
	} else if (!str_eq(str_fold(b->reading.arena, field->value.text), field->word->folded)) {
		diag_add(b->reading.findings, WORD_SYNONYM, field->value.place, field->value.text, field->word->word);
	}
}

struct judgement_values {
	struct value word, note;
	struct aside aside;
};

static const struct field judgement_table[] = {
	{ "waarde", FIELD_TEXT, offsetof(struct judgement_values, word), DUTY_REQUIRED, NULL },
	{ "toelichting", FIELD_TEXT, offsetof(struct judgement_values, note), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct judgement_values, aside),
};
const struct field_table judgement_fields = FIELD_TABLE("oordeel", judgement_table);

static void
read_judgement(struct builder *b, struct field_value *field)
{
	struct judgement_values v;

	if (field->value.node->kind == NODE_BLOCK) {
		FIELDS_READ(&b->reading, field->value.node, judgement_table, &v);
		field->value = v.word;
		field->note = v.note;
		field->secret = v.aside.secret.number;
	} else if (field->value.node->kind == NODE_LIST) {
		diag_add(b->reading.findings, WANTS_TEXT, field->value.place, field->spec->label);
		return;
	}
	if (field->value.fill > FILL_WRONG)
		find_word(b, field);
}

/* What looks like a date is read as one; "geen", "n.v.t." and, where they may
 * stand, other words are words. */
static void
read_date_value(struct builder *b, struct field_value *field)
{
	struct date date;

	if (field->value.fill != FILL_GIVEN)
		return;
	if (field->spec->kind == VALUE_DATE_OR_TEXT
	    && date_parse(b->reading.arena, field->value.text, &date) == DATE_FORM)
		return;
	field_value(&b->reading, field->value.node, FIELD_DATE, field->spec->label, &field->value);
	field->is_date = field->value.fill == FILL_GIVEN;
}

/* "geen" and "n.v.t." are words. */
static void
read_period_value(struct builder *b, struct field_value *field)
{
	if (field->value.fill == FILL_GIVEN)
		field_value(&b->reading, field->value.node, FIELD_PERIOD, field->spec->label, &field->value);
}

/* In euros. */
static void
read_amount_value(struct builder *b, struct field_value *field)
{
	struct money money;

	if (field->value.fill != FILL_GIVEN || !read_amount(b, &field->value, (struct unit){ 1 }, &money))
		return;
	field->is_amount = true;
	field->amount = money.cents;
	field->decimals = money.decimals;
}

static void
read_field_list(struct builder *b, struct field_value *field)
{
	struct node *const *items;
	size_t n;

	if (!field_items(&field->value, &items, &n)) {
		if (field->value.node->kind == NODE_BLOCK)
			diag_add(b->reading.findings, WANTS_LIST, field->value.place, field->spec->label);
		else
			*arena_push(b->reading.arena, field->list, field->n_list) = field->value;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		struct value *value = arena_push(b->reading.arena, field->list, field->n_list);
		field_value(&b->reading, items[i], FIELD_TEXT, field->spec->label, value);
		field_duty(&b->reading, value, DUTY_REQUIRED, field->spec->key);
	}
}

static const struct field decision_table[] = {
	{ "datum", FIELD_DATE, offsetof(struct decision, date), DUTY_REQUIRED, NULL },
	{ "besluit", FIELD_TEXT, offsetof(struct decision, text), DUTY_REQUIRED, NULL },
	{ "orgaan", FIELD_TEXT, offsetof(struct decision, body), DUTY_OPTIONAL, NULL },
	{ "kenmerk", FIELD_TEXT, offsetof(struct decision, reference), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct decision, aside),
};
const struct field_table decision_fields = FIELD_TABLE("besluit", decision_table);

static void
read_decisions(struct builder *b, struct field_value *field)
{
	struct node *const *items;
	size_t n;

	if (field_items(&field->value, &items, &n))
		for (size_t i = 0; i < n; i++)
			FIELDS_READ(&b->reading, items[i], decision_table,
			    arena_push(b->reading.arena, field->decisions, field->n_decisions));
	else if (field->value.fill == FILL_GIVEN)
		diag_add(b->reading.findings, WANTS_LIST, field->value.place, field->spec->label);
}

static const enum field_type field_types[] = {
	[VALUE_TEXT] = FIELD_TEXT, [VALUE_LIST] = FIELD_ANY, [VALUE_DATE] = FIELD_TEXT,
	[VALUE_DATE_OR_TEXT] = FIELD_TEXT, [VALUE_PERIOD] = FIELD_TEXT, [VALUE_AMOUNT] = FIELD_TEXT,
	[VALUE_LEGEND] = FIELD_ANY, [VALUE_DECISIONS] = FIELD_ANY,
};

static void (*const field_readers[])(struct builder *, struct field_value *) = {
	[VALUE_TEXT] = NULL, [VALUE_DATE] = read_date_value, [VALUE_LIST] = read_field_list,
	[VALUE_DATE_OR_TEXT] = read_date_value, [VALUE_PERIOD] = read_period_value, [VALUE_AMOUNT] = read_amount_value,
	[VALUE_LEGEND] = read_judgement, [VALUE_DECISIONS] = read_decisions,
};

/* A template's fields, as rows for fields_read; the values stand so many bytes
 * into what is filled. */
static void
fill_table(struct builder *b, const struct section_spec *spec, size_t at, struct field *table)
{
	for (size_t i = 0; i < spec->n_fields; i++)
		table[i] = (struct field){ str_z(b->reading.arena, spec->fields[i].key), field_types[spec->fields[i].kind],
		    at + i * sizeof(struct field_value) + offsetof(struct field_value, value), spec->fields[i].duty, NULL };
}

/* What the kinds of the fields make of what was written. */
static void
read_values(struct builder *b, const struct section_spec *spec, struct field_value *fields)
{
	for (size_t i = 0; i < spec->n_fields; i++) {
		fields[i].spec = &spec->fields[i];
		if (fields[i].value.fill > FILL_WRONG && field_readers[spec->fields[i].kind])
			field_readers[spec->fields[i].kind](b, &fields[i]);
	}
}

void
read_fields(struct builder *b, struct section *section, const struct value *value)
{
	const struct section_spec *spec = section->spec;
	size_t n = section->n_fields = spec->n_fields;
	struct field *table = arena_array(b->reading.arena, n, sizeof *table);
	const struct str also[] = { STR("geheim"), STR("motivering") };

	section->fields = arena_array(b->reading.arena, n, sizeof *section->fields);
	for (size_t i = 0; i < n; i++)
		section->fields[i].value.place = section->place;
	if (value->fill == FILL_GIVEN) {
		fill_table(b, spec, 0, table);
		fields_read(&b->reading, value->node, table, n, section->fields, also, 2);
		section->secret = read_secret(b, value->node);
		if (value->node->kind != NODE_BLOCK)
			section->fill = FILL_WRONG;
	}
	read_values(b, spec, section->fields);
}

/* tables */

static const struct field aside_table[] = {
	ASIDE_FIELDS(struct table_row, aside),
};

const struct field_table aside_fields = FIELD_TABLE("algemeen", aside_table);

enum { ASIDES = sizeof aside_table / sizeof *aside_table };

static void
read_table_row(struct builder *b, struct section *section, const struct node *node)
{
	const struct section_spec *spec = section->spec;
	struct table_row *row = arena_alloc(b->reading.arena, sizeof *row + spec->n_fields * sizeof *row->fields);

	row->place = node->place;
	fields_read(&b->reading, node, b->columns, spec->n_fields + ASIDES, row, NULL, 0);
	read_values(b, spec, row->fields);
	if (node->kind == NODE_BLOCK)
		*arena_push(b->reading.arena, section->rows, section->n_rows) = row;
}

void
read_table(struct builder *b, struct section *section, const struct value *value)
{
	size_t n = section->spec->n_fields;

	b->columns = arena_array(b->reading.arena, n + ASIDES, sizeof *b->columns);
	fill_table(b, section->spec, offsetof(struct table_row, fields), b->columns);
	for (size_t i = 0; i < ASIDES; i++)
		b->columns[n + i] = aside_table[i];
	read_items(b, section, value, read_table_row);
}

/* planning */

struct period_values {
	struct value period, activities;
	struct aside aside;
};

static const struct field period_table[] = {
	{ "periode", FIELD_PERIOD, offsetof(struct period_values, period), DUTY_REQUIRED, NULL },
	{ "activiteiten", FIELD_ANY, offsetof(struct period_values, activities), DUTY_REQUIRED, NULL },
	ASIDE_FIELDS(struct period_values, aside),
};
const struct field_table period_fields = FIELD_TABLE("planperiode", period_table);

static const struct field activity_table[] = {
	{ "wat", FIELD_TEXT, offsetof(struct activity, what), DUTY_REQUIRED, NULL },
	{ "stand", FIELD_TEXT, offsetof(struct activity, state), DUTY_OPTIONAL,
	    (const char *const[]){ "gereed", "loopt", "vertraagd", "verschoven", "vervallen", NULL } },
	{ "naar", FIELD_PERIOD, offsetof(struct activity, to), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct activity, aside),
};
const struct field_table activity_fields = FIELD_TABLE("activiteit", activity_table);

static void
read_activity(struct builder *b, const struct node *node, struct activity *activity)
{
	bool block = node->kind == NODE_BLOCK && tree_lookup(node, STR("wat"));

	if (block)
		FIELDS_READ(&b->reading, node, activity_table, activity);
	else
		field_value(&b->reading, node, FIELD_TEXT, STR("activiteiten"), &activity->what);
	if (!block)
		field_duty(&b->reading, &activity->what, DUTY_REQUIRED, STR("activiteiten"));
}

static void
read_period(struct builder *b, const struct node *node, struct plan_period *period)
{
	struct arena *arena = b->reading.arena;
	struct period_values v;
	struct node *const *items;
	size_t n;

	FIELDS_READ(&b->reading, node, period_table, &v);
	period->period = v.period;
	period->secret = v.aside.secret.number;
	if (field_items(&v.activities, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_activity(b, items[i], arena_push(arena, period->activities, period->n));
	else if (v.activities.fill > FILL_WRONG)
		read_activity(b, v.activities.node, arena_push(arena, period->activities, period->n));
}

void
read_planning(struct builder *b, struct section *section, const struct value *value)
{
	struct node *const *items;
	size_t n;

	if (value->fill != FILL_GIVEN)
		return;
	if (!field_items(value, &items, &n)) {
		diag_add(b->reading.findings, WANTS_LIST, value->place, section->spec->title);
		return;
	}
	for (size_t i = 0; i < n; i++)
		read_period(b, items[i], arena_push(b->reading.arena, section->periods, section->n_periods));
}

/* image */

static const struct field image_table[] = {
	{ "bestand", FIELD_TEXT, offsetof(struct image_ref, file), DUTY_REQUIRED, NULL },
	{ "beschrijving", FIELD_TEXT, offsetof(struct image_ref, alt), DUTY_OPTIONAL, NULL },
	{ "bijschrift", FIELD_TEXT, offsetof(struct image_ref, caption), DUTY_OPTIONAL, NULL },
	{ "bron", FIELD_TEXT, offsetof(struct image_ref, source), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct image_ref, aside),
};
const struct field_table image_fields = FIELD_TABLE("beeld", image_table);

void
read_image(struct builder *b, struct section *section, const struct value *value)
{
	struct image_ref *image = &section->image;
	struct str alt;

	if (value->fill != FILL_GIVEN)
		return;
	FIELDS_READ(&b->reading, value->node, image_table, image);
	section->secret = image->aside.secret.number;
	alt = str_fold(b->reading.arena, image->alt.text);
	if (image->file.fill == FILL_GIVEN && image->alt.fill != FILL_GIVEN)
		diag_add(b->reading.findings, IMAGE_ALT_MISSING, image->file.place, image->file.text);
	else if (str_is(alt, "afbeelding") || str_is(alt, "kaart") || str_is(alt, "foto")
	    || str_ends(alt, ".png") || str_ends(alt, ".jpg") || str_ends(alt, ".jpeg"))
		diag_add(b->reading.findings, IMAGE_ALT_WEAK, image->alt.place, image->alt.text);
}
