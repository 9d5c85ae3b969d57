/*
 * Against the previous report. Tables are matched by their key, rows by the name
 * they had then ("voorheen"), their name now, or their opgave. Figures that add
 * up are compared within one budget period only: a new year starts at nought.
 * A row that says why ("toelichting", "besluit", "correctie") is not asked.
 */
#include "check.h"
#include "../base/arena.h"
#include "../base/map.h"

enum { NO_ROW = SIZE_MAX };

/* The same table in both reports, and for each row of now the row of then. */
struct pair {
	struct checking *c;
	const struct section *now, *then;
	size_t *earlier;                /* by row of now; NO_ROW: a new one */
	bool *met;                      /* by row of then */
	bool one_period;                /* both figures are of one budget period */
};

/* The same section in the previous report, when it is of the same kind. */
static const struct section *
then_of(const struct checking *c, const struct section *now)
{
	const struct section *then = c->before && now->spec->source.n ? report_section(c->before, now->spec->source) : NULL;

	return then && then->spec->kind == now->spec->kind ? then : NULL;
}

/* rows */

/* Rows of the previous report, by what they are called. */
struct former {
	struct map codes, names, themes;
};

static size_t
earlier_row(struct pair *p, const struct former *former, const struct money_row *row)
{
	struct arena *arena = p->c->arena;
	bool renamed = row->formerly.fill == FILL_GIVEN;
	size_t at = row->code.n ? map_get(&former->codes, row->code, NO_ROW) : NO_ROW;

	if (at == NO_ROW)
		at = map_get(&former->names, str_fold(arena, renamed ? row->formerly.text : row->name.text), NO_ROW);
	if (at == NO_ROW && renamed) {
		struct str *all = NULL;
		size_t n = 0;
		for (size_t i = 0; i < p->then->money.n; i++)
			*arena_push(arena, all, n) = p->then->money.rows[i].name.text;
		diag_add(p->c->findings, FORMER_UNKNOWN, row->formerly.place, row->formerly.text,
		    str_nearest(row->formerly.text, all, n));
	}
	if (at == NO_ROW && row->theme.fill == FILL_GIVEN)
		at = map_get(&former->themes, row->theme.text, NO_ROW);
	return at != NO_ROW && p->met[at] ? NO_ROW : at;
}

static void
match_rows(struct pair *p)
{
	const struct money_table *now = &p->now->money, *then = &p->then->money;
	struct former former = { { .arena = p->c->arena }, { .arena = p->c->arena }, { .arena = p->c->arena } };

	p->earlier = arena_array(p->c->arena, now->n, sizeof *p->earlier);
	p->met = arena_array(p->c->arena, then->n, sizeof *p->met);
	for (size_t i = 0; i < then->n; i++) {
		map_put(&former.names, str_fold(p->c->arena, then->rows[i].name.text), i);
		if (then->rows[i].code.n)
			map_put(&former.codes, then->rows[i].code, i);
		if (then->rows[i].theme.fill == FILL_GIVEN)
			map_put(&former.themes, then->rows[i].theme.text, i);
	}
	for (size_t i = 0; i < now->n; i++) {
		p->earlier[i] = earlier_row(p, &former, &now->rows[i]);
		if (p->earlier[i] != NO_ROW)
			p->met[p->earlier[i]] = true;
	}
}

static void
check_gone(struct pair *p)
{
	const struct money_table *then = &p->then->money;

	for (size_t i = 0; i < then->n; i++)
		if (!p->met[i] && then->rows[i].name.fill == FILL_GIVEN && !then->rows[i].subtotal)
			diag_add(p->c->findings, BEFORE_ROW, p->now->place, then->rows[i].name.text);
}

/* cells */

static size_t
column_of(const struct section_spec *spec, struct str key)
{
	for (size_t i = 0; i < spec->n_columns; i++)
		if (str_eq(spec->columns[i].key, key))
			return i;
	return COLUMN_NO;
}

/* Two amounts of one role; false when one of them is not there. */
static bool
both(const struct pair *p, const struct money_row *now, const struct money_row *then, enum column_role role,
    const struct cell **a, const struct cell **b)
{
	size_t column = p->now->spec->role_columns[role], earlier;

	if (column == COLUMN_NO)
		return false;
	earlier = column_of(p->then->spec, p->now->spec->columns[column].key);
	if (earlier == COLUMN_NO)
		return false;
	*a = &now->cells[column];
	*b = &then->cells[earlier];
	return cell_is_amount(*a) && cell_is_amount(*b);
}

/* What the last figure of a table is worth [cents]. */
static cents
step_of(const struct money_table *table)
{
	cents step = table->unit.euros * 100;

	for (int i = 0; i < table->decimals; i++)
		step /= 10;
	return step;
}

/* What a figure may differ because one of the two tables is rounded further. */
static cents
slack(const struct pair *p)
{
	cents now = step_of(&p->now->money), then = step_of(&p->then->money);

	return now == then ? 0 : (now > then ? now : then);
}

static struct str
amount(const struct pair *p, cents value)
{
	int decimals = p->now->money.decimals, least = money_decimals(value, p->now->money.unit);

	return money_text(p->c->arena, value, p->now->money.unit, least > decimals ? least : decimals);
}

static bool
differs(const struct pair *p, const struct cell *a, const struct cell *b)
{
	cents off = a->cents;

	if (!money_sub(&off, b->cents) || off == INT64_MIN)
		return true;
	return (off < 0 ? -off : off) * (off < INT64_MAX / 2 && off > INT64_MIN / 2 ? 2 : 1) > slack(p);
}

static void
find_change(const struct pair *p, enum diag id, enum column_role role, const struct money_row *row,
    const struct cell *now, const struct cell *then)
{
	struct finding *finding = diag_add(p->c->findings, id, now->place,
	    p->now->spec->columns[p->now->spec->role_columns[role]].label, row->name.text,
	    amount(p, then->cents), amount(p, now->cents));

	diag_mark(p->c->findings, finding, then->place, amount(p, then->cents));
}

static void
check_change(const struct pair *p, const struct money_row *now, const struct money_row *then)
{
	const struct cell *a, *b;
	cents rose = 0, fell;

	if (both(p, now, then, COLUMN_BUDGET, &a, &b) && differs(p, a, b) && !now->decision.n && !now->note.n)
		find_change(p, BEFORE_BUDGET, COLUMN_BUDGET, now, a, b);
	if (both(p, now, then, COLUMN_SPENT, &a, &b)) {
		if (a->cents < b->cents && differs(p, a, b) && !now->correction && !now->note.n)
			find_change(p, BEFORE_SPENT, COLUMN_SPENT, now, a, b);
		rose = a->cents;
		if (!money_sub(&rose, b->cents))
			return;
	}
	if (!both(p, now, then, COLUMN_COMMITTED, &a, &b) || now->note.n || rose < 0)
		return;
	fell = b->cents;
	if (money_sub(&fell, a->cents) && fell - slack(p) > rose)
		diag_mark(p->c->findings, diag_add(p->c->findings, BEFORE_COMMITTED, a->place,
		    p->now->spec->columns[p->now->spec->role_columns[COLUMN_COMMITTED]].label, now->name.text,
		    amount(p, fell), amount(p, rose)), b->place, amount(p, b->cents));
}

/* Columns that repeat a figure of the previous report say what it said. */
static void
check_opening(const struct pair *p, const struct money_row *now, const struct money_row *then)
{
	const struct section_spec *spec = p->now->spec;

	for (size_t i = 0; i < spec->n_columns; i++) {
		size_t earlier = spec->columns[i].repeats.n ? column_of(p->then->spec, spec->columns[i].repeats) : COLUMN_NO;
		if (earlier == COLUMN_NO || now->note.n || !cell_is_amount(&now->cells[i]) || !cell_is_amount(&then->cells[earlier])
		    || !differs(p, &now->cells[i], &then->cells[earlier]))
			continue;
		diag_mark(p->c->findings, diag_add(p->c->findings, BEFORE_OPENING, now->cells[i].place,
		    spec->columns[i].label, now->name.text, amount(p, now->cells[i].cents),
		    amount(p, then->cells[earlier].cents)), then->cells[earlier].place, spec->columns[i].label);
	}
}

/* One unit for another makes every amount a thousand times as large, or as
 * small: all that are there in both, and three at least. */
static int
scale_of(const struct pair *p)
{
	int larger = 0, smaller = 0, n = 0;

	for (size_t i = 0; i < p->now->money.n; i++)
		for (size_t k = 0; p->earlier[i] != NO_ROW && k < p->now->spec->n_columns; k++) {
			size_t earlier = column_of(p->then->spec, p->now->spec->columns[k].key);
			const struct cell *a = &p->now->money.rows[i].cells[k], *b;
			if (earlier == COLUMN_NO || !cell_is_amount(a) || !a->cents)
				continue;
			b = &p->then->money.rows[p->earlier[i]].cells[earlier];
			if (!cell_is_amount(b) || !b->cents)
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
same_budget_period(const struct section *now, const struct section *then)
{
	const struct value *a = &now->money.budget_period, *b = &then->money.budget_period;

	return a->fill == FILL_GIVEN && b->fill == FILL_GIVEN && period_same(a->period, b->period);
}

static void
check_table(struct checking *c, const struct section *now)
{
	struct pair p = { .c = c, .now = now, .then = then_of(c, now) };
	int scale;

	if (!p.then || now->fill != FILL_GIVEN || p.then->fill != FILL_GIVEN)
		return;
	p.one_period = same_budget_period(now, p.then);
	match_rows(&p);
	if ((scale = scale_of(&p))) {
		diag_add(c->findings, UNIT_MIXED, now->place, now->spec->title, STR("1.000"),
		    scale > 0 ? STR("groot") : STR("klein"), unit_name(now->money.unit));
		return;
	}
	if (p.one_period)
		check_gone(&p);
	for (size_t i = 0; i < now->money.n; i++) {
		if (p.earlier[i] == NO_ROW)
			continue;
		if (p.one_period)
			check_change(&p, &now->money.rows[i], &p.then->money.rows[p.earlier[i]]);
		check_opening(&p, &now->money.rows[i], &p.then->money.rows[p.earlier[i]]);
	}
}

/* fields and texts */

/* Two steps for the worse at once ask for a word. */
static void
check_jump(struct checking *c, const struct field_value *now, const struct field_value *then)
{
	const struct legend *legend = now->spec->legend;
	const struct legend_word *word;
	int64_t steps;

	if (!now->word || !then->word || legend->kind != LEGEND_STATUS || now->note.fill == FILL_GIVEN
	    || !(word = legend_lookup(c->arena, legend, then->word->word)))
		return;
	steps = now->word - word;
	if (steps >= 2)
		diag_mark(c->findings, diag_add(c->findings, STATUS_JUMP, now->value.place, now->spec->label,
		    word->word, now->word->word), then->value.place, then->word->word);
}

/* A decision that was reported with another date. Each of the two has its words
 * once, or they are left alone. */
static void
check_redated(struct checking *c, const struct field_value *now, const struct field_value *then)
{
	for (size_t i = 0; i < now->n_decisions; i++) {
		const struct decision *a = &now->decisions[i], *same = NULL;
		size_t n = 0, times = 0;
		for (size_t k = 0; k < now->n_decisions; k++)
			n += str_eq(now->decisions[k].text.text, a->text.text);
		for (size_t k = 0; k < then->n_decisions; k++)
			if (str_eq(then->decisions[k].text.text, a->text.text)) {
				same = &then->decisions[k];
				times++;
			}
		if (n == 1 && times == 1 && a->date.fill == FILL_GIVEN && same->date.fill == FILL_GIVEN
		    && date_cmp(a->date.date, same->date.date) != 0)
			diag_mark(c->findings, diag_add(c->findings, BEFORE_DECISION, a->date.place, a->text.text,
			    date_dutch(c->arena, a->date.date), date_dutch(c->arena, same->date.date)),
			    same->date.place, STR("datum"));
	}
}

static void
check_same_fields(struct checking *c, const struct section *now)
{
	const struct section *then = then_of(c, now);

	for (size_t i = 0; then && i < now->n_fields; i++) {
		const struct field_value *earlier = section_field(then, now->fields[i].spec->key);
		if (!earlier)
			continue;
		check_jump(c, &now->fields[i], earlier);
		check_redated(c, &now->fields[i], earlier);
	}
}

static void
add_words(struct buf *out, const struct block *block)
{
	for (; block; block = block->next) {
		for (size_t i = 0; i < block->n_spans; i++)
			buf_add(out, block->spans[i].text);
		buf_char(out, '\n');
		add_words(out, block->first);
	}
}

/* Only what tells of progress must be new each time. */
static void
check_same_text(struct checking *c, const struct section *now)
{
	const struct section *then = now->spec->role == ROLE_PROGRESS ? then_of(c, now) : NULL;
	struct buf a = { .arena = c->arena }, b = { .arena = c->arena };

	if (!then || !now->prose || !now->prose->first || !then->prose)
		return;
	add_words(&a, now->prose->first);
	add_words(&b, then->prose->first);
	if (str_eq(str_trim(buf_str(&a)), str_trim(buf_str(&b))))
		diag_mark(c->findings, diag_add(c->findings, TEXT_UNCHANGED, now->place, now->spec->title), then->place,
		    now->spec->title);
}

static void
check_section(const struct section *section, void *data)
{
	static void (*const checks[SECTION_KINDS])(struct checking *, const struct section *) = {
		[SECTION_MONEY] = check_table, [SECTION_STATUS] = check_same_fields, [SECTION_FIELDS] = check_same_fields,
		[SECTION_PROSE] = check_same_text,
	};

	if (checks[section->spec->kind])
		checks[section->spec->kind](data, section);
}

static void
check_before(struct checking *c)
{
	if (c->before)
		report_each_section(c->report, check_section, c);
}

/* What is named as the previous report is earlier. */
static void
check_order(struct checking *c)
{
	const struct value *now = &c->report->period, *then = c->before ? &c->before->period : NULL;

	if (then && now->fill == FILL_GIVEN && then->fill == FILL_GIVEN
	    && date_cmp(period_last_day(then->period), period_last_day(now->period)) >= 0) {
		c->before = NULL;       /* nothing is compared with what is not earlier */
		diag_add(c->findings, BEFORE_LATER, c->report->before.place, then->place.source->path,
		    period_code(c->arena, then->period), period_code(c->arena, now->period));
	}
}

const struct report_rule before_rules[] = {
	{ check_order },
	{ check_before },
	{ NULL },
};
