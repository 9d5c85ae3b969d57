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
check_text(struct arena *arena, struct findings *findings, const struct node *node, const uint8_t *bits)
{
	const char *p = node->text.p, *end = p + node->text.n;

	while (p < end) {
		size_t offset = (size_t)(p - node->text.p);
		int32_t character = utf8_next(&p, end);
		if (!is_drawable(bits, character)) {
			diag_add(findings, CHARACTER_ABSENT, diag_full(findings, CHARACTER_ABSENT)
			    ? node->place : tree_place_at(node, offset), str_printf(arena, "U+%04X", (unsigned)character));
			return;
		}
	}
}

void
check_characters(struct arena *arena, struct findings *findings, const struct node *node, const uint8_t *bits)
{
	if (node->kind == NODE_TEXT)
		check_text(arena, findings, node, bits);
	for (size_t i = 0; i < node->n; i++)
		check_characters(arena, findings, node->kind == NODE_LIST ? node->items[i] : node->entries[i].value, bits);
}

static void
check_report_characters(struct checking *c)
{
	if (c->report->style->characters)
		check_characters(c->arena, c->findings, c->report->root, c->report->style->characters);
}

const struct report_rule text_rules[] = {
	{ check_report_characters },
	{ NULL },
};
