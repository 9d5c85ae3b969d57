#include "str.h"
#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str
str_of(const char *z)
{
	return (struct str){ z, z ? strlen(z) : 0 };
}

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool
str_is(struct str s, const char *z)
{
	return (!s.n || s.p[0] == z[0]) && str_eq(s, str_of(z));
}

bool
str_starts(struct str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool
str_ends(struct str s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0;
}

struct str
str_from(struct str s, size_t at)
{
	return at >= s.n ? (struct str){ s.p + s.n, 0 } : (struct str){ s.p + at, s.n - at };
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str
str_trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_dup(struct arena *arena, struct str s)
{
	return (struct str){ arena_copy(arena, s.p, s.n), s.n };
}

const char *
str_z(struct arena *arena, struct str s)
{
	return arena_copy(arena, s.p, s.n);
}

int
str_cmp(struct str a, struct str b)
{
	int order = memcmp(a.p ? a.p : "", b.p ? b.p : "", a.n < b.n ? a.n : b.n);

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool
str_cut(struct str *rest, char separator, struct str *part)
{
	const char *end;

	if (!rest->p)
		return false;
	end = rest->n ? memchr(rest->p, separator, rest->n) : NULL;
	*part = (struct str){ rest->p, end ? (size_t)(end - rest->p) : rest->n };
	*rest = end ? str_from(*rest, part->n + 1) : (struct str){ NULL, 0 };
	return true;
}

/* Latin-1 letters C0..FF without their accents; '*' where there is no base. */
static const char base_letter[] =
    "aaaaaa*ceeeeiiii*nooooo*ouuuuy**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y";

/* Likewise 100..17F. */
static const char extended_letter[] =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllll"
    "nnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static int32_t
fold_character(int32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if (c >= 0xC0 && c <= 0xFF && base_letter[c - 0xC0] != '*')
		return base_letter[c - 0xC0];
	if (c >= 0x100 && c <= 0x17F && extended_letter[c - 0x100] != '*')
		return extended_letter[c - 0x100];
	if (c == 0xC6 || c == 0xD0 || c == 0xDE)
		return c + 0x20;
	if (c == 0x132 || c == 0x152)
		return c + 1;
	if (c >= 0x300 && c <= 0x36F)           /* combining accents */
		return 0;
	if (c == '\'' || c == 0x2018 || c == 0x2019)
		return 0;
	if (c == '-' || c == '_' || c == 0xA0 || c == '\t')
		return ' ';
	return c;
}

struct str
str_fold(struct arena *arena, struct str s)
{
	struct buf out = { .arena = arena };
	const char *p = s.p, *end = s.p + s.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		if (c < 0)
			continue;
		c = fold_character(c);
		if (c == 0 || (c == ' ' && (out.n == 0 || out.p[out.n - 1] == ' ')))
			continue;
		buf_utf8(&out, c);
	}
	while (out.n && out.p[out.n - 1] == ' ')
		out.n--;
	return buf_str(&out);
}

static int
min3(int a, int b, int c)
{
	int m = a < b ? a : b;

	return m < c ? m : c;
}

struct str
str_slug(struct arena *arena, struct str text)
{
	struct str folded = str_fold(arena, text);
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		bool keeps = (c >= 'a' && c <= 'z') || char_is_digit(c);
		if (keeps || (out.n && out.p[out.n - 1] != '-'))
			buf_char(&out, keeps ? c : '-');
	}
	while (out.n && out.p[out.n - 1] == '-')
		out.n--;
	return buf_str(&out);
}

int
str_distance(struct str a, struct str b)
{
	enum { MAX = 64 };
	int d[3][MAX + 1], *before = d[0], *above = d[1], *here = d[2];
	int n = a.n < MAX ? (int)a.n : MAX, m = b.n < MAX ? (int)b.n : MAX;

	for (int j = 0; j <= m; j++)
		above[j] = j;
	for (int i = 1; i <= n; i++) {
		int *spare = before;
		here[0] = i;
		for (int j = 1; j <= m; j++) {
			bool same = a.p[i - 1] == b.p[j - 1];
			here[j] = min3(above[j] + 1, here[j - 1] + 1, above[j - 1] + !same);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1]
			    && before[j - 2] + 1 < here[j])
				here[j] = before[j - 2] + 1;
		}
		before = above;
		above = here;
		here = spare;
	}
	return above[m];
}

struct str
str_nearest(struct str s, const struct str *candidates, size_t n)
{
	struct str nearest = { 0 };
	int least = s.n < 8 ? 2 : (int)(s.n < 64 ? s.n : 64) / 4 + 1;

	for (size_t i = 0; i < n; i++) {
		int distance = str_distance(s, candidates[i]);
		if (distance < least) {
			least = distance;
			nearest = candidates[i];
		}
	}
	return nearest;
}

static const struct filling *
filling_at(struct str rest, const struct filling *fillings, size_t n, size_t *length)
{
	for (size_t i = 0; i < n; i++) {
		*length = strlen(fillings[i].name) + 2;
		if (rest.n >= *length && rest.p[*length - 1] == '}' && str_starts(str_from(rest, 1), fillings[i].name))
			return &fillings[i];
	}
	return NULL;
}

struct str
str_fill(struct arena *arena, struct str pattern, const struct filling *fillings, size_t n)
{
	struct buf out = { .arena = arena };
	size_t length;

	while (pattern.n) {
		const struct filling *found = pattern.p[0] == '{'
		    ? filling_at(pattern, fillings, n, &length) : NULL;
		if (found)
			buf_add(&out, found->value);
		else
			buf_char(&out, pattern.p[0]);
		pattern = str_from(pattern, found ? length : 1);
	}
	return buf_str(&out);
}

int32_t
utf8_next(const char **p, const char *end)
{
	static const int32_t least[] = { 0, 0x80, 0x800, 0x10000 };
	const unsigned char *s = (const unsigned char *)*p;
	int32_t c = *s;
	int more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2
	    : c >= 0xF0 && c < 0xF5 ? 3 : -1;

	(*p)++;
	if (more == 0)
		return c;
	if (more < 0 || end - *p < more)
		return -1;
	c &= 0x3F >> more;
	for (int i = 1; i <= more; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return -1;
		c = c << 6 | (s[i] & 0x3F);
	}
	if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return -1;
	*p += more;
	return c;
}

int
utf8_width(int32_t c)
{
	if ((c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20F0) || (c >= 0xFE00 && c <= 0xFE0F))
		return 0;
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3)
	    || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
	    || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ? 2 : 1;
}

size_t
utf8_count(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return count;
}

char *
buf_grow(struct buf *buf, size_t n)
{
	size_t size = buf->size ? 2 * buf->size : 64;
	char *larger;

	while (size - buf->n < n)
		size *= 2;
	larger = arena_alloc(buf->arena, size);
	if (buf->n)
		memcpy(larger, buf->p, buf->n);
	buf->p = larger;
	buf->size = size;
	return larger + buf->n;
}

void
buf_add(struct buf *buf, struct str s)
{
	if (s.n)
		memcpy(buf_room(buf, s.n), s.p, s.n);
	buf->n += s.n;
}

void
buf_puts(struct buf *buf, const char *z)
{
	buf_add(buf, str_of(z));
}

void
buf_utf8(struct buf *buf, int32_t c)
{
	char s[4];
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

	for (size_t i = n; i-- > 1; c >>= 6)
		s[i] = (char)(0x80 | (c & 0x3F));
	s[0] = (char)(lead[n] | c);
	buf_add(buf, (struct str){ s, n });
}

/* C0, DEL and C1 (ISO 6429), ends of lines, and marks for the order of letters. */
static bool
is_control(int32_t c)
{
	return c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void
buf_shown(struct buf *buf, struct str text)
{
	const char *p = text.p, *end = text.p + text.n;

	while (p < end) {
		const char *start = p;
		int32_t c = utf8_next(&p, end);
		if (c < 0 || is_control(c))
			buf_char(buf, c < 0 ? '?' : ' ');
		else
			buf_add(buf, (struct str){ start, (size_t)(p - start) });
	}
}

void
buf_int(struct buf *buf, int64_t value)
{
	char digits[20];
	size_t n = sizeof digits;
	uint64_t u = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	do
		digits[--n] = (char)('0' + u % 10);
	while (u /= 10);
	if (value < 0)
		buf_char(buf, '-');
	buf_add(buf, (struct str){ digits + n, sizeof digits - n });
}

static void
buf_vprintf(struct buf *buf, const char *format, va_list args)
{
	enum { SHORT = 32 };            /* most texts: they are made once instead of twice */
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(buf_room(buf, SHORT), SHORT, format, again);
	va_end(again);
	if (n >= SHORT)
		vsnprintf(buf_room(buf, (size_t)n + 1), (size_t)n + 1, format, args);
	buf->n += n > 0 ? (size_t)n : 0;
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vprintf(buf, format, args);
	va_end(args);
}

struct str
buf_str(const struct buf *buf)
{
	return (struct str){ buf->p ? buf->p : "", buf->n };
}

struct str
str_printf(struct arena *arena, const char *format, ...)
{
	struct buf buf = { .arena = arena };
	va_list args;

	va_start(args, format);
	buf_vprintf(&buf, format, args);
	va_end(args);
	return buf_str(&buf);
}
