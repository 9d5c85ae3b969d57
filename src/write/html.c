/*
 * Each kind of element has a tag in a table; EL_TEXT is its words. What a table
 * says by its grid is said by scope, rowspan and colspan too.
 */
#include "html.h"

static const char *const tags[EL_COUNT] = {
	[EL_SECTION] = "section", [EL_PARA] = "p", [EL_QUOTE] = "blockquote", [EL_LIST] = "ul", [EL_ITEM] = "li",
	[EL_TABLE] = "table", [EL_HEAD] = "thead", [EL_ROWS] = "tbody", [EL_FOOT] = "tfoot", [EL_ROW] = "tr",
	[EL_TH] = "th", [EL_TD] = "td", [EL_LINK] = "a", [EL_SPAN] = "span",
};

static void
add_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.p[i]) {
		case '&': buf_puts(out, "&amp;"); break;
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		case '"': buf_puts(out, "&quot;"); break;
		case '\n': buf_puts(out, "<br>"); break;
		default: buf_char(out, text.p[i]);
		}
}

static void
add_attribute(struct buf *out, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_printf(out, " %s=\"", name);
	add_escaped(out, value);
	buf_char(out, '"');
}

static const char *
tag_of(const struct elem *elem)
{
	static const char *const headings[] = { "", "h1", "h2", "h3", "h4", "h5", "h6" };

	if (elem->kind == EL_HEADING)
		return headings[elem->level];
	if (elem->kind == EL_SPAN && elem->expansion.n)
		return "abbr";
	return elem->kind == EL_LIST && elem->numbering == NUMBERING_DECIMAL ? "ol" : tags[elem->kind];
}

/* A header over several rows or columns is one of their group. */
static void
add_cell_attributes(struct buf *out, const struct elem *cell)
{
	static const char *const aligns[] = { [ALIGN_LEFT] = "", [ALIGN_RIGHT] = "right", [ALIGN_MIDDLE] = "center" };

	if (cell->scope)
		buf_printf(out, " scope=\"%s%s\"", cell->scope == SCOPE_ROW ? "row" : "col", cell->columns > 1 ? "group" : "");
	if (cell->columns > 1)
		buf_printf(out, " colspan=\"%d\"", cell->columns);
	if (cell->rows > 1)
		buf_printf(out, " rowspan=\"%d\"", cell->rows);
	if (cell->align != ALIGN_LEFT)
		buf_printf(out, " style=\"text-align:%s\"", aligns[cell->align]);
}

static void
add_piece(struct buf *out, const struct piece *piece)
{
	buf_puts(out, piece->face & SPAN_BOLD ? "<strong>" : "");
	buf_puts(out, piece->face & SPAN_ITALIC ? "<em>" : "");
	add_escaped(out, piece->text);
	buf_puts(out, piece->face & SPAN_ITALIC ? "</em>" : "");
	buf_puts(out, piece->face & SPAN_BOLD ? "</strong>" : "");
}

void
html_elem(struct buf *out, const struct elem *elem)
{
	const char *tag = tag_of(elem);

	if (elem->kind == EL_MARK)
		return;                 /* a browser draws its own */
	if (tag) {
		buf_printf(out, "<%s", tag);
		add_cell_attributes(out, elem);
		add_attribute(out, "href", elem->href);
		add_attribute(out, "lang", elem->language);
		add_attribute(out, "title", elem->expansion);
		buf_char(out, '>');
	}
	for (size_t i = 0; i < elem->n_pieces; i++)
		add_piece(out, &elem->pieces[i]);
	for (const struct elem *child = elem->first; child; child = child->next)
		html_elem(out, child);
	if (tag)
		buf_printf(out, "</%s>%s", tag, elem_is_inline(elem) ? "" : "\n");
}

void
html_open(struct buf *out, struct str language, struct str title)
{
	buf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
	add_escaped(out, language);
	buf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
	add_escaped(out, title);
	buf_puts(out, "</title>\n<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em;line-height:1.5;"
	    "color:#1f2328}h1{font-size:1.5em}h2{font-size:1.2em}h1,h2{color:#154273}th,td{padding:.2em 1.5em .2em 0;vertical-align:top}"
	    "th{text-align:left;font-weight:normal;color:#535353}td{overflow-wrap:anywhere}td[style]{white-space:nowrap}td p{margin:0}tfoot th,tfoot td{font-weight:bold}"
	    "li{margin:.4em 0}</style>\n</head>\n<body>\n<main>\n");
}

void
html_close(struct buf *out)
{
	buf_puts(out, "</main>\n</body>\n</html>\n");
}
