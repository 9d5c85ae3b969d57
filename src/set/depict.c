/*
 * Pictures from data: one function per kind of section, in a table. Each makes
 * a figure with a short text that says the gist and names where the data stand.
 * Invariant: a picture says nothing that words on the page do not say too.
 */
#include "composer.h"
#include "../base/arena.h"

#include <stdlib.h>

enum {
	MOST_BARS = 12, MOST_TIMES = 16, MOST_TRENDS = 8, MOST_LIGHTS = 12,     /* that fit in one picture */
	LIGHTEST = 12, DARKEST = 36,    /* [per cent] tints of risks */
	NAMED = 3,                      /* things that a text of a picture names */
};

static struct sign
sign_of(const struct legend_word *word)
{
	return (struct sign){ word->shape, word->colour, word->word };
}

/* Several words as a list in a sentence: "a, b". */
static void
add_named(struct buf *out, struct str words)
{
	if (out->n)
		buf_puts(out, ", ");
	buf_add(out, words);
}

/* One more sentence behind another; nothing when it is empty. */
static struct str
sentence(struct composer *c, struct str words)
{
	return words.n ? str_printf(c->arena, " %.*s", (int)words.n, words.p) : words;
}

static struct picture *
add_figure(struct composer *c, struct elem *parent, enum picture_kind kind, struct elem **figure)
{
	struct picture *picture = arena_alloc(c->arena, sizeof *picture);

	picture->kind = kind;
	*figure = elem_add(c->arena, parent, EL_FIGURE, LOOK_PICTURE);
	(*figure)->picture = picture;
	return picture;
}

/* The words of a legend that a picture uses, as its legend. */
static void
add_legend(struct composer *c, struct picture *picture, const struct legend *legend, const size_t *counts)
{
	for (size_t i = 0; i < legend->n; i++)
		if (counts[i])
			*arena_push(c->arena, picture->legend, picture->n_legend) = sign_of(&legend->words[i]);
}

/* status */

const struct legend_word *
word_before(const struct composer *c, const struct section *section, const struct field_value *field)
{
	const struct report *before = c->outcome->before;
	const struct section *then = before ? report_section(before, section->spec->source) : NULL;
	const struct field_value *was = then && !then->secret ? section_field(then, field->spec->key) : NULL;

	if (!was || !was->word || was->secret || !field->spec->legend)
		return NULL;
	return legend_lookup(c->arena, field->spec->legend, was->word->word);
}

/* Words of a legend stand from the best to the worst. */
static enum change
change_of(const struct legend_word *now, const struct legend_word *was)
{
	return !was ? CHANGE_UNKNOWN : was == now ? CHANGE_SAME : now < was ? CHANGE_BETTER : CHANGE_WORSE;
}

static struct str
panel_changes(struct composer *c, const struct picture *picture)
{
	struct buf list = { .arena = c->arena };
	bool known = false;

	for (size_t i = 0; i < picture->n_lights; i++) {
		const struct light *light = &picture->lights[i];
		known = known || light->change;
		if (light->was.n)
			add_named(&list, light->label);
	}
	if (!known)
		return STR("");
	return list.n ? FILL(c, WORD_ALT_CHANGED, { "lijst", buf_str(&list) }) : c->style->words[WORD_ALT_SAME];
}

/* "4 keer Volgens verwachting, 1 keer Middel", in the order in which they first come. */
static struct str
panel_words(struct composer *c, const struct picture *picture)
{
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < picture->n_lights; i++) {
		struct str word = picture->lights[i].sign.word;
		size_t n = 0, before = 0;
		for (size_t k = 0; k < picture->n_lights; k++) {
			bool same = str_eq(picture->lights[k].sign.word, word);
			n += same;
			before += same && k < i;
		}
		if (!before)
			add_named(&out, counted(c, n, word));
	}
	return buf_str(&out);
}

static void
depict_status(struct composer *c, struct elem *parent, const struct section *section)
{
	struct light lights[MOST_LIGHTS];
	struct picture *picture;
	struct elem *figure;
	size_t n = 0;

	for (size_t i = 0; i < section->n_fields && n < MOST_LIGHTS; i++) {
		const struct field_value *field = &section->fields[i];
		const struct legend_word *was;
		if (!field->word || !field->word->shape)
			continue;
		was = word_before(c, section, field);
		lights[n++] = (struct light){ labelled(c, field->spec->label),
		    { field->word->shape, field->word->colour, field->value.text }, change_of(field->word, was),
		    was && was != field->word ? was->word : STR("") };
	}
	if (n < 2)
		return;
	picture = add_figure(c, parent, PICTURE_PANEL, &figure);
	picture->lights = arena_array(c->arena, n, sizeof *lights);
	picture->n_lights = n;
	for (size_t i = 0; i < n; i++)
		picture->lights[i] = lights[i];
	figure->alt = FILL(c, WORD_ALT_PANEL, { "aantal", str_printf(c->arena, "%zu", n) },
	    { "standen", panel_words(c, picture) }, { "veranderingen", sentence(c, panel_changes(c, picture)) });
	for (size_t i = 0; i < n; i++)
		if (picture->lights[i].change)
			picture->lights[i].was = picture->lights[i].was.n ? FILL(c, WORD_WAS, { "was", picture->lights[i].was })
			    : c->style->words[WORD_SAME];
}

/* money */

struct budget_parts {
	cents budget, spent, committed, parts[PART_COUNT];
};

/* An amount that a bar can show: known, whole, not below nothing. A column that
 * the table does not have counts as nothing. */
static bool
drawable_amount(const struct section *section, const struct money_row *row, enum column_role role, cents *amount)
{
	const struct cell *cell = row_amount(section, row, role);

	*amount = cell ? cell->cents : 0;
	return section->spec->role_columns[role] == COLUMN_NO || (cell && cell->cents >= 0 && !cell->plus_pm);
}

static cents
lesser(cents a, cents b)
{
	return a < b ? a : b;
}

/* Figures that were each rounded may differ by two of their last digit. */
static bool
is_near(const struct money_table *table, cents a, cents b)
{
	cents step = table->unit.euros > 1 ? table->unit.euros * 100 : 0;

	for (int i = 0; i < table->decimals; i++)
		step /= 10;
	return a - b <= 2 * step && b - a <= 2 * step;
}

/* False when a row has figures that no bar can show, or more columns to it than
 * budget, spent and committed: then the room that the table gives is another. */
static bool
parts_of(const struct section *section, const struct money_row *row, struct budget_parts *p)
{
	const struct cell *room = row_amount(section, row, COLUMN_ROOM);
	cents used, over;

	if (section->spec->role_columns[COLUMN_BUDGET] == COLUMN_NO || section->spec->role_columns[COLUMN_SPENT] == COLUMN_NO
	    || !drawable_amount(section, row, COLUMN_BUDGET, &p->budget)
	    || !drawable_amount(section, row, COLUMN_SPENT, &p->spent)
	    || !drawable_amount(section, row, COLUMN_COMMITTED, &p->committed))
		return false;
	used = p->spent;
	if (!money_add(&used, p->committed))
		return false;
	over = used > p->budget ? used - p->budget : 0;
	p->parts[PART_SPENT] = lesser(p->spent, p->budget);
	p->parts[PART_COMMITTED] = lesser(p->committed, p->budget - p->parts[PART_SPENT]);
	p->parts[PART_FREE] = used < p->budget ? p->budget - used : 0;
	p->parts[PART_OVER] = over;
	return p->budget <= INT64_MAX - over && (!room || is_near(&section->money, room->cents, p->parts[PART_FREE] - over));
}

/* Of a long table: the sum of a group stands for its rows. */
static bool
is_summed(const struct money_table *money, const struct money_row *row)
{
	for (size_t i = 0; i < money->n; i++)
		if (money->rows[i].subtotal && money->rows[i].of_group == row->of_group)
			return row->of_group != ROW_ALONE;
	return false;
}

/* The rows that are drawn: all that count of a short table; of a long one the sums
 * of its groups, and the rows that have none; and the total. */
static size_t
choose_rows(const struct section *section, const struct money_row *chosen[MOST_BARS + 1], struct budget_parts *parts)
{
	const struct money_table *money = &section->money;
	size_t counted = 0, n = 0;

	for (size_t i = 0; i < money->n; i++)
		counted += money->rows[i].counts && !money->rows[i].subtotal;
	for (size_t i = 0; i < money->n; i++) {
		const struct money_row *row = &money->rows[i];
		bool wanted = counted <= MOST_BARS ? row->counts && !row->subtotal
		    : row->subtotal || (row->counts && !is_summed(money, row));
		if (wanted && (n == MOST_BARS || !parts_of(section, row, &parts[n])))
			return 0;       /* what cannot be drawn must not seem to be nothing */
		if (wanted)
			chosen[n++] = row;
	}
	if (money->total.secret || !parts_of(section, &money->total, &parts[n]))
		return 0;
	chosen[n++] = &money->total;
	return n;
}

/* "besteed 91.000 · verplicht 260.000 · nog vrij 38.000" */
static struct str
part_figures(struct composer *c, const struct section *section, const struct budget_parts *p)
{
	const struct legend *legend = style_legend(c->style, LEGEND_MONEY);
	const cents shown[PART_COUNT] = { p->spent, p->committed, p->parts[PART_FREE], p->parts[PART_OVER] };
	struct buf out = { .arena = c->arena };

	for (int i = 0; i < PART_COUNT; i++) {
		struct str amount = cents_words(c, shown[i], section->money.unit, section->money.decimals);
		if (shown[i])
			buf_printf(&out, "%s%.*s %.*s", out.n ? " \xC2\xB7 " : "", (int)legend->words[i].word.n,
			    legend->words[i].word.p, (int)amount.n, amount.p);
	}
	return buf_str(&out);
}

static int64_t
share(int64_t part, int64_t whole)
{
	while (part > INT64_MAX / WHOLE) {
		part /= 2;
		whole /= 2;
	}
	return whole ? part * WHOLE / whole : 0;
}

static struct str
budget_alt(struct composer *c, const struct section *section, const struct money_row *const *rows,
    const struct budget_parts *parts, size_t n)
{
	const struct money_table *money = &section->money;
	struct buf over = { .arena = c->arena };
	enum word unit = money->unit.euros == 1 ? WORD_ALT_EURO : money->unit.euros == 1000 ? WORD_ALT_THOUSAND : WORD_ALT_MILLION;
	size_t n_over = 0;
	struct str budget = cents_words(c, parts[n - 1].budget, money->unit, money->decimals);
	struct str spent = cents_words(c, parts[n - 1].spent, money->unit, money->decimals);
	struct str committed = cents_words(c, parts[n - 1].committed, money->unit, money->decimals);

	for (size_t i = 0; i < n; i++)
		if (parts[i].parts[PART_OVER] && rows[i] != &money->total && n_over++ < NAMED)
			add_named(&over, rows[i]->name.text);
	if (n_over > NAMED)
		add_named(&over, FILL(c, WORD_ALT_MORE, { "aantal", str_printf(c->arena, "%zu", n_over - NAMED) }));
	return FILL(c, WORD_ALT_BARS, { "aantal", str_printf(c->arena, "%zu", n - (rows[n - 1] == &money->total)) },
	    { "budget", budget }, { "besteed", spent }, { "verplicht", committed },
	    { "eenheid", c->style->words[unit] },
	    { "tekort", sentence(c, over.n ? FILL(c, WORD_ALT_OVER, { "lijst", buf_str(&over) }) : STR("")) });
}

static void
depict_money(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct money_row *rows[MOST_BARS + 1];
	struct budget_parts parts[MOST_BARS + 1];
	size_t n = choose_rows(section, rows, parts), used[PART_COUNT] = { 0 };
	const struct legend *legend = style_legend(c->style, LEGEND_MONEY);
	struct picture *picture;
	struct elem *figure;
	cents largest = 0;

	for (size_t i = 0; i < n; i++)
		if (parts[i].budget + parts[i].parts[PART_OVER] > largest)
			largest = parts[i].budget + parts[i].parts[PART_OVER];
	if (!largest || !legend)
		return;
	picture = add_figure(c, parent, PICTURE_BARS, &figure);
	picture->bars = arena_array(c->arena, n, sizeof *picture->bars);
	picture->n_bars = n;
	for (size_t i = 0; i < n; i++) {
		struct bar *bar = &picture->bars[i];
		bar->label = rows[i] == &section->money.total ? c->style->words[WORD_TOTAL] : rows[i]->name.text;
		bar->figures = part_figures(c, section, &parts[i]);
		for (int k = 0; k < PART_COUNT; k++) {
			bar->parts[k] = (int32_t)share(parts[i].parts[k], largest);
			used[k] += parts[i].parts[k] > 0;
		}
	}
	add_legend(c, picture, legend, (const size_t[PART_COUNT]){ 1, 1, 1, used[PART_OVER] });
	figure->alt = budget_alt(c, section, rows, parts, n);
}

/* time */

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

/* The month in which an axis starts, when that is not January. */
static struct date
first_month(const struct axis *axis)
{
	struct date date = { 1, 1, 0 };

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
	int year = 1;

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

static void
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

static void
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

/* risks */

static size_t
level_of(const struct section_spec *spec, int64_t score)
{
	size_t level = 0;

	while (level + 1 < spec->n_limits && score >= spec->limits[level + 1])
		level++;
	return level;
}

size_t
risk_level(const struct section_spec *spec, const struct risk *risk)
{
	return level_of(spec, risk->chance.number * risk->impact.number);
}

static struct zone
zone_of(struct composer *c, const struct section *section, int64_t chance, int64_t impact)
{
	const struct section_spec *spec = section->spec;
	size_t level = level_of(spec, chance * impact), n = 0;
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < section->n_risks; i++) {
		const struct risk *risk = &section->risks[i];
		if (risk->chance.fill != FILL_GIVEN || risk->impact.fill != FILL_GIVEN
		    || risk->chance.number != chance || risk->impact.number != impact)
			continue;
		if (n++ < MOST_BARS)
			add_named(&out, risk->number.text);
	}
	return (struct zone){ sign_of(&spec->legend->words[level]),
	    LIGHTEST + (int)(level * (DARKEST - LIGHTEST) / (spec->legend->n > 1 ? spec->legend->n - 1 : 1)), n <= MOST_BARS ? buf_str(&out)
	    : FILL(c, WORD_MANY_RISKS, { "aantal", str_printf(c->arena, "%zu", n) }) };
}

static void
depict_risks(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct section_spec *spec = section->spec;
	size_t *counts = arena_array(c->arena, spec->legend ? spec->legend->n : 1, sizeof *counts), n = 0;
	struct picture *picture;
	struct elem *figure;

	for (size_t i = 0; i < section->n_risks; i++)
		if (section->risks[i].chance.fill == FILL_GIVEN && section->risks[i].impact.fill == FILL_GIVEN) {
			counts[risk_level(spec, &section->risks[i])]++;
			n++;
		}
	if (!n || !spec->legend)
		return;
	picture = add_figure(c, parent, PICTURE_MATRIX, &figure);
	picture->rows = spec->chances;
	picture->n_rows = spec->n_chances;
	picture->columns = spec->impacts;
	picture->n_columns = spec->n_impacts;
	picture->row_title = c->style->words[WORD_CHANCE];
	picture->column_title = c->style->words[WORD_IMPACT];
	picture->zones = arena_array(c->arena, picture->n_rows * picture->n_columns, sizeof *picture->zones);
	for (size_t row = 0; row < picture->n_rows; row++)
		for (size_t column = 0; column < picture->n_columns; column++)
			picture->zones[row * picture->n_columns + column] = zone_of(c, section,
			    (int64_t)(picture->n_rows - row), (int64_t)column + 1);
	for (size_t i = 0; i < spec->legend->n; i++)
		*arena_push(c->arena, picture->legend, picture->n_legend) = sign_of(&spec->legend->words[i]);
	figure->alt = FILL(c, WORD_ALT_MATRIX, { "aantal", str_printf(c->arena, "%zu", n) },
	    { "standen", counted_words(c, spec->legend, counts) });
}

/* indicators */

static struct dot
dot_of(struct composer *c, const struct measure *measure)
{
	const struct filling fillings[] = { { "waarde", measure->value.text }, { "jaar", measure->year.text } };

	return (struct dot){ .x = (int32_t)measure->year.number, .value = measure->thousandths,
	    .words = fill(c, WORD_MEASURED, fillings, 2), .said = fill(c, WORD_ALT_MEASURED, fillings, 2) };
}

static void
add_spot(struct composer *c, struct trend *trend, const struct measure *measure)
{
	if (measure->known)
		*arena_push(c->arena, trend->spots, trend->n) = dot_of(c, measure);
}

static int
by_year(const void *a, const void *b)
{
	const struct dot *first = a, *second = b;

	return first->x != second->x ? (first->x > second->x) - (first->x < second->x)
	    : (first->rank > second->rank) - (first->rank < second->rank);
}

/* By year; of two in one year the one that was given first stays. */
static void
sort_spots(struct trend *trend)
{
	size_t kept = 0;

	for (size_t i = 0; i < trend->n; i++)
		trend->spots[i].rank = i;
	if (trend->n)
		qsort(trend->spots, trend->n, sizeof *trend->spots, by_year);
	for (size_t i = 0; i < trend->n; i++)
		if (!kept || trend->spots[i].x != trend->spots[kept - 1].x)
			trend->spots[kept++] = trend->spots[i];
	trend->n = kept;
}

/* Years and values become shares of what the picture spans. */
static void
scale_trend(struct trend *trend)
{
	int64_t least = INT64_MAX, most = INT64_MIN, first = INT64_MAX, last = INT64_MIN;

	for (size_t i = 0; i < trend->n + trend->has_target; i++) {
		const struct dot *dot = i < trend->n ? &trend->spots[i] : &trend->target;
		least = dot->value < least ? dot->value : least;
		most = dot->value > most ? dot->value : most;
		first = dot->x < first ? dot->x : first;
		last = dot->x > last ? dot->x : last;
	}
	for (size_t i = 0; i < trend->n + trend->has_target; i++) {
		struct dot *dot = i < trend->n ? &trend->spots[i] : &trend->target;
		dot->x = (int32_t)share(dot->x - first, last - first);
		dot->y = (int32_t)share(dot->value - least, most - least);
	}
}

static struct str
trend_alt(struct composer *c, const struct trend *trend)
{
	struct buf out = { .arena = c->arena };
	size_t n = trend->n;

	add_named(&out, trend->spots[0].said);
	if (n > 1)
		add_named(&out, trend->spots[n - 1].said);
	if (trend->has_target)
		add_named(&out, FILL(c, WORD_ALT_TARGET, { "waarde", trend->target.said }));
	return FILL(c, WORD_ALT_TREND, { "naam", trend->label }, { "waarden", buf_str(&out) });
}

/* False when there is nothing to compare. */
static bool
trend_of(struct composer *c, const struct indicator *indicator, struct trend *trend)
{
	*trend = (struct trend){ .label = indicator_words(c, indicator), .has_target = indicator->target.known };
	add_spot(c, trend, &indicator->start);
	add_spot(c, trend, &indicator->latest);
	for (size_t k = 0; k < indicator->n; k++)
		add_spot(c, trend, &indicator->measures[k]);
	sort_spots(trend);
	if (trend->n + trend->has_target < 2 || !trend->n)
		return false;
	if (trend->has_target)
		trend->target = dot_of(c, &indicator->target);
	scale_trend(trend);
	return true;
}

static void
add_trends(struct composer *c, struct elem *parent, struct trend *trends, size_t n)
{
	struct buf gist = { .arena = c->arena };
	struct elem *figure;
	struct picture *picture = add_figure(c, parent, PICTURE_TRENDS, &figure);

	picture->trends = trends;
	picture->n_trends = n;
	for (size_t i = 0; i < n && i < NAMED; i++)
		buf_add(&gist, sentence(c, trend_alt(c, &trends[i])));
	figure->alt = FILL(c, WORD_ALT_TRENDS, { "aantal", str_printf(c->arena, "%zu", n) }, { "lijst", buf_str(&gist) });
}

/* More than fit in one picture are as many pictures of about one size. */
static void
depict_indicators(struct composer *c, struct elem *parent, const struct section *section)
{
	struct trend *trends = arena_array(c->arena, section->n_indicators, sizeof *trends);
	size_t n = 0, pictures;

	for (size_t i = 0; i < section->n_indicators; i++)
		n += trend_of(c, &section->indicators[i], &trends[n]);
	pictures = (n + MOST_TRENDS - 1) / MOST_TRENDS;
	for (size_t i = 0, from = 0; i < pictures; i++) {
		size_t to = n * (i + 1) / pictures;
		add_trends(c, parent, trends + from, to - from);
		from = to;
	}
}

/* place */

/* What an author wrote, and the names that stand on a map of several places. */
static struct str
map_alt(struct composer *c, const struct image_ref *ref)
{
	struct buf names = { .arena = c->arena };

	for (size_t i = 0; i < ref->map->n && ref->map->n > 1; i++)
		if (ref->map->features[i].name.n)
			add_named(&names, ref->map->features[i].name);
	if (!names.n)
		return ref->alt.text;
	return FILL(c, WORD_ALT_MAP, { "beschrijving", ref->alt.text }, { "namen", buf_str(&names) });
}

static void
depict_image(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct image_ref *ref = &section->image;
	struct picture *picture;
	struct elem *figure;

	if ((!ref->image && !ref->map) || !ref->alt.text.n)
		return;
	picture = add_figure(c, parent, ref->map ? PICTURE_MAP : PICTURE_IMAGE, &figure);
	picture->image = ref->image;
	picture->map = ref->map;
	picture->north = c->style->words[WORD_NORTH];
	picture->metres = c->style->words[WORD_METRES];
	picture->kilometres = c->style->words[WORD_KILOMETRES];
	figure->alt = ref->map ? map_alt(c, ref) : ref->alt.text;
}

void
depict_logo(struct composer *c, struct elem *parent)
{
	struct picture *picture;
	struct elem *figure;

	if (!c->style->logo)
		return;
	picture = add_figure(c, parent, PICTURE_LOGO, &figure);
	picture->image = c->style->logo;
	figure->alt = c->style->logo_alt;
}

static void (*const depicters[SECTION_KINDS])(struct composer *, struct elem *, const struct section *) = {
	[SECTION_IMAGE] = depict_image, [SECTION_STATUS] = depict_status, [SECTION_MONEY] = depict_money,
	[SECTION_PLANNING] = depict_planning, [SECTION_MILESTONES] = depict_milestones,
	[SECTION_RISKS] = depict_risks, [SECTION_INDICATORS] = depict_indicators,
};

void
depict(struct composer *c, struct elem *parent, const struct section *section)
{
	if (depicters[section->spec->kind] && (section->spec->picture || section->spec->kind == SECTION_IMAGE))
		depicters[section->spec->kind](c, parent, section);
}
