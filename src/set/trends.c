/*
 * Indicators as lines through the years, each from its first value to the last,
 * with a broken line to where it should go.
 */
#include "depict.h"
#include "../base/arena.h"

#include <stdlib.h>

enum { MOST_TRENDS = 8 };               /* that fit in one picture */

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
void
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
