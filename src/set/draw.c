#include "drawing.h"
#include "../base/arena.h"

const struct look *
look_of(const struct drawing *d, enum look_name name)
{
	return &d->style->looks[name];
}

mpt
words_in(struct drawing *d, struct str text, const struct look *look, mpt x, mpt y, mpt width, enum where where)
{
	struct piece piece = { text_drawable(d->pen.arena, d->style, text), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	struct lines lines = line_break(d->setting, &leaf, look, true, width);

	for (size_t i = 0; i < lines.n; i++) {
		mpt free = width - lines.list[i].width;
		for (size_t k = 0; k < lines.list[i].n; k++) {
			struct item item = lines.list[i].items[k];
			item.owner = d->pen.owner;
			item.x += x + (where == AT_LEFT ? 0 : where == AT_RIGHT ? free : free / 2);
			item.y = y + (mpt)i * look->leading + look_baseline(look);
			slab_item(d->pen.arena, d->pen.slab, item);
		}
	}
	return (mpt)lines.n * look->leading;
}

mpt
label_in(struct drawing *d, struct str text, const struct look *look, mpt x, mpt y, mpt width)
{
	enum { MOST_LINES = 3 };
	struct piece piece = { text_drawable(d->pen.arena, d->style, text), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	struct lines lines = line_break(d->setting, &leaf, look, true, width);
	size_t kept = 0;

	if (lines.n <= MOST_LINES)
		return words_in(d, text, look, x, y, width, AT_LEFT);
	for (size_t i = 0; i < MOST_LINES; i++)
		for (size_t k = 0; k < lines.list[i].n; k++)
			kept += lines.list[i].items[k].text.n - (lines.list[i].items[k].hyphen ? 2 : 0);
	kept = kept > 6 ? kept - 6 : 0;
	while (kept && ((unsigned char)piece.text.p[kept] & 0xC0) == 0x80)
		kept--;
	return words_in(d, str_printf(d->pen.arena, "%.*s" ELLIPSIS, (int)kept, piece.text.p), look, x, y, width, AT_LEFT);
}

mpt
words_width(struct drawing *d, struct str text, const struct look *look)
{
	struct piece piece = { text_drawable(d->pen.arena, d->style, text), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	mpt natural, least;

	line_measure(d->setting, &leaf, look, true, &natural, &least);
	return natural;
}

struct look
coloured(const struct look *look, uint32_t colour)
{
	struct look copy = *look;

	copy.colour = colour;
	return copy;
}

mpt
of_share(int32_t share, mpt whole)
{
	return (mpt)((int64_t)share * whole / WHOLE);
}

mpt
larger_of(mpt a, mpt b)
{
	return a > b ? a : b;
}

void
draw_sign(struct drawing *d, const struct sign *sign, mpt x, mpt y, mpt size)
{
	figure_shape(&d->pen, sign->shape, x, y, size, sign->colour, d->style->line_colour);
}

mpt
draw_legend(struct drawing *d, mpt y)
{
	const struct look *look = look_of(d, LOOK_PICTURE);
	mpt x = d->x;

	for (size_t i = 0; i < d->picture->n_legend; i++) {
		const struct sign *sign = &d->picture->legend[i];
		mpt wide = words_width(d, sign->word, look) + look->size * 14 / 10;
		if (x > d->x && x + wide > d->x + d->width) {
			x = d->x;
			y += look->leading + 2 * MPT_POINT;
		}
		draw_sign(d, sign, x, y + (look->leading - look->size) / 2, look->size);
		words_in(d, sign->word, look, x + look->size * 14 / 10, y, wide, AT_LEFT);
		x += wide + 2 * PAD;
	}
	return y + (d->picture->n_legend ? look->leading : 0);
}

mpt
label_room(struct drawing *d, struct str label, mpt widest)
{
	return larger_of(widest, words_width(d, label, look_of(d, LOOK_PICTURE)));
}

enum { PIXEL = 750 };                   /* [1/1000 pt] 1/96 inch */

/* As wide as asked and a part of a page high at most, at the left or the right. */
static mpt
place_image(struct drawing *d, int64_t width, int page_part, bool right)
{
	const struct image *image = d->picture->image;
	int64_t most = (d->style->height - d->style->top - d->style->bottom) / page_part, height;

	width = width > d->width ? d->width : width;
	height = width * image->height / image->width;
	if (height > most) {
		height = most;
		width = height * image->width / image->height;
	}
	width = width < 1 ? 1 : width;
	height = height < 1 ? 1 : height;
	slab_item(d->pen.arena, d->pen.slab, (struct item){ .kind = ITEM_IMAGE, .owner = d->pen.owner,
	    .x = d->x + (right ? d->width - (mpt)width : 0), .width = (mpt)width, .height = (mpt)height, .image = image });
	return (mpt)height;
}

/* Not larger than its pixels allow: 96 to the inch. */
static mpt
draw_image(struct drawing *d)
{
	return place_image(d, d->picture->image->width * (int64_t)PIXEL, 2, false);
}

/* As wide as the template says, and where. */
static mpt
draw_logo(struct drawing *d)
{
	return place_image(d, d->style->logo_width, 4, !d->style->logo_left);
}

static mpt (*const drawers[PICTURE_KINDS])(struct drawing *) = {
	[PICTURE_IMAGE] = draw_image, [PICTURE_LOGO] = draw_logo, [PICTURE_MAP] = draw_map, [PICTURE_PANEL] = draw_panel,
	[PICTURE_BARS] = draw_bars, [PICTURE_TIMELINE] = draw_timeline, [PICTURE_MATRIX] = draw_matrix, [PICTURE_TRENDS] = draw_trends,
};

static void
scale_item(struct item *item, mpt x, int64_t room, int64_t height)
{
	item->x = x + (mpt)((item->x - x) * room / height);
	item->y = (mpt)(item->y * room / height);
	item->width = (mpt)(item->width * room / height);
	item->height = (mpt)(item->height * room / height);
	item->size = (mpt)(item->size * room / height);
	item->stroke = (mpt)(item->stroke * room / height);
	for (size_t i = 0; i < item->n_points; i++)
		item->points[i] = (struct point){ x + (mpt)((item->points[i].x - x) * room / height),
		    (mpt)(item->points[i].y * room / height) };
}

/* What is taller than a page is made smaller as a whole. */
mpt
draw_picture(const struct setting *setting, struct slab *slab, const struct elem *figure, mpt x, mpt width)
{
	struct drawing d = { setting, setting->style, figure->picture,
	    { setting->arena, slab, (struct elem *)figure }, x, width };
	mpt room = setting->style->height - setting->style->top - setting->style->bottom;
	mpt height = drawers[figure->picture->kind](&d);

	if (height <= room)
		return height;
	for (size_t i = 0; i < slab->n; i++)
		scale_item(&slab->items[i], x, room, height);
	return room;
}
