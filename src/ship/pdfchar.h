/*
 * Characters as a PDF names them, and as they are spoken: names of glyphs,
 * encodings of simple fonts, and what is for the eye only. Text that passes
 * here is valid UTF-8 without control characters, save two for its readers: a
 * soft hyphen that may end a line, and PDF_GAP.
 */
#ifndef SHIP_PDFCHAR_H
#define SHIP_PDFCHAR_H

#include "../base/str.h"

#define PDF_GAP '\001'                  /* room that is a space if this page writes none */
#define PDF_SOFT_HYPHEN "\xC2\xAD"

enum { PDF_UNKNOWN = 0xFFFD };

enum pdf_encoding { ENCODING_STANDARD, ENCODING_WIN, ENCODING_MAC };

/* What a code means in an encoding; PDF_UNKNOWN where it has no meaning.
 * ISO 32000-1 D.2. */
int32_t pdf_encoded(enum pdf_encoding, unsigned char code);

/* Appends what the name of a glyph means (without "/"): "eacute", "uni20AC",
 * "f_f_i", "a.small"; PDF_UNKNOWN when it has no meaning. ISO 32000-1 9.10.2. */
void pdf_add_glyph_name(struct buf *, struct str name);

/* Appends a character as it is spoken: a ligature as its letters, white space
 * as a space, control characters and zero-width space not at all, a character
 * for private use as PDF_UNKNOWN, unless it is a known bullet. */
void pdf_add_character(struct buf *, int32_t character);

/* Appends UTF-16BE, each character as above. */
void pdf_add_utf16(struct buf *, struct str);

/* Appends UTF-8 that may be invalid, without language escapes (7.9.2.2). */
void pdf_add_utf8(struct buf *, struct str);

/* A whole text as it is spoken: without soft hyphens, each run of spaces one
 * space, and each PDF_GAP a space or nothing. */
struct str pdf_spoken(struct arena *, struct str, bool gaps_are_spaces);

#endif
