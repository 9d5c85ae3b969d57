/*
 * One function per kind of section, in a table; small ones below them for
 * dates, amounts and lists. Invariant: everything that a reader may know of the
 * report is words of some element; an empty field says that it is empty.
 */
#include "composer.h"
#include "contents.h"
#include "expand.h"
#include "../base/arena.h"

#include <string.h>

/* small elements */

struct elem *
add_words(struct composer *c, struct elem *parent, enum elem_kind kind, enum look_name look, struct str words)
{
	struct elem *elem = elem_add(c->arena, parent, kind, look);

	elem_words(c->arena, elem, words, 0);
	return elem;
}

void
add_heading(struct composer *c, struct elem *parent, int level, struct str words)
{
	struct elem *heading = add_words(c, parent, EL_HEADING,
	    level == 1 ? LOOK_TITLE : (enum look_name)(LOOK_HEADING_2 + level - 2), words);

	heading->level = (uint8_t)level;
}

void
add_blank(struct composer *c, struct elem *parent, enum word word)
{
	add_words(c, parent, EL_PARA, LOOK_BLANK, c->style->words[word]);
}

void
add_empty(struct composer *c, struct elem *parent, const struct section *section)
{
	if (section->spec->empty.n)
		add_words(c, parent, EL_PARA, LOOK_BLANK, labelled(c, section->spec->empty));
	else
		add_blank(c, parent, section->spec->kind == SECTION_IMAGE ? WORD_NOT_FILLED : WORD_EMPTY_SECTION);
}

struct elem *
add_list(struct composer *c, struct elem *parent, enum numbering numbering)
{
	struct elem *list = elem_add(c->arena, parent, EL_LIST, LOOK_LIST);

	list->numbering = numbering;
	return list;
}

struct elem *
add_item(struct composer *c, struct elem *list, uint32_t number)
{
	struct elem *item = elem_add(c->arena, list, EL_ITEM, LOOK_LIST);

	add_words(c, item, EL_MARK, LOOK_LIST, list->numbering == NUMBERING_DISC
	    ? STR(BULLET) : str_printf(c->arena, "%u.", number));
	return elem_add(c->arena, item, EL_BODY, LOOK_LIST);
}

struct elem *
add_cell(struct composer *c, struct elem *row, enum elem_kind kind, enum look_name look, enum scope scope)
{
	struct elem *cell = elem_add(c->arena, row, kind, look);

	cell->scope = scope;
	return cell;
}

/* prose */

struct frame {
	int section;                    /* level of the section's own heading */
	int last;                       /* level of the heading before */
	enum look_name look;            /* of paragraphs */
};

static void add_block(struct composer *, struct elem *, const struct block *, struct frame *);

static void
add_spans(struct composer *c, struct elem *parent, const struct block *block)
{
	struct elem *inside = NULL;

	for (size_t i = 0; i < block->n_spans; i++) {
		const struct span *span = &block->spans[i];
		if (!span->href.n && !span->language.n) {
			inside = NULL;
		} else if (!inside || !str_eq(inside->href, span->href) || !str_eq(inside->language, span->language)) {
			inside = elem_add(c->arena, parent, span->href.n ? EL_LINK : EL_SPAN, parent->look);
			inside->href = span->href;
			inside->language = span->language;
		}
		elem_words(c->arena, inside ? inside : parent, span->text, span->face);
	}
}

enum { HEADINGS = 6 };                  /* levels of a document */

/* A level that was skipped is a warning; the document skips none. */
static void
add_prose_heading(struct composer *c, struct elem *parent, const struct block *block, struct frame *frame)
{
	int level = frame->section + block->level < HEADINGS ? frame->section + block->level : HEADINGS;
	struct elem *heading;

	if (!block->n_spans)
		return;
	frame->last = level > frame->last + 1 ? frame->last + 1 : level;
	heading = elem_add(c->arena, parent, EL_HEADING, (enum look_name)(LOOK_HEADING_2 + frame->last - 2));
	heading->level = (uint8_t)frame->last;
	add_spans(c, heading, block);
}

static void
add_blocks(struct composer *c, struct elem *parent, const struct block *root, struct frame *frame)
{
	for (const struct block *block = root->first; block; block = block->next)
		add_block(c, parent, block, frame);
}

/* An item of one paragraph holds its words; a longer one holds blocks. */
static void
add_prose_item(struct composer *c, struct elem *list, const struct block *item, struct frame frame, uint32_t number)
{
	struct elem *body = add_item(c, list, number);

	frame.look = LOOK_LIST;
	if (item->first && item->first->kind == BLOCK_PARA && !item->first->next)
		add_spans(c, body, item->first);
	else
		add_blocks(c, body, item, &frame);
}

static void
add_prose_list(struct composer *c, struct elem *parent, const struct block *block, struct frame *frame)
{
	struct elem *list = add_list(c, parent, block->ordered ? NUMBERING_DECIMAL : NUMBERING_DISC);
	uint32_t number = block->start;

	for (const struct block *item = block->first; item; item = item->next)
		add_prose_item(c, list, item, *frame, number++);
}

static void
add_quote(struct composer *c, struct elem *parent, const struct block *block, struct frame *frame)
{
	struct frame quoted = { frame->section, frame->last, LOOK_QUOTE };

	add_blocks(c, elem_add(c->arena, parent, EL_QUOTE, LOOK_QUOTE), block, &quoted);
}

static void
add_para(struct composer *c, struct elem *parent, const struct block *block, struct frame *frame)
{
	add_spans(c, elem_add(c->arena, parent, EL_PARA, frame->look), block);
}

static void (*const block_adders[])(struct composer *, struct elem *, const struct block *, struct frame *) = {
	[BLOCK_PARA] = add_para, [BLOCK_HEADING] = add_prose_heading,
	[BLOCK_LIST] = add_prose_list, [BLOCK_QUOTE] = add_quote,
};

static void
add_block(struct composer *c, struct elem *parent, const struct block *block, struct frame *frame)
{
	block_adders[block->kind](c, parent, block, frame);
}

void
add_prose(struct composer *c, struct elem *parent, const struct block *root, int level)
{
	struct frame frame = { level, level, LOOK_BODY };

	add_blocks(c, parent, root, &frame);
}

static void
compose_prose(struct composer *c, struct elem *parent, const struct section *section)
{
	add_prose(c, parent, section->prose, section->level);
}

/* money */

/* The letter of a gain or a loss is heard as a word. */
static void
add_amount(struct composer *c, struct elem *cell, const struct section *section, size_t column, const struct cell *amount)
{
	enum word sign = cell_is_amount(amount) ? style_sign(&section->spec->columns[column], amount->cents) : WORD_COUNT;
	struct str words = amount_words(c, section, column, amount), letter;
	const char *sum;
	size_t at = 0;

	if (sign == WORD_COUNT) {
		elem_words(c->arena, cell, words, 0);
		return;
	}
	letter = c->style->words[sign];
	sum = str_z(c->arena, sum_words(c, section, column, amount->cents));
	while (!str_starts(str_from(words, at), sum))
		at++;
	at += strlen(sum) - letter.n;
	elem_words(c->arena, cell, (struct str){ words.p, at }, 0);
	elem_add(c->arena, cell, EL_SPAN, cell->look)->expansion =
	    c->style->words[sign == WORD_GAIN ? WORD_ALT_GAIN : WORD_ALT_LOSS];
	elem_words(c->arena, cell->last, letter, 0);
	if (at + letter.n < words.n)
		elem_words(c->arena, cell, str_from(words, at + letter.n), 0);
}

static void
add_amounts(struct composer *c, struct elem *row, const struct section *section, const struct cell *cells, enum look_name look)
{
	for (size_t i = 0; i < section->spec->n_columns; i++) {
		struct elem *cell = add_cell(c, row, EL_TD, look, SCOPE_NONE);
		cell->align = ALIGN_RIGHT;
		add_amount(c, cell, section, i, &cells[i]);
	}
}

enum { MANY_COLUMNS = 5 };              /* beyond which the unit is said once */

void
add_unit(struct composer *c, struct elem *cell, struct unit unit)
{
	elem_words(c->arena, cell, STR("\n"), 0);
	elem_words(c->arena, cell, FILL(c, WORD_UNIT, { "eenheid", unit_words(c, unit) }), 0);
}

static void
add_column_head(struct composer *c, struct elem *row, const struct section *section, size_t column)
{
	struct elem *cell = add_cell(c, row, EL_TH, LOOK_TABLE_HEAD, SCOPE_COLUMN);

	cell->align = ALIGN_RIGHT;
	elem_words(c->arena, cell, section->spec->columns[column].label, 0);
	if (section->spec->n_columns <= MANY_COLUMNS)
		add_unit(c, cell, section->money.unit);
}

static bool
has_level_above(const struct section_spec *spec)
{
	for (size_t i = 0; i < spec->n_columns; i++)
		if (spec->columns[i].above.n)
			return true;
	return false;
}

/* A header over neighbours, above their own. */
static void
add_level_above(struct composer *c, struct elem *row, const struct section *section)
{
	const struct section_spec *spec = section->spec;

	for (size_t i = 0, next; i < spec->n_columns; i = next) {
		struct str above = spec->columns[i].above;
		next = i + 1;
		if (!above.n) {
			add_column_head(c, row, section, i);
			row->last->rows = 2;
			continue;
		}
		while (next < spec->n_columns && str_eq(spec->columns[next].above, above))
			next++;
		elem_words(c->arena, add_cell(c, row, EL_TH, LOOK_TABLE_HEAD, SCOPE_COLUMN), above, 0);
		row->last->columns = (uint16_t)(next - i);
		row->last->align = ALIGN_MIDDLE;
	}
}

void
add_money_head(struct composer *c, struct elem *table, const struct section *section)
{
	const struct section_spec *spec = section->spec;
	struct elem *head = elem_add(c->arena, table, EL_HEAD, LOOK_TABLE_HEAD);
	struct elem *row = elem_add(c->arena, head, EL_ROW, LOOK_TABLE_HEAD);
	struct elem *name = add_cell(c, row, EL_TH, LOOK_TABLE_HEAD, SCOPE_COLUMN);
	bool two = has_level_above(spec);

	elem_words(c->arena, name, spec->name_column.label, 0);
	if (spec->n_columns > MANY_COLUMNS)
		add_unit(c, name, section->money.unit);
	if (two) {
		name->rows = 2;
		table->grouped = true;
		add_level_above(c, row, section);
		row = elem_add(c->arena, head, EL_ROW, LOOK_TABLE_HEAD);
	}
	for (size_t i = 0; i < spec->n_columns; i++)
		if (!two || spec->columns[i].above.n)
			add_column_head(c, row, section, i);
}

static struct elem *
add_money_row(struct composer *c, struct elem *part, const struct section *section, struct str name,
    const struct cell *cells, enum look_name look)
{
	struct elem *row = elem_add(c->arena, part, EL_ROW, look);

	elem_words(c->arena, add_cell(c, row, EL_TH, look, SCOPE_ROW), name, 0);
	add_amounts(c, row, section, cells, look);
	return row;
}

/* Rows of a group stand together under its name. */
struct elem *
add_group(struct composer *c, struct elem *table, const struct section *section, const struct money_row *row)
{
	struct elem *rows = elem_add(c->arena, table, EL_ROWS, LOOK_TABLE), *head;

	if (row->of_group == ROW_ALONE)
		return rows;
	head = add_cell(c, elem_add(c->arena, rows, EL_ROW, LOOK_GROUP), EL_TH, LOOK_GROUP, SCOPE_ROW);
	head->columns = (uint16_t)(section->spec->n_columns + 1);
	elem_words(c->arena, head, row->group_name, 0);
	table->grouped = true;
	return rows;
}

/* The total so far of each column, for a table that goes on over the page. */
static void
run_on(struct cell *running, const struct cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (cell_is_amount(&cells[i]))
			running[i].kind = running[i].kind != CELL_UNREADABLE
			    && money_add(&running[i].cents, cells[i].cents) ? CELL_DERIVED : CELL_UNREADABLE;
		running[i].plus_pm = running[i].plus_pm || cells[i].kind == CELL_PM || cells[i].plus_pm;
	}
}

static const struct str *
carried(struct composer *c, const struct section *section, const struct cell *running)
{
	size_t n = section->spec->n_columns;
	struct str *words = arena_array(c->arena, n, sizeof *words);

	for (size_t i = 0; i < n; i++)
		words[i] = running[i].kind == CELL_DERIVED ? amount_words(c, section, i, &running[i])
		    : running[i].plus_pm && running[i].kind == CELL_EMPTY ? c->style->words[WORD_PM] : STR("");
	return words;
}

static void
add_money_rows(struct composer *c, struct elem *table, const struct section *section)
{
	const struct money_table *money = &section->money;
	struct cell *running = arena_array(c->arena, section->spec->n_columns, sizeof *running);
	struct elem *rows = NULL;

	for (size_t i = 0; i < money->n; i++) {
		const struct money_row *row = &money->rows[i];
		if (!i || row->of_group != money->rows[i - 1].of_group)
			rows = add_group(c, table, section, row);
		if (row->counts && !row->subtotal)
			run_on(running, row->cells, section->spec->n_columns);
		add_money_row(c, rows, section, row->name.text, row->cells, row->subtotal ? LOOK_TOTAL : row->part ? LOOK_PART
		    : LOOK_TABLE)->carry = carried(c, section, running);
	}
	if (money->rounds)
		add_money_row(c, rows, section, c->style->words[WORD_ROUNDING], money->rounding.cells, LOOK_TABLE);
}

/* What the letters of gains and losses mean, for who sees them. */
static void
add_sign_note(struct composer *c, struct elem *parent, const struct section_spec *spec)
{
	bool gains = false;

	for (size_t i = 0; i < spec->n_columns; i++)
		gains = gains || spec->columns[i].gains;
	if (gains)
		add_words(c, parent, EL_PARA, LOOK_CAPTION, c->style->words[WORD_SIGNS]);
}

void
add_note(struct composer *c, struct elem *parent, struct elem **list, struct str name, struct str note)
{
	*list = *list ? *list : add_list(c, parent, NUMBERING_DISC);
	elem_words(c->arena, add_item(c, *list, 0), FILL(c, WORD_ROW_NOTE, { "post", name }, { "toelichting", note }), 0);
}

/* Why a row is as it is, beneath the table. */
static void
add_row_notes(struct composer *c, struct elem *parent, const struct money_table *money)
{
	struct elem *list = NULL;

	for (size_t i = 0; i < money->n; i++)
		if (money->rows[i].note.n)
			add_note(c, parent, &list, money->rows[i].name.text, money->rows[i].note);
}

/* What a picture of amounts does not say: their whole, their unit, and why they
 * are so. It is drawn only when there is a budget. */
static void
compose_money_notes(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct money_table *money = &section->money;

	add_words(c, parent, EL_PARA, LOOK_CAPTION, FILL(c, WORD_AMOUNTS_IN, { "eenheid", spoken_unit(c, money->unit) },
	    { "budget", amount_words(c, section, section->spec->role_columns[COLUMN_BUDGET],
	    row_amount(section, &money->total, COLUMN_BUDGET)) }));
	add_row_notes(c, parent, money);
}

static void
compose_money(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct money_table *money = &section->money;
	struct elem *table;

	if (!money->n) {
		add_empty(c, parent, section);
		return;
	}
	table = elem_add(c->arena, parent, EL_TABLE, LOOK_TABLE);
	table->figures = true;
	if (section->spec->total) {
		struct str *carry = arena_array(c->arena, 2, sizeof *carry);
		carry[0] = c->style->words[WORD_CARRY_FORWARD];
		carry[1] = c->style->words[WORD_BROUGHT_FORWARD];
		table->carry = carry;
	}
	add_money_head(c, table, section);
	add_money_rows(c, table, section);
	if ((section->spec->total || money->total_fill == FILL_GIVEN) && !(money->total.secret && c->report->is_public))
		add_money_row(c, elem_add(c->arena, table, EL_FOOT, LOOK_TOTAL), section,
		    c->style->words[WORD_TOTAL], money->total.cells, LOOK_TOTAL);
	add_sign_note(c, parent, section->spec);
	add_row_notes(c, parent, money);
}

/* planning */

static struct str
activity_words(struct composer *c, const struct activity *activity)
{
	if (activity->to.fill == FILL_GIVEN)
		return FILL(c, WORD_MOVED, { "wat", activity->what.text },
		    { "periode", period_value(c, &activity->to) });
	if (activity->state.fill == FILL_GIVEN)
		return FILL(c, WORD_STATE, { "wat", activity->what.text }, { "stand", activity->state.text });
	return activity->what.text;
}

/* The year is a heading, once; its half or quarter is one beneath it. */
static void
compose_planning(struct composer *c, struct elem *parent, const struct section *section)
{
	struct str year = { 0 };

	for (size_t i = 0; i < section->n_periods; i++) {
		const struct plan_period *period = &section->periods[i];
		bool known = period->period.fill == FILL_GIVEN;
		struct str words = known ? year_words(c, period->period.period) : period->period.text;
		struct str part = known ? part_words(c, period->period.period) : (struct str){ 0 };
		if (!str_eq(words, year) || !part.n)
			add_heading(c, parent, section->level + 1, words);
		if (part.n)
			add_heading(c, parent, section->level + 2, part);
		year = words;
		if (!period->n) {
			add_blank(c, parent, WORD_NOT_FILLED);
			continue;
		}
		struct elem *list = add_list(c, parent, NUMBERING_DISC);
		for (size_t k = 0; k < period->n; k++)
			elem_words(c->arena, add_item(c, list, 0), activity_words(c, &period->activities[k]), 0);
	}
}

/* image */

static void
compose_image(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct image_ref *ref = &section->image;

	if (!parent->last || parent->last->kind != EL_FIGURE)
		return;
	if (ref->caption.fill == FILL_GIVEN)
		add_words(c, parent, EL_PARA, LOOK_CAPTION, ref->caption.text);
	if (ref->source.fill == FILL_GIVEN)
		add_words(c, parent, EL_PARA, LOOK_CAPTION, FILL(c, WORD_IMAGE_SOURCE, { "bron", ref->source.text }));
}

/* sections */

static void compose_sections(struct composer *, struct elem *, const struct section *, size_t n);

static void
compose_group(struct composer *c, struct elem *parent, const struct section *section)
{
	compose_sections(c, parent, section->children, section->n_children);
}

static void (*const composers[])(struct composer *, struct elem *, const struct section *) = {
	[SECTION_GROUP] = compose_group, [SECTION_IMAGE] = compose_image, [SECTION_STATUS] = compose_fields,
	[SECTION_FIELDS] = compose_fields, [SECTION_PROSE] = compose_prose, [SECTION_MONEY] = compose_money,
	[SECTION_PLANNING] = compose_planning, [SECTION_RISKS] = compose_risks,
	[SECTION_INDICATORS] = compose_indicators, [SECTION_MILESTONES] = compose_milestones,
	[SECTION_TABLE] = compose_table, [SECTION_COMPARISON] = compose_comparison,
};

/* What stands beneath a picture that has no table. */
static void (*const noters[SECTION_KINDS])(struct composer *, struct elem *, const struct section *) = {
	[SECTION_STATUS] = compose_field_notes, [SECTION_MONEY] = compose_money_notes,
};

/* What stands under the heading of a section that was left empty. Blocks of
 * fields say it field by field, unless the template has words for it. */
static bool
compose_absence(struct composer *c, struct elem *parent, const struct section *section)
{
	bool fields = section->spec->kind == SECTION_FIELDS || section->spec->kind == SECTION_STATUS;

	if (!section->spec->source.n || (fields && section->fill <= FILL_EMPTY && !section->spec->empty.n))
		return false;
	if (section->withheld)
		add_blank(c, parent, WORD_WITHHELD);
	else if (section->fill == FILL_NONE)
		add_blank(c, parent, WORD_NONE);
	else if (section->fill == FILL_NOT_APPLICABLE)
		add_blank(c, parent, WORD_NOT_APPLICABLE);
	else if (section->fill <= FILL_EMPTY || (section->prose && !section->prose->first))
		add_empty(c, parent, section);
	else
		return false;
	return true;
}

bool
section_is_shown(struct composer *c, const struct section *section)
{
	const struct section_spec *spec = section->spec;
	bool any = spec->kind != SECTION_GROUP && !spec->n_fields;

	for (size_t i = 0; i < section->n_children && !any; i++)
		any = section_is_shown(c, &section->children[i]);
	for (size_t i = 0; i < spec->n_fields && !any; i++)
		any = !spec->fields[i].hidden;
	if (spec->kind == SECTION_COMPARISON && spec->duty == DUTY_IF_GIVEN)
		return comparison_tells(c) && spec->shown != SHOW_NOTHING;
	return any && spec->shown != SHOW_NOTHING
	    && !(spec->duty == DUTY_IF_GIVEN && (section->fill <= FILL_EMPTY || section->withheld));
}

static void
compose_section(struct composer *c, struct elem *elem, const struct section *section)
{
	add_heading(c, elem, section->level, labelled(c, section->spec->title));
	if (compose_absence(c, elem, section))
		return;
	depict(c, elem, section);
	if (section->spec->shown == SHOW_PICTURE && elem->last->kind == EL_FIGURE)
		noters[section->spec->kind](c, elem, section);
	else
		composers[section->spec->kind](c, elem, section);
}

void
compose_in_words(struct composer *c, struct elem *elem, const struct section *section)
{
	add_heading(c, elem, section->level, labelled(c, section->spec->title));
	if (!compose_absence(c, elem, section))
		composers[section->spec->kind](c, elem, section);
}

static void
compose_sections(struct composer *c, struct elem *parent, const struct section *sections, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (sections[i].spec->shown == SHOW_PARTS)
			compose_group(c, parent, &sections[i]);
		else if (section_is_shown(c, &sections[i]))
			compose_section(c, elem_add(c->arena, parent, EL_SECTION, LOOK_BODY), &sections[i]);
}

/* the whole */

static bool
is_concept(const struct composer *c)
{
	return c->outcome->concept || report_is_concept(c->report);
}

/* Why parts are secret, or that they were left out. */
static void
add_secrecy(struct composer *c, struct elem *root)
{
	const struct secrecy *secrecy = &c->report->secrecy;

	if (!c->report->has_secrets)
		return;
	if (c->report->is_public)
		add_words(c, root, EL_PARA, LOOK_BODY, c->style->words[WORD_PUBLIC]);
	else
		add_words(c, root, EL_PARA, LOOK_BODY, FILL(c, WORD_SECRET_LINE, { "orgaan", secrecy->by.text },
		    { "datum", date_value(c, &secrecy->date) }, { "grondslag", secrecy->ground.text },
		    { "opheffer", secrecy->ends_by.text }));
}

static size_t
open_warnings(const struct outcome *outcome)
{
	return outcome->findings ? diag_count(outcome->findings, SEVERITY_WARNING) : 0;
}

static size_t
answered_warnings(const struct outcome *outcome)
{
	size_t n = 0;

	for (size_t i = 0; outcome->findings && i < outcome->findings->n; i++)
		n += outcome->findings->list[i].answer && finding_severity(&outcome->findings->list[i]) == SEVERITY_WARNING;
	return n;
}

/* The findings before all else: whoever reads a concept knows what is wrong. */
static void
add_findings(struct composer *c, struct elem *root)
{
	struct elem *section = elem_add(c->arena, root, EL_SECTION, LOOK_BODY), *list;

	add_heading(c, section, 2, c->style->words[WORD_FINDINGS]);
	list = add_list(c, section, NUMBERING_DISC);
	for (size_t i = 0; i < c->outcome->findings->n; i++) {
		const struct finding *finding = &c->outcome->findings->list[i];
		struct buf line = { .arena = c->arena };
		buf_printf(&line, "regel %u, %s: ", finding->place.line, diag_severity_name(finding_severity(finding), LANG_NL));
		finding_message(&line, finding, LANG_NL);
		elem_words(c->arena, add_item(c, list, 0), buf_str(&line), 0);
	}
}

void
add_standing(struct composer *c, struct elem *root)
{
	const struct version *version = &c->report->version;

	if (is_concept(c))
		add_words(c, root, EL_PARA, LOOK_BODY, c->style->words[WORD_CONCEPT]);
	add_secrecy(c, root);
	if (version->number.number > 1)
		add_words(c, root, EL_PARA, LOOK_BODY, FILL(c, WORD_VERSION,
		    { "nummer", version->number.text }, { "reden", version->reason.text }));
	if (version->adopted_by.fill == FILL_GIVEN && version->adopted_on.fill == FILL_GIVEN)
		add_words(c, root, EL_PARA, LOOK_BODY, FILL(c, WORD_ADOPTED,
		    { "orgaan", version->adopted_by.text },
		    { "datum", date_words(c, version->adopted_on.date) }));
}

static void
add_title(struct composer *c, struct elem *root)
{
	depict_logo(c, root);
	add_words(c, root, EL_PARA, LOOK_KICKER, c->kind->above);
	add_heading(c, root, 1, c->report->name.text);
	add_standing(c, root);
}

static void
add_colophon(struct composer *c, struct elem *root)
{
	const struct report *r = c->report;
	struct str made = moment_words(c, report_moment(r));

	add_words(c, root, EL_PARA, LOOK_COLOPHON, r->exported.fill == FILL_GIVEN
	    ? FILL(c, WORD_BUILT_EXPORT, { "opgemaakt", made }, { "export", moment_words(c, r->exported.moment) })
	    : FILL(c, WORD_BUILT, { "opgemaakt", made }));
	add_words(c, root, EL_PARA, LOOK_COLOPHON_MORE, FILL(c, WORD_CHECKED,
	    { "bedragen", str_printf(c->arena, "%zu", c->outcome->tally.amounts) },
	    { "open", str_printf(c->arena, "%zu", open_warnings(c->outcome)) },
	    { "beantwoord", str_printf(c->arena, "%zu", answered_warnings(c->outcome)) }));
}

/* What every page says: that it is a concept, secret, or both. */
static struct str
mark_of(struct composer *c)
{
	bool concept = is_concept(c), secret = c->report->has_secrets && !c->report->is_public;
	struct str first = c->style->words[WORD_CONCEPT], second = c->style->words[WORD_SECRET];

	if (concept && secret)
		return str_printf(c->arena, "%.*s - %.*s", (int)first.n, first.p, (int)second.n, second.p);
	return concept ? first : secret ? second : (struct str){ 0 };
}

static struct doc_info
describe(struct composer *c)
{
	const struct report *r = c->report;
	struct str period = period_value(c, &r->period);
	struct doc_info info = { .name = text_drawable(c->arena, r->style, r->name.text), .language = c->style->language,
	    .organisation = r->organisation.text, .foot_page = c->style->words[WORD_PAGE] };

	info.made = report_moment(r);
	info.subject = period;
	info.title = FILL(c, WORD_DOCUMENT_TITLE, { "naam", r->name.text }, { "periode", period });
	info.foot_left = text_drawable(c->arena, r->style, FILL(c, WORD_FOOT, { "periode", period }));
	info.mark = mark_of(c);
	return info;
}

struct elem *
compose(struct arena *arena, const struct report *report, const struct outcome *outcome, struct doc_info *info)
{
	struct composer c = { arena, report, report->style, outcome, report->kind ? report->kind : report->style->kinds };
	struct elem *root = elem_add(arena, NULL, EL_DOCUMENT, LOOK_BODY), *contents;

	add_title(&c, root);
	if (outcome->concept)
		add_findings(&c, root);
	contents = elem_add(arena, root, EL_SECTION, LOOK_BODY);
	add_heading(&c, contents, 2, c.style->words[WORD_CONTENTS]);
	compose_sections(&c, root, report->sections, report->n_sections);
	add_colophon(&c, root);
	*info = describe(&c);
	info->contents = contents;
	if (!contents_compose(arena, contents, root)) {
		contents_drop(contents);
		info->contents = NULL;
	}
	if (outcome->concept)
		elem_drawable(arena, report->style, root);
	elem_expand(arena, report->style, root);
	elem_number(root);
	return root;
}
