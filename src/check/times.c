/*
 * One pattern finds a year with what stands before it; a table says which days
 * that is. Begin, middle and end of a year are as people use them: until the end
 * of March, until the end of August, from October on.
 */
#include "times.h"
#include "prose.h"

#include <string.h>

#define MONTHS "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
#define SPACE "[ \\n\\x{A0}]+"

const struct pattern *
times_pattern(struct arena *arena)
{
	static const char form[] = "(?<![\\d.,-])(?:(?:begin|medio|eind|einde) (?=(?:" MONTHS ")))?"
	    "(?:(\\d{1,2})" SPACE ")?\\b(" MONTHS ")(?: van)?" SPACE "((?:19|20)\\d\\d)(?!\\d)"
	    "|(?<![\\d.,-])(\\d{1,2})-(\\d{1,2})-((?:19|20)\\d\\d)(?!\\d)"
	    "|\\b((?:(?:eerste|tweede|derde|vierde|[1-4]e) kwartaal|kwartaal [1-4]|q[1-4]|(?:eerste|tweede|[12]e) (?:half ?jaar|helft)"
	    "|begin|medio|eind|einde|voorjaar|lente|zomer|najaar|herfst|winter)(?: van)?" SPACE
	    "(?:19|20)\\d\\d(?: ?[-/] ?(?:19|20)\\d\\d)?(?!\\d)|(?<![\\d.,-])(?:19|20)\\d\\d(?![\\d-]|[.,]\\d))";
	struct str why;
	size_t offset;

	return pattern_read(arena, str_of(form), true, &offset, &why);
}

static int
number(struct str s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

static int
month_of(struct str name)
{
	for (int month = 1; month <= 12; month++) {
		struct str word = str_of(month_dutch(month));
		bool same = word.n == name.n;
		for (size_t i = 0; same && i < word.n; i++)
			same = (name.p[i] | 0x20) == word.p[i];
		if (same)
			return month;
	}
	return 0;
}

static void
set_day(struct time *time, int year, int month, int day)
{
	struct date last = date_last((struct date){ (int16_t)year, (int8_t)(month >= 1 && month <= 12 ? month : 1), 0 });

	time->exists = month >= 1 && month <= 12 && day >= 1 && day <= last.day;
	time->kind = TIME_DAY;
	time->first = time->last = time->exists ? (struct date){ (int16_t)year, (int8_t)month, (int8_t)day } : last;
}

/* What stands before a year, and the months that it is of; a month above 12 is
 * of the year after. The last day of a season is the 20th. */
static const struct part {
	const char *word;
	enum time_kind kind;
	int first, last, last_day;
} parts[] = {
	{ "eerste_kwartaal 1e_kwartaal kwartaal_1 q1", TIME_PART, 1, 3, 0 },
	{ "tweede_kwartaal 2e_kwartaal kwartaal_2 q2", TIME_PART, 4, 6, 0 },
	{ "derde_kwartaal 3e_kwartaal kwartaal_3 q3", TIME_PART, 7, 9, 0 },
	{ "vierde_kwartaal 4e_kwartaal kwartaal_4 q4", TIME_PART, 10, 12, 0 },
	{ "eerste_halfjaar eerste_half_jaar eerste_helft 1e_halfjaar 1e_half_jaar 1e_helft", TIME_PART, 1, 6, 0 },
	{ "tweede_halfjaar tweede_half_jaar tweede_helft 2e_halfjaar 2e_half_jaar 2e_helft", TIME_PART, 7, 12, 0 },
	{ "begin", TIME_VAGUE, 1, 3, 0 }, { "medio", TIME_VAGUE, 5, 8, 0 }, { "eind einde", TIME_VAGUE, 10, 12, 0 },
	{ "voorjaar lente", TIME_VAGUE, 3, 6, 20 }, { "zomer", TIME_VAGUE, 6, 9, 20 },
	{ "najaar herfst", TIME_VAGUE, 9, 12, 20 }, { "winter", TIME_VAGUE, 12, 15, 20 },
};

static struct date
day_in(int year, int month, int day)
{
	struct date date = { (int16_t)(year + (month - 1) / 12), (int8_t)((month - 1) % 12 + 1), 0 };

	return day ? (struct date){ date.year, date.month, (int8_t)day } : date;
}

static void
set_part(struct time *time, struct str text)
{
	int year = number((struct str){ text.p + text.n - 4, 4 });

	if (text_has(text, "winter") && text.n > 9 && strchr("-/", text.p[text.n - 5]))
		year--;                 /* "de winter van 2023-2024" */

	time->kind = TIME_YEAR;
	time->first = date_first((struct date){ (int16_t)year, 0, 0 });
	time->last = date_last((struct date){ (int16_t)year, 0, 0 });
	for (size_t i = 0; text.n > 4 && i < sizeof parts / sizeof *parts; i++)
		if (text_has(text, parts[i].word)) {
			time->kind = parts[i].kind;
			time->first = date_first(day_in(year, parts[i].first, 0));
			time->last = date_last(day_in(year, parts[i].last, parts[i].last_day));
			return;
		}
}

/* The first year from `at` on, or the end: without a year there is no time. */
static size_t
year_from(struct str text, size_t at, size_t end)
{
	for (; at + 4 <= end; at++)
		if (((text.p[at] == '2' && text.p[at + 1] == '0') || (text.p[at] == '1' && text.p[at + 1] == '9'))
		    && text.p[at + 2] >= '0' && text.p[at + 2] <= '9' && text.p[at + 3] >= '0' && text.p[at + 3] <= '9')
			return at;
	return end;
}

enum { LONGEST = 32 };                  /* what stands before a year [bytes] */

/* Where a time that ends in the next year may start, at a word. */
static size_t
start_from(struct str text, size_t at, size_t end)
{
	size_t year = year_from(text, at, end), start = year > at + LONGEST ? year - LONGEST : at;

	while (start > at && start < year && text.p[start - 1] != ' ' && text.p[start - 1] != '\n')
		start++;
	return year == end ? end : start;
}

bool
times_next(const struct pattern *pattern, struct str text, size_t *at, size_t end, struct time *time)
{
	struct str part = { text.p, end };
	struct match match;

	*at = start_from(text, *at, end);
	if (*at >= end || pattern_find(pattern, part, *at, &match) != PATTERN_FOUND)
		return false;
	*time = (struct time){ .start = match.start, .end = match.end, .exists = true };
	if (match.groups[4].n) {
		set_day(time, number(match.groups[6]), number(match.groups[5]), number(match.groups[4]));
	} else if (match.groups[7].n) {
		set_part(time, match.groups[7]);
	} else if (match.groups[1].n) {
		set_day(time, number(match.groups[3]), month_of(match.groups[2]), number(match.groups[1]));
	} else {
		struct date month = { (int16_t)number(match.groups[3]), (int8_t)month_of(match.groups[2]), 0 };
		time->kind = TIME_MONTH;
		time->first = date_first(month);
		time->last = date_last(month);
	}
	*at = match.end;
	return true;
}
