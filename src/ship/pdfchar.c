/* Tables of characters, and one place through which every character passes. */
#include "pdfchar.h"
#include "../base/arena.h"

#include <stdlib.h>
#include <string.h>

static const struct glyph_name {
	const char *name;
	int32_t character;
} glyph_names[] = {
#define G(name, character) { #name, character },
#include "glyphs.def"
#undef G
};

/* Codes from 0x80; below are those of ASCII, but for two quotes. */
static const uint16_t encodings[][128] = {
	[ENCODING_STANDARD] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0x00A1, 0x00A2, 0x00A3,
		0x2044, 0x00A5, 0x0192, 0x00A7, 0x00A4, 0x0027, 0x201C, 0x00AB, 0x2039, 0x203A, 0xFB01, 0xFB02,
		0, 0x2013, 0x2020, 0x2021, 0x00B7, 0, 0x00B6, 0x2022, 0x201A, 0x201E, 0x201D, 0x00BB,
		0x2026, 0x2030, 0, 0x00BF, 0, 0x0060, 0x00B4, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9,
		0x00A8, 0, 0x02DA, 0x00B8, 0, 0x02DD, 0x02DB, 0x02C7, 0x2014, 0, 0, 0,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0x00C6, 0, 0x00AA, 0, 0, 0, 0, 0x0141, 0x00D8, 0x0152, 0x00BA,
		0, 0, 0, 0, 0, 0x00E6, 0, 0, 0, 0x0131, 0, 0,
		0x0142, 0x00F8, 0x0153, 0x00DF, 0, 0, 0, 0,
	},
	[ENCODING_WIN] = {              /* from 0xA0 as Latin 1 */
		0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
		0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
		0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178,
	},
	[ENCODING_MAC] = {
		0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
		0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
		0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
		0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
		0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
		0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
		0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
		0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x00A4, 0x2039, 0x203A, 0xFB01, 0xFB02,
		0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
		0x00CF, 0x00CC, 0x00D3, 0x00D4, 0, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
		0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
	},
};

/* Bullets of Symbol and Wingdings, as word processors write them. */
static const struct {
	int32_t private, character;
} bullets[] = {
	{ 0xF0A7, 0x25AA }, { 0xF0A8, 0x25FB }, { 0xF0B7, 0x2022 }, { 0xF0D8, 0x27A2 }, { 0xF0FC, 0x2713 },
	{ 0xF076, 0x2756 }, { 0xF071, 0x2751 }, { 0xF06E, 0x25A0 }, { 0xF06C, 0x25CF }, { 0xF0E0, 0x2192 },
	{ 0xF0FE, 0x2611 }, { 0xF02D, 0x2013 },
};

static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };      /* from U+FB00 */

int32_t
pdf_encoded(enum pdf_encoding encoding, unsigned char code)
{
	int32_t character;

	if (code < 0x20 || code == 0x7F)
		return PDF_UNKNOWN;
	if (encoding == ENCODING_STANDARD && (code == '\'' || code == '`'))
		return code == '\'' ? 0x2019 : 0x2018;
	if (code < 0x80 || (encoding == ENCODING_WIN && code >= 0xA0))
		return code;
	character = encodings[encoding][code - 0x80];
	return character ? character : PDF_UNKNOWN;
}

static int32_t
bullet_of(int32_t private)
{
	for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
		if (bullets[i].private == private)
			return bullets[i].character;
	return PDF_UNKNOWN;
}

static bool
is_private(int32_t c)
{
	return (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
}

/* Not heard, and not seen: zero-width space, joiners, marks of order and direction. */
static bool
is_silent(int32_t c)
{
	return c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
	    || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

void
pdf_add_character(struct buf *out, int32_t c)
{
	if (c >= 0xFB00 && c <= 0xFB06)
		buf_puts(out, ligatures[c - 0xFB00]);
	else if ((c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029)
		buf_char(out, ' ');
	else if ((c & 0xFFFE) == 0xFFFE || c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		buf_utf8(out, PDF_UNKNOWN);
	else if (!is_silent(c))
		buf_utf8(out, is_private(c) ? bullet_of(c) : c);
}

static int
by_name(const void *key, const void *member)
{
	return strcmp(key, ((const struct glyph_name *)member)->name);
}

/* The number that all of a text is, in hexadecimal; -1 when it is none. */
static int32_t
hex_number(struct str digits)
{
	int32_t value = 0;

	for (size_t i = 0; i < digits.n; i++) {
		const char *at = strchr("0123456789ABCDEF", digits.p[i]);
		if (!digits.p[i] || !at)
			return -1;
		value = value * 16 + (int32_t)(at - "0123456789ABCDEF");
	}
	return digits.n >= 4 && digits.n <= 6 ? value : -1;
}

static void
add_component(struct buf *out, struct str name)
{
	char key[32] = "";
	const struct glyph_name *known;
	int32_t coded = -1;

	if (name.n == 1) {
		pdf_add_character(out, (unsigned char)name.p[0] < 0x80 ? name.p[0] : PDF_UNKNOWN);
		return;
	}
	if (name.n < sizeof key)
		memcpy(key, name.p, name.n);
	known = bsearch(key, glyph_names, sizeof glyph_names / sizeof *glyph_names, sizeof *glyph_names, by_name);
	if (!known && str_starts(name, "uni") && name.n >= 7)
		coded = hex_number((struct str){ name.p + 3, 4 });
	else if (!known && str_starts(name, "u"))
		coded = hex_number(str_from(name, 1));
	pdf_add_character(out, known ? known->character : coded >= 0 ? coded : PDF_UNKNOWN);
}

void
pdf_add_glyph_name(struct buf *out, struct str name)
{
	struct str component, stem, rest = name;

	if (!str_cut(&rest, '.', &stem) || !stem.n) {
		buf_utf8(out, PDF_UNKNOWN);
		return;
	}
	while (str_cut(&stem, '_', &component))
		add_component(out, component);
}

static int32_t
unit_at(struct str utf16, size_t i)
{
	return (unsigned char)utf16.p[i] << 8 | (unsigned char)utf16.p[i + 1];
}

void
pdf_add_utf16(struct buf *out, struct str utf16)
{
	for (size_t i = 0; i + 1 < utf16.n; i += 2) {
		int32_t c = unit_at(utf16, i);
		if (c >= 0xD800 && c < 0xDC00 && i + 3 < utf16.n) {
			int32_t low = unit_at(utf16, i + 2);
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			}
		}
		pdf_add_character(out, c);
	}
}

void
pdf_add_utf8(struct buf *out, struct str text)
{
	const char *p = text.p, *end = text.p + text.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		const char *escape = c == 0x1B ? memchr(p, 0x1B, (size_t)(end - p)) : NULL;
		if (escape)
			p = escape + 1;
		else if (c)
			pdf_add_character(out, c < 0 ? PDF_UNKNOWN : c);
	}
}

struct str
pdf_spoken(struct arena *arena, struct str text, bool gaps_are_spaces)
{
	char *out = arena_alloc(arena, text.n);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i] == PDF_GAP && gaps_are_spaces ? ' ' : text.p[i];
		if (str_starts(str_from(text, i), PDF_SOFT_HYPHEN))
			i++;
		else if (c != PDF_GAP && (c != ' ' || !n || out[n - 1] != ' '))
			out[n++] = c;
	}
	return (struct str){ out, n };
}
