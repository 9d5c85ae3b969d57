#include "zone.h"

enum { HOUR = 3600, DAY = 24 * HOUR, WINTER = 60, SUMMER = 120 };

static const struct date epoch = { 1970, 1, 1 };

/* Day, month and year of a count of days, as date_days counts them. */
static struct date
date_of_days(int64_t days)
{
	struct date date = { (int16_t)(days / 366 + 1), 12, 31 };

	while (date_days(date) < days)
		date.year++;
	date.month = date.day = 0;
	do
		date.month++;
	while (date_days(date) < days);
	date.day = (int8_t)(days - date_days(date_first(date)) + 1);
	return date;
}

static struct date
last_sunday(int year, int month)
{
	struct date last = date_last((struct date){ (int16_t)year, (int8_t)month, 0 });

	last.day = (int8_t)(last.day - (date_weekday(last) + 1) % 7);
	return last;
}

static int64_t
seconds_of(struct moment m)
{
	return (date_days(m.date) - date_days(epoch)) * DAY + m.hour * HOUR + m.minute * 60 + m.second;
}

/* 1.00 hours UTC of that Sunday. */
static int64_t
turn(int year, int month)
{
	return seconds_of((struct moment){ .date = last_sunday(year, month), .hour = 1 });
}

static int
zone_at(int64_t seconds, int year)
{
	return seconds >= turn(year, 3) && seconds < turn(year, 10) ? SUMMER : WINTER;
}

int
zone_dutch(struct moment moment)
{
	return zone_at(seconds_of(moment) - SUMMER * 60, moment.date.year);
}

struct moment
moment_dutch(int64_t seconds, int *zone)
{
	int year = date_of_days(seconds / DAY + date_days(epoch)).year;
	int64_t local = seconds + (*zone = zone_at(seconds, year)) * 60;
	int rest = (int)(local % DAY);

	return (struct moment){ date_of_days(local / DAY + date_days(epoch)), (int8_t)(rest / HOUR), (int8_t)(rest / 60 % 60),
	    (int8_t)(rest % 60), true };
}

int
moment_cmp(struct moment a, struct moment b)
{
	int64_t one = seconds_of(a), other = seconds_of(b);

	return (one > other) - (one < other);
}
