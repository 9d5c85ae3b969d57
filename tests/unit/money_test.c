/* base/money: arithmetic and writing. What is read stands in tests/spec. */
#include "unit.h"
#include "../../src/base/money.h"

static const struct unit euro = { 1 }, thousand = { 1000 }, million = { 1000000 };

static void
sums_are_checked(void)
{
	cents sum = INT64_MAX;

	OK(!money_add(&sum, 1) && sum == INT64_MAX);
	OK(money_add(&sum, 0) && sum == INT64_MAX);
	OK(money_add(&sum, INT64_MIN) && sum == -1);
	sum = INT64_MIN;
	OK(!money_add(&sum, -1) && sum == INT64_MIN);
	OK(!money_sub(&sum, 1) && sum == INT64_MIN);
	OK(money_sub(&sum, INT64_MIN) && sum == 0);
	OK(!money_sub(&sum, INT64_MIN) && sum == 0);
	OK(money_sub(&sum, INT64_MAX) && sum == -INT64_MAX);
	OK(money_sub(&sum, 1) && sum == INT64_MIN);
	sum = INT64_MAX;
	OK(!money_sub(&sum, -1) && sum == INT64_MAX);
}

static void
euros_are_written(void)
{
	EQ_STR(money_text(a, 0, euro, 0), "0");
	EQ_STR(money_text(a, 0, euro, 2), "0,00");
	EQ_STR(money_text(a, 100, euro, 0), "1");
	EQ_STR(money_text(a, 99900, euro, 0), "999");
	EQ_STR(money_text(a, 100000, euro, 0), "1.000");
	EQ_STR(money_text(a, 102767600, euro, 0), "1.027.676");
	EQ_STR(money_text(a, 102767650, euro, 2), "1.027.676,50");
	EQ_STR(money_text(a, -1200000, euro, 0), "-12.000");
	EQ_STR(money_text(a, -5, euro, 2), "-0,05");
	EQ_STR(money_text(a, 7, euro, 2), "0,07");
}

static void
the_limits_are_written(void)
{
	EQ_STR(money_text(a, INT64_MAX, euro, 2), "92.233.720.368.547.758,07");
	EQ_STR(money_text(a, INT64_MIN, euro, 2), "-92.233.720.368.547.758,08");
	EQ_STR(money_text(a, INT64_MIN / 1000 * 1000, euro, 2), "-92.233.720.368.547.750,00");
	EQ_STR(money_text(a, INT64_MAX / 100000 * 100000, thousand, 0), "92.233.720.368.547");
}

static void
units_are_written(void)
{
	EQ_STR(money_text(a, 38900000, thousand, 0), "389");
	EQ_STR(money_text(a, 38950000, thousand, 1), "389,5");
	EQ_STR(money_text(a, -50000, thousand, 1), "-0,5");
	EQ_STR(money_text(a, 102700000, million, 3), "1,027");
	EQ_STR(money_text(a, 100000000000, million, 0), "1.000");
}

static void
decimals_are_the_fewest(void)
{
	EQ_INT(money_decimals(0, euro), 0);
	EQ_INT(money_decimals(100, euro), 0);
	EQ_INT(money_decimals(150, euro), 2);
	EQ_INT(money_decimals(-101, euro), 2);
	EQ_INT(money_decimals(INT64_MIN, euro), 2);
	EQ_INT(money_decimals(38900000, thousand), 0);
	EQ_INT(money_decimals(38950000, thousand), 1);
	EQ_INT(money_decimals(38955000, thousand), 2);
	EQ_INT(money_decimals(102700000, million), 3);
	EQ_INT(money_decimals(102000000, million), 2);
	EQ_INT(money_decimals(150000000, million), 1);
	EQ_INT(money_decimals(-200000000, million), 0);
}

static void
what_is_written_is_read(void)
{
	static const cents amounts[] = { 0, 1, 99, 100, 101, 12345, 99999, 100000, 38900000, 102767600, 102767650,
		INT64_C(1) << 50, (INT64_C(1) << 53) + 1 };
	static const struct unit *const units[] = { &euro, &thousand, &million };

	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
		for (int sign = -1; sign <= 1; sign += 2)
			for (int u = 0; u < 3; u++) {
				cents should = sign * amounts[i] * units[u]->euros / (u == 0 ? 1 : 100) * (u == 0 ? 1 : 100);
				if (amounts[i] > INT64_MAX / units[u]->euros || should % (units[u]->euros / (u ? 10 : 1)))
					continue;
				if (u && should % (units[u]->euros * 100 / 10))
					continue;
				struct str text = money_text(a, should, *units[u], money_decimals(should, *units[u]));
				struct money money = money_parse(a, text, *units[u]);
				EQ_INT(money.fault, MONEY_GOOD);
				EQ_INT(money.cents, should);
			}
}

TESTS(TEST(sums_are_checked), TEST(euros_are_written), TEST(the_limits_are_written),
    TEST(units_are_written), TEST(decimals_are_the_fewest), TEST(what_is_written_is_read))
