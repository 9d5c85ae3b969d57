/*
 * A document as PDF: paints the items of its pages, and lets tag, embed and
 * meta do the rest.
 */
#ifndef WRITE_PDF_H
#define WRITE_PDF_H

#include "profile.h"
#include "../base/file.h"
#include "../set/doc.h"
#include "../set/font.h"

/* The bytes of a PDF of a profile, with files within it (the report first) when
 * the profile embeds any. They live in the arena. No font may be damaged. */
struct str pdf_write(struct arena *, const struct doc *, struct fonts *, const struct profile *, const struct files *);

#endif
