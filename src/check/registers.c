/*
 * Risks, indicators and milestones: numbers that are used once, years in their
 * order, dates that moved and say why.
 */
#include "check.h"
#include "../base/arena.h"
#include "../base/map.h"

static void
check_risks(struct checking *c, const struct section *section)
{
	struct map seen = { .arena = c->arena };

	for (size_t i = 0; i < section->n_risks; i++) {
		const struct value *number = &section->risks[i].number;
		if (number->fill != FILL_GIVEN)
			continue;
		struct str key = str_printf(c->arena, "%lld", (long long)number->number);
		size_t first = map_put(&seen, key, i);
		if (first != i)
			diag_mark(c->findings, diag_add(c->findings, RISK_DOUBLE, number->place, number->text),
			    section->risks[first].number.place, STR("nr"));
	}
}

static void
check_year(struct checking *c, const struct measure *measure, const struct measure *start)
{
	if (measure->year.fill == FILL_GIVEN && start->year.fill == FILL_GIVEN
	    && measure->year.number < start->year.number)
		diag_mark(c->findings, diag_add(c->findings, INDICATOR_YEAR, measure->year.place, measure->year.text,
		    start->year.text), start->year.place, STR("nuljaar"));
}

/* One value a year: of two nobody knows which holds. */
static void
check_doubles(struct checking *c, const struct indicator *indicator)
{
	struct map years = { .arena = c->arena };
	const struct measure *known[2] = { &indicator->start, &indicator->latest };

	for (size_t i = 0; i < 2 + indicator->n; i++) {
		const struct measure *measure = i < 2 ? known[i] : &indicator->measures[i - 2];
		const struct measure *first;
		size_t at;
		if (!measure->known)
			continue;
		at = map_put(&years, measure->year.text, i);
		first = at < 2 ? known[at] : &indicator->measures[at - 2];
		if (at != i && first->thousandths != measure->thousandths)
			diag_mark(c->findings, diag_add(c->findings, INDICATOR_DOUBLE, measure->value.place,
			    measure->year.text, first->value.text, measure->value.text), first->value.place, measure->year.text);
	}
}

static void
check_indicators(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->n_indicators; i++) {
		const struct indicator *indicator = &section->indicators[i];
		check_year(c, &indicator->latest, &indicator->start);
		check_year(c, &indicator->target, &indicator->start);
		check_doubles(c, indicator);
		for (size_t k = 0; k < indicator->n; k++)
			check_year(c, &indicator->measures[k], &indicator->start);
	}
}

static void
check_milestones(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->n_milestones; i++) {
		const struct milestone *m = &section->milestones[i];
		const struct value *last = m->done.fill == FILL_GIVEN ? &m->done : &m->expected;
		if (m->planned.fill != FILL_GIVEN)
			continue;
		if (last->fill == FILL_GIVEN && date_cmp(last->date, m->planned.date) > 0 && m->note.fill < FILL_NONE)
			diag_mark(c->findings, diag_add(c->findings, MILESTONE_LATE, last->place, m->name.text,
			    date_dutch(c->arena, last->date), date_dutch(c->arena, m->planned.date)),
			    m->planned.place, STR("gepland"));
		if (m->done.fill == FILL_GIVEN && c->today.year && date_days(date_first(m->done.date)) > date_days(c->today))
			diag_add(c->findings, MILESTONE_FUTURE, m->done.place, m->name.text, date_dutch(c->arena, m->done.date),
			    date_dutch(c->arena, c->today));
	}
}

const struct section_rule register_rules[] = {
	{ SECTION_RISKS, check_risks },
	{ SECTION_INDICATORS, check_indicators },
	{ SECTION_MILESTONES, check_milestones },
	{ 0, NULL },
};
