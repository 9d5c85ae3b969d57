#include "composer.h"
#include "../base/arena.h"
#include "../read/holes.h"

#include <assert.h>

struct str
fill(struct composer *c, enum word word, const struct filling *fillings, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert(holes_have(style_holes(word), fillings[i].name));
	return str_fill(c->arena, c->style->words[word], fillings, n);
}

static struct str
lower_first(struct arena *arena, struct str s)
{
	char *copy = arena_copy(arena, s.p, s.n);

	if (s.n && copy[0] >= 'A' && copy[0] <= 'Z')
		copy[0] = (char)(copy[0] - 'A' + 'a');
	return (struct str){ copy, s.n };
}

struct str
label_words(struct arena *arena, const struct kind_words *kind, struct str label)
{
	const struct filling fillings[] = { { "Soort", kind->name }, { "soort", lower_first(arena, kind->name) } };

	return str_fill(arena, label, fillings, 2);
}

struct str
labelled(struct composer *c, struct str label)
{
	return label_words(c->arena, c->kind, label);
}

/* A date's day and month are not parted at the end of a line. */
struct str
date_words(struct composer *c, struct date date)
{
	struct str words = date_dutch(c->arena, date), part;
	struct buf out = { .arena = c->arena };

	for (int i = 0; str_cut(&words, ' ', &part); i++) {
		if (i)
			buf_puts(&out, i == 1 && date.day ? NBSP : " ");
		buf_add(&out, part);
	}
	return buf_str(&out);
}

struct str
date_value(struct composer *c, const struct value *value)
{
	return value->fill == FILL_GIVEN ? date_words(c, value->date) : value->text;
}

struct str
moment_words(struct composer *c, struct moment moment)
{
	struct str date = date_words(c, moment.date);

	if (!moment.has_time)
		return date;
	return FILL(c, WORD_MOMENT, { "datum", date },
	    { "uur", str_printf(c->arena, "%d", moment.hour) },
	    { "minuut", str_printf(c->arena, "%02d", moment.minute) });
}

struct str
year_words(struct composer *c, struct period period)
{
	struct str from = str_printf(c->arena, "%d", period.year);

	if (period.kind != PERIOD_YEARS)
		return from;
	return FILL(c, WORD_YEARS, { "van", from }, { "tot", str_printf(c->arena, "%d", period.last_year) });
}

struct str
part_words(struct composer *c, struct period period)
{
	static const enum word words[] = {
		[PERIOD_HALF] = WORD_HALF, [PERIOD_THIRD] = WORD_THIRD, [PERIOD_QUARTER] = WORD_QUARTER,
	};

	if (!period.part)
		return (struct str){ 0 };
	if (period.kind == PERIOD_MONTH)
		return str_of(month_dutch(period.part));
	return FILL(c, words[period.kind], { "n", str_printf(c->arena, "%d", period.part) });
}

struct str
period_words(struct composer *c, struct period period)
{
	struct str part = part_words(c, period), year = year_words(c, period);

	return part.n ? str_printf(c->arena, "%.*s %.*s", (int)part.n, part.p, (int)year.n, year.p) : year;
}

struct str
period_value(struct composer *c, const struct value *value)
{
	return value->fill == FILL_GIVEN ? period_words(c, value->period) : value->text;
}

struct str
cents_words(struct composer *c, cents amount, struct unit unit, int decimals)
{
	struct str text = money_text(c->arena, amount, unit, decimals);

	return amount < 0 ? str_printf(c->arena, MINUS "%.*s", (int)text.n - 1, text.p + 1) : text;
}

struct str
sum_words(struct composer *c, const struct section *section, size_t column, cents amount)
{
	enum word sign = style_sign(&section->spec->columns[column], amount);
	const struct money_table *table = &section->money;
	struct str text;

	if (sign == WORD_COUNT)
		return cents_words(c, amount, table->unit, table->decimals);
	text = str_from(money_text(c->arena, amount, table->unit, table->decimals), amount < 0);
	return str_printf(c->arena, "%.*s" NBSP "%.*s", (int)text.n, text.p, (int)c->style->words[sign].n, c->style->words[sign].p);
}

struct str
amount_words(struct composer *c, const struct section *section, size_t column, const struct cell *cell)
{
	struct str text;

	if (cell->kind == CELL_PM)
		return c->style->words[WORD_PM];
	if (cell->kind == CELL_EMPTY)
		return c->style->words[WORD_NOT_FILLED];
	if (cell->kind == CELL_UNREADABLE)
		return cell->text.n ? cell->text : c->style->words[WORD_NOT_FILLED];
	text = sum_words(c, section, column, cell->cents);
	return cell->plus_pm ? FILL(c, WORD_PLUS_PM, { "bedrag", text }) : text;
}

struct str
unit_words(struct composer *c, struct unit unit)
{
	return c->style->words[unit.euros == 1 ? WORD_EURO : unit.euros == 1000 ? WORD_THOUSAND : WORD_MILLION];
}

struct str
spoken_unit(struct composer *c, struct unit unit)
{
	return c->style->words[unit.euros == 1 ? WORD_ALT_EURO : unit.euros == 1000 ? WORD_ALT_THOUSAND : WORD_ALT_MILLION];
}

struct str
counted(struct composer *c, size_t n, struct str word)
{
	return FILL(c, WORD_ALT_COUNT, { "aantal", str_printf(c->arena, "%zu", n) }, { "woord", word });
}

struct str
counted_words(struct composer *c, const struct legend *legend, const size_t *counts)
{
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < legend->n; i++)
		if (counts[i]) {
			buf_puts(&out, out.n ? ", " : "");
			buf_add(&out, counted(c, counts[i], legend->words[i].word));
		}
	return buf_str(&out);
}
