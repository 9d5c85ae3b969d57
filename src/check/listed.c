/* Lists of items: risks, indicators, milestones and the activities of a plan. */
#include "finder.h"
#include "../base/arena.h"

/* risks */

static struct held
held_step(const struct value *value, const struct str *steps)
{
	struct held held;

	return held_plain(value, &held) ? held : held_word(steps[value->number - 1], NULL, value->place);
}

static struct held
held_level(const struct section *section, const struct risk *risk)
{
	const struct legend_word *word;

	if (!section->spec->legend || risk->chance.fill != FILL_GIVEN || risk->impact.fill != FILL_GIVEN)
		return (struct held){ .kind = HELD_UNREADABLE };
	word = &section->spec->legend->words[risk_level(section->spec, risk)];
	return held_word(word->word, word, risk->what.place);
}

enum { RISK_PARTS = 6 };

static void
hold_risk(const struct section *section, const struct risk *risk, struct held *all)
{
	all[0] = held_step(&risk->chance, section->spec->chances);
	all[1] = held_step(&risk->impact, section->spec->impacts);
	all[2] = held_level(section, risk);
	all[3] = held_cents(&risk->amount, risk->money.cents);
	if (risk->money.fault)
		all[3].kind = HELD_UNREADABLE;
	all[4] = held_text(&risk->measure);
	all[5] = held_text(&risk->owner);
}

static bool
same_steps(const struct str *a, size_t n_a, const struct str *b, size_t n_b)
{
	bool same = n_a == n_b;

	for (size_t i = 0; i < n_a && same; i++)
		same = str_eq(a[i], b[i]);
	return same;
}

/* Steps of another scale cannot be compared. */
static void
check_scales(struct finder *f, const enum word *labels, struct held *before)
{
	const struct section_spec *then = f->pair->then->spec, *now = f->pair->now->spec;
	const bool same[] = { same_steps(then->chances, then->n_chances, now->chances, now->n_chances),
	    same_steps(then->impacts, then->n_impacts, now->impacts, now->n_impacts) };

	for (size_t i = 0; i < 2 && then != now; i++)
		if (!same[i]) {
			add_apart(f, f->pair->now, word_of(f, labels[i]), false, true);
			before[i].kind = before[2].kind = HELD_UNREADABLE;
		}
}

static void
compare_risk(struct finder *f, const struct thing *was, const struct thing *item)
{
	static const enum word labels[RISK_PARTS] = { WORD_CHANCE, WORD_IMPACT, WORD_LEVEL, WORD_RISK_AMOUNT, WORD_MEASURE,
	    WORD_OF_OWNER };
	struct held before[RISK_PARTS] = { 0 }, now[RISK_PARTS] = { 0 };

	if (was)
		hold_risk(f->pair->then, was->risk, before);
	if (item)
		hold_risk(f->pair->now, item->risk, now);
	if (was && item)
		check_scales(f, labels, before);
	for (size_t i = 0; i < RISK_PARTS; i++) {
		struct change *change = find_change(f, i, word_of(f, labels[i]), &before[i], &now[i]);
		if (change && before[i].word && now[i].word && f->pair->then->spec->legend == f->pair->now->spec->legend)
			change->direction = legend_direction(before[i].word, now[i].word);
	}
}

void
compare_risks(struct finder *f)
{
	each_item(f, &f->pair->match, compare_risk);
}

/* indicators and milestones */

/* "61 (2022)" */
static struct held
held_measure(struct finder *f, const struct measure *measure)
{
	const struct filling fillings[] = { { "waarde", measure->value.text }, { "jaar", measure->year.text } };
	struct held held;

	if (held_plain(&measure->value, &held))
		return held;
	return held_word(measure->year.fill == FILL_GIVEN ? str_fill(f->arena, word_of(f, WORD_MEASURED), fillings, 2)
	    : measure->value.text, NULL, measure->value.place);
}

static void
compare_indicator(struct finder *f, const struct thing *was, const struct thing *item)
{
	static const struct {
		enum word label;
		size_t at;
	} parts[] = {
		{ WORD_START, offsetof(struct indicator, start) }, { WORD_TARGET, offsetof(struct indicator, target) },
		{ WORD_LATEST, offsetof(struct indicator, latest) },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct measure *then = was ? (const void *)((const char *)was->indicator + parts[i].at) : NULL;
		const struct measure *now = item ? (const void *)((const char *)item->indicator + parts[i].at) : NULL;
		struct held before = then ? held_measure(f, then) : held_nothing, after = now ? held_measure(f, now) : held_nothing;
		find_change(f, i, word_of(f, parts[i].label), &before, &after);
	}
}

void
compare_indicators(struct finder *f)
{
	each_item(f, &f->pair->match, compare_indicator);
}

/* When a milestone was or is expected, where that is said; else when it was planned,
 * if the other report says more. */
static struct held
held_forecast(const struct milestone *milestone, bool said)
{
	if (milestone->expected.fill == FILL_GIVEN || !said)
		return held_date(&milestone->expected);
	return held_date(&milestone->planned);
}

static void
compare_milestone(struct finder *f, const struct thing *was, const struct thing *item)
{
	const struct milestone *then = was ? was->milestone : NULL, *now = item ? item->milestone : NULL;
	bool said = then && now && (then->expected.fill == FILL_GIVEN || now->expected.fill == FILL_GIVEN);
	struct held before, after;

	before = then ? held_date(&then->planned) : held_nothing;
	after = now ? held_date(&now->planned) : held_nothing;
	find_change(f, PART_PLANNED, word_of(f, WORD_PLANNED), &before, &after);
	before = then ? held_forecast(then, said) : held_nothing;
	after = now ? held_forecast(now, said) : held_nothing;
	if (!now || now->done.fill != FILL_GIVEN)
		find_change(f, PART_PLANNED + 1, word_of(f, WORD_EXPECTED), &before, &after);
	before = then ? held_date(&then->done) : held_nothing;
	after = now ? held_date(&now->done) : held_nothing;
	find_change(f, PART_PLANNED + 2, word_of(f, WORD_DONE), &before, &after);
}

void
compare_milestones(struct finder *f)
{
	each_item(f, &f->pair->match, compare_milestone);
}

/* planning */

/* The period that an activity stands in, or that it was moved to. */
static struct held
held_when(const struct thing *item)
{
	return held_period(item->activity->to.fill == FILL_GIVEN ? &item->activity->to : &item->period->period);
}

/* That it was moved is told by when it is. */
static struct held
held_state(const struct report *report, const struct thing *item)
{
	const struct legend *legend = style_legend(report->style, LEGEND_STATE);
	const struct value *state = &item->activity->state;

	if (state->fill == FILL_GIVEN && !str_is(state->text, "verschoven"))
		return held_word(state->text, NULL, state->place);
	return legend ? held_word(legend->words[STATE_OPEN].word, NULL, item->place) : held_nothing;
}

static void
compare_activity(struct finder *f, const struct thing *was, const struct thing *item)
{
	struct held before = was ? held_when(was) : held_nothing, now = item ? held_when(item) : held_nothing;

	find_change(f, 0, word_of(f, WORD_WHEN), &before, &now);
	if (!was || !item)
		return;
	before = held_state(f->all->then, was);
	now = held_state(f->all->now, item);
	find_change(f, 1, word_of(f, WORD_STAND), &before, &now);
}

void
compare_planning(struct finder *f)
{
	each_item(f, &f->pair->match, compare_activity);
}
