/*
 * Listens to md4c. `here` is the block that is open; `seen` is the offset of
 * the last text that md4c showed, from which the place of a finding without a
 * text of its own is sought.
 */
#include "prose.h"
#include "field.h"
#include "../base/arena.h"

#include <md4c.h>
#include <string.h>

struct listener {
	struct arena *arena;
	struct findings *findings;
	const struct node *node;
	struct block *here;
	struct str href, language;
	int shift, bold, italic;
	int nested;                     /* lists and quotations that are open */
	size_t blocks;
	int refused;                    /* depth within something refused */
	size_t seen;                    /* [bytes] */
};

static struct block *
add_block(struct arena *arena, struct block *parent, enum block_kind kind, const struct node *node)
{
	struct block *block = arena_alloc(arena, sizeof *block);

	block->kind = kind;
	block->node = node;
	block->parent = parent;
	if (parent->last)
		parent->last->next = block;
	else
		parent->first = block;
	parent->last = block;
	return block;
}

static size_t
find_from(const struct listener *l, const char *sign)
{
	struct str rest = str_from(l->node->text, l->seen);
	size_t n = strlen(sign);

	for (size_t i = 0; i + n <= rest.n; i++)
		if (memcmp(rest.p + i, sign, n) == 0)
			return l->seen + i;
	return l->seen;
}

static void
refuse(struct listener *l, enum diag id, size_t offset, struct str arg)
{
	diag_add(l->findings, id, diag_full(l->findings, id) ? l->node->place : tree_place_at(l->node, offset), arg);
}

static bool
inside(const struct block *block, enum block_kind kind)
{
	for (; block; block = block->parent)
		if (block->kind == kind)
			return true;
	return false;
}

static bool
enter_nested(struct listener *l, enum block_kind kind)
{
	l->nested++;
	if (l->nested <= PROSE_NESTED) {
		l->here = add_block(l->arena, l->here, kind, l->node);
		return true;
	}
	refuse(l, PROSE_DEEP, l->seen, STR("6"));
	l->refused++;
	return false;
}

static void
enter_list(struct listener *l, bool ordered, unsigned start)
{
	if (!enter_nested(l, BLOCK_LIST))
		return;
	l->here->ordered = ordered;
	l->here->start = start;
}

static void
enter_heading(struct listener *l, int level)
{
	bool nested = inside(l->here, BLOCK_ITEM) || inside(l->here, BLOCK_QUOTE);

	l->here = add_block(l->arena, l->here, BLOCK_HEADING, l->node);
	l->here->level = (uint8_t)(level + l->shift);
	if (nested)
		refuse(l, PROSE_HEADING_PLACE, find_from(l, "#"), (struct str){ 0 });
}

static int
on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct listener *l = data;

	if (++l->blocks > PROSE_BLOCKS) {
		if (l->blocks == PROSE_BLOCKS + 1)
			refuse(l, PROSE_LONG, l->seen, (struct str){ 0 });
		return 1;
	}
	if (l->refused) {
		l->refused++;
		return 0;
	}
	switch (type) {
	case MD_BLOCK_UL:
		enter_list(l, false, 1);
		break;
	case MD_BLOCK_OL:
		enter_list(l, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI:
		l->here = add_block(l->arena, l->here, BLOCK_ITEM, l->node);
		break;
	case MD_BLOCK_QUOTE:
		enter_nested(l, BLOCK_QUOTE);
		break;
	case MD_BLOCK_P:
		l->here = add_block(l->arena, l->here, BLOCK_PARA, l->node);
		break;
	case MD_BLOCK_H:
		enter_heading(l, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_HR:
		refuse(l, PROSE_RULE, find_from(l, "\n") + 1, (struct str){ 0 });
		break;
	case MD_BLOCK_CODE:
		l->refused++;
		refuse(l, PROSE_CODE, find_from(l, ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char == '~' ? "~~~" : "```"),
		    (struct str){ 0 });
		break;
	case MD_BLOCK_HTML:
		l->refused++;
		refuse(l, PROSE_HTML, find_from(l, "<"), (struct str){ 0 });
		break;
	default:
		break;
	}
	return 0;
}

/* A heading by "# " has its sign on the same line, before the text. */
static bool
has_sign(const struct block *heading)
{
	size_t i = heading->spans[0].offset;
	const char *text = heading->node->text.p;

	while (i && text[i - 1] != '\n')
		if (text[--i] == '#')
			return true;
	return false;
}

static void
leave_heading(struct listener *l, struct block *heading)
{
	if (!heading->n_spans)
		refuse(l, PROSE_HEADING_EMPTY, find_from(l, "#"), (struct str){ 0 });
	else if (!has_sign(heading)) {
		refuse(l, PROSE_HEADING, heading->spans[0].offset, (struct str){ 0 });
		heading->level = 1;
	}
	else if (l->seen - heading->spans[0].offset > TEXT_LONGEST)
		refuse(l, TEXT_LONG, heading->spans[0].offset, STR("kop"));
}

/* Word's bullets, which Markdown takes for words. */
static void
check_bullet(struct listener *l, const struct block *para)
{
	struct str text = para->n_spans ? str_trim(para->spans[0].text) : (struct str){ 0 };

	if (str_starts(text, "\xE2\x80\xA2") || str_starts(text, "\xEF\x82\xB7"))
		refuse(l, PROSE_BULLET, para->spans[0].offset, (struct str){ text.p, 3 });
}

/* Text of a tight list item opens a paragraph that md4c does not name. */
static void
close_implied(struct listener *l)
{
	if (l->here->kind == BLOCK_PARA && l->here->parent->kind == BLOCK_ITEM) {
		check_bullet(l, l->here);
		l->here = l->here->parent;
	}
}

static int
on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct listener *l = data;

	(void)detail;
	if (l->refused) {
		l->nested -= --l->refused == 0 && (type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE);
		return 0;
	}
	l->nested -= type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE;
	if (type == MD_BLOCK_DOC || type == MD_BLOCK_HR)
		return 0;
	if (type == MD_BLOCK_LI)
		close_implied(l);
	if (type == MD_BLOCK_H)
		leave_heading(l, l->here);
	if (type == MD_BLOCK_P)
		check_bullet(l, l->here);
	l->here = l->here->parent;
	return 0;
}

static const struct {
	const char *entity;
	int32_t character;
} entities[] = {
	{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&nbsp;", 0xA0 }, { "&euro;", 0x20AC },
};

/* An entity of HTML as its character; one that is not in the table stays as it
 * was written. */
static void
add_entity(struct buf *out, struct str text)
{
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_is(text, entities[i].entity)) {
			buf_utf8(out, entities[i].character);
			return;
		}
	buf_add(out, text);
}

/* The text of an attribute, which md4c gives in stretches. */
static struct str
attribute(struct arena *arena, const MD_ATTRIBUTE *attribute)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++) {
		MD_OFFSET start = attribute->substr_offsets[i], end = attribute->substr_offsets[i + 1];
		struct str part = { attribute->text + start, end - start };
		if (attribute->substr_types[i] == MD_TEXT_ENTITY)
			add_entity(&out, part);
		else
			buf_add(&out, part);
	}
	return buf_str(&out);
}

/* [words](taal:en) is no link: the words are in another language. */
static void
enter_link(struct listener *l)
{
	if (str_starts(l->href, "taal:")) {
		l->language = str_from(l->href, 5);
		if (!language_is_tag(l->language))
			refuse(l, LANGUAGE_FORM, find_from(l, "["), l->language);
		l->href = (struct str){ 0 };
		return;
	}
	if (!str_starts(l->href, "https://") && !str_starts(l->href, "mailto:"))
		refuse(l, LINK_SCHEME, find_from(l, "["), l->href);
	if (l->href.n > TEXT_LONGEST)
		refuse(l, TEXT_LONG, find_from(l, "["), STR("link"));
}

static int
on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct listener *l = data;

	if (type == MD_SPAN_EM)
		l->italic++;
	if (type == MD_SPAN_STRONG)
		l->bold++;
	if (type == MD_SPAN_CODE)
		refuse(l, PROSE_CODE, find_from(l, "`"), (struct str){ 0 });
	if (type == MD_SPAN_IMG) {
		refuse(l, PROSE_IMAGE, find_from(l, "!["), (struct str){ 0 });
		l->refused++;
	}
	if (type == MD_SPAN_A && !l->refused) {
		l->href = attribute(l->arena, &((MD_SPAN_A_DETAIL *)detail)->href);
		enter_link(l);
	}
	return 0;
}

/* The words of the link, which must say where it leads. */
static void
check_link(struct listener *l)
{
	struct buf words = { .arena = l->arena };
	size_t first = l->here->n_spans;
	struct str folded;

	while (first && str_eq(l->here->spans[first - 1].href, l->href))
		first--;
	for (size_t i = first; i < l->here->n_spans; i++)
		buf_add(&words, l->here->spans[i].text);
	if (words.n > TEXT_LONGEST)
		refuse(l, TEXT_LONG, l->seen, STR("link"));
	folded = str_fold(l->arena, buf_str(&words));
	if (!folded.n || str_starts(folded, "http") || str_is(folded, "klik hier") || str_is(folded, "hier")
	    || str_is(folded, "link") || str_is(folded, "lees meer"))
		refuse(l, LINK_TEXT, first < l->here->n_spans ? l->here->spans[first].offset : l->seen,
		    (struct str){ 0 });
}

static int
on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct listener *l = data;

	(void)detail;
	if (type == MD_SPAN_EM)
		l->italic--;
	if (type == MD_SPAN_STRONG)
		l->bold--;
	if (type == MD_SPAN_IMG)
		l->refused--;
	if (type == MD_SPAN_A && !l->refused) {
		if (!l->language.n)
			check_link(l);
		l->href = l->language = (struct str){ 0 };
	}
	return 0;
}

static void
add_span(struct listener *l, struct str text)
{
	struct span *span;

	if (l->here->kind == BLOCK_ITEM)
		l->here = add_block(l->arena, l->here, BLOCK_PARA, l->node);
	span = arena_push(l->arena, l->here->spans, l->here->n_spans);
	span->text = str_dup(l->arena, text);
	span->face = (uint8_t)((l->bold ? SPAN_BOLD : 0) | (l->italic ? SPAN_ITALIC : 0));
	span->href = l->href;
	span->language = l->language;
	span->offset = l->seen;
}

static void
add_entity_span(struct listener *l, struct str text)
{
	struct buf out = { .arena = l->arena };

	add_entity(&out, text);
	add_span(l, buf_str(&out));
}

static int
on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct listener *l = data;
	const char *start = l->node->text.p;

	if (text >= start && text < start + l->node->text.n)
		l->seen = (size_t)(text - start);
	if (l->refused)
		return 0;
	if (type == MD_TEXT_HTML)
		refuse(l, PROSE_HTML, l->seen, (struct str){ 0 });
	else if (type == MD_TEXT_SOFTBR)
		add_span(l, STR(" "));
	else if (type == MD_TEXT_BR)
		add_span(l, STR("\n"));
	else if (type == MD_TEXT_ENTITY)
		add_entity_span(l, (struct str){ text, size });
	else
		add_span(l, (struct str){ text, size });
	l->seen += type == MD_TEXT_SOFTBR || type == MD_TEXT_BR ? 0 : size;
	return 0;
}

/* A nested list ends the paragraph that a tight item's text implied. */
static int
on_enter_block_closing(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct listener *l = data;

	if (!l->refused)
		close_implied(l);
	return on_enter_block(type, detail, data);
}

void
prose_read(struct arena *arena, struct block *root, const struct node *text, int shift, struct findings *findings)
{
	MD_PARSER parser = {
		.flags = MD_FLAG_NOINDENTEDCODEBLOCKS,
		.enter_block = on_enter_block_closing,
		.leave_block = on_leave_block,
		.enter_span = on_enter_span,
		.leave_span = on_leave_span,
		.text = on_text,
	};
	struct listener listener = {
		.arena = arena, .findings = findings, .node = text, .here = root, .shift = shift,
	};

	md_parse(text->text.p, (MD_SIZE)text->text.n, &parser, &listener);
}

void
prose_heading(struct arena *arena, struct block *root, const struct node *text)
{
	struct block *heading = add_block(arena, root, BLOCK_HEADING, text);
	struct span *span = arena_push(arena, heading->spans, heading->n_spans);

	heading->level = 1;
	span->text = text->text;
}
