#include "doc.h"
#include "../base/arena.h"

struct elem *
elem_add(struct arena *arena, struct elem *parent, enum elem_kind kind, enum look_name look)
{
	struct elem *elem = arena_alloc(arena, sizeof *elem);

	elem->kind = kind;
	elem->look = look;
	elem->parent = parent;
	if (parent && parent->last)
		parent->last->next = elem;
	else if (parent)
		parent->first = elem;
	if (parent)
		parent->last = elem;
	return elem;
}

void
elem_words(struct arena *arena, struct elem *parent, struct str text, uint8_t face)
{
	struct elem *leaf = parent->last;

	if (!leaf || leaf->kind != EL_TEXT)
		leaf = elem_add(arena, parent, EL_TEXT, parent->look);
	*arena_push(arena, leaf->pieces, leaf->n_pieces) = (struct piece){ text, face };
}

bool
elem_is_inline(const struct elem *elem)
{
	return elem->kind == EL_TEXT || elem->kind == EL_SPAN || elem->kind == EL_LINK || elem->kind == EL_REFERENCE;
}

struct elem *
elem_link(const struct elem *text)
{
	struct elem *elem = text->parent;

	while (elem && elem->kind == EL_SPAN)
		elem = elem->parent;
	return elem && elem->kind == EL_LINK ? elem : NULL;
}

const char *
elem_tag(const struct elem *elem)
{
	static const char *const tags[EL_COUNT] = {
#define X(name, tag) [name] = tag,
		ELEMS(X)
#undef X
	};
	static const char *const headings[] = { "H", "H1", "H2", "H3", "H4", "H5", "H6" };

	return elem->kind == EL_HEADING ? headings[elem->level] : tags[elem->kind];
}

static uint32_t
number(struct elem *elem, uint32_t order)
{
	elem->order = order++;
	for (struct elem *child = elem->first; child; child = child->next)
		order = number(child, order);
	return order;
}

void
elem_number(struct elem *root)
{
	number(root, 1);
}

struct str
text_drawable(struct arena *arena, const struct style *style, struct str text)
{
	struct buf out = { .arena = arena };
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		int32_t character = utf8_next(&p, end);
		buf_utf8(&out, character == '\n' || style_draws(style, character) ? character : '?');
	}
	return buf_str(&out);
}

void
elem_drawable(struct arena *arena, const struct style *style, struct elem *elem)
{
	for (size_t i = 0; i < elem->n_pieces; i++)
		elem->pieces[i].text = text_drawable(arena, style, elem->pieces[i].text);
	for (struct elem *child = elem->first; child; child = child->next)
		elem_drawable(arena, style, child);
}

static void
say(struct buf *out, const struct elem *elem)
{
	for (size_t i = 0; i < elem->n_pieces; i++)
		buf_add(out, elem->pieces[i].text);
	for (const struct elem *child = elem->first; child; child = child->next)
		say(out, child);
}

struct str
elem_said(struct arena *arena, const struct elem *elem)
{
	struct buf out = { .arena = arena };

	say(&out, elem);
	return buf_str(&out);
}
