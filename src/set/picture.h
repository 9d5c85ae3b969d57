/*
 * Pictures as values: words, signs, and shares of a scale, which compose made
 * from the data. How large they are, and where their parts stand, is decided by
 * who draws them.
 */
#ifndef SET_PICTURE_H
#define SET_PICTURE_H

#include "../read/geo.h"
#include "../read/image.h"
#include "../read/style.h"

enum { WHOLE = 100000 };                /* shares of a scale */

enum picture_kind {
	PICTURE_IMAGE, PICTURE_LOGO, PICTURE_MAP, PICTURE_PANEL, PICTURE_BARS, PICTURE_TIMELINE, PICTURE_MATRIX, PICTURE_TRENDS,
	PICTURE_KINDS
};

/* A word of a legend, as it is drawn. */
struct sign {
	enum shape shape;
	uint32_t colour;
	struct str word;
};

/* A judgement of a status panel. */
struct light {
	struct str label;
	struct sign sign;
	enum direction direction;       /* since the previous report */
	struct str was;                 /* "was Aandachtspunt"; empty when not known */
};

/* A row of a budget, in parts of the largest one. */
struct bar {
	struct str label, figures;
	int32_t parts[PART_COUNT];
};

/* Something on a timeline: from a place to a place; a point when they are one. */
struct stretch_of_time {
	struct str label;
	struct sign sign;
	int32_t from, to;
	bool moved;
	int32_t was_from, was_to;       /* where it was planned before */
};

struct tick {
	int32_t at;
	struct str words;
};

/* Risks of one chance and one impact. */
struct zone {
	struct sign sign;
	int tint;                       /* [per cent] of its colour: the worse, the darker, in grey too */
	struct str numbers;
};

/* An indicator: its values from the first year to the last, and where it should go. */
struct dot {
	int32_t x, y;                   /* a year until it is scaled; y upwards */
	int64_t value;                  /* [1/1000] */
	size_t rank;                    /* in the order in which they were given */
	struct str words, said;         /* "74 (2022)", "74 in 2022" */
};

struct trend {
	struct str label;
	struct dot *spots;             /* measured, by year */
	size_t n;
	bool has_target;
	struct dot target;
};

struct picture {
	enum picture_kind kind;
	const struct image *image;      /* PICTURE_IMAGE, PICTURE_LOGO */
	const struct geo *map;          /* PICTURE_MAP */
	struct str metres, kilometres, north;   /* PICTURE_MAP: "{n} m", "{n} km", "N" */
	struct sign *legend;
	size_t n_legend;
	struct light *lights;           /* PICTURE_PANEL */
	size_t n_lights;
	struct bar *bars;               /* PICTURE_BARS */
	size_t n_bars;
	struct stretch_of_time *times;  /* PICTURE_TIMELINE */
	size_t n_times;
	struct tick *ticks, today;      /* likewise; today.words is empty when it lies outside */
	size_t n_ticks;
	struct zone *zones;             /* PICTURE_MATRIX: n_rows times n_columns, from the top left */
	struct str *rows, *columns, row_title, column_title;
	size_t n_rows, n_columns;
	struct trend *trends;           /* PICTURE_TRENDS */
	size_t n_trends;
};

#endif
