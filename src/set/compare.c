/*
 * What changed since the previous report, as a section: for judgements and fields a
 * table of what they were and are, for amounts a table of differences, for lists a
 * table with in each row an item and what is told of it. Invariant: nothing is told
 * of what the template does not print, and each change stands in words.
 */
#include "composer.h"
#include "../base/arena.h"

/* Changes that stand together: of a section, or of an item. */
struct stretch {
	const struct change *list;
	size_t n;
};

/* Those of a section that the template prints. */
static struct stretch
changes_of(struct composer *c, const struct pair *pair)
{
	const struct changes *changes = c->outcome->changes;
	struct change *list = NULL;
	size_t n = 0;

	for (size_t i = 0; i < changes->n; i++)
		if (changes->list[i].pair == pair && !(changes->list[i].field && changes->list[i].field->hidden))
			*arena_push(c->arena, list, n) = changes->list[i];
	return (struct stretch){ list, n };
}

/* The stretch of one item, at the front of another. */
static struct stretch
item_of(struct stretch from)
{
	struct stretch item = { from.list, 1 };

	while (item.n < from.n && change_same_item(item.list, item.list + item.n))
		item.n++;
	return item;
}

/* words */

static struct str
held_words(struct composer *c, const struct change *change, const struct held *held)
{
	struct str amount;

	if (held->kind == HELD_NOTHING)
		return c->style->words[WORD_NOT_FILLED];
	if (held->kind == HELD_DATE)
		return date_words(c, held->date);
	if (held->kind == HELD_PERIOD)
		return period_words(c, held->period);
	if (held->kind != HELD_AMOUNT)
		return held->text;
	amount = cents_words(c, held->cents, change->unit, change->decimals);
	if (change->field)
		amount = str_printf(c->arena, "%.*s" NBSP "%.*s", (int)c->style->words[WORD_EURO].n, c->style->words[WORD_EURO].p,
		    (int)amount.n, amount.p);
	return held->plus_pm ? FILL(c, WORD_PLUS_PM, { "bedrag", amount }) : amount;
}

/* "van klein naar gemiddeld"; words of an author: "nu (vorige keer: toen)". */
static struct str
turn_words(struct composer *c, const struct change *change)
{
	struct str was = held_words(c, change, &change->before), now = held_words(c, change, &change->now);
	bool whole = change->before.kind == HELD_TEXT || change->now.kind == HELD_TEXT || change->now.kind == HELD_NOTHING;

	if (change->before.kind == HELD_NOTHING)
		return now;
	return whole ? FILL(c, WORD_CHANGED, { "nu", now }, { "vorige", was }) : FILL(c, WORD_FROM_TO, { "van", was }, { "naar", now });
}

/* "Kans: van klein naar gemiddeld" */
static struct str
change_words(struct composer *c, const struct change *change)
{
	if (change->kind == CHANGE_RENAMED)
		return FILL(c, WORD_FORMERLY, { "naam", change->was_name });
	if (change->part == NO_ITEM)
		return c->style->words[change->kind == CHANGE_NEW ? WORD_NEW : WORD_GONE];
	return FILL(c, WORD_ROW_NOTE, { "post", labelled(c, change->label) }, { "toelichting", turn_words(c, change) });
}

/* tables */

static struct elem *
add_table(struct composer *c, struct elem *parent, const struct str *heads, size_t n)
{
	struct elem *table = elem_add(c->arena, parent, EL_TABLE, LOOK_TABLE);
	struct elem *row = elem_add(c->arena, elem_add(c->arena, table, EL_HEAD, LOOK_TABLE_HEAD), EL_ROW, LOOK_TABLE_HEAD);

	table->figures = n == 2;        /* of three: the label, and the others as wide as each other */
	for (size_t i = 0; i < n; i++)
		elem_words(c->arena, add_cell(c, row, EL_TH, LOOK_TABLE_HEAD, SCOPE_COLUMN), heads[i], 0);
	return elem_add(c->arena, table, EL_ROWS, LOOK_TABLE);
}

static struct elem *
add_row(struct composer *c, struct elem *rows, struct str head)
{
	struct elem *row = elem_add(c->arena, rows, EL_ROW, LOOK_TABLE);

	elem_words(c->arena, add_cell(c, row, EL_TH, LOOK_TABLE, SCOPE_ROW), head, 0);
	return row;
}

/* What a field was or is, with its sign. */
static void
add_held(struct composer *c, struct elem *row, struct str words, const struct held *held)
{
	struct elem *cell = add_cell(c, row, EL_TD, LOOK_TABLE, SCOPE_NONE);

	if (held->word) {
		cell->shape = held->word->shape;
		cell->colour = held->word->colour;
	}
	if (words.n)
		elem_words(c->arena, cell, words, 0);
	else
		add_nothing(c, cell);
}

/* A decision that came or went stands on one side, with its date. */
static void
add_field(struct composer *c, struct elem *rows, const struct change *change)
{
	struct elem *row = add_row(c, rows, labelled(c, change->label));
	bool decision = change->item || change->was, dated = change->part != NO_ITEM;
	struct str was = held_words(c, change, &change->before), now = held_words(c, change, &change->now);

	if (decision) {
		was = dated ? FILL(c, WORD_DECISION, { "datum", was }, { "besluit", change->was_name }) : change->was_name;
		now = dated ? FILL(c, WORD_DECISION, { "datum", now }, { "besluit", change->name }) : change->name;
	}
	add_held(c, row, change->kind == CHANGE_NEW ? STR("") : was, &change->before);
	add_held(c, row, change->kind == CHANGE_GONE ? STR("") : now, &change->now);
}

static void
compare_fields(struct composer *c, struct elem *parent, const struct section_spec *spec, struct stretch changes)
{
	const struct str heads[] = { c->style->words[WORD_SUBJECT], c->style->words[WORD_THEN], c->style->words[WORD_NOW] };
	struct elem *rows = add_table(c, parent, heads, 3);

	(void)spec;
	for (size_t i = 0; i < changes.n; i++)
		add_field(c, rows, &changes.list[i]);
}

/* What the items of a list are called, over their column. */
static struct str
list_head(struct composer *c, const struct section_spec *spec)
{
	static const enum word heads[SECTION_KINDS] = { [SECTION_RISKS] = WORD_RISK, [SECTION_INDICATORS] = WORD_INDICATOR,
	    [SECTION_MILESTONES] = WORD_MILESTONE, [SECTION_PLANNING] = WORD_ACTIVITY };

	return spec->kind == SECTION_TABLE ? labelled(c, spec->fields[0].label) : c->style->words[heads[spec->kind]];
}

/* What became of an item. Of a new one the document tells all elsewhere. */
static void
add_told(struct composer *c, struct elem *cell, struct stretch item)
{
	bool alone = item.n == 1 || !item.list->was || !item.list->item;

	for (size_t i = 0; i < item.n && !alone; i++)
		add_words(c, cell, EL_PARA, LOOK_VALUE, change_words(c, &item.list[i]));
	if (alone)
		elem_words(c->arena, cell, change_words(c, item.list), 0);
}

static void
compare_list(struct composer *c, struct elem *parent, const struct section_spec *spec, struct stretch changes)
{
	const struct str heads[] = { list_head(c, spec), c->style->words[WORD_CHANGE] };
	struct elem *rows = add_table(c, parent, heads, 2);

	for (struct stretch item; changes.n; changes.list += item.n, changes.n -= item.n) {
		struct elem *row = add_row(c, rows, changes.list->name);
		item = item_of(changes);
		add_told(c, add_cell(c, row, EL_TD, LOOK_TABLE, SCOPE_NONE), item);
	}
}

/* money */

static struct str
signed_words(struct composer *c, const struct change *change, cents difference)
{
	struct str words = cents_words(c, difference, change->unit, change->decimals);

	return difference > 0 ? str_printf(c->arena, "+%.*s", (int)words.n, words.p) : words;
}

/* All of what came or went is a difference. */
static struct str
difference_words(struct composer *c, const struct change *change)
{
	if (change->counts && change->difference)
		return signed_words(c, change, change->difference);
	if (change->kind == CHANGE_NEW && change->now.kind == HELD_AMOUNT)
		return signed_words(c, change, change->now.cents);
	if (change->kind == CHANGE_GONE && change->before.kind == HELD_AMOUNT && change->before.cents != INT64_MIN)
		return signed_words(c, change, -change->before.cents);
	return turn_words(c, change);
}

static const struct change *
in_column(struct stretch item, size_t column)
{
	for (size_t i = 0; i < item.n; i++)
		if (item.list[i].part == column)
			return &item.list[i];
	return NULL;
}

static void
add_differences(struct composer *c, struct elem *row, const struct pair *pair, const struct cell *now, struct stretch item)
{
	for (size_t i = 0; i < pair->now->spec->n_columns; i++) {
		const struct change *change = in_column(item, i);
		struct elem *cell = add_cell(c, row, EL_TD, row->look, SCOPE_NONE);
		cell->align = ALIGN_RIGHT;
		if (change)
			elem_words(c->arena, cell, difference_words(c, change), 0);
		else if (now && cell_is_amount(&now[i]) && pair->parts[i] != NO_ITEM)
			elem_words(c->arena, cell, STR("0"), 0);
		else
			add_nothing(c, cell);
	}
}

/* "waarvan speelfontein (nieuw)" */
static struct str
row_words(struct composer *c, const struct change *change)
{
	struct str stand = change->kind == CHANGE_VALUE ? STR("") : change_words(c, change);

	return stand.n ? FILL(c, WORD_STATE, { "wat", change->name }, { "stand", stand }) : change->name;
}

static void
compare_money(struct composer *c, struct elem *parent, const struct section_spec *spec, struct stretch changes)
{
	const struct pair *pair = changes.list->pair;
	const struct section *section = pair->now;
	const struct money_row *last = NULL;
	struct elem *table, *rows = NULL, *row;

	add_words(c, parent, EL_PARA, LOOK_BODY, c->style->words[WORD_DIFFERENCES]);
	table = elem_add(c->arena, parent, EL_TABLE, LOOK_TABLE);
	table->figures = true;
	add_money_head(c, table, section);
	(void)spec;
	for (struct stretch item; changes.n; changes.list += item.n, changes.n -= item.n) {
		const struct change *first = changes.list;
		const struct money_row *money = first->total ? &section->money.total : (first->item ? first->item : first->was)->row;
		enum look_name look = first->total || money->subtotal ? LOOK_TOTAL : money->part ? LOOK_PART : LOOK_TABLE;
		item = item_of(changes);
		if (first->total)
			rows = elem_add(c->arena, table, EL_FOOT, LOOK_TOTAL);
		else if (!last || !str_eq(last->group, money->group))
			rows = add_group(c, table, section, money);
		last = money;
		row = elem_add(c->arena, rows, EL_ROW, look);
		elem_words(c->arena, add_cell(c, row, EL_TH, look, SCOPE_ROW), row_words(c, first), 0);
		add_differences(c, row, pair, first->item || first->total ? money->cells : NULL, item);
	}
}

/* the whole */

static void (*const comparers[SECTION_KINDS])(struct composer *, struct elem *, const struct section_spec *, struct stretch) = {
	[SECTION_STATUS] = compare_fields, [SECTION_FIELDS] = compare_fields, [SECTION_MONEY] = compare_money,
	[SECTION_PLANNING] = compare_list, [SECTION_RISKS] = compare_list, [SECTION_INDICATORS] = compare_list,
	[SECTION_MILESTONES] = compare_list, [SECTION_TABLE] = compare_list,
};

/* The changes under each section that the document has; without a parent they are only counted. */
static size_t
compare_sections(struct composer *c, struct elem *parent, int level, const struct section *sections, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		const struct section_spec *spec = sections[i].spec;
		const struct pair *pair = comparers[spec->kind] ? changes_pair(c->outcome->changes, spec) : NULL;
		struct stretch changes = pair ? changes_of(c, pair) : (struct stretch){ NULL, 0 };
		if (spec->shown == SHOW_NOTHING)
			continue;
		found += changes.n + compare_sections(c, parent, level, sections[i].children, sections[i].n_children);
		if (!changes.n || !parent)
			continue;
		add_heading(c, parent, level, labelled(c, spec->title));
		comparers[spec->kind](c, parent, spec, changes);
	}
	return found;
}

bool
comparison_tells(struct composer *c)
{
	return c->outcome->changes && compare_sections(c, NULL, 0, c->report->sections, c->report->n_sections);
}

/* What the previous report had in another template. */
static void
add_apart(struct composer *c, struct elem *parent)
{
	const struct changes *changes = c->outcome->changes;
	struct buf list = { .arena = c->arena };

	for (size_t i = 0; i < changes->n_apart; i++) {
		const struct apart *apart = &changes->apart[i];
		buf_puts(&list, list.n ? ", " : "");
		buf_add(&list, labelled(c, apart->label.n ? apart->label : apart->section->spec->title));
	}
	if (list.n)
		add_words(c, parent, EL_PARA, LOOK_BODY, FILL(c, WORD_NOT_COMPARED, { "lijst", buf_str(&list) }));
}

void
compose_comparison(struct composer *c, struct elem *parent, const struct section *section)
{
	struct str empty = section->spec->empty;

	if (!c->outcome->changes) {
		add_blank(c, parent, WORD_NO_BEFORE);
		return;
	}
	if (comparison_tells(c))
		add_words(c, parent, EL_PARA, LOOK_BODY, FILL(c, WORD_COMPARED, { "periode", period_value(c, &c->outcome->changes->then->period) }));
	else
		add_words(c, parent, EL_PARA, LOOK_BLANK, empty.n ? labelled(c, empty) : c->style->words[WORD_NO_CHANGE]);
	compare_sections(c, parent, section->level + 1, c->report->sections, c->report->n_sections);
	add_apart(c, parent);
}
