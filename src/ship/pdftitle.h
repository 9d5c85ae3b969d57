/* The title of a PDF (ISO 32000-1 14.3). */
#ifndef SHIP_PDFTITLE_H
#define SHIP_PDFTITLE_H

#include "pdfobject.h"

/* dc:title of the metadata, which is what viewers show and all that PDF/A-4
 * keeps; else /Title of the information dictionary; else empty. In the arena. */
struct str pdf_title(struct arena *, struct pdf_file *);

#endif
