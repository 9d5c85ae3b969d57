#include "header.h"
#include "../base/arena.h"

#include <assert.h>
#include <string.h>

#define WORD_START "=?utf-8?Q?"
#define WORD_END "?="

enum {
	WORD_MOST = 75,                 /* an encoded word: RFC 2047 2 */
	BARE_MOST = 60,                 /* a word of ASCII that cannot be folded */
};

/* A field at work on: its value and the column that it is at. */
struct line {
	struct buf out;
	size_t column;
};

static struct line
line_of(struct arena *arena, size_t name)
{
	return (struct line){ { .arena = arena }, name + 2 };
}

/* Goes on with n more characters behind a space, on a new line when they don't fit. */
static void
space(struct line *l, size_t n)
{
	if (l->column + 1 + n > HEADER_COLUMNS) {
		buf_puts(&l->out, "\r\n ");
		l->column = 1;
	} else {
		buf_char(&l->out, ' ');
		l->column++;
	}
}

static void
add(struct line *l, struct str text)
{
	buf_add(&l->out, text);
	l->column += text.n;
}

/* Tabs as spaces; no other control character may be there. */
static struct str
plain(struct arena *arena, struct str text)
{
	char *copy = arena_copy(arena, text.p, text.n);

	for (size_t i = 0; i < text.n; i++) {
		if (copy[i] == '\t')
			copy[i] = ' ';
		assert((unsigned char)copy[i] >= ' ' && copy[i] != 0x7F);
	}
	return (struct str){ copy, text.n };
}

/* Whether words can stand as they are. */
static bool
is_bare(struct str text)
{
	size_t run = 0;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == ' ' ? 0 : run + 1;
		if ((unsigned char)text.p[i] >= 0x80 || run > BARE_MOST || (i && text.p[i - 1] == '=' && text.p[i] == '?')
		    || (text.p[i] == ' ' && (!i || i + 1 == text.n || text.p[i - 1] == ' ')))
			return false;
	}
	return true;
}

static void
add_bare(struct line *l, struct str text)
{
	struct str word;

	for (bool first = true; str_cut(&text, ' ', &word); first = false) {
		if (!first)
			space(l, word.n);
		add(l, word);
	}
}

/* One character in Q, as it may stand in a name too (RFC 2047 5, rule 3). */
static struct str
encoded(struct arena *arena, struct str character)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < character.n; i++) {
		char c = character.p[i];
		if ((c >= 'a' && c <= 'z') || char_is_upper(c) || char_is_digit(c) || c == '-')
			buf_char(&out, c);
		else if (c == ' ')
			buf_char(&out, '_');
		else
			buf_printf(&out, "=%02X", (unsigned)(unsigned char)c);
	}
	return buf_str(&out);
}

/* Encoded words of whole characters; the space between two is none of the text. */
static void
add_encoded(struct line *l, struct str text)
{
	const size_t around = sizeof WORD_START - 1 + sizeof WORD_END - 1;
	const char *p = text.p, *end = p + text.n, *start;
	size_t n = 0;

	while (p < end) {
		struct str character;
		start = p;
		utf8_next(&p, end);
		character = encoded(l->out.arena, (struct str){ start, (size_t)(p - start) });
		if (n && (l->column + character.n + sizeof WORD_END - 1 > HEADER_COLUMNS || n + character.n > WORD_MOST)) {
			add(l, STR(WORD_END));
			space(l, HEADER_COLUMNS);
			n = 0;
		}
		if (!n && l->column + around + character.n > HEADER_COLUMNS)
			space(l, HEADER_COLUMNS);
		if (!n)
			add(l, STR(WORD_START));
		n = (n ? n : around) + character.n;
		add(l, character);
	}
	if (n)
		add(l, STR(WORD_END));
}

struct str
header_text(struct arena *arena, size_t name, struct str text)
{
	struct line l = line_of(arena, name);

	text = plain(arena, text);
	if (is_bare(text))
		add_bare(&l, text);
	else
		add_encoded(&l, text);
	return buf_str(&l.out);
}

/* RFC 5322 3.2.4: in quotes when it has more than letters, digits and spaces. */
static bool
needs_quotes(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (strchr("()<>[]:;@\\,.\"", name.p[i]))
			return true;
	return false;
}

static struct str
quoted(struct arena *arena, struct str name)
{
	struct buf out = { .arena = arena };

	buf_char(&out, '"');
	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] == '"' || name.p[i] == '\\')
			buf_char(&out, '\\');
		buf_char(&out, name.p[i]);
	}
	buf_char(&out, '"');
	return buf_str(&out);
}

struct str
header_mailbox(struct arena *arena, size_t name, const struct mailbox *box)
{
	struct line l = line_of(arena, name);
	struct str address = str_printf(arena, "<%.*s>", (int)box->address.n, box->address.p), words = plain(arena, box->name);

	if (!words.n)
		return box->address;
	if (!is_bare(words))
		add_encoded(&l, words);
	else
		add_bare(&l, needs_quotes(words) ? quoted(arena, words) : words);
	space(&l, address.n);
	add(&l, address);
	return buf_str(&l.out);
}

struct str
header_date(struct arena *arena, struct moment m, int zone)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

	return str_printf(arena, "%s, %d %s %04d %02d:%02d:%02d +%02d%02d", days[date_weekday(m.date)], m.date.day,
	    months[m.date.month - 1], m.date.year, m.hour, m.minute, m.second, zone / 60, zone % 60);
}

/* RFC 2231 7: an attribute-char stands as it is. */
static struct str
percent(struct arena *arena, struct str text)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if ((c >= 'a' && c <= 'z') || char_is_upper(c) || char_is_digit(c) || c == '-' || c == '.' || c == '_')
			buf_char(&out, c);
		else
			buf_printf(&out, "%%%02X", (unsigned)(unsigned char)c);
	}
	return buf_str(&out);
}

struct str
header_attachment(struct arena *arena, struct str file, struct str ascii)
{
	struct str name = percent(arena, file);

	return str_printf(arena, "attachment;\r\n filename=\"%.*s\";\r\n filename*=utf-8''%.*s", (int)ascii.n, ascii.p,
	    (int)name.n, name.p);
}
