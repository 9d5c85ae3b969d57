/* read/geo: places and distances that are known, every kind of geometry, and what is refused. */
#include "unit.h"
#include "../../src/read/geo.h"

#include <stdlib.h>
#include <string.h>

static const struct geo *
decoded(struct str text)
{
	struct str why;
	const struct geo *geo = geo_decode(a, text, &why);

	if (geo)
		return geo;
	FAIL("%.*s: %.*s", (int)(text.n > 200 ? 200 : text.n), text.p, (int)why.n, why.p);
	exit(1);
}

static const struct geo *
shape(const char *type, const char *coordinates)
{
	return decoded(str_printf(a, "{\"type\":\"%s\",\"coordinates\":%s}", type, coordinates));
}

static struct str
refusal(struct str text)
{
	struct str why = { 0 };

	OK(!geo_decode(a, text, &why));
	return why;
}

static struct str
refused_shape(const char *type, const char *coordinates)
{
	return refusal(str_printf(a, "{\"type\":\"%s\",\"coordinates\":%s}", type, coordinates));
}

static const struct geo_path *
path_of(const struct geo *geo, size_t feature, size_t at, size_t path)
{
	return &geo->features[feature].shapes[at].paths[path];
}

/* "0,0 10,5 " */
static struct str
written(const struct geo_path *path)
{
	struct buf out = { .arena = a };

	for (size_t i = 0; i < path->n; i++)
		buf_printf(&out, "%s%" PRId32 ",%" PRId32, i ? " " : "", path->points[i].x, path->points[i].y);
	return buf_str(&out);
}

/* Places */

/* RD in centimetres, from PROJ's Helmert transformation; within half a metre. */
static void
degrees_become_rd(void)
{
	static const struct { const char *at; int32_t x, y; } places[] = {
		{ "[5.38720621,52.15517440]", 15500018, 46300023 },     /* Amersfoort */
		{ "[4.395,52.090]", 8700172, 45621354 },                /* Leidschendam */
		{ "[5.6909,50.8514]", 17638796, 31799616 },             /* Maastricht */
		{ "[6.9264,53.3306]", 25754202, 59489276 },             /* Delfzijl */
		{ "[3.4,51.4]", 1672411, 38086725 },                    /* Westerschelde */
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		const struct geo *geo = shape("Point", places[i].at);
		if (abs(geo->left - places[i].x) > 50 || abs(geo->top - places[i].y) > 50)
			FAIL("%s is %d, %d", places[i].at, (int)geo->left, (int)geo->top);
		OK(!geo->is_rd && !geo->width && !geo->height);
		EQ_STR(written(path_of(geo, 0, 0, 0)), "0,0");
	}
}

/* Of the series itself, to the centimetre: it must never differ. */
static void
degrees_become_the_same_rd_everywhere(void)
{
	const struct geo *tower = shape("Point", "[5.38720621,52.15517440]");
	const struct geo *noord = shape("Point", "[4.395,52.090]");
	const struct geo *corner = shape("Point", "[7.25,50.75]");

	EQ_INT(tower->left, 15500000);
	EQ_INT(tower->top, 46300000);
	EQ_INT(noord->left, 8700153);
	EQ_INT(noord->top, 45621331);
	EQ_INT(corner->left, 28646396);
	EQ_INT(corner->top, 30834274);
}

static void
rd_stays_as_it_is(void)
{
	const struct geo *geo = shape("LineString", "[[87000,456200],[87100.255,456250.5,12.5]]");

	OK(geo->is_rd);
	EQ_INT(geo->left, 8700000);
	EQ_INT(geo->top, 45625050);
	EQ_INT(geo->width, 10026);
	EQ_INT(geo->height, 5050);
	EQ_STR(written(path_of(geo, 0, 0, 0)), "0,5050 10026,0");
	EQ_INT(shape("Point", "[-6999.996,289000]")->left, -700000);
	EQ_INT(shape("Point", "[-0.004,289000]")->left, 0);
	EQ_INT(shape("Point", "[-0.006,289000]")->left, -1);
	EQ_INT(shape("Point", "[3e5,6.29e5]")->left, 30000000);
}

/* On the ellipsoid 0.01 degree is 1112.69 m to the north, 685.40 m to the east. */
static void
distances_are_right(void)
{
	const struct geo *north = shape("LineString", "[[4.395,52.085],[4.395,52.095]]");
	const struct geo *east = shape("LineString", "[[4.39,52.09],[4.40,52.09]]");
	int64_t long_side = north->height, short_side = north->width;

	OK(llabs(long_side * long_side + short_side * short_side - 111269LL * 111269) < 2 * 111269 * 20);
	long_side = east->width, short_side = east->height;
	OK(llabs(long_side * long_side + short_side * short_side - 68540LL * 68540) < 2 * 68540 * 15);
}

static void
the_two_grids_agree(void)
{
	const struct geo *degrees = shape("LineString", "[[4.387,52.085],[4.4035,52.096]]");
	const struct geo *rd = shape("LineString", "[[86445.82,455664.81],[87593.26,456873.13]]");

	OK(abs(degrees->width - rd->width) <= 2 && abs(degrees->height - rd->height) <= 2);
}

static void
a_line_at_the_far_edges_of_both_grids_fits(void)
{
	const struct geo *rd = shape("LineString", "[[-7000,289000],[300000,629000]]");
	const struct geo *degrees = shape("LineString", "[[2.5,50],[8,54.5],[2.5,54.5],[8,50]]");

	EQ_INT(rd->width, 30700000);
	EQ_INT(rd->height, 34000000);
	OK(degrees->width > 39000000 && degrees->height > 50000000);
}

/* Kinds */

static void
an_area_has_holes(void)
{
	const struct geo *geo = shape("Polygon", "[[[87000,456000],[87010,456000],[87010,456020],[87000,456020],"
	    "[87000,456000]],[[87002,456002],[87002,456018],[87004,456018],[87002,456002]]]");

	EQ_INT(geo->n, 1);
	EQ_INT(geo->features[0].n, 1);
	EQ_INT(geo->features[0].shapes[0].kind, GEO_AREA);
	EQ_INT(geo->features[0].shapes[0].n, 2);
	EQ_STR(written(path_of(geo, 0, 0, 0)), "0,2000 1000,2000 1000,0 0,0");
	EQ_STR(written(path_of(geo, 0, 0, 1)), "200,1800 200,200 400,200");
	EQ_STR(geo->features[0].name, "");
}

static void
a_ring_that_is_open_is_closed(void)
{
	const struct geo *geo = shape("Polygon", "[[[87000,456000],[87010,456000],[87010,456020]]]");

	EQ_STR(written(path_of(geo, 0, 0, 0)), "0,2000 1000,2000 1000,0");
}

static void
all_kinds_are_read(void)
{
	static const struct { const char *type, *coordinates; enum geo_kind kind; size_t shapes; } rows[] = {
		{ "Point", "[87000,456000]", GEO_POINT, 1 },
		{ "MultiPoint", "[[87000,456000],[87001,456000]]", GEO_POINT, 2 },
		{ "LineString", "[[87000,456000],[87001,456000]]", GEO_LINE, 1 },
		{ "MultiLineString", "[[[87000,456000],[87001,456000]],[[87000,456003],[87001,456000]]]", GEO_LINE, 2 },
		{ "Polygon", "[[[87000,456000],[87001,456000],[87000,456001],[87000,456000]]]", GEO_AREA, 1 },
		{ "MultiPolygon", "[[[[87000,456000],[87001,456000],[87000,456001],[87000,456000]]],"
		    "[[[87005,456000],[87006,456000],[87005,456001],[87005,456000]]]]", GEO_AREA, 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct geo *geo = shape(rows[i].type, rows[i].coordinates);
		EQ_INT(geo->n, 1);
		EQ_INT(geo->features[0].n, rows[i].shapes);
		for (size_t k = 0; k < geo->features[0].n; k++)
			EQ_INT(geo->features[0].shapes[k].kind, rows[i].kind);
	}
}

static void
collections_are_one_feature(void)
{
	const struct geo *geo = decoded(STR("\xEF\xBB\xBF{\"type\":\"GeometryCollection\",\"geometries\":["
	    "{\"type\":\"Point\",\"coordinates\":[4.395,52.09]},null,{\"type\":\"GeometryCollection\",\"geometries\":["
	    "{\"type\":\"LineString\",\"coordinates\":[[4.395,52.09],[4.396,52.09]]}]},"
	    "{\"type\":\"Polygon\",\"coordinates\":[]}]}"));

	EQ_INT(geo->n, 1);
	EQ_INT(geo->features[0].n, 2);
	EQ_INT(geo->features[0].shapes[1].kind, GEO_LINE);
}

#define FEATURE(properties, at) \
	"{\"type\":\"Feature\",\"properties\":" properties ",\"geometry\":{\"type\":\"Point\",\"coordinates\":" at "}}"
#define FEATURES(...) "{\"type\":\"FeatureCollection\",\"features\":[" __VA_ARGS__ "]}"

static void
features_have_names(void)
{
	const struct geo *geo = decoded(STR(FEATURES(
	    FEATURE("{\"name\":\"North\",\"naam\":\" Prinsenhof \\u00e9\\n\"}", "[4.395,52.09]") ","
	    FEATURE("{\"name\":\"De Heuvel\",\"naam\":\"\"}", "[4.396,52.09]") ","
	    "{\"type\":\"Feature\",\"properties\":{\"naam\":\"Nergens\"},\"geometry\":null},"
	    "{\"type\":\"Feature\",\"properties\":{\"naam\":\"Leeg\"}},"
	    FEATURE("null", "[4.397,52.09]") "," FEATURE("{\"naam\":7}", "[4.398,52.09]"))));

	EQ_INT(geo->n, 4);
	EQ_STR(geo->features[0].name, "Prinsenhof é");
	EQ_STR(geo->features[1].name, "De Heuvel");
	EQ_STR(geo->features[2].name, "");
	EQ_STR(geo->features[3].name, "");
	EQ_STR(decoded(STR(FEATURE("{\"naam\":\"Los\"}", "[4.395,52.09]")))->features[0].name, "Los");
}

static void
names_stand_inside(void)
{
	const struct geo *ring = shape("MultiPolygon", "[[[[87000,456000],[87001,456000],[87000,456001]]],"
	    "[[[87100,456000],[87140,456000],[87140,456040],[87100,456040]],"
	    "[[87110,456010],[87139,456010],[87139,456030],[87110,456030]]]]");
	const struct geo *line = decoded(STR("{\"type\":\"GeometryCollection\",\"geometries\":["
	    "{\"type\":\"Point\",\"coordinates\":[87000,456000]},"
	    "{\"type\":\"LineString\",\"coordinates\":[[87000,456000],[87010,456000]]}]}"));

	EQ_INT(ring->features[0].at.x, 10500);
	EQ_INT(ring->features[0].at.y, 2000);
	EQ_INT(line->features[0].at.x, 500);
	EQ_INT(line->features[0].at.y, 0);
}

static void
crs_may_say_what_it_is(void)
{
	static const char *const names[] = { "urn:ogc:def:crs:EPSG::28992", "EPSG:28992",
		"http://www.opengis.net/def/crs/EPSG/0/28992", "urn:ogc:def:crs:EPSG::7415" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		OK(decoded(str_printf(a, "{\"type\":\"Point\",\"coordinates\":[87000,456000],\"crs\":{\"type\":\"name\","
		    "\"properties\":{\"name\":\"%s\"}}}", names[i]))->is_rd);
	OK(!decoded(STR("{\"type\":\"Point\",\"coordinates\":[4.395,52.09],\"crs\":{\"type\":\"name\","
	    "\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}"))->is_rd);
	OK(decoded(STR("{\"type\":\"Point\",\"coordinates\":[87000,456000],\"crs\":null}"))->is_rd);
}

/* Thinning out */

static struct str
coordinates(void (*add)(struct buf *, int i, int n), int n)
{
	struct buf out = { .arena = a };

	buf_char(&out, '[');
	for (int i = 0; i < n; i++) {
		buf_puts(&out, i ? "," : "");
		add(&out, i, n);
	}
	buf_char(&out, ']');
	return buf_str(&out);
}

/* A square of 1 km, with n points around. */
static void
add_to_square(struct buf *out, int i, int n)
{
	int side = i / (n / 4), step = (int)((int64_t)(i % (n / 4)) * 100000 / (n / 4));
	int x = side == 0 ? step : side == 1 ? 100000 : side == 2 ? 100000 - step : 0;
	int y = side == 0 ? 0 : side == 1 ? step : side == 2 ? 100000 : 100000 - step;

	buf_printf(out, "[%d.%02d,%d.%02d]", 87000 + x / 100, x % 100, 456000 + y / 100, y % 100);
}

static void
add_near(struct buf *out, int i, int n)
{
	buf_printf(out, "[87000.%02d,456000.%02d]", i, i * i % 7 + n / 100);
}

static void
a_border_of_many_points_is_thinned_out(void)
{
	const char *border = str_z(a, coordinates(add_to_square, 80000));
	const struct geo *geo = shape("LineString", border);

	OK(path_of(geo, 0, 0, 0)->n >= 4 && path_of(geo, 0, 0, 0)->n <= 140);
	EQ_INT(geo->width, 100000);
	geo = shape("Polygon", str_z(a, str_printf(a, "[%s]", border)));
	OK(path_of(geo, 0, 0, 0)->n >= 4 && path_of(geo, 0, 0, 0)->n <= 140);
}

/* Corners stay where they are, within 1/1000. */
static void
corners_stay(void)
{
	const struct geo_path *path = path_of(shape("LineString", "[[87000,456000],[87500,456000.2],[88000,456000],"
	    "[88000,456500],[87500,456500],[87600,456500],[87600,457000],[87600,456500]]"), 0, 0, 0);

	EQ_STR(written(path), "0,100000 100000,100000 100000,50000 50000,50000 60000,50000 60000,0 60000,50000");
}

/* Beside a line of 100 km. */
static void
what_is_small_stays(void)
{
	const char *near = str_z(a, coordinates(add_near, 50));
	const struct geo *geo = decoded(str_printf(a, "{\"type\":\"GeometryCollection\",\"geometries\":["
	    "{\"type\":\"LineString\",\"coordinates\":[[87000,456000],[187000,456000]]},"
	    "{\"type\":\"Polygon\",\"coordinates\":[%s]},{\"type\":\"LineString\",\"coordinates\":%s}]}", near, near));

	EQ_INT(geo->features[0].n, 3);
	EQ_INT(path_of(geo, 0, 1, 0)->n, 3);
	EQ_INT(path_of(geo, 0, 2, 0)->n, 2);
}

/* It begins in its middle, and is thinner than what is left out. */
static void
a_sliver_keeps_its_length(void)
{
	const struct geo *geo = shape("Polygon", "[[[50000,456000],[100000,456000],[100000,456000.01],"
	    "[0,456000],[50000,456000]]]");

	EQ_INT(geo->width, 10000000);
	EQ_INT(path_of(geo, 0, 0, 0)->n, 3);
}

static void
what_has_no_size_is_left_out(void)
{
	const struct geo *geo = shape("MultiPolygon", "[[[[87000,456000],[87001,456001],[87002,456002],[87000,456000]],"
	    "[[87000,456000],[87001,456000],[87000,456001]]],[[[87000,456000],[87001,456000],[87000,456001]],"
	    "[[87000,456000],[87000,456000]],[]]]");

	EQ_INT(geo->features[0].n, 1);
	EQ_INT(geo->features[0].shapes[0].n, 1);
	EQ_INT(shape("MultiLineString", "[[[87000,456000],[87000,456000]],[[87000,456000],[87001,456000]],"
	    "[[87000,456000]]]")->features[0].n, 1);
}

/* Refusals */

static void
other_places_are_refused(void)
{
	static const struct { const char *at, *why; } rows[] = {
		{ "[52.09,4.395]", "latitude and longitude are swapped" },
		{ "[456000,87000]", "x and y are swapped" },
		{ "[489249,6814000]", "coordinates are Web Mercator, not WGS84 degrees or RD metres" },
		{ "[-68.27,12.15]", "lies outside the Netherlands in Europe" },         /* Bonaire */
		{ "[0,0]", "lies outside the Netherlands in Europe" },
		{ "[2.4999,52]", "lies outside the Netherlands in Europe" },
		{ "[4.4,54.5001]", "lies outside the Netherlands in Europe" },
		{ "[300001,456000]", "lies outside the Netherlands in Europe" },
		{ "[590000,5770000]", "coordinates are neither WGS84 degrees nor RD metres" },  /* UTM */
		{ "[1e300,-1e300]", "coordinates are neither WGS84 degrees nor RD metres" },
		{ "[4.4,-1e9]", "coordinates are neither WGS84 degrees nor RD metres" },
		{ "[4.4]", "a position is not two numbers" },
		{ "[\"4.4\",52]", "a position is not two numbers" },
		{ "[4.4,null]", "a position is not two numbers" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ_STR(refused_shape("Point", rows[i].at), rows[i].why);
	EQ_STR(refused_shape("LineString", "[[4.395,52.09],[87000,456000]]"), "degrees and RD metres are mixed");
	EQ_STR(refused_shape("LineString", "[[4.395,52.09],[52.09,4.395]]"), "latitude and longitude are swapped");
}

static void
other_crs_are_refused(void)
{
	static const char *const names[] = { "EPSG:3857", "urn:ogc:def:crs:EPSG::28991", "28992:", "" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		EQ_STR(refusal(str_printf(a, "{\"type\":\"Point\",\"coordinates\":[87000,456000],\"crs\":{\"properties\":"
		    "{\"name\":\"%s\"}}}", names[i])), "unsupported coordinate reference system");
	EQ_STR(refusal(STR("{\"type\":\"Point\",\"coordinates\":[4.4,52],\"crs\":{\"properties\":"
	    "{\"name\":\"EPSG:28992\"}}}")), "coordinates are not what crs says");
	EQ_STR(refusal(STR("{\"type\":\"Point\",\"coordinates\":[4.4,52],\"crs\":7}")),
	    "unsupported coordinate reference system");
}

static void
other_forms_are_refused(void)
{
	static const struct { struct str text; const char *why; } rows[] = {
		{ STR(""), "unexpected end of file (line 1)" }, { STR("7"), "not JSON (line 1)" },
		{ STR("{\"type\":"), "unexpected end of file (line 1)" },
		{ STR("{\"type\":\"Point\",\n\"type\":\"Point\"}"), "a key occurs twice (line 2)" },
		{ STR("{\"a\":\"\xFF\"}"), "not UTF-8 (line 1)" }, { STR("{\"a\":NaN}"), "not JSON (line 1)" },
		{ STR("{\"a\":1e999}"), "a number is too large (line 1)" },
		{ STR("[]"), "not GeoJSON" }, { STR("{}"), "not GeoJSON" }, { STR("{\"type\":7}"), "not GeoJSON" },
		{ STR("{\"type\":\"Topology\"}"), "unknown type of geometry" },
		{ STR("{\"type\":\"polygon\",\"coordinates\":[]}"), "unknown type of geometry" },
		{ STR("{\"type\":\"Point\"}"), "a geometry has no coordinates" },
		{ STR("{\"type\":\"Polygon\",\"coordinates\":{}}"), "a geometry has no coordinates" },
		{ STR("{\"type\":\"Polygon\",\"coordinates\":[7]}"), "a row of positions is missing" },
		{ STR("{\"type\":\"MultiPolygon\",\"coordinates\":[7]}"), "a row of rings is missing" },
		{ STR("{\"type\":\"Polygon\",\"coordinates\":[[4.4,52]]}"), "a position is not two numbers" },
		{ STR("{\"type\":\"GeometryCollection\"}"), "a geometry collection has no geometries" },
		{ STR("{\"type\":\"FeatureCollection\"}"), "a feature collection has no features" },
		{ STR(FEATURES("{\"type\":\"Point\"}")), "feature 1: is no feature" },
		{ STR(FEATURES(FEATURE("{}", "[4.4,52]") "," FEATURE("{}", "[52,4.4]"))),
		    "feature 2: latitude and longitude are swapped" },
		{ STR(FEATURE("{\"naam\":\"a\\tb\"}", "[4.4,52]")), "a name holds a hidden or control character" },
		{ STR(FEATURE("{\"naam\":\"a\\u202Eb\"}", "[4.4,52]")), "a name holds a hidden or control character" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ_STR(refusal(rows[i].text), rows[i].why);
}

static void
nothing_to_draw_is_refused(void)
{
	static const struct str rows[] = {
		STR(FEATURES("")), STR("{\"type\":\"Feature\",\"geometry\":null,\"properties\":null}"),
		STR("{\"type\":\"Feature\"}"), STR("{\"type\":\"Point\",\"coordinates\":[]}"),
		STR("{\"type\":\"GeometryCollection\",\"geometries\":[]}"),
		STR("{\"type\":\"Polygon\",\"coordinates\":[[]]}"),
		STR("{\"type\":\"Polygon\",\"coordinates\":[[[4.4,52],[4.5,52],[4.4,52]]]}"),
		STR("{\"type\":\"LineString\",\"coordinates\":[[4.4,52],[4.4,52]]}"),
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ_STR(refusal(rows[i]), "holds nothing to draw");
}

static struct str
repeated(const char *before, const char *part, int n, const char *after)
{
	struct buf out = { .arena = a };

	buf_puts(&out, before);
	for (int i = 0; i < n; i++)
		buf_puts(&out, part);
	buf_puts(&out, after);
	return buf_str(&out);
}

static void
limits_are_kept(void)
{
	const char *line = "{\"type\":\"LineString\",\"coordinates\":[", *point = "[87000,456000],";

	OK(decoded(repeated(line, point, GEO_POINTS - 1, "[87001,456000]]}")));
	EQ_STR(refusal(repeated(line, point, GEO_POINTS, "[87001,456000]]}")), "too many points");
	line = "{\"type\":\"MultiPoint\",\"coordinates\":[";
	OK(decoded(repeated(line, point, GEO_PATHS - 1, "[87001,456000]]}")));
	EQ_STR(refusal(repeated(line, point, GEO_PATHS, "[87001,456000]]}")), "too many rings, lines and points");
	EQ_STR(refusal(repeated("[", "[],", 600000, "7]")), "too many values");
	EQ_STR(refusal(repeated("{", " ", GEO_BYTES, "}")), "too many bytes");
	EQ_STR(refusal(repeated("", "[", 5000, "")), "nested too deep (line 1)");
	line = "{\"type\":\"GeometryCollection\",\"geometries\":[";
	EQ_STR(refusal(repeated("", line, 8, "]}]}]}]}]}]}]}]}")), "holds nothing to draw");
	EQ_STR(refusal(repeated("", line, 10, "]}]}]}]}]}]}]}]}]}]}")), "geometry collections are nested too deep");
	line = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[4.4,52]},\"properties\":{\"naam\":\"";
	OK(decoded(repeated(line, "é", GEO_NAME_LONGEST, "\"}}")));
	EQ_STR(refusal(repeated(line, "é", GEO_NAME_LONGEST + 1, "\"}}")), "a name is too long");
}

TESTS(TEST(degrees_become_rd), TEST(degrees_become_the_same_rd_everywhere), TEST(rd_stays_as_it_is),
    TEST(distances_are_right), TEST(the_two_grids_agree), TEST(a_line_at_the_far_edges_of_both_grids_fits),
    TEST(an_area_has_holes), TEST(a_ring_that_is_open_is_closed), TEST(all_kinds_are_read),
    TEST(collections_are_one_feature), TEST(features_have_names), TEST(names_stand_inside),
    TEST(crs_may_say_what_it_is), TEST(a_border_of_many_points_is_thinned_out), TEST(corners_stay),
    TEST(what_is_small_stays), TEST(a_sliver_keeps_its_length), TEST(what_has_no_size_is_left_out),
    TEST(other_places_are_refused), TEST(other_crs_are_refused), TEST(other_forms_are_refused),
    TEST(nothing_to_draw_is_refused), TEST(limits_are_kept))
