#include "font.h"
#include "../base/arena.h"

#include <hb.h>
#include <string.h>

struct font {
	struct str file;
	hb_face_t *face;
	hb_font_t *font;                /* NULL until first used, like the plans */
	hb_shape_plan_t *plans[2];      /* without and with tabular figures */
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
		fonts->faces[i].face = hb_face_create(blob, 0);
		hb_blob_destroy(blob);
		good = good && hb_face_get_glyph_count(fonts->faces[i].face) > 0;
	}
	if (good)
		return fonts;
	fonts_close(fonts);
	return NULL;
}

void
fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (int i = 0; i < FACE_COUNT; i++) {
		hb_shape_plan_destroy(fonts->faces[i].plans[0]);
		hb_shape_plan_destroy(fonts->faces[i].plans[1]);
		hb_font_destroy(fonts->faces[i].font);
		hb_face_destroy(fonts->faces[i].face);
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

/* How a face shapes, settled once: Dutch in Latin letters. Contextual alternates
 * change nothing in such text, and cost a tenth. */
static hb_shape_plan_t *
plan_of(struct fonts *fonts, enum face face, bool tabular)
{
	static const hb_feature_t features[] = {
		{ HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};
	struct font *font = &fonts->faces[face];

	if (!font->font)
		font->font = hb_font_create(font->face);
	if (!font->plans[tabular])
		font->plans[tabular] = hb_shape_plan_create(font->face, &fonts->dutch, features,
		    tabular ? 3 : 2, NULL);
	return font->plans[tabular];
}

static void
shape(struct fonts *fonts, enum face face, bool tabular, struct str text)
{
	hb_shape_plan_t *plan = plan_of(fonts, face, tabular);

	hb_buffer_clear_contents(fonts->buffer);
	hb_buffer_add_utf8(fonts->buffer, text.p, (int)text.n, 0, (int)text.n);
	hb_buffer_set_segment_properties(fonts->buffer, &fonts->dutch);
	hb_shape_plan_execute(plan, fonts->faces[face].font, fonts->buffer, NULL, 0);
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
	shape(fonts, face, tabular, text);
	*word = (struct shaped){ str_dup(fonts->arena, text), hash, (uint8_t)face, tabular, take_run(fonts, text) };
	return &word->run;
}

int
fonts_upem(const struct fonts *fonts, enum face face)
{
	return (int)hb_face_get_upem(fonts->faces[face].face);
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
	hb_face_collect_unicodes(fonts->faces[0].face, common);
	for (int i = 1; i < FACE_COUNT; i++) {
		hb_set_clear(own);
		hb_face_collect_unicodes(fonts->faces[i].face, own);
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
