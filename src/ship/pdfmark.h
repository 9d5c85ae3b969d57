/*
 * The marks around what a content stream shows (ISO 32000-1 14.6). The target
 * is the innermost sequence with an MCID, unless an artifact lies between;
 * /ActualText replaces the first text that is shown within it, and the rest is
 * silent (14.9.4).
 */
#ifndef SHIP_PDFMARK_H
#define SHIP_PDFMARK_H

#include "pdfcontent.h"

struct replacement {
	struct str text;
	bool said;
};

struct mark {
	struct marked *target;          /* of what is shown within; NULL: nobody's */
	struct replacement *instead;    /* of it, or NULL */
	bool owns;                      /* that replacement */
};

struct marks {
	const struct marks *outer;      /* of the stream that paints this form */
	uint64_t owner;                 /* page or form */
	size_t run;
	struct mark *list;              /* in the scratch arena */
	size_t n;
};

struct properties {
	int64_t mcid;                   /* -1: none */
	struct str actual;
	bool has_actual;
};

/* A property list in the stream itself, between << and >>, and one of the resources. */
struct properties properties_inline(struct pdf_file *, struct str source);
struct properties properties_of(struct pdf_file *, pdf_object dict);

struct mark marks_innermost(const struct marks *);
void marks_begin(struct contents *, struct marks *, struct str tag, struct properties);

/* Ends the innermost of this stream, if any; its replacement is said at the latest here. */
void marks_end(struct contents *, struct marks *);

#endif
