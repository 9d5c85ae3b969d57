/*
 * Tables of other programs: a CSV file, as Dutch Excel and financial systems
 * write it, as rows of cells that know their place. No value has a type here:
 * "389.000" is the text that was written.
 */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "../base/diag.h"

struct csv_cell {
	struct str text;                /* without quotes, and without white space around */
	struct place place;             /* of the text, its first line; of an empty one: where it would be */
};

struct csv_row {
	struct csv_cell *cells;
	size_t n;
	struct place place;             /* of the whole row, its first line */
};

struct csv {
	struct csv_row head;            /* two columns or more, of which the names differ (str_fold) */
	struct csv_row *rows;           /* one or more; each has the cells of the head */
	size_t n;
};

/* The table of a source, or NULL when it cannot be read as one; findings then say
 * why. The source gets the text that its places count in (decode_source); cells
 * borrow theirs from it. The separator is what a first line "sep=;" names, or
 * else the one of ; tab and , that the header has most of. Rows and columns that
 * have nothing in any cell are left out. A row with more or fewer cells than the
 * header is refused, for then it isn't certain which cell belongs to which column. */
struct csv *csv_read(struct arena *, struct source *, struct findings *);

#endif
