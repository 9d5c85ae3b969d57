/*
 * Places of text on a page (ISO 32000-1 8.3, 9.4.4), and what lies between two
 * texts: nothing, a space, or the end of a line that may have cut a word in two.
 */
#ifndef SHIP_PDFPLACE_H
#define SHIP_PDFPLACE_H

#include "../base/str.h"

struct matrix {
	double a, b, c, d, e, f;
};

/* What does m and then n. */
struct matrix matrix_times(struct matrix m, struct matrix n);

struct spot {
	double x, y, a, b, c, d;        /* in user space, and the matrix of the text there */
	double size;                    /* of the font, before that matrix */
	size_t page;
	size_t objects, moves;          /* text objects, and places, that were told before this one */
	bool sure;                      /* no guessed width since the last of those */
};

enum join {
	JOIN_NONE,
	JOIN_GAP,                       /* a space if this page writes hardly any */
	JOIN_SPACE,
	JOIN_LINE,                      /* another line, column or page */
	JOIN_HYPHEN,                    /* a hyphen ends the first that is not part of its word */
};

/* What lies between the end of one text and the start of the next. */
enum join spot_join(const struct spot *end, const struct spot *start);

/* What is to be written between the texts themselves: not JOIN_LINE. A line
 * that ends with "-" or "/" goes on without a space, one that ends with U+2010
 * without that; a space, a no-break space or a soft hyphen needs nothing more. */
enum join text_join(struct str before, struct str after, enum join place);

/* Whether a text ends so that nothing is wanted behind it. */
bool text_is_closed(struct str);

#endif
