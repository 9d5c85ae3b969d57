/*
 * A report as a message to one partner: the letter of the municipality with the
 * judgements and the amounts of the report in it, as text and as HTML, both from the
 * elements that the PDF is set from; and the PDF itself.
 *
 * A message has one recipient and says nothing of the others. The same report in the
 * same version to the same address is the same message, with the same key.
 */
#ifndef SHIP_MESSAGE_H
#define SHIP_MESSAGE_H

#include "partners.h"
#include "../set/compose.h"

/* What all messages of a report share. */
struct mailing {
	const struct report *report;    /* as it is sent, without errors and without secrets */
	const struct outcome *outcome;
	const struct letter *letter;
	struct str from, reply;         /* addresses, ASCII */
	struct str document;            /* the PDF; empty: it is too large, and there is its location */
	struct str digest;              /* SHA-256 of the PDF, in hex, also when it does not go along */
	struct str location;            /* https; or empty */
};

struct mailbox {
	struct str name, address;       /* the name may be empty */
};

struct mail {
	struct mailbox from, reply, to;
	struct str subject;
	struct str language;            /* of the letter; the report in it is Dutch */
	struct str text, html;          /* UTF-8, lines end in \n */
	struct str file, file_ascii;    /* what the PDF is called */
	struct str document;
	struct str key;                 /* SHA-256 in hex of programme, period, version, PDF and folded address */
	struct str id;                  /* Message-ID, without the angle brackets */
	struct moment date;             /* of the header Date; with its time */
	int zone;                       /* [minutes] east of UTC */
	bool draft;                     /* a mail program opens it ready to send */
};

/* The key that the message to a partner has. */
struct str mail_key(struct arena *, const struct mailing *, const struct partner *);

/* The message to one partner, as a draft of the moment of the report. Who sends it sets
 * the date, and that it is none. */
struct mail mail_to(struct arena *, const struct mailing *, const struct partner *);

/* All bytes of it by RFC 5322: lines of at most 78 characters that end in \r\n, each
 * byte ASCII. */
struct str mail_bytes(struct arena *, const struct mail *);

#endif
