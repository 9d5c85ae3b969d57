/*
 * Checking: what must hold of a report. Rules are rows in a table per family;
 * they read a report that does not change, and add findings. They speak of
 * roles and formulas of the template, never of the names of columns or fields.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "../read/report.h"

struct checking {
	struct arena *arena;
	struct findings *findings;
	const struct report *report;
	struct date today;              /* the day of the report; no clock is read */
};

/* Finds the characters of a tree that the bits (struct style) say cannot be drawn. */
void check_characters(struct arena *, struct findings *, const struct node *, const uint8_t *bits);

/* All rules on a report; it may have been read with errors. */
void check(struct arena *, struct findings *, const struct report *);

/* A rule about the report as a whole, or about one section of a kind. */
struct report_rule {
	void (*check)(struct checking *);
};

struct section_rule {
	enum section_kind kind;
	void (*check)(struct checking *, const struct section *);
};

extern const struct section_rule sum_rules[], table_rules[], field_rules[], date_section_rules[];
extern const struct report_rule field_report_rules[], date_rules[], text_rules[];

#endif
