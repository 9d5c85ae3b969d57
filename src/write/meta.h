/*
 * What the file says of itself: the standards that it conforms to (ISO 14289-1 5,
 * ISO 19005-2 6.6), title, language, dates, the report that it is of, and the
 * colour space that its numbers mean.
 */
#ifndef WRITE_META_H
#define WRITE_META_H

#include "object.h"
#include "../set/doc.h"
#include "profile.h"

/* What made the document. */
#define META_PRODUCER "voortgang " VERSION

/* The namespace of what only our files tell: what report they are of. */
#define META_NAMESPACE "urn:uuid:7945d71d-da16-4290-b4b1-b665a8baab5c#"

/* Embedded files may raise the level of the archive's standard. */
void meta_write(struct objects *, const struct doc_info *, const struct profile *, bool has_files);

#endif
