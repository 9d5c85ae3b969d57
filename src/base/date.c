#include "date.h"
#include "arena.h"

static const char *const months[] = { "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december" };

static bool
leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in(int year, int month)
{
	static const int8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* The number at the front, of least to most digits; -1 when there is none. */
static int
take_number(struct str *s, size_t least, size_t most)
{
	int value = 0;
	size_t n = 0;

	while (n < s->n && n < most && s->p[n] >= '0' && s->p[n] <= '9')
		value = value * 10 + s->p[n++] - '0';
	if (n < least || (n < s->n && s->p[n] >= '0' && s->p[n] <= '9'))
		return -1;
	*s = str_from(*s, n);
	return value;
}

static bool
take_char(struct str *s, char c)
{
	if (!s->n || s->p[0] != c)
		return false;
	*s = str_from(*s, 1);
	return true;
}

static int
month_named(struct str name)
{
	for (int i = 0; i < 12; i++)
		if (str_is(name, months[i]))
			return i + 1;
	return 0;
}

static enum date_fault
checked(struct date date)
{
	if (date.year < 1 || date.month > 12 || (date.day && !date.month))
		return DATE_IMPOSSIBLE;
	return date.day && date.day > days_in(date.year, date.month) ? DATE_IMPOSSIBLE : DATE_GOOD;
}

/* 2041, 2041-06, 2022-11-08 */
static enum date_fault
parse_iso(struct str s, struct date *date)
{
	int year = take_number(&s, 4, 4), month = 0, day = 0;
	bool has_month = s.n, has_day = s.n > 3;

	if (year < 0)
		return DATE_FORM;
	if (s.n && (!take_char(&s, '-') || (month = take_number(&s, 2, 2)) < 0))
		return DATE_FORM;
	if (s.n && (!take_char(&s, '-') || (day = take_number(&s, 2, 2)) < 0))
		return DATE_FORM;
	if (s.n)
		return DATE_FORM;
	*date = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return (has_month && !month) || (has_day && !day) ? DATE_IMPOSSIBLE : checked(*date);
}

/* 8 november 2022, juni 2041 */
static enum date_fault
parse_words(struct arena *arena, struct str s, struct date *date)
{
	struct str rest = str_fold(arena, s), month;
	int day = 0, number, year;

	if (rest.n && rest.p[0] >= '0' && rest.p[0] <= '9'
	    && ((day = take_number(&rest, 1, 2)) < 1 || !take_char(&rest, ' ')))
		return DATE_FORM;
	str_cut(&rest, ' ', &month);
	if (!(number = month_named(month)) || !rest.p || (year = take_number(&rest, 4, 4)) < 0 || rest.n)
		return DATE_FORM;
	*date = (struct date){ (int16_t)year, (int8_t)number, (int8_t)day };
	return checked(*date);
}

/* 08-11-2022, 5/10/2023, 1.2.2023, also with a two-digit year: proposals only */
static enum date_fault
parse_other(struct str s, struct date *date)
{
	int day = take_number(&s, 1, 2), month, year;
	char separator = s.n ? s.p[0] : 0;

	if (day < 0 || (separator != '-' && separator != '/' && separator != '.'))
		return DATE_FORM;
	take_char(&s, separator);
	if ((month = take_number(&s, 1, 2)) < 0 || !take_char(&s, separator)
	    || (year = take_number(&s, 2, 4)) < 0 || s.n)
		return DATE_FORM;
	*date = (struct date){ (int16_t)(year < 100 ? 2000 + year : year), (int8_t)month, (int8_t)day };
	if (!month || !day || checked(*date) != DATE_GOOD)
		return DATE_IMPOSSIBLE;
	return separator == '/' && day <= 12 && day != month ? DATE_AMBIGUOUS : DATE_NOTATION;
}

enum date_fault
date_parse(struct arena *arena, struct str s, struct date *date)
{
	enum date_fault fault = parse_iso(s, date);

	if (fault == DATE_FORM)
		fault = parse_words(arena, s, date);
	if (fault == DATE_FORM)
		fault = parse_other(s, date);
	return fault;
}

static bool
parse_time(struct str s, struct moment *moment)
{
	int hour = take_number(&s, 2, 2), minute, second = 0;

	if (hour < 0 || hour > 23 || !take_char(&s, ':')
	    || (minute = take_number(&s, 2, 2)) < 0 || minute > 59)
		return false;
	if (s.n && (!take_char(&s, ':') || (second = take_number(&s, 2, 2)) < 0 || second > 59))
		return false;
	moment->hour = (int8_t)hour;
	moment->minute = (int8_t)minute;
	moment->second = (int8_t)second;
	moment->has_time = true;
	return s.n == 0;
}

enum date_fault
moment_parse(struct arena *arena, struct str s, struct moment *moment)
{
	*moment = (struct moment){ 0 };
	if (s.n > 10 && (s.p[10] == ' ' || s.p[10] == 'T') && s.p[4] == '-') {
		if (!parse_time(str_trim(str_from(s, 11)), moment))
			return DATE_FORM;
		s.n = 10;
	}
	return date_parse(arena, s, &moment->date);
}

static const struct {
	char letter;
	int8_t parts;
	enum period_kind kind;
	const char *word;               /* folded */
} part_kinds[] = {
	{ 'H', 2, PERIOD_HALF, "halfjaar" }, { 'H', 2, PERIOD_HALF, "half jaar" },
	{ 'T', 3, PERIOD_THIRD, "viermaandsperiode" }, { 'Q', 4, PERIOD_QUARTER, "kwartaal" },
};

enum { PART_KINDS = sizeof part_kinds / sizeof *part_kinds };

static bool
parse_code(struct str s, struct period *period)
{
	int year = take_number(&s, 4, 4), n;

	*period = (struct period){ PERIOD_YEAR, (int16_t)year, (int16_t)year, 0 };
	if (year < 1)
		return false;
	if (!s.n)
		return true;
	if (!take_char(&s, '-') || !s.n)
		return false;
	for (int i = 0; i < PART_KINDS; i++)
		if (take_char(&s, part_kinds[i].letter)) {
			period->kind = part_kinds[i].kind;
			n = take_number(&s, 1, 1);
			period->part = (int8_t)n;
			return s.n == 0 && n >= 1 && n <= part_kinds[i].parts;
		}
	if (s.n == 2) {
		n = take_number(&s, 2, 2);
		period->kind = PERIOD_MONTH;
		period->part = (int8_t)n;
		return n >= 1 && n <= 12;
	}
	n = take_number(&s, 4, 4);
	period->kind = PERIOD_YEARS;
	period->last_year = (int16_t)n;
	return s.n == 0 && n > year;
}

static int
take_ordinal(struct str *s)
{
	static const char *const words[] = { "eerste ", "tweede ", "derde ", "vierde " };
	static const char *const figures[] = { "1e ", "2e ", "3e ", "4e " };

	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 2; j++) {
			const char *word = j ? figures[i] : words[i];
			if (str_starts(*s, word)) {
				*s = str_from(*s, str_of(word).n);
				return i + 1;
			}
		}
	return 0;
}

static bool
parse_period_words(struct arena *arena, struct str s, struct period *period)
{
	struct date date;
	int part, year;

	if (parse_words(arena, s, &date) == DATE_GOOD && !date.day) {
		*period = (struct period){ PERIOD_MONTH, date.year, date.year, date.month };
		return true;
	}
	s = str_fold(arena, s);
	part = take_ordinal(&s);
	for (int i = 0; i < PART_KINDS && part; i++)
		if (str_starts(s, part_kinds[i].word) && part <= part_kinds[i].parts) {
			s = str_trim(str_from(s, str_of(part_kinds[i].word).n));
			year = take_number(&s, 4, 4);
			*period = (struct period){ part_kinds[i].kind, (int16_t)year, (int16_t)year, (int8_t)part };
			return year > 0 && s.n == 0;
		}
	return false;
}

bool
period_parse(struct arena *arena, struct str s, struct period *period)
{
	return parse_code(s, period) || parse_period_words(arena, s, period);
}

struct date
date_first(struct date date)
{
	if (date.year && !date.month)
		date.month = 1;
	if (date.year && !date.day)
		date.day = 1;
	return date;
}

struct date
date_last(struct date date)
{
	if (date.year && !date.month)
		date.month = 12;
	if (date.year && !date.day)
		date.day = (int8_t)days_in(date.year, date.month);
	return date;
}

struct date
date_years_on(struct date date, int years)
{
	date.year = (int16_t)(date.year + years);
	if (date.month && date.day > days_in(date.year, date.month))
		date.day = (int8_t)days_in(date.year, date.month);
	return date;
}

/* Months in one part, by kind. */
static const int8_t part_months[] = {
	[PERIOD_YEARS] = 12, [PERIOD_YEAR] = 12, [PERIOD_HALF] = 6,
	[PERIOD_THIRD] = 4, [PERIOD_QUARTER] = 3, [PERIOD_MONTH] = 1,
};

struct date
period_first_day(struct period period)
{
	int part = period.part ? period.part : 1;

	return (struct date){ period.year, (int8_t)((part - 1) * part_months[period.kind] + 1), 1 };
}

struct date
period_last_day(struct period period)
{
	int part = period.part ? period.part : 1;

	return date_last((struct date){ period.last_year, (int8_t)(part * part_months[period.kind]), 0 });
}

bool
period_same(struct period a, struct period b)
{
	return a.kind == b.kind && a.year == b.year && a.last_year == b.last_year && a.part == b.part;
}

int
date_cmp(struct date a, struct date b)
{
	a = date_last(a);
	b = date_last(b);
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

int64_t
date_days(struct date date)
{
	int64_t years, days;

	date = date_last(date);
	years = date.year - 1;
	days = years * 365 + years / 4 - years / 100 + years / 400;
	for (int month = 1; month < date.month; month++)
		days += days_in(date.year, month);
	return days + date.day;
}

int
date_weekday(struct date date)
{
	return (int)((date_days(date) - 1) % 7);
}

struct str
date_iso(struct arena *arena, struct date date)
{
	if (date.day)
		return str_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
	return date.month ? str_printf(arena, "%04d-%02d", date.year, date.month)
	    : str_printf(arena, "%04d", date.year);
}

struct str
moment_iso(struct arena *arena, struct moment moment)
{
	struct str date = date_iso(arena, moment.date);

	if (!moment.has_time)
		return date;
	return str_printf(arena, "%.*sT%02d:%02d:%02d", (int)date.n, date.p,
	    moment.hour, moment.minute, moment.second);
}

struct str
date_dutch(struct arena *arena, struct date date)
{
	if (date.day)
		return str_printf(arena, "%d %s %d", date.day, months[date.month - 1], date.year);
	return date.month ? str_printf(arena, "%s %d", months[date.month - 1], date.year)
	    : str_printf(arena, "%d", date.year);
}

const char *
month_dutch(int month)
{
	return months[month - 1];
}

struct str
period_code(struct arena *arena, struct period period)
{
	static const char letters[] = { [PERIOD_HALF] = 'H', [PERIOD_THIRD] = 'T', [PERIOD_QUARTER] = 'Q' };

	switch (period.kind) {
	case PERIOD_YEARS:
		return str_printf(arena, "%04d-%04d", period.year, period.last_year);
	case PERIOD_YEAR:
		return str_printf(arena, "%04d", period.year);
	case PERIOD_MONTH:
		return str_printf(arena, "%04d-%02d", period.year, period.part);
	default:
		return str_printf(arena, "%04d-%c%d", period.year, letters[period.kind], period.part);
	}
}

struct str
period_folder(struct arena *arena, struct period period)
{
	struct str code = period_code(arena, period);
	char *lower = arena_alloc(arena, code.n + 1);

	for (size_t i = 0; i < code.n; i++)
		lower[i] = char_is_upper(code.p[i]) ? (char)(code.p[i] - 'A' + 'a') : code.p[i];
	return (struct str){ lower, code.n };
}
