#include "contents.h"
#include "table.h"
#include "../base/arena.h"

enum { FEWEST = 4, DEEPEST = 3 };

/* composing */

static size_t
add_entries(struct arena *arena, struct elem *contents, const struct elem *elem)
{
	size_t n = 0;

	if (elem->kind == EL_HEADING && elem->level > 1 && elem->level <= DEEPEST) {
		enum look_name look = elem->level == 2 ? LOOK_CONTENTS : LOOK_CONTENTS_SUB;
		struct elem *item = elem_add(arena, contents, EL_TOC_ITEM, look);
		struct elem *link = elem_add(arena, elem_add(arena, item, EL_REFERENCE, look), EL_LINK, look);
		link->target = elem;
		elem_words(arena, link, elem_said(arena, elem), 0);
		elem_add(arena, link, EL_TEXT, look);
		return 1;
	}
	for (const struct elem *child = elem->first; child; child = child->next)
		n += add_entries(arena, contents, child);
	return n;
}

bool
contents_compose(struct arena *arena, struct elem *section, const struct elem *root)
{
	struct elem *contents = elem_add(arena, section, EL_TOC, LOOK_CONTENTS);
	size_t n = 0;

	for (const struct elem *child = root->first; child; child = child->next)
		if (child != section)
			n += add_entries(arena, contents, child);
	return n >= FEWEST;
}

void
contents_drop(struct elem *section)
{
	struct elem *root = section->parent, *before = NULL;

	for (struct elem *child = root->first; child != section; child = child->next)
		before = child;
	*(before ? &before->next : &root->first) = section->next;
	if (root->last == section)
		root->last = before;
	elem_number(root);
}

/* slabs */

void
contents_insert(struct flow *flow, const struct elem *section, size_t before)
{
	struct flow own = { .setting = flow->setting, .x = flow->x, .width = flow->width };
	struct slab *all = NULL;
	struct table *moved = NULL;
	size_t n = 0;

	flow_elem(&own, section);
	for (size_t i = 0; i < before; i++)
		*arena_push(flow->setting->arena, all, n) = flow->slabs[i];
	for (size_t i = 0; i < own.n; i++)
		*arena_push(flow->setting->arena, all, n) = own.slabs[i];
	for (size_t i = before; i < flow->n; i++) {
		if (flow->slabs[i].table && flow->slabs[i].table != moved)
			table_moved(moved = flow->slabs[i].table, own.n);
		*arena_push(flow->setting->arena, all, n) = flow->slabs[i];
	}
	if (before < n && own.n) {
		all[before].before = flow->setting->style->looks[LOOK_HEADING_2].before;
		if (before + own.n < n)
			all[before + own.n].starts_page = true;
	}
	flow->slabs = all;
	flow->n = n;
}

/* numbers */

/* Where things are painted: by the order of a heading, the first page; of an
 * entry's link, its last line. */
struct found {
	size_t page;                    /* from 1; 0: nowhere */
	mpt y;
};

static const struct elem *
heading_of(const struct elem *text)
{
	const struct elem *elem = text->parent;

	while (elem && elem_is_inline(elem))
		elem = elem->parent;
	return elem && elem->kind == EL_HEADING ? elem : NULL;
}

static struct found *
find_places(struct arena *arena, const struct doc *doc, size_t elems)
{
	struct found *found = arena_array(arena, elems, sizeof *found);

	for (size_t p = 0; p < doc->n; p++)
		for (size_t i = 0; i < doc->pages[p].n; i++) {
			const struct item *item = &doc->pages[p].items[i];
			const struct elem *heading = item->kind == ITEM_TEXT && item->owner ? heading_of(item->owner) : NULL;
			const struct elem *link = item->kind == ITEM_TEXT && item->owner ? elem_link(item->owner) : NULL;
			if (heading && !found[heading->order].page)
				found[heading->order] = (struct found){ p + 1, item->y };
			if (link && link->target)
				found[link->order] = (struct found){ p + 1, item->y };
		}
	return found;
}

/* The number at the right end of an entry's last line. */
static void
add_number(const struct setting *setting, struct doc *doc, struct elem *link, const struct found *found)
{
	const struct style *style = setting->style;
	struct found here = found[link->order];
	struct elem *leaf = link->last;
	struct line line;

	if (!here.page)
		return;
	*arena_push(setting->arena, leaf->pieces, leaf->n_pieces) = (struct piece){
	    str_printf(setting->arena, " %zu", found[link->target->order].page), 0 };
	line = line_of(setting, leaf->pieces[0].text, &style->looks[link->look], style->width);
	for (size_t i = 0; i < line.n; i++) {
		struct page *page = &doc->pages[here.page - 1];
		struct item *item = arena_push(setting->arena, page->items, page->n);
		*item = line.items[i];
		item->owner = leaf;
		item->x += style->width - style->right - line.width;
		item->y = here.y;
	}
}

static uint32_t
last_order(const struct elem *elem)
{
	return elem->last ? last_order(elem->last) : elem->order;
}

void
contents_number(const struct setting *setting, struct doc *doc, struct elem *section)
{
	const struct found *found = find_places(setting->arena, doc, last_order(doc->root) + 1);

	for (struct elem *item = section->last->first; item; item = item->next)
		add_number(setting, doc, item->first->first, found);
}
