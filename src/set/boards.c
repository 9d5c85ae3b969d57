/* Panels of judgements and matrices of risks: words in boxes. */
#include "drawing.h"

/* Up for better, down for worse, on the flat for the same. */
static void
draw_direction(struct drawing *d, enum direction direction, mpt x, mpt y, mpt size)
{
	static const struct point arrows[][7] = {       /* 1/100 of the box */
		[DIRECTION_SAME] = { { 0, 40 }, { 58, 40 }, { 58, 14 }, { 100, 50 }, { 58, 86 }, { 58, 60 }, { 0, 60 } },
		[DIRECTION_BETTER] = { { 40, 100 }, { 40, 42 }, { 14, 42 }, { 50, 0 }, { 86, 42 }, { 60, 42 }, { 60, 100 } },
		[DIRECTION_WORSE] = { { 40, 0 }, { 40, 58 }, { 14, 58 }, { 50, 100 }, { 86, 58 }, { 60, 58 }, { 60, 0 } },
	};
	struct point corners[7];

	if (!direction)
		return;
	for (int i = 0; i < 7; i++)
		corners[i] = (struct point){ x + arrows[direction][i].x * size / 100, y + arrows[direction][i].y * size / 100 };
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
	if (!light->direction)
		return top - y;
	top += 2 * MPT_POINT;
	draw_direction(d, light->direction, x, top + (small->leading - arrow) / 2, arrow);
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
		height = larger_of(height, (mpt)line_break(d->setting, &leaf, look, true, width).n * look->leading);
	}
	return height;
}

/* Cards of one width in as few rows as they go into. */
mpt
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
			height = larger_of(height, draw_light(d, &d->picture->lights[k],
			    d->x + (mpt)(k - i) * (width + GAP), y, width, labels));
		y += height + (i + columns < n ? 2 * PAD : 0);
	}
	return y;
}

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
		lines = larger_of(lines, zone_lines(d, &d->picture->zones[row * d->picture->n_columns + i], width));
	return larger_of(22 * MPT_POINT, lines * bold->leading + 5 * MPT_POINT);
}

mpt
draw_matrix(struct drawing *d)
{
	const struct picture *p = d->picture;
	const struct look *small = look_of(d, LOOK_PICTURE), *bold = look_of(d, LOOK_PICTURE_WORD);
	mpt label = 0, y = bold->leading + 2 * MPT_POINT, width, x, height = 0;

	for (size_t i = 0; i < p->n_rows; i++)
		label = label_room(d, p->rows[i], label);
	label = larger_of(label, words_width(d, p->row_title, bold)) + PAD;
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
		height = larger_of(height, words_in(d, p->columns[i], small, x + (mpt)i * width, y + 2 * MPT_POINT, width, AT_MIDDLE));
	y += height + 2 * MPT_POINT;
	y += words_in(d, p->column_title, bold, x, y, width * (mpt)p->n_columns, AT_MIDDLE);
	return draw_legend(d, y + PAD);
}
