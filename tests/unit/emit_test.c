/* What write/emit.c writes reads as the same tree again. */
#include "unit.h"
#include "../../src/base/file.h"
#include "../../src/read/tree.h"
#include "../../src/write/emit.h"

#include <string.h>

static struct node *
read_text(struct str text, struct findings *findings)
{
	struct source *source = arena_alloc(a, sizeof *source);

	*source = (struct source){ STR("t.yaml"), text };
	*findings = (struct findings){ .arena = a };
	return tree_read(a, source, findings);
}

static bool
same(const struct node *x, const struct node *y)
{
	if (x->kind != y->kind || (x->kind == NODE_TEXT ? !str_eq(x->text, y->text) : x->n != y->n))
		return false;
	for (size_t i = 0; x->kind != NODE_TEXT && i < x->n; i++)
		if (x->kind == NODE_LIST ? !same(x->items[i], y->items[i])
		    : !str_eq(x->entries[i].key, y->entries[i].key) || !same(x->entries[i].value, y->entries[i].value))
			return false;
	return true;
}

static struct str
written(const struct node *root)
{
	struct buf out = { .arena = a };

	yaml_value(&out, root, 0);
	return buf_str(&out);
}

static void
reports_read_the_same(void)
{
	struct findings findings;
	struct str *names;
	size_t n, compared = 0;

	OK(file_list(a, "tests/golden", false, &names, &n));
	for (size_t i = 0; i < n; i++) {
		struct str text, again;
		struct node *root, *second;
		if (!str_ends(names[i], ".yaml") || !file_read(a, path_join(a, STR("tests/golden"), names[i]), TREE_BYTES, &text)
		    || !(root = read_text(text, &findings)) || diag_count(&findings, SEVERITY_ERROR))
			continue;
		again = written(root);
		second = read_text(again, &findings);
		if (!second || !same(root, second))
			FAIL("%.*s reads otherwise:\n%.*s", (int)names[i].n, names[i].p, (int)again.n, again.p);
		compared++;
	}
	OK(compared > 100);
}

/* Texts that YAML would read otherwise. */
static void
odd_texts_read_the_same(void)
{
	static const char *const texts[] = { "", " ", "- x", "-", "-5", "a: b", "a:", "a #b", "#", "'s-Gravenhage", "\"q\"", "*x",
	    "&x", "!x", "|", ">", "%", "@x", "`", "{a}", "[a]", "a\nb", "a\nb\n", "a\n\n", "\na", " a\nb", "a\\b", "ja", "null", "~",
	    "389.000", "€ 5", "a\tb", "x ", " x", "? x", "=", "<<", "één\n  twee\n" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct node text = { .kind = NODE_TEXT, .style = NODE_QUOTED, .text = str_of(texts[i]) }, *items[] = { &text }, *again;
		struct node list = { .kind = NODE_LIST, .items = items, .n = 1 };
		struct entry entry = { .key = STR("sleutel"), .value = &list };
		struct node root = { .kind = NODE_BLOCK, .entries = &entry, .n = 1 };
		struct findings findings;
		again = read_text(written(&root), &findings);
		if (!again || !same(&root, again))
			FAIL("\"%s\" reads otherwise", texts[i]);
	}
}

TESTS(TEST(reports_read_the_same), TEST(odd_texts_read_the_same))
