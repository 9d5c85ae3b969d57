/* Two kinds of fonts: a simple one has 256 codes, a composite one a CMap. */
#include "pdffont.h"
#include "pdfchar.h"
#include "../base/arena.h"

#include <stdlib.h>

enum { SYMBOLIC = 4, FONT = 1 << 16, WIDTH = 16 };      /* a flag of a descriptor (9.8.2); work */

struct width {
	int64_t first, last;            /* codes, of a composite font: CIDs */
	double width;
};

struct pdf_font {
	struct arena *arena;
	struct pdf_file *file;
	bool composite;
	bool unicode;                   /* codes are UTF-16 units themselves */
	struct cmap to_unicode;
	struct cmap codes;              /* composite: of its encoding */
	struct str simple[256];         /* simple: by its encoding; empty where it has no meaning */
	struct width *widths;           /* by first */
	size_t n;
	double unit;                    /* of a width, in that of the font size */
	double otherwise;               /* a width that is not in the list */
	bool told;                      /* whether the file says that */
};

static struct str
said_by_code(struct pdf_font *font, enum pdf_encoding encoding, unsigned char code)
{
	struct buf out = { .arena = font->arena };

	pdf_add_character(&out, pdf_encoded(encoding, code));
	return buf_str(&out);
}

static void
read_differences(struct pdf_font *font, pdf_object list)
{
	size_t n = pdf_count(font->file, list), mark = pdf_mark(font->file);
	int64_t code = 0;

	for (size_t i = 0; i < n && !pdf_is_spent(font->file); i++, pdf_release(font->file, mark)) {
		pdf_object item = pdf_item(font->file, list, i);
		struct buf out = { .arena = font->arena };
		if (pdf_kind(font->file, item) == OBJECT_NUMBER) {
			code = pdf_integer(font->file, item, 0);
			continue;
		}
		if (code >= 0 && code < 256) {
			pdf_add_glyph_name(&out, pdf_name(font->file, item));
			font->simple[code] = buf_str(&out);
		}
		code = code < 0 || code >= 256 ? 256 : code + 1;
	}
}

/* The base encoding, by name; false when the font has one of its own. */
static bool
base_encoding(struct pdf_font *font, pdf_object dict, pdf_object named, enum pdf_encoding *encoding)
{
	pdf_object descriptor = pdf_key(font->file, dict, "/FontDescriptor");
	bool symbolic = pdf_integer(font->file, pdf_key(font->file, descriptor, "/Flags"), 0) & SYMBOLIC;

	*encoding = pdf_is(font->file, named, "/WinAnsiEncoding") ? ENCODING_WIN
	    : pdf_is(font->file, named, "/MacRomanEncoding") ? ENCODING_MAC : ENCODING_STANDARD;
	return *encoding != ENCODING_STANDARD || pdf_is(font->file, named, "/StandardEncoding")
	    || (!symbolic && !pdf_is(font->file, pdf_key(font->file, dict, "/Subtype"), "/Type3"));
}

static void
read_encoding(struct pdf_font *font, pdf_object dict)
{
	pdf_object encoding = pdf_key(font->file, dict, "/Encoding"), named = encoding;
	enum pdf_encoding base;

	if (pdf_kind(font->file, encoding) == OBJECT_DICT)
		named = pdf_key(font->file, encoding, "/BaseEncoding");
	if (base_encoding(font, dict, named, &base))
		for (int code = 0; code < 256; code++)
			font->simple[code] = said_by_code(font, base, (unsigned char)code);
	read_differences(font, pdf_key(font->file, encoding, "/Differences"));
}

static void
add_width(struct pdf_font *font, int64_t first, int64_t last, pdf_object width)
{
	if (pdf_kind(font->file, width) == OBJECT_NUMBER && pdf_spend(font->file, WIDTH))
		*arena_push(font->arena, font->widths, font->n) = (struct width){ first, last, pdf_number(font->file, width, 0) };
}

/* Widths of codes that follow each other. */
static void
add_widths(struct pdf_font *font, int64_t first, pdf_object list)
{
	size_t n = pdf_count(font->file, list), mark = pdf_mark(font->file);

	for (size_t i = 0; i < n && !pdf_is_spent(font->file); i++, pdf_release(font->file, mark))
		add_width(font, first + (int64_t)i, first + (int64_t)i, pdf_item(font->file, list, i));
}

static int
by_first(const void *a, const void *b)
{
	const struct width *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

static void
read_simple(struct pdf_font *font, pdf_object dict)
{
	pdf_object descriptor = pdf_key(font->file, dict, "/FontDescriptor");
	pdf_object widths = pdf_key(font->file, dict, "/Widths");

	read_encoding(font, dict);
	add_widths(font, (uint32_t)pdf_integer(font->file, pdf_key(font->file, dict, "/FirstChar"), 0), widths);
	font->told = font->n;
	if (font->told)
		font->otherwise = pdf_number(font->file, pdf_key(font->file, descriptor, "/MissingWidth"), 0);
	if (pdf_is(font->file, pdf_key(font->file, dict, "/Subtype"), "/Type3"))
		font->unit = pdf_number(font->file, pdf_item(font->file, pdf_key(font->file, dict, "/FontMatrix"), 0), font->unit);
}

/* W of a CIDFont: "first [width ...]" or "first last width" (9.7.4.3). */
static void
read_cid_widths(struct pdf_font *font, pdf_object list)
{
	size_t n = pdf_count(font->file, list), mark = pdf_mark(font->file);

	for (size_t i = 0; i + 1 < n && !pdf_is_spent(font->file); pdf_release(font->file, mark)) {
		int64_t first = (uint32_t)pdf_integer(font->file, pdf_item(font->file, list, i), 0);
		pdf_object second = pdf_item(font->file, list, i + 1);
		if (pdf_kind(font->file, second) == OBJECT_ARRAY) {
			add_widths(font, first, second);
			i += 2;
		} else {
			add_width(font, first, pdf_integer(font->file, second, first), pdf_item(font->file, list, i + 2));
			i += 3;
		}
	}
}

static void
read_composite(struct pdf_font *font, pdf_object dict)
{
	pdf_object encoding = pdf_key(font->file, dict, "/Encoding");
	pdf_object descendant = pdf_item(font->file, pdf_key(font->file, dict, "/DescendantFonts"), 0);
	struct str name = pdf_name(font->file, encoding);

	font->composite = true;
	font->unicode = str_starts(name, "Uni") && (str_ends(name, "-UCS2-H") || str_ends(name, "-UTF16-H"));
	if (pdf_kind(font->file, encoding) == OBJECT_STREAM)
		font->codes = cmap_read(font->arena, font->file, pdf_stream(font->file, encoding));
	read_cid_widths(font, pdf_key(font->file, descendant, "/W"));
	font->otherwise = pdf_number(font->file, pdf_key(font->file, descendant, "/DW"), 1000);
	font->told = !font->unicode;
}

struct pdf_font *
font_read(struct arena *arena, struct pdf_file *file, pdf_object dict)
{
	struct pdf_font *font = arena_alloc(arena, sizeof *font);
	pdf_object to_unicode = pdf_key(file, dict, "/ToUnicode");

	*font = (struct pdf_font){ .arena = arena, .file = file, .unit = 0.001, .otherwise = 500 };
	if (!pdf_spend(file, FONT))
		return font;
	if (pdf_kind(file, to_unicode) == OBJECT_STREAM)
		font->to_unicode = cmap_read(arena, file, pdf_stream(file, to_unicode));
	if (pdf_is(file, pdf_key(file, dict, "/Subtype"), "/Type0"))
		read_composite(font, dict);
	else
		read_simple(font, dict);
	if (font->n)
		qsort(font->widths, font->n, sizeof *font->widths, by_first);
	return font;
}

struct code
font_next(const struct pdf_font *font, struct str *string)
{
	struct code code = { (unsigned char)string->p[0], 1 };

	if (font->composite)
		return cmap_next(&font->codes, string);
	*string = str_from(*string, 1);
	return code;
}

void
font_say(const struct pdf_font *font, struct code code, struct buf *out)
{
	const struct code_mapping *mapping = cmap_find(&font->to_unicode, code.value);

	if (mapping) {
		buf_add(out, mapping->before);
		pdf_add_character(out, (int32_t)(mapping->target + (code.value - mapping->first)) & 0x7FFFFFFF);
	} else if (!font->composite && font->simple[code.value & 0xFF].n) {
		buf_add(out, font->simple[code.value & 0xFF]);
	} else {
		pdf_add_character(out, font->unicode ? (int32_t)(code.value & 0xFFFF) : PDF_UNKNOWN);
	}
}

bool
font_width(const struct pdf_font *font, struct code code, double *width)
{
	const struct code_mapping *cid = font->composite ? cmap_find(&font->codes, code.value) : NULL;
	int64_t key = cid ? cid->target + (code.value - cid->first) : code.value;
	size_t low = 0, high = font->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (font->widths[middle].first <= key)
			low = middle + 1;
		else
			high = middle;
	}
	if (low && font->widths[low - 1].last >= key) {
		*width = font->widths[low - 1].width * font->unit;
		return true;
	}
	*width = font->otherwise * font->unit;
	return font->told;
}
