/*
 * What became of a message that was given to a mail server or to a program. The
 * question is always who is responsible for it now; where that cannot be known, it
 * is not guessed.
 */
#ifndef SHIP_HANDOVER_H
#define SHIP_HANDOVER_H

#include "../base/str.h"

enum fate {
	FATE_LATER,                     /* nobody took it: it may be given again */
	FATE_TAKEN,                     /* the other one has it, and said so */
	FATE_REFUSED,                   /* nobody took it, and giving it again is no use */
	FATE_UNCERTAIN,                 /* all of it went out, and no answer came */
};

/* What is wrong that has nothing to do with one message. After all but the first two
 * the next message would fare the same, until someone changes something. */
enum trouble {
	TROUBLE_NONE,
	TROUBLE_LINE,                   /* no connection, or it broke: it may be over in a while */
	TROUBLE_SAFETY,                 /* no TLS, or a certificate that is not the server's */
	TROUBLE_LOGIN,
	TROUBLE_SENDER,                 /* the server wants nothing from us, or nothing this large */
	TROUBLE_PROGRAM,                /* the program is not there, or cannot work */
	TROUBLE_COUNT
};

struct handover {
	enum fate fate;
	enum trouble trouble;
	struct str said;                /* by the other one, or of it; see handover_said */
	int error;                      /* of our own system; 0: none */
};

/* What others said, on one line of plain characters and not too long, without anything
 * that looks like an address or is the name in the recipient's one. */
struct str handover_said(struct arena *, struct str said, struct str recipient);

#endif
