/*
 * The structure tree, walked once. An element that was seen is not seen again,
 * so that a tree with cycles is a tree. Words of one block are joined where
 * their places on the page say so: the pen remembers the last of them.
 */
#include "pdfread.h"
#include "pdfchar.h"
#include "pdfcontent.h"
#include "pdftitle.h"
#include "pdftype.h"
#include "../base/arena.h"
#include "../base/map.h"

enum {
	HYPHEN = 3,                     /* [bytes] of U+2010 */
	ELEMENT = 128, KID = 64,        /* work */
};

struct walk {
	struct arena *arena;
	struct pdf_file *file;
	struct contents *contents;
	struct tagged_pdf *out;
	pdf_object role_map, class_map;
	struct map seen;                /* identities of elements */
	bool too_deep;
	struct pen {
		struct elem *leaf;      /* that holds the last words of this block; NULL: none yet */
		bool closed;            /* they end so that nothing is wanted behind them */
		bool space;             /* comes before the next ones */
		bool placed;
		struct spot last;
	} pen;
};

/* The words of an element instead of those within it (14.9.4). */
struct instead {
	struct str text;
	bool said;
};

struct inherited {
	struct elem *elem;
	pdf_object page;
	struct str language;
	struct instead *instead;
	int sections, depth;
};

static struct str *
last_piece(const struct elem *leaf)
{
	return leaf && leaf->n_pieces ? &leaf->pieces[leaf->n_pieces - 1].text : NULL;
}

/* A block ends: its words do not end with a space. */
static void
lift_pen(struct walk *walk)
{
	struct str *text = last_piece(walk->pen.leaf);

	if (text && str_ends(*text, " "))
		text->n--;
	walk->pen = (struct pen){ 0 };
}

/* What lies between the words of this block and the next ones. */
static enum join
join_to(const struct walk *walk, struct str raw, const struct marked *marked)
{
	const struct pen *pen = &walk->pen;
	const struct str *before = last_piece(pen->leaf);
	enum join join;

	if (!before || pen->closed || !pen->placed || !marked || !marked->placed)
		return JOIN_NONE;
	join = text_join(*before, raw, spot_join(&pen->last, &marked->first));
	return join != JOIN_GAP || contents_gaps_are_spaces(walk->contents, marked->first.page) ? join : JOIN_NONE;
}

static void
add_piece(struct walk *walk, struct elem *elem, struct str text)
{
	elem_words(walk->arena, elem, text, 0);
	walk->pen.leaf = elem->last;
	for (size_t i = 0; i < text.n; i++)
		walk->out->unknown += str_starts(str_from(text, i), "\xEF\xBF\xBD");
}

static void
add_space(struct walk *walk)
{
	struct elem *leaf = walk->pen.leaf;

	*arena_push(walk->arena, leaf->pieces, leaf->n_pieces) = (struct piece){ STR(" "), 0 };
}

/* Words, and where they were painted when they were. A space of its own waits
 * for what comes behind it. */
static void
write_words(struct walk *walk, struct elem *elem, struct str raw, const struct marked *marked)
{
	struct pen *pen = &walk->pen;
	bool placed = marked && marked->placed, gaps = placed && contents_gaps_are_spaces(walk->contents, marked->first.page);
	enum join join = join_to(walk, raw, marked);
	struct str *before = last_piece(pen->leaf);
	struct str text = pdf_spoken(walk->arena, raw, gaps);

	if (str_starts(text, " ") && (!before || str_ends(*before, " ")))
		text = str_from(text, 1);
	if (join == JOIN_HYPHEN)
		before->n -= HYPHEN;
	else if (text.n && (join || (pen->space && !str_starts(text, " "))))
		add_space(walk);
	pen->space = str_is(text, " ") || (pen->space && !text.n);
	if (text.n && !pen->space)
		add_piece(walk, elem, text);
	if (raw.n)
		pen->closed = text_is_closed(raw);
	pen->placed = placed;
	if (placed)
		pen->last = marked->last;
}

static void
read_marked(struct walk *walk, const struct inherited *in, pdf_object page, pdf_object stream, int64_t mcid)
{
	const struct marked *marked = contents_find(walk->contents, page, stream, mcid);
	struct str raw = marked ? buf_str(&marked->text) : STR("");

	if (!marked)
		return;
	if (in->instead) {
		raw = in->instead->said ? STR("") : in->instead->text;
		in->instead->said = true;
	}
	if (pdf_spend(walk->file, KID + raw.n))
		write_words(walk, in->elem, raw, marked);
}

/* The target of a link lies in its annotation (12.5.6.5, 12.6.4.7). */
static void
read_annotation(struct walk *walk, const struct inherited *in, pdf_object annotation)
{
	pdf_object action = pdf_key(walk->file, annotation, "/A");
	struct buf href = { .arena = walk->arena };
	struct elem *link = in->elem;

	while (link && link->kind != EL_LINK)
		link = link->parent;
	if (!link || link->href.n || !pdf_is(walk->file, pdf_key(walk->file, action, "/S"), "/URI"))
		return;
	pdf_add_utf8(&href, pdf_string(walk->file, pdf_key(walk->file, action, "/URI")));
	link->href = buf_str(&href);
}

static void read_element(struct walk *walk, const struct inherited *in, pdf_object object);

static pdf_object
page_of(struct walk *walk, const struct inherited *in, pdf_object object)
{
	pdf_object page = pdf_key(walk->file, object, "/Pg");

	return pdf_kind(walk->file, page) == OBJECT_DICT ? page : in->page;
}

static void
read_kid(struct walk *walk, const struct inherited *in, pdf_object kid)
{
	pdf_object type = pdf_key(walk->file, kid, "/Type"), mcid = pdf_key(walk->file, kid, "/MCID");

	if (pdf_kind(walk->file, kid) == OBJECT_NUMBER)
		read_marked(walk, in, in->page, 0, pdf_integer(walk->file, kid, -1));
	else if (pdf_is(walk->file, type, "/OBJR"))
		read_annotation(walk, in, pdf_key(walk->file, kid, "/Obj"));
	else if (pdf_kind(walk->file, mcid) == OBJECT_NUMBER) {
		pdf_object stream = pdf_key(walk->file, kid, "/Stm");
		read_marked(walk, in, page_of(walk, in, kid), pdf_kind(walk->file, stream) == OBJECT_STREAM ? stream : 0,
		    pdf_integer(walk->file, mcid, -1));
	} else if (pdf_kind(walk->file, kid) == OBJECT_DICT)
		read_element(walk, in, kid);
}

static void
read_kids(struct walk *walk, const struct inherited *in, pdf_object parent)
{
	pdf_object kids = pdf_key(walk->file, parent, "/K");
	size_t n = pdf_count(walk->file, kids), mark = pdf_mark(walk->file);

	if (pdf_kind(walk->file, kids) != OBJECT_ARRAY)
		read_kid(walk, in, kids);
	for (size_t i = 0; i < n && !pdf_is_spent(walk->file); i++, pdf_release(walk->file, mark))
		read_kid(walk, in, pdf_item(walk->file, kids, i));
}

/* "nl" and "nl-NL" are one language. */
static bool
same_language(struct str a, struct str b)
{
	struct str first = STR(""), second = STR("");

	str_cut(&a, '-', &first);
	str_cut(&b, '-', &second);
	return str_eq(first, second);
}

static void
read_texts(struct walk *walk, struct inherited *in, pdf_object object)
{
	struct str language = pdf_spoken(walk->arena, pdf_text(walk->file, pdf_key(walk->file, object, "/Lang")), false);

	in->elem->alt = pdf_spoken(walk->arena, pdf_text(walk->file, pdf_key(walk->file, object, "/Alt")), false);
	in->elem->expansion = pdf_spoken(walk->arena, pdf_text(walk->file, pdf_key(walk->file, object, "/E")), false);
	if (language.n && !same_language(language, in->language))
		in->elem->language = in->language = language;
}

/* The words within, or those that the element has instead: an empty text there
 * is what editors leave behind, not silence. */
static void
read_contents(struct walk *walk, struct inherited *in, pdf_object object)
{
	struct instead instead = { pdf_text(walk->file, pdf_key(walk->file, object, "/ActualText")), false };

	if (in->elem->kind == EL_FIGURE && in->elem->alt.n)
		return;
	if (instead.text.n && !in->instead)
		in->instead = &instead;
	read_kids(walk, in, object);
	if (in->instead == &instead && !instead.said)
		write_words(walk, in->elem, instead.text, NULL);
}

/* The only document of a tree is its root. */
static struct elem *
new_elem(struct walk *walk, const struct inherited *in, const struct pdf_type *type, pdf_object object)
{
	enum elem_kind kind = pdf_type_kind(walk->file, type, object, in->elem);
	struct elem *elem;

	if (kind == EL_DOCUMENT && in->elem == walk->out->root && !in->elem->first && in->depth == 0)
		return in->elem;
	elem = elem_add(walk->arena, in->elem, kind, (enum look_name)0);
	if (kind == EL_HEADING)
		elem->level = type->level ? type->level : (uint8_t)(in->sections < 1 ? 1 : in->sections > 6 ? 6 : in->sections);
	return elem;
}

static bool
is_new(struct walk *walk, pdf_object object)
{
	uint64_t identity = pdf_identity(walk->file, object);
	size_t seen = walk->seen.n;

	if (identity)
		map_put(&walk->seen, (struct str){ arena_copy(walk->arena, &identity, sizeof identity), sizeof identity }, 0);
	return !identity || walk->seen.n > seen;
}

static void
read_element(struct walk *walk, const struct inherited *in, pdf_object object)
{
	const struct pdf_type *type = pdf_type_of(walk->file, walk->role_map, object);
	struct inherited inner = *in;
	bool block;

	walk->too_deep |= ++inner.depth > PDF_DEPTH;
	if (inner.depth > PDF_DEPTH || type->traits & TYPE_UNSPOKEN || !is_new(walk, object) || !pdf_spend(walk->file, ELEMENT))
		return;
	inner.page = page_of(walk, in, object);
	inner.sections += type->traits & TYPE_SECTION;
	if (!in->instead) {
		inner.elem = new_elem(walk, in, type, object);
		read_texts(walk, &inner, object);
		pdf_attributes(walk->file, walk->class_map, object, inner.elem);
	}
	block = !in->instead && !type_is_inline(inner.elem);
	if (block)
		lift_pen(walk);
	read_contents(walk, &inner, object);
	if (block)
		lift_pen(walk);
}

static void
read_tree(struct walk *walk, pdf_object tree)
{
	struct inherited in = { .language = walk->out->language };

	walk->out->root = in.elem = elem_add(walk->arena, NULL, EL_DOCUMENT, (enum look_name)0);
	walk->role_map = pdf_key(walk->file, tree, "/RoleMap");
	walk->class_map = pdf_key(walk->file, tree, "/ClassMap");
	read_kids(walk, &in, tree);
	lift_pen(walk);
	elem_number(in.elem);
}

static enum pdf_fault
verdict(const struct walk *walk, struct str *why)
{
	if (pdf_is_spent(walk->file))
		*why = STR("it asks for more work than a document of its size");
	else if (walk->too_deep)
		*why = STR("its structure is nested too deeply");
	else if (walk->out->root && walk->out->root->first)
		return PDF_FINE;
	else
		*why = STR("it has no structure tree");
	return pdf_is_spent(walk->file) || walk->too_deep ? PDF_DAMAGED : PDF_UNTAGGED;
}

enum pdf_fault
pdf_read(struct arena *arena, struct str bytes, struct tagged_pdf *out, struct str *why)
{
	struct walk walk = { .arena = arena, .out = out, .seen = { .arena = arena } };
	enum pdf_fault fault;
	pdf_object catalog, tree;

	*out = (struct tagged_pdf){ 0 };
	fault = pdf_open(arena, bytes, &walk.file, why);
	if (fault)
		return fault;
	walk.contents = contents_new(arena, walk.file);
	catalog = pdf_catalog(walk.file);
	out->title = pdf_title(arena, walk.file);
	out->language = pdf_spoken(arena, pdf_text(walk.file, pdf_key(walk.file, catalog, "/Lang")), false);
	out->pages = pdf_pages(walk.file);
	tree = pdf_key(walk.file, catalog, "/StructTreeRoot");
	if (pdf_kind(walk.file, tree) == OBJECT_DICT)
		read_tree(&walk, tree);
	fault = verdict(&walk, why);
	if (fault)
		out->root = NULL;
	pdf_close(walk.file);
	return fault;
}
