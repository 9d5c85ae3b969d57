/*
 * A document as a screen reader speaks it: line by line, in the order of the
 * elements; the cells of a table with their headers, abbreviations written out,
 * a picture as its description.
 */
#ifndef WRITE_SPEECH_H
#define WRITE_SPEECH_H

#include "../base/diag.h"
#include "../set/doc.h"

void speech_elem(struct buf *, const struct elem *root, enum lang);

#endif
