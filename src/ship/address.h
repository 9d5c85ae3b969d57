/*
 * One address of e-mail, as every mail server takes it: a plain local part in ASCII
 * and a domain as its A-labels (RFC 5890). Quotes, comments, names and lists, which
 * RFC 5322 also knows, are refused: what is left can stand in a header and in a
 * command without being taken for anything else.
 */
#ifndef SHIP_ADDRESS_H
#define SHIP_ADDRESS_H

#include "../read/field.h"

/* Reads a value that is given; false when it is none, and then found at its place. The
 * domain is in lower case; the local part as it was written. */
bool address_read(const struct reading *, const struct value *, struct str *address);

/* In lower case: mail servers that tell "Jan" from "jan" are none that anyone uses. */
struct str address_folded(struct arena *, struct str address);

/* The part behind the @. */
struct str address_domain(struct str address);

#endif
