/*
 * Prose: Markdown as blocks and spans. A report needs paragraphs, headings,
 * lists, quotations, bold, italic and links; all else is refused with a place.
 * A span's text points into the arena; its offset leads back to the source.
 */
#ifndef READ_PROSE_H
#define READ_PROSE_H

#include "field.h"

enum block_kind { BLOCK_ROOT, BLOCK_PARA, BLOCK_HEADING, BLOCK_LIST, BLOCK_ITEM, BLOCK_QUOTE };

enum { SPAN_BOLD = 1, SPAN_ITALIC = 2 };

struct span {
	struct str text;                /* "\n" is a line break that was asked for */
	uint8_t face;                   /* SPAN_BOLD | SPAN_ITALIC */
	struct str href;                /* of a link, else empty */
	struct str language;            /* "en", of words in another language: [words](taal:en) */
	size_t offset;                  /* [bytes] in the node's text */
	bool secret;                    /* a figure of a secret row */
};

struct block {
	enum block_kind kind;
	uint8_t level;                  /* BLOCK_HEADING: from 1, within the section */
	bool ordered;                   /* BLOCK_LIST */
	bool secret;                    /* left out of what is public */
	uint32_t start;                 /* BLOCK_LIST: number of the first item */
	const struct node *node;        /* where it was written */
	struct block *parent, *first, *last, *next;
	struct span *spans;             /* BLOCK_PARA, BLOCK_HEADING */
	size_t n_spans;
};

enum { PROSE_NESTED = 6, PROSE_BLOCKS = 20000 };

/* Appends the blocks of a text to a BLOCK_ROOT. Levels of headings grow by
 * shift. Findings say what was refused. */
void prose_read(struct arena *, struct block *root, const struct node *text, int shift, struct findings *);

/* Appends a heading that stands in a key of its own. */
void prose_heading(struct arena *, struct block *root, const struct node *text);

#endif
