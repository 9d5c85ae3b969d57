/* base/zone: Dutch time. What is expected was asked of the tz database. */
#include "unit.h"

#include "../../src/base/zone.h"

static struct str
dutch(int64_t seconds)
{
	int zone;
	struct moment moment = moment_dutch(seconds, &zone);
	struct str iso = moment_iso(a, moment);

	return str_printf(a, "%.*s+%d", (int)iso.n, iso.p, zone);
}

static void
clocks_turn_in_march_and_october(void)
{
	EQ_STR(dutch(0), "1970-01-01T01:00:00+60");
	EQ_STR(dutch(1679792399), "2023-03-26T01:59:59+60");
	EQ_STR(dutch(1679792400), "2023-03-26T03:00:00+120");
	EQ_STR(dutch(1698541199), "2023-10-29T02:59:59+120");
	EQ_STR(dutch(1698541200), "2023-10-29T02:00:00+60");
	EQ_STR(dutch(1709161200), "2024-02-29T00:00:00+60");
	EQ_STR(dutch(1711846800), "2024-03-31T03:00:00+120");
	EQ_STR(dutch(1729994400), "2024-10-27T03:00:00+60");
	EQ_STR(dutch(1735685999), "2024-12-31T23:59:59+60");
	EQ_STR(dutch(4102441200), "2100-01-01T00:00:00+60");
	EQ_STR(dutch(253370761200), "9999-01-01T00:00:00+60");
}

static void
moments_have_a_zone(void)
{
	EQ_INT(zone_dutch((struct moment){ { 2023, 3, 26 }, 1, 59, 59, true }), 60);
	EQ_INT(zone_dutch((struct moment){ { 2023, 3, 26 }, 3, 0, 0, true }), 120);
	EQ_INT(zone_dutch((struct moment){ { 2023, 10, 29 }, 2, 30, 0, true }), 120);
	EQ_INT(zone_dutch((struct moment){ { 2023, 10, 29 }, 3, 0, 0, true }), 60);
	EQ_INT(zone_dutch((struct moment){ .date = { 2023, 7, 1 } }), 120);
}

static void
moments_have_an_order(void)
{
	const struct moment midnight = { .date = { 2023, 6, 7 } }, noon = { { 2023, 6, 7 }, 12, 0, 0, true };

	OK(moment_cmp(midnight, noon) < 0);
	OK(moment_cmp(noon, midnight) > 0);
	OK(moment_cmp(noon, noon) == 0);
	OK(moment_cmp((struct moment){ { 2023, 6, 6 }, 23, 59, 59, true }, midnight) < 0);
}

TESTS(TEST(clocks_turn_in_march_and_october), TEST(moments_have_a_zone), TEST(moments_have_an_order))
