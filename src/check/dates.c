/*
 * Dates against the day of the report, and periods against each other. The day
 * of the report is data; no clock is read.
 */
#include "check.h"
#include "../base/arena.h"

static void
check_reference(struct checking *c)
{
	const struct report *r = c->report;

	if (r->reference.fill == FILL_GIVEN && r->made.fill == FILL_GIVEN
	    && date_cmp(date_first(r->reference.date), r->made.moment.date) > 0)
		diag_add(c->findings, REFERENCE_FUTURE, r->reference.place,
		    date_dutch(c->arena, r->reference.date), date_dutch(c->arena, r->made.moment.date));
}

static int
seconds(struct moment moment)
{
	return (moment.hour * 60 + moment.minute) * 60 + moment.second;
}

static void
check_export(struct checking *c)
{
	const struct value *made = &c->report->made, *exported = &c->report->exported;
	int order;

	if (made->fill != FILL_GIVEN || exported->fill != FILL_GIVEN)
		return;
	order = date_cmp(date_first(exported->moment.date), made->moment.date);
	if (order > 0 || (order == 0 && made->moment.has_time && seconds(exported->moment) > seconds(made->moment)))
		diag_add(c->findings, EXPORT_FUTURE, exported->place, exported->text, made->text);
}

static void
check_meeting(struct checking *c, const struct field_value *field)
{
	const struct value *value = &field->value;
	bool past, future;

	if (!field->is_date || !c->today.year)
		return;
	past = field->spec->role == ROLE_NEXT_MEETING && date_cmp(value->date, c->today) < 0;
	future = field->spec->role == ROLE_LAST_MEETING && date_cmp(date_first(value->date), c->today) > 0;
	if (past || future)
		diag_add(c->findings, past ? NEXT_PAST : LAST_FUTURE, value->place, field->spec->label,
		    date_dutch(c->arena, value->date), date_dutch(c->arena, c->today));
}

static void
check_meetings(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->n_fields; i++)
		check_meeting(c, &section->fields[i]);
}

static bool
find_double_period(struct checking *c, const struct section *section, size_t i)
{
	const struct value *period = &section->periods[i].period;

	for (size_t k = 0; k < i; k++) {
		const struct value *earlier = &section->periods[k].period;
		if (earlier->fill == FILL_GIVEN && period_same(earlier->period, period->period)) {
			diag_add(c->findings, PERIOD_DOUBLE, period->place, period_code(c->arena, period->period),
			    str_printf(c->arena, "%u", earlier->place.line));
			return true;
		}
	}
	return false;
}

/* Periods ascend and do not overlap; `before` is the latest one so far. */
static void
check_periods(struct checking *c, const struct section *section)
{
	const struct period *before = NULL;

	for (size_t i = 0; i < section->n_periods; i++) {
		const struct value *value = &section->periods[i].period;
		struct date start;
		if (value->fill != FILL_GIVEN || find_double_period(c, section, i))
			continue;
		start = period_first_day(value->period);
		if (before && date_cmp(start, period_first_day(*before)) < 0) {
			diag_add(c->findings, PERIOD_ORDER, value->place, period_code(c->arena, value->period));
			continue;
		}
		if (before && date_cmp(start, period_last_day(*before)) <= 0)
			diag_add(c->findings, PERIOD_OVERLAP, value->place, period_code(c->arena, value->period));
		before = &value->period;
	}
}

const struct report_rule date_rules[] = {
	{ check_reference },
	{ check_export },
	{ NULL },
};

const struct section_rule date_section_rules[] = {
	{ SECTION_FIELDS, check_meetings },
	{ SECTION_STATUS, check_meetings },
	{ SECTION_PLANNING, check_periods },
	{ 0, NULL },
};
