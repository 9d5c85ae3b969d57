/*
 * What the file says of itself: PDF/UA-1 and PDF/A-2a at once (ISO 14289-1 5,
 * ISO 19005-2 6.6), title, language, dates, and the colour space that its
 * numbers mean. Another profile is another set of rows here.
 */
#ifndef WRITE_META_H
#define WRITE_META_H

#include "object.h"
#include "../set/doc.h"

void meta_write(struct objects *, const struct doc_info *);

#endif
