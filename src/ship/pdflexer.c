/* One pass from left to right; a text without escapes is a part of the source. */
#include "pdflexer.h"
#include "../base/arena.h"

#include <string.h>

static bool
is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool
is_regular(char c)
{
	return !is_white(c) && !memchr("()<>[]{}/%", c, 10);
}

static int
hex_digit(char c)
{
	if (char_is_digit(c))
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Cuts n bytes off the front of what is left. */
static struct str
take(struct lexer *lexer, size_t n)
{
	struct str taken = { lexer->rest.p, n };

	lexer->rest = str_from(lexer->rest, n);
	return taken;
}

static void
skip_white(struct lexer *lexer)
{
	struct str *rest = &lexer->rest;
	bool comment = false;
	size_t n = 0;

	for (; n < rest->n && (comment || is_white(rest->p[n]) || rest->p[n] == '%'); n++)
		comment = rest->p[n] == '%' || (comment && rest->p[n] != '\n' && rest->p[n] != '\r');
	*rest = str_from(*rest, n);
}

/* The length of a string between parentheses, with its last one. */
static size_t
string_length(struct str s, bool *escapes)
{
	size_t depth = 1, n = 0;

	for (; n < s.n && depth; n++) {
		*escapes |= s.p[n] == '\\' || s.p[n] == '\r';
		if (s.p[n] == '\\')
			n++;
		else
			depth += (s.p[n] == '(') - (s.p[n] == ')');
	}
	return n < s.n ? n : s.n;
}

/* One escape after its backslash; how many bytes of it there are. */
static size_t
add_escape(struct buf *out, struct str s)
{
	static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
	const char *letter = s.p[0] ? strchr(letters, s.p[0]) : NULL;
	size_t n = 0;
	int code = 0;

	if (letter) {
		buf_char(out, meant[letter - letters]);
		return 1;
	}
	if (s.p[0] == '\r' || s.p[0] == '\n')
		return s.p[0] == '\r' && s.n > 1 && s.p[1] == '\n' ? 2 : 1;
	for (; n < 3 && n < s.n && s.p[n] >= '0' && s.p[n] < '8'; n++)
		code = code * 8 + s.p[n] - '0';
	buf_char(out, n ? (char)code : s.p[0]);
	return n ? n : 1;
}

static struct str
literal(struct lexer *lexer)
{
	bool escapes = false;
	struct str source = take(lexer, string_length(lexer->rest, &escapes));
	struct buf out = { .arena = lexer->arena };

	if (source.n && source.p[source.n - 1] == ')')
		source.n--;
	if (!escapes || !lexer->arena)
		return source;
	while (source.n) {
		char c = source.p[0];
		bool pair = c == '\r' && source.n > 1 && source.p[1] == '\n';
		source = str_from(source, pair ? 2 : 1);
		if (c == '\\' && source.n)
			source = str_from(source, add_escape(&out, source));
		else if (c != '\\')
			buf_char(&out, c == '\r' ? '\n' : c);
	}
	return buf_str(&out);
}

static struct str
hexadecimal(struct lexer *lexer)
{
	const char *close = memchr(lexer->rest.p, '>', lexer->rest.n);
	struct str source = take(lexer, close ? (size_t)(close - lexer->rest.p) : lexer->rest.n);
	struct buf out = { .arena = lexer->arena };
	int high = -1;

	take(lexer, close ? 1 : 0);
	for (size_t i = 0; lexer->arena && i < source.n; i++) {
		int digit = hex_digit(source.p[i]);
		if (digit >= 0 && high >= 0)
			buf_char(&out, (char)(high << 4 | digit));
		if (digit >= 0)
			high = high < 0 ? digit : -1;
	}
	if (high >= 0)
		buf_char(&out, (char)(high << 4));
	return buf_str(&out);
}

static struct str
regular(struct lexer *lexer)
{
	size_t n = 0;

	while (n < lexer->rest.n && is_regular(lexer->rest.p[n]))
		n++;
	return take(lexer, n);
}

static struct str
name(struct lexer *lexer)
{
	struct str source = regular(lexer);
	struct buf out = { .arena = lexer->arena };

	if (!source.n || !lexer->arena || !memchr(source.p, '#', source.n))
		return source;
	for (size_t i = 0; i < source.n; i++) {
		bool escape = source.p[i] == '#' && i + 2 < source.n
		    && hex_digit(source.p[i + 1]) >= 0 && hex_digit(source.p[i + 2]) >= 0;
		buf_char(&out, escape ? (char)(hex_digit(source.p[i + 1]) << 4 | hex_digit(source.p[i + 2])) : source.p[i]);
		i += escape ? 2 : 0;
	}
	return buf_str(&out);
}

static bool
read_number(struct str s, double *value)
{
	bool negative = s.n && s.p[0] == '-', digits = false, fraction = false;
	double scale = 1, sum = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (char_is_digit(s.p[i])) {
			digits = true;
			sum = sum * 10 + (s.p[i] - '0');
			scale *= fraction ? 10 : 1;
		} else if (s.p[i] == '.' && !fraction) {
			fraction = true;
		} else if (digits && s.p[i] == '-') {
			break;                  /* "12-34" is 12, as viewers read it */
		} else if (digits || fraction || (s.p[i] != '-' && s.p[i] != '+')) {
			return false;
		}
	}
	*value = (negative ? -sum : sum) / scale;
	return digits || fraction;
}

static struct token
word(struct lexer *lexer)
{
	struct token token = { TOKEN_WORD, 0, regular(lexer) };

	if (read_number(token.text, &token.number))
		token.kind = TOKEN_NUMBER;
	return token;
}

struct token
lexer_next(struct lexer *lexer)
{
	static const struct {
		const char *mark;
		enum token_kind kind;
		struct str (*read)(struct lexer *);
	} marks[] = {
		{ "<<", TOKEN_DICT, NULL }, { ">>", TOKEN_DICT_END, NULL }, { "[", TOKEN_ARRAY, NULL }, { "]", TOKEN_ARRAY_END, NULL },
		{ "(", TOKEN_STRING, literal }, { "<", TOKEN_STRING, hexadecimal }, { "/", TOKEN_NAME, name },
	};

	for (skip_white(lexer); lexer->rest.n; skip_white(lexer)) {
		if (is_regular(lexer->rest.p[0]))
			return word(lexer);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			if (str_starts(lexer->rest, marks[i].mark)) {
				take(lexer, strlen(marks[i].mark));
				return (struct token){ marks[i].kind, 0, marks[i].read ? marks[i].read(lexer) : STR("") };
			}
		take(lexer, 1);                 /* what has no meaning here */
	}
	return (struct token){ TOKEN_END, 0, STR("") };
}

struct token
lexer_operand(struct lexer *lexer)
{
	struct token token = lexer_next(lexer);
	struct lexer inside = { NULL, lexer->rest };
	size_t depth = 1;

	if (token.kind != TOKEN_ARRAY && token.kind != TOKEN_DICT)
		return token;
	while (depth) {
		struct str before = inside.rest;
		enum token_kind kind = lexer_next(&inside).kind;
		if (kind == TOKEN_END)
			break;
		depth += (kind == TOKEN_ARRAY || kind == TOKEN_DICT);
		depth -= (kind == TOKEN_ARRAY_END || kind == TOKEN_DICT_END);
		token.text = (struct str){ lexer->rest.p, (size_t)(before.p - lexer->rest.p) };
	}
	lexer->rest = inside.rest;
	return token;
}

/* Whether an image ends here: EI between white space, and text behind it. */
static bool
is_image_end(struct str s)
{
	if (s.n < 3 || !is_white(s.p[0]) || s.p[1] != 'E' || s.p[2] != 'I' || (s.n > 3 && is_regular(s.p[3])))
		return false;
	for (size_t i = 3; i < s.n && i < 16; i++)
		if ((unsigned char)s.p[i] > 0x7E || (s.p[i] < ' ' && !is_white(s.p[i])))
			return false;
	return true;
}

void
lexer_skip_image(struct lexer *lexer)
{
	size_t n = 0;

	while (n < lexer->rest.n && !is_image_end(str_from(lexer->rest, n)))
		n++;
	take(lexer, n + 3 < lexer->rest.n ? n + 3 : lexer->rest.n);
}
