/*
 * Elements as a page of HTML that needs nothing else: no script, no address.
 */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "../set/doc.h"

/* Appends the start of a page, in a language ("nl"), with a title. */
void html_open(struct buf *, struct str language, struct str title);

/* Appends what is beneath an element. */
void html_elem(struct buf *, const struct elem *);

void html_close(struct buf *);

#endif
