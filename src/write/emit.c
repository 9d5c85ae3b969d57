#include "emit.h"

#include <string.h>

void
yaml_indent(struct buf *out, int indent)
{
	for (; indent > 0; indent--)
		buf_char(out, ' ');
}

static bool
starts_plainly(struct str text)
{
	unsigned char c = (unsigned char)text.p[0];

	return c >= 0x80 || c == '.' || char_is_digit(text.p[0]) || char_is_upper(text.p[0]) || (c >= 'a' && c <= 'z')
	    || (c == '-' && text.n > 1 && char_is_digit(text.p[1]));
}

/* Whether a text of one line means itself without quotes, also to who reads it. */
static bool
is_plain(struct str text)
{
	if (!text.n || !starts_plainly(text) || text.p[text.n - 1] == ':' || text.p[text.n - 1] == ' ')
		return false;
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < ' ' || text.p[i] == '#' || (text.p[i] == ':' && text.p[i + 1] == ' '))
			return false;
	return true;
}

static void
add_quoted(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (c == '\n')
			buf_puts(out, "\\n");
		else if (c == '\t')
			buf_puts(out, "\\t");
		else
			buf_char(out, c);
	}
	buf_char(out, '"');
}

static void
add_word(struct buf *out, struct str text)
{
	if (is_plain(text))
		buf_add(out, text);
	else
		add_quoted(out, text);
}

/* A literal block cannot start with white space, nor hold a carriage return. */
static bool
can_be_literal(struct str text)
{
	return text.p[0] != ' ' && text.p[0] != '\n' && text.p[0] != '\t' && !memchr(text.p, '\r', text.n);
}

static void
add_literal(struct buf *out, struct str text, int indent)
{
	size_t newlines = 0;
	struct str line;

	while (newlines < text.n && text.p[text.n - 1 - newlines] == '\n')
		newlines++;
	buf_puts(out, newlines == 0 ? "|-\n" : newlines == 1 ? "|\n" : "|+\n");
	text.n -= newlines > 0;
	while (str_cut(&text, '\n', &line)) {
		if (line.n)
			yaml_indent(out, indent);
		buf_add(out, line);
		buf_char(out, '\n');
	}
}

void
yaml_text(struct buf *out, struct str text, int indent)
{
	if (text.n && memchr(text.p, '\n', text.n) && can_be_literal(text)) {
		add_literal(out, text, indent);
	} else {
		add_word(out, text);
		buf_char(out, '\n');
	}
}

static void
add_members(struct buf *out, const struct node *block, int indent)
{
	for (size_t i = 0; i < block->n; i++) {
		yaml_indent(out, indent);
		add_word(out, block->entries[i].key);
		buf_char(out, ':');
		yaml_value(out, block->entries[i].value, indent + 2);
	}
}

/* A block that is an item has its first member on the line of the dash. */
static void
add_items(struct buf *out, const struct node *list, int indent)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct node *item = list->items[i];
		size_t start = out->n + (size_t)indent;
		if (item->kind == NODE_BLOCK && item->n) {
			add_members(out, item, indent + 2);
			out->p[start] = '-';
		} else {
			yaml_indent(out, indent);
			buf_char(out, '-');
			yaml_value(out, item, indent + 2);
		}
	}
}

void
yaml_value(struct buf *out, const struct node *node, int indent)
{
	if (node->kind == NODE_TEXT && (node->text.n || node->style != NODE_PLAIN)) {
		buf_char(out, ' ');
		yaml_text(out, node->text, indent);
		return;
	}
	if (node->kind != NODE_TEXT && !node->n)
		buf_puts(out, node->kind == NODE_LIST ? " []" : " {}");
	buf_char(out, '\n');
	if (node->kind == NODE_BLOCK)
		add_members(out, node, indent);
	if (node->kind == NODE_LIST)
		add_items(out, node, indent);
}
