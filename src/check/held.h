/*
 * A value as one of two reports held it, whatever it is a value of.
 */
#ifndef CHECK_HELD_H
#define CHECK_HELD_H

#include "../read/report.h"

enum held_kind {
	HELD_NOTHING,                   /* not filled in */
	HELD_UNREADABLE,                /* never in a change */
	HELD_TEXT,                      /* words of an author */
	HELD_WORD,                      /* a word of a legend or a scale, "geen", or a measured value */
	HELD_AMOUNT, HELD_DATE, HELD_PERIOD,
	HELD_PROSE,                     /* a text or picture, of which is told that it is another */
};

struct held {
	enum held_kind kind;
	struct str text;                /* HELD_TEXT, HELD_WORD */
	const struct legend_word *word; /* HELD_WORD, when it has a sign; or NULL */
	bool plus_pm;                   /* HELD_AMOUNT: of a total */
	union {
		cents cents;
		struct date date;
		struct period period;
	};
	struct place place;
};

/* Nothing, something wrong, "geen" and "n.v.t." are held alike of all values; false
 * when the value is given. */
bool held_plain(const struct value *, struct held *);

/* The value of a field of a report, by its kind. */
struct held held_text(const struct value *);
struct held held_date(const struct value *);
struct held held_period(const struct value *);
struct held held_cents(const struct value *, cents);
struct held held_word(struct str text, const struct legend_word *, struct place);

/* Whether nothing is to be told: they are the same, or one could not be read. */
bool held_same(const struct held *, const struct held *);

#endif
