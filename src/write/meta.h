/*
 * What the file says of itself: the standards that it conforms to (ISO 14289-1 5,
 * ISO 19005-2 6.6), title, language, dates, the report that it is of, and the
 * colour space that its numbers mean.
 */
#ifndef WRITE_META_H
#define WRITE_META_H

#include "object.h"
#include "../set/doc.h"

/* Embedded files may raise the level of the archive's standard. */
void meta_write(struct objects *, const struct doc_info *, const struct profile *, bool has_files);

#endif
