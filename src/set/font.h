/*
 * Fonts: words as glyphs, by HarfBuzz, with kerning and ligatures. A word that
 * was shaped before is not shaped again. A glyph 0 (a character that the font
 * lacks) is found before anything is set: see fonts_characters. Glyphs are what
 * the font says, so each is looked at before it is used: one that cannot be is
 * left out, and the font is damaged from then on.
 */
#ifndef SET_FONT_H
#define SET_FONT_H

#include "doc.h"
#include "../read/sfnt.h"

struct fonts;

struct glyph_run {
	const struct glyph *glyphs;
	size_t n;
	int32_t advance;                /* [font units] of all glyphs */
};

/* Fonts over four sound files, whose bytes must stay. A face is prepared when it
 * is first used. */
struct fonts *fonts_open(const struct sfnt files[FACE_COUNT]);
void fonts_close(struct fonts *);

/* The glyphs of a word, which belong to the fonts. Tabular figures are of one
 * width in every face. */
const struct glyph_run *fonts_shape(struct fonts *, enum face, bool tabular, struct str word);

int fonts_upem(const struct fonts *, enum face);

/* The TrueType file of a face. */
struct str fonts_file(const struct fonts *, enum face);

/* The first face that turned out to be damaged, or FACE_COUNT: what was set
 * with it may not be written. */
enum face fonts_damaged(const struct fonts *);

/* The characters of a text that a face cannot draw, the first ten, with spaces
 * between them. */
struct str fonts_lacking(struct arena *, struct fonts *, enum face, struct str text);

/* A bit for each character, up to STYLE_CHARACTERS, that every face can draw
 * or that needs no glyph. It belongs to the fonts. */
const uint8_t *fonts_characters(struct fonts *);

/* The face of a look with bold or italic words in it. */
enum face face_with(enum face, uint8_t span_face);

#endif
