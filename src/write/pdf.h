/*
 * A document as PDF: paints the items of its pages, and lets tag, embed and
 * meta do the rest.
 */
#ifndef WRITE_PDF_H
#define WRITE_PDF_H

#include "../set/doc.h"
#include "../set/font.h"

/* The bytes of a PDF 1.7 that is PDF/UA-1 and PDF/A-2a. They live in the arena. No
 * font may be damaged. */
struct str pdf_write(struct arena *, const struct doc *, struct fonts *);

#endif
