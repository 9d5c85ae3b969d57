/*
 * The rules of a template. Each kind has a function in a table; what a rule
 * cannot judge (an empty field, a cell that cannot be read) it leaves to others.
 */
#include "prose.h"
#include "../base/arena.h"

struct applying {
	struct checking *c;
	const struct own_rule *rule;
};

static void
find(struct applying *a, struct place place)
{
	diag_add_own(a->c->findings, &a->rule->diag, place);
}

/* where */

static const struct section *
section_at(struct applying *a, const struct target *at)
{
	return report_section(a->c->report, at->section);
}

static const struct field_value *
field_at(struct applying *a, const struct target *at)
{
	const struct section *section = section_at(a, at);

	return section ? section_field(section, at->field) : NULL;
}

/* The fields that a rule is about: one, or all of a section; of a table, in every row. */
static void
each_field(struct applying *a, void (*call)(struct applying *, const struct field_value *))
{
	const struct section *section = section_at(a, &a->rule->at);
	struct str key = a->rule->at.field;

	for (size_t i = 0; section && i < section->n_fields; i++)
		if (!key.n || str_eq(section->fields[i].spec->key, key))
			call(a, &section->fields[i]);
	for (size_t i = 0; section && i < section->n_rows; i++)
		for (size_t k = 0; k < section->spec->n_fields; k++)
			if (!key.n || str_eq(section->spec->fields[k].key, key))
				call(a, &section->rows[i]->fields[k]);
}

/* required, explained, values */

static void
require(struct applying *a, const struct field_value *field)
{
	if (field->value.fill <= FILL_EMPTY)
		find(a, field->value.place);
}

static void
apply_required(struct applying *a)
{
	const struct section *section = section_at(a, &a->rule->at);

	if (a->rule->at.field.n)
		each_field(a, require);
	else if (section && section->fill <= FILL_EMPTY)
		find(a, section->place);
}

/* Why a judgement is not the best one; of a whole section, its statuses, without
 * the overall one, which repeats them. */
static void
explain(struct applying *a, const struct field_value *field)
{
	const struct legend *legend = field->spec->legend;

	if (field->word && field->word != legend->words && field->note.fill != FILL_GIVEN
	    && (a->rule->at.field.n || (legend->kind == LEGEND_STATUS && field->spec->role != ROLE_OVERALL)))
		find(a, field->value.place);
}

static void
apply_explained(struct applying *a)
{
	each_field(a, explain);
}

static void
allow(struct applying *a, const struct field_value *field)
{
	struct str folded = str_fold(a->c->arena, field->value.text);

	if (field->value.fill != FILL_GIVEN)
		return;
	for (size_t i = 0; i < a->rule->n_values; i++)
		if (str_eq(a->rule->values[i], folded))
			return;
	find(a, field->value.place);
}

static void
apply_values(struct applying *a)
{
	each_field(a, allow);
}

/* amounts */

static bool
add_side(struct applying *a, const struct side *side, const struct money_row *row, cents *sum)
{
	*sum = side->has_amount ? side->amount : 0;
	for (size_t i = 0; i < side->n; i++) {
		const struct cell *cell = &row->cells[side->terms[i].column];
		if (!cell_is_amount(cell))
			return false;
		if (!(side->terms[i].sign > 0 ? money_add(sum, cell->cents) : money_sub(sum, cell->cents))) {
			diag_add(a->c->findings, SUM_RANGE, cell->place, { 0 });
			return false;
		}
	}
	return true;
}

static bool
holds(enum compare compare, int order)
{
	switch (compare) {
	case COMPARE_LESS: return order < 0;
	case COMPARE_LESS_EQUAL: return order <= 0;
	case COMPARE_EQUAL: return order == 0;
	case COMPARE_NOT_EQUAL: return order != 0;
	case COMPARE_MORE_EQUAL: return order >= 0;
	default: return order > 0;
	}
}

static struct place
place_of(const struct side *side, const struct money_row *row)
{
	return side->n ? row->cells[side->terms[0].column].place : row->place;
}

static void
bound_row(struct applying *a, const struct money_row *row)
{
	cents left, right;

	if (!add_side(a, &a->rule->left, row, &left) || !add_side(a, &a->rule->right, row, &right))
		return;
	if (!holds(a->rule->compare, (left > right) - (left < right)))
		find(a, place_of(a->rule->left.n ? &a->rule->left : &a->rule->right, row));
}

static void
formula_row(struct applying *a, const struct money_row *row)
{
	const struct formula *formula = &a->rule->formula;
	const struct side side = { .terms = formula->terms, .n = formula->n };
	const struct cell *result = &row->cells[formula->result];
	cents sum;

	if (cell_is_amount(result) && add_side(a, &side, row, &sum) && sum != result->cents)
		find(a, result->place);
}

static void
apply_rows(struct applying *a, void (*row)(struct applying *, const struct money_row *))
{
	const struct section *section = section_at(a, &a->rule->at);

	if (!section || section->fill != FILL_GIVEN)
		return;
	for (size_t i = 0; i < section->money.n; i++)
		row(a, &section->money.rows[i]);
	if (section->money.total_fill == FILL_GIVEN)
		row(a, &section->money.total);
}

static void
apply_formula(struct applying *a)
{
	apply_rows(a, formula_row);
}

/* dates */

static bool
date_of(struct applying *a, const struct side *side, struct date *date, struct place *place)
{
	const struct field_value *field = side->has_date ? NULL : field_at(a, &side->field);

	*date = side->date;
	if (side->has_date)
		return true;
	if (!field || !field->is_date || field->value.fill != FILL_GIVEN)
		return false;
	*date = field->value.date;
	*place = field->value.place;
	return true;
}

static void
apply_bound(struct applying *a)
{
	struct place place = a->c->report->root->place;
	struct date left, right;

	if (a->rule->at.section.n)
		apply_rows(a, bound_row);
	else if (date_of(a, &a->rule->right, &right, &place) && date_of(a, &a->rule->left, &left, &place)
	    && !holds(a->rule->compare, date_cmp(left, right)))
		find(a, place);
}

/* patterns */

static bool
is_about(const struct own_rule *rule, const struct passage *p)
{
	return !rule->at.section.n || (p->section && str_eq(p->section->spec->source, rule->at.section));
}

static bool
is_said_by(const struct field_value *field, const struct node *node)
{
	return field->value.node == node || field->note.node == node;
}

static bool
is_in_field(const struct section *section, struct str key, const struct node *node)
{
	const struct field_value *field = section_field(section, key);
	bool found = field && is_said_by(field, node);

	for (size_t i = 0; i < section->n_rows && !found; i++)
		for (size_t k = 0; k < section->spec->n_fields && !found; k++)
			found = str_eq(section->spec->fields[k].key, key) && is_said_by(&section->rows[i]->fields[k], node);
	return found;
}

static void
apply_pattern(struct applying *a)
{
	const struct own_rule *rule = a->rule;
	const struct section *section = rule->at.section.n ? section_at(a, &rule->at) : NULL;
	bool any = false, found = false;

	for (size_t i = 0; i < a->c->prose->n; i++) {
		const struct passage *p = &a->c->prose->list[i];
		enum pattern_answer answer;
		struct match match;
		if (!is_about(rule, p) || (rule->at.field.n && section && !is_in_field(section, rule->at.field, p->node)))
			continue;
		any = true;
		answer = pattern_find(rule->pattern, p->text, 0, &match);
		if (answer == PATTERN_HEAVY) {
			diag_add(a->c->findings, RULE_HEAVY, passage_place(p, 0, 1), rule->diag.id,
			    p->section ? p->section->spec->source : a->c->report->name.text);
			return;
		}
		found = found || answer == PATTERN_FOUND;
		if (answer == PATTERN_FOUND && !rule->must)
			find(a, passage_place(p, match.start, match.end));
	}
	if (rule->must && any && !found)
		find(a, section ? section->place : a->c->report->name.place);
}

static void (*const appliers[])(struct applying *) = {
	[RULE_FORMULA] = apply_formula, [RULE_REQUIRED] = apply_required, [RULE_EXPLAINED] = apply_explained,
	[RULE_VALUES] = apply_values, [RULE_BOUND] = apply_bound, [RULE_PATTERN_IN] = apply_pattern,
};

static void
check_own(struct checking *c)
{
	for (size_t i = 0; i < c->report->style->n_rules; i++) {
		struct applying a = { c, &c->report->style->rules[i] };
		appliers[a.rule->kind](&a);
	}
}

const struct report_rule own_rules[] = {
	{ check_own },
	{ NULL },
};
