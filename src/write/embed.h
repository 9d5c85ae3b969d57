/*
 * Fonts in the file: of each face only the glyphs that the document uses, as a
 * Type 0 font whose codes are the glyphs of the subset (ISO 32000-1 9.7).
 */
#ifndef WRITE_EMBED_H
#define WRITE_EMBED_H

#include "object.h"
#include "../set/font.h"

struct embedded {
	HPDF_Dict font;                 /* NULL when the face is not used */
	char name[3];                   /* in the resources: "F0" */
	const uint16_t *codes;          /* by glyph of the whole font */
	const uint16_t *widths;         /* by code [1/1000 em] */
	uint16_t hyphen;                /* code of a hyphen that parts a word; 0: none does */
	int upem;
};

/* Embeds the faces of a document. Each glyph stands for the text that it had
 * first, so a reader gets the words back (/ToUnicode). */
void embed_fonts(struct objects *, struct fonts *, const struct doc *, struct embedded faces[FACE_COUNT]);

/* A picture as an image XObject, its alpha as a soft mask (ISO 32000-1 8.9). */
HPDF_Dict embed_image(struct objects *, const struct image *);

#endif
