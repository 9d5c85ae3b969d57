/*
 * Characters: a text may hold no character that the fonts of the template
 * cannot draw, for it would be an empty box on the page.
 */
#include "check.h"

static bool
is_drawable(const uint8_t *bits, int32_t c)
{
	return c >= 0 && c < STYLE_CHARACTERS && bits[c / 8] & 1 << c % 8;
}

static void
check_text(struct checking *c, const struct node *node)
{
	const char *p = node->text.p, *end = p + node->text.n;

	while (p < end) {
		size_t offset = (size_t)(p - node->text.p);
		int32_t character = utf8_next(&p, end);
		if (!is_drawable(c->report->style->characters, character)) {
			diag_add(c->findings, CHARACTER_ABSENT, tree_place_at(node, offset),
			    str_printf(c->arena, "U+%04X", (unsigned)character));
			return;
		}
	}
}

static void
check_node(struct checking *c, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		check_text(c, node);
	for (size_t i = 0; i < node->n; i++)
		check_node(c, node->kind == NODE_LIST ? node->items[i] : node->entries[i].value);
}

static void
check_characters(struct checking *c)
{
	if (c->report->style->characters)
		check_node(c, c->report->root);
}

const struct report_rule text_rules[] = {
	{ check_characters },
	{ NULL },
};
