/*
 * The identity of a PDF (ISO 32000-1 14.4): the MD5 of all its bytes, with zeros
 * where the identity itself stands. So whoever has the file alone can tell that no
 * bit of it was changed by accident.
 */
#ifndef WRITE_IDENTITY_H
#define WRITE_IDENTITY_H

#include "../base/str.h"

/* What stands in the trailer until all is written. */
#define IDENTITY_BLANK "/ID[<00000000000000000000000000000000><00000000000000000000000000000000>]"

/* Puts the identity of a file where its last blank one is. */
void identity_write(struct buf *file);

/* Whether a file has the identity that its bytes give. */
bool identity_holds(struct arena *, struct str file);

#endif
