/*
 * CMaps: from the bytes of a shown string to codes, and from codes to text or
 * to numbers of glyphs (ISO 32000-1 9.7.5, 9.10.3). Wrong entries mean nothing.
 */
#ifndef SHIP_PDFCMAP_H
#define SHIP_PDFCMAP_H

#include "../base/str.h"

struct pdf_file;

struct code {
	uint32_t value;
	unsigned bytes;                 /* 1..4 */
};

struct code_mapping {
	uint32_t first, last;           /* codes */
	uint32_t target;                /* of the first: a character; the others follow it */
	struct str before;              /* text before that character */
	uint32_t order;
};

struct cmap {
	struct code_space {
		uint32_t first, last;
		unsigned bytes;
	} *spaces;
	size_t n_spaces;
	struct code_mapping *mappings;  /* by first code */
	size_t n;
};

/* The CMap that a stream holds; costs work of the file. Text lives in the arena. */
struct cmap cmap_read(struct arena *, struct pdf_file *, struct str source);

/* The next code of a string that is not empty, by the code spaces; two bytes when there are none. */
struct code cmap_next(const struct cmap *, struct str *string);

/* The mapping of a code, or NULL. */
const struct code_mapping *cmap_find(const struct cmap *, uint32_t code);

#endif
