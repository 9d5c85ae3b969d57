/*
 * The ledger of what was sent: for each message the steps that it went through, in an
 * SQLite file. Steps are only ever added, each in a transaction of its own that is on
 * disk before anything else happens. So a message of which the last step is "prepared"
 * when a ledger is opened was being handed over when its run ended: nobody knows what
 * became of it.
 *
 * A message is known by a digest with a salt of the ledger: no address stands in it,
 * and from an address nobody else can work out whether it was sent something.
 */
#ifndef SHIP_LEDGER_H
#define SHIP_LEDGER_H

#include "../base/str.h"

enum step {
	STEP_NONE,                      /* the ledger does not know the message */
	STEP_PREPARED,                  /* it is about to be handed over */
	STEP_TAKEN, STEP_LATER, STEP_REFUSED, STEP_UNCERTAIN,   /* what came of it */
	STEP_FREED,                     /* someone said that it may go again */
	STEP_COUNT
};

struct standing {
	enum step step;
	struct str time;                /* "2026-11-25T17:48:19+01:00" */
	struct str said;                /* what the server answered, or why it was freed; or empty */
};

/* A report that is sent, and what is sent of it. */
struct shipment {
	struct str what;                /* the programme, the period and the version */
	struct str digest;              /* of the document */
	struct str closed;              /* since when its messages are forgotten; empty: they are not */
	struct str last;                /* the last time in the ledger before this run; empty: it is new */
};

enum opening {
	LEDGER_OPEN,
	LEDGER_BUSY,                    /* another run has it */
	LEDGER_DAMAGED,                 /* or no ledger at all */
	LEDGER_FAILED,                  /* the file cannot be read or written */
};

struct ledger;

/* The bytes of a ledger with nothing in it. */
struct str ledger_new(struct arena *);

/* Opens a ledger that is there, and keeps others out until it is closed or the program
 * ends, however that happens. Messages that were being handed over become uncertain, and
 * those of which the last step is `keep` days before now are forgotten. *why is in the
 * words of SQLite. */
enum opening ledger_open(struct arena *, const char *path, struct str now, int keep, struct ledger **, struct str *why);

/* Begins a shipment, or goes on with one of that name: then closed is what the ledger has,
 * and so is digest, when anybody has or may have the document of before. False when it
 * fails, here and below; see ledger_why. */
bool ledger_begin(struct ledger *, struct shipment *);

/* The last step of a message of the shipment. */
bool ledger_find(struct ledger *, struct arena *, struct str key, struct standing *);

/* Adds a step; when it returns true, it is on disk. */
bool ledger_add(struct ledger *, struct arena *, struct str key, const struct standing *);

/* What the first thing was that failed. */
struct str ledger_why(const struct ledger *);

void ledger_close(struct ledger *);

#endif
