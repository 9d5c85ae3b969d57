/*
 * What a file says of itself in XMP (ISO 16684-1), however it is written: a
 * property as an element or as an attribute.
 */
#ifndef SHIP_XMP_H
#define SHIP_XMP_H

#include "../base/str.h"

/* The value of a property of a namespace, in the arena; empty when there is none, or
 * when the packet is no XML. Nothing outside the packet is looked at. */
struct str xmp_value(struct arena *, struct str packet, const char *space, const char *name);

#endif
