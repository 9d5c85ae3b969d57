/* read/sfnt: a font with one thing wrong in it is refused, for that thing. */
#include "unit.h"
#include "../../src/base/bytes.h"
#include "../../src/base/file.h"
#include "../../src/read/sfnt.h"

#include <stdlib.h>
#include <string.h>

static struct str whole;

/* A copy that may be spoiled. */
static char *
copy(void)
{
	if (!whole.n && !file_map("fonts/FiraSans-Regular.ttf", &whole)) {
		FAIL("cannot read the font");
		exit(1);
	}
	return arena_copy(a, whole.p, whole.n);
}

static void
put(char *at, size_t n, uint32_t value)
{
	for (; n; value >>= 8)
		at[--n] = (char)value;
}

/* The record of a table in the directory. */
static char *
record_of(char *font, const char *tag)
{
	char *record = font + 12;

	while (memcmp(record, tag, 4) != 0)
		record += 16;
	return record;
}

static char *
table_of(char *font, const char *tag)
{
	return font + bytes_long(record_of(font, tag) + 8);
}

static void
is_refused(const char *font, size_t n, enum sfnt_fault fault, const char *why)
{
	struct sfnt sfnt = sfnt_read(a, (struct str){ font, n });

	EQ_INT(sfnt.fault, fault);
	EQ_STR(sfnt.why, why);
}

/* Bytes of a table, from a place on, become a number. */
static void
spoiled(const char *tag, size_t at, size_t n, uint32_t value, enum sfnt_fault fault, const char *why)
{
	char *font = copy();

	put(table_of(font, tag) + at, n, value);
	is_refused(font, whole.n, fault, why);
}

static void
the_fonts_are_sound(void)
{
	static const char *const names[] = {
		"fonts/FiraSans-Regular.ttf", "fonts/FiraSans-Italic.ttf", "fonts/FiraSans-SemiBold.ttf",
		"fonts/FiraSans-SemiBoldItalic.ttf",
		"fonts/AtkinsonHyperlegibleNext-Regular.ttf", "fonts/AtkinsonHyperlegibleNext-RegularItalic.ttf",
		"fonts/AtkinsonHyperlegibleNext-Bold.ttf", "fonts/AtkinsonHyperlegibleNext-BoldItalic.ttf",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str file;
		struct sfnt sfnt;
		OK(file_map(names[i], &file));
		sfnt = sfnt_read(a, file);
		EQ_INT(sfnt.fault, SFNT_SOUND);
		EQ_INT(sfnt.upem, 1000);
		for (uint32_t glyph = 0; glyph < sfnt.glyphs; glyph++)
			if (!sfnt_has(&sfnt, glyph))
				FAIL("%s lacks glyph %u", names[i], glyph);
		OK(!sfnt_has(&sfnt, sfnt.glyphs));
	}
}

static void
other_files_are_no_truetype(void)
{
	is_refused("", 0, SFNT_NONE, "");
	is_refused("geen letter", 11, SFNT_NONE, "");
	is_refused("OTTO\0\1", 6, SFNT_OTHER, "OpenType (CFF)");
	is_refused("ttcf\0\1", 6, SFNT_OTHER, "TrueType Collection");
	is_refused("wOFF\0\1", 6, SFNT_OTHER, "WOFF");
	is_refused("wOF2\0\1", 6, SFNT_OTHER, "WOFF2");
	is_refused("\x80\x01%!PS", 6, SFNT_OTHER, "Type 1");
	is_refused("\0\1\0\0", 4, SFNT_DAMAGED, "sfnt");
	is_refused("\0\1\0\0\0\2", 6, SFNT_DAMAGED, "sfnt");
	is_refused("\0\1\0\0\0\0\0\0\0\0\0\0", 12, SFNT_DAMAGED, "OS/2");
}

/* However much is missing, it is seen; and nothing is read beyond. */
static void
a_part_of_a_font_is_damaged(void)
{
	copy();
	for (size_t n = 12; n < whole.n; n = n < 400 ? n + 1 : n + 9973) {
		char *part = malloc(n);
		memcpy(part, whole.p, n);
		EQ_INT(sfnt_read(a, (struct str){ part, n }).fault, SFNT_DAMAGED);
		free(part);
	}
}

static void
tables_are_whole_and_in_order(void)
{
	char *font = copy();

	put(record_of(font, "GPOS") + 8, 4, 0x7FFFFFFF);
	is_refused(font, whole.n, SFNT_DAMAGED, "GPOS");
	put(record_of(font, "GPOS"), 4, 0xFFFFFFFF);
	is_refused(font, whole.n, SFNT_DAMAGED, "sfnt");
	font = copy();
	put(record_of(font, "head") + 12, 4, 53);
	is_refused(font, whole.n, SFNT_DAMAGED, "head");
	font = copy();
	memcpy(record_of(font, "post"), "posu", 4);
	is_refused(font, whole.n, SFNT_DAMAGED, "post");
	font = copy();
	memcpy(record_of(font, "hhea"), "loda", 4);
	is_refused(font, whole.n, SFNT_DAMAGED, "hmtx");
}

static void
numbers_agree(void)
{
	spoiled("head", 0, 2, 2, SFNT_DAMAGED, "head");
	spoiled("head", 12, 4, 0, SFNT_DAMAGED, "head");
	spoiled("head", 18, 2, 15, SFNT_DAMAGED, "head");
	spoiled("head", 18, 2, 16385, SFNT_DAMAGED, "head");
	spoiled("head", 50, 2, 2, SFNT_DAMAGED, "head");
	spoiled("head", 52, 2, 1, SFNT_DAMAGED, "head");
	spoiled("maxp", 0, 4, 0x00005000, SFNT_DAMAGED, "maxp");
	spoiled("maxp", 4, 2, 1, SFNT_DAMAGED, "maxp");
	spoiled("maxp", 4, 2, 2, SFNT_DAMAGED, "hhea");
	spoiled("maxp", 4, 2, 0xFFFF, SFNT_DAMAGED, "hmtx");
	spoiled("hhea", 0, 2, 2, SFNT_DAMAGED, "hhea");
	spoiled("hhea", 34, 2, 0, SFNT_DAMAGED, "hhea");
	spoiled("hhea", 34, 2, 0xFFFF, SFNT_DAMAGED, "hhea");
}

static void
the_last_glyph_ends_within_its_table(void)
{
	char *font = copy();
	size_t last = bytes_long(record_of(font, "loca") + 12) - 4;

	put(table_of(font, "loca") + last, 4, bytes_long(record_of(font, "glyf") + 12) + 1);
	is_refused(font, whole.n, SFNT_DAMAGED, "glyf");
}

/* The table of a format. */
static char *
mapping_of(char *font, unsigned format)
{
	char *cmap = table_of(font, "cmap");

	for (unsigned i = 0; i < bytes_word(cmap + 2); i++) {
		char *mapping = cmap + bytes_long(cmap + 8 + 8 * i);
		if (bytes_word(mapping) == format)
			return mapping;
	}
	return NULL;
}

static void
characters_ascend(void)
{
	char *font = copy(), *mapping = mapping_of(font, 4);

	put(mapping + 14, 2, 0x20);
	put(mapping + 16, 2, 0x20);
	put(mapping + 16 + bytes_word(mapping + 6) + 2, 2, 0x10);
	is_refused(font, whole.n, SFNT_DAMAGED, "cmap");
	font = copy();
	put(mapping_of(font, 4) + 6, 2, 0xFFFE);
	is_refused(font, whole.n, SFNT_DAMAGED, "cmap");
	font = copy();
	for (char *other; (other = mapping_of(font, 4)) || (other = mapping_of(font, 12)); )
		put(other, 2, 99);
	is_refused(font, whole.n, SFNT_DAMAGED, "cmap");
	spoiled("cmap", 2, 2, 33, SFNT_DAMAGED, "cmap");
}

static void
a_licence_must_allow_parts(void)
{
	spoiled("OS/2", 8, 2, 0x0002, SFNT_FORBIDDEN, "0002");
	spoiled("OS/2", 8, 2, 0x0100, SFNT_FORBIDDEN, "0100");
	spoiled("OS/2", 8, 2, 0x0208, SFNT_FORBIDDEN, "0208");
	spoiled("OS/2", 8, 2, 0x0006, SFNT_SOUND, "");
	spoiled("OS/2", 8, 2, 0x0008, SFNT_SOUND, "");
}

/* A font in which a glyph has these bytes. */
static struct sfnt
font_with(uint32_t glyph, const char *bytes, size_t n)
{
	char *font = copy(), *loca = table_of(font, "loca") + 4 * glyph;

	memcpy(table_of(font, "glyf") + bytes_long(loca), bytes, n);
	return sfnt_read(a, (struct str){ font, whole.n });
}

#define HAS(glyph, bytes) sfnt_has(&(struct sfnt[]){ font_with((glyph), (bytes), sizeof (bytes) - 1) }[0], (glyph))
#define BOX "\0\0\0\0\0\0\0\0"

static void
outlines_are_whole(void)
{
	uint32_t glyph = 40;

	OK(HAS(glyph, "\0\0" BOX));
	OK(HAS(glyph, "\0\1" BOX "\0\2" "\0\0" "\x31\x31\x31"));               /* three points in one place */
	OK(HAS(glyph, "\0\1" BOX "\0\2" "\0\0" "\x39\x02"));                   /* the same, by repeating */
	OK(!HAS(glyph, "\0\2" BOX "\0\2\0\1" "\0\0" "\x31\x31\x31"));          /* contours go back */
	OK(!HAS(glyph, "\0\1" BOX "\0\2" "\xFF\xFF"));                         /* instructions */
	OK(!HAS(glyph, "\0\1" BOX "\xFF\xFE" "\0\0" "\x39\xFF\x39\xFF"));      /* flags */
	OK(!HAS(glyph, "\0\1" BOX "\1\x2C" "\0\0" "\x09\xFF\x09\xFF"));        /* steps of two bytes */
	OK(!HAS(glyph, "\xFF\xFE" BOX));
}

/* One that starts beyond the next, or ends beyond their table, is not there; its neighbours are. */
static void
glyphs_end_after_their_start(void)
{
	char *font = copy();
	struct sfnt sfnt;

	put(table_of(font, "loca") + 4 * 40, 4, 0x7FFFFFFF);
	sfnt = sfnt_read(a, (struct str){ font, whole.n });
	EQ_INT(sfnt.fault, SFNT_SOUND);
	OK(sfnt_has(&sfnt, 38));
	OK(!sfnt_has(&sfnt, 39));
	OK(!sfnt_has(&sfnt, 40));
	OK(sfnt_has(&sfnt, 41));
}

static void
parts_are_glyphs(void)
{
	OK(HAS(40, "\xFF\xFF" BOX "\0\0" "\0\x29" "\0\0"));
	OK(!HAS(40, "\xFF\xFF" BOX "\0\0" "\xFF\xFF" "\0\0"));                  /* no such glyph */
	OK(!HAS(40, "\xFF\xFF" BOX "\0\0" "\0\x28" "\0\0"));                    /* itself */
	OK(!HAS(40, "\xFF\xFF" BOX "\0\x20" "\0\x29" "\0\0" "\0\x20" "\0\x28" "\0\0"));
}

static void
no_glyph_is_enormous(void)
{
	char *font = copy();
	struct sfnt sfnt;

	put(table_of(font, "hmtx") + 4 * 40, 2, 8001);
	sfnt = sfnt_read(a, (struct str){ font, whole.n });
	OK(!sfnt_has(&sfnt, 40));
	OK(sfnt_has(&sfnt, 41));
}

TESTS(TEST(the_fonts_are_sound), TEST(other_files_are_no_truetype), TEST(a_part_of_a_font_is_damaged),
    TEST(tables_are_whole_and_in_order), TEST(numbers_agree), TEST(the_last_glyph_ends_within_its_table),
    TEST(characters_ascend), TEST(a_licence_must_allow_parts), TEST(outlines_are_whole), TEST(glyphs_end_after_their_start),
    TEST(parts_are_glyphs), TEST(no_glyph_is_enormous))
