/*
 * A table of functions by kind of element, each of which says its lines. What is
 * drawn alike is said alike: a no-break space is a space, a line break too.
 */
#include "speech.h"
#include "../base/arena.h"
#include "../set/grid.h"

struct speaker {
	struct buf *out;
	enum lang lang;
	int depth;
};

enum said { SAID_HEADING, SAID_LIST, SAID_LIST_END, SAID_QUOTE, SAID_QUOTE_END, SAID_TABLE, SAID_TABLE_END, SAID_COLUMNS,
	SAID_ROW, SAID_GROUP, SAID_FIGURE, SAID_LINK, SAID_CONTENTS, SAID_CONTENTS_END, SAID_CAPTION, SAID_COUNT };

enum thing { THING_ITEM, THING_ROW, THING_COLUMN, THING_COUNT };

static const char *const words[LANG_COUNT][SAID_COUNT] = {
	[LANG_NL] = { "kop", "lijst met", "einde lijst", "citaat", "einde citaat", "tabel met",
	    "einde tabel", "kolommen", "rij", "groep", "afbeelding", "link", "inhoud", "einde inhoud", "bijschrift" },
	[LANG_EN] = { "heading", "list with", "end of list", "quotation", "end of quotation", "table with",
	    "end of table", "columns", "row", "group", "picture", "link", "contents", "end of contents", "caption" },
};

/* One of them, and more. */
static const char *const things[LANG_COUNT][THING_COUNT][2] = {
	[LANG_NL] = { { "punt", "punten" }, { "rij", "rijen" }, { "kolom", "kolommen" } },
	[LANG_EN] = { { "item", "items" }, { "row", "rows" }, { "column", "columns" } },
};

/* words */

static void
add_spoken(struct buf *out, struct str text)
{
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0;
		if (white && out->n && out->p[out->n - 1] != ' ')
			buf_char(out, ' ');
		else if (!white && c != 0xAD)
			buf_utf8(out, c == 0x2011 ? '-' : c);
	}
}

/* Where a link leads, behind its last word. */
static void
add_target(struct buf *out, const struct elem *link, enum lang lang)
{
	bool space = out->n && out->p[out->n - 1] == ' ';

	out->n -= space;
	buf_printf(out, " [%s: %.*s]%s", words[lang][SAID_LINK], (int)link->href.n, link->href.p, space ? " " : "");
}

static void
say_inline(struct buf *out, const struct elem *elem, enum lang lang)
{
	if (elem->language.n)
		buf_printf(out, "[%.*s: ", (int)elem->language.n, elem->language.p);
	if (elem->expansion.n) {
		add_spoken(out, elem->expansion);
		add_spoken(out, str_ends(elem_said(out->arena, elem), " ") ? STR(" ") : STR(""));
	} else if (elem->kind == EL_FIGURE) {
		add_spoken(out, elem->alt);
	} else {
		for (size_t i = 0; i < elem->n_pieces; i++)
			add_spoken(out, elem->pieces[i].text);
	}
	for (const struct elem *child = elem->first; child && !elem->expansion.n; child = child->next)
		if (elem_is_inline(child))
			say_inline(out, child, lang);
	if (elem->language.n)
		buf_puts(out, "]");
	if (elem->kind == EL_LINK && elem->href.n)
		add_target(out, elem, lang);
}

/* The words of an element's own lines, without those of blocks in it. */
static struct str
own_words(struct speaker *s, const struct elem *elem)
{
	struct buf out = { .arena = s->out->arena };

	for (const struct elem *child = elem->first; child; child = child->next)
		if (elem_is_inline(child))
			say_inline(&out, child, s->lang);
	return str_trim(buf_str(&out));
}

/* All its words, those of blocks in it too. */
static void
add_all(struct speaker *s, struct buf *out, const struct elem *elem)
{
	struct str own = own_words(s, elem);

	if (own.n && out->n)
		buf_char(out, ' ');
	buf_add(out, own);
	for (const struct elem *child = elem->first; child; child = child->next)
		if (!elem_is_inline(child))
			add_all(s, out, child);
}

static struct str
all_words(struct speaker *s, const struct elem *elem)
{
	struct buf out = { .arena = s->out->arena };

	add_all(s, &out, elem);
	return buf_str(&out);
}

static void
indent(struct speaker *s)
{
	for (int i = 0; i < s->depth; i++)
		buf_puts(s->out, "  ");
}

static void
say_line(struct speaker *s, struct str before, struct str text)
{
	if (!before.n && !text.n)
		return;
	indent(s);
	buf_add(s->out, before);
	if (before.n && text.n)
		buf_puts(s->out, ": ");
	buf_add(s->out, text);
	buf_char(s->out, '\n');
}

static struct str
word(const struct speaker *s, enum said said)
{
	return str_of(words[s->lang][said]);
}

/* blocks */

static void speak(struct speaker *, const struct elem *);

static void
speak_blocks(struct speaker *s, const struct elem *elem)
{
	for (const struct elem *child = elem->first; child; child = child->next)
		if (!elem_is_inline(child))
			speak(s, child);
}

/* Blocks between their beginning and their end. */
static void
speak_within(struct speaker *s, const struct elem *elem, struct str begin, enum said end)
{
	say_line(s, (struct str){ 0 }, begin);
	s->depth++;
	say_line(s, (struct str){ 0 }, own_words(s, elem));
	speak_blocks(s, elem);
	s->depth--;
	say_line(s, (struct str){ 0 }, word(s, end));
}

static void
speak_group(struct speaker *s, const struct elem *elem)
{
	say_line(s, (struct str){ 0 }, own_words(s, elem));
	speak_blocks(s, elem);
}

static void
speak_heading(struct speaker *s, const struct elem *elem)
{
	say_line(s, str_printf(s->out->arena, "%s %d", words[s->lang][SAID_HEADING], elem->level), all_words(s, elem));
}

static void
speak_quote(struct speaker *s, const struct elem *elem)
{
	speak_within(s, elem, word(s, SAID_QUOTE), SAID_QUOTE_END);
}

static size_t
count_children(const struct elem *elem, enum elem_kind kind)
{
	size_t n = 0;

	for (const struct elem *child = elem->first; child; child = child->next)
		n += child->kind == kind;
	return n;
}

static void
speak_list(struct speaker *s, const struct elem *list)
{
	size_t n = count_children(list, EL_ITEM);

	speak_within(s, list, str_printf(s->out->arena, "%s %zu %s", words[s->lang][SAID_LIST], n,
	    things[s->lang][THING_ITEM][n != 1]), SAID_LIST_END);
}

/* The sign and the words of an item are one line. */
static void
speak_item(struct speaker *s, const struct elem *item)
{
	struct buf line = { .arena = s->out->arena };

	for (const struct elem *part = item->first; part; part = part->next)
		if (part->kind == EL_MARK || part->kind == EL_BODY) {
			buf_puts(&line, line.n ? " " : "");
			buf_add(&line, own_words(s, part));
		}
	say_line(s, (struct str){ 0 }, str_trim(buf_str(&line)));
	s->depth++;
	for (const struct elem *part = item->first; part; part = part->next)
		if (part->kind == EL_MARK || part->kind == EL_BODY)
			speak_blocks(s, part);
		else if (!elem_is_inline(part))
			speak(s, part);
	s->depth--;
}

static void
speak_figure(struct speaker *s, const struct elem *figure)
{
	say_line(s, word(s, SAID_FIGURE), figure->alt.n ? figure->alt : all_words(s, figure));
}

static void
speak_caption(struct speaker *s, const struct elem *caption)
{
	say_line(s, word(s, SAID_CAPTION), all_words(s, caption));
}

static void
speak_contents(struct speaker *s, const struct elem *contents)
{
	speak_within(s, contents, word(s, SAID_CONTENTS), SAID_CONTENTS_END);
}

static void
speak_entry(struct speaker *s, const struct elem *entry)
{
	say_line(s, (struct str){ 0 }, all_words(s, entry));
}

/* tables */

static void
say_columns(struct speaker *s, const struct grid_cell *cells, size_t n)
{
	struct buf line = { .arena = s->out->arena };

	for (size_t i = 0; i < n; i++) {
		buf_puts(&line, i ? "; " : "");
		buf_add(&line, all_words(s, cells[i].cell));
	}
	say_line(s, word(s, SAID_COLUMNS), buf_str(&line));
}

/* What is heard before a cell, without its row's header. */
static struct str
headers_of(struct speaker *s, const struct grid_cell *at)
{
	struct buf line = { .arena = s->out->arena };

	for (size_t i = 0; i < at->n_headers; i++) {
		if (at->headers[i]->parent == at->cell->parent)
			continue;
		buf_puts(&line, line.n ? ", " : "");
		buf_add(&line, all_words(s, at->headers[i]));
	}
	return buf_str(&line);
}

static void
speak_cell(struct speaker *s, const struct grid_cell *at, struct str before)
{
	say_line(s, before, own_words(s, at->cell));
	s->depth++;
	speak_blocks(s, at->cell);
	s->depth--;
}

static bool
is_head(const struct grid_cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cells[i].cell->kind != EL_TH || cells[i].cell->scope == SCOPE_ROW)
			return false;
	return n > 0;
}

/* "label: value" when there is but one value without a column's header. */
static void
speak_cells(struct speaker *s, const struct grid_cell *cells, size_t n)
{
	if (n == 2 && cells[0].cell->kind == EL_TH && cells[1].cell->kind == EL_TD && !headers_of(s, &cells[1]).n) {
		speak_cell(s, &cells[1], all_words(s, cells[0].cell));
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (cells[i].cell->kind == EL_TH)
			speak_cell(s, &cells[i], word(s, n == 1 && cells[i].columns > 1 ? SAID_GROUP : SAID_ROW));
	s->depth++;
	for (size_t i = 0; i < n; i++)
		if (cells[i].cell->kind != EL_TH)
			speak_cell(s, &cells[i], headers_of(s, &cells[i]));
	s->depth--;
}

static void
speak_row(struct speaker *s, struct grid *grid, const struct elem *row)
{
	size_t n;
	const struct grid_cell *cells = grid_row(grid, row, &n);

	if (is_head(cells, n))
		say_columns(s, cells, n);
	else
		speak_cells(s, cells, n);
}

static void
speak_rows(struct speaker *s, struct grid *grid, const struct elem *part)
{
	for (const struct elem *child = part->first; child; child = child->next)
		if (child->kind == EL_ROW)
			speak_row(s, grid, child);
		else if (child->kind == EL_HEAD || child->kind == EL_ROWS || child->kind == EL_FOOT)
			speak_rows(s, grid, child);
		else if (!elem_is_inline(child))
			speak(s, child);
}

static size_t
count_rows(const struct elem *part)
{
	size_t n = count_children(part, EL_ROW);

	for (const struct elem *child = part->first; child; child = child->next)
		if (child->kind == EL_HEAD || child->kind == EL_ROWS || child->kind == EL_FOOT)
			n += count_rows(child);
	return n;
}

static void
speak_table(struct speaker *s, const struct elem *table)
{
	struct grid *grid = grid_of(s->out->arena, table);

	size_t rows = count_rows(table), columns = grid_columns(grid);

	say_line(s, (struct str){ 0 }, str_printf(s->out->arena, "%s %zu %s %s %zu %s", words[s->lang][SAID_TABLE], rows,
	    things[s->lang][THING_ROW][rows != 1], s->lang == LANG_EN ? "and" : "en", columns,
	    things[s->lang][THING_COLUMN][columns != 1]));
	s->depth++;
	speak_rows(s, grid, table);
	s->depth--;
	say_line(s, (struct str){ 0 }, word(s, SAID_TABLE_END));
}

static void (*const speakers[EL_COUNT])(struct speaker *, const struct elem *) = {
	[EL_HEADING] = speak_heading, [EL_QUOTE] = speak_quote, [EL_LIST] = speak_list, [EL_ITEM] = speak_item,
	[EL_TABLE] = speak_table, [EL_CAPTION] = speak_caption, [EL_FIGURE] = speak_figure, [EL_TOC] = speak_contents,
	[EL_TOC_ITEM] = speak_entry,
};

static void
speak(struct speaker *s, const struct elem *elem)
{
	(speakers[elem->kind] ? speakers[elem->kind] : speak_group)(s, elem);
}

void
speech_elem(struct buf *out, const struct elem *root, enum lang lang)
{
	struct speaker s = { out, lang, 0 };

	speak(&s, root);
}
