/*
 * A tagged PDF of anybody's as elements: what a screen reader has to go by. The
 * structure tree tells roles and order, the content streams tell the words
 * (ISO 32000-1 14.7, 14.8, 9.10). Nothing is opened, printed or kept.
 */
#ifndef SHIP_PDFREAD_H
#define SHIP_PDFREAD_H

#include "pdfobject.h"
#include "../set/doc.h"

enum { PDF_DEPTH = 100 };               /* of elements within elements */

struct tagged_pdf {
	struct elem *root;              /* EL_DOCUMENT */
	struct str title, language;     /* empty when the file does not tell */
	size_t pages;
	size_t unknown;                 /* characters whose meaning the file does not tell: U+FFFD in the words */
};

/*
 * Reads a PDF from memory. Everything that is returned lives in the arena and
 * borrows nothing. Elements have their kind, level, scope, spans, numbering,
 * alt, href, expansion, language and words; looks and places are not read.
 * A language is set where it differs from that around it.
 *
 * PDF_DAMAGED: cannot be read even as viewers do, or asks for more work or
 * depth than a document does; PDF_ENCRYPTED: needs a password; PDF_UNTAGGED: has
 * no structure tree or an empty one. Then `why` tells the reason in English and
 * the tagged_pdf is empty, but for title, language and pages of an untagged one.
 */
enum pdf_fault pdf_read(struct arena *, struct str bytes, struct tagged_pdf *, struct str *why);

#endif
