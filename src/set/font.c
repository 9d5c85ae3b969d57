#include "font.h"
#include "pairs.h"
#include "../base/arena.h"

#include <assert.h>
#include <hb-ot.h>
#include <string.h>

struct shaper {
	hb_face_t *face;
	hb_font_t *font;                /* NULL until first used, like the plans */
	hb_shape_plan_t *plans[2];      /* without and with tabular figures */
};

struct known_letter {
	bool asked;
	uint16_t glyph;                 /* 0: none, or an accent */
	int16_t advance;
};

/* A word of plain letters is set letter by letter, unless glyphs may change:
 * then by a face without GPOS, and kerned here. The whole face does the rest. */
struct font {
	struct sfnt sfnt;
	bool *looked_at;                /* by glyph: it was found to be sound */
	int32_t reach;                  /* [font units] that a glyph advances or is moved, at most */
	struct shaper whole, plain;     /* plain.face is NULL until first used */
	struct pairs *pairs;            /* NULL: all is left to the whole face */
	struct known_letter *letters;
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
	enum face damaged;              /* FACE_COUNT: none is */
};

enum { FIRST_SIZE = 4096, LISTED = 10 };        /* words; characters */

static int32_t
reach_of(const struct sfnt *sfnt)
{
	int32_t reach = SFNT_WIDEST * (int32_t)sfnt->upem;

	return reach < INT16_MAX ? reach : INT16_MAX;
}

struct fonts *
fonts_open(const struct sfnt files[FACE_COUNT])
{
	struct arena *arena = arena_new();
	struct fonts *fonts = arena_alloc(arena, sizeof *fonts);

	fonts->arena = arena;
	fonts->damaged = FACE_COUNT;
	fonts->buffer = hb_buffer_create();
	fonts->dutch = (hb_segment_properties_t){ .direction = HB_DIRECTION_LTR, .script = HB_SCRIPT_LATIN,
	    .language = hb_language_from_string("nl", -1) };
	fonts->size = FIRST_SIZE;
	fonts->words = arena_array(arena, fonts->size, sizeof *fonts->words);
	for (int i = 0; i < FACE_COUNT; i++) {
		struct str bytes = files[i].file;
		hb_blob_t *blob = hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
		assert(files[i].fault == SFNT_SOUND);
		fonts->faces[i].sfnt = files[i];
		fonts->faces[i].reach = reach_of(&files[i]);
		fonts->faces[i].looked_at = arena_array(arena, files[i].glyphs, sizeof(bool));
		fonts->faces[i].whole.face = hb_face_create(blob, 0);
		hb_blob_destroy(blob);
	}
	return fonts;
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

static struct known_letter *
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

static bool
is_sound(struct font *font, uint32_t glyph)
{
	if (!glyph || glyph >= font->sfnt.glyphs)
		return false;
	font->looked_at[glyph] = font->looked_at[glyph] || sfnt_has(&font->sfnt, glyph);
	return font->looked_at[glyph];
}

static bool
is_near(const struct font *font, int32_t units)
{
	return units >= -font->reach && units <= font->reach;
}

/* A glyph as it can be used; nothing in its place when it cannot be. */
static struct glyph
sound_glyph(struct fonts *fonts, struct font *font, uint32_t id, const hb_glyph_position_t *at, size_t bytes)
{
	if (is_near(font, at->x_advance) && is_near(font, at->x_offset) && is_near(font, at->y_offset) && is_sound(font, id))
		return (struct glyph){ (uint16_t)id, (int16_t)at->x_advance, (int16_t)at->x_offset, (int16_t)at->y_offset,
		    (uint16_t)bytes };
	if (fonts->damaged == FACE_COUNT)
		fonts->damaged = (enum face)(font - fonts->faces);
	return (struct glyph){ .bytes = (uint16_t)bytes };
}

static void
ask_letter(struct font *font, int32_t c, struct known_letter *letter)
{
	hb_codepoint_t glyph;
	hb_position_t advance;

	letter->asked = true;
	if (!hb_font_get_nominal_glyph(font->plain.font, (hb_codepoint_t)c, &glyph) || !is_sound(font, glyph)
	    || hb_ot_layout_get_glyph_class(font->plain.face, glyph) == HB_OT_LAYOUT_GLYPH_CLASS_MARK)
		return;
	advance = hb_font_get_glyph_h_advance(font->plain.font, glyph);
	if (is_near(font, advance)) {
		letter->glyph = (uint16_t)glyph;
		letter->advance = (int16_t)advance;
	}
}

/* A character that is one glyph by itself; NULL for others, and for accents. */
static const struct known_letter *
letter_of(struct font *font, int32_t c)
{
	struct known_letter *letter = letter_at(font, c);

	if (letter && !letter->asked)
		ask_letter(font, c, letter);
	return letter && letter->glyph ? letter : NULL;
}

/* The glyphs of a plain word, letter by letter; NULL when it is not plain. */
static struct glyph *
take_letters(struct fonts *fonts, struct font *font, struct str text, size_t *n)
{
	struct glyph *glyphs = arena_array(fonts->arena, utf8_count(text), sizeof *glyphs);
	const char *p = text.p, *end = text.p + text.n;

	*n = 0;
	while (p < end) {
		const char *start = p;
		const struct known_letter *letter = letter_of(font, utf8_next(&p, end));
		if (!letter)
			return NULL;
		glyphs[(*n)++] = (struct glyph){ letter->glyph, letter->advance, 0, 0, (uint16_t)(p - start) };
	}
	return glyphs;
}

/* False when HarfBuzz must look at it. */
static bool
kern_letters(struct font *font, struct glyph *glyphs, size_t n, struct glyph_run *run)
{
	*run = (struct glyph_run){ glyphs, n, 0 };
	for (size_t i = 0; i < n; i++) {
		const struct pair *pair = pairs_find(font->pairs, glyphs[i].id, i + 1 < n ? glyphs[i + 1].id : 0);
		int32_t advance = glyphs[i].advance;
		if (i + 1 < n)
			advance += pair->kern;
		if (pair->changes || !is_near(font, advance))
			return false;
		glyphs[i].advance = (int16_t)advance;
		run->advance += advance;
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
take_run(struct fonts *fonts, struct font *font, struct str text)
{
	unsigned n;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(fonts->buffer, &n);
	const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(fonts->buffer, &n);
	struct glyph *glyphs = arena_array(fonts->arena, n, sizeof *glyphs);
	struct glyph_run run = { glyphs, n, 0 };
	uint32_t end = (uint32_t)text.n;

	for (unsigned i = n; i-- > 0; ) {
		bool first = i == 0 || infos[i - 1].cluster != infos[i].cluster;
		glyphs[i] = sound_glyph(fonts, font, infos[i].codepoint, &places[i], first ? end - infos[i].cluster : 0);
		if (first)
			end = infos[i].cluster;
		run.advance += glyphs[i].advance;
	}
	return run;
}

static struct glyph_run
shape(struct fonts *fonts, struct font *font, bool tabular, struct str text)
{
	struct glyph *letters;
	struct glyph_run run;
	size_t n;

	open_plain(fonts, font);
	letters = font->pairs ? take_letters(fonts, font, text, &n) : NULL;
	if (letters && kern_letters(font, letters, n, &run))
		return run;
	if (letters)
		shape_with(fonts, &font->plain, false, tabular, text);
	if (!letters || !kern_run(fonts, font->pairs))
		shape_with(fonts, &font->whole, true, tabular, text);
	return take_run(fonts, font, text);
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
	return fonts->faces[face].sfnt.file;
}

enum face
fonts_damaged(const struct fonts *fonts)
{
	return fonts->damaged;
}

struct str
fonts_lacking(struct arena *arena, struct fonts *fonts, enum face face, struct str text)
{
	struct font *font = &fonts->faces[face];
	const char *p = text.p, *end = text.p + text.n;
	struct buf out = { .arena = arena };
	hb_codepoint_t glyph;
	size_t n = 0;

	open_plain(fonts, font);
	while (p < end && n <= LISTED) {
		const char *start = p;
		int32_t c = utf8_next(&p, end);
		if (hb_font_get_nominal_glyph(font->plain.font, (hb_codepoint_t)c, &glyph))
			continue;
		buf_puts(&out, n ? " " : "");
		buf_add(&out, n++ < LISTED ? (struct str){ start, (size_t)(p - start) } : STR("..."));
	}
	return buf_str(&out);
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
