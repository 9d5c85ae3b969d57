/*
 * Budgets as bars: the rows of a short table, or the sums of a long one, each in
 * parts of the largest. A table with a figure that no bar can show has no picture.
 */
#include "depict.h"
#include "../base/arena.h"

enum { MOST_BARS = 12 };                /* that fit in one picture */

struct budget_parts {
	cents budget, spent, committed, parts[PART_COUNT];
};

/* An amount that a bar can show: known, whole, not below nothing. A column that
 * the table does not have counts as nothing. */
static bool
drawable_amount(const struct section *section, const struct money_row *row, enum column_role role, cents *amount)
{
	const struct cell *cell = row_amount(section, row, role);

	*amount = cell ? cell->cents : 0;
	return section->spec->role_columns[role] == COLUMN_NO || (cell && cell->cents >= 0 && !cell->plus_pm);
}

static cents
lesser(cents a, cents b)
{
	return a < b ? a : b;
}

/* Figures that were each rounded may differ by two of their last digit. */
static bool
is_near(const struct money_table *table, cents a, cents b)
{
	cents step = table->unit.euros > 1 ? table->unit.euros * 100 : 0;

	for (int i = 0; i < table->decimals; i++)
		step /= 10;
	return a - b <= 2 * step && b - a <= 2 * step;
}

/* False when a row has figures that no bar can show, or more columns to it than
 * budget, spent and committed: then the room that the table gives is another. */
static bool
parts_of(const struct section *section, const struct money_row *row, struct budget_parts *p)
{
	const struct cell *room = row_amount(section, row, COLUMN_ROOM);
	cents used, over;

	if (section->spec->role_columns[COLUMN_BUDGET] == COLUMN_NO || section->spec->role_columns[COLUMN_SPENT] == COLUMN_NO
	    || !drawable_amount(section, row, COLUMN_BUDGET, &p->budget)
	    || !drawable_amount(section, row, COLUMN_SPENT, &p->spent)
	    || !drawable_amount(section, row, COLUMN_COMMITTED, &p->committed))
		return false;
	used = p->spent;
	if (!money_add(&used, p->committed))
		return false;
	over = used > p->budget ? used - p->budget : 0;
	p->parts[PART_SPENT] = lesser(p->spent, p->budget);
	p->parts[PART_COMMITTED] = lesser(p->committed, p->budget - p->parts[PART_SPENT]);
	p->parts[PART_FREE] = used < p->budget ? p->budget - used : 0;
	p->parts[PART_OVER] = over;
	return p->budget <= INT64_MAX - over && (!room || is_near(&section->money, room->cents, p->parts[PART_FREE] - over));
}

/* Of a long table: the sum of a group stands for its rows. */
static bool
is_summed(const struct money_table *money, const struct money_row *row)
{
	for (size_t i = 0; i < money->n; i++)
		if (money->rows[i].subtotal && money->rows[i].of_group == row->of_group)
			return row->of_group != ROW_ALONE;
	return false;
}

/* The rows that are drawn: all that count of a short table; of a long one the sums
 * of its groups, and the rows that have none; and the total. */
static size_t
choose_rows(const struct section *section, const struct money_row *chosen[MOST_BARS + 1], struct budget_parts *parts)
{
	const struct money_table *money = &section->money;
	size_t counted = 0, n = 0;

	for (size_t i = 0; i < money->n; i++)
		counted += money->rows[i].counts && !money->rows[i].subtotal;
	for (size_t i = 0; i < money->n; i++) {
		const struct money_row *row = &money->rows[i];
		bool wanted = counted <= MOST_BARS ? row->counts && !row->subtotal
		    : row->subtotal || (row->counts && !is_summed(money, row));
		if (wanted && (n == MOST_BARS || !parts_of(section, row, &parts[n])))
			return 0;       /* what cannot be drawn must not seem to be nothing */
		if (wanted)
			chosen[n++] = row;
	}
	if (money->total.secret || !parts_of(section, &money->total, &parts[n]))
		return 0;
	chosen[n++] = &money->total;
	return n;
}

/* "besteed 91.000 · verplicht 260.000 · nog vrij 38.000" */
static struct str
part_figures(struct composer *c, const struct section *section, const struct budget_parts *p, const char *between)
{
	const struct legend *legend = style_legend(c->style, LEGEND_MONEY);
	const cents shown[PART_COUNT] = { p->spent, p->committed, p->parts[PART_FREE], p->parts[PART_OVER] };
	struct buf out = { .arena = c->arena };

	for (int i = 0; i < PART_COUNT; i++) {
		struct str amount = cents_words(c, shown[i], section->money.unit, section->money.decimals);
		if (shown[i])
			buf_printf(&out, "%s%.*s %.*s", out.n ? between : "", (int)legend->words[i].word.n,
			    legend->words[i].word.p, (int)amount.n, amount.p);
	}
	return buf_str(&out);
}

static struct str
bar_label(struct composer *c, const struct section *section, const struct money_row *row)
{
	return row == &section->money.total ? c->style->words[WORD_TOTAL] : row->name.text;
}

/* All that the bars show, where no table says it. */
static struct str
all_alt(struct composer *c, const struct section *section, const struct money_row *const *rows,
    const struct budget_parts *parts, size_t n)
{
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < n; i++) {
		buf_puts(&out, i ? "; " : "");
		buf_add(&out, FILL(c, WORD_ROW_NOTE, { "post", bar_label(c, section, rows[i]) },
		    { "toelichting", part_figures(c, section, &parts[i], ", ") }));
	}
	return FILL(c, WORD_ALT_BARS_ALONE, { "eenheid", spoken_unit(c, section->money.unit) }, { "posten", buf_str(&out) });
}

static struct str
budget_alt(struct composer *c, const struct section *section, const struct money_row *const *rows,
    const struct budget_parts *parts, size_t n)
{
	const struct money_table *money = &section->money;
	struct buf over = { .arena = c->arena };
	size_t n_over = 0;
	struct str budget = cents_words(c, parts[n - 1].budget, money->unit, money->decimals);
	struct str spent = cents_words(c, parts[n - 1].spent, money->unit, money->decimals);
	struct str committed = cents_words(c, parts[n - 1].committed, money->unit, money->decimals);

	for (size_t i = 0; i < n; i++)
		if (parts[i].parts[PART_OVER] && rows[i] != &money->total && n_over++ < NAMED)
			add_named(&over, rows[i]->name.text);
	if (n_over > NAMED)
		add_named(&over, FILL(c, WORD_ALT_MORE, { "aantal", str_printf(c->arena, "%zu", n_over - NAMED) }));
	return FILL(c, WORD_ALT_BARS, { "aantal", str_printf(c->arena, "%zu", n - (rows[n - 1] == &money->total)) },
	    { "budget", budget }, { "besteed", spent }, { "verplicht", committed },
	    { "eenheid", spoken_unit(c, money->unit) },
	    { "tekort", sentence(c, over.n ? FILL(c, WORD_ALT_OVER, { "lijst", buf_str(&over) }) : STR("")) });
}

void
depict_money(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct money_row *rows[MOST_BARS + 1];
	struct budget_parts parts[MOST_BARS + 1];
	size_t n = choose_rows(section, rows, parts), used[PART_COUNT] = { 0 };
	const struct legend *legend = style_legend(c->style, LEGEND_MONEY);
	struct picture *picture;
	struct elem *figure;
	cents largest = 0;

	for (size_t i = 0; i < n; i++)
		if (parts[i].budget + parts[i].parts[PART_OVER] > largest)
			largest = parts[i].budget + parts[i].parts[PART_OVER];
	if (!largest || !legend)
		return;
	picture = add_figure(c, parent, PICTURE_BARS, &figure);
	picture->bars = arena_array(c->arena, n, sizeof *picture->bars);
	picture->n_bars = n;
	for (size_t i = 0; i < n; i++) {
		struct bar *bar = &picture->bars[i];
		bar->label = bar_label(c, section, rows[i]);
		bar->figures = part_figures(c, section, &parts[i], " " MIDDLE_DOT " ");
		for (int k = 0; k < PART_COUNT; k++) {
			bar->parts[k] = (int32_t)share(parts[i].parts[k], largest);
			used[k] += parts[i].parts[k] > 0;
		}
	}
	add_legend(c, picture, legend, (const size_t[PART_COUNT]){ 1, 1, 1, used[PART_OVER] });
	figure->alt = (section->spec->shown == SHOW_PICTURE ? all_alt : budget_alt)(c, section, rows, parts, n);
}
