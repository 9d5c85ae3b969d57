#include "money.h"
#include "arena.h"

#include <assert.h>
#include <string.h>

static const int64_t power_of_ten[] = { 1, 10, 100, 1000 };

bool
money_add(cents *sum, cents term)
{
	cents result;

	if (__builtin_add_overflow(*sum, term, &result))
		return false;
	*sum = result;
	return true;
}

bool
money_sub(cents *sum, cents term)
{
	cents result;

	if (__builtin_sub_overflow(*sum, term, &result))
		return false;
	*sum = result;
	return true;
}

/* Amounts beyond 90 thousand milliard lose their last figures, which no
 * percentage shows. */
bool
money_percent(cents part, cents whole, int decimals, int64_t *percent)
{
	const cents most = INT64_MAX / 200000;
	cents times = 100, twice;

	for (; decimals; decimals--)
		times *= 10;
	for (; part > most || part < -most || whole > most || whole < -most; part /= 10)
		whole /= 10;
	if (!whole)
		return false;
	if (whole < 0)
		part = -part, whole = -whole;
	twice = 2 * times * part / whole;       /* rounds to nought */
	*percent = (twice + (twice < 0 ? -1 : 1)) / 2;
	return true;
}

static size_t
digits_at(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && char_is_digit(s.p[at + n]))
		n++;
	return n;
}

/* The whole part: 0, digits without a leading zero, or groups of three.
 * Returns its length in bytes and adds its digits, or 0. */
static size_t
whole_part(struct str s, struct buf *digits)
{
	size_t n = digits_at(s, 0);

	if (n == 0 || (n > 1 && s.p[0] == '0'))
		return 0;
	buf_add(digits, (struct str){ s.p, n });
	if (n > 3 || s.p[0] == '0')
		return n;
	while (n < s.n && s.p[n] == '.' && digits_at(s, n + 1) == 3) {
		buf_add(digits, (struct str){ s.p + n + 1, 3 });
		n += 4;
	}
	return n;
}

static bool
value_of(struct str digits, int64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < digits.n; i++)
		if (__builtin_mul_overflow(*value, 10, value)
		    || __builtin_add_overflow(*value, digits.p[i] - '0', value))
			return false;
	return true;
}

static bool
decimals_fit(int decimals, struct unit unit)
{
	if (unit.euros == 1)
		return decimals == 0 || decimals == 2;
	return decimals <= (unit.euros == 1000 ? 1 : 3);
}

/* Strictly by the grammar; anything else is MONEY_FORM. */
static struct money
parse_strictly(struct arena *arena, struct str s, struct unit unit)
{
	struct money money = { .fault = MONEY_FORM };
	struct buf digits = { .arena = arena };
	bool negative = s.n && s.p[0] == '-';
	int64_t value;
	size_t n;

	s = str_from(s, negative);
	if (!(n = whole_part(s, &digits)))
		return money;
	if (n < s.n && s.p[n] == ',') {
		size_t decimals = digits_at(s, n + 1);
		if (decimals == 0 && str_is(str_from(s, n), ",-"))
			n += 2;
		else if (decimals == 0 || decimals > 3)
			return money;
		else
			n += 1 + decimals;
		buf_add(&digits, (struct str){ s.p + n - decimals, decimals });
		money.decimals = (int)decimals;
	}
	if (n != s.n)
		return money;
	money.fault = decimals_fit(money.decimals, unit) ? MONEY_RANGE : MONEY_DECIMALS;
	if (money.fault == MONEY_DECIMALS || !value_of(buf_str(&digits), &value)
	    || __builtin_mul_overflow(value, unit.euros * 100 / power_of_ten[money.decimals], &money.cents))
		return money;
	money.fault = MONEY_GOOD;
	if (negative)
		money.cents = -money.cents;
	if (negative && money.cents == 0)
		money.fault = MONEY_FORM;
	return money;
}

/* "1027676,50" -> "1.027.676,50" */
static struct str
grouped(struct arena *arena, bool negative, struct str whole, struct str decimals)
{
	struct buf out = { .arena = arena };

	if (negative)
		buf_char(&out, '-');
	for (size_t i = 0; i < whole.n; i++) {
		if (i && (whole.n - i) % 3 == 0)
			buf_char(&out, '.');
		buf_char(&out, whole.p[i]);
	}
	if (decimals.n) {
		buf_char(&out, ',');
		buf_add(&out, decimals);
	}
	return buf_str(&out);
}

static int
letter_as_digit(char c)
{
	return c == 'o' || c == 'O' ? '0' : c == 'l' || c == 'I' ? '1' : 0;
}

static bool
is_separator(char c)
{
	return c == '.' || c == ',' || c == ' ' || c == '\'' || c == '_';
}

/* What looks like an amount in another notation: its sign, digits and separators. */
struct guess {
	bool negative, minus_elsewhere, letters;
	struct buf digits;              /* all digits, without separators */
	size_t separators;
	char last_separator;
	size_t after_last;              /* digits behind the last separator */
};

static bool
guess_sign(struct str *s, struct guess *guess)
{
	static const char *const signs[] = { "-/-", "\xE2\x80\x93/\xE2\x80\x93", "\xE2\x88\x92",
	    "\xE2\x80\x93", "-", "N ", "(", NULL };

	for (int i = 0; signs[i]; i++)
		if (str_starts(*s, signs[i])) {
			guess->negative = true;
			*s = str_from(*s, strlen(signs[i]));
			guess->minus_elsewhere = strcmp(signs[i], "-") != 0 || str_starts(*s, " ");
			*s = str_trim(*s);
			break;
		}
	if (str_ends(*s, "-") || str_ends(*s, ")")) {
		guess->negative = guess->minus_elsewhere = true;
		s->n--;
	}
	return s->n && (char_is_digit(s->p[0]) || letter_as_digit(s->p[0]));
}

static bool
make_guess(struct str s, struct guess *guess)
{
	if (!guess_sign(&s, guess))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool hard = str_starts(str_from(s, i), "\xC2\xA0");    /* a no-break space */
		char c = hard ? ' ' : s.p[i];
		i += hard;
		if (char_is_digit(c)) {
			buf_char(&guess->digits, c);
			guess->after_last++;
		} else if (letter_as_digit(c)) {
			buf_char(&guess->digits, (char)letter_as_digit(c));
			guess->letters = true;
			guess->after_last++;
		} else if (is_separator(c)) {
			guess->separators++;
			guess->last_separator = c;
			guess->after_last = 0;
		} else {
			return false;
		}
	}
	return guess->digits.n > 0 && guess->digits.n < 19;
}

static bool
is_zero(const struct guess *guess)
{
	for (size_t i = 0; i < guess->digits.n; i++)
		if (guess->digits.p[i] != '0')
			return false;
	return true;
}

/* The digits regrouped, the last ones behind a comma. */
static struct str
regrouped(struct arena *arena, const struct guess *guess, size_t decimals)
{
	struct str digits = buf_str(&guess->digits);
	struct str whole = { digits.p, digits.n - decimals };

	while (whole.n > 1 && whole.p[0] == '0')
		whole = str_from(whole, 1);
	return grouped(arena, guess->negative && !is_zero(guess), whole, str_from(digits, digits.n - decimals));
}

/* The same, if it is an amount of the unit; else nothing. */
static struct str
proposed(struct arena *arena, const struct guess *guess, struct unit unit, size_t decimals)
{
	struct str text = regrouped(arena, guess, decimals);

	return parse_strictly(arena, text, unit).fault == MONEY_GOOD ? text : (struct str){ 0 };
}

/* The digits behind the last separator that are decimals. */
static size_t
guessed_decimals(const struct guess *guess, struct unit unit)
{
	size_t most = unit.euros == 1000000 && guess->last_separator == ',' ? 3 : 2;

	return guess->separators && guess->after_last <= most ? guess->after_last : 0;
}

/* 389.00 may be 389,00, 38.900 or 389.000; else there is one good guess, or
 * none when the unit has no such decimals. */
static void
propose(struct arena *arena, struct guess *guess, struct unit unit, struct money *money)
{
	size_t decimals = guessed_decimals(guess, unit), after = guess->after_last;
	bool unclear = money->fault == MONEY_AMBIGUOUS;

	if (unclear)
		money->other = proposed(arena, guess, unit, 0);
	if (unit.euros == 1 && decimals == 1) {
		buf_char(&guess->digits, '0');
		decimals++, after++;
	}
	money->proposal = proposed(arena, guess, unit, decimals);
	for (; unclear && after < 3; after++)
		buf_char(&guess->digits, '0');
	if (unclear)
		money->longer = proposed(arena, guess, unit, 0);
}

static enum money_fault
fault_of(const struct guess *guess)
{
	if (guess->letters)
		return MONEY_LETTERS;
	if (guess->negative && is_zero(guess))
		return MONEY_FORM;
	if (guess->separators == 1 && guess->last_separator == '.'
	    && (guess->after_last == 1 || guess->after_last == 2))
		return MONEY_AMBIGUOUS;
	return guess->minus_elsewhere ? MONEY_MINUS : guess->separators ? MONEY_GROUPS : MONEY_FORM;
}

/* 1,027 is English for 1.027; no amount in euros has three decimals. */
static bool
is_english(struct str s, const struct money *money, struct unit unit)
{
	return money->fault == MONEY_DECIMALS && unit.euros == 1 && money->decimals == 3
	    && !str_starts(s, "0") && !str_starts(s, "-0") && !memchr(s.p, '.', s.n);
}

struct money
money_parse(struct arena *arena, struct str s, struct unit unit)
{
	static const char euro[] = "\xE2\x82\xAC ";
	struct guess guess = { .digits.arena = arena };
	struct money money;

	s = str_trim(s);
	if (str_starts(s, euro))
		s = str_trim(str_from(s, sizeof euro - 1));
	money = parse_strictly(arena, s, unit);
	if ((money.fault == MONEY_FORM || is_english(s, &money, unit)) && make_guess(s, &guess)) {
		money.fault = fault_of(&guess);
		propose(arena, &guess, unit, &money);
	}
	return money;
}

int
money_decimals(cents amount, struct unit unit)
{
	int64_t rest = amount % (unit.euros * 100);

	if (unit.euros == 1)
		return rest ? 2 : 0;
	for (int n = 0; n < 3; n++)
		if (rest % (unit.euros * 100 / power_of_ten[n]) == 0)
			return n;
	return 3;
}

struct str
money_text(struct arena *arena, cents amount, struct unit unit, int decimals)
{
	struct buf whole = { .arena = arena }, part = { .arena = arena };
	uint64_t size = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
	uint64_t one = (uint64_t)unit.euros * 100;
	uint64_t rest = size % one;

	buf_int(&whole, (int64_t)(size / one));
	for (int i = 0; i < decimals; i++) {
		rest *= 10;
		buf_char(&part, (char)('0' + rest / one));
		rest %= one;
	}
	assert(rest == 0);
	return grouped(arena, amount < 0, buf_str(&whole), buf_str(&part));
}
