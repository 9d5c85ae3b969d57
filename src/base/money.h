/*
 * Amounts: exact integer cents of a euro, whatever unit a table is printed in.
 * Arithmetic is checked; nothing rounds and nothing is a double.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "str.h"

typedef int64_t cents;                  /* [1/100 euro] */

enum money_fault {
	MONEY_GOOD,
	MONEY_FORM,             /* not an amount */
	MONEY_AMBIGUOUS,        /* 389.00: a point before one or two digits */
	MONEY_LETTERS,          /* 360.ooo: letters among the digits */
	MONEY_GROUPS,           /* 1.0276, 1 027, 1,027: thousands in another notation */
	MONEY_MINUS,            /* 12.000-, (12.000), N 12.000, a dash */
	MONEY_DECIMALS,         /* more or fewer decimals than the unit has */
	MONEY_RANGE,            /* more than 64 bits of cents hold */
};

/* A table's unit: euro (1), x 1.000 or x 1.000.000. */
struct unit {
	int64_t euros;
};

struct money {
	enum money_fault fault;
	cents cents;
	int decimals;           /* as written, in the unit */
	struct str proposal;    /* the notation probably meant, or empty */
	struct str other;       /* MONEY_AMBIGUOUS: the same digits without a decimal, */
	struct str longer;      /* and with the zeros that may have been dropped */
};

/* Reads an amount as the data model writes it: -?1.027.676,50 with an optional
 * "€ " before it or ",-" behind it. Decimals: euro 0 or 2, x 1.000 up to 1,
 * x 1.000.000 up to 3. */
struct money money_parse(struct arena *, struct str, struct unit);

/* False when the result does not fit; *sum is then untouched. */
bool money_add(cents *sum, cents term);
bool money_sub(cents *sum, cents term);

/* A part of a whole as a percentage, in units of 10^-decimals (at most 3) of a
 * percent, half away from zero. False when the whole is 0. */
bool money_percent(cents part, cents whole, int decimals, int64_t *percent);

/* The fewest decimals that show the amount exactly in the unit; in euros 0 or 2. */
int money_decimals(cents, struct unit);

/* "1.027.676", "-12.000", "1.027.676,50": in the unit, with that many decimals;
 * decimals that the amount needs beyond those are asserted away. */
struct str money_text(struct arena *, cents, struct unit, int decimals);

#endif
