/*
 * Planning and milestones on a line of time. An axis runs from the first day of
 * what is on it to the last; places on it are shares of that.
 */
#include "depict.h"
#include "../base/arena.h"

enum { MOST_TIMES = 16 };               /* that fit in one picture */

struct axis {
	int64_t from, to;               /* [days] */
};

static void
widen(struct axis *axis, struct date first, struct date last)
{
	int64_t from = date_days(date_first(first)), to = date_days(date_last(last)) + 1;

	axis->from = !axis->to || from < axis->from ? from : axis->from;
	axis->to = to > axis->to ? to : axis->to;
}

static int32_t
place_on(const struct axis *axis, int64_t day)
{
	return (int32_t)((day - axis->from) * WHOLE / (axis->to - axis->from));
}

static void
set_times(const struct axis *axis, struct date first, struct date last, int32_t *from, int32_t *to)
{
	*from = place_on(axis, date_days(date_first(first)));
	*to = place_on(axis, date_days(date_last(last)) + 1);
}

/* A year that is not after the one in which an axis starts. */
static int
first_guess(const struct axis *axis)
{
	return axis->from > 366 ? (int)(axis->from / 366) : 1;
}

/* The month in which an axis starts, when that is not January. */
static struct date
first_month(const struct axis *axis)
{
	struct date date = { (int16_t)first_guess(axis), 1, 0 };

	while (date.year < 9999 && date_days((struct date){ date.year, 12, 31 }) < axis->from)
		date.year++;
	while (date.month < 12 && date_days(date) < axis->from)
		date.month++;
	return date;
}

/* A tick at the start of each year, or of every second, fifth, tenth ... */
static void
add_ticks(struct composer *c, struct picture *picture, const struct axis *axis)
{
	static const int64_t steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };
	int64_t years = (axis->to - axis->from) / 365 + 1, step = 1;
	int year = first_guess(axis);

	for (size_t i = 0; i < sizeof steps / sizeof *steps && years > 9 * step; i++)
		step = steps[i];
	while (year < 9999 && date_days((struct date){ (int16_t)year, 12, 31 }) < axis->from)
		year++;
	for (; year <= 9999 && date_days((struct date){ (int16_t)year, 1, 1 }) < axis->to; year++) {
		int64_t day = date_days((struct date){ (int16_t)year, 1, 1 });
		if (year % step && day > axis->from)
			continue;
		*arena_push(c->arena, picture->ticks, picture->n_ticks) = (struct tick){
		    day < axis->from ? 0 : place_on(axis, day),
		    day < axis->from ? date_dutch(c->arena, first_month(axis)) : str_printf(c->arena, "%d", year) };
	}
	for (size_t i = 0; i + 1 < picture->n_ticks; i++)       /* no two so near that they touch */
		if (picture->ticks[i + 1].at - picture->ticks[i].at < (i ? WHOLE / 14 : WHOLE / 7))
			picture->ticks[i].words = STR("");
}

static void
add_today(struct composer *c, struct picture *picture, const struct axis *axis)
{
	struct date today = report_day(c->report);
	int64_t day = today.year ? date_days(today) : 0;

	if (day >= axis->from && day < axis->to)
		picture->today = (struct tick){ place_on(axis, day), FILL(c, WORD_TODAY, { "datum", date_words(c, today) }) };
}

static struct str
time_alt(struct composer *c, const size_t *counts, struct date first, struct date last)
{
	struct str from = str_printf(c->arena, "%d", first.year), to = str_printf(c->arena, "%d", last.year);

	return FILL(c, WORD_ALT_TIMELINE,
	    { "jaren", first.year == last.year ? from : FILL(c, WORD_ALT_YEARS, { "van", from }, { "tot", to }) },
	    { "standen", counted_words(c, style_legend(c->style, LEGEND_STATE), counts) });
}

static enum state
activity_state(const struct activity *activity)
{
	static const char *const words[STATE_COUNT] = {
#define X(name, word) [name] = word,
		STATES(X)
#undef X
	};

	for (int i = 0; i < STATE_COUNT; i++)
		if (activity->state.fill == FILL_GIVEN && str_is(activity->state.text, words[i]))
			return (enum state)i;
	return activity->to.fill == FILL_GIVEN ? STATE_MOVED : STATE_OPEN;
}

/* The time that all periods take, and those that activities moved to. */
static size_t
span_periods(const struct section *section, struct axis *axis, struct date *first, struct date *last)
{
	size_t n = 0;

	for (size_t i = 0; i < section->n_periods; i++) {
		const struct plan_period *period = &section->periods[i];
		if (period->period.fill != FILL_GIVEN)
			continue;
		n += period->n;
		for (size_t k = 0; k <= period->n; k++) {
			const struct value *value = k < period->n ? &period->activities[k].to : &period->period;
			struct date from, to;
			if (value->fill != FILL_GIVEN)
				continue;
			from = period_first_day(value->period);
			to = period_last_day(value->period);
			*first = !first->year || date_cmp(from, *first) < 0 ? from : *first;
			*last = !last->year || date_cmp(to, *last) > 0 ? to : *last;
			widen(axis, from, to);
		}
	}
	return n;
}

void
depict_planning(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct legend *legend = style_legend(c->style, LEGEND_STATE);
	struct date first = { 0 }, last = { 0 };
	struct axis axis = { 0 };
	size_t n = span_periods(section, &axis, &first, &last), counts[STATE_COUNT] = { 0 };
	struct picture *picture;
	struct elem *figure;

	if (!legend || n < 2 || n > MOST_TIMES)
		return;
	picture = add_figure(c, parent, PICTURE_TIMELINE, &figure);
	for (size_t i = 0; i < section->n_periods; i++)
		for (size_t k = 0; section->periods[i].period.fill == FILL_GIVEN && k < section->periods[i].n; k++) {
			const struct activity *activity = &section->periods[i].activities[k];
			struct period planned = section->periods[i].period.period;
			struct stretch_of_time *time = arena_push(c->arena, picture->times, picture->n_times);
			enum state state = activity_state(activity);
			time->label = activity->what.text;
			time->sign = sign_of(&legend->words[state]);
			set_times(&axis, period_first_day(planned), period_last_day(planned), &time->from, &time->to);
			if ((time->moved = activity->to.fill == FILL_GIVEN)) {
				time->was_from = time->from;
				time->was_to = time->to;
				set_times(&axis, period_first_day(activity->to.period),
				    period_last_day(activity->to.period), &time->from, &time->to);
			}
			counts[state]++;
		}
	add_ticks(c, picture, &axis);
	add_today(c, picture, &axis);
	add_legend(c, picture, legend, counts);
	figure->alt = time_alt(c, counts, first, last);
}

/* When it was ready, is expected, or was planned. */
static struct date
milestone_date(const struct milestone *m)
{
	return m->done.fill == FILL_GIVEN ? m->done.date : m->expected.fill == FILL_GIVEN ? m->expected.date : m->planned.date;
}

enum state
milestone_state(const struct composer *c, const struct milestone *m)
{
	struct date today = report_day(c->report);

	if (m->done.fill == FILL_GIVEN)
		return STATE_DONE;
	if (m->planned.fill != FILL_GIVEN)
		return STATE_OPEN;
	if (today.year && date_cmp(milestone_date(m), today) < 0)
		return STATE_LATE;
	return date_cmp(milestone_date(m), m->planned.date) > 0 ? STATE_MOVED : STATE_OPEN;
}

/* Whether a date lies in a coarser one: a day in its month or year. */
static bool
is_within(struct date date, struct date coarse)
{
	return date_days(date_first(date)) >= date_days(date_first(coarse)) && date_days(date) <= date_days(coarse);
}

void
depict_milestones(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct legend *legend = style_legend(c->style, LEGEND_STATE);
	size_t counts[STATE_COUNT] = { 0 };
	struct date first = { 0 }, last = { 0 };
	struct axis axis = { 0 };
	struct picture *picture;
	struct elem *figure;

	for (size_t i = 0; i < section->n_milestones; i++) {
		const struct date dates[] = { section->milestones[i].planned.date, milestone_date(&section->milestones[i]) };
		if (section->milestones[i].planned.fill != FILL_GIVEN)
			return;
		for (int k = 0; k < 2; k++) {
			first = !first.year || date_cmp(dates[k], first) < 0 ? dates[k] : first;
			last = !last.year || date_cmp(dates[k], last) > 0 ? dates[k] : last;
			widen(&axis, dates[k], dates[k]);
		}
	}
	if (!legend || section->n_milestones < 2 || section->n_milestones > MOST_TIMES)
		return;
	picture = add_figure(c, parent, PICTURE_TIMELINE, &figure);
	for (size_t i = 0; i < section->n_milestones; i++) {
		const struct milestone *m = &section->milestones[i];
		struct stretch_of_time *time = arena_push(c->arena, picture->times, picture->n_times);
		enum state state = milestone_state(c, m);
		time->label = m->name.text;
		time->sign = sign_of(&legend->words[state]);
		time->from = time->to = place_on(&axis, date_days(milestone_date(m)));
		time->was_from = time->was_to = place_on(&axis, date_days(m->planned.date));
		time->moved = !is_within(milestone_date(m), m->planned.date);
		counts[state]++;
	}
	add_ticks(c, picture, &axis);
	add_today(c, picture, &axis);
	add_legend(c, picture, legend, counts);
	figure->alt = time_alt(c, counts, first, last);
}
