/*
 * Paints item after item. Invariant: at every moment the painter is either
 * inside the marked content of one owner, or inside an artifact, or in neither;
 * nothing is painted in the last state.
 */
#include "pdf.h"
#include "attach.h"
#include "embed.h"
#include "meta.h"
#include "tag.h"
#include "../base/arena.h"

#include <assert.h>
#include <hpdf_pages.h>

struct drawn_image {
	const struct image *image;
	HPDF_Dict object;
};

struct painter {
	struct arena *arena;
	struct objects *objects;
	const struct doc *doc;
	const struct profile *profile;
	struct tags *tags;
	struct embedded faces[FACE_COUNT];
	struct drawn_image *images;
	size_t n_images;
	HPDF_Page *pages;
	size_t page, target_page;       /* at work on; of the last link within the document */
	struct buf out;                 /* its contents */
	const struct elem *owner;       /* marked content that is open */
	enum artifact artifact;         /* or artifact */
	bool open;
	int face;                       /* graphics state: -1 when not set */
	mpt size;
	int64_t colour;
};

static void
close_mark(struct painter *p)
{
	if (p->open)
		buf_puts(&p->out, "EMC\n");
	p->open = false;
}

static void
open_artifact(struct painter *p, enum artifact kind)
{
	static const char *const operators[] = {
		[ARTIFACT_NONE] = "/Artifact BMC\n",
		[ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
		[ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
		[ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
	};

	if (p->open && !p->owner && p->artifact == kind)
		return;
	close_mark(p);
	buf_puts(&p->out, operators[kind]);
	p->owner = NULL;
	p->artifact = kind;
	p->open = true;
}

static void
open_content(struct painter *p, const struct elem *owner)
{
	if (p->open && p->owner == owner)
		return;
	close_mark(p);
	buf_printf(&p->out, "/%s<</MCID %d>>BDC\n", tags_name(owner), tags_content(p->tags, owner, p->page));
	p->owner = owner;
	p->open = true;
}

static void
open_mark(struct painter *p, const struct item *item)
{
	if (item->owner)
		open_content(p, item->owner);
	else
		open_artifact(p, item->artifact);
}

static void
add_length(struct painter *p, mpt length)
{
	write_length(&p->out, length);
	buf_char(&p->out, ' ');
}

/* From the top of the page to the bottom, as PDF counts. */
static void
add_point(struct painter *p, mpt x, mpt y)
{
	add_length(p, x);
	add_length(p, p->doc->height - y);
}

static void
set_colour(struct painter *p, uint32_t colour)
{
	if (p->colour == colour)
		return;
	p->colour = colour;
	for (int shift = 16; shift >= 0; shift -= 8)
		add_length(p, (mpt)(((colour >> shift & 0xFF) * 1000 + 127) / 255));
	buf_puts(&p->out, "rg\n");
}

static void
set_face(struct painter *p, const struct item *item)
{
	if (p->face == (int)item->face && p->size == item->size)
		return;
	p->face = item->face;
	p->size = item->size;
	buf_printf(&p->out, "/%s ", p->faces[item->face].name);
	add_length(p, item->size);
	buf_puts(&p->out, "Tf ");
}

/* Two bytes of a code inside ( ), ISO 32000-1 7.3.4.2. */
static void
add_code(struct painter *p, uint16_t code)
{
	const char bytes[] = { (char)(code >> 8), (char)code };

	for (int i = 0; i < 2; i++) {
		if (bytes[i] == '\r') {
			buf_puts(&p->out, "\\r");
			continue;
		}
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			buf_char(&p->out, '\\');
		buf_char(&p->out, bytes[i]);
	}
}

/* A step of TJ to the left, in 1/1000 em. */
static void
add_step(struct painter *p, int step)
{
	if (!step)
		return;
	buf_char(&p->out, ')');
	buf_int(&p->out, step);
	buf_char(&p->out, '(');
}

static void
set_rise(struct painter *p, const struct item *item, int rise)
{
	buf_puts(&p->out, ")]TJ ");
	add_length(p, mpt_from_units(rise, item->size, p->faces[item->face].upem));
	buf_puts(&p->out, "Ts[(");
}

static void
paint_glyphs(struct painter *p, const struct item *item)
{
	const struct embedded *face = &p->faces[item->face];
	int rise = 0;

	buf_puts(&p->out, "[(");
	for (size_t i = 0; i < item->n_glyphs; i++) {
		const struct glyph *glyph = &item->glyphs[i];
		uint16_t code = item->hyphen && i + 1 == item->n_glyphs ? face->hyphen : face->codes[glyph->id];
		if (glyph->dy != rise)
			set_rise(p, item, rise = glyph->dy);
		add_step(p, -em_from_units(glyph->dx, face->upem));
		add_code(p, code);
		if (i + 1 < item->n_glyphs)
			add_step(p, face->widths[code] - em_from_units(glyph->advance, face->upem)
			    + em_from_units(glyph->dx, face->upem));
	}
	if (rise)
		set_rise(p, item, 0);
	buf_puts(&p->out, ")]TJ");
}

static void
paint_text(struct painter *p, const struct item *item)
{
	open_mark(p, item);
	set_colour(p, item->colour);
	buf_puts(&p->out, "BT ");
	set_face(p, item);
	add_point(p, item->x, item->y);
	buf_puts(&p->out, "Td");
	paint_glyphs(p, item);
	buf_puts(&p->out, " ET\n");
}

static void
set_stroke(struct painter *p, const struct item *item)
{
	for (int shift = 16; shift >= 0; shift -= 8)
		add_length(p, (mpt)(((item->colour >> shift & 0xFF) * 1000 + 127) / 255));
	buf_puts(&p->out, "RG ");
	add_length(p, item->stroke);
	buf_puts(&p->out, item->dashed ? "w[3 2]0 d " : "w ");
}

/* Whether a point is the first of a ring. */
static bool
starts_ring(const struct item *item, size_t i, size_t *ring)
{
	if (*ring < item->n_ends && i == item->ends[*ring]) {
		++*ring;
		return true;
	}
	return i == 0;
}

static void
paint_shape(struct painter *p, const struct item *item)
{
	size_t ring = 0;

	open_mark(p, item);
	if (item->stroke)
		set_stroke(p, item);
	else
		set_colour(p, item->colour);
	for (size_t i = 0; i < item->n_points; i++) {
		bool starts = starts_ring(item, i, &ring);
		if (starts && i)
			buf_puts(&p->out, "h ");
		add_point(p, item->points[i].x, item->points[i].y);
		if (starts)
			buf_puts(&p->out, "m ");
		else if (!item->curve)
			buf_puts(&p->out, "l ");
		else if (i % 3 == 0)
			buf_puts(&p->out, "c ");
	}
	buf_puts(&p->out, !item->stroke ? item->n_ends ? "f*\n" : "f\n" : item->n_ends || item->curve ? "s\n" : "S\n");
	if (item->dashed)
		buf_puts(&p->out, "[]0 d\n");
}

/* One object for each picture, however often it is drawn. */
static size_t
image_index(struct painter *p, const struct image *image)
{
	size_t i = 0;

	while (i < p->n_images && p->images[i].image != image)
		i++;
	if (i == p->n_images)
		*arena_push(p->arena, p->images, p->n_images) =
		    (struct drawn_image){ image, embed_image(p->objects, image) };
	return i;
}

static void
paint_image(struct painter *p, const struct item *item)
{
	mpt bottom = p->doc->height - item->y - item->height;
	size_t index = image_index(p, item->image);

	open_mark(p, item);
	buf_puts(&p->out, "q ");
	add_length(p, item->width);
	buf_puts(&p->out, "0 0 ");
	add_length(p, item->height);
	add_length(p, item->x);
	add_length(p, bottom);
	buf_printf(&p->out, "cm/I%zu Do Q\n", index);
}

/* Where the words of a heading are painted first. */
static const struct item *
find_item(const struct doc *doc, const struct elem *heading, size_t *page)
{
	for (; *page < doc->n; ++*page)
		for (size_t i = 0; i < doc->pages[*page].n; i++) {
			const struct item *item = &doc->pages[*page].items[i];
			if (item->owner && item->owner->order > heading->order)
				return item;
		}
	return NULL;
}

/* A place on a page, or beside an element (ISO 32000-2 12.3.2.3). */
static HPDF_Array
destination(struct painter *p, HPDF_Dict of, const struct item *item)
{
	HPDF_Array array = object_array(p->objects);
	mpt top = item ? item->y - item->size * 5 / 4 : 0;

	object_append(array, of);
	object_append_name(array, "XYZ");
	object_append(array, HPDF_Null_New(objects_doc(p->objects)->mmgr));
	object_append_length(array, p->doc->height - (top > 0 ? top : 0));
	object_append(array, HPDF_Null_New(objects_doc(p->objects)->mmgr));
	return array;
}

/* Makes a link or bookmark lead to an element, the search for which starts at a page.
 * PDF/UA-2 wants to hear of the element itself (ISO 14289-2 8.8). */
static void
set_target(struct painter *p, HPDF_Dict from, const struct elem *target, size_t *page)
{
	const struct item *item = find_item(p->doc, target, page);
	HPDF_Array place = destination(p, p->pages[item ? *page : 0], item);
	HPDF_Dict action;

	if (!p->profile->pdf_2) {
		object_set(from, "Dest", place);
		return;
	}
	action = object_dict(p->objects);
	object_set_name(action, "S", "GoTo");
	object_set(action, "D", place);
	object_set(action, "SD", destination(p, tags_object(p->tags, target), item));
	object_set(from, "A", action);
}

static void
paint_link(struct painter *p, const struct item *item)
{
	mpt top = p->doc->height - item->y;
	HPDF_Rect rect = { (HPDF_REAL)item->x / MPT_POINT, (HPDF_REAL)(top - item->height) / MPT_POINT,
	    (HPDF_REAL)(item->x + item->width) / MPT_POINT, (HPDF_REAL)top / MPT_POINT };
	HPDF_Dict link = HPDF_Page_CreateURILinkAnnot(p->pages[p->page], rect, item->owner->target ? "x" : str_z(p->arena, item->href));
	HPDF_Array border = object_array(p->objects);

	for (int i = 0; i < 3; i++)
		object_append_number(border, 0);
	object_set(link, "Border", border);
	object_set_number(link, "F", 4);        /* Print: ISO 19005-2 6.3.2 */
	object_set_text(p->objects, link, "Contents", elem_said(p->arena, item->owner));
	if (item->owner->target) {
		/* Entries of the contents come in the order of what they lead to, so the
		 * search goes on where the last one ended. */
		HPDF_Dict_RemoveElement(link, "A");
		set_target(p, link, item->owner->target, &p->target_page);
	}
	tags_annotation(p->tags, item->owner, p->page, link);
}

static void
grow_box(mpt box[4], mpt left, mpt bottom, mpt right, mpt top)
{
	box[0] = left < box[0] ? left : box[0];
	box[1] = bottom < box[1] ? bottom : box[1];
	box[2] = right > box[2] ? right : box[2];
	box[3] = top > box[3] ? top : box[3];
}

/* What a part of a figure covers; letters reach a quarter below their line. */
static void
add_box(struct painter *p, const struct item *item)
{
	mpt box[4] = { INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN }, y = p->doc->height - item->y;

	for (size_t i = 0; i < item->n_points; i++)
		grow_box(box, item->points[i].x, p->doc->height - item->points[i].y, item->points[i].x,
		    p->doc->height - item->points[i].y);
	if (item->kind == ITEM_TEXT)
		grow_box(box, item->x, y - item->size / 4, item->x + item->width, y + item->size);
	if (item->kind == ITEM_IMAGE)
		grow_box(box, item->x, y - item->height, item->x + item->width, y);
	tags_box(p->tags, item->owner, box);
}

static void (*const painters[])(struct painter *, const struct item *) = {
	[ITEM_TEXT] = paint_text, [ITEM_SHAPE] = paint_shape, [ITEM_IMAGE] = paint_image, [ITEM_LINK] = paint_link,
};

static HPDF_Dict
resources(struct painter *p)
{
	HPDF_Dict all = object_indirect(p->objects), fonts = object_dict(p->objects), images = object_dict(p->objects);

	for (int i = 0; i < FACE_COUNT; i++)
		if (p->faces[i].font)
			object_set(fonts, p->faces[i].name, p->faces[i].font);
	for (size_t i = 0; i < p->n_images; i++)
		object_set(images, str_printf(p->arena, "I%zu%c", i, 0).p, p->images[i].object);
	object_set(all, "Font", fonts);
	if (p->n_images)
		object_set(all, "XObject", images);
	return all;
}

static void
paint_page(struct painter *p, size_t index)
{
	const struct page *page = &p->doc->pages[index];
	HPDF_Page object = p->pages[index];

	p->page = index;
	p->out = (struct buf){ .arena = p->arena };
	p->face = -1;
	p->colour = -1;
	p->open = false;
	for (size_t i = 0; i < page->n; i++) {
		painters[page->items[i].kind](p, &page->items[i]);
		if (page->items[i].owner && page->items[i].owner->kind == EL_FIGURE)
			add_box(p, &page->items[i]);
	}
	close_mark(p);
	object_body(p->objects, ((HPDF_PageAttr)object->attr)->contents, buf_str(&p->out), true);
	object_set_name(object, "Tabs", "S");
	object_set_number(object, "StructParents", (int)index);
}

enum { FLAT_PAGES = 1000 };             /* a longer document gets a tree of pages */

static HPDF_Page *
add_pages(struct painter *p)
{
	HPDF_Page *pages = arena_array(p->arena, p->doc->n, sizeof *pages);

	if (p->doc->n > FLAT_PAGES)
		HPDF_SetPagesConfiguration(objects_doc(p->objects), FLAT_PAGES);
	for (size_t i = 0; i < p->doc->n; i++) {
		HPDF_Array box = object_array(p->objects);
		for (int k = 0; k < 4; k++)
			object_append_length(box, (const mpt[]){ 0, 0, p->doc->width, p->doc->height }[k]);
		pages[i] = HPDF_AddPage(objects_doc(p->objects));
		object_set(pages[i], "MediaBox", box);
	}
	return pages;
}

struct bookmarks {
	HPDF_Outline open[7];           /* by level of the heading */
	size_t page;
};

/* Headings as bookmarks; the first two levels are open. */
static void
add_bookmarks(struct painter *p, const struct elem *elem, struct bookmarks *marks)
{
	if (elem->kind == EL_HEADING) {
		HPDF_Outline parent = elem->level > 1 ? marks->open[elem->level - 1] : NULL;
		HPDF_Outline mark = HPDF_CreateOutline(objects_doc(p->objects), parent, "x", NULL);
		object_set_text(p->objects, mark, "Title", elem_said(p->arena, elem));
		HPDF_Dict_RemoveElement(mark, "Type");
		set_target(p, mark, elem, &marks->page);
		HPDF_Outline_SetOpened(mark, elem->level <= 2);
		for (int level = elem->level; level < 7; level++)
			marks->open[level] = mark;
	}
	for (const struct elem *child = elem->first; child; child = child->next)
		add_bookmarks(p, child, marks);
}

struct str
pdf_write(struct arena *arena, const struct doc *doc, struct fonts *fonts, const struct profile *profile,
    const struct files *files)
{
	struct objects *objects = objects_new(arena);
	struct painter p = { .arena = arena, .objects = objects, .doc = doc, .profile = profile,
	    .tags = tags_new(objects, doc, profile) };
	struct bookmarks marks = { { NULL }, 0 };
	HPDF_Dict shared;

	meta_write(objects, &doc->info, profile, files->n > 0);
	assert(fonts_damaged(fonts) == FACE_COUNT);
	embed_fonts(objects, fonts, doc, p.faces);
	p.pages = add_pages(&p);
	for (size_t i = 0; i < doc->n; i++)
		paint_page(&p, i);
	shared = resources(&p);
	for (size_t i = 0; i < doc->n; i++)
		object_set(p.pages[i], "Resources", shared);
	tags_finish(p.tags, p.pages);
	add_bookmarks(&p, doc->root, &marks);
	HPDF_SetPageMode(objects_doc(objects), HPDF_PAGE_MODE_USE_OUTLINE);
	HPDF_AddPageLabel(objects_doc(objects), 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL);
	attach_files(objects, files, doc->info.made);
	return objects_write(objects, profile);
}
