/* A map: either shapes that just fill their box and keep their promises, or a reason. */
#include "fuzz.h"
#include "../../src/base/arena.h"
#include "../../src/read/geo.h"

struct seen {
	size_t points, paths;
	int32_t west, east, north, south;
};

static void
check_path(struct seen *seen, enum geo_kind kind, const struct geo_path *path)
{
	bool is_wide = false;

	assert(kind == GEO_POINT ? path->n == 1 : path->n >= (kind == GEO_LINE ? 2 : 3));
	for (size_t i = 0; i < path->n; i++) {
		struct geo_point a = path->points[0], b = path->points[path->n > 1];
		struct geo_point p = path->points[i], q = path->points[(i + 1) % path->n];
		assert(p.x != q.x || p.y != q.y || path->n == 1 || (kind == GEO_LINE && i + 1 == path->n));
		if ((int64_t)(p.x - a.x) * (b.y - a.y) != (int64_t)(p.y - a.y) * (b.x - a.x))
			is_wide = true;
		seen->west = p.x < seen->west ? p.x : seen->west;
		seen->east = p.x > seen->east ? p.x : seen->east;
		seen->north = p.y < seen->north ? p.y : seen->north;
		seen->south = p.y > seen->south ? p.y : seen->south;
	}
	assert(kind != GEO_AREA || is_wide);
	seen->points += path->n;
	seen->paths++;
}

static void
check_geo(const struct geo *geo)
{
	struct seen seen = { 0, 0, INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN };

	assert(geo->n);
	for (size_t f = 0; f < geo->n; f++) {
		const struct geo_feature *feature = &geo->features[f];
		assert(feature->n && utf8_count(feature->name) <= GEO_NAME_LONGEST);
		assert(feature->at.x >= 0 && feature->at.x <= geo->width && feature->at.y >= 0 && feature->at.y <= geo->height);
		for (size_t s = 0; s < feature->n; s++) {
			const struct geo_shape *shape = &feature->shapes[s];
			assert(shape->n == 1 || (shape->kind == GEO_AREA && shape->n));
			for (size_t i = 0; i < shape->n; i++)
				check_path(&seen, shape->kind, &shape->paths[i]);
		}
	}
	assert(seen.west == 0 && seen.north == 0 && seen.east == geo->width && seen.south == geo->height);
	assert(seen.points <= GEO_POINTS && seen.paths <= GEO_PATHS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct str why = { 0 };
	const struct geo *geo = geo_decode(arena, (struct str){ (const char *)bytes, n }, &why);

	assert(!geo == !!why.n);
	if (geo)
		check_geo(geo);
	arena_free(arena);
	return 0;
}
