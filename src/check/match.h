/*
 * The same things in two reports: which section, which field or column, and
 * which item of a list (a row, a risk, a milestone ...) was which one then. Reports
 * of one template have the same sections; of two templates, sections, fields and
 * columns are matched by key, by role and by label, as far as that is certain.
 */
#ifndef CHECK_MATCH_H
#define CHECK_MATCH_H

#include "../read/report.h"

enum { NO_ITEM = SIZE_MAX };

/* An item of a list, of whatever kind. */
struct thing {
	struct str name;                /* as it is called */
	struct str folded, former;      /* its name folded, and what it says that it was called (else the same) */
	struct str code, group, theme, number;  /* what else it may be known by; or empty */
	struct place place;
	bool secret;
	union {
		const struct money_row *row;
		const struct risk *risk;
		const struct indicator *indicator;
		const struct milestone *milestone;
		const struct table_row *cells;
		const struct decision *decision;
		const struct activity *activity;
	};
	const struct plan_period *period;       /* of an activity */
};

struct things {
	struct thing *list;
	size_t n;
};

/* Two lists, and for each item which one of the other list it is. */
struct matching {
	struct things now, then;
	size_t *was;                    /* by item of now; NO_ITEM: it is new */
	size_t *is;                     /* by item of then; NO_ITEM: it is gone */
};

/* What a field or a column is known by, whichever of the two it is. */
struct part_key {
	struct str key, label;
	int role;                       /* 0: none */
};

size_t parts_count(const struct section_spec *);
struct part_key part_key(const struct section_spec *, size_t);

/* A section that is in both reports. */
struct pair {
	const struct section *now, *then;
	size_t *parts;                  /* by field or column of now: that of then, or NO_ITEM */
	struct matching match;          /* of its list, when it is one */
};

/* The sections that are in both, in the order of now; groups have no pair. */
struct pair *match_reports(struct arena *, const struct report *then, const struct report *now, size_t *n);

/* The decisions of a field. */
struct matching match_decisions(struct arena *, const struct field_value *then, const struct field_value *now);

#endif
