/*
 * A report that goes on from the previous one. What goes forward is as it was
 * written; what is of this period only has a mark; what was done is left out.
 */
#include "scaffolder.h"
#include "emit.h"
#include "../base/arena.h"

/* What the kind of a value says where neither template nor texts do. */
static enum renewal
renewal_of(const struct schema *member, enum renewal above)
{
	if (member->renewal != RENEW_BY_KIND)
		return member->renewal;
	if (member->column)
		return member->column->role == COLUMN_BUDGET ? RENEW_CARRY
		    : member->duty == DUTY_OPTIONAL ? RENEW_LEAVE : RENEW_FILL;
	if (member->field && member->field->role == ROLE_WANTED)
		return RENEW_LEAVE;
	if (member->field && (member->field->role == ROLE_LAST_MEETING || member->field->role == ROLE_NEXT_MEETING))
		return RENEW_FILL;
	if (member->section)
		return member->section->kind == SECTION_STATUS || member->section->kind == SECTION_PROSE ? RENEW_FILL : RENEW_CARRY;
	return above;
}

/* lists of which only what is still open goes on */

static struct str
state_of(const struct node *activity)
{
	const struct entry *state = tree_lookup(activity, STR("stand"));

	return state && state->value->kind == NODE_TEXT ? str_trim(state->value->text) : (struct str){ 0 };
}

static struct node *
text_node(struct scaffold *s, struct str text)
{
	struct node *node = arena_alloc(s->arena, sizeof *node);

	node->text = text;
	return node;
}

static void
add_entry(struct scaffold *s, struct node *block, const char *key, struct node *value)
{
	*arena_push(s->arena, block->entries, block->n) = (struct entry){ .key = str_of(key), .folded = str_of(key), .value = value };
}

/* "wat: Start van de bouw" with "stand: INVULLEN", of what should be done by now. */
static struct node *
asked(struct scaffold *s, const struct node *activity)
{
	struct node *block = arena_alloc(s->arena, sizeof *block);

	block->kind = NODE_BLOCK;
	if (activity->kind == NODE_TEXT)
		add_entry(s, block, "wat", (struct node *)activity);
	for (size_t i = 0; activity->kind == NODE_BLOCK && i < activity->n; i++)
		if (!str_is(activity->entries[i].folded, "stand"))
			*arena_push(s->arena, block->entries, block->n) = activity->entries[i];
	add_entry(s, block, "stand", text_node(s, STR(BLANK_MARK)));
	return block;
}

static const struct node *
open_activity(struct scaffold *s, const struct node *activity, bool passed)
{
	struct str state = state_of(activity);

	if (str_is(state, "gereed") || str_is(state, "vervallen") || str_is(state, "verschoven"))
		return NULL;
	return passed && !state.n ? asked(s, activity) : activity;
}

static bool
has_passed(struct scaffold *s, const struct node *item)
{
	const struct entry *when = tree_lookup(item, STR("periode"));
	struct period period;

	return when && period_parse(s->arena, str_trim(when->value->text), &period)
	    && date_cmp(period_last_day(period), period_first_day(s->period)) < 0;
}

/* A period of the plan with the activities that are still open; NULL when none is. */
static const struct node *
open_period(struct scaffold *s, const struct node *item)
{
	const struct entry *what = tree_lookup(item, STR("activiteiten"));
	struct node *copy = arena_alloc(s->arena, sizeof *copy), *list = arena_alloc(s->arena, sizeof *list);
	const struct node *activity;

	if (!what || what->value->kind != NODE_LIST)
		return item;
	list->kind = NODE_LIST;
	for (size_t i = 0; i < what->value->n; i++)
		if ((activity = open_activity(s, what->value->items[i], has_passed(s, item))))
			*arena_push(s->arena, list->items, list->n) = (struct node *)activity;
	*copy = *item;
	copy->entries = NULL;
	copy->n = 0;
	for (size_t i = 0; i < item->n; i++) {
		struct entry *entry = arena_push(s->arena, copy->entries, copy->n);
		*entry = item->entries[i];
		if (&item->entries[i] == what)
			entry->value = list;
	}
	return list->n ? copy : NULL;
}

static const struct node *
open_milestone(struct scaffold *s, const struct node *item)
{
	const struct entry *done = tree_lookup(item, STR("gereed"));

	(void)s;
	return done && !tree_is_empty(done->value) ? NULL : item;
}

/* the rest */

static void add_carried(struct scaffold *, const struct schema *, const struct node *, enum renewal above, int indent);

/* A value without what was said of the previous report only. */
static const struct node *
fresh_copy(struct scaffold *s, const struct node *node)
{
	struct node *copy = arena_alloc(s->arena, sizeof *copy);

	*copy = *node;
	copy->items = NULL;
	copy->entries = NULL;
	copy->n = 0;
	for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++)
		*arena_push(s->arena, copy->items, copy->n) = (struct node *)fresh_copy(s, node->items[i]);
	for (size_t i = 0; node->kind == NODE_BLOCK && i < node->n; i++) {
		struct entry entry = node->entries[i];
		if (str_is(entry.folded, "motivering") || str_is(entry.folded, "voorheen"))
			continue;
		entry.value = (struct node *)fresh_copy(s, entry.value);
		*arena_push(s->arena, copy->entries, copy->n) = entry;
	}
	return copy;
}

/* Makes an item of the block that starts with the line at a byte. */
static void
add_dash(struct scaffold *s, size_t start)
{
	if (start < s->out.n)
		s->out.p[start] = '-';
}

static void
add_open_items(struct scaffold *s, const struct node *all, int indent,
    const struct node *(*still_open)(struct scaffold *, const struct node *))
{
	struct node list = { .kind = NODE_LIST };
	const struct node *item;

	for (size_t i = 0; i < all->n; i++)
		if ((item = still_open(s, all->items[i])))
			*arena_push(s->arena, list.items, list.n) = (struct node *)item;
	if (list.n)
		yaml_value(&s->out, fresh_copy(s, &list), indent);
	else
		scaffold_scalar(s, STR(BLANK_MARK), indent);
}

/* Rows keep their names, and what their columns say they keep. */
static void
add_carried_items(struct scaffold *s, const struct schema *item, const struct node *list, enum renewal above, int indent)
{
	s->lists++;
	for (size_t i = 0; i < list->n; i++) {
		size_t start = s->out.n + (size_t)indent;
		add_carried(s, item, list->items[i], above, indent + 2);
		add_dash(s, start);
	}
	s->lists--;
}

/* The headings of a text in parts stay; their words are new. */
static bool
add_parts(struct scaffold *s, const struct node *list, int indent)
{
	for (size_t i = 0; i < list->n; i++)
		if (!tree_lookup(list->items[i], STR("kop")))
			return false;
	buf_char(&s->out, '\n');
	for (size_t i = 0; i < list->n; i++) {
		size_t start = s->out.n + (size_t)indent;
		scaffold_key(s, STR("kop"), indent + 2);
		yaml_value(&s->out, tree_lookup(list->items[i], STR("kop"))->value, indent + 4);
		scaffold_key(s, STR("tekst"), indent + 2);
		scaffold_scalar(s, STR(BLANK_MARK "\n"), indent + 4);
		add_dash(s, start);
	}
	return true;
}

/* A value of the previous report in the new one. */
static void
carry_value(struct scaffold *s, const struct schema *member, const struct node *value, enum renewal renewal, int indent)
{
	bool block = value->kind == NODE_BLOCK && member->kind == SCHEMA_BLOCK && !tree_lookup(value, STR("uit"));
	bool rows = value->kind == NODE_LIST && member->kind == SCHEMA_LIST && member->items->kind == SCHEMA_BLOCK && !member->section;

	if (member->section && member->section->kind == SECTION_PLANNING && value->kind == NODE_LIST) {
		add_open_items(s, value, indent, open_period);
	} else if (member->section && member->section->kind == SECTION_MILESTONES && value->kind == NODE_LIST) {
		add_open_items(s, value, indent, open_milestone);
	} else if (block) {
		buf_char(&s->out, '\n');
		add_carried(s, member, value, renewal, indent);
	} else if (rows) {
		buf_char(&s->out, '\n');
		add_carried_items(s, member->items, value, renewal, indent);
	} else if (renewal == RENEW_FILL && value->kind == NODE_LIST && add_parts(s, value, indent)) {
		return;
	} else if (renewal == RENEW_FILL) {
		scaffold_value(s, member, false, indent);
	} else {
		yaml_value(&s->out, fresh_copy(s, value), indent);
	}
}

/* The one that stands in a key of the new report whatever the previous one says. */
static bool
is_given(const struct scaffold *s, const struct schema *member)
{
	return (str_is(member->key, "naam") && s->from->name.n) || str_is(member->key, "periode")
	    || (str_is(member->key, "sjabloon") && s->from->template.n);
}

static void
add_carried(struct scaffold *s, const struct schema *block, const struct node *before, enum renewal above, int indent)
{
	for (size_t i = 0; i < block->n; i++) {
		const struct schema *member = &block->members[i];
		const struct entry *entry = tree_lookup(before, member->key);
		enum renewal renewal = renewal_of(member, above);
		bool due = schema_is_due(member);
		bool given = indent == 0 && is_given(s, member), empty = !entry || tree_is_empty(entry->value);
		if (scaffold_given(s, block, member, indent) || (!given && (renewal == RENEW_LEAVE || (!due && !entry))))
			continue;
		scaffold_gap(s, member, indent);
		if (!given && (empty ? due : renewal == RENEW_FILL))
			scaffold_help(s, member, indent);
		scaffold_key(s, entry ? entry->key : member->key, indent);
		if (given || (empty && due))
			scaffold_value(s, member, false, indent + 2);
		else if (empty)
			buf_char(&s->out, '\n');
		else
			carry_value(s, member, entry->value, renewal, indent + 2);
	}
}

void
scaffold_renew(struct scaffold *s, const struct schema *schema)
{
	add_carried(s, schema, s->from->before, RENEW_CARRY, 0);
}
