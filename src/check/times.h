/*
 * Times in prose: "12 maart 2024", "het tweede kwartaal van 2024", "begin 2024".
 */
#ifndef CHECK_TIMES_H
#define CHECK_TIMES_H

#include "../base/date.h"
#include "../read/pattern.h"

enum time_kind { TIME_DAY, TIME_MONTH, TIME_PART, TIME_YEAR, TIME_VAGUE };

struct time {
	enum time_kind kind;
	struct date first, last;        /* the days that it may be */
	bool exists;                    /* TIME_DAY: there is such a day */
	size_t start, end;              /* [bytes] in the text */
};

/* The pattern that all times share, for times_next. */
const struct pattern *times_pattern(struct arena *);

/* The next time that starts at byte *at or later and ends before `end`. */
bool times_next(const struct pattern *, struct str text, size_t *at, size_t end, struct time *);

#endif
