/* The parts of a message, encoded and put together by GMime; the only file that knows it. */
#ifndef SHIP_MIME_H
#define SHIP_MIME_H

#include "../base/str.h"

/* A field of the header, as it goes over the line. */
struct mime_field {
	const char *name;
	struct str value;
};

struct mime_content {
	const struct mime_field *fields;
	size_t n_fields;
	struct str text, html;          /* UTF-8 */
	struct str document;            /* a PDF; empty: none */
	struct str disposition;         /* of the document */
	struct str mark;                /* letters and digits that are in no part: for the boundaries */
};

/* A message with the fields, a text in two forms, and the document; lines end in \r\n. */
struct str mime_bytes(struct arena *, const struct mime_content *);

#endif
