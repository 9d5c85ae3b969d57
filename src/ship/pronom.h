/*
 * The format of a file as archives name it: its PUID in PRONOM, the register of
 * The National Archives. Names and PUIDs are those of its signature file of
 * version 109. The bytes tell the version; what they do not tell, the name does.
 */
#ifndef SHIP_PRONOM_H
#define SHIP_PRONOM_H

#include "../base/str.h"

struct format {
	const char *name, *code, *list; /* list: "PRONOM-register", else "IANA Media types" */
};

/* Of a file in a package; never NULL. What is not known is application/octet-stream. */
const struct format *format_of(struct str file_name, struct str bytes);

#endif
