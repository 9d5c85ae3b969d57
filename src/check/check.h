/*
 * Checking: what must hold of a report. Rules are rows in a table per family;
 * they read a report that does not change, and add findings. They speak of
 * roles and formulas of the template, never of the names of columns or fields.
 */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "changes.h"

/* What is checked: a report, and what it is held against. */
struct dossier {
	const struct report *now;
	const struct report *before;    /* the previous one; NULL: there is none */
	const struct changes *changes;  /* since then; NULL: there is none, or it is not earlier */
	struct str folder;              /* name of the folder that it lies in; empty: not known */
	bool publish;                   /* for the public: what is left out must stay hidden */
};

/* How much was checked. */
struct tally {
	size_t amounts;                 /* that were given */
	size_t sums;                    /* that could be worked out */
	size_t derived;                 /* amounts that were left out and computed */
	size_t sentences, words, syllables;     /* of the prose */
};

/* The Flesch-Douma score of the prose: above 60 is normal, below 45 is hard. */
int tally_readability(const struct tally *);

struct prose;

struct checking {
	struct arena *arena;
	struct findings *findings;
	const struct dossier *dossier;
	const struct report *report, *before;   /* the dossier's two; before: when it is earlier */
	struct date today;              /* the day of the report; no clock is read */
	struct tally tally;
	const struct prose *prose;      /* the words of the report, see prose.h */
	const struct pattern *times;    /* for times_next, see times.h */
};

/* Finds the characters of a tree that the template's faces cannot draw. */
void check_characters(struct arena *, struct findings *, const struct node *, const struct style *);

/* All rules on a report; it may have been read with errors. */
struct tally check(struct arena *, struct findings *, const struct dossier *);

/* A rule about the report as a whole, or about one section of a kind. */
struct report_rule {
	void (*check)(struct checking *);
};

struct section_rule {
	enum section_kind kind;
	void (*check)(struct checking *, const struct section *);
};

extern const struct section_rule sum_rules[], table_rules[], budget_rules[], field_rules[], date_section_rules[],
	register_rules[];
extern const struct report_rule field_report_rules[], date_rules[], character_rules[], judgement_rules[],
	before_rules[], claim_rules[], promise_rules[], word_rules[], privacy_rules[], secrecy_rules[], own_rules[];

/* Last of all: the answers to what was found (check/answers). */
void check_answers(struct checking *);

/* After the answers: personal data that nobody answered for, in what is made
 * public (check/privacy). */
void check_published(struct checking *);

#endif
