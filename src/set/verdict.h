/*
 * The check report: what was checked, what was computed, what stands open and
 * what was answered, as a document of its own beside the one that was checked.
 */
#ifndef SET_VERDICT_H
#define SET_VERDICT_H

#include "doc.h"
#include "../check/check.h"

/* One report and what came of checking it. */
struct verdict {
	struct str path;                /* as the user knows it */
	struct str digest;              /* SHA-256 of the file, in hex */
	const struct node *root;        /* NULL: not readable */
	const struct report *report;    /* NULL: likewise, or without a template */
	const struct report *before;    /* the previous one, or NULL */
	const struct findings *findings;
	struct tally tally;
	bool is_public;                 /* report is what may be seen of the whole */
	const struct report *whole;
	bool unmade;                    /* it has no PDF; what lies beside it is of an earlier state */
};

/* What of a section of the whole report the public one leaves out. */
enum left_out { LEFT_NOTHING, LEFT_PART, LEFT_ALL };
enum left_out verdict_left_out(const struct verdict *, const struct section *of_whole);

/* The numbered elements of the check report. Texts of findings are in lang; no
 * folder of a machine is in it. info is for a PDF, and needs a report. */
struct elem *verdict_compose(struct arena *, const struct verdict *, enum lang, struct doc_info *info);

#endif
