/*
 * An item is known by its code; by its name in its group; by its name; by its theme;
 * by its number, when its words are like those of then. The surest way goes first,
 * for all items, so that what is found by a number was claimed by no name. From the
 * name on they hold only where they name one item in each report. Invariant: no
 * item is matched twice.
 */
#include "match.h"
#include "prose.h"
#include "../base/arena.h"
#include "../base/map.h"

/* items */

static struct thing *
add_item(struct arena *arena, struct things *items, const struct value *name, const struct value *former, struct place place)
{
	struct thing *item = arena_push(arena, items->list, items->n);

	item->name = name->text;
	item->folded = str_fold(arena, name->text);
	item->former = former && former->fill == FILL_GIVEN ? str_fold(arena, former->text) : item->folded;
	item->place = place;
	return item;
}

static void
list_rows(struct arena *arena, const struct section *section, struct things *items)
{
	for (size_t i = 0; i < section->money.n; i++) {
		const struct money_row *row = &section->money.rows[i];
		struct thing *item = add_item(arena, items, &row->name, &row->formerly, row->place);
		item->code = row->code;
		item->group = row->group;
		item->theme = row->theme.fill == FILL_GIVEN ? row->theme.text : (struct str){ 0 };
		item->secret = row->secret;
		item->row = row;
	}
}

static void
list_risks(struct arena *arena, const struct section *section, struct things *items)
{
	for (size_t i = 0; i < section->n_risks; i++) {
		const struct risk *risk = &section->risks[i];
		struct thing *item = add_item(arena, items, &risk->what, &risk->aside.formerly, risk->what.place);
		item->number = risk->number.text;
		item->secret = risk->aside.secret.number;
		item->risk = risk;
	}
}

static void
list_indicators(struct arena *arena, const struct section *section, struct things *items)
{
	for (size_t i = 0; i < section->n_indicators; i++) {
		const struct indicator *indicator = &section->indicators[i];
		struct thing *item = add_item(arena, items, &indicator->name, &indicator->aside.formerly, indicator->name.place);
		item->secret = indicator->aside.secret.number;
		item->indicator = indicator;
	}
}

static void
list_milestones(struct arena *arena, const struct section *section, struct things *items)
{
	for (size_t i = 0; i < section->n_milestones; i++) {
		const struct milestone *milestone = &section->milestones[i];
		struct thing *item = add_item(arena, items, &milestone->name, &milestone->aside.formerly, milestone->name.place);
		item->secret = milestone->aside.secret.number;
		item->milestone = milestone;
	}
}

/* An activity stands in a period, which is its group. */
static void
list_activities(struct arena *arena, const struct section *section, struct things *items)
{
	for (size_t i = 0; i < section->n_periods; i++) {
		const struct plan_period *period = &section->periods[i];
		for (size_t k = 0; k < period->n; k++) {
			const struct activity *activity = &period->activities[k];
			struct thing *item = add_item(arena, items, &activity->what, &activity->aside.formerly, activity->what.place);
			item->group = period->period.fill == FILL_GIVEN ? period_code(arena, period->period.period) : period->period.text;
			item->secret = period->secret || activity->aside.secret.number;
			item->activity = activity;
			item->period = period;
		}
	}
}

/* A row of fields is called by its first one, which is the header of its row. */
static void
list_table_rows(struct arena *arena, const struct section *section, struct things *items)
{
	for (size_t i = 0; section->spec->n_fields && i < section->n_rows; i++) {
		const struct table_row *row = section->rows[i];
		struct thing *item = add_item(arena, items, &row->fields[0].value, &row->aside.formerly, row->place);
		item->secret = row->aside.secret.number || row->fields[0].secret;
		item->cells = row;
	}
}

static void (*const listers[SECTION_KINDS])(struct arena *, const struct section *, struct things *) = {
	[SECTION_MONEY] = list_rows, [SECTION_RISKS] = list_risks, [SECTION_INDICATORS] = list_indicators,
	[SECTION_MILESTONES] = list_milestones, [SECTION_PLANNING] = list_activities, [SECTION_TABLE] = list_table_rows,
};

static struct things
list_decisions(struct arena *arena, const struct field_value *field)
{
	struct things items = { 0 };

	for (size_t i = 0; i < field->n_decisions; i++) {
		const struct decision *decision = &field->decisions[i];
		struct thing *item = add_item(arena, &items, &decision->text, &decision->aside.formerly, decision->text.place);
		item->group = decision->date.text;
		item->secret = decision->aside.secret.number || field->secret;
		item->decision = decision;
	}
	return items;
}

/* ways to know an item again */

static struct str
by_code(struct arena *arena, const struct thing *item, bool now)
{
	(void)arena, (void)now;
	return item->code;
}

static struct str
by_name(struct arena *arena, const struct thing *item, bool now)
{
	(void)arena;
	return now ? item->former : item->folded;
}

static struct str
in_group(struct arena *arena, const struct thing *item, bool now)
{
	struct str name = by_name(arena, item, now);

	if (!item->group.n || !name.n)
		return name;
	return str_printf(arena, "%.*s\n%.*s", (int)item->group.n, item->group.p, (int)name.n, name.p);
}

static struct str
by_theme(struct arena *arena, const struct thing *item, bool now)
{
	(void)arena, (void)now;
	return item->theme;
}

static struct str
by_number(struct arena *arena, const struct thing *item, bool now)
{
	(void)arena, (void)now;
	return item->number;
}

static const struct way {
	struct str (*key)(struct arena *, const struct thing *, bool now);
	bool once;                      /* only where it names one item in each report */
	bool alike;                     /* and their names have words in common */
} ways[] = {
	{ by_code, false, false }, { in_group, false, false }, { by_name, true, false }, { by_theme, true, false },
	{ by_number, true, true },
};

enum { SHORT_WORD = 3 };                /* [bytes] that tells nothing of what it is about */

static bool
has_word(struct str text, struct str wanted)
{
	struct str word;

	for (size_t at = 0; word_next(text, &at, text.n, &word); )
		if (str_eq(word, wanted))
			return true;
	return false;
}

/* Whether half of the longer words of one name are in the other. */
static bool
shares_words(struct str name, struct str other)
{
	size_t n = 0, shared = 0;
	struct str word;

	for (size_t at = 0; word_next(name, &at, name.n, &word); )
		if (word.n > SHORT_WORD) {
			n++;
			shared += has_word(other, word);
		}
	return n && shared * 2 >= n;
}

/* The items of then by their key: the first one in the map, the next with the same behind it. */
static size_t *
chain(struct arena *arena, const struct things *then, const struct way *way, struct map *first)
{
	size_t *next = arena_array(arena, then->n, sizeof *next);

	for (size_t i = then->n; i-- > 0; ) {
		struct str key = way->key(arena, &then->list[i], false);
		next[i] = key.n ? map_get(first, key, NO_ITEM) : NO_ITEM;
		if (!key.n)
			continue;
		map_put(first, key, i);
		map_set(first, key, i);
	}
	return next;
}

/* How often each key is used now, by the first item that has it. */
static size_t *
count_keys(struct arena *arena, const struct things *now, const struct way *way, struct map *first)
{
	size_t *counts = arena_array(arena, now->n, sizeof *counts);

	for (size_t i = 0; i < now->n; i++) {
		struct str key = way->key(arena, &now->list[i], true);
		if (key.n)
			counts[map_put(first, key, i)]++;
	}
	return counts;
}

static void
match_one_way(struct arena *arena, struct matching *m, const struct way *way)
{
	struct map then = { .arena = arena }, now = { .arena = arena };
	const size_t *next = chain(arena, &m->then, way, &then);
	const size_t *counts = way->once ? count_keys(arena, &m->now, way, &now) : NULL;

	for (size_t i = 0; i < m->now.n; i++) {
		struct str key = way->key(arena, &m->now.list[i], true);
		size_t at = key.n ? map_get(&then, key, NO_ITEM) : NO_ITEM;
		if (m->was[i] != NO_ITEM || at == NO_ITEM
		    || (way->once && (next[at] != NO_ITEM || counts[map_get(&now, key, i)] > 1)))
			continue;
		while (at != NO_ITEM && m->is[at] != NO_ITEM)
			at = next[at];
		map_set(&then, key, at);
		if (at == NO_ITEM || (way->alike && !shares_words(m->now.list[i].folded, m->then.list[at].folded)))
			continue;
		m->was[i] = at;
		m->is[at] = i;
	}
}

static size_t *
no_items(struct arena *arena, size_t n)
{
	size_t *list = arena_array(arena, n, sizeof *list);

	for (size_t i = 0; i < n; i++)
		list[i] = NO_ITEM;
	return list;
}

static struct matching
match_items(struct arena *arena, struct things then, struct things now)
{
	struct matching m = { now, then, no_items(arena, now.n), no_items(arena, then.n) };

	for (size_t i = 0; i < sizeof ways / sizeof *ways && now.n && then.n; i++)
		match_one_way(arena, &m, &ways[i]);
	return m;
}

struct matching
match_decisions(struct arena *arena, const struct field_value *then, const struct field_value *now)
{
	return match_items(arena, list_decisions(arena, then), list_decisions(arena, now));
}

/* fields and columns */

size_t
parts_count(const struct section_spec *spec)
{
	return spec->kind == SECTION_MONEY ? spec->n_columns : spec->n_fields;
}

struct part_key
part_key(const struct section_spec *spec, size_t i)
{
	if (spec->kind == SECTION_MONEY)
		return (struct part_key){ spec->columns[i].key, spec->columns[i].label, (int)spec->columns[i].role };
	return (struct part_key){ spec->fields[i].key, spec->fields[i].label, (int)spec->fields[i].role };
}

static bool
same_key(struct arena *arena, const struct part_key *a, const struct part_key *b)
{
	(void)arena;
	return str_eq(a->key, b->key);
}

static bool
same_role(struct arena *arena, const struct part_key *a, const struct part_key *b)
{
	(void)arena;
	return a->role && a->role == b->role;
}

static bool
same_label(struct arena *arena, const struct part_key *a, const struct part_key *b)
{
	return str_eq(str_fold(arena, a->label), str_fold(arena, b->label));
}

static size_t *
match_parts(struct arena *arena, const struct section_spec *then, const struct section_spec *now)
{
	static bool (*const tests[])(struct arena *, const struct part_key *, const struct part_key *) = {
		same_key, same_role, same_label };
	size_t n = parts_count(now), n_then = parts_count(then), *parts = no_items(arena, n);
	bool *taken = arena_array(arena, n_then, sizeof *taken);

	for (size_t i = 0; then == now && i < n; i++)
		parts[i] = i;
	for (size_t t = 0; then != now && t < sizeof tests / sizeof *tests; t++)
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; parts[i] == NO_ITEM && k < n_then; k++) {
				struct part_key a = part_key(now, i), b = part_key(then, k);
				if (taken[k] || !tests[t](arena, &a, &b))
					continue;
				parts[i] = k;
				taken[k] = true;
			}
	return parts;
}

/* sections */

struct sections {
	struct arena *arena;
	const struct section **list;
	size_t n;
};

static void
add_section(const struct section *section, void *data)
{
	struct sections *s = data;

	if (section->spec->source.n)
		*arena_push(s->arena, s->list, s->n) = section;
}

static size_t
count_kind(const struct sections *s, const bool *taken, enum section_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += !taken[i] && s->list[i]->spec->kind == kind;
	return n;
}

/* How many fields two sections have in common. */
static size_t
shared_parts(struct arena *arena, const struct section_spec *then, const struct section_spec *now)
{
	const size_t *parts = match_parts(arena, then, now);
	size_t n = 0;

	for (size_t i = 0; i < parts_count(now); i++)
		n += parts[i] != NO_ITEM;
	return n;
}

/* Whether two sections of one kind are the same one in two templates, and how
 * surely: blocks of fields by what they share, prose by what it is for, tables by
 * their title, all others when nothing else of their kind is left. */
static size_t
likeness(struct arena *arena, const struct section_spec *then, const struct section_spec *now, bool alone)
{
	if (then->kind != now->kind)
		return 0;
	if (str_eq(str_fold(arena, then->title), str_fold(arena, now->title)) || (then->role && then->role == now->role))
		return SIZE_MAX;
	if (now->kind == SECTION_FIELDS)
		return shared_parts(arena, then, now);
	return now->kind != SECTION_PROSE && now->kind != SECTION_TABLE && alone;
}

/* The number in `then` of the section with the same source, or NO_ITEM. */
static size_t
same_source(const struct sections *then, const struct section *now)
{
	for (size_t i = 0; i < then->n; i++)
		if (str_eq(then->list[i]->spec->source, now->spec->source))
			return then->list[i]->spec->kind == now->spec->kind ? i : NO_ITEM;
	return NO_ITEM;
}

/* The two that are most alike go first. */
static void
match_alike(struct arena *arena, const struct sections *then, const struct sections *now, size_t *was, bool *taken)
{
	size_t *likes = arena_array(arena, now->n * then->n, sizeof *likes), best = 0;
	bool *met = arena_array(arena, now->n, sizeof *met);

	for (size_t i = 0; i < now->n; i++)
		met[i] = was[i] != NO_ITEM;
	for (size_t i = 0; i < now->n * then->n; i++) {
		const struct section_spec *a = now->list[i / then->n]->spec, *b = then->list[i % then->n]->spec;
		likes[i] = likeness(arena, b, a, count_kind(now, met, a->kind) == 1 && count_kind(then, taken, a->kind) == 1);
	}
	do {
		size_t at = 0;
		best = 0;
		for (size_t i = 0; i < now->n * then->n; i++)
			if (likes[i] > best && was[i / then->n] == NO_ITEM && !taken[i % then->n])
				best = likes[at = i];
		if (best) {
			was[at / then->n] = at % then->n;
			taken[at % then->n] = true;
		}
	} while (best);
}

/* By number of now the number of then. */
static size_t *
match_sections(struct arena *arena, const struct sections *then, const struct sections *now, bool one_template)
{
	size_t *was = no_items(arena, now->n);
	bool *taken = arena_array(arena, then->n, sizeof *taken);

	for (size_t i = 0; i < now->n; i++) {
		was[i] = one_template ? i : same_source(then, now->list[i]);
		if (was[i] != NO_ITEM)
			taken[was[i]] = true;
	}
	if (!one_template)
		match_alike(arena, then, now, was, taken);
	return was;
}

static struct pair
pair_of(struct arena *arena, const struct section *then, const struct section *now)
{
	struct pair pair = { .now = now, .then = then, .parts = match_parts(arena, then->spec, now->spec) };
	struct things items = { 0 }, items_then = { 0 };

	if (!listers[now->spec->kind])
		return pair;
	listers[now->spec->kind](arena, now, &items);
	listers[now->spec->kind](arena, then, &items_then);
	pair.match = match_items(arena, items_then, items);
	return pair;
}

struct pair *
match_reports(struct arena *arena, const struct report *then, const struct report *now, size_t *n)
{
	struct sections all = { .arena = arena }, all_then = { .arena = arena };
	struct pair *pairs = NULL;
	const size_t *was;

	report_each_section(now, add_section, &all);
	report_each_section(then, add_section, &all_then);
	was = match_sections(arena, &all_then, &all, then->style == now->style);
	*n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (was[i] != NO_ITEM)
			*arena_push(arena, pairs, *n) = pair_of(arena, all_then.list[was[i]], all.list[i]);
	return pairs;
}
