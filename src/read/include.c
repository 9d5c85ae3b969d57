#include "include.h"
#include "builder.h"
#include "characters.h"
#include "sheet.h"
#include "../base/arena.h"

struct include_values {
	struct value file, rows;
};

static const struct field include_table[] = {
	{ "uit", FIELD_TEXT, offsetof(struct include_values, file), DUTY_REQUIRED, NULL },
	{ "rijen", FIELD_LIST, offsetof(struct include_values, rows), DUTY_OPTIONAL, NULL },
};
const struct field_table include_fields = FIELD_TABLE("uit", include_table);

struct finder {
	struct arena *arena;
	const struct section_spec *section;
	struct include *found;
	size_t n;
};

/* finding them */

static const struct section_spec *
section_of(const struct section_spec *specs, size_t n, struct str source)
{
	const struct section_spec *found = NULL;

	for (size_t i = 0; i < n && !found; i++)
		found = specs[i].source.n && str_eq(specs[i].source, source) ? &specs[i]
		    : section_of(specs[i].children, specs[i].n_children, source);
	return found;
}

static void find_in(struct finder *, struct node *, struct node *around, bool is_item);

static void
find_below(struct finder *f, struct node *node)
{
	for (size_t i = 0; node->kind == NODE_LIST && i < node->n; i++)
		find_in(f, node->items[i], node, true);
	for (size_t i = 0; node->kind == NODE_BLOCK && i < node->n; i++)
		find_in(f, node->entries[i].value, node, false);
}

static void
find_in(struct finder *f, struct node *node, struct node *around, bool is_item)
{
	const struct entry *entry = tree_lookup(node, STR("uit"));

	if (entry && entry->value->kind == NODE_TEXT && !tree_is_empty(entry->value))
		*arena_push(f->arena, f->found, f->n) = (struct include){ node, around, f->section, is_item,
		    str_trim(entry->value->text), entry->value->place };
	else
		find_below(f, node);
}

struct include *
includes_find(struct arena *arena, struct node *root, const struct style *style, size_t *n)
{
	struct finder f = { .arena = arena };

	for (size_t i = 0; root->kind == NODE_BLOCK && i < root->n; i++) {
		f.section = section_of(style->sections, style->n_sections, root->entries[i].folded);
		if (f.section)
			find_in(&f, root->entries[i].value, root, false);
	}
	*n = f.n;
	return f.found;
}

/* putting them in their place */

/* In a part of a text, with its heading, "uit" stands where "tekst" would. */
static void
put_text(const struct include *include, struct node *text)
{
	struct node *node = include->holder;

	if (node->n == 1 && !include->is_item) {
		*node = *text;
		return;
	}
	for (size_t i = 0; i < node->n; i++)
		if (str_is(node->entries[i].folded, "uit")) {
			node->entries[i].key = node->entries[i].folded = STR("tekst");
			node->entries[i].value = text;
		}
}

static struct node *
read_rows(struct arena *arena, struct findings *findings, const struct include *include, struct source *source)
{
	const struct reading reading = { .arena = arena, .findings = findings };
	struct include_values v;
	struct csv *csv;

	FIELDS_READ(&reading, include->holder, include_table, &v);
	csv = csv_read(arena, source, findings);
	return csv ? sheet_rows(&reading, csv, include->section, v.rows.fill == FILL_GIVEN ? v.rows.node : NULL, include->table) : NULL;
}

static bool
is_table(const struct include *include)
{
	return str_ends(include->name, ".csv");
}

void
include_file(struct arena *arena, struct findings *findings, const struct include *include, struct source *source)
{
	struct node *value = arena_alloc(arena, sizeof *value), *rows;

	*value = (struct node){ .kind = NODE_TEXT, .style = NODE_LOST, .place = include->place };
	if (source && is_table(include)) {
		if ((rows = read_rows(arena, findings, include, source)))
			*value = *rows;
	} else if (source && characters_check(source, findings)) {
		*value = (struct node){ .kind = NODE_TEXT, .style = NODE_FILE, .place = { source, 1, 1, 1 }, .text = source->text };
	}
	if (is_table(include))
		*include->holder = *value;
	else
		put_text(include, value);
}
