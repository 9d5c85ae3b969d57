#include "tag.h"
#include "../base/arena.h"
#include "../set/grid.h"

/* Marked content, or an annotation when object is set. */
struct content {
	size_t page;
	int mcid;
	HPDF_Dict annotation;
	struct content *next;
};

struct place_in_tree {
	struct content *first, *last;
	mpt box[4];
	bool has_box;
};

struct page_content {
	const struct elem **owners;     /* by mcid: the tagged element */
	size_t n;
};

struct annotation {
	const struct elem *link;
	int key;
};

struct tags {
	struct objects *objects;
	struct arena *arena;
	const struct doc *doc;
	struct place_in_tree *nodes;             /* by order of the element */
	HPDF_Dict *dicts;               /* likewise */
	struct page_content *pages;
	struct annotation *annotations;
	size_t n_annotations;
	HPDF_Array ids;                 /* names and elements, in order; NULL without */
	HPDF_Page *page_objects;
	HPDF_Dict space;                /* that elements say they are in; NULL: they say nothing */
};

static uint32_t
count_elems(const struct elem *elem)
{
	uint32_t n = 1;

	for (const struct elem *child = elem->first; child; child = child->next)
		n += count_elems(child);
	return n;
}

/* The structure types of PDF 2.0. Those of PDF 1.7 need no name (ISO 32000-2 14.8.6). */
static HPDF_Dict
name_space(struct objects *objects)
{
	HPDF_Dict space = object_indirect(objects);

	object_set_name(space, "Type", "Namespace");
	object_set_text(objects, space, "NS", STR("http://iso.org/pdf2/ssn"));
	return space;
}

struct tags *
tags_new(struct objects *objects, const struct doc *doc, const struct profile *profile)
{
	struct arena *arena = objects_arena(objects);
	struct tags *tags = arena_alloc(arena, sizeof *tags);
	uint32_t n = count_elems(doc->root) + 1;

	tags->objects = objects;
	tags->arena = arena;
	tags->doc = doc;
	tags->nodes = arena_array(arena, n, sizeof *tags->nodes);
	tags->dicts = arena_array(arena, n, sizeof *tags->dicts);
	tags->pages = arena_array(arena, doc->n, sizeof *tags->pages);
	tags->space = profile->pdf_2 ? name_space(objects) : NULL;
	return tags;
}

HPDF_Dict
tags_object(struct tags *tags, const struct elem *elem)
{
	HPDF_Dict *dict = &tags->dicts[elem->order];

	if (!*dict)
		*dict = object_indirect(tags->objects);
	return *dict;
}

/* Words belong to the element around them. */
static const struct elem *
tagged(const struct elem *owner)
{
	return owner->kind == EL_TEXT ? owner->parent : owner;
}

const char *
tags_name(const struct elem *owner)
{
	return elem_tag(tagged(owner));
}

static struct content *
add_content(struct tags *tags, const struct elem *owner, size_t page)
{
	struct content *content = arena_alloc(tags->arena, sizeof *content);
	struct place_in_tree *node = &tags->nodes[owner->order];

	content->page = page;
	if (node->last)
		node->last->next = content;
	else
		node->first = content;
	node->last = content;
	return content;
}

int
tags_content(struct tags *tags, const struct elem *owner, size_t page)
{
	struct content *content = add_content(tags, owner, page);
	struct page_content *on_page = &tags->pages[page];

	content->mcid = (int)on_page->n;
	*arena_push(tags->arena, on_page->owners, on_page->n) = tagged(owner);
	return content->mcid;
}

void
tags_annotation(struct tags *tags, const struct elem *link, size_t page, HPDF_Dict annotation)
{
	int key = (int)(tags->doc->n + tags->n_annotations);

	add_content(tags, link, page)->annotation = annotation;
	*arena_push(tags->arena, tags->annotations, tags->n_annotations) = (struct annotation){ link, key };
	object_set_number(annotation, "StructParent", key);
}

void
tags_box(struct tags *tags, const struct elem *figure, const mpt box[4])
{
	struct place_in_tree *node = &tags->nodes[figure->order];

	for (int i = 0; i < 4; i++)
		if (!node->has_box || (i < 2 ? box[i] < node->box[i] : box[i] > node->box[i]))
			node->box[i] = box[i];
	node->has_box = true;
}

/* The page that an element's own content starts on, or NULL. */
static const struct content *
first_content(const struct tags *tags, const struct elem *elem)
{
	const struct content *first = tags->nodes[elem->order].first;

	for (const struct elem *child = elem->first; child && !first; child = child->next)
		if (child->kind == EL_TEXT)
			first = tags->nodes[child->order].first;
	return first;
}

static HPDF_Dict
object_reference(struct tags *tags, const struct content *content)
{
	HPDF_Dict reference = object_dict(tags->objects);

	object_set_name(reference, "Type", content->annotation ? "OBJR" : "MCR");
	object_set(reference, "Pg", tags->page_objects[content->page]);
	if (content->annotation)
		object_set(reference, "Obj", content->annotation);
	else
		object_set_number(reference, "MCID", content->mcid);
	return reference;
}

static void
append_contents(struct tags *tags, HPDF_Array kids, const struct elem *owner, const struct content *home)
{
	for (const struct content *content = tags->nodes[owner->order].first; content; content = content->next)
		if (!content->annotation && content->page == home->page)
			object_append_number(kids, content->mcid);
		else
			object_append(kids, object_reference(tags, content));
}

static HPDF_Dict
attributes(struct tags *tags, const char *owner)
{
	HPDF_Dict dict = object_dict(tags->objects);

	object_set_name(dict, "O", owner);
	return dict;
}

static void
set_spans(HPDF_Dict table, const struct elem *cell)
{
	if (cell->columns > 1)
		object_set_number(table, "ColSpan", cell->columns);
	if (cell->rows > 1)
		object_set_number(table, "RowSpan", cell->rows);
}

/* Names of cells that others point to, which sort as the cells do. */
static struct str
cell_id(struct tags *tags, const struct elem *cell)
{
	return str_printf(tags->arena, "h%08u", cell->order);
}

static void
set_header(struct tags *tags, HPDF_Dict dict, const struct elem *cell)
{
	HPDF_Dict table = attributes(tags, "Table");

	object_set_name(table, "Scope", cell->scope == SCOPE_ROW ? "Row" : "Column");
	set_spans(table, cell);
	object_set(dict, "A", table);
	if (!cell->parent->parent->parent->grouped)
		return;
	object_set_text(tags->objects, dict, "ID", cell_id(tags, cell));
	if (!tags->ids)
		tags->ids = object_array(tags->objects);
	object_append_text(tags->objects, tags->ids, cell_id(tags, cell));
	object_append(tags->ids, dict);
}

/* Where a scope does not tell, a cell names its headers (ISO 14289-1 7.5). */
static void
set_headers(struct tags *tags, HPDF_Dict dict, const struct grid_cell *at)
{
	HPDF_Dict table = attributes(tags, "Table");
	HPDF_Array headers = object_array(tags->objects);

	for (size_t i = 0; i < at->n_headers; i++)
		object_append_text(tags->objects, headers, cell_id(tags, at->headers[i]));
	object_set(table, "Headers", headers);
	set_spans(table, at->cell);
	object_set(dict, "A", table);
}

static void
set_numbering(struct tags *tags, HPDF_Dict dict, const struct elem *elem)
{
	HPDF_Dict list = attributes(tags, "List");

	object_set_name(list, "ListNumbering", elem->numbering == NUMBERING_DECIMAL ? "Decimal" : "Disc");
	object_set(dict, "A", list);
}

static void
set_figure(struct tags *tags, HPDF_Dict dict, const struct elem *elem)
{
	const struct place_in_tree *node = &tags->nodes[elem->order];
	HPDF_Dict layout = attributes(tags, "Layout");
	HPDF_Array box = object_array(tags->objects);

	for (int i = 0; i < 4; i++)
		object_append_length(box, node->box[i]);
	object_set_name(layout, "Placement", "Block");
	if (node->has_box)
		object_set(layout, "BBox", box);
	object_set(dict, "A", layout);
	object_set_text(tags->objects, dict, "Alt", elem->alt);
}

static void (*const attribute_setters[EL_COUNT])(struct tags *, HPDF_Dict, const struct elem *) = {
	[EL_TH] = set_header, [EL_LIST] = set_numbering, [EL_FIGURE] = set_figure,
};

/* An entry of the contents names the element that it is of (ISO 14289-2 8.2.5.8). */
static void
set_reference(struct tags *tags, HPDF_Dict dict, const struct elem *entry)
{
	const struct elem *link = entry->first->first;
	HPDF_Array targets = object_array(tags->objects);

	object_append(targets, tags_object(tags, link->target));
	object_set(dict, "Ref", targets);
}

/* Types that PDF 2.0 left behind (ISO 32000-2 14.8.6.2). */
static bool
is_of_pdf_1(enum elem_kind kind)
{
	return kind == EL_QUOTE || kind == EL_TOC || kind == EL_TOC_ITEM || kind == EL_REFERENCE;
}

/* The cells of a table with more headers than scopes can tell. */
static void
add_headers(struct tags *tags, const struct elem *table)
{
	struct grid *grid = grid_of(tags->arena, table);
	size_t n;

	for (const struct elem *part = table->first; part; part = part->next)
		for (const struct elem *row = part->first; row; row = row->next) {
			const struct grid_cell *cells = grid_row(grid, row, &n);
			for (size_t i = 0; i < n; i++)
				if (cells[i].cell->kind == EL_TD)
					set_headers(tags, tags->dicts[cells[i].cell->order], &cells[i]);
		}
}

static HPDF_Dict
write_elem(struct tags *tags, const struct elem *elem, HPDF_Dict parent)
{
	HPDF_Dict dict = tags_object(tags, elem);
	const struct content *home = first_content(tags, elem);
	HPDF_Array kids = object_array(tags->objects);

	object_set_name(dict, "S", elem_tag(elem));
	if (tags->space && !is_of_pdf_1(elem->kind))
		object_set(dict, "NS", tags->space);
	if (tags->space && elem->kind == EL_TOC_ITEM)
		set_reference(tags, dict, elem);
	object_set(dict, "P", parent);
	if (home)
		object_set(dict, "Pg", tags->page_objects[home->page]);
	if (elem->language.n)
		object_set_text(tags->objects, dict, "Lang", elem->language);
	if (elem->expansion.n)
		object_set_text(tags->objects, dict, "E", elem->expansion);
	if (attribute_setters[elem->kind])
		attribute_setters[elem->kind](tags, dict, elem);
	for (const struct elem *child = elem->first; child; child = child->next)
		if (child->kind == EL_TEXT)
			append_contents(tags, kids, child, home);
		else
			object_append(kids, write_elem(tags, child, dict));
	append_contents(tags, kids, elem, home);
	object_set(dict, "K", kids);
	if (elem->kind == EL_TABLE && elem->grouped)
		add_headers(tags, elem);
	return dict;
}

static HPDF_Dict
parent_tree(struct tags *tags)
{
	HPDF_Dict tree = object_indirect(tags->objects);
	HPDF_Array numbers = object_array(tags->objects);

	for (size_t p = 0; p < tags->doc->n; p++) {
		HPDF_Array owners = object_indirect_array(tags->objects);
		for (size_t i = 0; i < tags->pages[p].n; i++)
			object_append(owners, tags->dicts[tags->pages[p].owners[i]->order]);
		object_append_number(numbers, (int)p);
		object_append(numbers, owners);
	}
	for (size_t i = 0; i < tags->n_annotations; i++) {
		object_append_number(numbers, tags->annotations[i].key);
		object_append(numbers, tags->dicts[tags->annotations[i].link->order]);
	}
	object_set(tree, "Nums", numbers);
	return tree;
}

void
tags_finish(struct tags *tags, HPDF_Page *pages)
{
	HPDF_Dict root = object_indirect(tags->objects), mark = object_dict(tags->objects);
	HPDF_Dict catalog = objects_doc(tags->objects)->catalog;

	tags->page_objects = pages;
	object_set_name(root, "Type", "StructTreeRoot");
	object_set(root, "K", write_elem(tags, tags->doc->root, root));
	if (tags->space) {
		HPDF_Array spaces = object_array(tags->objects);
		object_append(spaces, tags->space);
		object_set(root, "Namespaces", spaces);
	}
	object_set(root, "ParentTree", parent_tree(tags));
	object_set_number(root, "ParentTreeNextKey", (int)(tags->doc->n + tags->n_annotations));
	if (tags->ids) {
		HPDF_Dict tree = object_dict(tags->objects);
		object_set(tree, "Names", tags->ids);
		object_set(root, "IDTree", tree);
	}
	object_set_flag(mark, "Marked", true);
	object_set(catalog, "MarkInfo", mark);
	object_set(catalog, "StructTreeRoot", root);
}
