#include "merge.h"
#include "../base/arena.h"
#include "../base/map.h"

/* Lists whose items are joined. */
static bool
has_joined_items(struct str folded)
{
	return str_is(folded, "onderdelen") || str_is(folded, "velden") || str_is(folded, "legenda") || str_is(folded, "soorten");
}

static struct str
text_of(const struct node *block, const char *key)
{
	const struct entry *entry = tree_lookup(block, str_of(key));

	return entry && entry->value->kind == NODE_TEXT ? str_trim(entry->value->text) : (struct str){ 0 };
}

/* What an item of a list is called. */
static struct str
name_of(struct arena *arena, const struct node *item)
{
	static const char *const keys[] = { "sleutel", "bron", "titel" };
	struct str name = { 0 };

	for (size_t i = 0; i < sizeof keys / sizeof *keys && !name.n; i++)
		name = text_of(item, keys[i]);
	return str_fold(arena, name);
}

/* The items of a list by their names: the first that has a name is meant by it. */
struct named {
	const struct node *list;
	struct str *names;              /* by item; empty: it has none */
	struct map first;
};

static struct named
named_items(struct arena *arena, const struct node *list)
{
	struct named named = { list, arena_array(arena, list->n, sizeof *named.names), { .arena = arena } };

	for (size_t i = 0; i < list->n; i++) {
		named.names[i] = name_of(arena, list->items[i]);
		if (named.names[i].n)
			map_put(&named.first, named.names[i], i);
	}
	return named;
}

static const struct node *
item_named(const struct named *named, struct str name)
{
	size_t at = map_get(&named->first, name, SIZE_MAX);

	return at == SIZE_MAX ? NULL : named->list->items[at];
}

/* A second item of the child with the same name stays too, to be found. */
static const struct node *
merge_lists(struct arena *arena, const struct node *parent, const struct node *child)
{
	struct named above = named_items(arena, parent), below = named_items(arena, child);
	struct node *list = arena_alloc(arena, sizeof *list);

	*list = *child;
	list->items = NULL;
	list->n = 0;
	for (size_t i = 0; i < parent->n; i++) {
		const struct node *over = item_named(&below, above.names[i]);
		if (!over || !str_is(text_of(over, "weg"), "ja"))
			*arena_push(arena, list->items, list->n) = (struct node *)(over
			    ? tree_merge(arena, parent->items[i], over) : parent->items[i]);
	}
	for (size_t i = 0; i < child->n; i++)
		if (!item_named(&above, below.names[i]) || item_named(&below, below.names[i]) != child->items[i])
			*arena_push(arena, list->items, list->n) = child->items[i];
	return list;
}

static const struct node *
merge_values(struct arena *arena, struct str key, const struct node *parent, const struct node *child)
{
	if (parent->kind == NODE_LIST && child->kind == NODE_LIST)
		return has_joined_items(key) ? merge_lists(arena, parent, child) : child;
	return tree_merge(arena, parent, child);
}

const struct node *
tree_merge(struct arena *arena, const struct node *parent, const struct node *child)
{
	struct node *block;

	if (parent->kind != NODE_BLOCK || child->kind != NODE_BLOCK)
		return child;
	block = arena_alloc(arena, sizeof *block);
	*block = *child;
	block->entries = NULL;
	block->n = 0;
	for (size_t i = 0; i < parent->n; i++) {
		const struct entry *below = &parent->entries[i], *over = tree_lookup(child, below->folded);
		struct entry *entry = arena_push(arena, block->entries, block->n);
		*entry = over ? *over : *below;
		if (over)
			entry->value = (struct node *)merge_values(arena, below->folded, below->value, over->value);
	}
	for (size_t i = 0; i < child->n; i++)
		if (!tree_lookup(parent, child->entries[i].folded))
			*arena_push(arena, block->entries, block->n) = child->entries[i];
	return block;
}
