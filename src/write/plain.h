/*
 * Elements as plain text, for who reads mail without HTML: one line for each
 * paragraph, however long; a table as a block for each row, its cells with their
 * headers, so that it is read in order and needs no letters of one width.
 */
#ifndef WRITE_PLAIN_H
#define WRITE_PLAIN_H

#include "../set/doc.h"

void plain_elem(struct buf *, const struct elem *root);

#endif
