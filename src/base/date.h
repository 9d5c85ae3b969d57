/*
 * Dates, moments and periods as the data model writes them. A date may be
 * coarse (a month, a year); it is then compared by its last day.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "str.h"

struct date {
	int16_t year;                   /* 1..9999; 0: no date */
	int8_t month, day;              /* 0: not given */
};

struct moment {
	struct date date;
	int8_t hour, minute, second;
	bool has_time;
};

enum period_kind { PERIOD_YEARS, PERIOD_YEAR, PERIOD_HALF, PERIOD_THIRD, PERIOD_QUARTER, PERIOD_MONTH };

struct period {
	enum period_kind kind;
	int16_t year, last_year;        /* PERIOD_YEARS: the two ends; else equal */
	int8_t part;                    /* which half, third, quarter or month, from 1 */
};

enum date_fault {
	DATE_GOOD,
	DATE_FORM,
	DATE_IMPOSSIBLE,                /* 31 juni */
	DATE_AMBIGUOUS,                 /* 05/10/2023: which is the month? */
	DATE_NOTATION,                  /* 08-11-2022: readable, but not as we write it */
};

/* "2022-11-08", "8 november 2022", "2041-06", "juni 2041", "2041". With
 * DATE_NOTATION and DATE_AMBIGUOUS *date is the Dutch (day first) reading. */
enum date_fault date_parse(struct arena *, struct str, struct date *);

/* A date, or a date and a time: "2023-05-10 13:43:31" (also with a T, or
 * without seconds). */
enum date_fault moment_parse(struct arena *, struct str, struct moment *);

/* "2023" "2023-H1" "2023-Q3" "2023-T2" "2023-06" "2024-2025", or in words:
 * "1e halfjaar 2023", "eerste kwartaal 2023", "juni 2023". */
bool period_parse(struct arena *, struct str, struct period *);

struct date date_first(struct date);    /* the first day of a coarse date */
struct date date_last(struct date);     /* its last day */
struct date date_years_on(struct date, int years);      /* 29 February becomes the 28th where there is none */
struct date period_first_day(struct period);
struct date period_last_day(struct period);
bool period_same(struct period, struct period);
int date_cmp(struct date, struct date); /* by last day */

/* Days since the last day of the year 0, of its last day: for counting between dates. */
int64_t date_days(struct date);

/* The day of the week of a whole date, from 0 for Monday; the Gregorian calendar. */
int date_weekday(struct date);

struct str date_iso(struct arena *, struct date);
struct str moment_iso(struct arena *, struct moment);   /* 2023-05-10T13:43:31 */

/* "8 november 2022", "juni 2041", "2041". Dutch whatever the locale. */
struct str date_dutch(struct arena *, struct date);

const char *month_dutch(int month);     /* 1: "januari" */

/* "2023-H1": as a folder is called; also for PERIOD_YEARS. */
struct str period_code(struct arena *, struct period);

/* The same in lower case, as the folder of its reports is called: "2023-h1". */
struct str period_folder(struct arena *, struct period);

#endif
