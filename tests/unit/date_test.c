/* base/date: days of periods, comparing and writing. What is read stands in tests/spec. */
#include "unit.h"
#include "../../src/base/date.h"

static struct period
period(const char *text)
{
	struct period p = { 0 };

	if (!period_parse(a, str_of(text), &p))
		FAIL("\"%s\" is no period", text);
	return p;
}

static struct date
date(const char *text)
{
	struct date d = { 0 };

	if (date_parse(a, str_of(text), &d) != DATE_GOOD)
		FAIL("\"%s\" is no date", text);
	return d;
}

static void
check_days(const char *text, const char *first, const char *last)
{
	EQ_STR(date_iso(a, period_first_day(period(text))), first);
	EQ_STR(date_iso(a, period_last_day(period(text))), last);
}

static void
periods_have_their_days(void)
{
	check_days("2023", "2023-01-01", "2023-12-31");
	check_days("2023-H1", "2023-01-01", "2023-06-30");
	check_days("2023-H2", "2023-07-01", "2023-12-31");
	check_days("2023-T1", "2023-01-01", "2023-04-30");
	check_days("2023-T2", "2023-05-01", "2023-08-31");
	check_days("2023-T3", "2023-09-01", "2023-12-31");
	check_days("2023-Q1", "2023-01-01", "2023-03-31");
	check_days("2023-Q2", "2023-04-01", "2023-06-30");
	check_days("2023-Q3", "2023-07-01", "2023-09-30");
	check_days("2023-Q4", "2023-10-01", "2023-12-31");
	check_days("2023-01", "2023-01-01", "2023-01-31");
	check_days("2023-02", "2023-02-01", "2023-02-28");
	check_days("2024-02", "2024-02-01", "2024-02-29");
	check_days("2023-04", "2023-04-01", "2023-04-30");
	check_days("2023-12", "2023-12-01", "2023-12-31");
	check_days("2024-2025", "2024-01-01", "2025-12-31");
}

static void
coarse_dates_have_a_last_day(void)
{
	EQ_STR(date_iso(a, date_last(date("2041"))), "2041-12-31");
	EQ_STR(date_iso(a, date_last(date("2041-06"))), "2041-06-30");
	EQ_STR(date_iso(a, date_last(date("2041-06-01"))), "2041-06-01");
	EQ_STR(date_iso(a, date_last(date("2000-02"))), "2000-02-29");
	EQ_STR(date_iso(a, date_last(date("1900-02"))), "1900-02-28");
	EQ_STR(date_iso(a, date_last(date("2100-02"))), "2100-02-28");
	EQ_STR(date_iso(a, date_last(date("2024-02"))), "2024-02-29");
	EQ_INT(date_last((struct date){ 0 }).year, 0);
}

static void
years_go_on(void)
{
	EQ_STR(date_iso(a, date_years_on(date("2023-05-16"), 10)), "2033-05-16");
	EQ_STR(date_iso(a, date_years_on(date("2024-02-29"), 1)), "2025-02-28");
	EQ_STR(date_iso(a, date_years_on(date("2024-02-29"), 4)), "2028-02-29");
	EQ_STR(date_iso(a, date_years_on(date("2024-02"), 1)), "2025-02");
	EQ_STR(date_iso(a, date_years_on(date("2024"), 200)), "2224");
}

static void
dates_compare_by_their_last_day(void)
{
	EQ_INT(date_cmp(date("2041"), date("2041-12-31")), 0);
	EQ_INT(date_cmp(date("2041"), date("2041-12")), 0);
	EQ_INT(date_cmp(date("2041"), date("2041-06")), 1);
	EQ_INT(date_cmp(date("2041-06"), date("2041-06-29")), 1);
	EQ_INT(date_cmp(date("2041-06"), date("2041-07-01")), -1);
	EQ_INT(date_cmp(date("2040"), date("2041")), -1);
	EQ_INT(date_cmp(date("2023-05-10"), date("10 mei 2023")), 0);
	EQ_INT(date_cmp(date("2023-05-09"), date("2023-05-10")), -1);
	EQ_INT(date_cmp(date("2023-05-10"), date("2023-05-09")), 1);
}

static void
dates_are_written(void)
{
	EQ_STR(date_dutch(a, date("2022-11-08")), "8 november 2022");
	EQ_STR(date_dutch(a, date("2041-06")), "juni 2041");
	EQ_STR(date_dutch(a, date("2041")), "2041");
	EQ_STR(date_iso(a, date("8 november 2022")), "2022-11-08");
	EQ_STR(date_iso(a, date("juni 2041")), "2041-06");
	EQ_STR(date_iso(a, date("2041")), "2041");
	for (int month = 1; month <= 12; month++) {
		struct str words = str_printf(a, "%s 2023", month_dutch(month));
		EQ_INT(date(str_z(a, words)).month, month);
	}
}

static void
moments_are_written(void)
{
	struct moment moment;

	EQ_INT(moment_parse(a, STR("2023-05-10 13:43:31"), &moment), DATE_GOOD);
	EQ_STR(moment_iso(a, moment), "2023-05-10T13:43:31");
	EQ_INT(moment_parse(a, STR("2023-05-10T00:00"), &moment), DATE_GOOD);
	EQ_STR(moment_iso(a, moment), "2023-05-10T00:00:00");
	EQ_INT(moment_parse(a, STR("2023-05"), &moment), DATE_GOOD);
	OK(!moment.has_time);
	EQ_STR(moment_iso(a, moment), "2023-05");
}

static void
periods_have_codes(void)
{
	static const char *const codes[] = { "2023", "2023-H1", "2023-H2", "2023-T3", "2023-Q4", "2023-06", "2024-2025" };

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		EQ_STR(period_code(a, period(codes[i])), codes[i]);
}

TESTS(TEST(periods_have_their_days), TEST(coarse_dates_have_a_last_day), TEST(years_go_on),
    TEST(dates_compare_by_their_last_day), TEST(dates_are_written), TEST(moments_are_written),
    TEST(periods_have_codes))
