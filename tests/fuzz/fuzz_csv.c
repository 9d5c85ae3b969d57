/* Bytes to a table: its places lie in the source, its cells are what its header
 * says, and written again with all in quotes it is the same table. */
#include "fuzz.h"
#include "findings.h"
#include "../../src/read/csv.h"
#include "../../src/read/tree.h"

#include <string.h>

/* Where a place is in the text of its source [bytes]. */
static size_t
byte_of(struct place place)
{
	const char *p = place.source->text.p, *end = p + place.source->text.n;

	for (uint32_t line = 1; line < place.line; line++) {
		p = memchr(p, '\n', (size_t)(end - p));
		assert(p++);
	}
	for (uint32_t column = 1; column < place.column; column++) {
		assert(p < end && *p != '\n');
		utf8_next(&p, end);
	}
	return (size_t)(p - place.source->text.p);
}

static void
check_cell(const struct source *source, const struct csv_cell *cell)
{
	struct str rest;

	assert(cell->place.source == source && cell->place.line && cell->place.column && cell->place.width);
	assert(str_trim(cell->text).n == cell->text.n);
	if (!cell->text.n)
		return;
	assert(!memchr(cell->text.p, '\r', cell->text.n) && !memchr(cell->text.p, '\0', cell->text.n));
	rest = str_from(source->text, byte_of(cell->place));
	assert(rest.n && rest.p[0] == cell->text.p[0]);
	if (cell->text.p >= source->text.p && cell->text.p < source->text.p + source->text.n)
		assert(cell->text.p == rest.p && cell->text.n <= rest.n);
}

static void
check_row(const struct source *source, const struct csv_row *row, size_t columns)
{
	bool is_filled = false;

	assert(row->n == columns && row->place.width && row->place.line <= row->cells[0].place.line);
	for (size_t i = 0; i < columns; i++) {
		check_cell(source, &row->cells[i]);
		assert(!i || row->cells[i - 1].place.line < row->cells[i].place.line
		    || (row->cells[i - 1].place.line == row->cells[i].place.line
		        && row->cells[i - 1].place.column < row->cells[i].place.column));
		is_filled = is_filled || row->cells[i].text.n;
	}
	assert(is_filled);
}

static void
add_row(struct buf *out, const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		buf_puts(out, i ? ";\"" : "\"");
		for (size_t k = 0; k < row->cells[i].text.n; k++) {
			if (row->cells[i].text.p[k] == '"')
				buf_char(out, '"');
			buf_char(out, row->cells[i].text.p[k]);
		}
		buf_char(out, '"');
	}
	buf_puts(out, "\r\n");
}

static bool
rows_equal(const struct csv_row *a, const struct csv_row *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!str_eq(a->cells[i].text, b->cells[i].text))
			return false;
	return a->n == b->n;
}

static void
check_again(struct arena *arena, const struct csv *csv)
{
	struct findings findings = { .arena = arena };
	struct buf out = { .arena = arena };
	struct source source = { STR("again.csv"), { 0 } };
	const struct csv *again;

	buf_puts(&out, "sep=;\r\n");
	add_row(&out, &csv->head);
	for (size_t i = 0; i < csv->n; i++)
		add_row(&out, &csv->rows[i]);
	source.text = buf_str(&out);
	again = csv_read(arena, &source, &findings);
	assert(again && again->n == csv->n && rows_equal(&again->head, &csv->head));
	for (size_t i = 0; i < csv->n; i++)
		assert(rows_equal(&again->rows[i], &csv->rows[i]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct source source = { STR("fuzz.csv"), { (const char *)bytes, n } };
	struct findings findings = { .arena = arena };
	struct csv *csv = csv_read(arena, &source, &findings);

	assert(!csv == !!findings.n);
	if (csv) {
		assert(csv->n && csv->head.n >= 2 && csv->head.n <= TREE_KEYS);
		check_row(&source, &csv->head, csv->head.n);
		for (size_t i = 0; i < csv->n; i++)
			check_row(&source, &csv->rows[i], csv->head.n);
		check_again(arena, csv);
	}
	fuzz_findings(&findings);
	arena_free(arena);
	return 0;
}
