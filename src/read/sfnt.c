/*
 * OpenType 1.9, chapters "Font file", "cmap", "glyf", "loca", "hmtx", "OS/2".
 * Invariant: no byte is read before it is known to be in its table. Whatever is
 * wrong ends in damaged(), and the first table that is wrong is named.
 */
#include "sfnt.h"
#include "../base/arena.h"
#include "../base/bytes.h"

#include <string.h>

static const struct {
	const char *tag;
	size_t least;                   /* [bytes] */
} tables[SFNT_COUNT] = {
#define X(name, tag, least) [name] = { tag, least },
	SFNT_TABLES(X)
#undef X
};

static bool
damaged(struct sfnt *font, struct str table)
{
	font->fault = SFNT_DAMAGED;
	font->why = table;
	return false;
}

/* the file */

enum { HEAD = 12, RECORD = 16 };        /* [bytes] of the directory */

static bool
is_other_kind(struct sfnt *font)
{
	static const struct {
		const char *start, *name;
	} kinds[] = {
		{ "OTTO", "OpenType (CFF)" }, { "ttcf", "TrueType Collection" }, { "wOFF", "WOFF" }, { "wOF2", "WOFF2" },
		{ "typ1", "Type 1" }, { "%!PS-AdobeFont", "Type 1" }, { "%!FontType1", "Type 1" },
		{ "\x80\x01", "Type 1" },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(font->file, kinds[i].start)) {
			font->fault = SFNT_OTHER;
			font->why = str_of(kinds[i].name);
			return true;
		}
	return false;
}

static bool
is_truetype(struct sfnt *font)
{
	if (bytes_u32(font->file, 0) == 0x00010000 || str_starts(font->file, "true"))
		return font->file.n <= SFNT_BYTES || damaged(font, STR("> 64 MB"));
	if (!is_other_kind(font))
		font->fault = SFNT_NONE;
	return false;
}

/* What a table is called, or the directory when it has no name. */
static struct str
name_of(struct str tag)
{
	for (size_t i = 0; i < 4; i++)
		if (tag.p[i] < ' ' || tag.p[i] > '~')
			return STR("sfnt");
	return (struct str){ tag.p, 4 };
}

/* A table of the directory, of which others than ours may be there too. Tags
 * ascend: others search them by halving. */
static bool
take_table(struct sfnt *font, size_t at, size_t *next)
{
	struct str tag = { font->file.p + at, 4 };
	size_t offset = bytes_u32(font->file, at + 8), n = bytes_u32(font->file, at + 12);

	if (offset > font->file.n || n > font->file.n - offset || (at > HEAD && memcmp(tag.p - RECORD, tag.p, 4) >= 0))
		return damaged(font, name_of(tag));
	while (*next < SFNT_COUNT && memcmp(tables[*next].tag, tag.p, 4) < 0)
		++*next;
	if (*next < SFNT_COUNT && memcmp(tables[*next].tag, tag.p, 4) == 0)
		font->tables[*next] = (struct str){ font->file.p + offset, n };
	return true;
}

static bool
read_directory(struct sfnt *font)
{
	size_t n = bytes_u16(font->file, 4), next = 0;

	if (font->file.n < HEAD + RECORD * n)
		return damaged(font, STR("sfnt"));
	for (size_t i = 0; i < n; i++)
		if (!take_table(font, HEAD + RECORD * i, &next))
			return false;
	for (size_t i = 0; i < SFNT_COUNT; i++)
		if (!font->tables[i].p || font->tables[i].n < tables[i].least)
			return damaged(font, str_of(tables[i].tag));
	return true;
}

/* its numbers */

static bool
read_numbers(struct sfnt *font)
{
	const struct str *t = font->tables;

	font->upem = bytes_u16(t[SFNT_HEAD], 18);
	font->long_offsets = bytes_u16(t[SFNT_HEAD], 50) == 1;
	font->glyphs = bytes_u16(t[SFNT_MAXP], 4);
	font->advances = bytes_u16(t[SFNT_HHEA], 34);
	if (bytes_u16(t[SFNT_HEAD], 0) != 1 || bytes_u32(t[SFNT_HEAD], 12) != 0x5F0F3CF5 || font->upem < 16
	    || font->upem > 16384 || bytes_u16(t[SFNT_HEAD], 50) > 1 || bytes_u16(t[SFNT_HEAD], 52) > 0)
		return damaged(font, STR("head"));
	if (bytes_u32(t[SFNT_MAXP], 0) != 0x00010000 || font->glyphs < 2)
		return damaged(font, STR("maxp"));
	if (bytes_u16(t[SFNT_HHEA], 0) != 1 || !font->advances || font->advances > font->glyphs)
		return damaged(font, STR("hhea"));
	return t[SFNT_HMTX].n >= 2 * ((size_t)font->glyphs + font->advances) || damaged(font, STR("hmtx"));
}

static size_t
offset_of(const struct sfnt *font, size_t glyph)
{
	const char *loca = font->tables[SFNT_LOCA].p;

	return font->long_offsets ? bytes_long(loca + 4 * glyph) : 2 * (size_t)bytes_word(loca + 2 * glyph);
}

/* Where glyphs start: one more than there are, the last within their table. */
static bool
has_offsets(struct sfnt *font)
{
	if (font->tables[SFNT_LOCA].n < ((size_t)font->glyphs + 1) * (font->long_offsets ? 4 : 2))
		return damaged(font, STR("loca"));
	return offset_of(font, font->glyphs) <= font->tables[SFNT_GLYF].n || damaged(font, STR("glyf"));
}

/* characters */

/* Stretches of characters that ascend: so many as there are, no more work is asked
 * of who lists them all. */
static bool
has_stretches(struct str table)
{
	size_t twice = bytes_u16(table, 6), end = 0;

	if (twice < 2 || twice % 2 || 16 + 4 * twice > table.n)
		return false;
	for (size_t i = 0; i < twice; i += 2) {
		size_t start = bytes_u16(table, 16 + twice + i);
		if (start < end || bytes_u16(table, 14 + i) < start)
			return false;
		end = bytes_u16(table, 14 + i);
	}
	return true;
}

static bool
has_groups(struct str table)
{
	size_t n = bytes_u32(table, 12), least = 0;

	if (table.n < 16 || n > (table.n - 16) / 12)
		return false;
	for (size_t i = 0; i < n; i++) {
		size_t start = bytes_u32(table, 16 + 12 * i), end = bytes_u32(table, 20 + 12 * i);
		if (start < least || end < start || end > 0x10FFFF)
			return false;
		least = end + 1;
	}
	return true;
}

/* By their format; others are few characters, or of no use to us. */
static bool (*const mappings[])(struct str) = {
	[4] = has_stretches, [12] = has_groups, [13] = has_groups,
};

enum { MAPPINGS_MOST = 32, FORMATS = sizeof mappings / sizeof *mappings };

/* One of the tables must say which glyph a character of Unicode has. */
static bool
read_characters(struct sfnt *font)
{
	struct str cmap = font->tables[SFNT_CMAP];
	size_t n = bytes_u16(cmap, 2);
	bool unicode = false;

	if (n > MAPPINGS_MOST || cmap.n < 4 + 8 * n)
		return damaged(font, STR("cmap"));
	for (size_t i = 0; i < n; i++) {
		struct str table = str_from(cmap, bytes_u32(cmap, 8 + 8 * i));
		unsigned platform = bytes_u16(cmap, 4 + 8 * i), format = bytes_u16(table, 0);
		if (format >= FORMATS || !mappings[format])
			continue;
		if (!mappings[format](table))
			return damaged(font, STR("cmap"));
		unicode = unicode || platform == 0 || platform == 3;
	}
	return unicode || damaged(font, STR("cmap"));
}

/* Of several permissions the widest one counts. */
static bool
is_allowed(struct arena *arena, struct sfnt *font)
{
	enum { PERMISSIONS = 0xE, RESTRICTED = 2, NO_PARTS = 0x100, BITMAPS_ONLY = 0x200 };
	unsigned type = bytes_u16(font->tables[SFNT_OS2], 8);

	if ((type & PERMISSIONS) != RESTRICTED && !(type & (NO_PARTS | BITMAPS_ONLY)))
		return true;
	font->fault = SFNT_FORBIDDEN;
	font->why = str_printf(arena, "%04X", type);
	return false;
}

struct sfnt
sfnt_read(struct arena *arena, struct str file)
{
	struct sfnt font = { .file = file };

	if (is_truetype(&font) && read_directory(&font) && read_numbers(&font) && has_offsets(&font)
	    && read_characters(&font))
		is_allowed(arena, &font);
	return font;
}

/* glyphs */

enum { HEADER = 10, DEPTH_MOST = 8, PARTS_MOST = 256 };         /* [bytes]; of a glyph that is made of others */

/* Bytes of a step that the flag of a point stands for: bits 1 and 2 say that it is
 * one byte, across and up; else bits 4 and 5 that it is none; else it is two. */
static const uint8_t steps[] = {        /* by bits 1 to 5 */
	4, 3, 3, 2, 4, 3, 3, 2, 2, 3, 1, 2, 2, 3, 1, 2, 2, 1, 3, 2, 2, 1, 3, 2, 0, 1, 1, 2, 0, 1, 1, 2,
};

/* The flags of n points, then their steps. */
static bool
has_points(struct str bytes, size_t n)
{
	enum { REPEAT = 8 };
	const unsigned char *p = (const unsigned char *)bytes.p, *end = p + bytes.n;
	size_t sum = 0;

	while (n) {
		size_t step, times = 0;
		if (p == end)
			return false;
		step = steps[*p >> 1 & 31];
		if (*p++ & REPEAT && p < end)
			times = *p++;
		times = times < n ? times + 1 : n;
		sum += times * step;
		n -= times;
	}
	return sum <= (size_t)(end - p);
}

/* Contours by their last point, instructions, and the points. */
static bool
is_outline(struct str glyph, size_t contours)
{
	size_t points = 0, at = HEADER + 2 * contours;

	for (size_t i = 0; i < contours; i++) {
		size_t end = (size_t)bytes_u16(glyph, HEADER + 2 * i) + 1;
		if (end < points)
			return false;
		points = end;
	}
	at += 2 + bytes_u16(glyph, at);
	return at <= glyph.n && has_points(str_from(glyph, at), points);
}

static bool is_sound(const struct sfnt *, uint32_t glyph, int depth, int *parts);

/* Other glyphs, each with its place and a change of its size. */
static bool
is_composition(const struct sfnt *font, struct str glyph, int depth, int *parts)
{
	enum { WORDS = 1, SCALE = 8, MORE = 0x20, TWO_SCALES = 0x40, MATRIX = 0x80 };
	unsigned flags = MORE;

	for (size_t at = HEADER; flags & MORE; ) {
		flags = bytes_u16(glyph, at);
		if (at + 4 > glyph.n || ++*parts > PARTS_MOST
		    || !is_sound(font, bytes_u16(glyph, at + 2), depth + 1, parts))
			return false;
		at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0);
		if (at > glyph.n)
			return false;
	}
	return true;
}

static bool
is_sound(const struct sfnt *font, uint32_t glyph, int depth, int *parts)
{
	size_t start, end;
	struct str bytes;
	int contours;

	if (glyph >= font->glyphs || depth > DEPTH_MOST)
		return false;
	start = offset_of(font, glyph);
	end = offset_of(font, glyph + 1);
	if (start == end)
		return true;            /* a space */
	if (start > end || end > font->tables[SFNT_GLYF].n || end - start < HEADER)
		return false;
	bytes = (struct str){ font->tables[SFNT_GLYF].p + start, end - start };
	contours = (int16_t)bytes_u16(bytes, 0);
	return contours >= 0 ? is_outline(bytes, (size_t)contours)
	    : contours == -1 && is_composition(font, bytes, depth, parts);
}

bool
sfnt_has(const struct sfnt *font, uint32_t glyph)
{
	size_t last = font->advances - 1, at = 4 * (glyph < last ? glyph : last);
	int parts = 0;

	return bytes_u16(font->tables[SFNT_HMTX], at) <= SFNT_WIDEST * font->upem && is_sound(font, glyph, 0, &parts);
}
