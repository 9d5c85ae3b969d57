/*
 * The files that volg makes beside a report, and what it tells of them.
 */
#ifndef CMD_REMAKE_H
#define CMD_REMAKE_H

#include "cmd.h"

/* What was told so far. */
struct screen {
	bool terminal;                  /* that can be cleared */
	bool first;                     /* nothing at all */
	bool fresh;                     /* nothing since the last change */
	bool waiting;                   /* the last is that we wait */
};

/* Before anything is told: the findings of now do not stand among those of before. */
void screen_refresh(struct screen *);
void screen_told(struct screen *);

enum remade {
	REMADE_NONE = 1,               /* all is as it was, and was not told about */
	REMADE_BLOCKED,                /* likewise, and the PDF is not that of now */
	REMADE_TOLD,
};

/* Makes X.pdf, when the report X.yaml allows it, and X.bevindingen.html; a file that
 * would stay the same is not written. One that `changed` is told about. */
enum remade remake(struct run *, struct screen *, const char *path, bool changed);

/* X.pdf beside X.yaml. */
const char *remake_path(struct arena *, const char *path, const char *extension);

#endif
