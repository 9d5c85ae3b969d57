/*
 * Areas of a map: GeoJSON (RFC 7946) as lines on a flat plane, in whole
 * centimetres of ground, so that a picture of a location and its scale bar can
 * be drawn without knowing where on earth it is. The plane is the Dutch grid RD
 * (EPSG:28992), moved so that the drawing just fits a box with its corner at
 * 0,0: x goes right (east) and y goes down (south), as on a page. Grid north is
 * up; true north is at most 2.5 degrees beside it. One metre on the plane is
 * one metre on the ground within 1 in 5,000 anywhere in the Netherlands.
 */
#ifndef READ_GEO_H
#define READ_GEO_H

#include "../base/str.h"

struct geo_point {
	int32_t x, y;                   /* [cm] from the left and the top of the box */
};

struct geo_path {
	struct geo_point *points;       /* no two in a row are the same */
	size_t n;
};

enum geo_kind {
	GEO_POINT,                      /* one path of one point */
	GEO_LINE,                       /* one path of two points or more */
	GEO_AREA,                       /* rings: the outer one, then its holes; to be filled as one
	                                 * path by the even-odd rule. A ring has three corners or more,
	                                 * not all on one line; the last joins the first, which isn't
	                                 * repeated (RFC 7946 3.1.6 does). It turns either way, and
	                                 * may cross itself or go back over itself. */
};

struct geo_shape {
	enum geo_kind kind;
	struct geo_path *paths;
	size_t n;
};

struct geo_feature {
	struct str name;                /* of its property "naam", or else "name"; or empty */
	struct geo_point at;            /* where a name can stand: inside its largest area (in no
	                                 * hole), or on its longest line, or at its first point */
	struct geo_shape *shapes;       /* one or more, in the order of the file */
	size_t n;
};

struct geo {
	struct geo_feature *features;   /* one or more, those with something to draw, in order */
	size_t n;
	int32_t width, height;          /* [cm] of the box that just holds all points; 0 is possible */
	int32_t left, top;              /* [cm] RD of its corner: a point is at left + x, top - y */
	bool is_rd;                     /* the file itself had RD, and not degrees */
};

enum {
	GEO_BYTES = 10 << 20,           /* of the file */
	GEO_POINTS = 100000,            /* positions in the file */
	GEO_PATHS = 10000,              /* rings, lines and points in the file */
	GEO_FINENESS = 2000,            /* of the longest side of the box; see geo_decode() */
	GEO_NAME_LONGEST = 200,         /* [characters] */
};

/* Decodes a FeatureCollection, a Feature or a bare geometry, of all kinds (RFC
 * 7946 1.4), into the arena. Positions are degrees (WGS84, longitude first: 4)
 * or metres of RD, known by their values; the old member "crs" may say which,
 * and then has to be right. A third number is ignored (3.1.1), and a ring that
 * isn't closed is closed. Geometries that are null or empty (3.1) and areas and
 * lines without size are left out. So are points nearer than 1/GEO_FINENESS of
 * the longest side to the one before, or to the straight line that passes them:
 * what is drawn lies within about twice that of its true place, and nothing
 * vanishes.
 * NULL, and *why in a few words, after "feature N: " when it is about the Nth
 * of a collection, when the bytes are no sound GeoJSON within the limits and
 * within the Netherlands in Europe, or when nothing is left to draw. */
const struct geo *geo_decode(struct arena *, struct str bytes, struct str *why);

#endif
