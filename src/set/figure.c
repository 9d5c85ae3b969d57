#include "figure.h"
#include "../base/arena.h"

#include <string.h>

static void
add_shape(const struct pen *pen, const struct point *points, size_t n, bool curve, uint32_t colour)
{
	struct item item = { .kind = ITEM_SHAPE, .owner = pen->owner, .artifact = ARTIFACT_LAYOUT, .colour = colour,
	    .n_points = n, .curve = curve };

	item.points = arena_array(pen->arena, n, sizeof *points);
	memcpy(item.points, points, n * sizeof *points);
	slab_item(pen->arena, pen->slab, item);
}

void
figure_polygon(const struct pen *pen, const struct point *corners, size_t n, uint32_t colour)
{
	add_shape(pen, corners, n, false, colour);
}

void
figure_rule(const struct pen *pen, mpt x, mpt y, mpt width, mpt height, uint32_t colour)
{
	const struct point corners[] = { { x, y }, { x + width, y }, { x + width, y + height }, { x, y + height } };

	add_shape(pen, corners, 4, false, colour);
}

static int64_t
square_root(int64_t n)
{
	int64_t root = n, next = (n + 1) / 2;

	while (next < root) {
		root = next;
		next = (root + n / root) / 2;
	}
	return root;
}

void
figure_line(const struct pen *pen, struct point from, struct point to, mpt thickness, uint32_t colour)
{
	int64_t dx = to.x - from.x, dy = to.y - from.y, length = square_root(dx * dx + dy * dy);
	mpt ox = length ? (mpt)(-dy * thickness / 2 / length) : 0, oy = length ? (mpt)(dx * thickness / 2 / length) : 0;
	const struct point corners[] = { { from.x + ox, from.y + oy }, { to.x + ox, to.y + oy },
	    { to.x - ox, to.y - oy }, { from.x - ox, from.y - oy } };

	add_shape(pen, corners, 4, false, colour);
}

static void
add_path(const struct pen *pen, struct item item, const struct point *points, size_t n)
{
	item.kind = ITEM_SHAPE;
	item.owner = pen->owner;
	item.artifact = ARTIFACT_LAYOUT;
	item.points = arena_array(pen->arena, n, sizeof *points);
	item.n_points = n;
	memcpy(item.points, points, n * sizeof *points);
	slab_item(pen->arena, pen->slab, item);
}

void
figure_stroke(const struct pen *pen, const struct point *points, size_t n, mpt thickness, bool dashed, uint32_t colour)
{
	add_path(pen, (struct item){ .colour = colour, .stroke = thickness, .dashed = dashed }, points, n);
}

void
figure_area(const struct pen *pen, const struct point *points, size_t n, const size_t *ends, size_t n_ends,
    mpt thickness, uint32_t line, uint32_t inside)
{
	add_path(pen, (struct item){ .colour = inside, .ends = ends, .n_ends = n_ends }, points, n);
	add_path(pen, (struct item){ .colour = line, .ends = ends, .n_ends = n_ends, .stroke = thickness }, points, n);
}

static void
add_frame(const struct pen *pen, mpt x, mpt y, mpt width, mpt height, mpt thickness, uint32_t colour)
{
	figure_rule(pen, x, y, width, thickness, colour);
	figure_rule(pen, x, y + height - thickness, width, thickness, colour);
	figure_rule(pen, x, y, thickness, height, colour);
	figure_rule(pen, x + width - thickness, y, thickness, height, colour);
}

/* Slanting lines through a box, cut at its sides; falling when `down`. */
static void
add_stripes(const struct pen *pen, mpt x, mpt y, mpt width, mpt height, bool down, uint32_t colour)
{
	enum { STEP = 4000, LINE = 900 };

	for (mpt at = -height + STEP; at < width; at += STEP) {
		mpt left = at > 0 ? at : 0, right = at + height < width ? at + height : width;
		struct point from = { x + left, y + (down ? left - at : height - (left - at)) };
		struct point to = { x + right, y + (down ? right - at : height - (right - at)) };
		if (right > left)
			figure_line(pen, from, to, LINE, colour);
	}
}

void
figure_fill(const struct pen *pen, enum shape shape, mpt x, mpt y, mpt width, mpt height, uint32_t colour)
{
	enum { FRAME = 750 };

	if (shape == SHAPE_STRIPED || shape == SHAPE_CROSSED) {
		figure_rule(pen, x, y, width, height, figure_tint(colour, 20));
		add_stripes(pen, x, y, width, height, false, colour);
		if (shape == SHAPE_CROSSED)
			add_stripes(pen, x, y, width, height, true, colour);
	}
	if (shape == SHAPE_FULL)
		figure_rule(pen, x, y, width, height, colour);
	else
		add_frame(pen, x, y, width, height, FRAME, colour);
}

uint32_t
figure_tint(uint32_t colour, int percent)
{
	uint32_t mixed = 0;

	for (int shift = 16; shift >= 0; shift -= 8)
		mixed |= (0xFF - (0xFF - (colour >> shift & 0xFF)) * (uint32_t)percent / 100) << shift;
	return mixed;
}

/* A circle as four Bezier arcs; 0.5523 is the usual distance of the handles. A
 * ring is its line only. */
static void
add_circle(const struct pen *pen, mpt x, mpt y, mpt size, uint32_t colour, bool ring)
{
	mpt r = size / 2, h = (mpt)((int64_t)r * 5523 / 10000);
	mpt cx = x + r, cy = y + r;
	const struct point points[] = { { cx + r, cy },
	    { cx + r, cy + h }, { cx + h, cy + r }, { cx, cy + r },
	    { cx - h, cy + r }, { cx - r, cy + h }, { cx - r, cy },
	    { cx - r, cy - h }, { cx - h, cy - r }, { cx, cy - r },
	    { cx + h, cy - r }, { cx + r, cy - h }, { cx + r, cy } };

	if (ring)
		add_path(pen, (struct item){ .colour = colour, .stroke = size / 6, .curve = true }, points, 13);
	else
		add_shape(pen, points, 13, true, colour);
}

static void
add_cross(const struct pen *pen, mpt x, mpt y, mpt size, uint32_t colour)
{
	mpt in = size / 10;

	figure_line(pen, (struct point){ x + in, y + in }, (struct point){ x + size - in, y + size - in }, size / 5, colour);
	figure_line(pen, (struct point){ x + size - in, y + in }, (struct point){ x + in, y + size - in }, size / 5, colour);
}

/* Corners in 1/100 of the box. */
static const struct polygon {
	size_t n;
	struct point corners[4];
} polygons[] = {
	[SHAPE_TRIANGLE] = { 3, { { 50, 2 }, { 104, 96 }, { -4, 96 } } },
	[SHAPE_DIAMOND] = { 4, { { 50, -8 }, { 108, 50 }, { 50, 108 }, { -8, 50 } } },
	[SHAPE_SQUARE] = { 4, { { 4, 4 }, { 96, 4 }, { 96, 96 }, { 4, 96 } } },
};

static void
add_corners(const struct pen *pen, const struct polygon *polygon, mpt x, mpt y, mpt size, uint32_t colour)
{
	struct point points[4];

	for (size_t i = 0; i < polygon->n; i++)
		points[i] = (struct point){ x + polygon->corners[i].x * size / 100,
		    y + polygon->corners[i].y * size / 100 };
	add_shape(pen, points, polygon->n, false, colour);
}

/* Three bars that rise; so many of them are full. */
static void
add_bars(const struct pen *pen, int full, mpt x, mpt y, mpt size, uint32_t colour, uint32_t faint)
{
	mpt width = size * 28 / 100;

	for (int i = 0; i < 3; i++) {
		mpt height = size * (i + 1) / 3;
		figure_rule(pen, x + i * size * 36 / 100, y + size - height, width, height,
		    i < full ? colour : faint);
	}
}

void
figure_shape(const struct pen *pen, enum shape shape, mpt x, mpt y, mpt size, uint32_t colour, uint32_t faint)
{
	if (shape == SHAPE_CIRCLE)
		add_circle(pen, x, y, size, colour, false);
	else if (shape == SHAPE_RING)
		add_circle(pen, x + size / 12, y + size / 12, size - size / 6, colour, true);
	else if (shape == SHAPE_CROSS)
		add_cross(pen, x, y, size, colour);
	else if (shape >= SHAPE_FULL)
		figure_fill(pen, shape, x, y, size, size, colour);
	else if (shape >= SHAPE_BARS_1)
		add_bars(pen, shape - SHAPE_BARS_1 + 1, x, y, size, colour, faint);
	else if (shape != SHAPE_NONE)
		add_corners(pen, &polygons[shape], x, y, size, colour);
}
