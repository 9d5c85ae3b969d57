/*
 * A table of functions by kind of element. What stands between two blocks is white:
 * each block asks for the empty lines before it, and the most that is asked counts.
 */
#include "plain.h"
#include "../base/arena.h"
#include "../set/grid.h"

struct printer {
	struct buf *out;
	int depth;                      /* of lists and quotations */
	int white;                      /* empty lines to come before the next line */
};

static void print(struct printer *, const struct elem *);

/* words */

/* A space that may not break is a space; U+00AD is nothing. */
static void
add_plain(struct buf *out, struct str text)
{
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		if (c == 0xA0)
			buf_char(out, ' ');
		else if (c != 0xAD)
			buf_utf8(out, c == 0x2011 ? '-' : c);
	}
}

static void
add_inline(struct buf *out, const struct elem *elem)
{
	size_t from = out->n;

	for (size_t i = 0; i < elem->n_pieces; i++)
		add_plain(out, elem->pieces[i].text);
	for (const struct elem *child = elem->first; child; child = child->next)
		if (elem_is_inline(child))
			add_inline(out, child);
	if (elem->kind == EL_LINK && elem->href.n && !str_eq((struct str){ out->p + from, out->n - from }, elem->href))
		buf_printf(out, " <%.*s>", (int)elem->href.n, elem->href.p);
}

static struct str
words_of(struct printer *p, const struct elem *elem)
{
	struct buf out = { .arena = p->out->arena };

	add_inline(&out, elem);
	return str_trim(buf_str(&out));
}

/* On one line, with those of the blocks in it. */
static struct str
label_of(struct printer *p, const struct elem *elem)
{
	struct str own = words_of(p, elem), line;
	struct buf out = { .arena = p->out->arena };

	while (str_cut(&own, '\n', &line)) {
		buf_puts(&out, out.n ? " " : "");
		buf_add(&out, line);
	}
	for (const struct elem *child = elem->first; child; child = child->next)
		if (!elem_is_inline(child)) {
			buf_puts(&out, out.n ? " " : "");
			buf_add(&out, label_of(p, child));
		}
	return buf_str(&out);
}

static void
ask_white(struct printer *p, int lines)
{
	p->white = lines > p->white ? lines : p->white;
}

static void
indent(struct printer *p)
{
	for (int i = 0; i < p->depth; i++)
		buf_puts(p->out, "  ");
}

/* "mark text", behind the white that was asked for. */
static void
print_line(struct printer *p, struct str mark, struct str text)
{
	struct str line;

	if (!mark.n && !text.n)
		return;
	for (; p->out->n && p->white; p->white--)
		buf_char(p->out, '\n');
	p->white = 0;
	indent(p);
	buf_add(p->out, mark);
	buf_puts(p->out, mark.n && text.n ? " " : "");
	for (bool first = true; str_cut(&text, '\n', &line); first = false) {
		if (!first)
			indent(p);
		buf_add(p->out, line);
		buf_char(p->out, '\n');
	}
}

/* blocks */

static void
print_blocks(struct printer *p, const struct elem *elem)
{
	for (const struct elem *child = elem->first; child; child = child->next)
		if (!elem_is_inline(child))
			print(p, child);
}

static void
print_group(struct printer *p, const struct elem *elem)
{
	print_line(p, (struct str){ 0 }, words_of(p, elem));
	print_blocks(p, elem);
}

/* What is in another language stands apart. */
static void
print_section(struct printer *p, const struct elem *section)
{
	ask_white(p, section->language.n ? 2 : 0);
	print_group(p, section);
	ask_white(p, section->language.n ? 2 : 0);
}

static void
print_para(struct printer *p, const struct elem *para)
{
	ask_white(p, !p->depth);
	print_group(p, para);
	ask_white(p, !p->depth);
}

static void
print_heading(struct printer *p, const struct elem *heading)
{
	ask_white(p, heading->level > 2 ? 1 : 2);
	print_line(p, (struct str){ 0 }, label_of(p, heading));
	ask_white(p, 1);
}

static void
print_within(struct printer *p, const struct elem *elem)
{
	ask_white(p, !p->depth);
	p->depth++;
	print_group(p, elem);
	p->depth--;
	ask_white(p, !p->depth);
}

static void
print_list(struct printer *p, const struct elem *list)
{
	ask_white(p, !p->depth);
	print_blocks(p, list);
	ask_white(p, !p->depth);
}

/* The sign of an item and its words are one line. */
static void
print_item(struct printer *p, const struct elem *item)
{
	struct str mark = { 0 };

	for (const struct elem *part = item->first; part; part = part->next)
		if (part->kind == EL_MARK) {
			mark = words_of(p, part);
			mark = str_is(mark, BULLET) ? STR("-") : mark;
		} else {
			print_line(p, mark, words_of(p, part));
			p->depth++;
			print_blocks(p, part);
			p->depth--;
		}
}

/* tables */

/* The headers of a cell that its row does not tell. */
static struct str
headers_of(struct printer *p, const struct grid_cell *at)
{
	struct buf line = { .arena = p->out->arena };

	for (size_t i = 0; i < at->n_headers; i++) {
		if (at->headers[i]->parent == at->cell->parent || at->headers[i]->scope == SCOPE_ROW)
			continue;
		buf_puts(&line, line.n ? ", " : "");
		buf_add(&line, label_of(p, at->headers[i]));
	}
	return buf_str(&line);
}

/* The first paragraph goes with the label. */
static void
print_value(struct printer *p, struct str label, const struct elem *cell)
{
	const struct elem *from = cell->first;
	struct str words = words_of(p, cell);

	if (!words.n && from && from->kind == EL_PARA) {
		words = words_of(p, from);
		from = from->next;
	}
	if (label.n)
		label = str_printf(p->out->arena, "%.*s:", (int)label.n, label.p);
	print_line(p, label, words.n || from ? words : STR("-"));
	p->depth++;
	for (; from; from = from->next)
		if (!elem_is_inline(from))
			print(p, from);
	p->depth--;
}

static bool
is_head(const struct grid_cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cells[i].cell->kind != EL_TH || cells[i].cell->scope == SCOPE_ROW)
			return false;
	return true;
}

/* "label: value" for a row of two; else its name, and each cell beneath that. */
static void
print_cells(struct printer *p, const struct grid_cell *cells, size_t n)
{
	if (n == 2 && cells[0].cell->kind == EL_TH && !headers_of(p, &cells[1]).n) {
		print_value(p, label_of(p, cells[0].cell), cells[1].cell);
		return;
	}
	ask_white(p, 1);
	for (size_t i = 0; i < n; i++)
		if (cells[i].cell->kind == EL_TH)
			print_line(p, (struct str){ 0 }, label_of(p, cells[i].cell));
	p->depth++;
	for (size_t i = 0; i < n; i++)
		if (cells[i].cell->kind != EL_TH)
			print_value(p, headers_of(p, &cells[i]), cells[i].cell);
	p->depth--;
	ask_white(p, 1);
}

static void
print_rows(struct printer *p, struct grid *grid, const struct elem *part)
{
	for (const struct elem *child = part->first; child; child = child->next) {
		size_t n;
		const struct grid_cell *cells = child->kind == EL_ROW ? grid_row(grid, child, &n) : NULL;
		if (cells && !is_head(cells, n))
			print_cells(p, cells, n);
		else if (child->kind == EL_HEAD || child->kind == EL_ROWS || child->kind == EL_FOOT)
			print_rows(p, grid, child);
		else if (!cells && !elem_is_inline(child))
			print(p, child);
	}
}

/* A table of many columns says its unit once, in its corner. */
static void
print_corner(struct printer *p, const struct elem *head)
{
	const struct elem *corner = head && head->kind == EL_HEAD && head->first ? head->first->first : NULL;
	struct str words = corner ? words_of(p, corner) : (struct str){ 0 }, line;

	if (str_cut(&words, '\n', &line) && words.n)
		print_line(p, line, words);
}

static void
print_table(struct printer *p, const struct elem *table)
{
	ask_white(p, 1);
	print_corner(p, table->first);
	print_rows(p, grid_of(p->out->arena, table), table);
	ask_white(p, 1);
}

static void (*const printers[EL_COUNT])(struct printer *, const struct elem *) = {
	[EL_SECTION] = print_section, [EL_HEADING] = print_heading, [EL_PARA] = print_para, [EL_QUOTE] = print_within, [EL_LIST] = print_list,
	[EL_ITEM] = print_item, [EL_TABLE] = print_table,
};

static void
print(struct printer *p, const struct elem *elem)
{
	(printers[elem->kind] ? printers[elem->kind] : print_group)(p, elem);
}

void
plain_elem(struct buf *out, const struct elem *root)
{
	struct printer p = { .out = out };

	print(&p, root);
}
