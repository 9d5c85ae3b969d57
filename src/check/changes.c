/*
 * Sections that are in both reports are compared one by one, each kind by a function
 * of its own; what is added to the list begins as all changes of its item do.
 */
#include "finder.h"
#include "../base/arena.h"

const struct held held_nothing = { .kind = HELD_NOTHING };

/* amounts */

static cents
step_of(const struct money_table *table)
{
	cents step = table->unit.euros * 100;

	for (int i = 0; i < table->decimals; i++)
		step /= 10;
	return step;
}

cents
changes_slack(const struct pair *p)
{
	cents now = step_of(&p->now->money), then = step_of(&p->then->money);

	return now == then ? 0 : (now > then ? now : then);
}

bool
changes_differ(const struct pair *p, const struct cell *now, const struct cell *then)
{
	cents off = now->cents;

	if (!money_sub(&off, then->cents) || off == INT64_MIN)
		return true;
	return (off < 0 ? -off : off) * (off < INT64_MAX / 2 && off > INT64_MIN / 2 ? 2 : 1) > changes_slack(p);
}

/* changes */

static struct change *
push(struct finder *f)
{
	struct change *change = arena_push(f->arena, f->all->list, f->all->n);

	*change = f->about;
	return change;
}

struct change *
add_change(struct finder *f, size_t part, struct str label, const struct held *before, const struct held *now)
{
	struct change *change = push(f);

	change->part = part;
	change->label = label;
	change->before = *before;
	change->now = *now;
	if (!before->place.source)
		change->before.place = f->about.before.place;
	if (!now->place.source)
		change->now.place = f->about.now.place;
	return change;
}

/* How many days later a date is. */
static void
count_days(struct change *change)
{
	if (change->before.kind != HELD_DATE || change->now.kind != HELD_DATE || !change->before.date.day || !change->now.date.day)
		return;
	change->counts = true;
	change->difference = date_days(change->now.date) - date_days(change->before.date);
}

void
count_cents(struct change *change, struct unit unit, int decimals)
{
	const struct held *both[] = { &change->before, &change->now };

	change->unit = unit;
	change->decimals = decimals;
	for (int i = 0; i < 2; i++)
		if (both[i]->kind == HELD_AMOUNT && money_decimals(both[i]->cents, unit) > change->decimals)
			change->decimals = money_decimals(both[i]->cents, unit);
	if (change->before.kind != HELD_AMOUNT || change->now.kind != HELD_AMOUNT || change->before.plus_pm || change->now.plus_pm)
		return;
	change->difference = change->now.cents;
	change->counts = money_sub(&change->difference, change->before.cents) && change->difference != INT64_MIN;
}

struct change *
find_change(struct finder *f, size_t part, struct str label, const struct held *before, const struct held *now)
{
	struct change *change;

	if (held_same(before, now))
		return NULL;
	change = add_change(f, part, label, before, now);
	if (before->kind == HELD_AMOUNT || now->kind == HELD_AMOUNT)
		count_cents(change, (struct unit){ 1 }, 0);
	count_days(change);
	return change;
}

struct str
word_of(const struct finder *f, enum word word)
{
	return f->all->now->style->words[word];
}

bool
is_hidden(const struct finder *f, bool then, bool now)
{
	return f->all->is_public && (then || now);
}

void
add_apart(struct finder *f, const struct section *section, struct str label, bool then, bool words)
{
	for (size_t i = 0; i < f->all->n_apart; i++)
		if (f->all->apart[i].section == section && str_eq(f->all->apart[i].label, label))
			return;
	*arena_push(f->arena, f->all->apart, f->all->n_apart) = (struct apart){ section, label, then, words };
}

/* items */

/* "8 november 2022 - krediet verleend", of a decision that came or went. */
static struct str
name_of(const struct finder *f, const struct thing *item, bool alone)
{
	const struct decision *decision = item->decision;

	if (!f->field || !alone || decision->date.fill != FILL_GIVEN)
		return item->name;
	return str_fill(f->arena, word_of(f, WORD_DECISION), (const struct filling[]){
	    { "datum", date_dutch(f->arena, decision->date.date) }, { "besluit", item->name } }, 2);
}

static void
begin_section(struct finder *f)
{
	f->about = (struct change){ .pair = f->pair, .part = NO_ITEM, .before.place = f->pair->then->place,
	    .now.place = f->pair->now->place };
}

/* What all changes of an item have in common; false when the public may not know of
 * it, or when it has no name to be known by. */
static bool
begin_item(struct finder *f, const struct thing *was, const struct thing *item)
{
	bool alone = !was || !item;

	if (is_hidden(f, was && was->secret, item && item->secret) || !(item ? item : was)->folded.n)
		return false;
	f->about = (struct change){ .kind = !was ? CHANGE_NEW : !item ? CHANGE_GONE : CHANGE_VALUE, .pair = f->pair,
	    .item = item, .was = was, .part = NO_ITEM, .field = f->field, .label = f->field ? f->field->label : (struct str){ 0 },
	    .name = name_of(f, item ? item : was, alone), .was_name = was ? name_of(f, was, alone) : (struct str){ 0 },
	    .before.place = was ? was->place : f->pair->then->place, .now.place = item ? item->place : f->pair->now->place };
	if (alone)
		push(f);
	else if (!str_eq(was->folded, item->folded))
		push(f)->kind = CHANGE_RENAMED;
	return true;
}

void
each_item(struct finder *f, const struct matching *m,
    void (*compare)(struct finder *, const struct thing *, const struct thing *))
{
	for (size_t i = 0; i < m->now.n; i++) {
		const struct thing *was = m->was[i] == NO_ITEM ? NULL : &m->then.list[m->was[i]];
		if (begin_item(f, was, &m->now.list[i]))
			compare(f, was, &m->now.list[i]);
	}
	for (size_t i = 0; i < m->then.n; i++)
		if (m->is[i] == NO_ITEM && begin_item(f, &m->then.list[i], NULL))
			compare(f, &m->then.list[i], NULL);
	begin_section(f);
}

/* the whole */

static void (*const comparers[SECTION_KINDS])(struct finder *) = {
	[SECTION_IMAGE] = compare_image, [SECTION_STATUS] = compare_fields, [SECTION_FIELDS] = compare_fields,
	[SECTION_PROSE] = compare_prose, [SECTION_MONEY] = compare_money, [SECTION_PLANNING] = compare_planning,
	[SECTION_RISKS] = compare_risks, [SECTION_INDICATORS] = compare_indicators,
	[SECTION_MILESTONES] = compare_milestones, [SECTION_TABLE] = compare_table,
};

static void
compare_pair(struct finder *f, const struct pair *pair)
{
	f->pair = pair;
	begin_section(f);
	if (pair->now->fill != FILL_WRONG && pair->then->fill != FILL_WRONG && !is_hidden(f, pair->then->secret, pair->now->secret))
		comparers[pair->now->spec->kind](f);
}

/* what stands apart */

static const struct pair *
pair_with(const struct changes *all, const struct section *section)
{
	for (size_t i = 0; i < all->n_pairs; i++)
		if (all->pairs[i].now == section || all->pairs[i].then == section)
			return &all->pairs[i];
	return NULL;
}

/* Whether anything is filled in for a field or a column. */
static bool
fills_part(const struct section *section, size_t part)
{
	bool found = section->n_fields && section->fields[part].value.fill > FILL_EMPTY;

	for (size_t i = 0; i < section->money.n && !found; i++)
		found = section->money.rows[i].cells[part].kind != CELL_EMPTY;
	for (size_t i = 0; i < section->n_rows && !found; i++)
		found = section->rows[i]->fields[part].value.fill > FILL_EMPTY;
	return found;
}

/* Fields or columns of one held that the other has not. */
static void
find_lone_parts(struct finder *f, const struct pair *pair, const struct section *section)
{
	bool of_then = section == pair->then;

	for (size_t i = 0; i < parts_count(section->spec); i++) {
		bool met = !of_then && pair->parts[i] != NO_ITEM;
		for (size_t k = 0; of_then && !met && k < parts_count(pair->now->spec); k++)
			met = pair->parts[k] == i;
		if (!met && fills_part(section, i))
			add_apart(f, section, part_key(section->spec, i).label, of_then, false);
	}
}

static void
find_apart(const struct section *section, void *data)
{
	struct finder *f = data;
	const struct pair *pair = pair_with(f->all, section);

	if (!section->spec->source.n || section->fill != FILL_GIVEN || is_hidden(f, section->secret, pair && pair->then->secret)
	    || is_hidden(f, false, pair && pair->now->secret))
		return;
	if (pair)
		find_lone_parts(f, pair, section);
	else
		add_apart(f, section, (struct str){ 0 }, f->in_then, false);
}

/* Two templates: what only one of them has. */
static void
find_all_apart(struct finder *f)
{
	if (f->all->then->style == f->all->now->style)
		return;
	report_each_section(f->all->now, find_apart, f);
	f->in_then = true;
	report_each_section(f->all->then, find_apart, f);
}

int
changes_order(const struct report *then, const struct report *now)
{
	if (then->period.fill != FILL_GIVEN || now->period.fill != FILL_GIVEN)
		return -1;
	return date_cmp(period_last_day(then->period.period), period_last_day(now->period.period));
}

const struct changes *
changes_find(struct arena *arena, const struct report *then, const struct report *now, bool is_public)
{
	struct changes *all = arena_alloc(arena, sizeof *all);
	struct finder f = { .arena = arena, .all = all };

	*all = (struct changes){ .then = then, .now = now, .is_public = is_public };
	all->pairs = match_reports(arena, then, now, &all->n_pairs);
	for (size_t i = 0; i < all->n_pairs; i++)
		compare_pair(&f, &all->pairs[i]);
	find_all_apart(&f);
	return all;
}

const struct pair *
changes_pair(const struct changes *changes, const struct section_spec *now)
{
	for (size_t i = 0; i < changes->n_pairs; i++)
		if (changes->pairs[i].now->spec == now)
			return &changes->pairs[i];
	return NULL;
}

const struct legend_word *
changes_word_then(struct arena *arena, const struct changes *changes, const struct section_spec *now, const struct field_spec *field)
{
	const struct pair *p = changes_pair(changes, now);
	size_t part = p && p->now->n_fields ? p->parts[field - now->fields] : NO_ITEM;
	const struct field_value *then = part != NO_ITEM ? &p->then->fields[part] : NULL;

	if (!then || !then->word || !field->legend || (changes->is_public && (p->then->secret || then->secret)))
		return NULL;
	return legend_lookup(arena, field->legend, then->word->word);
}

bool
change_same_item(const struct change *a, const struct change *b)
{
	return a->pair == b->pair && a->item == b->item && a->was == b->was && a->total == b->total
	    && (a->item || a->was || a->total);
}

/* words */

static struct str
amount_text(struct arena *arena, const struct changes *changes, const struct change *change, const struct held *held)
{
	const struct str *words = changes->now->style->words;
	enum word sign = change->column ? style_sign(change->column, held->cents) : WORD_COUNT;
	struct str text = money_text(arena, held->cents, change->unit, change->decimals);

	if (sign != WORD_COUNT)
		text = str_printf(arena, "%.*s %.*s", (int)str_from(text, held->cents < 0).n, str_from(text, held->cents < 0).p,
		    (int)words[sign].n, words[sign].p);
	if (change->field)              /* no heading says the unit */
		text = str_printf(arena, "%.*s %.*s", (int)words[WORD_EURO].n, words[WORD_EURO].p, (int)text.n, text.p);
	return held->plus_pm ? str_fill(arena, words[WORD_PLUS_PM], &(const struct filling){ "bedrag", text }, 1) : text;
}

struct str
change_text(struct arena *arena, const struct changes *changes, const struct change *change, const struct held *held)
{
	switch (held->kind) {
	case HELD_AMOUNT:
		return amount_text(arena, changes, change, held);
	case HELD_DATE:
		return date_dutch(arena, held->date);
	case HELD_PERIOD:
		return period_code(arena, held->period);
	default:
		return held->text;
	}
}

struct str
change_difference(struct arena *arena, const struct change *change)
{
	struct str text = money_text(arena, change->difference, change->unit, change->decimals);

	return change->difference > 0 ? str_printf(arena, "+%.*s", (int)text.n, text.p) : text;
}
