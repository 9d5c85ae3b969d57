#include "formula.h"
#include "../base/arena.h"

struct scanner {
	const struct reading *reading;
	const struct value *value;
	struct str rest;
	const struct str *columns;
	size_t n_columns;
};

static bool
is_word(char c)
{
	return c != '+' && c != '-' && c != '=' && c != ' ';
}

static struct str
take_word(struct scanner *s)
{
	struct str word = str_trim(s->rest);
	size_t n = 0;

	while (n < word.n && is_word(word.p[n]))
		n++;
	s->rest = str_trim(str_from(word, n));
	return (struct str){ word.p, n };
}

static char
take_sign(struct scanner *s)
{
	char sign = s->rest.n ? s->rest.p[0] : 0;

	s->rest = str_trim(str_from(s->rest, 1));
	return sign;
}

static bool
refuse(const struct scanner *s)
{
	diag_add(s->reading->findings, FORMULA_FORM, s->value->place, s->value->text);
	return false;
}

static bool
take_column(struct scanner *s, size_t *column)
{
	struct str word = str_fold(s->reading->arena, take_word(s));

	if (!word.n)
		return refuse(s);
	for (*column = 0; *column < s->n_columns; ++*column)
		if (str_eq(word, s->columns[*column]))
			return true;
	diag_add(s->reading->findings, FORMULA_COLUMN, s->value->place, word,
	    str_nearest(word, s->columns, s->n_columns));
	return false;
}

static bool
take_term(struct scanner *s, struct formula *formula, int sign)
{
	struct term *term = arena_push(s->reading->arena, formula->terms, formula->n);

	term->sign = sign;
	return take_column(s, &term->column);
}

bool
formula_read(const struct reading *reading, const struct value *value, const struct str *columns,
    size_t n_columns, struct formula *formula, bool *total)
{
	struct scanner s = { reading, value, value->text, columns, n_columns };

	*total = str_is(str_fold(reading->arena, value->text), "totaal = som");
	if (*total)
		return true;
	formula->place = value->place;
	formula->text = value->text;
	if (!take_column(&s, &formula->result))
		return false;
	if (take_sign(&s) != '=')
		return refuse(&s);
	if (!take_term(&s, formula, s.rest.n && s.rest.p[0] == '-' ? (take_sign(&s), -1) : 1))
		return false;
	while (s.rest.n) {
		char sign = take_sign(&s);
		if (sign != '+' && sign != '-')
			return refuse(&s);
		if (!take_term(&s, formula, sign == '+' ? 1 : -1))
			return false;
	}
	return true;
}

bool
formula_is_result(const struct formula *formulas, size_t n, size_t column)
{
	for (size_t i = 0; i < n; i++)
		if (formulas[i].result == column)
			return true;
	return false;
}

bool
formula_takes_part(const struct formula *formula, size_t column)
{
	for (size_t i = 0; i < formula->n; i++)
		if (formula->terms[i].column == column)
			return true;
	return formula->result == column;
}
