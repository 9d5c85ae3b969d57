/* Areas, lines and points of a map, with a scale bar and an arrow to the north. */
#include "drawing.h"
#include "../base/arena.h"

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

mpt
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
