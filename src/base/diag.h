/*
 * Findings: what is wrong in a report or a template, and where. Stages add
 * findings and go on; who runs the stages sorts and prints them. diag.def is
 * the one list of ids, severities and texts; the ids are a promise to users.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "str.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };
enum lang { LANG_NL, LANG_EN, LANG_COUNT };

enum diag {
#define DIAG(name, id, severity, nl, nl_hint, en, en_hint) name,
#include "diag.def"
#undef DIAG
	DIAG_COUNT
};

/* A text that was read, under the name that users know it by. */
struct source {
	struct str path, text;
};

/* A stretch of one line. A place without a source is "nowhere in particular". */
struct place {
	const struct source *source;
	uint32_t line, column;          /* from 1; columns count characters */
	uint32_t width;                 /* [characters], at least 1 when known */
};

/* Where a finding about a file as a whole stands. */
struct place place_of_file(struct arena *, struct str path);

/* The place behind a stretch of text that starts at a place; one character wide. */
struct place place_after(struct place, struct str stretch);

struct mark {
	struct place place;
	struct str text;                /* said under the mark */
};

/* A rule of a template, which brings its own id, severity and text. */
struct own_diag {
	struct str id, text;
	enum severity severity;
};

/* What someone wrote in answer to a finding: it is then no longer open. */
struct answer {
	struct str reason, by;          /* by: a function, not a name */
};

enum { FINDING_ARGS = 8 };

struct finding {
	enum diag id;
	const struct own_diag *own;     /* OWN_RULE: whose */
	struct place place;
	struct str args[FINDING_ARGS];  /* {0}..{7} of the texts */
	struct mark *marks;             /* the operands */
	size_t n_marks;
	int64_t stake;                  /* [cents] what a sum is off; 0: no amount is at stake */
	const struct answer *answer;    /* NULL: open */
};

enum { FINDINGS_MOST = 1000 };          /* kept of one severity; more are only counted */

struct findings {
	struct arena *arena;
	struct finding *list;
	size_t n;
	size_t counts[3];               /* open ones by severity, with those that are not kept */
	size_t answered;
	const bool *silent;             /* by enum diag: what a template silences; NULL: nothing */
	struct finding spare;           /* what a finding that is not kept is filled into */
};

/* Adds a finding; the strs must live as long as the findings. Up to
 * FINDING_ARGS arguments follow, for {0} and on: diag_add(f, ID, place, a, b). */
#define diag_add(findings, id, place, ...) \
	diag_add_args((findings), (id), (place), \
	    (const struct str[FINDING_ARGS]){ __VA_ARGS__ })
struct finding *diag_add_args(struct findings *, enum diag, struct place, const struct str *args);

/* Adds what a template's own rule found. */
void diag_add_own(struct findings *, const struct own_diag *, struct place);

/* Closes a finding with an answer: it counts no longer as open. */
void diag_answer(struct findings *, struct finding *, const struct answer *);

/* Makes a finding one of another id, of which the arguments are the same. */
void diag_change(struct findings *, struct finding *, enum diag);

/* Marks an operand of the finding that was added last. */
void diag_mark(struct findings *, struct finding *, struct place, struct str text);

/* No more findings of that kind will be kept: their places need no working out. */
bool diag_full(const struct findings *, enum diag);

/* By path, line and column; equal places keep their order. */
void diag_sort(struct findings *);

size_t diag_count(const struct findings *, enum severity);

const char *diag_id(enum diag);
enum severity diag_severity(enum diag);
const char *diag_severity_name(enum severity, enum lang);

/* The diag of an id as users write it; DIAG_COUNT when there is none. */
enum diag diag_lookup(struct str id);

/* The text as the catalogue has it, with {0} and the like in it. */
struct str diag_text(enum diag, enum lang);

/* The same of one finding, whoever's rule it is. */
struct str finding_id(const struct finding *);
enum severity finding_severity(const struct finding *);

/* Text and hint, filled in, without place. */
void finding_message(struct buf *, const struct finding *, enum lang);

/* PATH:LINE:COLUMN: severity[id]: text and hint, on one line. */
void diag_line(struct buf *, const struct finding *, enum lang);

/* The source lines with a caret under the figure and a dash under each
 * operand, as a terminal shows them below diag_line. */
void diag_excerpt(struct buf *, const struct finding *);

#endif
