#include "flow.h"
#include "draw.h"
#include "figure.h"
#include "table.h"
#include "../base/arena.h"

static const struct look *
look_of(const struct flow *flow, const struct elem *elem)
{
	return &flow->setting->style->looks[elem->look];
}

/* Capitals stand in the middle of their line. */
mpt
look_baseline(const struct look *look)
{
	return look->leading / 2 + look->size * 35 / 100;
}

struct slab *
flow_slab(struct flow *flow, mpt before, mpt height)
{
	struct slab *slab = arena_push(flow->setting->arena, flow->slabs, flow->n);

	slab->before = flow->n == 1 ? 0 : before > flow->gap ? before : flow->gap;
	slab->height = height;
	slab->glue = flow->glue;
	flow->gap = 0;
	flow->glue = false;
	return slab;
}

/* A link is its words, a line under them, and a place to click. */
static void
add_link(struct flow *flow, struct slab *slab, const struct item *text, const struct look *look)
{
	struct elem *link = elem_link(text->owner);
	struct item area = { .kind = ITEM_LINK, .owner = link, .x = text->x, .y = 0,
	    .width = text->width, .height = look->leading, .href = link->href };

	slab_item(flow->setting->arena, slab, area);
	figure_rule(&(struct pen){ flow->setting->arena, slab, NULL }, text->x, text->y + text->size / 8, text->width, 500,
	    flow->setting->style->accent_colour);
}

static void
add_line(struct flow *flow, const struct line *line, const struct look *look, mpt before)
{
	struct slab *slab = flow_slab(flow, before, look->leading);

	for (size_t i = 0; i < line->n; i++) {
		struct item item = line->items[i];
		item.x += flow->x;
		item.y = look_baseline(look);
		if (elem_link(item.owner) && !elem_link(item.owner)->target)
			add_link(flow, slab, &item, look);
		slab_item(flow->setting->arena, slab, item);
	}
}

/* No single line of a paragraph is left behind, and none goes on alone. */
static void
add_lines(struct flow *flow, struct lines lines, const struct look *look)
{
	for (size_t i = 0; i < lines.n; i++) {
		if (i && (i == 1 || i + 1 == lines.n))
			flow->glue = true;
		add_line(flow, &lines.list[i], look, i ? 0 : look->before);
	}
}

void
flow_inside(struct flow *flow, const struct elem *elem, const struct look *look, bool tabular)
{
	if (elem->first && elem_is_inline(elem->first))
		add_lines(flow, line_break(flow->setting, elem, look, tabular, flow->width), look);
	for (const struct elem *child = elem->first; child; child = child->next)
		if (!elem_is_inline(child))
			flow_elem(flow, child);
}

static void
flow_blocks(struct flow *flow, const struct elem *elem)
{
	for (const struct elem *child = elem->first; child; child = child->next)
		flow_elem(flow, child);
}

static void
flow_para(struct flow *flow, const struct elem *elem)
{
	const struct look *look = look_of(flow, elem);

	flow->glue = flow->glue || ((elem->look == LOOK_COLOPHON || elem->look == LOOK_COLOPHON_MORE) && flow->n);      /* never alone on a page */
	flow_inside(flow, elem, look, false);
	flow->gap = look->after;
}

/* A heading stays with what it is the heading of. */
static void
flow_heading(struct flow *flow, const struct elem *elem)
{
	size_t first = flow->n;

	flow_para(flow, elem);
	for (size_t i = first + 1; i < flow->n; i++)
		flow->slabs[i].glue = true;
	flow->glue = true;
}

/* A quotation stands in from the margin, beside a bar. */
static void
flow_quote(struct flow *flow, const struct elem *elem)
{
	struct style const *style = flow->setting->style;
	mpt indent = style->looks[LOOK_QUOTE].size * 7 / 5;
	size_t first = flow->n;

	flow->x += indent;
	flow->width -= indent;
	flow_blocks(flow, elem);
	flow->x -= indent;
	flow->width += indent;
	for (size_t i = first; i < flow->n; i++) {
		mpt above = i == first ? 0 : flow->slabs[i].before;
		figure_rule(&(struct pen){ flow->setting->arena, &flow->slabs[i], NULL }, flow->x, -above, 2 * MPT_POINT,
		    flow->slabs[i].height + above, style->line_colour);
	}
}

/* The sign of an item hangs in the indent, on the first line of its body. */
static void
add_mark(struct flow *flow, size_t at, const struct elem *mark, const struct look *look, mpt indent)
{
	struct lines lines = line_break(flow->setting, mark, look, true, indent);
	mpt room = look->size * 9 / 20;

	for (size_t i = 0; lines.n && i < lines.list[0].n; i++) {
		struct item item = lines.list[0].items[i];
		item.x += flow->x + indent - room - lines.list[0].width;
		item.y = look_baseline(look);
		slab_item(flow->setting->arena, &flow->slabs[at], item);
	}
}

static void
flow_item(struct flow *flow, const struct elem *item, mpt indent)
{
	const struct elem *mark = item->first, *body = mark->next;
	const struct look *look = look_of(flow, body);
	size_t first = flow->n;

	flow->x += indent;
	flow->width -= indent;
	flow_inside(flow, body, look, false);
	flow->x -= indent;
	flow->width += indent;
	if (first < flow->n)
		add_mark(flow, first, mark, look, indent);
	if (flow->gap < look->after)
		flow->gap = look->after;
}

static mpt
mark_indent(struct flow *flow, const struct elem *list)
{
	const struct look *look = look_of(flow, list);
	mpt widest = 0, natural, least;

	for (const struct elem *item = list->first; item; item = item->next) {
		line_measure(flow->setting, item->first, look, true, &natural, &least);
		widest = natural > widest ? natural : widest;
	}
	return widest + look->size * 9 / 10;
}

static void
flow_list(struct flow *flow, const struct elem *list)
{
	mpt indent = mark_indent(flow, list);

	if (flow->width < 3 * indent)
		indent = 0;
	for (const struct elem *item = list->first; item; item = item->next)
		flow_item(flow, item, indent);
	if (flow->gap < flow->setting->style->looks[LOOK_BODY].after)
		flow->gap = flow->setting->style->looks[LOOK_BODY].after;
}

/* A picture is not parted over pages. */
static void
flow_figure(struct flow *flow, const struct elem *figure)
{
	const struct look *look = look_of(flow, figure);
	struct slab *slab = flow_slab(flow, look->before, 0);

	slab->height = draw_picture(flow->setting, slab, figure, flow->x, flow->width);
	flow->gap = look->after;
}

/* An entry leaves room for its number; the whole of it can be clicked. */
static void
flow_entry(struct flow *flow, const struct elem *entry)
{
	const struct look *look = look_of(flow, entry);
	mpt indent = entry->look == LOOK_CONTENTS_SUB ? look->size * 3 / 2 : 0, number = 3 * look->size;
	struct elem *link = entry->first->first;
	size_t first = flow->n;

	flow->x += indent;
	flow->width -= indent + number;
	add_lines(flow, line_break(flow->setting, entry, look, false, flow->width), look);
	flow->x -= indent;
	flow->width += indent + number;
	for (size_t i = first; i < flow->n; i++)
		slab_item(flow->setting->arena, &flow->slabs[i], (struct item){ .kind = ITEM_LINK, .owner = link,
		    .x = flow->x, .width = flow->width, .height = look->leading });
	flow->gap = look->after;
}

static void (*const flows[EL_COUNT])(struct flow *, const struct elem *) = {
	[EL_DOCUMENT] = flow_blocks, [EL_SECTION] = flow_blocks, [EL_HEADING] = flow_heading,
	[EL_PARA] = flow_para, [EL_QUOTE] = flow_quote, [EL_LIST] = flow_list,
	[EL_TABLE] = table_flow, [EL_TOC] = flow_blocks, [EL_TOC_ITEM] = flow_entry, [EL_FIGURE] = flow_figure,
};

void
flow_elem(struct flow *flow, const struct elem *elem)
{
	flows[elem->kind](flow, elem);
}
