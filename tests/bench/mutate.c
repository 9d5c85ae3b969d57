/*
 * mutate correct|wrong SEED COUNT FOLDER [--zonder-groepen]: writes reports of
 * which the money table adds up, or does not by one slip of the pen.
 *
 * A table is drawn in exact cents, summed, then maybe rounded to its unit, and
 * some of its results are left out. It then holds: every relation (a row by the
 * formula, a column by its total or a subtotal) is kept, to the cent or within
 * the half step that each rounded figure may be off. `wrong` changes one thing,
 * and keeps the change only when a relation breaks by more than rounding can.
 *
 * File i depends on SEED and i alone. FOLDER/list tells of each file: its name,
 * the slip (or exact, rounded), line and column of the changed amount (0 0: no
 * single one) and what must be found: `cell` or `total` (exactly that amount, by
 * all that broke), `any` (something), or `none`. Names with e want the template
 * of tests/golden/eigen-kolommen.sjabloon.
 */
#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int64_t cents;

enum { COLUMNS = 4, SALDO = COLUMNS - 1 };
enum { POSTS_MOST = 30, GROUPS_MOST = 4, ROWS_MOST = POSTS_MOST + GROUPS_MOST };
enum { RELATIONS_MOST = ROWS_MOST + 1 + COLUMNS * (GROUPS_MOST + 1) };
static const cents AMOUNT_MOST = 100000000000;  /* thirty of these, a thousand times, fit in 64 bits */

struct cell {
	bool written, pm;
	cents cents;            /* derived when not written; PM adds nothing */
	int terms;              /* how many rounded figures it stands for */
	int line, column;       /* where it was written */
};

struct row {
	bool counts, subtotal;  /* a subtotal does not count */
	int group;              /* 0: alone */
	struct cell cells[COLUMNS];
};

struct unit {
	const char *name;
	cents one;
	int decimals;           /* at most */
};

static const struct unit units[] = { { "euro", 100, 2 }, { "x 1.000", 100000, 1 }, { "x 1.000.000", 100000000, 3 } };

struct table {
	const struct unit *unit;
	int least;              /* decimals that each amount shows */
	cents step;             /* every amount is a multiple of it */
	bool own;               /* columns and formula of the other template */
	bool rounded, halves;   /* halves: every figure is off by half a step */
	bool has_total;
	struct row rows[ROWS_MOST + 1]; /* behind the last one the total */
	int n;
};

static const char *const keys[2][COLUMNS] = {
	{ "beschikbaar", "uitgaven", "verplichtingen", "saldo" },
	{ "beschikbaar", "uitgaven", "prognose", "saldo" },
};

/* chance: xorshift64*, seeded by splitmix64 */

static uint64_t state;

static void
seed(uint64_t number, uint64_t file)
{
	state = (number + 1) * 0x9E3779B97F4A7C15 ^ (file + 1) * 0xD1B54A32D192ED03;
	state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9;
	state = (state ^ state >> 27) * 0x94D049BB133111EB;
	state = (state ^ state >> 31) | 1;
}

/* 0 to n - 1 */
static cents
draw(cents n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (cents)((state * 0x2545F4914F6CDD1D >> 1) % (uint64_t)n);
}

static bool
one_in(int n)
{
	return draw(n) == 0;
}

/* amounts */

static cents
power_of_ten(int n)
{
	return n ? 10 * power_of_ten(n - 1) : 1;
}

static cents
size_of(cents value)
{
	return value < 0 ? -value : value;
}

/* The decimals with which the table writes it. */
static int
decimals_of(const struct table *t, cents value)
{
	int n = t->least;

	while (value % (t->unit->one / power_of_ten(n)))
		n = t->unit->one == 100 ? 2 : n + 1;
	return n;
}

/* "-1.027.676,50" */
static void
amount_text(const struct table *t, cents value, char text[static 40])
{
	int decimals = decimals_of(t, value), n;
	cents rest = size_of(value) % t->unit->one;
	char whole[24];

	n = snprintf(whole, sizeof whole, "%" PRId64, size_of(value) / t->unit->one);
	if (value < 0)
		*text++ = '-';
	for (int i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0)
			*text++ = '.';
		*text++ = whole[i];
	}
	*text = '\0';
	if (decimals)
		sprintf(text, ",%0*d", decimals, (int)(rest / (t->unit->one / power_of_ten(decimals))));
}

/* Half away from zero. */
static cents
rounded(cents value, cents step)
{
	cents size = (size_of(value) + step / 2) / step * step;

	return value < 0 ? -size : size;
}

static cents
draw_amount(const struct table *t)
{
	cents grain = t->rounded ? 100 : t->step, value;
	int digits = 1;

	while (grain * power_of_ten(digits + 1) <= AMOUNT_MOST)
		digits++;
	value = draw(power_of_ten(1 + (int)draw(digits))) * grain;
	if (t->halves)
		value = value / t->step * t->step + t->step / 2;
	else if (one_in(10))
		value = 0;
	else if (t->step == 1 && t->least == 0 && one_in(2))
		value = value / 100 * 100;
	return one_in(12) ? -value : value;
}

/* sums of a table that holds */

/* The saldo by the formula. */
static void
set_saldo(const struct table *t, struct row *row)
{
	struct cell *cells = row->cells, *saldo = &cells[SALDO];

	saldo->cents = cells[0].cents - cells[1].cents - (t->own ? 0 : cells[2].cents);
	saldo->pm = cells[0].pm || cells[1].pm || (!t->own && cells[2].pm);
	saldo->terms = COLUMNS - 1;
	if (saldo->pm)
		saldo->cents = 0;
}

/* Whether a row adds to the total, or to the subtotal of its group. */
static bool
adds_to(const struct table *t, int row, int sum)
{
	return t->rows[row].counts && (!t->rows[sum].subtotal || t->rows[row].group == t->rows[sum].group);
}

static void
set_sum(struct table *t, int sum, int column)
{
	struct cell *cell = &t->rows[sum].cells[column];

	cell->cents = cell->terms = 0;
	for (int i = 0; i < t->n; i++)
		if (adds_to(t, i, sum)) {
			cell->cents += t->rows[i].cells[column].cents;
			cell->terms += t->rows[i].cells[column].terms;
		}
}

/* Whether a row that counts leaves the saldo open, of the table or of a group. */
static bool
has_pm(const struct table *t, int sum)
{
	for (int i = 0; i < t->n; i++)
		if (adds_to(t, i, sum) && t->rows[i].cells[SALDO].pm)
			return true;
	return false;
}

/* What was left out: a saldo by the formula, an amount of a sum by its column. */
static void
derive(struct table *t)
{
	for (int i = 0; i < t->n; i++)
		if (!t->rows[i].subtotal && !t->rows[i].cells[SALDO].written)
			set_saldo(t, &t->rows[i]);
	for (int i = 0; i <= t->n; i++)
		for (int c = 0; c < COLUMNS && (i == t->n || t->rows[i].subtotal); c++)
			if (!t->rows[i].cells[c].written)
				set_sum(t, i, c);
}

/* drawing a table */

static void
draw_post(struct table *t, int group, bool counts, bool pm)
{
	struct row *row = &t->rows[t->n++];

	*row = (struct row){ .counts = counts, .group = group };
	for (int c = 0; c < SALDO; c++)
		row->cells[c] = (struct cell){ .written = true, .cents = draw_amount(t), .terms = 1 };
	if (pm) {
		struct cell *cell = &row->cells[draw(SALDO)];
		cell->pm = true;
		cell->cents = 0;
	}
	set_saldo(t, row);
	row->cells[SALDO].written = !row->cells[SALDO].pm || one_in(2);
	row->cells[SALDO].terms = 1;
}

/* A subtotal, or the total. Where a saldo is open, a subtotal has none: its row
 * then need not follow the formula. */
static void
add_sums(struct table *t, int group, bool subtotal)
{
	struct row *row = &t->rows[t->n];

	*row = (struct row){ .group = group, .subtotal = subtotal };
	for (int c = 0; c < COLUMNS; c++) {
		set_sum(t, t->n, c);
		row->cells[c].written = c != SALDO || !subtotal || !has_pm(t, t->n);
		row->cells[c].terms = 1;
	}
}

/* The first row of the table and of each group counts. */
static void
draw_rows(struct table *t, bool groups)
{
	int posts = 1 + (int)draw(1 + draw(POSTS_MOST)), group = 0;
	bool pm = one_in(12);

	groups = groups && one_in(2);
	while (posts > 0) {
		bool grouped = groups && group < GROUPS_MOST && one_in(2);
		int n = grouped ? 1 + (int)draw(posts < 6 ? posts : 6) : 1, here = grouped ? ++group : 0;
		for (int i = 0; i < n; i++)
			draw_post(t, here, t->n == 0 || (grouped && i == 0) || !one_in(10), pm && one_in(4));
		if (grouped) {
			add_sums(t, here, true);
			t->n++;
		}
		posts -= n;
	}
	add_sums(t, 0, false);
}

/* Results may be left out: saldi of none, some or all rows; the total, or one
 * amount of a total or subtotal. Of a wrong table only saldi. */
static void
leave_out(struct table *t, bool wrong)
{
	int saldi = (int)draw(8);

	for (int i = 0; i <= t->n; i++) {
		bool sum = i == t->n || t->rows[i].subtotal;
		if (sum ? one_in(8) : saldi == 0 || (saldi <= 2 && one_in(4)))
			t->rows[i].cells[wrong || !sum ? SALDO : draw(COLUMNS)].written = false;
	}
	t->has_total = wrong || !one_in(8);
	for (int c = 0; c < COLUMNS && !t->has_total; c++)
		t->rows[t->n].cells[c].written = false;
}

static void
draw_table(struct table *t, bool wrong, bool groups)
{
	int decimals;

	memset(t, 0, sizeof *t);
	t->unit = &units[draw(3)];
	t->own = one_in(4);
	t->rounded = !wrong && t->unit != units && one_in(2);
	t->halves = t->rounded && one_in(4);
	decimals = t->unit == units ? 2 * (int)draw(2) : (int)draw(t->unit->decimals + 1);
	t->least = one_in(2) ? decimals : 0;
	t->step = t->unit->one / power_of_ten(decimals);
	draw_rows(t, groups);
	for (int i = 0; i <= t->n; i++)
		for (int c = 0; c < COLUMNS; c++)
			t->rows[i].cells[c].cents = rounded(t->rows[i].cells[c].cents, t->step);
	leave_out(t, wrong);
	derive(t);
}

/* relations */

struct relation {
	bool of_row;
	const struct cell *result;
	const struct cell *operands[ROWS_MOST];
	int signs[ROWS_MOST];
	int n;
};

static void
row_relation(const struct table *t, int row, struct relation *relation)
{
	const struct cell *cells = t->rows[row].cells;

	*relation = (struct relation){ true, &cells[SALDO], { &cells[0], &cells[1], &cells[2] }, { 1, -1, -1 },
	    t->own ? 2 : 3 };
}

static void
column_relation(const struct table *t, int sum, int column, struct relation *relation)
{
	*relation = (struct relation){ .result = &t->rows[sum].cells[column] };
	for (int i = 0; i < t->n; i++)
		if (adds_to(t, i, sum)) {
			relation->signs[relation->n] = 1;
			relation->operands[relation->n++] = &t->rows[i].cells[column];
		}
}

static int
relations_of(const struct table *t, struct relation list[static RELATIONS_MOST])
{
	int n = 0;

	for (int i = 0; i < t->n + t->has_total; i++) {
		if (i < t->n || !has_pm(t, i))
			row_relation(t, i, &list[n++]);
		for (int c = 0; c < COLUMNS && (i == t->n || t->rows[i].subtotal); c++)
			column_relation(t, i, c, &list[n++]);
	}
	return n;
}

static bool
takes_part(const struct relation *relation, const struct cell *cell)
{
	bool found = relation->result == cell;

	for (int i = 0; i < relation->n; i++)
		found = found || relation->operands[i] == cell;
	return found;
}

/* What rounding may do at most to a sum of so many terms; the step is that of
 * the amount with most decimals. */
static cents
tolerance(const struct table *t, int terms)
{
	int decimals = 0;

	if (t->unit == units)
		return 0;
	for (int i = 0; i <= t->n; i++)
		for (int c = 0; c < COLUMNS; c++) {
			const struct cell *cell = &t->rows[i].cells[c];
			int n = cell->written && !cell->pm ? decimals_of(t, cell->cents) : 0;
			decimals = n > decimals ? n : decimals;
		}
	return t->unit->one / power_of_ten(decimals) * ((terms + 1) / 2);
}

static bool
is_broken(const struct table *t, const struct relation *relation)
{
	cents off = relation->result->cents;
	int terms = 0;

	for (int i = 0; i < relation->n; i++) {
		off -= relation->signs[i] * relation->operands[i]->cents;
		terms += relation->operands[i]->terms;
	}
	return relation->result->written && !relation->result->pm && size_of(off) > tolerance(t, terms);
}

/* What must be found when this cell was changed, or more than one (NULL); NULL
 * when all relations hold. Another relation can break than those of the cell: by
 * a result that was left out. */
static const char *
wanted(const struct table *t, const struct cell *cell)
{
	static struct relation list[RELATIONS_MOST];
	int n = relations_of(t, list), broken = 0, of_cell[2] = { 0 };

	for (int i = 0; i < n; i++)
		if (is_broken(t, &list[i])) {
			broken++;
			of_cell[list[i].of_row] += cell && takes_part(&list[i], cell);
		}
	if (!broken)
		return NULL;
	if (!of_cell[0] || !of_cell[1] || of_cell[0] + of_cell[1] < broken)
		return "any";
	return cell >= t->rows[t->n].cells ? "total" : "cell";
}

/* slips of the pen */

enum slip { SLIP_DIGIT, SLIP_SWAP, SLIP_SIGN, SLIP_TEN, SLIP_THOUSAND, SLIP_SHIFT,
	SLIP_STALE, SLIP_COLUMNS, SLIP_DROPPED, SLIP_COUNT };
static const char *const slips[] = { "digit", "swap", "sign", "ten", "thousand", "shift", "stale", "columns", "dropped" };

/* One digit is another, or two neighbours changed places. */
static cents
other_digits(const struct table *t, cents value, enum slip slip)
{
	cents one = t->unit->one / power_of_ten(decimals_of(t, value));
	char digits[24], was;
	int n = snprintf(digits, sizeof digits, "%" PRId64, size_of(value) / one), at = (int)draw(n);

	was = digits[at];
	if (slip == SLIP_DIGIT) {
		digits[at] = (char)('0' + (was - '0' + 1 + draw(9)) % 10);
	} else if (at + 1 < n) {
		digits[at] = digits[at + 1];
		digits[at + 1] = was;
	}
	if (n > 1 && digits[0] == '0')
		return value;
	return strtoll(digits, NULL, 10) * one * (value < 0 ? -1 : 1);
}

/* So much larger, or smaller if the unit can show that. */
static cents
scaled(const struct table *t, cents value, cents factor)
{
	cents finest = t->unit->one / power_of_ten(t->unit->decimals);

	if (one_in(2))
		return value * factor;
	return value % (factor * finest) ? value : value / factor;
}

/* The amount that was meant to be this value; the same when it does not apply. */
static cents
slipped(const struct table *t, cents value, enum slip slip)
{
	switch (slip) {
	case SLIP_SIGN:
		return -value;
	case SLIP_TEN:
		return scaled(t, value, 10);
	case SLIP_THOUSAND:
		return scaled(t, value, 1000);
	case SLIP_SHIFT:
		return decimals_of(t, value) ? scaled(t, value, one_in(2) ? 10 : 100) : value;
	default:
		return other_digits(t, value, slip);
	}
}

static bool
is_amount(const struct cell *cell)
{
	return cell->written && !cell->pm;
}

static bool
swap_columns(struct row *row)
{
	struct cell *a = &row->cells[draw(COLUMNS)], *b = &row->cells[draw(COLUMNS)];
	cents was = a->cents;

	if (!is_amount(a) || !is_amount(b))
		return false;
	a->cents = b->cents;
	b->cents = was;
	return true;
}

/* Not the last one that counts, of the table or of its group. */
static bool
drop_row(struct table *t, int row)
{
	int others = 0;

	if (row == t->n || t->rows[row].subtotal)
		return false;
	for (int i = 0; i < t->n; i++)
		others += i != row && t->rows[i].counts && (!t->rows[row].group || t->rows[i].group == t->rows[row].group);
	memmove(&t->rows[row], &t->rows[row + 1], (size_t)(t->n - row) * sizeof *t->rows);
	t->n--;
	return others > 0;
}

/* Makes one slip; *cell is the amount that changed, if it was one. False when
 * this slip cannot be made where chance would have it. */
static bool
make_slip(struct table *t, enum slip slip, struct cell **cell)
{
	int row = (int)draw(t->n + 1), column = (int)draw(COLUMNS);
	cents was;

	*cell = NULL;
	if (slip == SLIP_COLUMNS)
		return swap_columns(&t->rows[row]);
	if (slip == SLIP_DROPPED)
		return drop_row(t, row);
	*cell = &t->rows[slip == SLIP_STALE ? t->n : row].cells[column];
	was = (*cell)->cents;
	if (!is_amount(*cell))
		return false;
	if (slip == SLIP_STALE)
		(*cell)->cents += (one_in(2) ? 1 : -1) * (row < t->n ? t->rows[row].cells[column].cents : 0);
	else
		(*cell)->cents = slipped(t, was, slip);
	return (*cell)->cents != was;
}

/* Draws until the slip breaks a sum; returns what must then be found. */
static const char *
draw_wrong(struct table *t, enum slip slip, bool groups, struct cell **cell)
{
	const char *want = NULL;

	while (!want) {
		draw_table(t, true, groups);
		assert(!wanted(t, NULL));
		if (make_slip(t, slip, cell)) {
			derive(t);
			want = wanted(t, *cell);
		}
	}
	return want;
}

/* writing */

static const char *const before[] = {
	"formaat: voortgang/1", "soort: programma", "organisatie: gm0344", "periode: 2024-Q2",
	"peildatum: 2024-06-30", "opgemaakt: 2024-07-09 09:05:00",
	"status:", "  risicoprofiel: Laag", "  totaalbeeld: Volgens verwachting", "  bestuur: Volgens verwachting",
	"  planning: Volgens verwachting", "  budget: Volgens verwachting",
	"structuur:", "  bestuurlijk opdrachtgever: Wethouder Water", "  programma: Leefomgeving",
	"karakteristiek:", "  fase: in uitvoering", "  einddatum: 2027-12-31",
	"besluitvorming:", "  laatste behandeling: 2024-02-15", "  volgende behandeling: 2024-10-03",
	"afwijking: geen", "wijzigingen: geen", "doelstelling: Schoon water in alle sloten.",
	"stand van zaken: De eerste zes sloten zijn gebaggerd.", "financien:", NULL };
static const char *const after[] = {
	"planning:", "  - periode: 2024-Q3", "    activiteiten:", "      - Oevers inzaaien",
	"risicomanagement: Er zijn twee risico's, allebei klein.", NULL };
static const char *const kinds_of[] = { "Schone", "Veilige", "Groene", "Nieuwe", "Stille" };
static const char *const things[] = { "Sloten", "Wegen", "Parken", "Bruggen", "Wijken" };
static const char *const works[] = { "Baggeren", "Oevers", "Inhuur", "Onderzoek", "Riolering", "Beplanting", "Financiën" };
static const char *const groups_of[] = { "", "wegen", "water", "groen", "wonen" };

static FILE *file;                      /* at work */
static int line;                        /* of it, that comes next */

static void
put(const char *head, const char *text)
{
	fprintf(file, "%s%s\n", head, text);
	line++;
}

static void
put_cells(const struct table *t, struct row *row, int indent)
{
	char head[40], text[40];

	for (int c = 0; c < COLUMNS; c++) {
		struct cell *cell = &row->cells[c];
		if (!cell->written)
			continue;
		cell->line = line;
		cell->column = snprintf(head, sizeof head, "%*s%s: ", indent, "", keys[t->own][c]) + 1;
		amount_text(t, cell->cents, text);
		put(head, cell->pm ? "PM" : text);
	}
}

static void
put_row(struct table *t, int i)
{
	struct row *row = &t->rows[i];
	char name[40];

	snprintf(name, sizeof name, "%s %d", works[draw(sizeof works / sizeof *works)], i + 1);
	if (row->subtotal)
		snprintf(name, sizeof name, "Subtotaal %s", groups_of[row->group]);
	put("    - omschrijving: ", name);
	if (row->group)
		put("      groep: ", groups_of[row->group]);
	if (row->subtotal)
		put("      subtotaal: ", "ja");
	else if (!row->counts)
		put("      telt mee: ", "nee");
	put_cells(t, row, 6);
}

static void
put_report(struct table *t)
{
	line = 1;
	fprintf(file, "naam: %s ", kinds_of[draw(sizeof kinds_of / sizeof *kinds_of)]);
	put("", things[draw(sizeof things / sizeof *things)]);
	for (int i = 0; before[i]; i++)
		put("", before[i]);
	put("  eenheid: ", t->unit->name);
	put("  posten:", "");
	for (int i = 0; i < t->n; i++)
		put_row(t, i);
	if (t->has_total) {
		put("  totaal:", "");
		put_cells(t, &t->rows[t->n], 4);
	}
	for (int i = 0; after[i]; i++)
		put("", after[i]);
}

static FILE *
open_file(const char *folder, const char *name)
{
	char path[4096];
	FILE *opened;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	opened = fopen(path, "w");
	if (!opened) {
		perror(path);
		exit(1);
	}
	return opened;
}

static void
close_file(FILE *opened)
{
	if (ferror(opened) || fclose(opened) == EOF) {
		perror("mutate");
		exit(1);
	}
}

static void
write_report(FILE *list, const char *folder, int i, bool wrong, bool groups)
{
	const char *slip = slips[i % SLIP_COUNT], *want = "none";
	struct cell *cell = NULL;
	struct table t;
	char name[32];

	if (wrong) {
		want = draw_wrong(&t, (enum slip)(i % SLIP_COUNT), groups, &cell);
	} else {
		draw_table(&t, false, groups);
		assert(!wanted(&t, NULL));
		slip = t.rounded ? "rounded" : "exact";
	}
	snprintf(name, sizeof name, "%c%04d.yaml", t.own ? 'e' : wrong ? 'm' : 'r', i);
	file = open_file(folder, name);
	put_report(&t);
	close_file(file);
	fprintf(list, "%s %s %d %d %s\n", name, slip, cell ? cell->line : 0, cell ? cell->column : 0, want);
}

int
main(int argc, char **argv)
{
	bool groups = argc < 6 || strcmp(argv[5], "--zonder-groepen") != 0;
	bool wrong = argc > 1 && strcmp(argv[1], "wrong") == 0;
	FILE *list;

	if (argc < 5 || argc > 6 || (argc == 6 && groups) || (!wrong && strcmp(argv[1], "correct") != 0)) {
		fputs("mutate correct|wrong SEED COUNT FOLDER [--zonder-groepen]\n", stderr);
		return 2;
	}
	list = open_file(argv[4], "list");
	for (int i = 0; i < atoi(argv[3]); i++) {
		seed(strtoull(argv[2], NULL, 10), (uint64_t)i);
		write_report(list, argv[4], i, wrong, groups);
	}
	close_file(list);
	return 0;
}
