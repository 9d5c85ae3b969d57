/*
 * Judgements against each other and against the facts. A legend's words of
 * status and risk stand in order, the best first; how far apart two are is the
 * distance in that list. What was explained is not asked again.
 */
#include "check.h"
#include "../base/arena.h"

/* Every judgement of the report, in order. */
struct judgements {
	struct checking *c;
	const struct field_value **list;
	size_t n;
	bool explained;                 /* the section about deviations is filled in */
	const struct field_value *wanted;       /* the decision that is asked for */
};

static void
collect(const struct section *section, void *data)
{
	struct judgements *j = data;

	if (section->spec->role == ROLE_DEVIATION && section->fill == FILL_GIVEN)
		j->explained = true;
	for (size_t i = 0; i < section->n_fields; i++) {
		const struct field_value *field = &section->fields[i];
		if (field->spec->role == ROLE_WANTED)
			j->wanted = field;
		if (field->word && field->value.fill == FILL_GIVEN && field->spec->legend->kind != LEGEND_PHASE)
			*arena_push(j->c->arena, j->list, j->n) = field;
	}
}

static size_t
rank(const struct field_value *field)
{
	return (size_t)(field->word - field->spec->legend->words);
}

static const struct field_value *
with_role(const struct judgements *j, enum role role)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->list[i]->spec->role == role)
			return j->list[i];
	return NULL;
}

/* Two fields about one risk, in words of one legend. */
static void
check_risks(struct judgements *j)
{
	const struct field_value *first = NULL;

	for (size_t i = 0; i < j->n; i++) {
		const struct field_value *field = j->list[i];
		if (field->spec->legend->kind != LEGEND_RISK)
			continue;
		if (first && first->spec->legend == field->spec->legend && first->word != field->word) {
			struct finding *finding = diag_add(j->c->findings, RISK_DIFFERS, field->value.place, field->spec->label,
			    field->value.text, first->spec->label, first->value.text);
			diag_mark(j->c->findings, finding, first->value.place, first->spec->label);
		}
		first = first ? first : field;
	}
}

/* The whole is not better than its worst part. */
static void
check_overall(struct judgements *j)
{
	const struct field_value *overall = with_role(j, ROLE_OVERALL), *worst = overall;

	if (!overall || overall->note.fill == FILL_GIVEN)
		return;
	for (size_t i = 0; i < j->n; i++)
		if (j->list[i]->spec->legend == overall->spec->legend && rank(j->list[i]) > rank(worst))
			worst = j->list[i];
	if (worst != overall)
		diag_mark(j->c->findings, diag_add(j->c->findings, OVERALL_BETTER, overall->value.place, overall->spec->label,
		    overall->value.text, worst->spec->label, worst->value.text), worst->value.place, worst->spec->label);
}

/* A status that is not the best one asks for an explanation; one that says that
 * goals are at risk asks for a decision. The overall one repeats its parts. */
static void
check_explained(struct judgements *j)
{
	const struct field_value *worst = NULL;

	for (size_t i = 0; i < j->n; i++) {
		const struct field_value *field = j->list[i];
		if (field->spec->legend->kind != LEGEND_STATUS || !rank(field))
			continue;
		if (field->note.fill != FILL_GIVEN && !j->explained && field->spec->role != ROLE_OVERALL)
			diag_add(j->c->findings, STATUS_UNEXPLAINED, field->value.place, field->spec->label, field->value.text);
		if (rank(field) >= 2 && !worst)
			worst = field;
	}
	if (worst && j->wanted && j->wanted->value.fill <= FILL_EMPTY)
		diag_add(j->c->findings, DECISION_WANTED, worst->value.place, worst->spec->label, worst->value.text,
		    j->wanted->spec->key);
}

static void
check_judgements(struct checking *c)
{
	struct judgements j = { .c = c };

	report_each_section(c->report, collect, &j);
	check_risks(&j);
	check_overall(&j);
	check_explained(&j);
}

/* The best status for planning, while something is late; the first is enough. */
static const struct activity *
late_activity(const struct section *section)
{
	for (size_t i = 0; i < section->n_periods; i++)
		for (size_t k = 0; k < section->periods[i].n; k++) {
			struct str state = section->periods[i].activities[k].state.text;
			if (str_is(state, "vertraagd") || str_is(state, "verschoven"))
				return &section->periods[i].activities[k];
		}
	return NULL;
}

static void
find_late(const struct section *section, void *data)
{
	struct judgements *j = data;
	const struct field_value *planning = with_role(j, ROLE_PLANNING);
	const struct activity *late = planning ? late_activity(section) : NULL;

	if (late && !rank(planning) && planning->note.fill != FILL_GIVEN)
		diag_mark(j->c->findings, diag_add(j->c->findings, PLANNING_STATUS, planning->value.place,
		    planning->spec->label, planning->value.text, late->what.text, late->state.text),
		    late->what.place, late->state.text);
}

static void
find_shortage(const struct section *section, void *data)
{
	struct judgements *j = data;
	const struct field_value *budget = with_role(j, ROLE_BUDGET);
	size_t column = section->spec->kind == SECTION_MONEY ? section->spec->role_columns[COLUMN_ROOM] : COLUMN_NO;
	const struct cell *room = column == COLUMN_NO ? NULL : &section->money.total.cells[column];

	if (!budget || rank(budget) || budget->note.fill == FILL_GIVEN || !room || !cell_is_readable(room) || room->cents >= 0)
		return;
	diag_mark(j->c->findings, diag_add(j->c->findings, BUDGET_STATUS, budget->value.place, budget->spec->label,
	    budget->value.text, section->spec->columns[column].label,
	    money_text(j->c->arena, room->cents, section->money.unit, section->money.decimals)),
	    room->place, section->spec->columns[column].label);
}

static void
check_facts(struct checking *c)
{
	struct judgements j = { .c = c };

	report_each_section(c->report, collect, &j);
	report_each_section(c->report, find_late, &j);
	report_each_section(c->report, find_shortage, &j);
}

const struct report_rule judgement_rules[] = {
	{ check_judgements },
	{ check_facts },
	{ NULL },
};
