#include "report.h"
#include "../base/arena.h"

#define FORMAT "voortgang/1"

struct builder {
	struct reading reading;
	struct report *report;
};

/* identity */

static const struct field identity_table[] = {
	{ "formaat", FIELD_TEXT, offsetof(struct report, format), DUTY_REQUIRED, NULL },
	{ "soort", FIELD_TEXT, offsetof(struct report, sort), DUTY_REQUIRED, NULL },
	{ "naam", FIELD_TEXT, offsetof(struct report, name), DUTY_REQUIRED, NULL },
	{ "code", FIELD_TEXT, offsetof(struct report, code), DUTY_OPTIONAL, NULL },
	{ "organisatie", FIELD_TEXT, offsetof(struct report, organisation), DUTY_REQUIRED, NULL },
	{ "periode", FIELD_PERIOD, offsetof(struct report, period), DUTY_REQUIRED, NULL },
	{ "peildatum", FIELD_DATE, offsetof(struct report, reference), DUTY_REQUIRED, NULL },
	{ "opgemaakt", FIELD_MOMENT, offsetof(struct report, made), DUTY_EXPECTED, NULL },
	{ "export", FIELD_MOMENT, offsetof(struct report, exported), DUTY_OPTIONAL, NULL },
	{ "sjabloon", FIELD_TEXT, offsetof(struct report, template), DUTY_OPTIONAL, NULL },
	{ "zaaknummer", FIELD_TEXT, offsetof(struct report, case_number), DUTY_OPTIONAL, NULL },
	{ "versie", FIELD_BLOCK, offsetof(struct report, version_block), DUTY_OPTIONAL, NULL },
	{ "opgaven", FIELD_LIST, offsetof(struct report, themes_list), DUTY_OPTIONAL, NULL },
};

static const struct field version_table[] = {
	{ "nummer", FIELD_NUMBER, offsetof(struct version, number), DUTY_OPTIONAL, NULL },
	{ "stadium", FIELD_TEXT, offsetof(struct version, stage), DUTY_OPTIONAL,
	    (const char *const[]){ "concept", "definitief", NULL } },
	{ "vastgesteld door", FIELD_TEXT, offsetof(struct version, adopted_by), DUTY_OPTIONAL, NULL },
	{ "vastgesteld op", FIELD_DATE, offsetof(struct version, adopted_on), DUTY_OPTIONAL, NULL },
	{ "reden", FIELD_TEXT, offsetof(struct version, reason), DUTY_OPTIONAL, NULL },
};

static const struct field theme_table[] = {
	{ "code", FIELD_TEXT, offsetof(struct theme, code), DUTY_REQUIRED, NULL },
	{ "naam", FIELD_TEXT, offsetof(struct theme, name), DUTY_REQUIRED, NULL },
	{ "ook", FIELD_ANY, offsetof(struct theme, also), DUTY_OPTIONAL, NULL },
};

static void
read_version(struct builder *b)
{
	struct version *version = &b->report->version;

	if (b->report->version_block.fill != FILL_GIVEN)
		return;
	FIELDS_READ(&b->reading, b->report->version_block.node, version_table, version);
	if (version->number.number > 1)
		field_duty(&b->reading, &version->reason, DUTY_REQUIRED, STR("reden"));
	if (version->adopted_by.fill > FILL_EMPTY || version->adopted_on.fill > FILL_EMPTY) {
		field_duty(&b->reading, &version->adopted_by, DUTY_REQUIRED, STR("vastgesteld door"));
		field_duty(&b->reading, &version->adopted_on, DUTY_REQUIRED, STR("vastgesteld op"));
	}
}

static void
read_themes(struct builder *b)
{
	struct node *const *items;
	size_t n;

	if (field_items(&b->report->themes_list, &items, &n))
		for (size_t i = 0; i < n; i++)
			FIELDS_READ(&b->reading, items[i], theme_table,
			    arena_push(b->reading.arena, b->report->themes, b->report->n_themes));
}

static void
check_format(struct builder *b)
{
	const struct value *format = &b->report->format;

	if (format->fill > FILL_WRONG && !str_is(format->text, FORMAT))
		diag_add(b->reading.findings, FORMAT_UNKNOWN, format->place, format->text, STR(FORMAT));
}

static void
check_organisation(struct builder *b)
{
	const struct value *code = &b->report->organisation;
	bool good = code->text.n == 6 && str_starts(code->text, "gm");

	for (size_t i = 2; good && i < 6; i++)
		good = code->text.p[i] >= '0' && code->text.p[i] <= '9';
	if (code->fill > FILL_WRONG && !good)
		diag_add(b->reading.findings, MUNICIPALITY_CODE, code->place, code->text);
}

static void
find_kind(struct builder *b)
{
	const struct style *style = b->report->style;
	struct str *words = NULL, sort = str_fold(b->reading.arena, b->report->sort.text);
	size_t n = 0;

	for (size_t i = 0; i < style->n_kinds; i++) {
		if (str_eq(style->kinds[i].key, sort))
			b->report->kind = &style->kinds[i];
		*arena_push(b->reading.arena, words, n) = style->kinds[i].key;
	}
	if (!b->report->kind && b->report->sort.fill >= FILL_NONE)
		diag_add(b->reading.findings, CHOICE_UNKNOWN, b->report->sort.place, b->report->sort.text,
		    words_joined(b->reading.arena, words, n));
}

/* prose */

struct part_values {
	struct value heading, text;
};

static const struct field part_table[] = {
	{ "kop", FIELD_TEXT, offsetof(struct part_values, heading), DUTY_OPTIONAL, NULL },
	{ "tekst", FIELD_ANY, offsetof(struct part_values, text), DUTY_REQUIRED, NULL },
};

static void
read_text(struct builder *b, struct section *section, const struct node *text, int shift)
{
	if (text->kind == NODE_TEXT)
		prose_read(b->reading.arena, section->prose, text, shift, b->reading.findings);
	else
		diag_add(b->reading.findings, WANTS_TEXT, text->place, STR("tekst"));
}

static void
read_part(struct builder *b, struct section *section, const struct node *node)
{
	struct part_values v;
	bool headed;

	FIELDS_READ(&b->reading, node, part_table, &v);
	if ((headed = v.heading.fill > FILL_WRONG))
		prose_heading(b->reading.arena, section->prose, v.heading.node);
	if (v.text.fill > FILL_WRONG)
		read_text(b, section, v.text.node, headed);
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

static void
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
	else
		read_text(b, section, value->node, 0);
	check_levels(b, section);
}

/* fields */

static void
find_word(struct builder *b, struct field_value *field)
{
	const struct legend *legend = field->spec->legend;
	struct str *words = NULL;
	size_t n = 0;

	if (!legend || !(field->word = legend_lookup(b->reading.arena, legend, field->value.text))) {
		for (size_t i = 0; legend && i < legend->n; i++)
			*arena_push(b->reading.arena, words, n) = legend->words[i].word;
		diag_add(b->reading.findings, legend && legend->risk ? RISK_WORD : STATUS_WORD,
		    field->value.place, field->value.text, words_joined(b->reading.arena, words, n));
	} else if (!str_eq(str_fold(b->reading.arena, field->value.text), field->word->folded)) {
		diag_add(b->reading.findings, WORD_SYNONYM, field->value.place, field->value.text, field->word->word);
	}
}

struct judgement_values {
	struct value word, note;
};

static const struct field judgement_table[] = {
	{ "waarde", FIELD_TEXT, offsetof(struct judgement_values, word), DUTY_REQUIRED, NULL },
	{ "toelichting", FIELD_TEXT, offsetof(struct judgement_values, note), DUTY_OPTIONAL, NULL },
};

static void
read_judgement(struct builder *b, struct field_value *field)
{
	struct judgement_values v;

	if (field->value.node->kind == NODE_BLOCK) {
		FIELDS_READ(&b->reading, field->value.node, judgement_table, &v);
		field->value = v.word;
		field->note = v.note;
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
};

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
	[VALUE_DATE_OR_TEXT] = FIELD_TEXT, [VALUE_LEGEND] = FIELD_ANY, [VALUE_DECISIONS] = FIELD_ANY,
};

static void (*const field_readers[])(struct builder *, struct field_value *) = {
	[VALUE_TEXT] = NULL, [VALUE_DATE] = read_date_value, [VALUE_LIST] = read_field_list,
	[VALUE_DATE_OR_TEXT] = read_date_value, [VALUE_LEGEND] = read_judgement,
	[VALUE_DECISIONS] = read_decisions,
};

/* A template's fields, as a table for fields_read. */
static void
read_fields(struct builder *b, struct section *section, const struct value *value)
{
	const struct section_spec *spec = section->spec;
	size_t n = section->n_fields = spec->n_fields;
	struct field *table = arena_array(b->reading.arena, n, sizeof *table);

	section->fields = arena_array(b->reading.arena, n, sizeof *section->fields);
	for (size_t i = 0; i < n; i++) {
		section->fields[i].spec = &spec->fields[i];
		section->fields[i].value.place = section->place;
		table[i] = (struct field){ str_z(b->reading.arena, spec->fields[i].key),
		    field_types[spec->fields[i].kind],
		    i * sizeof *section->fields + offsetof(struct field_value, value),
		    spec->fields[i].duty, NULL };
	}
	if (value->fill != FILL_GIVEN)
		return;
	fields_read(&b->reading, value->node, table, n, section->fields, NULL, 0);
	if (value->node->kind != NODE_BLOCK)
		section->fill = FILL_WRONG;
	for (size_t i = 0; i < n; i++)
		if (section->fields[i].value.fill > FILL_WRONG && field_readers[spec->fields[i].kind])
			field_readers[spec->fields[i].kind](b, &section->fields[i]);
}

/* money */

struct money_values {
	struct value unit, budget_period, rows, total;
};

static const struct field money_table_fields[] = {
	{ "eenheid", FIELD_TEXT, offsetof(struct money_values, unit), DUTY_OPTIONAL,
	    (const char *const[]){ "euro", "x 1.000", "x 1.000.000", NULL } },
	{ "budgetperiode", FIELD_PERIOD, offsetof(struct money_values, budget_period), DUTY_OPTIONAL, NULL },
	{ "posten", FIELD_LIST, offsetof(struct money_values, rows), DUTY_REQUIRED, NULL },
	{ "totaal", FIELD_BLOCK, offsetof(struct money_values, total), DUTY_OPTIONAL, NULL },
};

struct row_values {
	struct value theme, counts;
};

static const struct field row_table[] = {
	{ "opgave", FIELD_TEXT, offsetof(struct row_values, theme), DUTY_OPTIONAL, NULL },
	{ "telt mee", FIELD_YES, offsetof(struct row_values, counts), DUTY_OPTIONAL, NULL },
};

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

static void
read_cell(struct builder *b, struct money_table *table, const struct value *value, struct cell *cell)
{
	struct money money;

	cell->place = value->place;
	if (value->fill <= FILL_EMPTY)
		return;
	cell->kind = CELL_UNREADABLE;
	if (value->fill == FILL_WRONG)
		return;
	if (str_is(value->text, "PM")) {
		cell->kind = CELL_PM;
		return;
	}
	money = money_parse(b->reading.arena, value->text, table->unit);
	if (money.fault) {
		find_money_fault(b, value, &money, table->unit);
		return;
	}
	cell->kind = CELL_GIVEN;
	cell->cents = money.cents;
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
		read_cell(b, &section->money, &value, &row->cells[i]);
	}
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
	row->theme = v.theme;
	row->counts = v.counts.fill != FILL_GIVEN || v.counts.number;
	read_cells(b, section, node, row);
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
		cents sum = 0;
		for (size_t i = 0; i < formula->n; i++) {
			const struct cell *operand = &row->cells[formula->terms[i].column];
			pm = pm || operand->kind == CELL_PM;
			known = known && cell_is_readable(operand);
			fits = fits && (formula->terms[i].sign > 0 ? money_add(&sum, operand->cents)
			    : money_sub(&sum, operand->cents));
		}
		if (known && fits && result->kind == CELL_EMPTY)
			*result = (struct cell){ pm ? CELL_PM : CELL_DERIVED, pm ? 0 : sum, false, row->place };
		else if (known && !fits && result->kind == CELL_EMPTY)
			find_range(b, result);
	}
}

static void
derive_total(struct builder *b, const struct section_spec *spec, struct money_table *table)
{
	for (size_t c = 0; c < spec->n_columns; c++) {
		struct cell *total = &table->total.cells[c];
		bool known = true, fits = true;
		cents sum = 0;
		for (size_t i = 0; i < table->n; i++) {
			const struct cell *cell = &table->rows[i].cells[c];
			if (!table->rows[i].counts)
				continue;
			total->plus_pm = total->plus_pm || cell->kind == CELL_PM;
			known = known && cell_is_readable(cell);
			fits = fits && money_add(&sum, cell->cents);
		}
		if (total->kind != CELL_EMPTY || !known)
			continue;
		total->kind = CELL_DERIVED;
		total->cents = sum;
		if (!fits)
			find_range(b, total);
	}
}

static void
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
	if (value->fill != FILL_GIVEN)
		return;
	FIELDS_READ(&b->reading, value->node, money_table_fields, &v);
	if (value->node->kind != NODE_BLOCK)
		return;
	table->unit = unit_of(b, section, &v.unit);
	if (field_items(&v.rows, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_row(b, section, items[i], arena_push(b->reading.arena, table->rows, table->n));
	table->total_fill = v.total.fill;
	if (table->total_fill == FILL_GIVEN) {
		const struct str *keys = column_keys(b, spec, &n);
		fields_read(&b->reading, v.total.node, NULL, 0, NULL, keys + 1, n - 1);
		read_cells(b, section, v.total.node, &table->total);
	}
	for (size_t i = 0; i < table->n; i++)
		derive_row(b, spec, &table->rows[i]);
	if (spec->total)
		derive_total(b, spec, table);
}

/* planning */

struct period_values {
	struct value period, activities;
};

static const struct field period_table[] = {
	{ "periode", FIELD_PERIOD, offsetof(struct period_values, period), DUTY_REQUIRED, NULL },
	{ "activiteiten", FIELD_ANY, offsetof(struct period_values, activities), DUTY_REQUIRED, NULL },
};

static const struct field activity_table[] = {
	{ "wat", FIELD_TEXT, offsetof(struct activity, what), DUTY_REQUIRED, NULL },
	{ "stand", FIELD_TEXT, offsetof(struct activity, state), DUTY_OPTIONAL,
	    (const char *const[]){ "gereed", "loopt", "vertraagd", "verschoven", "vervallen", NULL } },
	{ "naar", FIELD_PERIOD, offsetof(struct activity, to), DUTY_OPTIONAL, NULL },
};

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
	if (field_items(&v.activities, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_activity(b, items[i], arena_push(arena, period->activities, period->n));
	else if (v.activities.fill > FILL_WRONG)
		read_activity(b, v.activities.node, arena_push(arena, period->activities, period->n));
}

static void
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
};

static void
read_image(struct builder *b, struct section *section, const struct value *value)
{
	struct image_ref *image = &section->image;
	struct str alt;

	if (value->fill != FILL_GIVEN)
		return;
	FIELDS_READ(&b->reading, value->node, image_table, image);
	alt = str_fold(b->reading.arena, image->alt.text);
	if (image->file.fill == FILL_GIVEN && image->alt.fill != FILL_GIVEN)
		diag_add(b->reading.findings, IMAGE_ALT_MISSING, image->file.place, image->file.text);
	else if (str_is(alt, "afbeelding") || str_is(alt, "kaart") || str_is(alt, "foto")
	    || str_ends(alt, ".png") || str_ends(alt, ".jpg") || str_ends(alt, ".jpeg"))
		diag_add(b->reading.findings, IMAGE_ALT_WEAK, image->alt.place, image->alt.text);
}

/* sections */

static void (*const section_readers[])(struct builder *, struct section *, const struct value *) = {
	[SECTION_IMAGE] = read_image, [SECTION_STATUS] = read_fields, [SECTION_FIELDS] = read_fields,
	[SECTION_PROSE] = read_prose, [SECTION_MONEY] = read_money, [SECTION_PLANNING] = read_planning,
};

static void
read_source(struct builder *b, struct section *section)
{
	const struct entry *entry = tree_lookup(b->report->root, section->spec->source);
	struct value value = { .place = b->report->root->place };

	if (entry) {
		field_value(&b->reading, entry->value, FIELD_ANY, entry->key, &value);
		if (value.fill == FILL_EMPTY)
			value.place = entry->place;
	}
	section->fill = value.fill;
	section->place = value.place;
	field_duty(&b->reading, &value, section->spec->duty, section->spec->source);
	section_readers[section->spec->kind](b, section, &value);
}

static struct section *
read_sections(struct builder *b, const struct section_spec *specs, size_t n, int level)
{
	struct section *sections = arena_array(b->reading.arena, n, sizeof *sections);

	for (size_t i = 0; i < n; i++) {
		sections[i].spec = &specs[i];
		sections[i].level = level;
		if (specs[i].kind == SECTION_GROUP) {
			sections[i].children = read_sections(b, specs[i].children, specs[i].n_children, level + 1);
			sections[i].n_children = specs[i].n_children;
		} else {
			read_source(b, &sections[i]);
		}
	}
	return sections;
}

static void
collect_sources(struct arena *arena, const struct section_spec *specs, size_t n, struct str **sources, size_t *count)
{
	for (size_t i = 0; i < n; i++) {
		if (specs[i].source.n)
			*arena_push(arena, *sources, *count) = specs[i].source;
		collect_sources(arena, specs[i].children, specs[i].n_children, sources, count);
	}
}

struct report *
report_read(struct arena *arena, struct findings *findings, const struct node *root, const struct style *style)
{
	struct builder b = { { arena, findings }, arena_alloc(arena, sizeof *b.report) };
	struct str *sources = NULL;
	size_t n = 0;

	b.report->root = root;
	b.report->style = style;
	collect_sources(arena, style->sections, style->n_sections, &sources, &n);
	fields_read(&b.reading, root, identity_table, sizeof identity_table / sizeof *identity_table,
	    b.report, sources, n);
	if (root->kind != NODE_BLOCK)
		return b.report;
	check_format(&b);
	check_organisation(&b);
	find_kind(&b);
	read_version(&b);
	read_themes(&b);
	b.report->sections = read_sections(&b, style->sections, style->n_sections, 2);
	b.report->n_sections = style->n_sections;
	return b.report;
}

struct str
report_template(const struct node *root)
{
	const struct entry *entry = tree_lookup(root, STR("sjabloon"));

	return entry && entry->value->kind == NODE_TEXT ? str_trim(entry->value->text) : (struct str){ 0 };
}

struct date
report_day(const struct report *report)
{
	if (report->made.fill == FILL_GIVEN)
		return report->made.moment.date;
	return report->version.adopted_on.fill == FILL_GIVEN
	    ? report->version.adopted_on.date : report->reference.date;
}

static void
each(const struct section *sections, size_t n, void (*call)(const struct section *, void *), void *data)
{
	for (size_t i = 0; i < n; i++) {
		call(&sections[i], data);
		each(sections[i].children, sections[i].n_children, call, data);
	}
}

void
report_each_section(const struct report *report, void (*call)(const struct section *, void *), void *data)
{
	each(report->sections, report->n_sections, call, data);
}
