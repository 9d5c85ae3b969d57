/*
 * Nodes as YAML in block form. Invariant: what is written here reads as the same
 * tree again; a text that YAML would read otherwise is quoted.
 */
#ifndef WRITE_EMIT_H
#define WRITE_EMIT_H

#include "../read/tree.h"

/* Appends a text as it stands behind "key: " or "- ": plain where that is safe,
 * quoted otherwise, a literal block at the indent when it has lines. With its
 * newline. */
void yaml_text(struct buf *, struct str text, int indent);

/* Appends what stands behind "key:", from its space or newline on; items and members
 * are at the indent. */
void yaml_value(struct buf *, const struct node *, int indent);

/* Appends white space before a line. */
void yaml_indent(struct buf *, int indent);

#endif
