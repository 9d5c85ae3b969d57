/*
 * Text twins: every value between two stages can be printed, read and compared.
 * One line for each thing, indented by depth; goldens in tests/ hold them.
 */
#ifndef WRITE_TEXT_H
#define WRITE_TEXT_H

#include "../read/report.h"
#include "../set/doc.h"

void text_node(struct buf *, const struct node *);
void text_report(struct buf *, const struct report *);
void text_elem(struct buf *, const struct elem *);
void text_doc(struct buf *, const struct doc *);

/* The structure as a PDF reader finds it: tags, attributes, pages, words. */
void text_tags(struct buf *, const struct doc *);

#endif
