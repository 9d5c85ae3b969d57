/*
 * Structure types (ISO 32000-1 14.8.4, ISO 32000-2 14.8.6): what the type of an
 * element, after its role map, is among our kinds of elements.
 */
#ifndef SHIP_PDFTYPE_H
#define SHIP_PDFTYPE_H

#include "pdfobject.h"
#include "../set/doc.h"

enum type_trait {
	TYPE_SECTION = 1,               /* deepens the level of a heading without number */
	TYPE_GENERIC = 2,               /* a section, in an item its body, in a paragraph a span */
	TYPE_LOOSE = 4,                 /* a span too where it holds nothing but words */
	TYPE_UNSPOKEN = 8,              /* an artifact in the tree */
};

struct pdf_type {
	const char *name;
	enum elem_kind kind;
	uint8_t level;                  /* of a heading; 0: by its sections */
	uint8_t traits;
};

/* The type of an element; one that is generic when it is unknown or its role
 * map goes round in circles. */
const struct pdf_type *pdf_type_of(struct pdf_file *, pdf_object role_map, pdf_object element);

/* The kind of an element of that type within a parent. */
enum elem_kind pdf_type_kind(struct pdf_file *, const struct pdf_type *, pdf_object element, const struct elem *parent);

/* Whether an element is part of the running words of its parent. */
bool type_is_inline(const struct elem *);

/* Reads attributes (14.7.5) into an element: an object, or an array of them with
 * revision numbers; and those of its classes, which an object overrules. */
void pdf_attributes(struct pdf_file *, pdf_object class_map, pdf_object element, struct elem *);

#endif
