#include "compare.h"
#include "../base/arena.h"

/* A text that stands by itself in a document. */
struct fact {
	const struct elem *elem;
	struct str text;
};

struct facts {
	struct arena *arena;
	struct fact *list;
	size_t n;
};

/* Words with spaces as one, since lines break elsewhere. */
static void
add_words(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && text.p[i] != '\n')
			buf_char(out, text.p[i]);
		else if (out->n && out->p[out->n - 1] != ' ')
			buf_char(out, ' ');
}

static void
add_text(struct buf *out, const struct elem *elem)
{
	for (size_t i = 0; i < elem->n_pieces; i++)
		add_words(out, elem->pieces[i].text);
	if (elem->alt.n)
		add_words(out, elem->alt);
	if (elem->expansion.n)
		buf_printf(out, " (%.*s)", (int)elem->expansion.n, elem->expansion.p);
	for (const struct elem *e = elem->first; e; e = e->next)
		if (elem_is_inline(e))
			add_text(out, e);
}

static void
collect(struct facts *facts, const struct elem *elem)
{
	struct buf text = { .arena = facts->arena };
	bool holds_blocks = false;

	for (const struct elem *e = elem->first; e; e = e->next)
		holds_blocks = holds_blocks || !elem_is_inline(e);
	add_text(&text, elem);
	if (text.n || !holds_blocks)
		*arena_push(facts->arena, facts->list, facts->n) = (struct fact){ elem, str_trim(buf_str(&text)) };
	for (const struct elem *e = elem->first; e; e = e->next)
		if (!elem_is_inline(e))
			collect(facts, e);
}

static bool
same(const struct fact *a, const struct fact *b)
{
	return a->elem->kind == b->elem->kind && a->elem->level == b->elem->level && a->elem->scope == b->elem->scope
	    && str_eq(a->text, b->text) && str_eq(a->elem->href, b->elem->href);
}

static struct str
words_of(struct arena *arena, const struct elem *elem)
{
	struct buf text = { .arena = arena };

	add_text(&text, elem);
	for (const struct elem *e = elem->first; e && !text.n; e = e->next)
		buf_add(&text, words_of(arena, e));
	return str_trim(buf_str(&text));
}

static void
add_step(struct buf *where, struct str text)
{
	if (text.n)
		buf_printf(where, "%s%.*s", where->n ? ", " : "", (int)text.n, text.p);
}

/* The first cell of its row, and the head of its column. */
static void
add_cell(struct arena *arena, struct buf *where, const struct elem *cell)
{
	const struct elem *table = cell, *head;
	size_t column = 0;

	for (const struct elem *e = cell->parent->first; e && e != cell; e = e->next)
		column++;
	while (table && table->kind != EL_TABLE)
		table = table->parent;
	if (cell != cell->parent->first)
		add_step(where, words_of(arena, cell->parent->first));
	head = table ? table->first : NULL;
	while (head && head->kind != EL_HEAD)
		head = head->next;
	head = head && head->first ? head->first->first : NULL;
	while (head && column--)
		head = head->next;
	if (head)
		add_step(where, words_of(arena, head));
}

/* The last heading in front of a fact says where it stands. */
static struct str
where_is(const struct facts *facts, size_t at)
{
	struct buf where = { .arena = facts->arena };
	const struct elem *elem = at < facts->n ? facts->list[at].elem : NULL;
	size_t heading = at < facts->n ? at : facts->n;

	while (heading-- > 0 && facts->list[heading].elem->kind != EL_HEADING)
		;
	if (heading < facts->n)
		add_step(&where, facts->list[heading].text);
	while (elem && elem->parent && elem->parent->kind != EL_ROW)
		elem = elem->parent;
	if (elem && elem->parent)
		add_cell(facts->arena, &where, elem);
	return buf_str(&where);
}

bool
documents_differ(struct arena *arena, const struct elem *one, const struct elem *other, struct difference *difference)
{
	struct facts a = { .arena = arena }, b = { .arena = arena };
	size_t i = 0;

	collect(&a, one);
	collect(&b, other);
	while (i < a.n && i < b.n && same(&a.list[i], &b.list[i]))
		i++;
	if (i == a.n && i == b.n)
		return false;
	difference->where = i < a.n ? where_is(&a, i) : where_is(&b, i);
	difference->one = i < a.n ? a.list[i].text : (struct str){ 0 };
	difference->other = i < b.n ? b.list[i].text : (struct str){ 0 };
	return true;
}
