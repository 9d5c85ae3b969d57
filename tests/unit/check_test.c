/* What the rules stand on: carets, maps, paths, patterns, times, shares. */
#include "unit.h"

#include <string.h>

#include "../../src/base/diag.h"
#include "../../src/base/map.h"
#include "../../src/base/money.h"
#include "../../src/check/prose.h"
#include "../../src/check/times.h"
#include "../../src/read/path.h"

/* The line of carets below a source line. */
static struct str
carets(const char *line, uint32_t column, uint32_t width)
{
	struct source *source = arena_alloc(a, sizeof *source);
	struct finding finding = { .id = YAML_TAB };
	struct buf out = { .arena = a };
	struct str rest, part;

	*source = (struct source){ STR("x"), str_of(line) };
	finding.place = (struct place){ source, 1, column, width };
	diag_excerpt(&out, &finding);
	rest = buf_str(&out);
	str_cut(&rest, '\n', &part);
	str_cut(&rest, '\n', &part);
	return str_from(part, 9);
}

static void
carets_line_up(void)
{
	EQ_STR(carets("saldo: 12", 8, 2), "       ^^");
	EQ_STR(carets("caf\xC3\xA9: 12", 7, 2), "      ^^");
	EQ_STR(carets("cafe\xCC\x81: 12", 8, 2), "      ^^");            /* an accent of its own takes no room */
	EQ_STR(carets("\tsaldo: 12", 9, 2), "\t       ^^");
	EQ_STR(carets("\xE4\xB8\xAD: 12", 4, 2), "    ^^");              /* a wide letter takes two */
	EQ_STR(carets("x", 5, 3), "    ^");
}

static void
maps_remember(void)
{
	struct map map = { .arena = a };

	EQ_INT((int64_t)map_get(&map, STR("a"), 7), 7);
	for (size_t i = 0; i < 5000; i++)
		EQ_INT((int64_t)map_put(&map, str_printf(a, "k%zu", i), i), (int64_t)i);
	for (size_t i = 0; i < 5000; i++)
		EQ_INT((int64_t)map_put(&map, str_printf(a, "k%zu", i), 0), (int64_t)i);
	EQ_INT((int64_t)map_get(&map, STR("k4999"), 0), 4999);
	EQ_INT((int64_t)map_get(&map, STR(""), 3), 3);
	EQ_INT((int64_t)map_put(&map, STR(""), 4), 4);
	EQ_INT((int64_t)map_get(&map, STR(""), 3), 4);
}

static void
paths_lead_back(void)
{
	const struct source source = { STR("x"),
	    STR("a:\n  - naam: Één\n    b: 1\n  - naam: Twee\n    b: 2\nc: |\n  d\n  e\n") };
	struct findings findings = { .arena = a };
	const struct node *root = tree_read(a, &source, &findings);

	OK(root != NULL);
	EQ_STR(path_of(a, root, (struct place){ &source, 5, 8, 1 }), "a[2].b");
	EQ_STR(path_of(a, root, (struct place){ &source, 8, 3, 1 }), "c");
	EQ_STR(path_find(a, root, STR("a[2].b"))->text, "2");
	EQ_STR(path_find(a, root, STR("a.een.b"))->text, "1");
	OK(path_find(a, root, STR("a[3]")) == NULL && path_find(a, root, STR("x.y")) == NULL);
	OK(path_covers(root, path_find(a, root, STR("a[2]")), (struct place){ &source, 5, 8, 1 }));
	OK(!path_covers(root, path_find(a, root, STR("a[1]")), (struct place){ &source, 5, 8, 1 }));
}

static void
patterns_end(void)
{
	struct match match;
	struct str why = { 0 };
	size_t offset = 0;
	struct pattern *heavy = pattern_read(a, STR("(a+)+$"), false, &offset, &why);

	OK(heavy != NULL);
	EQ_INT(pattern_find(heavy, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), 0, &match), PATTERN_HEAVY);
	EQ_INT(pattern_find(heavy, STR("xaa"), 0, &match), PATTERN_FOUND);
	EQ_INT((int64_t)match.start, 1);
	OK(pattern_read(a, STR("(a"), false, &offset, &why) == NULL && why.n > 0);
}

static struct str
time_in(const char *text)
{
	struct time time;
	size_t at = 0;

	if (!times_next(times_pattern(a), str_of(text), &at, strlen(text), &time))
		return STR("-");
	return str_printf(a, "%s..%s%s", str_z(a, date_iso(a, time.first)), str_z(a, date_iso(a, time.last)),
	    time.kind == TIME_VAGUE ? " ~" : time.exists ? "" : " ?");
}

static void
times_are_found(void)
{
	EQ_STR(time_in("op 8 november 2022 is"), "2022-11-08..2022-11-08");
	EQ_STR(time_in("op 31 juni 2024"), "2024-06-30..2024-06-30 ?");
	EQ_STR(time_in("op 09-07-2024"), "2024-07-09..2024-07-09");
	EQ_STR(time_in("in april van 2024"), "2024-04-01..2024-04-30");
	EQ_STR(time_in("in het tweede kwartaal van 2024"), "2024-04-01..2024-06-30");
	EQ_STR(time_in("de tweede helft van 2023"), "2023-07-01..2023-12-31");
	EQ_STR(time_in("begin 2024"), "2024-01-01..2024-03-31 ~");
	EQ_STR(time_in("de winter van 2023-2024"), "2023-12-01..2024-03-20 ~");
	EQ_STR(time_in("in 2024."), "2024-01-01..2024-12-31");
	EQ_STR(time_in("€ 2.024,50 of 12.024 of 20245"), "-");
	EQ_STR(time_in("geen tijd"), "-");
}

static int64_t
percent(cents part, cents whole, int decimals)
{
	int64_t result = -999;

	OK(money_percent(part, whole, decimals, &result));
	return result;
}

static void
shares_are_rounded(void)
{
	int64_t ignored;

	EQ_INT(percent(1, 3, 0), 33);
	EQ_INT(percent(2, 3, 0), 67);
	EQ_INT(percent(1, 8, 1), 125);
	EQ_INT(percent(-1, 8, 0), -13);
	EQ_INT(percent(INT64_MAX, INT64_MAX, 3), 100000);
	OK(!money_percent(1, 0, 0, &ignored));
	EQ_INT(date_weekday((struct date){ 2024, 7, 9 }), 1);
	EQ_INT(date_weekday((struct date){ 1953, 2, 1 }), 6);
}

TESTS(TEST(carets_line_up), TEST(maps_remember), TEST(paths_lead_back), TEST(patterns_end), TEST(times_are_found),
    TEST(shares_are_rounded))
