/*
 * Against the previous report, by what changed since (changes.h). Figures that add
 * up are compared within one budget period only: a new year starts at nought. A
 * row that says why ("toelichting", "besluit", "correctie") is not asked.
 */
#include "check.h"
#include "../base/arena.h"

/* rows */

static struct str
amount(struct checking *c, const struct pair *p, cents value)
{
	int decimals = p->now->money.decimals, least = money_decimals(value, p->now->money.unit);

	return money_text(c->arena, value, p->now->money.unit, least > decimals ? least : decimals);
}

/* The cell of then under a column of now, or NULL. */
static const struct cell *
cell_then(const struct pair *p, const struct money_row *then, size_t column)
{
	return column == COLUMN_NO || p->parts[column] == NO_ITEM ? NULL : &then->cells[p->parts[column]];
}

/* A name that no row had then, though it is said that one did. */
static void
check_former(struct checking *c, const struct pair *p, size_t i)
{
	const struct thing *item = &p->match.now.list[i], *was = p->match.was[i] == NO_ITEM ? NULL : &p->match.then.list[p->match.was[i]];
	const struct things *then = &p->match.then;
	struct str *names = arena_array(c->arena, then->n, sizeof *names);

	if (item->row->formerly.fill != FILL_GIVEN || (was && item->code.n && str_eq(item->code, was->code)))
		return;
	for (size_t k = 0; k < then->n; k++) {
		names[k] = then->list[k].name;
		if (str_eq(then->list[k].folded, item->former))
			return;
	}
	diag_add(c->findings, FORMER_UNKNOWN, item->row->formerly.place, item->row->formerly.text,
	    str_nearest(item->row->formerly.text, names, then->n));
}

/* Columns that repeat a figure of the previous report say what it said. */
static void
check_opening(struct checking *c, const struct pair *p, const struct money_row *now, const struct money_row *then)
{
	const struct section_spec *spec = p->now->spec, *spec_then = p->then->spec;

	for (size_t i = 0; i < spec->n_columns; i++)
		for (size_t k = 0; spec->columns[i].repeats.n && !now->note.n && k < spec_then->n_columns; k++) {
			const struct cell *a = &now->cells[i], *b = &then->cells[k];
			if (!str_eq(spec_then->columns[k].key, spec->columns[i].repeats) || !cell_is_amount(a) || !cell_is_amount(b)
			    || !changes_differ(p, a, b))
				continue;
			diag_mark(c->findings, diag_add(c->findings, BEFORE_OPENING, a->place, spec->columns[i].label, now->name.text,
			    amount(c, p, a->cents), amount(c, p, b->cents)), b->place, spec->columns[i].label);
		}
}

/* One unit for another makes every amount a thousand times as large, or as
 * small: all that are there in both, and three at least. */
static int
scale_of(const struct pair *p)
{
	int larger = 0, smaller = 0, n = 0;

	for (size_t i = 0; i < p->match.now.n; i++)
		for (size_t k = 0; p->match.was[i] != NO_ITEM && k < p->now->spec->n_columns; k++) {
			const struct cell *a = &p->match.now.list[i].row->cells[k];
			const struct cell *b = cell_then(p, p->match.then.list[p->match.was[i]].row, k);
			if (!b || !cell_is_amount(a) || !a->cents || !cell_is_amount(b) || !b->cents)
				continue;
			n++;
			larger += a->cents / 900 >= (b->cents < 0 ? -b->cents : b->cents) || a->cents / 900 <= -(b->cents < 0 ? -b->cents : b->cents);
			smaller += b->cents / 900 >= (a->cents < 0 ? -a->cents : a->cents) || b->cents / 900 <= -(a->cents < 0 ? -a->cents : a->cents);
		}
	return n < 3 ? 0 : larger == n ? 1 : smaller == n ? -1 : 0;
}

static struct str
unit_name(struct unit unit)
{
	return unit.euros == 1 ? STR("euro") : unit.euros == 1000 ? STR("x 1.000") : STR("x 1.000.000");
}

static bool
same_budget_period(const struct pair *p)
{
	const struct value *a = &p->now->money.budget_period, *b = &p->then->money.budget_period;

	return a->fill == FILL_GIVEN && b->fill == FILL_GIVEN && period_same(a->period, b->period);
}

/* False when the amounts are not to be compared one by one. */
static bool
check_rows(struct checking *c, const struct pair *p)
{
	int scale;

	if (p->now->fill != FILL_GIVEN || p->then->fill != FILL_GIVEN)
		return false;
	for (size_t i = 0; i < p->match.now.n; i++)
		check_former(c, p, i);
	if ((scale = scale_of(p))) {
		diag_add(c->findings, UNIT_MIXED, p->now->place, p->now->spec->title, STR("1.000"),
		    scale > 0 ? STR("groot") : STR("klein"), unit_name(p->now->money.unit));
		return false;
	}
	for (size_t i = 0; i < p->match.now.n; i++)
		if (p->match.was[i] != NO_ITEM)
			check_opening(c, p, p->match.now.list[i].row, p->match.then.list[p->match.was[i]].row);
	return same_budget_period(p);
}

/* amounts that changed */

static void
find_change(struct checking *c, enum diag id, const struct change *change)
{
	struct str was = amount(c, change->pair, change->before.cents);

	diag_mark(c->findings, diag_add(c->findings, id, change->now.place, change->label, change->name, was,
	    amount(c, change->pair, change->now.cents)), change->before.place, was);
}

static void
check_budget(struct checking *c, const struct change *change)
{
	const struct money_row *row = change->item->row;

	if (!row->decision.n && !row->note.n)
		find_change(c, BEFORE_BUDGET, change);
}

static void
check_spent(struct checking *c, const struct change *change)
{
	const struct money_row *row = change->item->row;

	if (change->now.cents < change->before.cents && !row->correction && !row->note.n)
		find_change(c, BEFORE_SPENT, change);
}

/* What is no longer committed should have been spent. */
static void
check_committed(struct checking *c, const struct change *change)
{
	const struct pair *p = change->pair;
	const struct money_row *row = change->item->row;
	const struct cell *spent = row_amount(p->now, row, COLUMN_SPENT);
	const struct cell *then = cell_then(p, change->was->row, p->now->spec->role_columns[COLUMN_SPENT]);
	cents rose = 0, fell = change->before.cents;

	if (spent && then && cell_is_amount(then)) {
		rose = spent->cents;
		if (!money_sub(&rose, then->cents))
			return;
	}
	if (!row->note.n && rose >= 0 && money_sub(&fell, change->now.cents) && fell - changes_slack(p) > rose)
		diag_mark(c->findings, diag_add(c->findings, BEFORE_COMMITTED, change->now.place, change->label, change->name,
		    amount(c, p, fell), amount(c, p, rose)), change->before.place, amount(c, p, change->before.cents));
}

/* Within one budget period. */
static void
check_row(struct checking *c, const struct change *change)
{
	static void (*const checks[COLUMN_ROLES])(struct checking *, const struct change *) = {
		[COLUMN_BUDGET] = check_budget, [COLUMN_SPENT] = check_spent, [COLUMN_COMMITTED] = check_committed };
	const struct section_spec *spec = change->pair->now->spec;

	if (change->kind == CHANGE_GONE && change->part == NO_ITEM && change->was->row->name.fill == FILL_GIVEN
	    && !change->was->row->subtotal)
		diag_add(c->findings, BEFORE_ROW, change->pair->now->place, change->name);
	if (change->kind != CHANGE_VALUE || !change->item || change->before.kind != HELD_AMOUNT || change->now.kind != HELD_AMOUNT)
		return;
	for (int role = 0; role < COLUMN_ROLES; role++)
		if (checks[role] && spec->role_columns[role] == change->part)
			checks[role](c, change);
}

/* fields and texts */

/* Two steps for the worse at once ask for a word. */
static void
check_jump(struct checking *c, const struct change *change)
{
	const struct field_value *now = &change->pair->now->fields[change->part];

	if (change->before.word && change->now.word && now->spec->legend->kind == LEGEND_STATUS && now->note.fill != FILL_GIVEN
	    && change->now.word - change->before.word >= 2)
		diag_mark(c->findings, diag_add(c->findings, STATUS_JUMP, change->now.place, change->label,
		    change->before.word->word, change->now.word->word), change->before.place, change->before.word->word);
}

/* A date that was reported otherwise, of a decision or of a plan. */
static void
find_redated(struct checking *c, enum diag id, const struct change *change, struct str what)
{
	if (change->before.kind == HELD_DATE && change->now.kind == HELD_DATE)
		diag_mark(c->findings, diag_add(c->findings, id, change->now.place, change->name,
		    date_dutch(c->arena, change->now.date), date_dutch(c->arena, change->before.date)), change->before.place, what);
}

static void
check_field(struct checking *c, const struct change *change)
{
	if (change->kind == CHANGE_VALUE && change->item)
		find_redated(c, BEFORE_DECISION, change, STR("datum"));
	else if (change->kind == CHANGE_VALUE)
		check_jump(c, change);
}

static void
check_milestone(struct checking *c, const struct change *change)
{
	if (change->kind == CHANGE_VALUE && change->part == PART_PLANNED)
		find_redated(c, MILESTONE_MOVED, change, STR("gepland"));
}

/* Only what tells of progress must be new each time. */
static void
find_same_text(struct checking *c, const struct pair *p)
{
	if (p->now->spec->role == ROLE_PROGRESS && p->now->fill == FILL_GIVEN && p->then->fill == FILL_GIVEN
	    && p->now->prose && p->now->prose->first)
		diag_mark(c->findings, diag_add(c->findings, TEXT_UNCHANGED, p->now->place, p->now->spec->title), p->then->place,
		    p->now->spec->title);
}

/* the whole */

static void
check_before(struct checking *c)
{
	static void (*const checks[SECTION_KINDS])(struct checking *, const struct change *) = {
		[SECTION_MONEY] = check_row, [SECTION_STATUS] = check_field, [SECTION_FIELDS] = check_field,
		[SECTION_MILESTONES] = check_milestone,
	};
	const struct changes *changes = c->dossier->changes;
	size_t at = 0, start;

	for (size_t i = 0; changes && i < changes->n_pairs; i++) {
		const struct pair *p = &changes->pairs[i];
		enum section_kind kind = p->now->spec->kind;
		bool judged = checks[kind] && (kind != SECTION_MONEY || check_rows(c, p));
		for (start = at; at < changes->n && changes->list[at].pair == p; at++)
			if (judged)
				checks[kind](c, &changes->list[at]);
		if (at == start)
			find_same_text(c, p);
	}
}

/* What is named as the previous report is earlier. */
static void
check_order(struct checking *c)
{
	const struct report *now = c->report, *then = c->dossier->before;

	if (then && !c->before)
		diag_add(c->findings, BEFORE_LATER, now->before.place, then->period.place.source->path,
		    period_code(c->arena, then->period.period), period_code(c->arena, now->period.period));
}

const struct report_rule before_rules[] = {
	{ check_order },
	{ check_before },
	{ NULL },
};
