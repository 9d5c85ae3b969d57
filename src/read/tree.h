/*
 * YAML as a tree of nodes, each with its place. Reports need little of YAML:
 * text, lists and blocks with keys. Anchors, aliases, tags, merge keys and
 * double keys are refused, and so is text that hides something. No value has a
 * type here; "389.000" is the text that was written.
 */
#ifndef READ_TREE_H
#define READ_TREE_H

#include "../base/diag.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_BLOCK };
enum node_style {
	NODE_PLAIN, NODE_QUOTED, NODE_LITERAL, NODE_FOLDED,
	NODE_FILE,                      /* the whole text of a source of its own */
	NODE_LOST,                      /* what could not be had, which was found: no value, and no other fault */
};

struct entry {
	struct str key;                 /* as written */
	struct str folded;              /* as compared (str_fold) */
	struct place place;
	struct node *value;
};

struct node {
	enum node_kind kind;
	enum node_style style;          /* NODE_TEXT */
	struct place place;
	struct str text;                /* NODE_TEXT */
	size_t at;                      /* of a literal: where it starts in the source [bytes] */
	struct node **items;            /* NODE_LIST */
	struct entry *entries;          /* NODE_BLOCK */
	size_t n;                       /* items or entries */
};

enum {
	TREE_BYTES = 8 << 20,           /* of one file */
	TREE_DEPTH = 32,
	TREE_NODES = 1000000,
	TREE_KEYS = 1000,               /* in one block */
	TREE_ITEMS = 30000,             /* in one list: an array of the PDF holds 32,767 */
};

/* The tree of a source, or NULL when it cannot be read as one; findings then
 * say why. A tree with findings may be incomplete. */
struct node *tree_read(struct arena *, const struct source *, struct findings *);

/* The entry of a block by folded key, or NULL; NULL also when node is none. */
const struct entry *tree_lookup(const struct node *, struct str folded);

/* True for a text without anything in it, which means "not filled in". */
bool tree_is_empty(const struct node *);

/* The place of a byte inside a node's text: exact in a literal block, a plain
 * or a quoted text on one line; elsewhere the node's own place. */
struct place tree_place_at(const struct node *, size_t offset);

#endif
