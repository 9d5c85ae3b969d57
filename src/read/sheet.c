#include "sheet.h"
#include "builder.h"
#include "../base/arena.h"
#include "../base/map.h"

#include <string.h>

enum { COLUMN_UNUSED = -1 };

/* What a column may be. */
struct heading {
	struct str key, label;
	const struct str *names;        /* what else it is called, folded */
	size_t n_names;
	bool is_amount, needed;
};

struct sheet {
	const struct reading *reading;
	const struct csv *csv;
	const struct section_spec *spec;
	struct heading *headings;
	size_t n;
	int *meant;                     /* of each column of the file: its heading, or COLUMN_UNUSED */
	struct node *around;
	bool euros;
};

/* headings */

static void
add_heading(struct sheet *s, struct heading heading)
{
	*arena_push(s->reading->arena, s->headings, s->n) = heading;
}

static void
add_table(struct sheet *s, const struct field_table *table)
{
	for (size_t i = 0; i < table->n; i++)
		add_heading(s, (struct heading){ .key = str_of(table->fields[i].key), .needed = table->fields[i].duty == DUTY_REQUIRED });
}

static void
add_column(struct sheet *s, const struct column *column, bool is_amount, bool needed)
{
	add_heading(s, (struct heading){ column->key, column->label, column->names, column->n_names, is_amount, needed });
}

static const struct field_table *const registers[SECTION_KINDS] = {
	[SECTION_RISKS] = &risk_fields, [SECTION_INDICATORS] = &indicator_fields, [SECTION_MILESTONES] = &milestone_fields,
};

/* A name may come from the rows that are wanted. */
static void
list_headings(struct sheet *s, bool named)
{
	const struct section_spec *spec = s->spec;

	if (spec && spec->kind == SECTION_MONEY) {
		add_column(s, &spec->name_column, false, !named);
		for (size_t i = 0; i < spec->n_columns; i++)
			add_column(s, &spec->columns[i], true, !formula_is_result(spec->formulas, spec->n_formulas, i));
		add_heading(s, (struct heading){ .key = STR("code"), .names = spec->codes, .n_names = spec->n_codes });
		add_table(s, &row_fields);
	} else if (spec && registers[spec->kind]) {
		add_table(s, registers[spec->kind]);
	}
	for (size_t i = 0; spec && i < spec->n_fields; i++)
		add_heading(s, (struct heading){ .key = spec->fields[i].key, .label = spec->fields[i].label,
		    .needed = spec->fields[i].duty == DUTY_REQUIRED });
}

static bool
is_called(struct sheet *s, const struct heading *heading, struct str folded)
{
	struct arena *arena = s->reading->arena;

	if (str_eq(heading->key, folded) || str_eq(str_fold(arena, heading->label), folded))
		return true;
	for (size_t i = 0; i < heading->n_names; i++)
		if (str_eq(heading->names[i], folded))
			return true;
	return false;
}

/* A cell of more lines is one text. */
static struct str
one_line(struct sheet *s, struct str text)
{
	struct buf out = { .arena = s->reading->arena };
	struct str line;

	if (!memchr(text.p, '\n', text.n))
		return text;
	while (str_cut(&text, '\n', &line)) {
		buf_puts(&out, out.n ? " " : "");
		buf_add(&out, str_trim(line));
	}
	return buf_str(&out);
}

static struct str
header_words(struct sheet *s)
{
	struct str *words = NULL;
	size_t n = 0;

	for (size_t i = 0; i < s->csv->head.n; i++)
		*arena_push(s->reading->arena, words, n) = s->csv->head.cells[i].text;
	return words_joined(s->reading->arena, words, n);
}

static bool
is_meant(const struct sheet *s, size_t heading)
{
	for (size_t i = 0; i < s->csv->head.n; i++)
		if (s->meant[i] == (int)heading)
			return true;
	return false;
}

/* Which heading each column is; one that is none is noted and left out. */
static bool
map_columns(struct sheet *s)
{
	bool good = true;

	s->meant = arena_array(s->reading->arena, s->csv->head.n, sizeof *s->meant);
	for (size_t i = 0; i < s->csv->head.n; i++)
		s->meant[i] = COLUMN_UNUSED;
	for (size_t i = 0; i < s->csv->head.n; i++) {
		const struct csv_cell *cell = &s->csv->head.cells[i];
		struct str folded = str_fold(s->reading->arena, one_line(s, cell->text));
		for (size_t k = 0; k < s->n && s->meant[i] == COLUMN_UNUSED; k++)
			if (is_called(s, &s->headings[k], folded) && !is_meant(s, k))
				s->meant[i] = (int)k;
		if (s->meant[i] == COLUMN_UNUSED)
			diag_add(s->reading->findings, CSV_UNUSED, cell->place, cell->text);
	}
	for (size_t k = 0; k < s->n; k++)
		if (s->headings[k].needed && !is_meant(s, k)) {
			diag_add(s->reading->findings, CSV_COLUMN, s->csv->head.place,
			    s->headings[k].label.n ? s->headings[k].label : s->headings[k].key, header_words(s));
			good = false;
		}
	return good;
}

/* cells */

/* An amount as financial systems write it: "€ 1.000,5", "1.000,50-". What is still
 * not one is found when it is read. */
static struct str
amount_text(struct sheet *s, struct str text)
{
	bool negative = text.n > 1 && text.p[text.n - 1] == '-' && text.p[text.n - 2] != ',';
	size_t comma;

	if (str_starts(text, "€"))
		text = str_trim(str_from(text, sizeof "€" - 1));
	if (negative)
		text = str_printf(s->reading->arena, "-%.*s", (int)str_trim((struct str){ text.p, text.n - 1 }).n, text.p);
	for (comma = text.n; comma && text.p[comma - 1] != ','; comma--)
		;
	if (s->euros && comma && text.n == comma + 1 && char_is_digit(text.p[comma]))
		text = str_printf(s->reading->arena, "%.*s0", (int)text.n, text.p);
	return text;
}

static struct node *
cell_node(struct sheet *s, const struct csv_cell *cell, const struct heading *heading)
{
	struct node *node = arena_alloc(s->reading->arena, sizeof *node);

	*node = (struct node){ .kind = NODE_TEXT, .place = cell->place, 
	    .text = heading->is_amount ? amount_text(s, cell->text) : one_line(s, cell->text) };
	return node;
}

/* What the row that asks for it says goes before what the file says. */
static struct node *
row_node(struct sheet *s, const struct csv_row *row, const struct node *asked)
{
	struct node *block = arena_alloc(s->reading->arena, sizeof *block);

	*block = (struct node){ .kind = NODE_BLOCK, .place = row->place };
	for (size_t i = 0; asked && i < asked->n; i++)
		*arena_push(s->reading->arena, block->entries, block->n) = asked->entries[i];
	for (size_t i = 0; i < row->n; i++) {
		const struct heading *heading = s->meant[i] == COLUMN_UNUSED ? NULL : &s->headings[s->meant[i]];
		if (heading && row->cells[i].text.n && !tree_lookup(asked, heading->key))
			*arena_push(s->reading->arena, block->entries, block->n) = (struct entry){ heading->key, heading->key,
			    row->cells[i].place, cell_node(s, &row->cells[i], heading) };
	}
	return block;
}

/* The text of a row in the column of a key; empty when there is none. */
static struct str
text_of(const struct sheet *s, const struct csv_row *row, struct str key)
{
	for (size_t i = 0; i < row->n; i++)
		if (s->meant[i] != COLUMN_UNUSED && str_eq(s->headings[s->meant[i]].key, key))
			return row->cells[i].text;
	return (struct str){ 0 };
}

/* rows */

static bool
is_total(const struct sheet *s, const struct csv_row *row)
{
	return s->around && s->around->kind == NODE_BLOCK && s->spec && s->spec->kind == SECTION_MONEY
	    && str_is(str_fold(s->reading->arena, text_of(s, row, s->spec->name_column.key)), "totaal");
}

/* A total in the file stands for "totaal" in the report, which then has none. */
static void
put_total(struct sheet *s, const struct csv_row *row)
{
	struct node *all = row_node(s, row, NULL), *total = arena_alloc(s->reading->arena, sizeof *total);
	struct str key = STR("totaal");
	const struct entry *entry;

	*total = (struct node){ .kind = NODE_BLOCK, .place = row->place };
	for (size_t i = 0; i < s->spec->n_columns; i++)
		if ((entry = tree_lookup(all, s->spec->columns[i].key)))
			*arena_push(s->reading->arena, total->entries, total->n) = *entry;
	if (tree_lookup(s->around, key))
		diag_add(s->reading->findings, KEY_DOUBLE, row->place, key);
	else
		*arena_push(s->reading->arena, s->around->entries, s->around->n) = (struct entry){ key, key, row->place, total };
}

static void
put_totals(struct sheet *s)
{
	for (size_t i = 0; i < s->csv->n; i++)
		if (is_total(s, &s->csv->rows[i]))
			put_total(s, &s->csv->rows[i]);
}

static void
add_all(struct sheet *s, struct node *list)
{
	for (size_t i = 0; i < s->csv->n; i++)
		if (!is_total(s, &s->csv->rows[i]))
			*arena_push(s->reading->arena, list->items, list->n) = row_node(s, &s->csv->rows[i], NULL);
	put_totals(s);
}

enum { ROW_NONE = SIZE_MAX - 1, ROW_TWICE = SIZE_MAX };

/* Rows by the text in a column. */
static struct map
rows_by(struct sheet *s, struct str key)
{
	struct map rows = { .arena = s->reading->arena };

	for (size_t i = 0; i < s->csv->n; i++) {
		struct str folded = str_fold(s->reading->arena, text_of(s, &s->csv->rows[i], key));
		if (folded.n && map_put(&rows, folded, i) != i)
			map_set(&rows, folded, ROW_TWICE);
	}
	return rows;
}

static struct str
asked_text(const struct node *asked, struct str key)
{
	const struct entry *entry = tree_lookup(asked, key);

	return entry && entry->value->kind == NODE_TEXT ? str_trim(entry->value->text) : (struct str){ 0 };
}

/* Whether rows of the file are in nobody's use; then there is a finding. */
static bool
find_unused(struct sheet *s, const bool *used)
{
	const struct csv_row *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < s->csv->n; i++)
		if (!used[i] && !is_total(s, &s->csv->rows[i])) {
			first = first ? first : &s->csv->rows[i];
			n++;
		}
	if (n)
		diag_add(s->reading->findings, CSV_ROW_UNUSED, first->place, str_printf(s->reading->arena, "%zu", n),
		    text_of(s, first, s->spec->name_column.key));
	return n;
}

/* The rows that are asked for, in that order, by their code or else their name;
 * false when one of them cannot be had. */
static bool
add_wanted(struct sheet *s, struct node *list, const struct node *wanted)
{
	struct str code = STR("code"), name = s->spec->name_column.key;
	struct map by_code = rows_by(s, code), by_name = rows_by(s, name);
	bool *used = arena_array(s->reading->arena, s->csv->n, sizeof *used);

	for (size_t i = 0; i < wanted->n; i++) {
		const struct node *asked = wanted->items[i];
		struct str own = asked_text(asked, code), called = own.n ? own : asked_text(asked, name);
		size_t row = map_get(own.n ? &by_code : &by_name, str_fold(s->reading->arena, called), ROW_NONE);
		if (row == ROW_NONE || row == ROW_TWICE) {
			diag_add(s->reading->findings, row == ROW_NONE ? CSV_ROW_ABSENT : CSV_ROW_DOUBLE, asked->place, called);
			continue;
		}
		used[row] = true;
		*arena_push(s->reading->arena, list->items, list->n) = row_node(s, &s->csv->rows[row], asked);
	}
	if (list->n == wanted->n && !find_unused(s, used))
		put_totals(s);          /* they are of these rows */
	return list->n == wanted->n;
}

static bool
is_in_euros(const struct node *around)
{
	return str_is(asked_text(around, STR("eenheid")), "euro");
}

struct node *
sheet_rows(const struct reading *reading, const struct csv *csv, const struct section_spec *spec, const struct node *wanted,
    struct node *around)
{
	struct sheet s = { .reading = reading, .csv = csv, .spec = spec, .around = around, .euros = is_in_euros(around) };
	struct node *list = arena_alloc(reading->arena, sizeof *list);
	bool chosen = wanted && spec && spec->kind == SECTION_MONEY;

	*list = (struct node){ .kind = NODE_LIST, .place = csv->head.place };
	list_headings(&s, wanted);
	if (!map_columns(&s) || (chosen && !add_wanted(&s, list, wanted)))
		return NULL;
	if (!chosen && csv->n > TREE_ITEMS) {
		diag_add(reading->findings, CSV_LONG, csv->head.place, str_printf(reading->arena, "%zu", csv->n));
		return NULL;
	}
	if (!chosen)
		add_all(&s, list);
	return list;
}
