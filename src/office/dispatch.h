/*
 * Messages that are ready to go: who gets which, made one at a time, and ways to be
 * rid of them.
 */
#ifndef OFFICE_DISPATCH_H
#define OFFICE_DISPATCH_H

#include "office.h"
#include "../ship/message.h"

struct dispatch {
	struct run *run;
	struct loaded *loaded;          /* the report without errors; findings are added to it */
	struct mailing mailing;
	struct partners partners;       /* who gets it, in the order of the list; one at least */
	struct str *others;             /* names of those who do not get this programme */
	size_t n_others;
	struct moment now;              /* by the clock, in Dutch time */
	int zone;                       /* [minutes] of that time east of UTC */
	struct arena *arena;            /* of one message: rewound for each */
	bool began;                     /* messages may have left */
};

/* Whether the report may not be sent yet. */
bool dispatch_embargoed(const struct dispatch *);

/* roster.c: the table of who gets what, on standard output: its head, a line for each
 * partner, and who gets nothing. */
struct roster {
	const struct dispatch *dispatch;
	size_t name, address;           /* [columns] */
};

struct roster roster_open(const struct dispatch *);
void roster_line(const struct roster *, const struct partner *, struct str what);
void roster_close(const struct roster *);

/* drafts.c: writes them as files that a mail program opens, all or none. */
enum status deliver_drafts(struct dispatch *);

/* send.c: hands them over, each once, and tells what became of each. */
enum status deliver_mail(struct dispatch *);

#endif
