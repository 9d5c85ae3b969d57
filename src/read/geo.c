/*
 * Drives jansson, and lays every position on the plane as soon as it is read.
 * Invariants: a number is an integer from its first step on (billionths of a
 * degree or metre, then centimetres of RD), so every machine draws the same
 * map; and all positions of a file are of one grid. What is wrong ends in
 * fail(), which tells why once, and false goes up from there; the values of
 * jansson belong to geo_decode(), which lets go of them in one place.
 *
 * Until lay_out(), the last step, y is RD's own: it goes up.
 */
#include "geo.h"
#include "../base/arena.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define BILLION 1000000000LL

enum {
	VALUES = 1 << 20,       /* of JSON; the costliest take jansson 250 bytes each */
	DEEPEST = 8,            /* geometry collections within one another */
	AHEAD = 64,             /* points that one straight line may stand for */
};

enum grid { GRID_UNKNOWN, GRID_DEGREES, GRID_RD };

struct reader {
	struct arena *arena;
	struct geo *geo;
	struct geo_feature feature;     /* at work */
	enum grid grid;                 /* of the positions so far */
	enum grid stated;               /* by "crs" */
	size_t points, paths;           /* so far, in the file */
	size_t number;                  /* of the feature at work in its collection, from 1 */
	const char *why;
};

static bool
fail(struct reader *r, const char *why)
{
	r->why = why;
	return false;
}

/* Positions */

/* Where x and y can lie, and what that means. The first that fits holds, or else the last. */
static const struct region {
	int32_t west, east, south, north;       /* [tenths of a degree or metre], inclusive */
	enum grid grid;
	const char *why;                        /* it is refused */
} regions[] = {
	{ -70000, 3000000, 2890000, 6290000, GRID_RD, NULL },
	{ 25, 80, 500, 545, GRID_DEGREES, NULL },
	{ 500, 545, 25, 80, GRID_UNKNOWN, "latitude and longitude are swapped" },
	{ 2890000, 6290000, -70000, 3000000, GRID_UNKNOWN, "x and y are swapped" },
	{ 2700000, 9000000, 64000000, 73000000, GRID_UNKNOWN,
	    "coordinates are Web Mercator, not WGS84 degrees or RD metres" },
	{ -1800, 1800, -900, 900, GRID_UNKNOWN, "lies outside the Netherlands in Europe" },
	{ -3000000, 6000000, 2000000, 9000000, GRID_UNKNOWN, "lies outside the Netherlands in Europe" },
	{ 0, 0, 0, 0, GRID_UNKNOWN, "coordinates are neither WGS84 degrees nor RD metres" },
};

enum { REGIONS = sizeof regions / sizeof *regions };

/* RD from degrees, by the series of Schreutelkamp and Strang van Hees (2001)
 * about the tower of Amersfoort: terms of powers of 0.36 times the degrees to
 * the north and to the east of it. Off by some decimetres in the Netherlands. */
static const struct term {
	int32_t mm;
	uint8_t north, east;    /* powers */
} x_terms[] = {
	{ 190094945, 0, 1 }, { -11832228, 1, 1 }, { -114221, 2, 1 }, { -32391, 0, 3 }, { -705, 1, 0 },
	{ -2340, 3, 1 }, { -608, 1, 3 }, { -8, 0, 2 }, { 148, 2, 3 }, { 0, 0, 0 },
}, y_terms[] = {
	{ 309056544, 1, 0 }, { 3638893, 0, 2 }, { 73077, 2, 0 }, { -157984, 1, 2 }, { 59788, 3, 0 },
	{ 433, 0, 1 }, { -6439, 2, 2 }, { -32, 1, 1 }, { 92, 0, 4 }, { -54, 1, 4 }, { 0, 0, 0 },
};

static int64_t
round_off(int64_t n, int64_t by)
{
	return (n + (n < 0 ? -by : by) / 2) / by;
}

/* [1/1000 mm]; north and east in billionths. Both are about 1 at most, so that
 * a power stays below 2 billion and a product below 2^60. */
static int64_t
series(const struct term *term, int64_t north, int64_t east)
{
	int64_t sum = 0;

	for (; term->mm; term++) {
		int64_t power = BILLION;
		for (int i = 0; i < term->north; i++)
			power = power * north / BILLION;
		for (int i = 0; i < term->east; i++)
			power = power * east / BILLION;
		sum += term->mm * power / (BILLION / 1000);
	}
	return sum;
}

/* x and y in billionths of a degree or metre. */
static struct geo_point
point_on_plane(enum grid grid, int64_t x, int64_t y)
{
	int64_t north = (y - 52155174400) * 9 / 25, east = (x - 5387206210) * 9 / 25;

	if (grid == GRID_RD)
		return (struct geo_point){ (int32_t)round_off(x, BILLION / 100), (int32_t)round_off(y, BILLION / 100) };
	return (struct geo_point){
		(int32_t)(15500000 + round_off(series(x_terms, north, east), 10000)),
		(int32_t)(46300000 + round_off(series(y_terms, north, east), 10000)),
	};
}

/* The one step that isn't exact, a product that IEEE 754 rounds alike everywhere. */
static bool
read_number(const json_t *item, int64_t *billionths)
{
	bool near = json_number_value(item) > -1e9 && json_number_value(item) < 1e9;

	*billionths = near ? (int64_t)(json_number_value(item) * 1e9) : INT64_MAX;
	return json_is_number(item);
}

static const struct region *
region_of(int64_t x, int64_t y)
{
	const int64_t tenth = BILLION / 10;
	size_t i;

	for (i = 0; i + 1 < REGIONS; i++)
		if (x >= regions[i].west * tenth && x <= regions[i].east * tenth
		    && y >= regions[i].south * tenth && y <= regions[i].north * tenth)
			break;
	return &regions[i];
}

/* RFC 7946 3.1.1. */
static bool
read_position(struct reader *r, const json_t *position, struct geo_point *point)
{
	const struct region *region;
	int64_t x, y;

	if (!read_number(json_array_get(position, 0), &x) || !read_number(json_array_get(position, 1), &y))
		return fail(r, "a position is not two numbers");
	if (++r->points > GEO_POINTS)
		return fail(r, "too many points");
	region = region_of(x, y);
	if (region->why)
		return fail(r, region->why);
	if (r->stated && r->stated != region->grid)
		return fail(r, "coordinates are not what crs says");
	if (r->grid && r->grid != region->grid)
		return fail(r, "degrees and RD metres are mixed");
	r->grid = region->grid;
	*point = point_on_plane(r->grid, x, y);
	return true;
}

/* Paths */

static bool
is_same(struct geo_point a, struct geo_point b)
{
	return a.x == b.x && a.y == b.y;
}

static int64_t
square_between(struct geo_point a, struct geo_point b)
{
	int64_t x = b.x - a.x, y = b.y - a.y;

	return x * x + y * y;
}

/* Twice the area of a triangle. */
static int64_t
area_between(struct geo_point a, struct geo_point b, struct geo_point c)
{
	return llabs((int64_t)(b.x - a.x) * (c.y - a.y) - (int64_t)(b.y - a.y) * (c.x - a.x));
}

/* The coarsest form of a path: two ends, about as far apart as any of its
 * points are, and the point that is furthest beside the line between them. */
struct corners {
	struct geo_point points[3];
	bool is_long, is_wide;          /* not all in one place, not all on one line */
};

static struct geo_point
furthest_from(struct geo_point from, const struct geo_path *path)
{
	struct geo_point far = from;

	for (size_t i = 0; i < path->n; i++)
		if (square_between(from, path->points[i]) > square_between(from, far))
			far = path->points[i];
	return far;
}

static struct corners
corners_of(const struct geo_path *path)
{
	struct geo_point a, b, c;

	if (!path->n)
		return (struct corners){ 0 };
	b = furthest_from(path->points[0], path);
	c = a = furthest_from(b, path);
	for (size_t i = 0; i < path->n; i++)
		if (area_between(a, b, path->points[i]) > area_between(a, b, c))
			c = path->points[i];
	return (struct corners){ { a, b, c }, !is_same(a, b), area_between(a, b, c) > 0 };
}

static bool
read_path(struct reader *r, const json_t *positions, struct geo_path *path)
{
	const json_t *position;
	size_t i;

	if (!json_is_array(positions))
		return fail(r, "a row of positions is missing");
	if (++r->paths > GEO_PATHS)
		return fail(r, "too many rings, lines and points");
	if (json_array_size(positions) > GEO_POINTS)
		return fail(r, "too many points");
	*path = (struct geo_path){ arena_array(r->arena, json_array_size(positions), sizeof *path->points), 0 };
	json_array_foreach(positions, i, position)
		if (!read_position(r, position, &path->points[path->n++]))
			return false;
	return true;
}

/* Shapes: each reads the coordinates of one, and adds it when it has any size. */

static void
add_shape(struct reader *r, struct geo_shape shape)
{
	*arena_push(r->arena, r->feature.shapes, r->feature.n) = shape;
}

static void
add_path(struct reader *r, struct geo_shape *shape, struct geo_path path)
{
	*arena_push(r->arena, shape->paths, shape->n) = path;
}

/* RFC 7946 3.1.2. */
static bool
read_point(struct reader *r, const json_t *position)
{
	struct geo_shape shape = { .kind = GEO_POINT };
	struct geo_path path = { arena_alloc(r->arena, sizeof *path.points), 1 };

	if (++r->paths > GEO_PATHS)
		return fail(r, "too many rings, lines and points");
	if (!read_position(r, position, path.points))
		return false;
	add_path(r, &shape, path);
	add_shape(r, shape);
	return true;
}

/* RFC 7946 3.1.4. */
static bool
read_line(struct reader *r, const json_t *positions)
{
	struct geo_shape shape = { .kind = GEO_LINE };
	struct geo_path path;

	if (!read_path(r, positions, &path))
		return false;
	if (corners_of(&path).is_long) {
		add_path(r, &shape, path);
		add_shape(r, shape);
	}
	return true;
}

/* RFC 7946 3.1.6. Without its outer ring an area has no holes either. */
static bool
read_area(struct reader *r, const json_t *rings)
{
	struct geo_shape shape = { .kind = GEO_AREA };
	struct geo_path path;
	const json_t *ring;
	size_t i;

	if (!json_is_array(rings))
		return fail(r, "a row of rings is missing");
	json_array_foreach(rings, i, ring) {
		if (!read_path(r, ring, &path))
			return false;
		if (corners_of(&path).is_wide && (i == 0 || shape.n))
			add_path(r, &shape, path);
	}
	if (shape.n)
		add_shape(r, shape);
	return true;
}

/* Objects */

static bool
is_of_type(const json_t *object, const char *type)
{
	const char *is = json_string_value(json_object_get(object, "type"));

	return is && strcmp(is, type) == 0;
}

static const struct {
	const char *type;
	bool (*read)(struct reader *, const json_t *coordinates);
	bool many;                      /* coordinates are an array of those */
} geometries[] = {
	{ "Point", read_point, false }, { "MultiPoint", read_point, true },
	{ "LineString", read_line, false }, { "MultiLineString", read_line, true },
	{ "Polygon", read_area, false }, { "MultiPolygon", read_area, true },
};

/* Empty ones are as good as null (RFC 7946 3.1). */
static bool
read_coordinates(struct reader *r, size_t kind, const json_t *coordinates)
{
	const json_t *item;
	size_t i;

	if (!json_is_array(coordinates))
		return fail(r, "a geometry has no coordinates");
	if (!geometries[kind].many)
		return !json_array_size(coordinates) || geometries[kind].read(r, coordinates);
	json_array_foreach(coordinates, i, item)
		if (!geometries[kind].read(r, item))
			return false;
	return true;
}

/* RFC 7946 3.1 and, of collections, 3.1.8. */
static bool
read_geometry(struct reader *r, const json_t *geometry, int depth)
{
	const json_t *list = json_object_get(geometry, "geometries"), *item;
	size_t i;

	if (json_is_null(geometry))
		return true;
	for (i = 0; i < sizeof geometries / sizeof *geometries; i++)
		if (is_of_type(geometry, geometries[i].type))
			return read_coordinates(r, i, json_object_get(geometry, "coordinates"));
	if (!is_of_type(geometry, "GeometryCollection"))
		return fail(r, "unknown type of geometry");
	if (!json_is_array(list))
		return fail(r, "a geometry collection has no geometries");
	if (depth == DEEPEST)
		return fail(r, "geometry collections are nested too deep");
	json_array_foreach(list, i, item)
		if (!read_geometry(r, item, depth + 1))
			return false;
	return true;
}

/* One line of characters that all show. */
static bool
is_plain(struct str name)
{
	for (const char *p = name.p, *end = name.p + name.n; p < end; ) {
		int32_t c = utf8_next(&p, end);
		if (c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200B && c <= 0x200F)
		    || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF
		    || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE)
			return false;
	}
	return true;
}

static bool
read_name(struct reader *r, const json_t *properties)
{
	static const char *const keys[] = { "naam", "name" };
	struct str name = STR("");

	for (size_t i = 0; i < sizeof keys / sizeof *keys && !name.n; i++) {
		const json_t *value = json_object_get(properties, keys[i]);
		if (json_is_string(value))
			name = str_trim((struct str){ json_string_value(value), json_string_length(value) });
	}
	if (!is_plain(name))
		return fail(r, "a name holds a hidden or control character");
	if (utf8_count(name) > GEO_NAME_LONGEST)
		return fail(r, "a name is too long");
	r->feature.name = str_dup(r->arena, name);
	return true;
}

/* RFC 7946 3.2; bare geometries pass as features without properties. */
static bool
read_feature(struct reader *r, const json_t *geometry, const json_t *properties)
{
	r->feature = (struct geo_feature){ 0 };
	if (!read_name(r, properties) || !read_geometry(r, geometry, 0))
		return false;
	if (r->feature.n)
		*arena_push(r->arena, r->geo->features, r->geo->n) = r->feature;
	return true;
}

static bool
read_features(struct reader *r, const json_t *features)
{
	const json_t *feature, *geometry;
	size_t i;

	if (!json_is_array(features))
		return fail(r, "a feature collection has no features");
	json_array_foreach(features, i, feature) {
		r->number = i + 1;
		geometry = json_object_get(feature, "geometry");
		if (!is_of_type(feature, "Feature"))
			return fail(r, "is no feature");
		if (geometry && !read_feature(r, geometry, json_object_get(feature, "properties")))
			return false;
	}
	r->number = 0;
	return true;
}

/* GeoJSON of 2008, 3; RFC 7946 4 took it out, but Dutch files have it. What
 * counts is what stands behind the last ':' or '/' of a name. */
static bool
read_crs(struct reader *r, const json_t *crs)
{
	static const struct { const char *code; enum grid grid; } codes[] = {
		{ "28992", GRID_RD }, { "7415", GRID_RD },      /* the latter with heights */
		{ "CRS84", GRID_DEGREES }, { "4326", GRID_DEGREES }, { "4258", GRID_DEGREES },
	};
	const char *name = json_string_value(json_object_get(json_object_get(crs, "properties"), "name")), *code;

	if (!crs || json_is_null(crs))
		return true;
	if (name) {
		for (code = name + strlen(name); code > name && code[-1] != ':' && code[-1] != '/'; )
			code--;
		for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
			if (strcmp(code, codes[i].code) == 0)
				r->stated = codes[i].grid;
	}
	return r->stated ? true : fail(r, "unsupported coordinate reference system");
}

static bool
read_whole(struct reader *r, const json_t *root)
{
	if (!json_is_string(json_object_get(root, "type")))
		return fail(r, "not GeoJSON");
	if (!read_crs(r, json_object_get(root, "crs")))
		return false;
	if (is_of_type(root, "FeatureCollection"))
		return read_features(r, json_object_get(root, "features"));
	if (!is_of_type(root, "Feature"))
		return read_feature(r, root, NULL);
	if (!json_object_get(root, "geometry"))
		return true;
	return read_feature(r, json_object_get(root, "geometry"), json_object_get(root, "properties"));
}

/* Laying out */

struct layout {
	int32_t west, east, south, north;       /* [cm] RD */
	int64_t least;                          /* [cm] between points that follow one another */
};

static void
each_path(struct geo *geo, struct layout *layout, void (*visit)(struct layout *, enum geo_kind, struct geo_path *))
{
	for (size_t f = 0; f < geo->n; f++)
		for (size_t s = 0; s < geo->features[f].n; s++) {
			struct geo_shape *shape = &geo->features[f].shapes[s];
			for (size_t i = 0; i < shape->n; i++)
				visit(layout, shape->kind, &shape->paths[i]);
		}
}

static void
widen(struct layout *l, enum geo_kind kind, struct geo_path *path)
{
	(void)kind;
	for (size_t i = 0; i < path->n; i++) {
		struct geo_point p = path->points[i];
		l->west = p.x < l->west ? p.x : l->west;
		l->east = p.x > l->east ? p.x : l->east;
		l->south = p.y < l->south ? p.y : l->south;
		l->north = p.y > l->north ? p.y : l->north;
	}
}

static void
measure(struct geo *geo, struct layout *l)
{
	*l = (struct layout){ INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN, 1 };
	each_path(geo, l, widen);
}

/* Leaves out what is too near to the point before it, and the point that closes
 * a ring; a line keeps its end. */
static void
spread(struct geo_path *path, enum geo_kind kind, int64_t least)
{
	struct geo_point *points = path->points, end = points[path->n - 1];
	size_t n = 1;

	for (size_t i = 1; i < path->n; i++)
		if (square_between(points[n - 1], points[i]) >= least * least)
			points[n++] = points[i];
	while (kind == GEO_AREA && n > 1 && is_same(points[n - 1], points[0]))
		n--;
	if (kind == GEO_LINE && !is_same(points[n - 1], end))
		points[n++] = end;
	path->n = n;
}

/* Whether each of n points lies beside the line from a to b, and near to it;
 * the longer of two sides stands for the length, so that no root is needed. */
static bool
is_straight(struct geo_point a, const struct geo_point *points, size_t n, struct geo_point b, int64_t least)
{
	int64_t x = b.x - a.x, y = b.y - a.y, square = x * x + y * y;

	for (size_t i = 0; i < n; i++) {
		int64_t along = x * (points[i].x - a.x) + y * (points[i].y - a.y);
		if (!square || along < 0 || along > square
		    || area_between(a, b, points[i]) > least * (llabs(x) > llabs(y) ? llabs(x) : llabs(y)))
			return false;
	}
	return true;
}

/* Leaves out what lies on the way to a later point. */
static void
straighten(struct geo_path *path, int64_t least)
{
	struct geo_point *points = path->points;
	size_t n = 1, next;

	for (size_t i = 0; i + 1 < path->n; i = next) {
		struct geo_point from = points[i];
		for (next = i + 1; next + 1 < path->n && next - i < AHEAD; next++)
			if (!is_straight(from, &points[i + 1], next - i, points[next + 1], least))
				break;
		points[n++] = points[next];
	}
	path->n = n;
}

/* What would lose all length or width by it keeps its corners instead; there is
 * room, since it had as many points. */
static void
thin_out(struct layout *l, enum geo_kind kind, struct geo_path *path)
{
	static const size_t fewest[] = { [GEO_POINT] = 1, [GEO_LINE] = 2, [GEO_AREA] = 3 };
	struct corners corners = corners_of(path);

	spread(path, kind, l->least);
	straighten(path, l->least);
	if (path->n < fewest[kind] || (kind == GEO_AREA && !corners_of(path).is_wide)) {
		path->n = fewest[kind];
		memcpy(path->points, corners.points, path->n * sizeof *path->points);
	}
}

static void
turn_over(struct layout *l, enum geo_kind kind, struct geo_path *path)
{
	(void)kind;
	for (size_t i = 0; i < path->n; i++)
		path->points[i] = (struct geo_point){ path->points[i].x - l->west, l->north - path->points[i].y };
}

/* Names */

/* Where an area crosses the horizontal line at half * 0.5 cm, from the left;
 * half is odd, so that no corner lies on it. */
static size_t
find_crossings(const struct geo_shape *area, int64_t half, int32_t *xs)
{
	size_t n = 0;

	for (size_t k = 0; k < area->n; k++)
		for (size_t i = 0; i < area->paths[k].n; i++) {
			const struct geo_path *ring = &area->paths[k];
			struct geo_point a = ring->points[i], b = ring->points[i + 1 < ring->n ? i + 1 : 0];
			int64_t above = 2 * (int64_t)a.y, below = 2 * (int64_t)b.y;
			if ((above < half) != (below < half))
				xs[n++] = (int32_t)(a.x + (half - above) * (b.x - a.x) / (below - above));
		}
	return n;
}

static int
by_number(const void *a, const void *b)
{
	int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;

	return (left > right) - (left < right);
}

/* The middle of the widest stretch halfway down. */
static struct geo_point
point_inside(struct arena *arena, const struct geo_shape *area, const struct layout *box)
{
	int64_t half = ((int64_t)box->south + box->north) | 1;
	size_t corners = 0, n, widest = 0;
	int32_t *xs;

	for (size_t k = 0; k < area->n; k++)
		corners += area->paths[k].n;
	xs = arena_array(arena, corners, sizeof *xs);
	n = find_crossings(area, half, xs);
	qsort(xs, n, sizeof *xs, by_number);
	for (size_t i = 0; i + 1 < n; i += 2)
		if (xs[i + 1] - xs[i] > xs[widest + 1] - xs[widest])
			widest = i;
	return (struct geo_point){ xs[widest] + (xs[widest + 1] - xs[widest]) / 2, (int32_t)(half / 2) };
}

static struct geo_point
point_halfway(const struct geo_path *path)
{
	struct geo_point a = path->points[(path->n - 1) / 2], b = path->points[path->n / 2];

	return (struct geo_point){ a.x + (b.x - a.x) / 2, a.y + (b.y - a.y) / 2 };
}

static void
place_name(struct arena *arena, struct geo_feature *feature)
{
	const struct geo_shape *best = NULL;
	struct layout box, best_box = { 0 };
	int64_t size, best_size = -1;

	for (size_t i = 0; i < feature->n; i++) {
		struct geo_shape *shape = &feature->shapes[i];
		box = (struct layout){ INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN, 1 };
		widen(&box, shape->kind, &shape->paths[0]);
		size = (int64_t)box.east - box.west + box.north - box.south;
		if (!best || shape->kind > best->kind || (shape->kind == best->kind && size > best_size))
			best = shape, best_box = box, best_size = size;
	}
	feature->at = best->kind == GEO_AREA ? point_inside(arena, best, &best_box) : point_halfway(&best->paths[0]);
}

/* The box is measured twice, since thinning out can make it smaller. */
static void
lay_out(struct arena *arena, struct geo *geo)
{
	struct layout l;
	int32_t longest;

	measure(geo, &l);
	longest = l.east - l.west > l.north - l.south ? l.east - l.west : l.north - l.south;
	l.least = longest > GEO_FINENESS ? longest / GEO_FINENESS : 1;
	each_path(geo, &l, thin_out);
	measure(geo, &l);
	each_path(geo, &l, turn_over);
	geo->left = l.west;
	geo->top = l.north;
	geo->width = l.east - l.west;
	geo->height = l.north - l.south;
	for (size_t i = 0; i < geo->n; i++)
		place_name(arena, &geo->features[i]);
}

/* The whole */

/* Counts what begins a value, in texts as well, to know the price beforehand. */
static bool
is_dear(struct str bytes)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes.n; i++)
		n += bytes.p[i] == ',' || bytes.p[i] == '[' || bytes.p[i] == '{';
	return n > VALUES;
}

/* jansson's own words quote the file. */
static struct str
json_trouble(struct arena *arena, const json_error_t *error)
{
	static const struct { enum json_error_code code; const char *why; } troubles[] = {
		{ json_error_premature_end_of_input, "unexpected end of file" },
		{ json_error_invalid_utf8, "not UTF-8" },
		{ json_error_stack_overflow, "nested too deep" },
		{ json_error_duplicate_key, "a key occurs twice" },
		{ json_error_numeric_overflow, "a number is too large" },
		{ json_error_out_of_memory, "out of memory" },
	};
	const char *why = "not JSON";

	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
		if (json_error_code(error) == troubles[i].code)
			why = troubles[i].why;
	return error->line > 0 ? str_printf(arena, "%s (line %d)", why, error->line) : str_of(why);
}

static bool
decode(struct reader *r, const json_t *root)
{
	if (!read_whole(r, root))
		return false;
	if (!r->geo->n)
		return fail(r, "holds nothing to draw");
	r->geo->is_rd = r->grid == GRID_RD;
	lay_out(r->arena, r->geo);
	return true;
}

const struct geo *
geo_decode(struct arena *arena, struct str bytes, struct str *why)
{
	struct reader r = { .arena = arena, .geo = arena_alloc(arena, sizeof *r.geo) };
	json_error_t error = { 0 };
	json_t *root = NULL;
	bool sound = false;

	if (str_starts(bytes, "\xEF\xBB\xBF"))
		bytes = str_from(bytes, 3);
	if (bytes.n > GEO_BYTES)
		r.why = "too many bytes";
	else if (is_dear(bytes))
		r.why = "too many values";
	else if ((root = json_loadb(bytes.n ? bytes.p : "", bytes.n, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error)))
		sound = decode(&r, root);
	json_decref(root);
	*why = sound ? (struct str){ 0 } : !r.why ? json_trouble(arena, &error)
	    : r.number ? str_printf(arena, "feature %zu: %s", r.number, r.why) : str_of(r.why);
	return sound ? r.geo : NULL;
}
