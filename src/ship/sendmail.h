/*
 * Handing messages over to a program on this computer, which is called as sendmail
 * is. This is the only file that starts programs.
 */
#ifndef SHIP_SENDMAIL_H
#define SHIP_SENDMAIL_H

#include "delivery.h"
#include "handover.h"

/* Gives a message to the program, which reads its recipient from the header To. The
 * environment of the program is ours without the variables that begin with `hidden`. */
struct handover sendmail_give(const struct delivery *, struct arena *, const char *hidden, struct str recipient, struct str bytes);

/* What it means when the program ends with a status (sysexits.h). */
struct handover sendmail_judge(int status);

#endif
