/*
 * What the files share that draw pictures: draw.c (words, signs, images),
 * charts.c (bars, timelines, trends), boards.c (panels, matrices) and map.c.
 */
#ifndef SET_DRAWING_H
#define SET_DRAWING_H

#include "draw.h"
#include "figure.h"
#include "flow.h"

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

const struct look *look_of(const struct drawing *, enum look_name);
struct look coloured(const struct look *, uint32_t colour);

/* Words in a box from y down, broken at its width; returns their height. */
mpt words_in(struct drawing *, struct str text, const struct look *, mpt x, mpt y, mpt width, enum where);

/* The same, at most three lines: what is left out shows as three dots, and stands
 * in full elsewhere. */
mpt label_in(struct drawing *, struct str text, const struct look *, mpt x, mpt y, mpt width);

mpt words_width(struct drawing *, struct str text, const struct look *);

/* The width that labels need: of this one, or of the widest so far. */
mpt label_room(struct drawing *, struct str label, mpt widest);

mpt of_share(int32_t share, mpt whole);
mpt larger_of(mpt a, mpt b);

/* A sign as a mark, or a piece of what fills a bar. */
void draw_sign(struct drawing *, const struct sign *, mpt x, mpt y, mpt size);

/* The signs of a picture with their words, in one row or more; returns where they end. */
mpt draw_legend(struct drawing *, mpt y);

/* One for each kind of picture: draws it from the top, returns its height. */
mpt draw_panel(struct drawing *);
mpt draw_bars(struct drawing *);
mpt draw_timeline(struct drawing *);
mpt draw_matrix(struct drawing *);
mpt draw_trends(struct drawing *);
mpt draw_map(struct drawing *);

#endif
