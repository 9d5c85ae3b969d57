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

/* Fields that a rule compares, wherever the template has them. */
struct dated {
	const struct field_value *last, *next, *start, *end, *phase;
};

static void
collect(const struct section *section, void *data)
{
	struct dated *dated = data;

	for (size_t i = 0; i < section->n_fields; i++) {
		const struct field_value *field = &section->fields[i];
		const struct field_value **into = field->spec->role == ROLE_LAST_MEETING ? &dated->last
		    : field->spec->role == ROLE_NEXT_MEETING ? &dated->next : field->spec->role == ROLE_START ? &dated->start
		    : field->spec->role == ROLE_END ? &dated->end : NULL;
		if (field->spec->role == ROLE_PHASE && field->word)
			dated->phase = field;
		if (into && field->is_date)
			*into = field;
	}
}

static struct str
words(struct checking *c, const struct field_value *field)
{
	return date_dutch(c->arena, field->value.date);
}

/* The next meeting is still to come, and not before the last: of the two the
 * latter says more. */
static void
check_meetings(struct checking *c, const struct dated *d)
{
	const struct field_value *last = d->last, *next = d->next;

	if (last && date_cmp(date_first(last->value.date), c->today) > 0)
		diag_add(c->findings, LAST_FUTURE, last->value.place, last->spec->label, words(c, last), date_dutch(c->arena, c->today));
	if (last && next && date_cmp(next->value.date, date_first(last->value.date)) < 0)
		diag_mark(c->findings, diag_add(c->findings, MEETING_ORDER, next->value.place, next->spec->label, words(c, next),
		    last->spec->label, words(c, last)), last->value.place, last->spec->label);
	else if (next && date_cmp(next->value.date, c->today) < 0)
		diag_add(c->findings, NEXT_PAST, next->value.place, next->spec->label, words(c, next), date_dutch(c->arena, c->today));
}

static void
check_end(struct checking *c, const struct dated *d)
{
	const struct field_value *end = d->end;

	if (end && d->phase && !d->phase->word->done && date_cmp(end->value.date, c->today) < 0)
		diag_mark(c->findings, diag_add(c->findings, END_PAST, end->value.place, end->spec->label,
		    date_dutch(c->arena, c->today), d->phase->spec->key, d->phase->value.text),
		    d->phase->value.place, d->phase->spec->key);
	if (end && d->start && date_cmp(end->value.date, date_first(d->start->value.date)) < 0)
		diag_mark(c->findings, diag_add(c->findings, END_BEFORE_START, end->value.place, end->spec->label,
		    d->start->spec->label), d->start->value.place, d->start->spec->label);
}

static void
check_dated(struct checking *c)
{
	struct dated dated = { 0 };

	if (!c->today.year)
		return;
	report_each_section(c->report, collect, &dated);
	check_meetings(c, &dated);
	check_end(c, &dated);
}

/* A decision after the last meeting of the council may be another body's, when
 * it says so. */
static void
check_decision(struct checking *c, const struct decision *decision, const struct field_value *last)
{
	struct date first = date_first(decision->date.date);

	if (decision->date.fill != FILL_GIVEN)
		return;
	if (date_cmp(first, c->today) > 0)
		diag_add(c->findings, DECISION_FUTURE, decision->date.place, date_dutch(c->arena, decision->date.date),
		    date_dutch(c->arena, c->today));
	else if (last && decision->body.fill <= FILL_EMPTY && date_cmp(first, last->value.date) > 0)
		diag_mark(c->findings, diag_add(c->findings, DECISION_DATE, decision->date.place,
		    date_dutch(c->arena, decision->date.date), last->spec->label, words(c, last)),
		    last->value.place, last->spec->label);
}

static void
check_decisions(struct checking *c, const struct section *section)
{
	struct dated dated = { 0 };

	collect(section, &dated);
	for (size_t i = 0; i < section->n_fields && c->today.year; i++)
		for (size_t k = 0; k < section->fields[i].n_decisions; k++)
			check_decision(c, &section->fields[i].decisions[k], dated.last);
}

/* What has happened is not still to come. */
static void
find_to_come(struct checking *c, const struct field_value *fields, size_t n)
{
	for (size_t i = 0; i < n && c->today.year; i++)
		if (fields[i].spec->role == ROLE_HAPPENED && fields[i].is_date
		    && date_cmp(date_first(fields[i].value.date), c->today) > 0)
			diag_add(c->findings, LAST_FUTURE, fields[i].value.place, fields[i].spec->label, words(c, &fields[i]),
			    date_dutch(c->arena, c->today));
}

static void
check_happened(struct checking *c, const struct section *section)
{
	find_to_come(c, section->fields, section->n_fields);
	for (size_t i = 0; i < section->n_rows; i++)
		find_to_come(c, section->rows[i]->fields, section->spec->n_fields);
}

/* The figures are of the period that the report is about, give or take; and not
 * of long ago. */
static void
check_reference_day(struct checking *c)
{
	const struct report *r = c->report;
	int64_t day, first, last;

	if (r->reference.fill != FILL_GIVEN || r->period.fill != FILL_GIVEN)
		return;
	day = date_days(r->reference.date);
	first = date_days(period_first_day(r->period.period));
	last = date_days(period_last_day(r->period.period));
	if (day < first - 45 || day > last + 45)
		diag_mark(c->findings, diag_add(c->findings, REFERENCE_OUTSIDE, r->reference.place,
		    date_dutch(c->arena, r->reference.date), period_code(c->arena, r->period.period)),
		    r->period.place, STR("periode"));
	else if (r->made.fill == FILL_GIVEN && date_days(r->made.moment.date) - day > 100)
		diag_add(c->findings, REFERENCE_OLD, r->reference.place, date_dutch(c->arena, r->reference.date),
		    date_dutch(c->arena, r->made.moment.date));
}

static void
check_adopted(struct checking *c)
{
	const struct value *adopted = &c->report->version.adopted_on, *reference = &c->report->reference;

	if (adopted->fill == FILL_GIVEN && reference->fill == FILL_GIVEN
	    && date_cmp(adopted->date, date_first(reference->date)) < 0)
		diag_add(c->findings, ADOPTED_EARLY, adopted->place, date_dutch(c->arena, adopted->date),
		    date_dutch(c->arena, reference->date));
}

/* A folder that is called after a period holds reports about that period. */
static void
check_folder(struct checking *c)
{
	const struct value *period = &c->report->period;
	char *name = arena_copy(c->arena, c->dossier->folder.p, c->dossier->folder.n);
	struct period folder;

	for (char *p = name; *p; p++)           /* "2023-h1" */
		*p = p > name && p[-1] == '-' && *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
	if (period->fill == FILL_GIVEN && period_parse(c->arena, str_of(name), &folder)
	    && !period_same(folder, period->period))
		diag_add(c->findings, FOLDER_PERIOD, period->place, period_code(c->arena, period->period), c->dossier->folder);
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

static const struct field_value *
end_of(const struct checking *c)
{
	struct dated dated = { 0 };

	report_each_section(c->report, collect, &dated);
	return dated.end;
}

/* An activity of a period that has passed says what came of it; one finding for
 * a period, at the first that does not. */
static void
check_past_period(struct checking *c, const struct plan_period *period)
{
	if (date_cmp(period_last_day(period->period.period), c->today) >= 0)
		return;
	for (size_t i = 0; i < period->n; i++)
		if (period->activities[i].what.fill == FILL_GIVEN && period->activities[i].state.fill <= FILL_EMPTY) {
			diag_mark(c->findings, diag_add(c->findings, PLAN_PAST, period->activities[i].what.place,
			    period_code(c->arena, period->period.period), date_dutch(c->arena, c->today),
			    period->activities[i].what.text), period->period.place, STR("periode"));
			return;
		}
}

static void
check_plan(struct checking *c, const struct section *section)
{
	const struct field_value *end = end_of(c);

	for (size_t i = 0; i < section->n_periods && c->today.year; i++) {
		const struct plan_period *period = &section->periods[i];
		if (period->period.fill != FILL_GIVEN)
			continue;
		if (end && date_cmp(period_first_day(period->period.period), end->value.date) > 0)
			diag_mark(c->findings, diag_add(c->findings, PLAN_AFTER_END, period->period.place,
			    period_code(c->arena, period->period.period), words(c, end)), end->value.place, end->spec->label);
		check_past_period(c, period);
	}
}

const struct report_rule date_rules[] = {
	{ check_reference },
	{ check_reference_day },
	{ check_export },
	{ check_adopted },
	{ check_folder },
	{ check_dated },
	{ NULL },
};

const struct section_rule date_section_rules[] = {
	{ SECTION_FIELDS, check_decisions },
	{ SECTION_STATUS, check_decisions },
	{ SECTION_FIELDS, check_happened },
	{ SECTION_TABLE, check_happened },
	{ SECTION_PLANNING, check_periods },
	{ SECTION_PLANNING, check_plan },
	{ 0, NULL },
};
