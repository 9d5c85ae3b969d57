/* Bars of budgets, lines of time, lines of indicators: shares of a scale. */
#include "drawing.h"

/* bars */

static mpt
draw_bar(struct drawing *d, const struct bar *bar, mpt y, mpt label_width)
{
	enum { HEIGHT = 10 * MPT_POINT };
	const struct look *small = look_of(d, LOOK_PICTURE);
	mpt x = d->x + label_width + 2 * PAD, room = d->width - label_width - 2 * PAD, budget = 0;
	mpt height = label_in(d, bar->label, small, d->x, y, label_width);

	for (int i = 0; i < PART_COUNT; i++) {
		const struct legend_word *word = &style_legend(d->style, LEGEND_MONEY)->words[i];
		mpt wide = of_share(bar->parts[i], room);
		if (i == PART_OVER)
			budget = x;
		if (wide)
			figure_fill(&d->pen, word->shape, x, y, wide, HEIGHT, word->colour);
		x += wide;
	}
	if (bar->parts[PART_OVER])      /* where the budget ends */
		figure_rule(&d->pen, budget - THIN / 2, y - 3 * MPT_POINT, THICK, HEIGHT + 6 * MPT_POINT, small->colour);
	return larger_of(height, HEIGHT + MPT_POINT
	    + words_in(d, bar->figures, small, d->x + label_width + 2 * PAD, y + HEIGHT + MPT_POINT, room, AT_LEFT));
}

mpt
draw_bars(struct drawing *d)
{
	mpt label = 0, y = 0;

	for (size_t i = 0; i < d->picture->n_bars; i++)
		label = label_room(d, d->picture->bars[i].label, label);
	label = label > d->width * 3 / 10 ? d->width * 3 / 10 : label;
	for (size_t i = 0; i < d->picture->n_bars; i++)
		y += draw_bar(d, &d->picture->bars[i], y, label) + PAD * 2 / 3;
	return draw_legend(d, y + MPT_POINT);
}

/* time */

static void
draw_moved(struct drawing *d, const struct stretch_of_time *time, mpt x, mpt room, mpt middle)
{
	mpt from = x + of_share((time->was_from + time->was_to) / 2, room), to = x + of_share(time->from, room);
	mpt back = to < from ? -1 : 1, tip = 4 * MPT_POINT;
	const struct point head[] = { { to, middle }, { to - back * tip, middle - tip / 2 }, { to - back * tip, middle + tip / 2 } };

	if (time->from == time->to)
		figure_shape(&d->pen, SHAPE_RING, from - DOT / 2, middle - DOT / 2, DOT, time->sign.colour, 0);
	else
		figure_fill(&d->pen, SHAPE_OPEN, x + of_share(time->was_from, room), middle - DOT / 2,
		    of_share(time->was_to - time->was_from, room), DOT, time->sign.colour);
	figure_line(&d->pen, (struct point){ from, middle }, (struct point){ to - back * tip, middle }, THIN, time->sign.colour);
	figure_polygon(&d->pen, head, 3, time->sign.colour);
}

static mpt
draw_time(struct drawing *d, const struct stretch_of_time *time, mpt y, mpt label, mpt x, mpt room)
{
	const struct look *small = look_of(d, LOOK_PICTURE);
	mpt height = larger_of(label_in(d, time->label, small, d->x, y, label), small->leading);
	mpt middle = y + small->leading / 2, from = x + of_share(time->from, room), to = x + of_share(time->to, room);

	if (time->moved)
		draw_moved(d, time, x, room, middle);
	if (time->from == time->to) {
		draw_sign(d, &time->sign, from - SIGN / 2, middle - SIGN / 2, SIGN);
		return height;
	}
	figure_rule(&d->pen, from, middle - DOT / 2, larger_of(to - from, DOT), DOT, figure_tint(time->sign.colour, 55));
	draw_sign(d, &time->sign, from + MPT_POINT, middle - SIGN / 2, SIGN);
	return height;
}

static void
draw_ticks(struct drawing *d, mpt x, mpt room, mpt top, mpt bottom)
{
	const struct look *small = look_of(d, LOOK_PICTURE);

	for (size_t i = 0; i < d->picture->n_ticks; i++) {
		const struct tick *tick = &d->picture->ticks[i];
		mpt at = x + of_share(tick->at, room);
		figure_rule(&d->pen, at, top, HAIR, bottom - top, d->style->line_colour);
		if (tick->words.n && tick->at < WHOLE * 95 / 100)
			words_in(d, tick->words, small, at + 2 * MPT_POINT, top - small->leading, room, AT_LEFT);
	}
}

/* The day of the report: a line, with its words below. */
static mpt
draw_today(struct drawing *d, mpt x, mpt room, mpt top, mpt bottom)
{
	const struct look strong = coloured(look_of(d, LOOK_PICTURE_WORD), d->style->accent_colour);
	mpt at = x + of_share(d->picture->today.at, room), wide;

	if (!d->picture->today.words.n)
		return bottom;
	wide = words_width(d, d->picture->today.words, &strong);
	figure_rule(&d->pen, at - THICK / 2, top, THICK, bottom - top, d->style->accent_colour);
	words_in(d, d->picture->today.words, &strong, at + wide > d->x + d->width ? at - wide : at, bottom, wide + PAD, AT_LEFT);
	return bottom + strong.leading;
}

mpt
draw_timeline(struct drawing *d)
{
	const struct look *small = look_of(d, LOOK_PICTURE);
	mpt label = 0, top = small->leading + 2 * MPT_POINT, y = top + PAD / 2, x, room, bottom;

	for (size_t i = 0; i < d->picture->n_times; i++)
		label = label_room(d, d->picture->times[i].label, label);
	label = label > d->width * 4 / 10 ? d->width * 4 / 10 : label;
	x = d->x + label + 2 * PAD;
	room = d->width - label - 2 * PAD - SIGN / 2;
	for (size_t i = 0; i < d->picture->n_times; i++)
		y += draw_time(d, &d->picture->times[i], y, label, x, room) + PAD / 2;
	bottom = y;
	draw_ticks(d, x, room, top, bottom);
	return draw_legend(d, draw_today(d, x, room, top, bottom) + PAD / 2);
}

/* trends */

static struct point
spot_at(const struct dot *spot, mpt x, mpt y, mpt width, mpt height)
{
	return (struct point){ x + of_share(spot->x, width), y + height - of_share(spot->y, height) };
}

static void
draw_line_of_trend(struct drawing *d, const struct trend *trend, mpt x, mpt y, mpt width, mpt height)
{
	const struct look *small = look_of(d, LOOK_PICTURE);
	struct point last = spot_at(&trend->spots[trend->n - 1], x, y, width, height);

	if (trend->has_target) {
		struct point ends[2] = { spot_at(&trend->spots[0], x, y, width, height),
		    spot_at(&trend->target, x, y, width, height) };
		figure_stroke(&d->pen, ends, 2, THIN, true, small->colour);
		figure_shape(&d->pen, SHAPE_RING, ends[1].x - DOT / 2, ends[1].y - DOT / 2, DOT, small->colour, 0);
	}
	for (size_t i = 1; i < trend->n; i++)
		figure_line(&d->pen, spot_at(&trend->spots[i - 1], x, y, width, height),
		    spot_at(&trend->spots[i], x, y, width, height), THICK, d->style->accent_colour);
	figure_shape(&d->pen, SHAPE_CIRCLE, last.x - DOT / 2, last.y - DOT / 2, DOT, d->style->accent_colour, 0);
}

/* The name, the first and the last value, the line, and where it should go. */
static mpt
draw_trend(struct drawing *d, const struct trend *trend, mpt y)
{
	enum { TALL = 26 * MPT_POINT };
	const struct look *small = look_of(d, LOOK_PICTURE), *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt label = d->width * 30 / 100, side = d->width * 14 / 100, chart = d->width - label - 2 * side - 3 * PAD;
	mpt x = d->x + label + PAD, after = x + side + PAD + chart + PAD, low = y + TALL / 2 - small->leading;
	const struct trend *t = trend;

	label_in(d, t->label, small, d->x, y, label);
	words_in(d, t->spots[0].words, small, x, low + small->leading / 2, side, AT_RIGHT);
	draw_line_of_trend(d, t, x + side + PAD, y + DOT / 2, chart, TALL - DOT);
	if (t->n > 1)
		words_in(d, t->spots[t->n - 1].words, bold, after, low, side, AT_LEFT);
	if (t->has_target)
		words_in(d, t->target.words, small, after, low + bold->leading, side, AT_LEFT);
	return TALL + PAD;
}

mpt
draw_trends(struct drawing *d)
{
	mpt y = 0;

	for (size_t i = 0; i < d->picture->n_trends; i++) {
		mpt height = draw_trend(d, &d->picture->trends[i], y);
		figure_rule(&d->pen, d->x, y + height - PAD / 2, d->width, HAIR, d->style->line_colour);
		y += height;
	}
	return y;
}
