/*
 * What is left out of the public report must not follow from what stays: of a
 * sum, at least two parts are hidden, or the sum itself is. And who hides says
 * on what ground.
 */
#include "check.h"
#include "../base/arena.h"
#include "../read/pattern.h"

/* Parts of a sum that the public report does not show. */
struct hidden {
	const struct money_row *row;
	size_t n;
};

static void
hide(struct hidden *hidden, const struct money_row *row)
{
	if (!row->secret)
		return;
	hidden->row = row;
	hidden->n++;
}

static void
find_derivable(struct checking *c, const struct section *section, const struct hidden *hidden, const struct money_row *sum)
{
	const struct section_spec *spec = section->spec;
	size_t column = 0;

	if (hidden->n != 1 || sum->secret)
		return;
	while (column < spec->n_columns && !cell_is_readable(&hidden->row->cells[column]))
		column++;
	if (column < spec->n_columns)
		diag_mark(c->findings, diag_add(c->findings, SECRET_DERIVABLE, hidden->row->cells[column].place,
		    spec->columns[column].label, hidden->row->name.text,
		    sum->name.text.n ? sum->name.text : c->report->style->words[WORD_TOTAL]),
		    sum->cells[column].place, c->report->style->words[WORD_TOTAL]);
}

static void
check_table(const struct section *section, void *data)
{
	struct checking *c = data;
	const struct money_table *table = &section->money;
	struct hidden all = { 0 }, *groups;
	bool *shown;                    /* groups of which the sum is known */

	if (section->spec->kind != SECTION_MONEY || section->secret || section->fill != FILL_GIVEN)
		return;
	groups = arena_array(c->arena, table->n_groups, sizeof *groups);
	shown = arena_array(c->arena, table->n_groups, sizeof *shown);
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].subtotal && table->rows[i].of_group != ROW_ALONE && !table->rows[i].secret)
			shown[table->rows[i].of_group] = true;
	for (size_t i = 0; i < table->n; i++) {
		size_t group = table->rows[i].of_group;
		if (!table->rows[i].counts)
			continue;
		if (group != ROW_ALONE)
			hide(&groups[group], &table->rows[i]);
		if (group == ROW_ALONE || !shown[group])
			hide(&all, &table->rows[i]);
	}
	if (section->spec->total || table->total_fill == FILL_GIVEN)
		find_derivable(c, section, &all, &table->total);
	for (size_t i = 0; i < table->n; i++)
		if (table->rows[i].subtotal && table->rows[i].of_group != ROW_ALONE)
			find_derivable(c, section, &groups[table->rows[i].of_group], &table->rows[i]);
}

/* A figure that the public text takes from a secret row. */
static void
check_blocks(struct checking *c, const struct block *block)
{
	for (; block; block = block->next) {
		for (size_t i = 0; i < block->n_spans && !block->secret; i++)
			if (block->spans[i].secret)
				diag_add(c->findings, SECRET_DERIVABLE, tree_place_at(block->node, block->spans[i].offset),
				    STR("het bedrag"), block->spans[i].text, STR("de tekst"));
		if (!block->secret)
			check_blocks(c, block->first);
	}
}

static void
check_prose(const struct section *section, void *data)
{
	if (section->prose && !section->secret)
		check_blocks(data, section->prose->first);
}

static void
check_derivable(struct checking *c)
{
	if (!c->dossier->publish || !c->report->has_secrets)
		return;
	report_each_section(c->report, check_table, c);
	report_each_section(c->report, check_prose, c);
}

/* Woo 5.1, paragraphs 1 and 2, with their letters. */
static void
check_ground(struct checking *c)
{
	static const char form[] = "(?:woo|wet open overheid).*5\\.1.*lid\\s*[12]\\b|5\\.1.*lid\\s*[12]\\b.*(?:woo|wet open overheid)";
	const struct value *ground = &c->report->secrecy.ground;
	struct pattern *pattern;
	struct str why;
	struct match match;
	size_t offset;

	if (ground->fill != FILL_GIVEN)
		return;
	pattern = pattern_read(c->arena, str_of(form), true, &offset, &why);
	if (pattern_find(pattern, ground->text, 0, &match) == PATTERN_NONE)
		diag_add(c->findings, SECRET_GROUND, ground->place, ground->text);
}

const struct report_rule secrecy_rules[] = {
	{ check_derivable },
	{ check_ground },
	{ NULL },
};
