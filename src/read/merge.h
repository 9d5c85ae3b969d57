/*
 * A template over its parent: what the child says, and for the rest what the
 * parent says. Both trees stay as they are; every node keeps its own place.
 */
#ifndef READ_MERGE_H
#define READ_MERGE_H

#include "tree.h"

/* Blocks are joined key by key. Lists of sections, fields, legends and kinds are
 * joined item by item: the child's item goes over that of the same "sleutel" or
 * "bron" (else "titel"), a new one comes behind, and one with "weg: ja" takes the
 * parent's away. All else of the child takes the place of the parent's. */
const struct node *tree_merge(struct arena *, const struct node *parent, const struct node *child);

#endif
