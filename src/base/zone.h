/*
 * Dutch time, by the rule that holds since 1996 (directive 2000/84/EC): an hour ahead
 * of UTC, and two from the last Sunday of March to that of October, 1.00 hours UTC.
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "date.h"

/* Minutes ahead of UTC of a moment by a Dutch clock; of the hour that comes twice, the first. */
int zone_dutch(struct moment);

/* The moment by a Dutch clock, from seconds since 1970 UTC up to the year 9999; *zone are
 * its minutes ahead of UTC. */
struct moment moment_dutch(int64_t seconds, int *zone);

/* Which of two moments is the earlier: below 0, 0, above 0. Without a time it is midnight. */
int moment_cmp(struct moment, struct moment);

#endif
