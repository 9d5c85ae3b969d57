/*
 * The words of marked-content sequences (ISO 32000-1 14.6, 14.7.4.2). Each page
 * is run once, when its first sequence is asked for.
 */
#ifndef SHIP_PDFCONTENT_H
#define SHIP_PDFCONTENT_H

#include "pdfobject.h"
#include "pdfplace.h"

struct marked {
	struct buf text;                /* with soft hyphens and PDF_GAP */
	struct spot first, last;        /* where its text starts and ends */
	bool placed;                    /* when it has text that was painted */
	size_t run;                     /* of the stream that filled it */
};

struct contents;

struct contents *contents_new(struct arena *, struct pdf_file *);

/* The marked content of a page (a page object), or of a form on that page when
 * `stream` is not null. NULL when there is none. It lives in the arena. */
const struct marked *contents_find(struct contents *, pdf_object page, pdf_object stream, int64_t mcid);

/* Whether the gaps on a page are its spaces, since it writes hardly any. */
bool contents_gaps_are_spaces(const struct contents *, size_t page);

/* For who runs a page: what it fills and what it remembers. */
struct page_count {
	size_t spaces, gaps;
};

struct pdf_font;

struct pdf_file *contents_file(const struct contents *);
size_t contents_run(struct contents *);         /* the number of one more run of a stream */
struct page_count *contents_page(struct contents *, size_t page);

/* The sequence of a page or form with this number; NULL when an earlier run of
 * it has filled it. */
struct marked *contents_sequence(struct contents *, uint64_t owner, size_t run, int64_t mcid);

/* The font of a dictionary, read once. A direct one is known by its name and
 * its owner. NULL when it is no dictionary. */
const struct pdf_font *contents_font(struct contents *, uint64_t owner, struct str name, pdf_object dict);

#endif
