/* set/font and set/pairs against HarfBuzz alone: the same glyphs at the same places. */
#include "unit.h"
#include "../../src/base/file.h"
#include "../../src/set/font.h"
#include "../../src/set/pairs.h"

#include <hb.h>
#include <stdlib.h>
#include <string.h>

enum { FAMILIES = 2 };

static const char *const names[FAMILIES][FACE_COUNT] = {
	{ [FACE_REGULAR] = "fonts/FiraSans-Regular.ttf", [FACE_ITALIC] = "fonts/FiraSans-Italic.ttf",
	  [FACE_BOLD] = "fonts/FiraSans-SemiBold.ttf", [FACE_BOLD_ITALIC] = "fonts/FiraSans-SemiBoldItalic.ttf" },
	{ [FACE_REGULAR] = "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
	  [FACE_ITALIC] = "fonts/AtkinsonHyperlegibleNext-RegularItalic.ttf",
	  [FACE_BOLD] = "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
	  [FACE_BOLD_ITALIC] = "fonts/AtkinsonHyperlegibleNext-BoldItalic.ttf" },
};
static struct sfnt files[FAMILIES][FACE_COUNT];
static hb_font_t *alone[FAMILIES][FACE_COUNT];
static hb_buffer_t *buffer;
static struct fonts *fonts[FAMILIES];

static void
open_family(int family)
{
	for (int i = 0; i < FACE_COUNT; i++) {
		struct str bytes;
		hb_blob_t *blob;
		if (!file_map(names[family][i], &bytes) || (files[family][i] = sfnt_read(a, bytes)).fault) {
			FAIL("cannot read %s", names[family][i]);
			exit(1);
		}
		blob = hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
		hb_face_t *face = hb_face_create(blob, 0);
		alone[family][i] = hb_font_create(face);
		hb_face_destroy(face);
		hb_blob_destroy(blob);
	}
	fonts[family] = fonts_open(files[family]);
}

static void
open_once(void)
{
	for (int family = 0; family < FAMILIES && !fonts[family]; family++)
		open_family(family);
	if (!buffer)
		buffer = hb_buffer_create();
}

static void
shape_alone(int family, enum face face, bool tabular, struct str text)
{
	static const hb_feature_t features[] = {
		{ HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};

	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
	hb_buffer_set_language(buffer, hb_language_from_string("nl", -1));
	hb_shape(alone[family][face], buffer, features, tabular ? 3 : 2);
}

static bool
is_same(int family, enum face face, bool tabular, struct str text)
{
	const struct glyph_run *run = fonts_shape(fonts[family], face, tabular, text);
	const hb_glyph_info_t *infos;
	const hb_glyph_position_t *places;
	unsigned n;
	bool same;

	shape_alone(family, face, tabular, text);
	infos = hb_buffer_get_glyph_infos(buffer, &n);
	places = hb_buffer_get_glyph_positions(buffer, &n);
	same = run->n == n;
	for (unsigned i = 0; same && i < n; i++)
		same = run->glyphs[i].id == infos[i].codepoint && run->glyphs[i].advance == places[i].x_advance
		    && run->glyphs[i].dx == places[i].x_offset && run->glyphs[i].dy == places[i].y_offset;
	return same;
}

static void
check_everywhere(struct str text)
{
	for (int family = 0; family < FAMILIES; family++)
		for (int face = 0; face < FACE_COUNT; face++)
			for (int tabular = 0; tabular < 2; tabular++)
				if (!is_same(family, (enum face)face, tabular, text))
					FAIL("%s, tabular %d: \"%.*s\" is not what HarfBuzz makes", names[family][face], tabular,
					    (int)text.n, text.p);
}

static void
all_pairs_are_as_harfbuzz_sets_them(void)
{
	open_once();
	for (char left = '!'; left <= '~'; left++)
		for (char right = '!'; right <= '~'; right++)
			check_everywhere(str_printf(a, "%c%c", left, right));
}

static void
words_are_as_harfbuzz_sets_them(void)
{
	static const char *const words[] = {
		"a", "AVATAR", "Voortgangsrapportage", "affluit", "efficiënt", "fifi", "ffi", "fl", "IJsselstein", "3\302\240april",
		"€\302\2401.027,50", "thema\342\200\231s", "\342\200\234Ta\342\200\235", "\342\200\242", "1\342\201\2042",
		/* accents that stand on another letter */
		"e\314\201n", "i\314\210", "b\303\255j\314\201", "Te\314\201V", "\314\201a", "x\314\201\314\210", "A\302\264V", "A^V",
	};

	open_once();
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		check_everywhere(str_of(words[i]));
}

/* Whatever the bytes, reading ends and stays within them; the sanitizers watch. */
static void
damaged_tables_are_survived(void)
{
	uint32_t random = 1;

	open_once();
	for (int round = 0; round < 40; round++) {
		hb_face_t *face = hb_font_get_face(alone[round % FAMILIES][round / FAMILIES % FACE_COUNT]);
		struct str tables[2];
		for (int t = 0; t < 2; t++) {
			hb_blob_t *blob = hb_face_reference_table(face, t ? HB_TAG('G', 'S', 'U', 'B') : HB_TAG('G', 'P', 'O', 'S'));
			unsigned n;
			const char *bytes = hb_blob_get_data(blob, &n);
			char *copy = arena_copy(a, bytes, n);
			for (int k = 0; k < 200; k++) {
				random = random * 1664525u + 1013904223u;
				copy[(random >> 8) % (k % 2 ? n : 600)] ^= (char)(1u << random % 8);
			}
			tables[t] = (struct str){ copy, round % 4 ? n : n / (unsigned)(round + 2) };
			hb_blob_destroy(blob);
		}
		struct pairs *pairs = pairs_open(a, tables[0], tables[1]);
		for (uint16_t left = 1; pairs && left < 2000; left += 7)
			for (uint16_t right = 0; right < 2000; right += 31)
				pairs_find(pairs, left, right);
	}
}

/* 65,535 features that are all one, and name 65,535 lookups: four thousand million
 * in a table of 196 kB. Some of its bytes are read as several things. */
static void
many_lookups_are_left_to_harfbuzz(void)
{
	enum { FEATURES = 60000, SIZE = FEATURES + 16 + 2 * 0xFFFF };
	char *gpos = arena_alloc(a, SIZE);

	memcpy(gpos, "\0\1\0\0" "\0\x0A" "\xEA\x60" "\0\0", 10);         /* scripts at 10, features at 60,000 */
	memcpy(gpos + 10, "\0\1" "latn" "\0\x08" "\0\4\0\0", 12);          /* the script at 18, its language at 22 */
	memcpy(gpos + 22, "\0\0" "\xFF\xFF" "\xFF\xFF", 6);
	memcpy(gpos + FEATURES, "\0\1" "kern" "\0\x08" "\0\0" "\xFF\xFF", 12);
	OK(!pairs_open(a, (struct str){ gpos, SIZE }, STR("")));
}

TESTS(
	TEST(all_pairs_are_as_harfbuzz_sets_them),
	TEST(words_are_as_harfbuzz_sets_them),
	TEST(damaged_tables_are_survived),
	TEST(many_lookups_are_left_to_harfbuzz),
)
