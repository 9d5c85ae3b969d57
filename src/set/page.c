#include "page.h"
#include "contents.h"
#include "table.h"
#include "../base/arena.h"

struct pager {
	const struct setting *setting;
	const struct flow *flow;
	struct doc *doc;
	mpt room;                       /* height for slabs on a page */
};

static void
place_slab(struct pager *p, struct page *page, const struct slab *slab, mpt y, enum artifact repeated)
{
	for (size_t i = 0; i < slab->n; i++) {
		struct item *item = arena_push(p->setting->arena, page->items, page->n);
		struct point *points = slab->items[i].points;
		*item = slab->items[i];
		item->y += y;
		if (item->n_points)
			item->points = arena_array(p->setting->arena, item->n_points, sizeof *points);
		for (size_t k = 0; k < item->n_points; k++)
			item->points[k] = (struct point){ points[k].x, points[k].y + y };
		if (repeated && item->kind == ITEM_TEXT) {
			item->owner = NULL;
			item->artifact = repeated;
		}
	}
}

/* Where the page that starts at slab i ends: as far as it is full, then back to
 * where a break is allowed and what a table carries over still fits; when that
 * is nowhere, a full page it is. */
static size_t
page_end(const struct pager *p, size_t i)
{
	const struct slab *slabs = p->flow->slabs;
	mpt y = table_head(p->flow, i).height + table_carry(p->flow, i, false).height + slabs[i].height, bottom;
	size_t end = i + 1, back;

	while (end < p->flow->n && !slabs[end].starts_page && y + slabs[end].before + slabs[end].height <= p->room) {
		y += slabs[end].before + slabs[end].height;
		end++;
	}
	if (end == p->flow->n || slabs[end].starts_page)
		return end;
	bottom = y;
	for (back = end; back > i; back--) {
		if (!slabs[back].glue && bottom + table_carry(p->flow, back, true).height <= p->room)
			return back;
		bottom -= slabs[back - 1].before + slabs[back - 1].height;
	}
	return end;
}

static mpt
place_furniture(struct pager *p, struct page *page, struct furniture furniture, mpt y, enum artifact kind)
{
	for (size_t i = 0; i < furniture.n; i++) {
		place_slab(p, page, &furniture.slabs[i], y, kind);
		y += furniture.slabs[i].height;
	}
	return y;
}

static void
fill_page(struct pager *p, size_t i, size_t end)
{
	const struct slab *slabs = p->flow->slabs;
	struct page *page = arena_push(p->setting->arena, p->doc->pages, p->doc->n);
	mpt y = p->setting->style->top;

	y = place_furniture(p, page, table_head(p->flow, i), y, ARTIFACT_HEADER);
	y = place_furniture(p, page, table_carry(p->flow, i, false), y, ARTIFACT_HEADER);
	for (size_t k = i; k < end; k++) {
		y += k == i ? 0 : slabs[k].before;
		place_slab(p, page, &slabs[k], y, ARTIFACT_NONE);
		y += slabs[k].height;
	}
	if (end < p->flow->n)
		place_furniture(p, page, table_carry(p->flow, end, true), y, ARTIFACT_FOOTER);
}

static void
add_artifact(struct pager *p, struct page *page, struct str text, enum look_name name, enum artifact kind, mpt y,
    bool right)
{
	const struct style *style = p->setting->style;
	mpt width = style->width - style->left - style->right;
	struct line line = line_of(p->setting, text, &style->looks[name], right ? width / 4 : width * 7 / 10);

	for (size_t i = 0; i < line.n; i++) {
		struct item *item = arena_push(p->setting->arena, page->items, page->n);
		*item = line.items[i];
		item->artifact = kind;
		item->x += right ? style->width - style->right - line.width : style->left;
		item->y = y;
	}
}

static struct str
page_words(struct pager *p, struct str pattern, size_t number)
{
	struct arena *arena = p->setting->arena;
	const struct filling fillings[] = {
		{ "blad", str_printf(arena, "%zu", number) }, { "bladen", str_printf(arena, "%zu", p->doc->n) },
	};

	return str_fill(arena, pattern, fillings, 2);
}

/* The foot with as much of the name as there is room for: never less of the rest. */
static struct str
foot_words(struct pager *p)
{
	const struct style *style = p->setting->style;
	const struct doc_info *info = &p->doc->info;
	mpt natural, least, room = (style->width - style->left - style->right) * 7 / 10;
	struct str name = info->name;

	for (;;) {
		bool whole = name.n == info->name.n;
		struct str shown = whole ? name : str_printf(p->setting->arena, "%.*s" ELLIPSIS, (int)name.n, name.p);
		struct piece piece = { str_fill(p->setting->arena, info->foot_left, &(struct filling){ "naam", shown }, 1), 0 };
		struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
		line_measure(p->setting, &leaf, &style->looks[LOOK_FOOT], true, &natural, &least);
		if (natural <= room || !name.n)
			return piece.text;
		for (name.n--; name.n && ((unsigned char)name.p[name.n] & 0xC0) == 0x80; name.n--)
			;
	}
}

static void
add_foot(struct pager *p, size_t number)
{
	const struct style *style = p->setting->style;
	const struct doc_info *info = &p->doc->info;
	struct page *page = &p->doc->pages[number - 1];
	mpt y = style->height - style->bottom / 2;

	add_artifact(p, page, foot_words(p), LOOK_FOOT, ARTIFACT_FOOTER, y, false);
	add_artifact(p, page, page_words(p, info->foot_page, number), LOOK_FOOT, ARTIFACT_FOOTER, y, true);
	if (info->mark.n)
		add_artifact(p, page, info->mark, LOOK_TABLE_HEAD, ARTIFACT_HEADER, style->top / 2, true);
}

static uint32_t
order_of(const struct item *item)
{
	return item->owner ? item->owner->order : 0;
}

/* Into reading order, artifacts first. Only rows of tables are out of order, so
 * that each item moves a little way at most. */
static void
sort_items(struct page *page)
{
	for (size_t i = 1; i < page->n; i++) {
		struct item item = page->items[i];
		size_t k = i;
		for (; k && order_of(&page->items[k - 1]) > order_of(&item); k--)
			page->items[k] = page->items[k - 1];
		page->items[k] = item;
	}
}

/* The slabs of all but the contents; returns where those would go. */
static size_t
flow_root(struct flow *flow, const struct elem *root, const struct elem *contents)
{
	size_t at = 0;

	for (const struct elem *child = root->first; child; child = child->next)
		if (child == contents)
			at = flow->n;
		else
			flow_elem(flow, child);
	return at;
}

/* Whether slabs take more than so many pages, whites and all. */
static bool
is_longer(const struct pager *p, size_t pages)
{
	int64_t height = 0;

	for (size_t i = 0; i < p->flow->n; i++)
		height += p->flow->slabs[i].before + p->flow->slabs[i].height;
	return height > (int64_t)p->room * (int64_t)pages;
}

struct doc *
page_set(const struct setting *setting, struct elem *root, const struct doc_info *info)
{
	const struct style *style = setting->style;
	struct flow flow = { .setting = setting, .x = style->left, .width = style->width - style->left - style->right };
	struct pager pager = { .setting = setting, .flow = &flow,
	    .doc = arena_alloc(setting->arena, sizeof *pager.doc),
	    .room = style->height - style->top - style->bottom };
	struct elem *contents = NULL;
	size_t at;

	pager.doc->info = *info;
	pager.doc->root = root;
	pager.doc->width = style->width;
	pager.doc->height = style->height;
	at = flow_root(&flow, root, info->contents);
	if (info->contents && style->contents_from && is_longer(&pager, style->contents_from - 1))
		contents_insert(&flow, contents = info->contents, at);
	else if (info->contents)
		contents_drop(info->contents);
	for (size_t i = 0, end; i < flow.n; i = end) {
		end = page_end(&pager, i);
		fill_page(&pager, i, end);
	}
	if (contents)
		contents_number(setting, pager.doc, contents);
	for (size_t i = 0; i < pager.doc->n; i++) {
		add_foot(&pager, i + 1);
		sort_items(&pager.doc->pages[i]);
	}
	return pager.doc;
}
