/*
 * Values of header fields of a message, folded and in ASCII (RFC 5322 2.2.3, RFC 2047,
 * RFC 2231). GMime writes encoded words of more than 75 characters and guesses at
 * character sets, so the few fields that we have are written here. No value has a
 * control character in it: who reads it from outside finds that first.
 */
#ifndef SHIP_HEADER_H
#define SHIP_HEADER_H

#include "message.h"

enum { HEADER_COLUMNS = 76 };

/* Text, for a field whose name takes so many characters. Lines are parted by "\r\n ". */
struct str header_text(struct arena *, size_t name, struct str text);

/* "Naam <adres>", or the address alone. */
struct str header_mailbox(struct arena *, size_t name, const struct mailbox *);

/* "Wed, 10 May 2023 13:43:31 +0200" */
struct str header_date(struct arena *, struct moment, int zone);

/* A disposition "attachment" with both forms of the name: the ASCII one for who knows no
 * other, and the one of RFC 2231. */
struct str header_attachment(struct arena *, struct str file, struct str ascii);

#endif
