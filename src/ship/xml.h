/*
 * XML as a value: elements are opened and closed in order, texts are escaped by
 * the library, and the whole comes out at the end as bytes in the arena. Names of
 * elements and attributes are our own; texts hold no control characters, as
 * read/characters sees to.
 */
#ifndef SHIP_XML_H
#define SHIP_XML_H

#include "../base/str.h"

struct xml;

/* A document with its declaration, or else a fragment for in another. */
struct xml *xml_new(struct arena *, bool document);

void xml_open(struct xml *, const char *name);
void xml_attribute(struct xml *, const char *name, struct str value);   /* of the element just opened */
void xml_close(struct xml *);

/* An element with nothing but a text; xml_given only when there is one. */
void xml_text(struct xml *, const char *name, struct str text);
void xml_given(struct xml *, const char *name, struct str text);

/* The same with an attribute. */
void xml_marked(struct xml *, const char *name, const char *attribute, struct str value, struct str text);

/* What was written, in the arena; all elements are closed, and *xml is no more. */
struct str xml_finish(struct xml *);

#endif
