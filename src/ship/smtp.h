/*
 * Handing messages over to a mail server by SMTP (RFC 5321, 6409), over one
 * connection for as long as the server keeps it. Whatever the server does, each
 * message has one fate, within a time that is bounded.
 */
#ifndef SHIP_SMTP_H
#define SHIP_SMTP_H

#include "delivery.h"
#include "handover.h"

struct smtp;

/* Who we are to the server; no user: nobody in particular. */
struct login {
	struct str user, password;
};

/* How far a message came. */
enum stage {
	STAGE_START,                    /* nothing was said of it */
	STAGE_SENDER,
	STAGE_RECIPIENT,
	STAGE_DATA,                     /* some of it went out, but not the end */
	STAGE_END,                      /* the end may have gone out */
	STAGE_COUNT
};

/* NULL when the library cannot work. */
struct smtp *smtp_new(struct arena *, const struct delivery *, const struct login *);

/* Gives a message, of one byte at least with lines that end in \r\n, to one recipient. */
struct handover smtp_give(struct smtp *, struct arena *, struct str recipient, struct str bytes);

void smtp_end(struct smtp *);

/* What it means when a message came no further than a stage and the last answer of the
 * server was this code; 0: there was none, or it was no answer. `said` is left empty. */
struct handover smtp_judge(enum stage, int code);

#endif
