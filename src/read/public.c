/*
 * The public report: a copy without the secret parts. What stays is shared with
 * the whole report; only the lists that something is taken from are made anew.
 */
#include "report.h"
#include "../base/arena.h"

static void
public_prose(struct arena *arena, struct section *section)
{
	struct block *root = arena_alloc(arena, sizeof *root);

	for (const struct block *block = section->prose->first; block; block = block->next) {
		struct block *copy;
		if (block->secret)
			continue;
		copy = arena_alloc(arena, sizeof *copy);
		*copy = *block;
		copy->next = NULL;
		if (root->last)
			root->last->next = copy;
		else
			root->first = copy;
		root->last = copy;
	}
	section->withheld = section->prose->first && !root->first;
	section->prose = root;
}

/* A field without its secret decisions. */
static struct field_value
public_field(struct arena *arena, const struct field_value *whole)
{
	struct field_value field = *whole;

	field.decisions = NULL;
	field.n_decisions = 0;
	for (size_t i = 0; i < whole->n_decisions; i++)
		if (!whole->decisions[i].aside.secret.number)
			*arena_push(arena, field.decisions, field.n_decisions) = whole->decisions[i];
	return field;
}

static void
public_fields(struct arena *arena, struct section *section)
{
	const struct field_value *all = section->fields;
	size_t n = section->n_fields;

	section->fields = NULL;
	section->n_fields = 0;
	for (size_t i = 0; i < n; i++)
		if (!all[i].secret)
			*arena_push(arena, section->fields, section->n_fields) = public_field(arena, &all[i]);
}

static void
public_money(struct arena *arena, struct section *section)
{
	struct money_table *table = &section->money;
	const struct money_row *all = table->rows;
	size_t n = table->n;

	table->rows = NULL;
	table->n = 0;
	for (size_t i = 0; i < n; i++)
		if (!all[i].secret)
			*arena_push(arena, table->rows, table->n) = all[i];
	table->rounds = table->rounds && !table->total.secret && table->n == n;
	section->withheld = n && !table->n;
}

static void
public_planning(struct arena *arena, struct section *section)
{
	const struct plan_period *all = section->periods;
	size_t n = section->n_periods;

	section->periods = NULL;
	section->n_periods = 0;
	for (size_t i = 0; i < n; i++) {
		struct plan_period *period;
		if (all[i].secret)
			continue;
		period = arena_push(arena, section->periods, section->n_periods);
		*period = all[i];
		period->activities = NULL;
		period->n = 0;
		for (size_t k = 0; k < all[i].n; k++)
			if (!all[i].activities[k].aside.secret.number)
				*arena_push(arena, period->activities, period->n) = all[i].activities[k];
	}
	section->withheld = n && !section->n_periods;
}

/* The items of a register that stay. */
#define PUBLIC_ITEMS(name, type, list, count) \
static void \
name(struct arena *arena, struct section *section) \
{ \
	const type *all = section->list; \
	size_t n = section->count; \
\
	section->list = NULL; \
	section->count = 0; \
	for (size_t i = 0; i < n; i++) \
		if (!all[i].aside.secret.number) \
			*arena_push(arena, section->list, section->count) = all[i]; \
	section->withheld = n && !section->count; \
}

PUBLIC_ITEMS(public_risks, struct risk, risks, n_risks)
PUBLIC_ITEMS(public_indicators, struct indicator, indicators, n_indicators)
PUBLIC_ITEMS(public_milestones, struct milestone, milestones, n_milestones)

/* A secret cell is empty, and known as secret; its row stays. */
static struct table_row *
public_row(struct arena *arena, const struct section_spec *spec, const struct table_row *whole)
{
	struct table_row *row = arena_alloc(arena, sizeof *row + spec->n_fields * sizeof *row->fields);

	*row = *whole;
	for (size_t i = 0; i < spec->n_fields; i++) {
		const struct field_value *field = &whole->fields[i];
		row->fields[i] = field->secret ? (struct field_value){ .spec = field->spec, .secret = true,
		    .value = { .place = field->value.place } } : public_field(arena, field);
	}
	return row;
}

static void
public_table(struct arena *arena, struct section *section)
{
	struct table_row *const *all = section->rows;
	size_t n = section->n_rows;

	section->rows = NULL;
	section->n_rows = 0;
	for (size_t i = 0; i < n; i++)
		if (!all[i]->aside.secret.number)
			*arena_push(arena, section->rows, section->n_rows) = public_row(arena, section->spec, all[i]);
	section->withheld = n && !section->n_rows;
}

static void (*const publishers[SECTION_KINDS])(struct arena *, struct section *) = {
	[SECTION_STATUS] = public_fields, [SECTION_FIELDS] = public_fields, [SECTION_PROSE] = public_prose,
	[SECTION_MONEY] = public_money, [SECTION_PLANNING] = public_planning,
	[SECTION_RISKS] = public_risks, [SECTION_INDICATORS] = public_indicators, [SECTION_MILESTONES] = public_milestones,
	[SECTION_TABLE] = public_table,
};

static struct section *
public_sections(struct arena *arena, const struct section *all, size_t n, size_t *kept)
{
	struct section *sections = NULL;

	*kept = 0;
	for (size_t i = 0; i < n; i++) {
		struct section *section;
		if (all[i].secret)
			continue;
		section = arena_push(arena, sections, *kept);
		*section = all[i];
		section->children = public_sections(arena, all[i].children, all[i].n_children, &section->n_children);
		if (publishers[section->spec->kind])
			publishers[section->spec->kind](arena, section);
	}
	return sections;
}

const struct report *
report_public(struct arena *arena, const struct report *whole)
{
	struct report *report = arena_alloc(arena, sizeof *report);

	*report = *whole;
	report->is_public = true;
	report->sections = public_sections(arena, whole->sections, whole->n_sections, &report->n_sections);
	return report;
}
