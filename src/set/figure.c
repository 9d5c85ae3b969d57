#include "figure.h"
#include "../base/arena.h"

#include <string.h>

static void
add_polygon(struct arena *arena, struct slab *slab, const struct point *points, size_t n, bool curve,
    uint32_t colour)
{
	struct item item = { .kind = ITEM_SHAPE, .artifact = ARTIFACT_LAYOUT, .colour = colour,
	    .n_points = n, .curve = curve };

	item.points = arena_array(arena, n, sizeof *points);
	memcpy(item.points, points, n * sizeof *points);
	slab_item(arena, slab, item);
}

void
figure_rule(struct arena *arena, struct slab *slab, mpt x, mpt y, mpt width, mpt height, uint32_t colour)
{
	const struct point corners[] = { { x, y }, { x + width, y }, { x + width, y + height }, { x, y + height } };

	add_polygon(arena, slab, corners, 4, false, colour);
}

/* A circle as four Bezier arcs; 0.5523 is the usual distance of the handles. */
static void
add_circle(struct arena *arena, struct slab *slab, mpt x, mpt y, mpt size, uint32_t colour)
{
	mpt r = size / 2, h = (mpt)((int64_t)r * 5523 / 10000);
	mpt cx = x + r, cy = y + r;
	const struct point points[] = { { cx + r, cy },
	    { cx + r, cy + h }, { cx + h, cy + r }, { cx, cy + r },
	    { cx - h, cy + r }, { cx - r, cy + h }, { cx - r, cy },
	    { cx - r, cy - h }, { cx - h, cy - r }, { cx, cy - r },
	    { cx + h, cy - r }, { cx + r, cy - h }, { cx + r, cy } };

	add_polygon(arena, slab, points, 13, true, colour);
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
add_corners(struct arena *arena, struct slab *slab, const struct polygon *polygon, mpt x, mpt y, mpt size,
    uint32_t colour)
{
	struct point points[4];

	for (size_t i = 0; i < polygon->n; i++)
		points[i] = (struct point){ x + polygon->corners[i].x * size / 100,
		    y + polygon->corners[i].y * size / 100 };
	add_polygon(arena, slab, points, polygon->n, false, colour);
}

/* Three bars that rise; so many of them are full. */
static void
add_bars(struct arena *arena, struct slab *slab, int full, mpt x, mpt y, mpt size, uint32_t colour, uint32_t faint)
{
	mpt width = size * 28 / 100;

	for (int i = 0; i < 3; i++) {
		mpt height = size * (i + 1) / 3;
		figure_rule(arena, slab, x + i * size * 36 / 100, y + size - height, width, height,
		    i < full ? colour : faint);
	}
}

void
figure_shape(struct arena *arena, struct slab *slab, enum shape shape, mpt x, mpt y, mpt size,
    uint32_t colour, uint32_t faint)
{
	if (shape == SHAPE_CIRCLE)
		add_circle(arena, slab, x, y, size, colour);
	else if (shape >= SHAPE_BARS_1)
		add_bars(arena, slab, shape - SHAPE_BARS_1 + 1, x, y, size, colour, faint);
	else if (shape != SHAPE_NONE)
		add_corners(arena, slab, &polygons[shape], x, y, size, colour);
}
