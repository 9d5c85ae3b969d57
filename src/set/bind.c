#include "bind.h"
#include "../base/date.h"

/* Words that ask for the number, or the name, behind them. */
static const char *const before_number[] = {
	"art.", "artikel", "lid", "nr.", "nummer", "blz.", "p.", "par.", "paragraaf", "hoofdstuk", "bijlage", "fase",
	"punt", "motie", "€", "§", NULL,
};

static const char *const before_name[] = {
	"dhr.", "mw.", "mevr.", "dr.", "drs.", "ing.", "ir.", "mr.", "prof.", "ds.", NULL,
};

/* Words that belong to the number before them. */
static const char *const after_number[] = {
	"procent", "%", "miljoen", "mln.", "mln", "miljard", "uur", "km", "m", "m2", "m²", "ha", "euro", "jaar", "fte", NULL,
};

static bool
is_one_of(struct str word, const char *const *list)
{
	while (*list && !str_is(word, *list))
		list++;
	return *list != NULL;
}

/* A word without brackets and quotes before it, or marks behind it. */
static struct str
bare(struct str word)
{
	while (word.n && (*word.p == '(' || *word.p == '"' || *word.p == '\''))
		word = str_from(word, 1);
	while (word.n && (word.p[word.n - 1] == ',' || word.p[word.n - 1] == ')' || word.p[word.n - 1] == ';'
	    || word.p[word.n - 1] == ':'))
		word.n--;
	return word;
}

static bool
is_number(struct str word)
{
	return word.n && char_is_digit(word.p[0]) && char_is_digit(word.p[word.n - 1]);
}

/* "J." or "A.B." */
static bool
is_initials(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (i % 2 ? word.p[i] != '.' : !char_is_upper(word.p[i]))
			return false;
	return word.n && word.n % 2 == 0;
}

static bool
is_month(struct str word)
{
	for (int month = 1; month <= 12; month++)
		if (str_is(word, month_dutch(month)))
			return true;
	return false;
}

/* Only figures, signs and points next to a space can bind. */
static bool
may_bind(struct str text, size_t at)
{
	char left = at ? text.p[at - 1] : ' ', right = at + 1 < text.n ? text.p[at + 1] : ' ';

	return char_is_digit(left) || left == '.' || char_is_digit(right) || right == '(' || (unsigned char)right >= 0x80;
}

bool
text_binds(struct str text, size_t at)
{
	struct str before = { text.p + at, 0 }, after = str_from(text, at + 1);

	if (!may_bind(text, at))
		return false;
	while (before.p > text.p && before.p[-1] != ' ' && before.p[-1] != '\n')
		before.p--, before.n++;
	for (size_t i = 0; i < after.n; i++)
		if (after.p[i] == ' ' || after.p[i] == '\n')
			after.n = i;
	before = bare(before);
	after = bare(after);
	if (str_ends(after, ".") && is_number((struct str){ after.p, after.n - 1 }))
		after.n--;
	if (is_number(after) || str_starts(after, "€"))
		return is_one_of(before, before_number) || str_is(before, "x");
	if (is_number(before))
		return (before.n <= 2 && is_month(after)) || is_one_of(after, after_number);
	return after.n && char_is_upper(after.p[0]) && (is_initials(before) || is_one_of(before, before_name));
}
