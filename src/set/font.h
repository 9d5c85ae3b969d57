/*
 * Fonts: words as glyphs, by HarfBuzz, with kerning and ligatures. A word that
 * was shaped before is not shaped again. A glyph 0 (a character that the font
 * lacks) is found before anything is set: see fonts_characters.
 */
#ifndef SET_FONT_H
#define SET_FONT_H

#include "doc.h"

struct fonts;

struct glyph_run {
	const struct glyph *glyphs;
	size_t n;
	int32_t advance;                /* [font units] of all glyphs */
};

/* Fonts over the bytes of four TrueType files, which must stay mapped. A face is
 * prepared when it is first used. NULL when one of them is no usable font. */
struct fonts *fonts_open(const struct str files[FACE_COUNT]);
void fonts_close(struct fonts *);

/* The glyphs of a word, which belong to the fonts. Tabular figures are of one
 * width in every face. */
const struct glyph_run *fonts_shape(struct fonts *, enum face, bool tabular, struct str word);

int fonts_upem(const struct fonts *, enum face);

/* The TrueType file of a face. */
struct str fonts_file(const struct fonts *, enum face);

/* A bit for each character, up to STYLE_CHARACTERS, that every face can draw
 * or that needs no glyph. It belongs to the fonts. */
const uint8_t *fonts_characters(struct fonts *);

/* The face of a look with bold or italic words in it. */
enum face face_with(enum face, uint8_t span_face);

#endif
