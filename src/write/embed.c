#include "embed.h"
#include "../base/arena.h"

#include <assert.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

/* What a document uses of a face: by glyph, the text that it stands for. */
struct use {
	struct str *texts;
	bool *used;
	size_t glyphs, n;
	uint16_t hyphen;                /* the glyph that parts words; 0: none does */
};

struct subset {
	hb_face_t *face;
	hb_blob_t *blob;
	uint16_t *codes;                /* by old glyph */
	size_t n;                       /* codes */
	uint16_t *olds;                 /* by code: an old glyph with text, or 0 */
};

/* The characters of a cluster go to its glyphs: all to the first, unless there
 * is one for each. A glyph without any says "zero width", never nothing. */
static struct str
text_of(const struct glyph *glyphs, size_t i, size_t n, const char *text)
{
	static const struct str nothing = STR("\xE2\x80\x8B");
	struct str whole = { text, glyphs[i].bytes };
	size_t more = 0;
	const char *p = text;

	if (!whole.n)
		return nothing;
	while (i + 1 + more < n && !glyphs[i + 1 + more].bytes)
		more++;
	if (!more || utf8_count(whole) != more + 1)
		return whole;
	utf8_next(&p, text + whole.n);
	return (struct str){ text, (size_t)(p - text) };
}

static void
use_item(struct use *use, const struct item *item)
{
	const char *text = item->text.p;

	for (size_t i = 0; i < item->n_glyphs; i++) {
		const struct glyph *glyph = &item->glyphs[i];
		bool parts = item->hyphen && i + 1 == item->n_glyphs;
		assert(glyph->id && glyph->id < use->glyphs);
		if (parts)
			use->hyphen = glyph->id;
		if (!use->used[glyph->id]) {
			struct str said = parts ? STR("-") : text_of(item->glyphs, i, item->n_glyphs, text);
			use->used[glyph->id] = true;
			use->texts[glyph->id] = str_is(said, "\xC2\xA0") ? STR(" ") : said;
			use->n++;
		}
		text += glyph->bytes;
	}
}

static struct use
collect_use(struct arena *arena, const struct doc *doc, enum face face, size_t glyphs)
{
	struct use use = { .glyphs = glyphs };

	use.texts = arena_array(arena, glyphs, sizeof *use.texts);
	use.used = arena_array(arena, glyphs, sizeof *use.used);
	for (size_t p = 0; p < doc->n; p++)
		for (size_t i = 0; i < doc->pages[p].n; i++)
			if (doc->pages[p].items[i].kind == ITEM_TEXT && doc->pages[p].items[i].face == face)
				use_item(&use, &doc->pages[p].items[i]);
	return use;
}

/* Only what a CIDFontType2 needs; the subsetter then reads no layout tables. */
static hb_blob_t *
needed_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
	static const hb_tag_t needed[] = {
		HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
		HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
	};

	(void)face;
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (tag == needed[i])
			return hb_face_reference_table(whole, tag);
	return hb_blob_get_empty();
}

static struct subset
make_subset(struct arena *arena, hb_face_t *whole, const struct use *use)
{
	hb_face_t *face = hb_face_create_for_tables(needed_table, whole, NULL);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	struct subset subset = { .codes = arena_array(arena, use->glyphs, sizeof *subset.codes) };
	hb_subset_plan_t *plan;
	const hb_map_t *codes;

	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	for (size_t i = 0; i < use->glyphs; i++)
		if (use->used[i])
			hb_set_add(glyphs, (hb_codepoint_t)i);
	plan = hb_subset_plan_create_or_fail(face, input);
	assert(plan);
	codes = hb_subset_plan_old_to_new_glyph_mapping(plan);
	subset.n = hb_map_get_population(codes);
	subset.olds = arena_array(arena, subset.n, sizeof *subset.olds);
	for (size_t i = 0; i < use->glyphs; i++)
		if (use->used[i]) {
			subset.codes[i] = (uint16_t)hb_map_get(codes, (hb_codepoint_t)i);
			subset.olds[subset.codes[i]] = (uint16_t)i;
		}
	subset.face = hb_subset_plan_execute_or_fail(plan);
	assert(subset.face);
	subset.blob = hb_face_reference_blob(subset.face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(face);
	return subset;
}

static void
drop_subset(struct subset *subset)
{
	hb_blob_destroy(subset->blob);
	hb_face_destroy(subset->face);
}

static const uint16_t *
code_widths(struct arena *arena, const struct subset *subset, uint16_t hyphen, int upem)
{
	uint16_t *widths = arena_array(arena, subset->n + 1, sizeof *widths);
	hb_font_t *font = hb_font_create(subset->face);

	for (size_t i = 0; i < subset->n; i++)
		widths[i] = (uint16_t)em_from_units(hb_font_get_glyph_h_advance(font, (hb_codepoint_t)i), upem);
	hb_font_destroy(font);
	widths[subset->n] = widths[hyphen];
	return widths;
}

/* Two bytes in hexadecimal: printf would take twenty times as long. */
static void
add_hex(struct buf *out, unsigned value)
{
	for (int shift = 12; shift >= 0; shift -= 4)
		buf_char(out, "0123456789ABCDEF"[value >> shift & 15]);
}

/* UTF-16 code units in hexadecimal. */
static void
add_hex_text(struct buf *out, struct str text)
{
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		if (c > 0xFFFF) {
			add_hex(out, (unsigned)(0xD800 + ((c - 0x10000) >> 10)));
			c = 0xDC00 + ((c - 0x10000) & 0x3FF);
		}
		add_hex(out, (unsigned)c);
	}
}

/* Empty when no text is drawn with it; behind the glyphs stands the hyphen that
 * parts words. */
static struct str
code_text(const struct subset *subset, const struct use *use, size_t code)
{
	if (code == subset->n)
		return STR("\xC2\xAD");
	return subset->olds[code] ? use->texts[subset->olds[code]] : STR("");
}

/* Codes in a row that have texts; of a range only the last byte may differ. */
static size_t
range_end(const struct subset *subset, const struct use *use, size_t code, size_t n)
{
	size_t end = code;

	while (end < n && end / 256 == code / 256 && code_text(subset, use, end).n)
		end++;
	return end;
}

static void
add_range(struct buf *out, const struct subset *subset, const struct use *use, size_t code, size_t end)
{
	buf_puts(out, "1 beginbfrange\n<");
	add_hex(out, (unsigned)code);
	buf_puts(out, "><");
	add_hex(out, (unsigned)end - 1);
	buf_puts(out, ">[");
	for (; code < end; code++) {
		buf_char(out, '<');
		add_hex_text(out, code_text(subset, use, code));
		buf_char(out, '>');
	}
	buf_puts(out, "]\nendbfrange\n");
}

/* Adobe Technical Note #5014; a range takes half the bytes of single characters. */
static struct str
to_unicode(struct arena *arena, const struct subset *subset, const struct use *use)
{
	struct buf out = { .arena = arena };
	size_t n = subset->n + (use->hyphen > 0);

	buf_puts(&out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (size_t code = 1; code < n; code++) {
		size_t end = range_end(subset, use, code, n);
		if (end == code)
			continue;
		add_range(&out, subset, use, code, end);
		code = end - 1;
	}
	buf_puts(&out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	return buf_str(&out);
}

/* What a name in PostScript may not have; anything may stand in the font. */
static bool
is_name_character(char c)
{
	return c > ' ' && c <= '~' && !strchr("[](){}<>/%#", c);
}

/* "ABCDEF+FiraSans-Regular": the tag follows from the glyphs, so the same
 * subset has the same name and another one another (ISO 32000-1 9.6.4). */
static const char *
subset_name(struct arena *arena, hb_face_t *whole, const struct use *use)
{
	char name[64] = "", tag[7] = { 0 };
	unsigned n = sizeof name, kept = 0;
	uint32_t hash = 2166136261u;

	hb_ot_name_get_utf8(whole, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
	for (unsigned i = 0; i < n; i++)
		if (is_name_character(name[i]))
			name[kept++] = name[i];
	name[kept] = '\0';
	for (size_t i = 0; i < use->glyphs; i++)
		if (use->used[i])
			hash = (hash ^ (uint32_t)i) * 16777619u;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	return str_printf(arena, "%s+%s%c", tag, *name ? name : "Font", 0).p;
}

static int
signed_at(const char *p)
{
	return (int16_t)((unsigned char)p[0] << 8 | (unsigned char)p[1]);
}

/* The box of all glyphs stands in the font's `head` table, at byte 36. */
static HPDF_Array
font_box(struct objects *objects, hb_face_t *whole, int upem)
{
	hb_blob_t *head = hb_face_reference_table(whole, HB_TAG('h', 'e', 'a', 'd'));
	HPDF_Array box = object_array(objects);
	unsigned n;
	const char *bytes = hb_blob_get_data(head, &n);

	for (unsigned i = 36; i < 44; i += 2)
		object_append_number(box, n >= 44 ? em_from_units(signed_at(bytes + i), upem) : 0);
	hb_blob_destroy(head);
	return box;
}

enum { FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

static HPDF_Dict
font_descriptor(struct objects *objects, hb_face_t *whole, enum face face, const char *name, HPDF_Dict file, int upem)
{
	HPDF_Dict descriptor = object_indirect(objects);
	bool italic = face == FACE_ITALIC || face == FACE_BOLD_ITALIC;
	bool bold = face == FACE_BOLD || face == FACE_BOLD_ITALIC;
	hb_font_t *font = hb_font_create(whole);
	hb_font_extents_t extents = { 0 };
	hb_position_t capital = 0;

	hb_font_get_h_extents(font, &extents);
	hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital);
	hb_font_destroy(font);
	object_set_name(descriptor, "Type", "FontDescriptor");
	object_set_name(descriptor, "FontName", name);
	object_set_number(descriptor, "Flags", FLAG_SYMBOLIC | (italic ? FLAG_ITALIC : 0));
	object_set(descriptor, "FontBBox", font_box(objects, whole, upem));
	object_set_number(descriptor, "ItalicAngle", italic ? -10 : 0);
	object_set_number(descriptor, "Ascent", em_from_units(extents.ascender, upem));
	object_set_number(descriptor, "Descent", em_from_units(extents.descender, upem));
	object_set_number(descriptor, "CapHeight", em_from_units(capital, upem));
	object_set_number(descriptor, "StemV", bold ? 120 : 85);
	object_set(descriptor, "FontFile2", file);
	return descriptor;
}

static HPDF_Array
width_array(struct objects *objects, const struct embedded *face, size_t n)
{
	HPDF_Array all = object_array(objects), widths = object_array(objects);

	for (size_t i = 0; i < n; i++)
		object_append_number(widths, face->widths[i]);
	object_append_number(all, 0);
	object_append(all, widths);
	return all;
}

/* Codes are glyphs; the last one is the hyphen once more, which then says U+00AD
 * (ISO 32000-1 14.8.2.2.3). */
static HPDF_Dict
glyphs_by_code(struct objects *objects, size_t n, uint16_t hyphen)
{
	struct buf out = { .arena = objects_arena(objects) };

	for (size_t code = 0; code <= n; code++) {
		uint16_t glyph = code < n ? (uint16_t)code : hyphen;
		buf_char(&out, (char)(glyph >> 8));
		buf_char(&out, (char)glyph);
	}
	return object_stream(objects, buf_str(&out), true);
}

static HPDF_Dict
descendant(struct objects *objects, const struct embedded *face, const struct subset *subset, uint16_t hyphen,
    const char *name, HPDF_Dict descriptor)
{
	HPDF_Dict font = object_indirect(objects), system = object_dict(objects);

	object_set_text(objects, system, "Registry", STR("Adobe"));
	object_set_text(objects, system, "Ordering", STR("Identity"));
	object_set_number(system, "Supplement", 0);
	object_set_name(font, "Type", "Font");
	object_set_name(font, "Subtype", "CIDFontType2");
	object_set_name(font, "BaseFont", name);
	object_set(font, "CIDSystemInfo", system);
	if (face->hyphen)
		object_set(font, "CIDToGIDMap", glyphs_by_code(objects, subset->n, hyphen));
	else
		object_set_name(font, "CIDToGIDMap", "Identity");
	object_set(font, "FontDescriptor", descriptor);
	object_set(font, "W", width_array(objects, face, subset->n + (face->hyphen > 0)));
	return font;
}

static HPDF_Dict
font_file(struct objects *objects, struct arena *arena, const struct subset *subset)
{
	unsigned n;
	const char *bytes = hb_blob_get_data(subset->blob, &n);
	HPDF_Dict file = object_stream(objects, (struct str){ arena_copy(arena, bytes, n), n }, true);

	object_quick(objects, file);
	object_set_number(file, "Length1", (int)n);
	return file;
}

static void
embed_face(struct objects *objects, struct arena *arena, hb_face_t *whole, enum face index, const struct use *use,
    struct embedded *face)
{
	struct subset subset = make_subset(arena, whole, use);
	const char *name = subset_name(arena, whole, use);
	HPDF_Array descendants = object_array(objects);
	uint16_t hyphen = subset.codes[use->hyphen];
	HPDF_Dict descriptor;

	face->upem = (int)hb_face_get_upem(whole);
	face->codes = subset.codes;
	face->hyphen = use->hyphen ? (uint16_t)subset.n : 0;
	face->widths = code_widths(arena, &subset, hyphen, face->upem);
	descriptor = font_descriptor(objects, whole, index, name, font_file(objects, arena, &subset), face->upem);
	object_append(descendants, descendant(objects, face, &subset, hyphen, name, descriptor));
	face->font = object_indirect(objects);
	object_set_name(face->font, "Type", "Font");
	object_set_name(face->font, "Subtype", "Type0");
	object_set_name(face->font, "BaseFont", name);
	object_set_name(face->font, "Encoding", "Identity-H");
	object_set(face->font, "DescendantFonts", descendants);
	object_set(face->font, "ToUnicode", object_stream(objects, to_unicode(arena, &subset, use), true));
	drop_subset(&subset);
}

void
embed_fonts(struct objects *objects, struct fonts *fonts, const struct doc *doc, struct embedded faces[FACE_COUNT])
{
	struct arena *arena = objects_arena(objects);

	for (int i = 0; i < FACE_COUNT; i++) {
		struct str file = fonts_file(fonts, (enum face)i);
		hb_blob_t *blob = hb_blob_create(file.p, (unsigned)file.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
		hb_face_t *whole = hb_face_create(blob, 0);
		struct use use = collect_use(arena, doc, (enum face)i, hb_face_get_glyph_count(whole));
		faces[i] = (struct embedded){ .name = { 'F', (char)('0' + i), 0 } };
		if (use.n)
			embed_face(objects, arena, whole, (enum face)i, &use, &faces[i]);
		hb_face_destroy(whole);
		hb_blob_destroy(blob);
	}
}

static HPDF_Dict
image_object(struct objects *objects, const struct image *image, struct str bytes, int channels)
{
	HPDF_Dict dict = object_stream(objects, bytes, true);

	object_set_name(dict, "Type", "XObject");
	object_set_name(dict, "Subtype", "Image");
	object_set_number(dict, "Width", (int)image->width);
	object_set_number(dict, "Height", (int)image->height);
	object_set_number(dict, "BitsPerComponent", 8);
	object_set_name(dict, "ColorSpace", channels == 1 ? "DeviceGray" : "DeviceRGB");
	return dict;
}

HPDF_Dict
embed_image(struct objects *objects, const struct image *image)
{
	HPDF_Dict dict = image_object(objects, image, image->pixels, image->channels);

	if (image->alpha.n)
		object_set(dict, "SMask", image_object(objects, image, image->alpha, 1));
	return dict;
}
