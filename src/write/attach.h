/*
 * Files within a PDF, with what they are to the document (ISO 19005-3 6.8,
 * ISO 32000-2 14.13). Their names are paths, so that who takes them out has them
 * in their places.
 */
#ifndef WRITE_ATTACH_H
#define WRITE_ATTACH_H

#include "object.h"
#include "../base/file.h"

/* Embeds files, the report first, and lists them in the catalog. They are as old
 * as the document. Without any it does nothing. */
void attach_files(struct objects *, const struct files *, struct moment made);

#endif
