/*
 * Drives libcsv, which says what a cell is. It is handed the text in stretches
 * that end where a cell may end, so that the place of each is known. A cell that
 * opens with a quote is read strictly; a quote inside another is a letter of it.
 * Invariant: all before r->at was handed over; r->start is where the cell at hand
 * starts, and r->end where it ends if it ends in this stretch.
 */
#include "csv.h"
#include "characters.h"
#include "decode.h"
#include "tree.h"
#include "../base/arena.h"
#include "../base/map.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

enum { CSV_WRONG_MOST = 20 };           /* rows that are refused before the rest is left alone */

struct reader {
	struct arena *arena;
	struct findings *findings;
	const struct source *source;
	struct csv_parser parser;
	char separator;
	size_t at, start, end;          /* [bytes] */
	bool is_begun;                  /* the cell at hand */
	size_t walked;                  /* [bytes] */
	struct place here;              /* of the byte at `walked` */
	struct csv_row row;             /* at hand; n counts all its cells, `room` of them are kept */
	size_t room;
	size_t row_start;               /* [bytes] */
	bool is_filled;                 /* one of its cells is */
	struct csv *csv;
	const struct csv_cell **filled; /* of each column, the first cell that is */
	size_t wrong;                   /* rows */
	bool failed;
};

/* libcsv's hook has no context: the arena of the table at work. */
static _Thread_local struct arena *memory;

/* Called once: the first block is as large as the text. */
static void *
take(void *old, size_t n)
{
	assert(!old);
	return arena_alloc(memory, n);
}

/* White space as str_trim knows it, and the no-break spaces of Excel. */
static struct str
trim(struct str text)
{
	static const char *const spaces[] = { "\u00A0", "\u202F" };
	size_t before;

	do {
		before = text.n;
		text = str_trim(text);
		for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
			if (str_starts(text, spaces[i]))
				text = str_from(text, strlen(spaces[i]));
			if (str_ends(text, spaces[i]))
				text.n -= strlen(spaces[i]);
		}
	} while (text.n < before);
	return text;
}

static struct str
first_line(struct str text)
{
	struct str line = { text.p, 0 };

	str_cut(&text, '\n', &line);
	return line;
}

/* What libcsv skips before a cell. */
static size_t
skip_blanks(const struct reader *r, size_t at)
{
	struct str text = r->source->text;

	while (at < text.n && (text.p[at] == ' ' || (text.p[at] == '\t' && r->separator != '\t')))
		at++;
	return at;
}

/* The place of a byte at or behind the one asked for before. */
static struct place
walk_to(struct reader *r, size_t at)
{
	assert(at >= r->walked);
	r->here = place_after(r->here, (struct str){ r->source->text.p + r->walked, at - r->walked });
	r->walked = at;
	return r->here;
}

static void
fail(struct reader *r, enum diag id, struct place place)
{
	diag_add(r->findings, id, place, { 0 });
	r->failed = true;
}

static struct str
separator_name(const struct reader *r)
{
	return r->separator == '\t' ? STR("tab") : str_dup(r->arena, (struct str){ &r->separator, 1 });
}

/* Cells */

/* n bytes are what libcsv made of the cell that was written. */
static void
take_cell(void *bytes, size_t n, void *reader)
{
	struct reader *r = reader;
	size_t start = r->is_begun ? r->start : r->end;
	struct str written = str_trim((struct str){ r->source->text.p + start, r->end - start });
	bool is_quoted = written.n && written.p[0] == '"';
	struct str inner = is_quoted ? (struct str){ written.p + 1, written.n - 2 } : written, text = trim(inner);

	r->is_begun = false;
	r->is_filled = r->is_filled || text.n;
	if (r->row.n++ < r->room) {
		struct csv_cell *cell = &r->row.cells[r->row.n - 1];
		cell->place = walk_to(r, (size_t)(text.p - r->source->text.p));
		if (text.n)
			cell->place.width = (uint32_t)utf8_count(first_line(text));
		cell->text = is_quoted && inner.n != n ? trim(str_dup(r->arena, (struct str){ bytes, n })) : text;
	}
}

/* Where the cell at hand starts. A line with nothing on it has none: false, and
 * it is passed over. */
static bool
begin_cell(struct reader *r)
{
	struct str text = r->source->text;
	bool is_quoted;

	r->start = skip_blanks(r, r->at);
	if (r->row.n == 0) {
		if (r->start == text.n || text.p[r->start] == '\n') {
			r->at = r->start + (r->start < text.n);
			return false;
		}
		r->row_start = r->start;
		r->row.place = walk_to(r, r->start);
	}
	is_quoted = r->start < text.n && text.p[r->start] == '"';
	csv_set_opts(&r->parser, is_quoted ? CSV_STRICT | CSV_STRICT_FINI : 0);
	r->is_begun = true;
	return true;
}

/* A quote that opens a cell, and a byte that cannot be in it, or the end. When
 * they stand on one line, a quote between them closed the cell too early. */
static void
refuse_quote(struct reader *r, size_t at)
{
	struct str text = r->source->text, inside = { text.p + r->start, at - r->start };
	struct place opened = walk_to(r, r->start);

	if (at == text.n || memchr(inside.p, '\n', inside.n)) {
		fail(r, CSV_OPEN_QUOTE, opened);
	} else {
		struct finding *finding = diag_add(r->findings, CSV_BEHIND_QUOTE, walk_to(r, at), { 0 });
		diag_mark(r->findings, finding, opened, (struct str){ 0 });
		r->failed = true;
	}
}

/* Rows */

static void
refuse_separator(struct reader *r)
{
	enum { SHOWN = 60 };            /* [characters] */
	size_t i = 0, n = 0;
	struct str name;

	while (i + 1 < r->row.n && !r->row.cells[i].text.n)
		i++;
	name = r->row.cells[i].text;
	while (n < name.n && utf8_count((struct str){ name.p, n + 1 }) <= SHOWN)
		n++;
	diag_add(r->findings, CSV_SEPARATOR, r->row.place, { name.p, n }, separator_name(r));
	r->failed = true;
}

static void
take_head(struct reader *r)
{
	size_t names = 0;

	if (r->row.n > TREE_KEYS) {
		fail(r, CSV_LARGE, r->row.place);
		return;
	}
	for (size_t i = 0; i < r->row.n; i++)
		names += r->row.cells[i].text.n > 0;
	if (names < 2)
		refuse_separator(r);
	r->csv->head = r->row;
	r->room = r->row.n;
	r->row.cells = arena_array(r->arena, r->room, sizeof *r->row.cells);
	r->filled = arena_array(r->arena, r->room, sizeof *r->filled);
}

static void
refuse_row(struct reader *r)
{
	struct str cells = str_printf(r->arena, "%zu", r->row.n), names = str_printf(r->arena, "%zu", r->room);

	diag_add(r->findings, r->row.n > r->room ? CSV_CELLS_MORE : CSV_CELLS_FEWER, r->row.place,
	    cells, names, separator_name(r));
	r->failed = ++r->wrong == CSV_WRONG_MOST;
}

static void
keep_row(struct reader *r)
{
	struct csv *csv = r->csv;

	if ((csv->n + 1) * r->room > TREE_NODES) {
		fail(r, CSV_LARGE, r->row.place);
		return;
	}
	for (size_t i = 0; i < r->room; i++)
		if (!r->filled[i] && r->row.cells[i].text.n)
			r->filled[i] = &r->row.cells[i];
	*arena_push(r->arena, csv->rows, csv->n) = r->row;
	r->row.cells = arena_array(r->arena, r->room, sizeof *r->row.cells);
}

static void
take_row(int terminator, void *reader)
{
	struct reader *r = reader;
	struct str written = { r->source->text.p + r->row_start, r->end - r->row_start };

	(void)terminator;
	if (r->is_filled && !r->failed) {
		r->row.place.width = (uint32_t)utf8_count(first_line(written));
		if (!r->csv->head.n)
			take_head(r);
		else if (r->row.n != r->room)
			refuse_row(r);
		else
			keep_row(r);
	}
	r->row.n = 0;
	r->is_filled = false;
}

/* To and with the next byte that may end a cell, or that may be about to. */
static size_t
stretch_length(const struct reader *r)
{
	struct str text = r->source->text;
	size_t i = r->at;

	while (i < text.n && text.p[i] != r->separator && text.p[i] != '\n' && text.p[i] != '"')
		i++;
	return i - r->at + (i < text.n);
}

static void
read_rows(struct reader *r)
{
	struct str text = r->source->text;

	while (!r->failed && r->at < text.n) {
		size_t n, done;
		if (!r->is_begun && !begin_cell(r))
			continue;
		n = stretch_length(r);
		r->end = r->at + n - 1;
		done = csv_parse(&r->parser, text.p + r->at, n, take_cell, take_row, r);
		if (done < n)
			refuse_quote(r, r->at + done);
		r->at += n;
	}
	r->end = text.n;
	if (!r->failed && csv_fini(&r->parser, take_cell, take_row, r))
		refuse_quote(r, text.n);
}

/* The separator */

/* "sep=;", for Excel: its length, and what it names. */
static size_t
separator_line(struct str text, char *separator)
{
	if ((!str_starts(text, "sep=") && !str_starts(text, "SEP=")) || text.n < 5 || !strchr(";\t,|", text.p[4]))
		return 0;
	if (text.n > 5 && text.p[5] != '\n')
		return 0;
	*separator = text.p[4];
	return 5;
}

/* What the first line has most of, outside quotes; of as many, the first of these. */
static char
commonest_separator(struct str text)
{
	static const char candidates[] = ";\t,";
	size_t counts[sizeof candidates] = { 0 }, most = 0, i = 0;
	bool is_quoted = false;

	while (i < text.n && (text.p[i] == '\n' || text.p[i] == ' '))
		i++;
	for (; i < text.n && (is_quoted || text.p[i] != '\n'); i++) {
		const char *found = strchr(candidates, text.p[i]);
		if (text.p[i] == '"')
			is_quoted = !is_quoted;
		else if (found && !is_quoted)
			counts[found - candidates]++;
	}
	for (i = 0; candidates[i]; i++)
		if (counts[i] > counts[most])
			most = i;
	return candidates[most];
}

/* The whole */

static void
check_head(const struct reader *r)
{
	const struct csv_row *head = &r->csv->head;
	struct map seen = { .arena = r->arena };

	for (size_t i = 0; i < head->n; i++) {
		const struct csv_cell *cell = &head->cells[i];
		size_t first = cell->text.n ? map_put(&seen, str_fold(r->arena, cell->text), i) : i;
		if (!cell->text.n && r->filled[i])
			diag_mark(r->findings, diag_add(r->findings, CSV_HEAD_EMPTY, cell->place, { 0 }),
			    r->filled[i]->place, (struct str){ 0 });
		else if (first != i)
			diag_mark(r->findings, diag_add(r->findings, CSV_HEAD_DOUBLE, cell->place, cell->text),
			    head->cells[first].place, (struct str){ 0 });
	}
}

static void
drop_columns(struct csv_row *row, const struct csv_row *head)
{
	size_t n = 0;

	for (size_t i = 0; i < head->n; i++)
		if (head->cells[i].text.n)
			row->cells[n++] = row->cells[i];
	row->n = n;
}

/* Columns without a name have nothing in any cell, or check_head found them. */
static void
drop_empty_columns(struct csv *csv)
{
	for (size_t i = 0; i < csv->n; i++)
		drop_columns(&csv->rows[i], &csv->head);
	drop_columns(&csv->head, &csv->head);
}

static void
open_reader(struct reader *r)
{
	struct str text = r->source->text;

	r->at = separator_line(text, &r->separator);
	if (!r->at)
		r->separator = commonest_separator(text);
	r->here = (struct place){ r->source, 1, 1, 1 };
	r->room = TREE_KEYS;
	r->row.cells = arena_array(r->arena, r->room, sizeof *r->row.cells);
	r->csv = arena_alloc(r->arena, sizeof *r->csv);
	memory = r->arena;
	csv_init(&r->parser, 0);
	csv_set_delim(&r->parser, (unsigned char)r->separator);
	csv_set_realloc_func(&r->parser, take);
	csv_set_blk_size(&r->parser, text.n + 1);
}

struct csv *
csv_read(struct arena *arena, struct source *source, struct findings *findings)
{
	struct reader r = { .arena = arena, .findings = findings, .source = source };
	const struct place start = { source, 1, 1, 1 };
	size_t before = diag_count(findings, SEVERITY_ERROR);

	if (source->text.n > TREE_BYTES) {
		diag_add(findings, CSV_LARGE, start, { 0 });
		return NULL;
	}
	if (!decode_source(arena, source, findings) || !characters_check(source, findings))
		return NULL;
	open_reader(&r);
	read_rows(&r);
	if (!r.failed) {
		check_head(&r);
		if (!r.csv->n && !r.wrong)
			diag_add(findings, CSV_EMPTY, r.csv->head.n ? r.csv->head.place : start, { 0 });
	}
	if (diag_count(findings, SEVERITY_ERROR) != before)
		return NULL;
	drop_empty_columns(r.csv);
	return r.csv;
}
