/*
 * Characters: a text may hold no character that the fonts of the template
 * cannot draw, for it would be an empty box on the page.
 */
#include "check.h"

/* Past plain characters that can be drawn: most of all text. */
static const char *
skip_plain(const char *p, const char *end, const uint8_t *drawn)
{
	while (p < end && *p > 0 && drawn[*p / 8] >> *p % 8 & 1)
		p++;
	return p;
}

static void
check_text(struct arena *arena, struct findings *findings, const struct node *node, const struct style *style)
{
	const char *p = node->text.p, *end = p + node->text.n;

	while (style->characters && (p = skip_plain(p, end, style->characters)) < end) {
		size_t offset = (size_t)(p - node->text.p);
		int32_t character = utf8_next(&p, end);
		if (!style_draws(style, character)) {
			diag_add(findings, CHARACTER_ABSENT, diag_full(findings, CHARACTER_ABSENT)
			    ? node->place : tree_place_at(node, offset), str_printf(arena, "U+%04X", (unsigned)character));
			return;
		}
	}
}

void
check_characters(struct arena *arena, struct findings *findings, const struct node *node, const struct style *style)
{
	if (node->kind == NODE_TEXT)
		check_text(arena, findings, node, style);
	for (size_t i = 0; i < node->n; i++)
		check_characters(arena, findings, node->kind == NODE_LIST ? node->items[i] : node->entries[i].value, style);
}

static void
check_report_characters(struct checking *c)
{
	if (c->report->style->characters)
		check_characters(c->arena, c->findings, c->report->root, c->report->style);
}

const struct report_rule character_rules[] = {
	{ check_report_characters },
	{ NULL },
};
