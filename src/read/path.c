/*
 * A node reaches from its first line (that of its key, if it has one) to the
 * last line of what is in it. On one line, columns decide.
 */
#include "path.h"
#include "../base/arena.h"

struct extent {
	const struct source *source;    /* what lies in another one does not count */
	uint32_t line, column, last_line, last_column;
};

static void
grow(struct extent *extent, uint32_t line, uint32_t column)
{
	if (line > extent->last_line || (line == extent->last_line && column > extent->last_column)) {
		extent->last_line = line;
		extent->last_column = column;
	}
	if (line < extent->line || (line == extent->line && column < extent->column)) {
		extent->line = line;
		extent->column = column;
	}
}

static void
grow_node(struct extent *extent, const struct node *node)
{
	bool here = node->place.source == extent->source, lines = node->kind == NODE_TEXT && node->style >= NODE_LITERAL;
	uint32_t n = 0;

	if (here) {
		grow(extent, node->place.line, node->place.column);
		grow(extent, node->place.line, node->place.column + node->place.width);
	}
	for (size_t i = 0; here && lines && i < node->text.n; i++)
		n += node->text.p[i] == '\n';
	if (here && lines)
		grow(extent, node->place.line + n + 1, UINT32_MAX);
	for (size_t i = 0; node->kind != NODE_TEXT && i < node->n; i++)
		grow_node(extent, node->kind == NODE_LIST ? node->items[i] : node->entries[i].value);
}

static bool
extent_holds(const struct extent *extent, struct place place)
{
	if (place.line < extent->line || place.line > extent->last_line)
		return false;
	return (place.line > extent->line || place.column >= extent->column)
	    && (place.line < extent->last_line || place.column <= extent->last_column);
}

static bool
covers(const struct node *node, struct place from, struct place place)
{
	struct extent extent = { place.source, UINT32_MAX, UINT32_MAX, 0, 0 };

	if (from.source == place.source)
		grow(&extent, from.line, from.column);
	grow_node(&extent, node);
	return extent_holds(&extent, place);
}

/* The child that a place lies in, or -1. */
static int64_t
child_at(const struct node *node, struct place place)
{
	for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++)
		if (covers(node->items[i], node->items[i]->place, place))
			return (int64_t)i;
	for (size_t i = 0; node->kind == NODE_BLOCK && i < node->n; i++)
		if (covers(node->entries[i].value, node->entries[i].place, place))
			return (int64_t)i;
	return -1;
}

struct str
path_of(struct arena *arena, const struct node *node, struct place place)
{
	struct buf out = { .arena = arena };
	int64_t at;

	if (!node)
		return (struct str){ 0 };
	while ((at = child_at(node, place)) >= 0) {
		if (node->kind == NODE_LIST) {
			buf_printf(&out, "[%d]", (int)at + 1);
			node = node->items[at];
		} else {
			if (out.n)
				buf_char(&out, '.');
			buf_add(&out, node->entries[at].key);
			node = node->entries[at].value;
		}
	}
	return buf_str(&out);
}

/* "geheim: ja" in a block. */
static bool
says_secret(const struct node *node)
{
	const struct entry *entry = tree_lookup(node, STR("geheim"));

	return entry && entry->value->kind == NODE_TEXT && str_is(str_trim(entry->value->text), "ja");
}

bool
path_holds_secret(const struct node *node)
{
	bool found = says_secret(node);

	for (size_t i = 0; node->kind != NODE_TEXT && i < node->n && !found; i++)
		found = path_holds_secret(node->kind == NODE_LIST ? node->items[i] : node->entries[i].value);
	return found;
}

const struct entry *
path_entry(const struct node *node, struct place place)
{
	int64_t at = node->kind == NODE_BLOCK && place.source == node->place.source ? child_at(node, place) : -1;

	return at < 0 ? NULL : &node->entries[at];
}

bool
path_is_secret(const struct node *node, struct place place)
{
	int64_t at = 0;

	if (!node)
		return false;
	while (at >= 0) {
		if (says_secret(node))
			return true;
		if ((at = child_at(node, place)) >= 0)
			node = node->kind == NODE_LIST ? node->items[at] : node->entries[at].value;
	}
	return false;
}

static bool
has_text(struct arena *arena, const struct node *item, struct str folded)
{
	if (item->kind == NODE_TEXT)
		return str_eq(str_fold(arena, str_trim(item->text)), folded);
	for (size_t i = 0; item->kind == NODE_BLOCK && i < item->n; i++)
		if (item->entries[i].value->kind == NODE_TEXT
		    && str_eq(str_fold(arena, str_trim(item->entries[i].value->text)), folded))
			return true;
	return false;
}

static const struct node *
step(struct arena *arena, const struct node *node, struct str word)
{
	struct str folded = str_fold(arena, str_trim(word));
	const struct entry *entry = tree_lookup(node, folded);
	size_t number = 0;

	if (entry || node->kind != NODE_LIST)
		return entry ? entry->value : NULL;
	for (size_t i = 0; i < folded.n && number <= node->n; i++)
		number = folded.p[i] >= '0' && folded.p[i] <= '9' ? number * 10 + (size_t)(folded.p[i] - '0') : SIZE_MAX / 20;
	if (number >= 1 && number <= node->n)
		return node->items[number - 1];
	for (size_t i = 0; i < node->n; i++)
		if (has_text(arena, node->items[i], folded))
			return node->items[i];
	return NULL;
}

/* "posten[2]" is the step "posten" and then the step "2". */
const struct node *
path_find(struct arena *arena, const struct node *node, struct str path)
{
	struct str part;

	while (node && str_cut(&path, '.', &part)) {
		struct str word;
		while (node && str_cut(&part, '[', &word)) {
			word = str_trim(word);
			if (word.n && word.p[word.n - 1] == ']')
				word.n--;
			if (word.n)
				node = step(arena, node, word);
		}
	}
	return node;
}

/* The entry that holds a node, so that its key counts as well; or NULL. */
static const struct entry *
entry_of(const struct node *root, const struct node *node)
{
	const struct entry *found = NULL;

	for (size_t i = 0; root->kind != NODE_TEXT && i < root->n && !found; i++) {
		const struct node *child = root->kind == NODE_LIST ? root->items[i] : root->entries[i].value;
		if (root->kind == NODE_BLOCK && child == node)
			return &root->entries[i];
		found = entry_of(child, node);
	}
	return found;
}

bool
path_covers(const struct node *root, const struct node *node, struct place place)
{
	const struct entry *entry = entry_of(root, node);

	return node == root || covers(node, entry ? entry->place : node->place, place);
}
