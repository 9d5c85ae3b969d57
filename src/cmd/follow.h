/*
 * What volg follows: reports, what may go into them, and templates and fonts.
 * All is looked at each time and compared with what was there before; so nothing
 * depends on who changed it, how, or on which computer. A report is stale when it
 * differs, or a template does, or a file that it names, or one that may be its
 * previous report. Too many is no harm: making one costs milliseconds, and one that
 * turns out the same is not written again.
 */
#ifndef CMD_FOLLOW_H
#define CMD_FOLLOW_H

#include "cmd.h"
#include "../base/file.h"
#include "../base/watch.h"

enum followed_kind {
	FOLLOWED_OTHER,
	FOLLOWED_SHARED,                /* templates and fonts: every report is made of them */
	FOLLOWED_STRANGER,              /* YAML where reports are, which does not say that it is one */
	FOLLOWED_REPORT,                /* once a report, always one: it may be half saved */
};

struct followed {
	const char *path;
	struct file_stamp stamp;
	enum followed_kind kind;
	struct str code, before;        /* of YAML: what it says at "code" and "vorige" */
	bool hinted;                    /* in the last look: it was written, whatever its stamp */
	bool differs;                   /* in the last look: from the one before */
	bool candidate;                 /* lies where reports are */
	bool stale;                     /* a report that is to be made */
	bool changed;                   /* and that was not told yet */
	bool gone;
};

/* What the command line names. */
struct follow_root {
	const char *path, *folder;      /* the same, unless it is one report */
	bool gone;                      /* the folder */
	bool told;                      /* for who tells that it is gone */
};

struct follow {
	struct run *run;
	struct watch *watch;
	struct follow_root *roots;
	size_t n_roots;
	struct arena *arena, *spare;    /* of the list, and of the next one */
	struct followed *list;          /* by path */
	size_t n;
	size_t looked;                  /* at so many files and folders, last time */
};

/* Whether a file of that name can matter: never one that we make. */
bool follow_name(struct str name);

/* Reads the command line; all that it names must be there (said). */
enum status follow_open(struct follow *, struct run *, struct watch *);
void follow_close(struct follow *);

/* Looks again; true when anything differs. A share that does not answer leaves
 * all as it was. */
bool follow_look(struct follow *);

#endif
