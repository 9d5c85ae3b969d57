/*
 * A machine for content streams (ISO 32000-1 7.8.2, 9.4) that has only the
 * operators that place text or mark it; what it does not know it skips.
 */
#ifndef SHIP_PDFRUN_H
#define SHIP_PDFRUN_H

#include "pdfcontent.h"

/* Runs a page, and the forms that it paints: fills the sequences of both. Uses
 * the scratch arena, and resets it. */
void run_page(struct contents *, size_t number, pdf_object page);

#endif
