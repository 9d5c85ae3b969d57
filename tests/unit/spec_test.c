/*
 * The Dutch rules as examples: every tests/spec/NAME.test is a list of an input
 * line, the expected line, and an empty line. '#' starts a comment line, "(leeg)"
 * is an empty input, \uXXXX is a character. Other folders than tests/spec can be
 * given. What is expected is "goed" and the value, or the id of the finding and
 * what it proposes.
 */
#include "unit.h"
#include "../../src/base/date.h"
#include "../../src/base/diag.h"
#include "../../src/base/file.h"
#include "../../src/base/money.h"
#include "../../src/set/bind.h"
#include "../../src/set/hyphen.h"

#include <string.h>

static struct str
joined(enum diag id, struct str first, struct str second, struct str third)
{
	const struct str proposals[] = { first, second, third };
	struct buf out = { .arena = a };
	const char *before = " ";

	buf_puts(&out, diag_id(id));
	for (int i = 0; i < 3; i++)
		if (proposals[i].n) {
			buf_puts(&out, before);
			buf_add(&out, proposals[i]);
			before = " of ";
		}
	return buf_str(&out);
}

static struct str
money_says(struct str input, struct unit unit)
{
	static const enum diag ids[] = {
		[MONEY_FORM] = AMOUNT_FORM, [MONEY_AMBIGUOUS] = AMOUNT_UNCLEAR, [MONEY_LETTERS] = AMOUNT_LETTERS,
		[MONEY_GROUPS] = AMOUNT_GROUPS, [MONEY_MINUS] = AMOUNT_MINUS, [MONEY_DECIMALS] = AMOUNT_DECIMALS,
		[MONEY_RANGE] = AMOUNT_RANGE,
	};
	struct money money = money_parse(a, input, unit);
	struct buf out = { .arena = a };

	if (money.fault)
		return joined(ids[money.fault], money.proposal, money.other, money.longer);
	buf_puts(&out, "goed ");
	buf_int(&out, money.cents);
	return buf_str(&out);
}

static struct str
geld(struct str input)
{
	return money_says(input, (struct unit){ 1 });
}

/* "x 1.000 | 12,5" */
static struct str
eenheid(struct str input)
{
	struct str unit;

	str_cut(&input, '|', &unit);
	unit = str_trim(unit);
	return money_says(str_trim(input), (struct unit){
	    str_is(unit, "x 1.000") ? 1000 : str_is(unit, "x 1.000.000") ? 1000000 : 1 });
}

static struct str
date_says(enum date_fault fault, struct date date, struct str good)
{
	const struct date other = { date.year, date.day, date.month };
	const struct str none = { 0 };

	switch (fault) {
	case DATE_FORM:
		return joined(DATE_FORM_WRONG, none, none, none);
	case DATE_IMPOSSIBLE:
		return joined(DATE_NO_SUCH_DAY, none, none, none);
	case DATE_AMBIGUOUS:
		return joined(DATE_UNCLEAR, date_iso(a, date), date_iso(a, other), none);
	case DATE_NOTATION:
		return joined(DATE_NOT_OURS, date_iso(a, date), none, none);
	default:
		return str_printf(a, "goed %.*s", (int)good.n, good.p);
	}
}

static struct str
datum(struct str input)
{
	struct date date = { 0 };
	enum date_fault fault = date_parse(a, input, &date);

	return date_says(fault, date, date_iso(a, date));
}

static struct str
tijdstip(struct str input)
{
	struct moment moment;
	enum date_fault fault = moment_parse(a, input, &moment);

	return date_says(fault, moment.date, moment_iso(a, moment));
}

static struct str
periode(struct str input)
{
	struct period period = { 0 };
	struct str parts[3];

	if (!period_parse(a, input, &period))
		return str_of(diag_id(PERIOD_FORM));
	parts[0] = period_code(a, period);
	parts[1] = date_iso(a, period_first_day(period));
	parts[2] = date_iso(a, period_last_day(period));
	return str_printf(a, "goed %.*s %.*s %.*s", (int)parts[0].n, parts[0].p,
	    (int)parts[1].n, parts[1].p, (int)parts[2].n, parts[2].p);
}

static struct str
sleutel(struct str input)
{
	return str_fold(a, input);
}

static struct str
afbreken(struct str input)
{
	struct str partings[] = { STR("bestuurs-leden"), STR("burgemeester") };
	const struct style style = { .partings = partings, .n_partings = 2 };
	uint16_t places[HYPHEN_LONGEST];
	size_t n = hyphen_places(&style, input, CAPITAL_OPENS, places), k = 0;
	struct buf out = { .arena = a };

	for (size_t i = 0; i < input.n; i++) {
		if (k < n && places[k] == i) {
			buf_char(&out, '-');
			k++;
		}
		buf_char(&out, input.p[i]);
	}
	return buf_str(&out);
}

static struct str
binden(struct str input)
{
	struct buf out = { .arena = a };

	for (size_t i = 0; i < input.n; i++)
		buf_char(&out, input.p[i] == ' ' && text_binds(input, i) ? '_' : input.p[i]);
	return buf_str(&out);
}

static const struct rule {
	const char *name;
	struct str (*says)(struct str input);
} rules[] = {
	{ "geld", geld }, { "eenheid", eenheid }, { "datum", datum }, { "tijdstip", tijdstip },
	{ "periode", periode }, { "sleutel", sleutel }, { "afbreken", afbreken },
	{ "binden", binden },
};

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

static struct str
unescaped(struct str line)
{
	struct buf out = { .arena = a };

	if (str_is(line, "(leeg)"))
		return STR("");
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '\\' && i + 5 < line.n && line.p[i + 1] == 'u') {
			int32_t c = 0;
			for (size_t k = i + 2; k < i + 6; k++)
				c = c * 16 + hex(line.p[k]);
			buf_utf8(&out, c);
			i += 5;
		} else {
			buf_char(&out, line.p[i]);
		}
	}
	return buf_str(&out);
}

static int failures, examples;

static void
check_example(const struct rule *rule, const char *path, int number, struct str input, struct str should)
{
	struct str is = rule->says(unescaped(input));

	examples++;
	should = unescaped(should);
	if (str_eq(is, should))
		return;
	failures++;
	printf("not ok spec %s: %s:%d: \"%.*s\" gives \"%.*s\", not \"%.*s\"\n", rule->name, path, number,
	    (int)input.n, input.p, (int)is.n, is.p, (int)should.n, should.p);
}

static void
check_file(const struct rule *rule, const char *folder)
{
	const char *path = path_join(a, str_of(folder), str_printf(a, "%s.test", rule->name));
	struct str text, line, input = { 0 };
	int number = 0;

	failures = examples = 0;
	if (!file_read(a, path, 1 << 20, &text)) {
		printf("not ok spec %s: %s:0: cannot be read\n", rule->name, path);
		failures++;
		return;
	}
	while (str_cut(&text, '\n', &line)) {
		number++;
		if (line.n && line.p[0] == '#')
			continue;
		if (!line.n) {
			input = (struct str){ 0 };
		} else if (!input.p) {
			input = line;
		} else {
			check_example(rule, path, number, input, line);
			input = (struct str){ 0 };
		}
	}
	if (!failures)
		printf("ok spec %s (%d examples)\n", rule->name, examples);
}

int
main(int argc, char **argv)
{
	int worst = 0;

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		a = arena_new();
		check_file(&rules[i], argc > 1 ? argv[1] : "tests/spec");
		worst = failures ? 1 : worst;
		arena_free(a);
	}
	(void)unit_run;
	(void)unit_name;
	(void)unit_failures;
	return worst;
}
