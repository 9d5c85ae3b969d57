/*
 * What the codes of a font say and how wide they are (ISO 32000-1 9.6, 9.7,
 * 9.10): by /ToUnicode, else by the encoding and names of glyphs, else unknown.
 */
#ifndef SHIP_PDFFONT_H
#define SHIP_PDFFONT_H

#include "pdfcmap.h"
#include "pdfobject.h"

struct pdf_font;

/* The font of a dictionary, in the arena; never NULL: what cannot be read is unknown. */
struct pdf_font *font_read(struct arena *, struct pdf_file *, pdf_object dict);

/* The next code of a string that is not empty. */
struct code font_next(const struct pdf_font *, struct str *string);

/* Appends what a code says; PDF_UNKNOWN when the file does not tell. */
void font_say(const struct pdf_font *, struct code, struct buf *);

/* The width of a code in the unit of the font size; false and a guess when it is not told. */
bool font_width(const struct pdf_font *, struct code, double *width);

#endif
