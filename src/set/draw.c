#include "draw.h"
#include "figure.h"
#include "flow.h"
#include "../base/arena.h"

struct drawing {
	const struct setting *setting;
	const struct style *style;
	const struct picture *picture;
	struct pen pen;
	mpt x, width;                   /* of the whole */
};

enum {
	PAD = 6 * MPT_POINT,            /* between parts */
	HAIR = 500, THIN = 750, THICK = 1500,
	SIGN = 9 * MPT_POINT,           /* the box of a sign */
	DOT = 5 * MPT_POINT,
	TINT = 22,                      /* [per cent] of a colour behind words */
};

enum where { AT_LEFT, AT_MIDDLE, AT_RIGHT };

/* words */

static const struct look *
look_of(const struct drawing *d, enum look_name name)
{
	return &d->style->looks[name];
}

/* Words in a box from y down, broken at its width; returns their height. */
static mpt
words_in(struct drawing *d, struct str text, const struct look *look, mpt x, mpt y, mpt width, enum where where)
{
	struct piece piece = { text_drawable(d->pen.arena, d->style, text), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	struct lines lines = line_break(d->setting, &leaf, look, true, width);

	for (size_t i = 0; i < lines.n; i++) {
		mpt free = width - lines.list[i].width;
		for (size_t k = 0; k < lines.list[i].n; k++) {
			struct item item = lines.list[i].items[k];
			item.owner = d->pen.owner;
			item.x += x + (where == AT_LEFT ? 0 : where == AT_RIGHT ? free : free / 2);
			item.y = y + (mpt)i * look->leading + look_baseline(look);
			slab_item(d->pen.arena, d->pen.slab, item);
		}
	}
	return (mpt)lines.n * look->leading;
}

/* At most so many lines; what is left out shows as three dots, and stands in full
 * elsewhere. */
static mpt
label_in(struct drawing *d, struct str text, const struct look *look, mpt x, mpt y, mpt width)
{
	enum { MOST_LINES = 3 };
	struct piece piece = { text_drawable(d->pen.arena, d->style, text), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	struct lines lines = line_break(d->setting, &leaf, look, true, width);
	size_t kept = 0;

	if (lines.n <= MOST_LINES)
		return words_in(d, text, look, x, y, width, AT_LEFT);
	for (size_t i = 0; i < MOST_LINES; i++)
		for (size_t k = 0; k < lines.list[i].n; k++)
			kept += lines.list[i].items[k].text.n - (lines.list[i].items[k].hyphen ? 2 : 0);
	kept = kept > 6 ? kept - 6 : 0;
	while (kept && ((unsigned char)piece.text.p[kept] & 0xC0) == 0x80)
		kept--;
	return words_in(d, str_printf(d->pen.arena, "%.*s\xE2\x80\xA6", (int)kept, piece.text.p), look, x, y, width, AT_LEFT);
}

static mpt
words_width(struct drawing *d, struct str text, const struct look *look)
{
	struct piece piece = { text_drawable(d->pen.arena, d->style, text), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	mpt natural, least;

	line_measure(d->setting, &leaf, look, true, &natural, &least);
	return natural;
}

static struct look
coloured(const struct look *look, uint32_t colour)
{
	struct look copy = *look;

	copy.colour = colour;
	return copy;
}

static mpt
scaled(int32_t share, mpt whole)
{
	return (mpt)((int64_t)share * whole / WHOLE);
}

static mpt
larger(mpt a, mpt b)
{
	return a > b ? a : b;
}

/* A sign as a mark, or a piece of what fills a bar. */
static void
draw_sign(struct drawing *d, const struct sign *sign, mpt x, mpt y, mpt size)
{
	figure_shape(&d->pen, sign->shape, x, y, size, sign->colour, d->style->line_colour);
}

/* The signs of a picture with their words, in one row or more. */
static mpt
draw_legend(struct drawing *d, mpt y)
{
	const struct look *look = look_of(d, LOOK_PICTURE);
	mpt x = d->x;

	for (size_t i = 0; i < d->picture->n_legend; i++) {
		const struct sign *sign = &d->picture->legend[i];
		mpt wide = words_width(d, sign->word, look) + look->size * 14 / 10;
		if (x > d->x && x + wide > d->x + d->width) {
			x = d->x;
			y += look->leading + 2 * MPT_POINT;
		}
		draw_sign(d, sign, x, y + (look->leading - look->size) / 2, look->size);
		words_in(d, sign->word, look, x + look->size * 14 / 10, y, wide, AT_LEFT);
		x += wide + 2 * PAD;
	}
	return y + (d->picture->n_legend ? look->leading : 0);
}

/* panel */

/* Up for better, down for worse, on the flat for the same. */
static void
draw_change(struct drawing *d, enum change change, mpt x, mpt y, mpt size)
{
	static const struct point arrows[][7] = {       /* 1/100 of the box */
		[CHANGE_SAME] = { { 0, 40 }, { 58, 40 }, { 58, 14 }, { 100, 50 }, { 58, 86 }, { 58, 60 }, { 0, 60 } },
		[CHANGE_BETTER] = { { 40, 100 }, { 40, 42 }, { 14, 42 }, { 50, 0 }, { 86, 42 }, { 60, 42 }, { 60, 100 } },
		[CHANGE_WORSE] = { { 40, 0 }, { 40, 58 }, { 14, 58 }, { 50, 100 }, { 86, 58 }, { 60, 58 }, { 60, 0 } },
	};
	struct point corners[7];

	if (!change)
		return;
	for (int i = 0; i < 7; i++)
		corners[i] = (struct point){ x + arrows[change][i].x * size / 100, y + arrows[change][i].y * size / 100 };
	figure_polygon(&d->pen, corners, 7, look_of(d, LOOK_PICTURE)->colour);
}

/* A card: what is judged, its sign and word, and what it was. */
static mpt
draw_light(struct drawing *d, const struct light *light, mpt x, mpt y, mpt width, mpt label_height)
{
	const struct look *small = look_of(d, LOOK_PICTURE), *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt top = y + THICK + PAD * 2 / 3, arrow = small->size;

	figure_rule(&d->pen, x, y, width, THICK, light->sign.colour);
	words_in(d, light->label, small, x, top, width, AT_LEFT);
	top += label_height + 2 * MPT_POINT;
	draw_sign(d, &light->sign, x, top + (bold->leading - SIGN) / 2, SIGN);
	top += words_in(d, light->sign.word, bold, x + SIGN + 4 * MPT_POINT, top, width - SIGN - 4 * MPT_POINT, AT_LEFT);
	if (!light->change)
		return top - y;
	top += 2 * MPT_POINT;
	draw_change(d, light->change, x, top + (small->leading - arrow) / 2, arrow);
	top += words_in(d, light->was, small, x + SIGN + 4 * MPT_POINT, top, width - SIGN - 4 * MPT_POINT, AT_LEFT);
	return top - y;
}

/* The height of the labels of a row of cards. */
static mpt
labels_height(struct drawing *d, size_t from, size_t to, mpt width)
{
	const struct look *look = look_of(d, LOOK_PICTURE);
	mpt height = 0;

	for (size_t i = from; i < to; i++) {
		struct piece piece = { text_drawable(d->pen.arena, d->style, d->picture->lights[i].label), 0 };
		struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
		height = larger(height, (mpt)line_break(d->setting, &leaf, look, true, width).n * look->leading);
	}
	return height;
}

/* Cards of one width in as few rows as they go into. */
static mpt
draw_panel(struct drawing *d)
{
	enum { NARROWEST = 80 * MPT_POINT, GAP = 12 * MPT_POINT };
	size_t n = d->picture->n_lights, most = (size_t)((d->width + GAP) / (NARROWEST + GAP)), rows, columns;
	mpt y = 0, width;

	most = most ? most : 1;
	rows = (n + most - 1) / most;
	columns = (n + rows - 1) / rows;
	width = (d->width - (mpt)(columns - 1) * GAP) / (mpt)columns;
	for (size_t i = 0; i < n; i += columns) {
		size_t end = i + columns < n ? i + columns : n;
		mpt height = 0, labels = labels_height(d, i, end, width);
		for (size_t k = i; k < end; k++)
			height = larger(height, draw_light(d, &d->picture->lights[k],
			    d->x + (mpt)(k - i) * (width + GAP), y, width, labels));
		y += height + (i + columns < n ? 2 * PAD : 0);
	}
	return y;
}

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
		mpt wide = scaled(bar->parts[i], room);
		if (i == PART_OVER)
			budget = x;
		if (wide)
			figure_fill(&d->pen, word->shape, x, y, wide, HEIGHT, word->colour);
		x += wide;
	}
	if (bar->parts[PART_OVER])      /* where the budget ends */
		figure_rule(&d->pen, budget - THIN / 2, y - 3 * MPT_POINT, THICK, HEIGHT + 6 * MPT_POINT, small->colour);
	return larger(height, HEIGHT + MPT_POINT
	    + words_in(d, bar->figures, small, d->x + label_width + 2 * PAD, y + HEIGHT + MPT_POINT, room, AT_LEFT));
}

static mpt
label_room(struct drawing *d, struct str label, mpt widest)
{
	return larger(widest, words_width(d, label, look_of(d, LOOK_PICTURE)));
}

static mpt
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
	mpt from = x + scaled((time->was_from + time->was_to) / 2, room), to = x + scaled(time->from, room);
	mpt back = to < from ? -1 : 1, tip = 4 * MPT_POINT;
	const struct point head[] = { { to, middle }, { to - back * tip, middle - tip / 2 }, { to - back * tip, middle + tip / 2 } };

	if (time->from == time->to)
		figure_shape(&d->pen, SHAPE_RING, from - DOT / 2, middle - DOT / 2, DOT, time->sign.colour, 0);
	else
		figure_fill(&d->pen, SHAPE_OPEN, x + scaled(time->was_from, room), middle - DOT / 2,
		    scaled(time->was_to - time->was_from, room), DOT, time->sign.colour);
	figure_line(&d->pen, (struct point){ from, middle }, (struct point){ to - back * tip, middle }, THIN, time->sign.colour);
	figure_polygon(&d->pen, head, 3, time->sign.colour);
}

static mpt
draw_time(struct drawing *d, const struct stretch_of_time *time, mpt y, mpt label, mpt x, mpt room)
{
	const struct look *small = look_of(d, LOOK_PICTURE);
	mpt height = larger(label_in(d, time->label, small, d->x, y, label), small->leading);
	mpt middle = y + small->leading / 2, from = x + scaled(time->from, room), to = x + scaled(time->to, room);

	if (time->moved)
		draw_moved(d, time, x, room, middle);
	if (time->from == time->to) {
		draw_sign(d, &time->sign, from - SIGN / 2, middle - SIGN / 2, SIGN);
		return height;
	}
	figure_rule(&d->pen, from, middle - DOT / 2, larger(to - from, DOT), DOT, figure_tint(time->sign.colour, 55));
	draw_sign(d, &time->sign, from + MPT_POINT, middle - SIGN / 2, SIGN);
	return height;
}

static void
draw_ticks(struct drawing *d, mpt x, mpt room, mpt top, mpt bottom)
{
	const struct look *small = look_of(d, LOOK_PICTURE);

	for (size_t i = 0; i < d->picture->n_ticks; i++) {
		const struct tick *tick = &d->picture->ticks[i];
		mpt at = x + scaled(tick->at, room);
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
	mpt at = x + scaled(d->picture->today.at, room), wide;

	if (!d->picture->today.words.n)
		return bottom;
	wide = words_width(d, d->picture->today.words, &strong);
	figure_rule(&d->pen, at - THICK / 2, top, THICK, bottom - top, d->style->accent_colour);
	words_in(d, d->picture->today.words, &strong, at + wide > d->x + d->width ? at - wide : at, bottom, wide + PAD, AT_LEFT);
	return bottom + strong.leading;
}

static mpt
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

/* matrix */

static mpt
zone_lines(struct drawing *d, const struct zone *zone, mpt width)
{
	struct piece piece = { text_drawable(d->pen.arena, d->style, zone->numbers), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };

	return (mpt)line_break(d->setting, &leaf, look_of(d, LOOK_PICTURE_WORD), true, width - 2 * SIGN).n;
}

static void
draw_zone(struct drawing *d, const struct zone *zone, mpt x, mpt y, mpt width, mpt height)
{
	const struct look *bold = look_of(d, LOOK_PICTURE_WORD);

	figure_rule(&d->pen, x + THIN, y + THIN, width - 2 * THIN, height - 2 * THIN, figure_tint(zone->sign.colour, zone->tint));
	draw_sign(d, &zone->sign, x + 3 * THIN, y + 3 * THIN, SIGN * 2 / 3);
	words_in(d, zone->numbers, bold, x + SIGN, y + (height - zone_lines(d, zone, width) * bold->leading) / 2,
	    width - 2 * SIGN, AT_MIDDLE);
}

/* The height of a row: what its fullest zone needs. */
static mpt
zone_height(struct drawing *d, size_t row, mpt width)
{
	const struct look *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt lines = 1;

	for (size_t i = 0; i < d->picture->n_columns; i++)
		lines = larger(lines, zone_lines(d, &d->picture->zones[row * d->picture->n_columns + i], width));
	return larger(22 * MPT_POINT, lines * bold->leading + 5 * MPT_POINT);
}

static mpt
draw_matrix(struct drawing *d)
{
	const struct picture *p = d->picture;
	const struct look *small = look_of(d, LOOK_PICTURE), *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt label = 0, y = bold->leading + 2 * MPT_POINT, width, x, height = 0;

	for (size_t i = 0; i < p->n_rows; i++)
		label = label_room(d, p->rows[i], label);
	label = larger(label, words_width(d, p->row_title, bold)) + PAD;
	width = (d->width - label) / (mpt)p->n_columns;
	width = width > 84 * MPT_POINT ? 84 * MPT_POINT : width;
	x = d->x + label;
	words_in(d, p->row_title, bold, d->x, 0, label, AT_LEFT);
	for (size_t row = 0; row < p->n_rows; row++) {
		mpt tall = zone_height(d, row, width);
		words_in(d, p->rows[p->n_rows - 1 - row], small, d->x, y + (tall - small->leading) / 2, label, AT_LEFT);
		for (size_t i = 0; i < p->n_columns; i++)
			draw_zone(d, &p->zones[row * p->n_columns + i], x + (mpt)i * width, y, width, tall);
		y += tall;
	}
	for (size_t i = 0; i < p->n_columns; i++)
		height = larger(height, words_in(d, p->columns[i], small, x + (mpt)i * width, y + 2 * MPT_POINT, width, AT_MIDDLE));
	y += height + 2 * MPT_POINT;
	y += words_in(d, p->column_title, bold, x, y, width * (mpt)p->n_columns, AT_MIDDLE);
	return draw_legend(d, y + PAD);
}

/* trends */

static struct point
spot_at(const struct dot *spot, mpt x, mpt y, mpt width, mpt height)
{
	return (struct point){ x + scaled(spot->x, width), y + height - scaled(spot->y, height) };
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

static mpt
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

/* map */

enum { MAP_HEIGHT = 200 * MPT_POINT, MAP_MARGIN = 10 * MPT_POINT };

struct mapping {
	mpt x, y;
	int64_t centimetres, length;    /* so many on the ground are so long on paper */
};

static struct point
on_map(const struct mapping *m, struct geo_point at)
{
	return (struct point){ m->x + (mpt)(at.x * m->length / m->centimetres), m->y + (mpt)(at.y * m->length / m->centimetres) };
}

static void
draw_shape(struct drawing *d, const struct mapping *m, const struct geo_shape *shape)
{
	size_t n = 0, k = 0;
	struct point *points;
	size_t *ends = arena_array(d->pen.arena, shape->n, sizeof *ends);

	for (size_t i = 0; i < shape->n; i++)
		n += shape->paths[i].n;
	points = arena_array(d->pen.arena, n, sizeof *points);
	for (size_t i = 0; i < shape->n; i++) {
		for (size_t j = 0; j < shape->paths[i].n; j++)
			points[k++] = on_map(m, shape->paths[i].points[j]);
		ends[i] = k;
	}
	if (shape->kind == GEO_POINT)
		figure_shape(&d->pen, SHAPE_CIRCLE, points[0].x - DOT / 2, points[0].y - DOT / 2, DOT, d->style->accent_colour, 0);
	else if (shape->kind == GEO_LINE)
		figure_stroke(&d->pen, points, n, THICK, false, d->style->accent_colour);
	else
		figure_area(&d->pen, points, n, ends, shape->n, THICK, d->style->accent_colour, figure_tint(d->style->accent_colour, TINT));
}

/* 1, 2 or 5 times a power of ten metres, at most a third of the picture wide. */
static void
draw_scale(struct drawing *d, const struct mapping *m, mpt y)
{
	const struct look *small = look_of(d, LOOK_PICTURE);
	static const int64_t steps[] = { 1, 2, 5 };
	int64_t metres = 1;

	for (int64_t power = 1, i = 0; power <= 100000; i = (i + 1) % 3, power *= i ? 1 : 10)
		if (steps[i] * power * 100 * m->length / m->centimetres <= d->width / 3)
			metres = steps[i] * power;
	mpt wide = (mpt)(metres * 100 * m->length / m->centimetres);
	figure_rule(&d->pen, d->x, y, wide, THICK, small->colour);
	figure_rule(&d->pen, d->x, y - 3 * MPT_POINT, THIN, 3 * MPT_POINT + THICK, small->colour);
	figure_rule(&d->pen, d->x + wide - THIN, y - 3 * MPT_POINT, THIN, 3 * MPT_POINT + THICK, small->colour);
	words_in(d, str_fill(d->pen.arena, metres >= 1000 ? d->picture->kilometres : d->picture->metres,
	    &(struct filling){ "n", str_printf(d->pen.arena, "%d", (int)(metres >= 1000 ? metres / 1000 : metres)) }, 1),
	    small, d->x, y + 2 * MPT_POINT, d->width, AT_LEFT);
}

static void
draw_north(struct drawing *d, mpt right, mpt y)
{
	const struct look *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt wide = words_width(d, d->picture->north, bold), x = right - wide;
	mpt middle = x + wide / 2, half = 4 * MPT_POINT;
	const struct point arrow[] = { { middle, y }, { middle + half, y + 3 * half }, { middle, y + 9 * half / 4 },
	    { middle - half, y + 3 * half } };

	figure_polygon(&d->pen, arrow, 4, bold->colour);
	words_in(d, d->picture->north, bold, x, y + 3 * half + MPT_POINT, wide + PAD, AT_LEFT);
}

static mpt
draw_map(struct drawing *d)
{
	const struct geo *geo = d->picture->map;
	const struct look *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt wide = d->width - 2 * MAP_MARGIN, tall = MAP_HEIGHT - 2 * MAP_MARGIN, used;
	int64_t width = geo->width > 10000 ? geo->width : 10000, height = geo->height > 10000 ? geo->height : 10000;
	struct mapping m = { d->x + MAP_MARGIN, MAP_MARGIN, width, wide };

	if (height * wide / width > tall)
		m.centimetres = height, m.length = tall;
	used = (mpt)(height * m.length / m.centimetres);
	m.x += (mpt)((wide - geo->width * m.length / m.centimetres) / 2);
	for (size_t i = 0; i < geo->n; i++)
		for (size_t k = 0; k < geo->features[i].n; k++)
			draw_shape(d, &m, &geo->features[i].shapes[k]);
	for (size_t i = 0; i < geo->n && geo->n > 1; i++) {      /* the name of a single one is the picture's */
		struct point at = on_map(&m, geo->features[i].at);
		mpt room = words_width(d, geo->features[i].name, bold);
		if (!geo->features[i].name.n || room > d->width / 2)
			continue;
		at.x = at.x - room / 2 < d->x ? d->x + room / 2 : at.x;
		at.x = at.x + room / 2 > d->x + d->width ? d->x + d->width - room / 2 : at.x;
		figure_rule(&d->pen, at.x - room / 2 - 2 * MPT_POINT, at.y - bold->leading / 2, room + 4 * MPT_POINT, bold->leading, 0xFFFFFF);
		words_in(d, geo->features[i].name, bold, at.x - room / 2, at.y - bold->leading / 2, room + MPT_POINT, AT_MIDDLE);
	}
	draw_north(d, d->x + d->width - MAP_MARGIN / 2, 0);
	draw_scale(d, &m, used + 2 * MAP_MARGIN);
	return used + 2 * MAP_MARGIN + look_of(d, LOOK_PICTURE)->leading + 4 * MPT_POINT;
}

/* images */

enum { PIXEL = 750 };                   /* [1/1000 pt] 1/96 inch */

/* As wide as the column at most, half a page high at most, and not larger than
 * its pixels allow: 96 to the inch. */
static mpt
draw_image(struct drawing *d)
{
	const struct image *image = d->picture->image;
	mpt most = (d->style->height - d->style->top - d->style->bottom) / 2;
	int64_t width = image->width * (int64_t)PIXEL, height = image->height * (int64_t)PIXEL;

	if (width > d->width) {
		width = d->width;
		height = width * image->height / image->width;
	}
	if (height > most) {
		height = most;
		width = height * image->width / image->height;
	}
	width = width < 1 ? 1 : width;
	height = height < 1 ? 1 : height;
	slab_item(d->pen.arena, d->pen.slab, (struct item){ .kind = ITEM_IMAGE, .owner = d->pen.owner,
	    .x = d->x, .width = (mpt)width, .height = (mpt)height, .image = image });
	return (mpt)height;
}

/* As wide as the template says, a quarter of a page high at most, at the right. */
static mpt
draw_logo(struct drawing *d)
{
	const struct image *image = d->picture->image;
	int64_t most = (d->style->height - d->style->top - d->style->bottom) / 4;
	int64_t width = d->style->logo_width < d->width ? d->style->logo_width : d->width;
	int64_t height = width * image->height / image->width;

	if (height > most) {
		height = most;
		width = height * image->width / image->height;
	}
	width = width < 1 ? 1 : width;
	height = height < 1 ? 1 : height;
	slab_item(d->pen.arena, d->pen.slab, (struct item){ .kind = ITEM_IMAGE, .owner = d->pen.owner,
	    .x = d->x + d->width - (mpt)width, .width = (mpt)width, .height = (mpt)height, .image = image });
	return (mpt)height;
}

static mpt (*const drawers[PICTURE_KINDS])(struct drawing *) = {
	[PICTURE_IMAGE] = draw_image, [PICTURE_LOGO] = draw_logo, [PICTURE_MAP] = draw_map, [PICTURE_PANEL] = draw_panel, [PICTURE_BARS] = draw_bars,
	[PICTURE_TIMELINE] = draw_timeline, [PICTURE_MATRIX] = draw_matrix, [PICTURE_TRENDS] = draw_trends,
};

static void
scale_item(struct item *item, mpt x, int64_t room, int64_t height)
{
	item->x = x + (mpt)((item->x - x) * room / height);
	item->y = (mpt)(item->y * room / height);
	item->width = (mpt)(item->width * room / height);
	item->height = (mpt)(item->height * room / height);
	item->size = (mpt)(item->size * room / height);
	item->stroke = (mpt)(item->stroke * room / height);
	for (size_t i = 0; i < item->n_points; i++)
		item->points[i] = (struct point){ x + (mpt)((item->points[i].x - x) * room / height),
		    (mpt)(item->points[i].y * room / height) };
}

/* What is taller than a page is made smaller as a whole. */
mpt
draw_picture(const struct setting *setting, struct slab *slab, const struct elem *figure, mpt x, mpt width)
{
	struct drawing d = { setting, setting->style, figure->picture,
	    { setting->arena, slab, (struct elem *)figure }, x, width };
	mpt room = setting->style->height - setting->style->top - setting->style->bottom;
	mpt height = drawers[figure->picture->kind](&d);

	if (height <= room)
		return height;
	for (size_t i = 0; i < slab->n; i++)
		scale_item(&slab->items[i], x, room, height);
	return room;
}
