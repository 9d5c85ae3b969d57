/*
 * What sending messages needs before the first one leaves: the settings of the
 * office, who we are to its server, and the ledger.
 */
#ifndef OFFICE_SENDING_H
#define OFFICE_SENDING_H

#include "dispatch.h"
#include "../ship/ledger.h"
#include "../ship/smtp.h"

/* The variables of the environment that say who we are. */
#define LOGIN_VARIABLES "VOORTGANG_SMTP_"

/* A message to one partner, and how it stands. */
struct parcel {
	const struct partner *partner;
	struct standing last;              /* its last step; its texts live as long as the run */
	bool now;                       /* that step is of this run */
	enum trouble trouble;           /* why it was put off */
};

struct sending {
	struct dispatch *dispatch;
	struct delivery delivery;
	struct smtp *smtp;              /* NULL: a program takes the messages */
	struct ledger *ledger;
	struct str now;                 /* the time of all steps of this run */
	struct parcel *parcels;
	size_t n;
	size_t from;                    /* the parcel that the next round begins with */
	size_t broken;                  /* messages in a row of which the handing over broke off */
	struct handover last;           /* the last one that there was trouble with */
};

/* Gets ready; what is open then is closed by sending_end, whatever the status. When it is
 * not STATUS_DONE, that was said or found. */
enum status sending_begin(struct sending *, struct dispatch *);
void sending_end(struct sending *);

/* Says that the ledger failed. */
enum status sending_fail_ledger(const struct sending *);

#endif
