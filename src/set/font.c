#include "font.h"
#include "pairs.h"
#include "../base/arena.h"

#include <hb-ot.h>
#include <string.h>

struct shaper {
	hb_face_t *face;
	hb_font_t *font;                /* NULL until first used, like the plans */
	hb_shape_plan_t *plans[2];      /* without and with tabular figures */
};

struct letter {
	bool asked;
	uint16_t glyph;                 /* 0: none, or an accent */
	int16_t advance;
};

/* A word of plain letters is set letter by letter, unless glyphs may change:
 * then by a face without GPOS, and kerned here. The whole face does the rest. */
struct font {
	struct str file;
	struct shaper whole, plain;     /* plain.face is NULL until first used */
	struct pairs *pairs;            /* NULL: all is left to the whole face */
	struct letter *letters;
};

struct shaped {
	struct str text;
	uint32_t hash;
	uint8_t face;
	bool tabular;
	struct glyph_run run;
};

struct fonts {
	struct arena *arena;
	struct font faces[FACE_COUNT];
	hb_buffer_t *buffer;
	hb_segment_properties_t dutch;
	struct shaped *words;             /* a hash table; hash 0 is a free place */
	size_t n, size;
	uint8_t *characters;            /* NULL until asked */
};

enum { FIRST_SIZE = 4096 };

struct fonts *
fonts_open(const struct str files[FACE_COUNT])
{
	struct arena *arena = arena_new();
	struct fonts *fonts = arena_alloc(arena, sizeof *fonts);
	bool good = true;

	fonts->arena = arena;
	fonts->buffer = hb_buffer_create();
	fonts->dutch = (hb_segment_properties_t){ .direction = HB_DIRECTION_LTR, .script = HB_SCRIPT_LATIN,
	    .language = hb_language_from_string("nl", -1) };
	fonts->size = FIRST_SIZE;
	fonts->words = arena_array(arena, fonts->size, sizeof *fonts->words);
	for (int i = 0; i < FACE_COUNT; i++) {
		hb_blob_t *blob = hb_blob_create(files[i].p, (unsigned)files[i].n, HB_MEMORY_MODE_READONLY, NULL, NULL);
		fonts->faces[i].file = files[i];
		fonts->faces[i].whole.face = hb_face_create(blob, 0);
		hb_blob_destroy(blob);
		good = good && hb_face_get_glyph_count(fonts->faces[i].whole.face) > 0;
	}
	if (good)
		return fonts;
	fonts_close(fonts);
	return NULL;
}

static void
close_shaper(struct shaper *shaper)
{
	hb_shape_plan_destroy(shaper->plans[0]);
	hb_shape_plan_destroy(shaper->plans[1]);
	hb_font_destroy(shaper->font);
	hb_face_destroy(shaper->face);
}

void
fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < FACE_COUNT; i++) {
		close_shaper(&fonts->faces[i].plain);
		close_shaper(&fonts->faces[i].whole);
	}
	hb_buffer_destroy(fonts->buffer);
	arena_free(fonts->arena);
}

/* FNV-1a; never 0. */
static uint32_t
hash_of(enum face face, bool tabular, struct str text)
{
	uint32_t hash = 2166136261u ^ (uint32_t)(face * 2 + tabular);

	for (size_t i = 0; i < text.n; i++)
		hash = (hash ^ (unsigned char)text.p[i]) * 16777619u;
	return hash ? hash : 1;
}

static struct shaped *
find_word(struct fonts *fonts, uint32_t hash, enum face face, bool tabular, struct str text)
{
	size_t i = hash & (fonts->size - 1);

	while (fonts->words[i].hash) {
		struct shaped *word = &fonts->words[i];
		if (word->hash == hash && word->face == face && word->tabular == tabular
		    && str_eq(word->text, text))
			break;
		i = (i + 1) & (fonts->size - 1);
	}
	return &fonts->words[i];
}

static void
grow(struct fonts *fonts)
{
	struct shaped *old = fonts->words;
	size_t n = fonts->size;

	fonts->size *= 2;
	fonts->words = arena_array(fonts->arena, fonts->size, sizeof *fonts->words);
	for (size_t i = 0; i < n; i++)
		if (old[i].hash)
			*find_word(fonts, old[i].hash, old[i].face, old[i].tabular, old[i].text) = old[i];
}

/* Without GPOS HarfBuzz would turn to the older table. */
static hb_blob_t *
plain_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
	(void)face;
	return tag == HB_TAG('G', 'P', 'O', 'S') || tag == HB_TAG('k', 'e', 'r', 'n') ? hb_blob_get_empty()
	    : hb_face_reference_table(whole, tag);
}

static struct str
bytes_of(struct font *font, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(font->whole.face, tag);
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);

	hb_blob_destroy(blob);          /* a part of the file, which stays */
	return (struct str){ bytes, n };
}

enum {
	LATIN = 0x2B0,                  /* letters and figures; behind them in the list */
	MARKS = 0x2010, MARKS_END = 0x2028,     /* quotation marks, dashes, bullets */
	MONEY = 0x20A0, MONEY_END = 0x20C0,
	LETTERS = LATIN + (MARKS_END - MARKS) + (MONEY_END - MONEY),
};

/* HarfBuzz prefers Apple's tables to those that pairs.c reads. */
static void
open_plain(struct fonts *fonts, struct font *font)
{
	if (font->plain.face)
		return;
	font->plain.face = hb_face_create_for_tables(plain_table, font->whole.face, NULL);
	font->plain.font = hb_font_create(font->plain.face);
	font->letters = arena_array(fonts->arena, LETTERS, sizeof *font->letters);
	if (!bytes_of(font, HB_TAG('k', 'e', 'r', 'x')).n && !bytes_of(font, HB_TAG('m', 'o', 'r', 'x')).n)
		font->pairs = pairs_open(fonts->arena, bytes_of(font, HB_TAG('G', 'P', 'O', 'S')),
		    bytes_of(font, HB_TAG('G', 'S', 'U', 'B')));
}

/* How a face shapes, settled once: Dutch in Latin letters. Contextual alternates
 * change nothing in such text, and cost a tenth; nor do fractions without U+2044. */
static hb_shape_plan_t *
plan_of(struct fonts *fonts, struct shaper *shaper, bool fractions, bool tabular)
{
	static const hb_feature_t features[] = {
		{ HB_TAG('f', 'r', 'a', 'c'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('n', 'u', 'm', 'r'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('d', 'n', 'o', 'm'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};
	unsigned start = fractions ? 3 : 0, end = tabular ? 6 : 5;

	if (!shaper->font)
		shaper->font = hb_font_create(shaper->face);
	if (!shaper->plans[tabular])
		shaper->plans[tabular] = hb_shape_plan_create(shaper->face, &fonts->dutch, features + start,
		    end - start, NULL);
	return shaper->plans[tabular];
}

static void
shape_with(struct fonts *fonts, struct shaper *shaper, bool fractions, bool tabular, struct str text)
{
	hb_shape_plan_t *plan = plan_of(fonts, shaper, fractions, tabular);

	hb_buffer_clear_contents(fonts->buffer);
	hb_buffer_add_utf8(fonts->buffer, text.p, (int)text.n, 0, (int)text.n);
	hb_buffer_set_segment_properties(fonts->buffer, &fonts->dutch);
	hb_shape_plan_execute(plan, shaper->font, fonts->buffer, NULL, 0);
}

/* The soft hyphen, and accents by themselves: fonts may hang those on letters. */
static bool
is_loose(int32_t c)
{
	return c == '^' || c == '`' || c == 0xA8 || c == 0xAD || c == 0xAF || c == 0xB4 || c == 0xB8;
}

static struct letter *
letter_at(struct font *font, int32_t c)
{
	if (c >= ' ' && c < LATIN)
		return is_loose(c) ? NULL : &font->letters[c];
	if (c >= MARKS && c < MARKS_END)
		return &font->letters[LATIN + c - MARKS];
	if (c >= MONEY && c < MONEY_END)
		return &font->letters[LATIN + MARKS_END - MARKS + c - MONEY];
	return NULL;
}

/* A character that is one glyph by itself; NULL for others, and for accents. */
static const struct letter *
letter_of(struct font *font, int32_t c)
{
	struct letter *letter = letter_at(font, c);
	hb_codepoint_t glyph;

	if (letter && !letter->asked) {
		letter->asked = true;
		if (hb_font_get_nominal_glyph(font->plain.font, (hb_codepoint_t)c, &glyph)
		    && hb_ot_layout_get_glyph_class(font->plain.face, glyph) != HB_OT_LAYOUT_GLYPH_CLASS_MARK) {
			letter->glyph = (uint16_t)glyph;
			letter->advance = (int16_t)hb_font_get_glyph_h_advance(font->plain.font, glyph);
		}
	}
	return letter && letter->glyph ? letter : NULL;
}

static bool
is_plain(struct font *font, struct str text)
{
	const char *p = text.p, *end = text.p + text.n;

	while (p < end)
		if (!letter_of(font, utf8_next(&p, end)))
			return false;
	return true;
}

/* A plain word, letter by letter; false when HarfBuzz must look at it. */
static bool
set_letters(struct fonts *fonts, struct font *font, struct str text, struct glyph_run *run)
{
	struct glyph *glyphs = arena_array(fonts->arena, utf8_count(text), sizeof *glyphs);
	const char *p = text.p, *end = text.p + text.n;

	*run = (struct glyph_run){ glyphs, 0, 0 };
	while (p < end) {
		const char *start = p;
		const struct letter *letter = letter_of(font, utf8_next(&p, end));
		glyphs[run->n++] = (struct glyph){ letter->glyph, letter->advance, 0, 0, (uint16_t)(p - start) };
	}
	for (size_t i = 0; i < run->n; i++) {
		const struct pair *pair = pairs_find(font->pairs, glyphs[i].id, i + 1 < run->n ? glyphs[i + 1].id : 0);
		if (pair->changes)
			return false;
		if (i + 1 < run->n)
			glyphs[i].advance += pair->kern;
		run->advance += glyphs[i].advance;
	}
	return true;
}

/* False when the face made several glyphs of a character: one may be an accent. */
static bool
kern_run(struct fonts *fonts, struct pairs *pairs)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(fonts->buffer, &n);
	hb_glyph_position_t *places = hb_buffer_get_glyph_positions(fonts->buffer, &n);

	for (unsigned i = 1; i < n; i++) {
		if (infos[i].cluster == infos[i - 1].cluster)
			return false;
		places[i - 1].x_advance += pairs_find(pairs, (uint16_t)infos[i - 1].codepoint,
		    (uint16_t)infos[i].codepoint)->kern;
	}
	return true;
}

/* Clusters are byte offsets and ascend; the first glyph of a cluster stands for
 * its bytes, the others for none. */
static struct glyph_run
take_run(struct fonts *fonts, struct str text)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(fonts->buffer, &n);
	const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(fonts->buffer, &n);
	struct glyph *glyphs = arena_array(fonts->arena, n, sizeof *glyphs);
	struct glyph_run run = { glyphs, n, 0 };
	uint32_t end = (uint32_t)text.n;

	for (unsigned i = n; i-- > 0; ) {
		bool first = i == 0 || infos[i - 1].cluster != infos[i].cluster;
		glyphs[i] = (struct glyph){ (uint16_t)infos[i].codepoint, (int16_t)places[i].x_advance,
		    (int16_t)places[i].x_offset, (int16_t)places[i].y_offset,
		    (uint16_t)(first ? end - infos[i].cluster : 0) };
		if (first)
			end = infos[i].cluster;
		run.advance += places[i].x_advance;
	}
	return run;
}

static struct glyph_run
shape(struct fonts *fonts, struct font *font, bool tabular, struct str text)
{
	bool plain;
	struct glyph_run run;

	open_plain(fonts, font);
	plain = font->pairs && is_plain(font, text);
	if (plain && set_letters(fonts, font, text, &run))
		return run;
	if (plain)
		shape_with(fonts, &font->plain, false, tabular, text);
	if (!plain || !kern_run(fonts, font->pairs))
		shape_with(fonts, &font->whole, true, tabular, text);
	return take_run(fonts, text);
}

const struct glyph_run *
fonts_shape(struct fonts *fonts, enum face face, bool tabular, struct str text)
{
	uint32_t hash = hash_of(face, tabular, text);
	struct shaped *word = find_word(fonts, hash, face, tabular, text);

	if (word->hash)
		return &word->run;
	if (++fonts->n > fonts->size / 2) {
		grow(fonts);
		word = find_word(fonts, hash, face, tabular, text);
	}
	*word = (struct shaped){ str_dup(fonts->arena, text), hash, (uint8_t)face, tabular,
	    shape(fonts, &fonts->faces[face], tabular, text) };
	return &word->run;
}

int
fonts_upem(const struct fonts *fonts, enum face face)
{
	return (int)hb_face_get_upem(fonts->faces[face].whole.face);
}

struct str
fonts_file(const struct fonts *fonts, enum face face)
{
	return fonts->faces[face].file;
}

static void
set_bit(uint8_t *bits, int32_t character)
{
	bits[character / 8] |= (uint8_t)(1 << character % 8);
}

const uint8_t *
fonts_characters(struct fonts *fonts)
{
	static const int32_t without_glyph[] = { '\n', '\r', '\t', 0xAD, 0x2011 };
	hb_codepoint_t character = HB_SET_VALUE_INVALID;
	hb_set_t *common, *own;

	if (fonts->characters)
		return fonts->characters;
	common = hb_set_create();
	own = hb_set_create();
	fonts->characters = arena_alloc(fonts->arena, STYLE_CHARACTERS / 8);
	hb_face_collect_unicodes(fonts->faces[0].whole.face, common);
	for (int i = 1; i < FACE_COUNT; i++) {
		hb_set_clear(own);
		hb_face_collect_unicodes(fonts->faces[i].whole.face, own);
		hb_set_intersect(common, own);
	}
	while (hb_set_next(common, &character) && character < STYLE_CHARACTERS)
		set_bit(fonts->characters, (int32_t)character);
	for (size_t i = 0; i < sizeof without_glyph / sizeof *without_glyph; i++)
		set_bit(fonts->characters, without_glyph[i]);
	hb_set_destroy(own);
	hb_set_destroy(common);
	return fonts->characters;
}

enum face
face_with(enum face face, uint8_t span_face)
{
	bool bold = face == FACE_BOLD || face == FACE_BOLD_ITALIC || span_face & SPAN_BOLD;
	bool italic = (face == FACE_ITALIC || face == FACE_BOLD_ITALIC) != !!(span_face & SPAN_ITALIC);

	return bold ? italic ? FACE_BOLD_ITALIC : FACE_BOLD : italic ? FACE_ITALIC : FACE_REGULAR;
}
