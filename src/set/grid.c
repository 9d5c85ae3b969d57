#include "grid.h"
#include "../base/arena.h"

enum { WIDEST = 1000, HEADERS = 8 };    /* columns that a strange file may claim; headers of a cell */

struct lane {
	const struct elem *headers[HEADERS];
	size_t n;
	size_t covered;                 /* rows below that a cell above still takes */
};

struct grid {
	struct arena *arena;
	struct lane *columns;
	size_t n;
	const struct elem *part, *group;        /* at work on; the heading of its rows */
	bool in_head;                   /* the row before had headers of columns */
	struct grid_cell *cells;
	const struct elem **headers;    /* HEADERS + 2 for each cell */
};

static size_t
span_of(uint16_t span)
{
	return !span ? 1 : span > WIDEST ? WIDEST : span;
}

static size_t
row_width(const struct elem *row)
{
	size_t n = 0;

	for (const struct elem *cell = row->first; cell; cell = cell->next)
		n += span_of(cell->columns);
	return n;
}

/* As wide as its first rows; later ones that are wider are cut. */
static size_t
count_columns(const struct elem *table)
{
	size_t widest = 0, rows = 0;

	for (const struct elem *part = table->first; part; part = part->next) {
		if (part->kind == EL_ROW && row_width(part) > widest)
			widest = row_width(part);
		for (const struct elem *row = part->first; part->kind != EL_ROW && row && rows < WIDEST; row = row->next, rows++)
			if (row_width(row) > widest)
				widest = row_width(row);
	}
	return widest < WIDEST ? widest : WIDEST;
}

struct grid *
grid_of(struct arena *arena, const struct elem *table)
{
	struct grid *grid = arena_alloc(arena, sizeof *grid);

	grid->arena = arena;
	grid->n = count_columns(table);
	grid->columns = arena_array(arena, grid->n, sizeof *grid->columns);
	grid->cells = arena_array(arena, grid->n, sizeof *grid->cells);
	grid->headers = arena_array(arena, grid->n * (HEADERS + 2), sizeof *grid->headers);
	return grid;
}

size_t
grid_columns(const struct grid *grid)
{
	return grid->n;
}

static bool
heads_columns(const struct elem *cell)
{
	return cell->kind == EL_TH && (cell->scope == SCOPE_COLUMN
	    || (cell->scope == SCOPE_NONE && cell->parent->parent->kind == EL_HEAD));
}

/* Headers of rows that follow each other add up; after other rows they start afresh. */
static void
take_headers(struct grid *grid, size_t n)
{
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		const struct grid_cell *cell = &grid->cells[i];
		for (size_t k = 0; heads_columns(cell->cell) && k < cell->columns; k++) {
			struct lane *column = &grid->columns[cell->column + k];
			column->n = grid->in_head ? column->n : 0;
			if (column->n < HEADERS)
				column->headers[column->n++] = cell->cell;
			found = true;
		}
	}
	grid->in_head = found;
}

/* Where the cells of a row stand, around what cells above it still take. */
static size_t
place_cells(struct grid *grid, const struct elem *row)
{
	size_t column = 0, n = 0;

	for (const struct elem *cell = row->first; cell; cell = cell->next) {
		while (column < grid->n && grid->columns[column].covered)
			column++;
		if (column == grid->n)
			break;
		size_t columns = span_of(cell->columns);
		columns = columns < grid->n - column ? columns : grid->n - column;
		grid->cells[n++] = (struct grid_cell){ cell, column, columns, NULL, 0 };
		column += columns;
	}
	for (size_t i = 0; i < grid->n; i++)
		grid->columns[i].covered -= grid->columns[i].covered > 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < grid->cells[i].columns; k++)
			grid->columns[grid->cells[i].column + k].covered = span_of(grid->cells[i].cell->rows) - 1;
	return n;
}

/* What is heard before a cell: its group, its columns, its row. */
static void
set_headers(struct grid *grid, size_t i, const struct elem *row_header)
{
	struct grid_cell *cell = &grid->cells[i];
	const struct elem **headers = grid->headers + i * (HEADERS + 2);
	const struct lane *column = &grid->columns[cell->column];

	cell->headers = headers;
	if (cell->cell->kind != EL_TD)
		return;
	if (grid->group)
		headers[cell->n_headers++] = grid->group;
	if (row_header)
		headers[cell->n_headers++] = row_header;
	for (size_t k = 0; k < column->n; k++)
		headers[cell->n_headers++] = column->headers[k];
}

const struct grid_cell *
grid_row(struct grid *grid, const struct elem *row, size_t *n)
{
	const struct elem *row_header = NULL;

	*n = place_cells(grid, row);
	if (grid->part != row->parent)
		grid->group = NULL;
	grid->part = row->parent;
	take_headers(grid, *n);
	for (size_t i = 0; i < *n; i++)
		if (grid->cells[i].cell->kind == EL_TH && !heads_columns(grid->cells[i].cell) && !row_header)
			row_header = grid->cells[i].cell;
	if (*n == 1 && row_header && grid->cells[0].columns == grid->n && grid->n > 1) {
		grid->group = row_header;
		row_header = NULL;
	}
	for (size_t i = 0; i < *n; i++)
		set_headers(grid, i, row_header);
	return grid->cells;
}
