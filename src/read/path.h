/*
 * Paths in a tree: "besluitvorming.volgende behandeling", "financien.posten[2].saldo".
 * They say in words where a place is, and lead back to it.
 */
#ifndef READ_PATH_H
#define READ_PATH_H

#include "tree.h"

/* The path of the deepest value that a place lies in; empty for the whole. */
struct str path_of(struct arena *, const struct node *root, struct place);

/* The node that a path leads to; an item of a list by its number from 1, or by
 * one of its texts ("financien.posten.Baggeren"). NULL when there is none. */
const struct node *path_find(struct arena *, const struct node *root, struct str path);

/* Whether a place lies in something that says "geheim: ja"; whether anything in a
 * tree says so. */
bool path_is_secret(const struct node *root, struct place place);
bool path_holds_secret(const struct node *);

/* The entry of a block that a place lies in, or NULL. */
const struct entry *path_entry(const struct node *block, struct place);

/* Whether a place lies in a node, or on the key before it. */
bool path_covers(const struct node *root, const struct node *, struct place);

#endif
