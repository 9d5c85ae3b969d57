/* Invariant: the kind tells which member of a held value counts. */
#include "held.h"

struct held
held_word(struct str text, const struct legend_word *word, struct place place)
{
	return (struct held){ .kind = HELD_WORD, .text = text, .word = word, .place = place };
}

bool
held_plain(const struct value *value, struct held *held)
{
	*held = (struct held){ .kind = value->fill == FILL_WRONG ? HELD_UNREADABLE : HELD_NOTHING, .place = value->place };
	if (value->fill == FILL_NONE || value->fill == FILL_NOT_APPLICABLE)
		*held = held_word(value->text, NULL, value->place);
	return value->fill != FILL_GIVEN;
}

struct held
held_text(const struct value *value)
{
	struct held held;

	if (!held_plain(value, &held)) {
		held.kind = HELD_TEXT;
		held.text = value->text;
	}
	return held;
}

struct held
held_date(const struct value *value)
{
	struct held held;

	if (!held_plain(value, &held)) {
		held.kind = HELD_DATE;
		held.date = value->date;
	}
	return held;
}

struct held
held_period(const struct value *value)
{
	struct held held;

	if (!held_plain(value, &held)) {
		held.kind = HELD_PERIOD;
		held.period = value->period;
	}
	return held;
}

struct held
held_cents(const struct value *value, cents amount)
{
	struct held held;

	if (!held_plain(value, &held)) {
		held.kind = HELD_AMOUNT;
		held.cents = amount;
	}
	return held;
}

bool
held_same(const struct held *a, const struct held *b)
{
	if (a->kind == HELD_UNREADABLE || b->kind == HELD_UNREADABLE)
		return true;
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case HELD_NOTHING:
		return true;
	case HELD_AMOUNT:
		return a->cents == b->cents && a->plus_pm == b->plus_pm;
	case HELD_DATE:
		return date_cmp(a->date, b->date) == 0;
	case HELD_PERIOD:
		return period_same(a->period, b->period);
	default:
		return str_eq(a->text, b->text);
	}
}
