/*
 * What a controller asks of a table whose sums hold: is more spent than there
 * is, is anything spent at all, does spending keep up with the calendar. Rules
 * speak of the roles of columns; without the roles they are silent, and an
 * explanation on the row answers them.
 */
#include "check.h"
#include "../base/arena.h"

static struct str
label_of(const struct section *section, enum column_role role)
{
	return section->spec->columns[section->spec->role_columns[role]].label;
}

static struct str
amount(struct checking *c, const struct section *section, cents value)
{
	return money_text(c->arena, value, section->money.unit, section->money.decimals);
}

static void
find(struct checking *c, enum diag id, const struct section *section, const struct money_row *row, enum column_role role)
{
	const struct cell *cell = row_amount(section, row, role);

	diag_add(c->findings, id, cell->place, label_of(section, role), row->name.text, amount(c, section, cell->cents));
}

/* More spent than there is, else more promised, else less than nothing left:
 * one finding for a row. */
static void
check_shortage(struct checking *c, const struct section *section, const struct money_row *row)
{
	const struct cell *budget = row_amount(section, row, COLUMN_BUDGET), *spent = row_amount(section, row, COLUMN_SPENT);
	const struct cell *committed = row_amount(section, row, COLUMN_COMMITTED), *room = row_amount(section, row, COLUMN_ROOM);
	cents both = spent ? spent->cents : 0;
	bool added = spent && committed && money_add(&both, committed->cents);

	if (row->note.n)
		return;
	if (budget && spent && budget->cents >= 0 && spent->cents > budget->cents)
		diag_add(c->findings, OVERSPENT, spent->place, label_of(section, COLUMN_SPENT), row->name.text,
		    amount(c, section, spent->cents), label_of(section, COLUMN_BUDGET), amount(c, section, budget->cents));
	else if (budget && added && budget->cents >= 0 && both > budget->cents)
		diag_add(c->findings, OVERCOMMITTED, committed->place, label_of(section, COLUMN_COMMITTED), row->name.text,
		    amount(c, section, both), label_of(section, COLUMN_BUDGET), amount(c, section, budget->cents));
	else if (room && room->cents < 0)
		find(c, ROOM_NEGATIVE, section, row, COLUMN_ROOM);
}

static void
check_negative(struct checking *c, const struct section *section, const struct money_row *row)
{
	static const enum column_role outgoing[] = { COLUMN_SPENT, COLUMN_COMMITTED };
	const struct cell *budget = row_amount(section, row, COLUMN_BUDGET);

	if (budget && budget->cents < 0 && !row->note.n)
		find(c, BUDGET_NEGATIVE, section, row, COLUMN_BUDGET);
	for (int i = 0; i < 2 && !row->correction && !row->note.n; i++) {
		const struct cell *cell = row_amount(section, row, outgoing[i]);
		if (cell && cell->cents < 0 && !(budget && budget->cents < 0))
			find(c, SPENT_NEGATIVE, section, row, outgoing[i]);
	}
}

/* How much of the budget period has passed on the day of the figures [percent];
 * -1 when the report does not say which period that is. */
static int
elapsed(const struct checking *c, const struct section *section)
{
	const struct value *period = &section->money.budget_period, *reference = &c->report->reference;
	int64_t first, last, day;

	if (period->fill != FILL_GIVEN || reference->fill != FILL_GIVEN)
		return -1;
	first = date_days(period_first_day(period->period));
	last = date_days(period_last_day(period->period));
	day = date_days(reference->date);
	return day < first ? 0 : day > last ? 100 : (int)((day - first + 1) * 100 / (last - first + 1));
}

static void
check_unspent(struct checking *c, const struct section *section, const struct money_row *row)
{
	const struct cell *budget = row_amount(section, row, COLUMN_BUDGET), *spent = row_amount(section, row, COLUMN_SPENT);
	const struct cell *committed = row_amount(section, row, COLUMN_COMMITTED);
	int percent = elapsed(c, section);

	if (!budget || !spent || budget->cents <= 0 || spent->cents || (committed && committed->cents) || row->note.n)
		return;
	if (percent > 50)
		diag_add(c->findings, NOTHING_SPENT_LATE, spent->place, label_of(section, COLUMN_BUDGET), row->name.text,
		    amount(c, section, budget->cents), str_printf(c->arena, "%d", percent));
	else
		find(c, NOTHING_SPENT, section, row, COLUMN_BUDGET);
}

static void
check_rows(struct checking *c, const struct section *section)
{
	for (size_t i = 0; i < section->money.n; i++) {
		const struct money_row *row = &section->money.rows[i];
		if (row->subtotal)
			continue;
		check_shortage(c, section, row);
		check_negative(c, section, row);
		check_unspent(c, section, row);
	}
}

/* The whole against the calendar; figures of one budget period only. */
static void
check_pace(struct checking *c, const struct section *section)
{
	const struct money_row *total = &section->money.total;
	const struct cell *budget = row_amount(section, total, COLUMN_BUDGET), *spent = row_amount(section, total, COLUMN_SPENT);
	const struct cell *committed = row_amount(section, total, COLUMN_COMMITTED);
	int passed = elapsed(c, section);
	cents both = spent ? spent->cents : 0;
	int64_t share, shares;

	if (passed < 0 || !budget || !spent || budget->cents <= 0 || !money_add(&both, committed ? committed->cents : 0)
	    || !money_percent(spent->cents, budget->cents, 0, &share) || !money_percent(both, budget->cents, 0, &shares))
		return;
	if (share < passed - 40)
		diag_add(c->findings, SPENT_LOW, spent->place, str_printf(c->arena, "%d", (int)share),
		    str_printf(c->arena, "%d", passed));
	else if (shares > passed + 25 && shares <= 100)
		diag_add(c->findings, SPENT_HIGH, spent->place, str_printf(c->arena, "%d", (int)shares),
		    str_printf(c->arena, "%d", passed));
}

const struct section_rule budget_rules[] = {
	{ SECTION_MONEY, check_rows },
	{ SECTION_MONEY, check_pace },
	{ 0, NULL },
};
