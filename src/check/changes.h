/*
 * What changed between two reports, as a list. It is found once, by one pure stage,
 * for all who ask: rules about the previous report, arrows, the section "Wat is er
 * veranderd" and the command vergelijk. Values stay typed; change_text says them.
 * For the public nothing is in it that either report keeps secret.
 */
#ifndef CHECK_CHANGES_H
#define CHECK_CHANGES_H

#include "held.h"
#include "match.h"

enum change_kind {
	CHANGE_VALUE,                   /* a value is another, was filled in, or was emptied */
	CHANGE_RENAMED,                 /* an item is called otherwise */
	CHANGE_NEW, CHANGE_GONE,        /* an item, and the values that came or went with it */
	CHANGE_KINDS
};

struct change {
	enum change_kind kind;
	const struct pair *pair;        /* the section that it is in */
	const struct thing *item, *was; /* now and then; NULL: it is not there, or not about an item */
	bool total;                     /* about the total of a table */
	struct str name, was_name;      /* of the item, now or else then; and then. A new or gone decision has its date */
	size_t part;                    /* a field or column of now, or a number of its own; NO_ITEM: the item itself */
	struct str label;               /* of the part, as the template has it; of a decision, its field */
	struct held before, now;
	enum direction direction;       /* of judgements and levels; else unknown */
	bool counts;                    /* both are whole amounts, or both are days: */
	int64_t difference;             /* [cents], [days] */
	const struct field_spec *field; /* of a field, or of the decisions of one; else NULL */
	const struct column *column;    /* HELD_AMOUNT, of a table: of now; else NULL */
	struct unit unit;               /* HELD_AMOUNT: to show it in */
	int decimals;                   /* likewise; enough for both and the difference */
};

/* Parts of milestones, as numbers; those of risks and others need none. */
enum { PART_PLANNED };

/* What could not be compared, since the templates differ. */
struct apart {
	const struct section *section;
	struct str label;               /* of a field or column; empty: the whole section */
	bool then;                      /* it is in the earlier report only; else in the later one only */
	bool words;                     /* it is in both, but judged by other words */
};

struct changes {
	const struct report *then, *now;
	bool is_public;
	struct pair *pairs;
	size_t n_pairs;
	struct change *list;            /* by section of now; of an item they stand together */
	size_t n;
	struct apart *apart;
	size_t n_apart;
};

/* By the last days of their periods, as date_cmp does; below 0 when one cannot be read. */
int changes_order(const struct report *then, const struct report *now);

/* All changes between two whole reports, read as blocks. */
const struct changes *changes_find(struct arena *, const struct report *then, const struct report *now, bool is_public);

/* The pair of a section, also of its public copy; NULL when the earlier report has no such section. */
const struct pair *changes_pair(const struct changes *, const struct section_spec *now);

/* What a field of a section of fields was then, as a word of the legend that it has
 * now; NULL when that is not known, or secret. */
const struct legend_word *changes_word_then(struct arena *, const struct changes *, const struct section_spec *now,
    const struct field_spec *);

/* Whether two changes are about one item, or one total. */
bool change_same_item(const struct change *, const struct change *);

/* What was held, in words of plain Dutch; empty for nothing and prose. */
struct str change_text(struct arena *, const struct changes *, const struct change *, const struct held *);

/* The difference of two amounts with its sign, "+1.230", in the unit of the change. */
struct str change_difference(struct arena *, const struct change *);

/* What two amounts may differ because one of the tables is rounded further [cents];
 * and whether they differ more. */
cents changes_slack(const struct pair *);
bool changes_differ(const struct pair *, const struct cell *now, const struct cell *then);

#endif
