/*
 * Three ways to settle. Labels and values: the label takes LABEL per cent. A
 * table that fits: amounts are as wide as they need, equally wide when there is
 * room, and words take the rest. One that does not: amounts keep their width,
 * words share what is left down to their longest word, then to the pieces of
 * it; at last the letters become smaller. Invariant: the widths of the columns
 * and the gaps between them are the width of the flow.
 */
#include "table.h"
#include "figure.h"
#include "grid.h"
#include "../base/arena.h"

struct lane {
	mpt x, width;                   /* from the left of the flow */
	mpt natural, least, tight;      /* on one line; of its longest word; of that, parted */
	mpt tail, shortest_tail;        /* behind the decimal comma, of the longest and the shortest */
	mpt head, head_tight;           /* of amounts: the longest word of its header; that, parted */
	mpt figures;                    /* of amounts: the widest */
	bool amounts, has_figures;
};

struct table {
	struct flow *flow;
	const struct elem *elem;
	struct grid *grid;
	struct lane *columns;
	size_t n;
	mpt gap;
	int scale;                      /* [per cent] of the letters */
	size_t head, n_head;            /* slabs of the header */
	struct flow *waiting;           /* cells that span rows, until their last */
};

enum { LABEL = 43, GAP = 12 * MPT_POINT, LEAST_GAP = 6 * MPT_POINT, RULE = 500, STRONG_RULE = 1000, SHAPE_ROOM = 15 * MPT_POINT, SHAPE_SIZE = 9 * MPT_POINT,
	PART_INDENT = 12 * MPT_POINT,
	SMALLEST = 60,                  /* [per cent] of the size that the template asks for */
	NARROWEST = 50 * MPT_POINT,     /* a column of words, unless all of them are short */
	WIDEST_PIECE = 4,               /* no piece of a word claims more than this part of the width */
	WHOLE_ROW = 12,                 /* [lines] a row of at most so many is never parted */
	SHORT_TABLE = 3 };              /* a table of this part of a page at most is not parted either */

static struct look
cell_look(const struct table *t, const struct elem *cell)
{
	struct look look = t->flow->setting->style->looks[cell->look];

	look.size = look.size * t->scale / 100;
	look.leading = look.leading * t->scale / 100;
	return look;
}

/* Room at the left: for a sign, or of the name of a row that is part of another. */
static mpt
indent_of(const struct elem *cell)
{
	return cell->shape ? SHAPE_ROOM : cell->look == LOOK_PART && cell->kind == EL_TH ? PART_INDENT : 0;
}

/* measuring */

/* What stands behind the whole part of an amount: ",50", " + PM". */
static struct str
tail_of(struct str text)
{
	size_t i = 0;

	while (i < text.n && !char_is_digit(text.p[i]))
		i++;
	while (i < text.n && (char_is_digit(text.p[i])
	    || (text.p[i] == '.' && i + 1 < text.n && char_is_digit(text.p[i + 1]))))
		i++;
	return str_from(text, i);
}

static bool
has_figures(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (char_is_digit(text.p[i]))
			return true;
	return false;
}

static mpt
tail_width(const struct table *t, const struct elem *cell, const struct look *look)
{
	struct piece piece = { tail_of(elem_said(t->flow->setting->arena, cell)), 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	mpt natural = 0, least;

	if (piece.text.n)
		line_measure(t->flow->setting, &leaf, look, true, &natural, &least);
	return natural;
}

/* The widest line and word of a cell, through its lists and paragraphs. */
static void
measure(const struct table *t, const struct elem *elem, bool parted, mpt *natural, mpt *least)
{
	const struct setting *setting = t->flow->setting;
	struct look look = cell_look(t, elem);

	*natural = *least = 0;
	if (elem->first && elem_is_inline(elem->first)) {
		line_measure(setting, elem, &look, t->elem->figures, natural, least);
		if (parted)
			*least = line_tightest(setting, elem, &look, t->elem->figures);
	}
	for (const struct elem *child = elem->first; child; child = child->next) {
		mpt wide, word, indent = child->kind == EL_LIST ? look.size * 2 : 0;
		if (elem_is_inline(child))
			continue;
		measure(t, child, parted, &wide, &word);
		*natural = wide + indent > *natural ? wide + indent : *natural;
		*least = word + indent > *least ? word + indent : *least;
	}
}

static void
measure_cell(struct table *t, const struct grid_cell *at, bool in_head, bool parted)
{
	struct lane *column = &t->columns[at->column];
	struct look look = cell_look(t, at->cell);
	mpt natural, least, tail = 0, room = indent_of(at->cell);

	if (at->columns > 1)
		return;
	measure(t, at->cell, parted, &natural, &least);
	if (in_head && at->cell->align == ALIGN_RIGHT) {
		mpt *head = parted ? &column->head_tight : &column->head;
		*head = least > *head ? least : *head;
		return;
	}
	if (at->cell->align == ALIGN_RIGHT) {
		bool figures = has_figures(elem_said(t->flow->setting->arena, at->cell));
		tail = tail_width(t, at->cell, &look);
		if (figures && (!column->has_figures || tail < column->shortest_tail))
			column->shortest_tail = tail;
		column->has_figures = column->has_figures || figures;
		column->amounts = true;
		least = natural;
	}
	column->tail = tail > column->tail ? tail : column->tail;
	natural += room - tail;
	least += room - tail;
	column->natural = natural > column->natural ? natural : column->natural;
	if (parted)
		column->tight = least > column->tight ? least : column->tight;
	else
		column->least = least > column->least ? least : column->least;
}

static void
measure_columns(struct table *t, bool parted)
{
	t->grid = grid_of(t->flow->setting->arena, t->elem);
	for (const struct elem *part = t->elem->first; part; part = part->next)
		for (const struct elem *row = part->first; row; row = row->next) {
			size_t n;
			const struct grid_cell *cells = grid_row(t->grid, row, &n);
			for (size_t i = 0; i < n; i++)
				measure_cell(t, &cells[i], part->kind == EL_HEAD, parted);
		}
}

static void
measure_words(struct table *t)
{
	for (size_t c = 0; c < t->n; c++)
		t->columns[c] = (struct lane){ 0 };
	measure_columns(t, false);
	for (size_t c = 0; c < t->n; c++) {
		struct lane *column = &t->columns[c];
		column->figures = column->natural += column->tail;
		column->head += column->tail - column->shortest_tail;
		column->natural = column->head > column->natural ? column->head : column->natural;
		column->least = column->amounts ? column->natural : column->least;
		column->tight = column->least;
	}
}

static void
measure_pieces(struct table *t)
{
	for (size_t c = 0; c < t->n; c++)
		t->columns[c].tight = 0;
	measure_columns(t, true);
	for (size_t c = 0; c < t->n; c++) {
		struct lane *column = &t->columns[c];
		column->head_tight += column->tail - column->shortest_tail;
		if (column->amounts)
			column->tight = column->figures > column->head_tight ? column->figures : column->head_tight;
		if (!column->amounts && column->tight > t->flow->width / WIDEST_PIECE)  /* a web address: it is cut */
			column->tight = t->flow->width / WIDEST_PIECE;
		if (!column->amounts && column->tight < NARROWEST)
			column->tight = column->least < NARROWEST ? column->least : NARROWEST;
	}
}

/* settling */

struct sums {
	int64_t natural, least, tight, amounts, widest;
	size_t n_amounts;
};

static struct sums
sum_columns(const struct table *t)
{
	struct sums sums = { 0 };

	for (size_t c = 0; c < t->n; c++) {
		const struct lane *column = &t->columns[c];
		sums.natural += column->natural;
		sums.least += column->least;
		sums.tight += column->tight;
		if (!column->amounts)
			continue;
		sums.amounts += column->natural;
		sums.n_amounts++;
		sums.widest = column->natural > sums.widest ? column->natural : sums.widest;
	}
	return sums;
}

/* The longest words are parted first: no column's least is above a level that
 * makes all of them fit. */
static void
lower_least(struct table *t, int64_t room)
{
	mpt low = 0, high = t->flow->width;

	while (high - low > MPT_POINT / 2) {
		mpt level = low + (high - low) / 2;
		int64_t sum = 0;
		for (size_t c = 0; c < t->n; c++) {
			const struct lane *column = &t->columns[c];
			mpt kept = column->least < level ? column->least : level;
			sum += kept > column->tight ? kept : column->tight;
		}
		if (sum > room)
			high = level;
		else
			low = level;
	}
	for (size_t c = 0; c < t->n; c++) {
		struct lane *column = &t->columns[c];
		if (column->least > low)
			column->least = low > column->tight ? low : column->tight;
		if (column->amounts)
			column->natural = column->least;
	}
}

/* First the gaps become smaller, then the letters; what then still does not fit is cut. */
static void
measure_until_it_fits(struct table *t, int64_t *room)
{
	t->gap = GAP;
	for (t->scale = 100; ; t->gap > LEAST_GAP ? (t->gap -= LEAST_GAP / 2) : (t->scale -= 5)) {
		*room = (int64_t)t->flow->width - (int64_t)(t->n - 1) * t->gap;
		measure_words(t);
		if (sum_columns(t).least <= *room)
			return;
		measure_pieces(t);
		if (sum_columns(t).tight <= *room || t->scale <= SMALLEST)
			break;
	}
	if (sum_columns(t).tight <= *room)
		lower_least(t, *room);
}

/* Words get their least and share the rest by what they would still like. */
static void
share_among_words(struct table *t, int64_t rest, int64_t wanted)
{
	size_t last = 0;
	int64_t given = 0, all = rest;

	for (size_t c = 0; c < t->n; c++) {
		struct lane *column = &t->columns[c];
		int64_t more = column->natural - column->least;
		if (column->amounts)
			continue;
		column->width = column->least + (mpt)(wanted ? rest * more / wanted : 0);
		given += column->width - column->least;
		last = c;
	}
	t->columns[last].width += (mpt)(all - given);
}

static void
settle_contents(struct table *t)
{
	int64_t room, rest, wanted = 0;
	struct sums sums;
	bool alike;

	measure_until_it_fits(t, &room);
	sums = sum_columns(t);
	alike = sums.natural - sums.amounts + sums.widest * (int64_t)sums.n_amounts <= room;
	rest = room;
	for (size_t c = 0; c < t->n; c++) {
		struct lane *column = &t->columns[c];
		if (column->amounts)
			column->width = (mpt)(alike ? sums.widest : sums.least <= room ? column->natural
			    : column->natural * room / sums.least);
		else if (sums.least > room)
			column->natural = column->least = (mpt)(column->least * room / sums.least);
		rest -= column->amounts ? column->width : column->least;
		wanted += column->amounts ? 0 : column->natural - column->least;
	}
	if (sums.n_amounts < t->n)
		share_among_words(t, rest, wanted);
}

static void
settle_labels(struct table *t)
{
	mpt rest = t->flow->width * (100 - LABEL) / 100;

	t->scale = 100;
	t->gap = GAP;
	t->columns[0].width = t->flow->width - rest - GAP;
	for (size_t c = 1; c < t->n; c++)
		t->columns[c].width = rest / (mpt)(t->n - 1) - (c + 1 < t->n ? GAP : 0);
}

static void
settle(struct table *t)
{
	struct arena *arena = t->flow->setting->arena;
	mpt x = 0;

	t->grid = grid_of(arena, t->elem);
	t->n = grid_columns(t->grid);
	t->columns = arena_array(arena, t->n, sizeof *t->columns);
	t->waiting = arena_array(arena, t->n, sizeof *t->waiting);
	if (t->elem->figures)
		settle_contents(t);
	else
		settle_labels(t);
	t->grid = grid_of(arena, t->elem);
	for (size_t c = 0; c < t->n; c++) {
		t->columns[c].x = x;
		x += t->columns[c].width + t->gap;
	}
}

/* rows */

static mpt
slab_end(const struct slab *slab)
{
	mpt end = 0;

	for (size_t i = 0; i < slab->n; i++)
		if (slab->items[i].x + slab->items[i].width > end)
			end = slab->items[i].x + slab->items[i].width;
	return end;
}

static mpt
slab_width(const struct slab *slab)
{
	return slab->n ? slab_end(slab) - slab->items[0].x : 0;
}

static void
move_right(struct slab *slab, mpt right)
{
	mpt end = slab_end(slab);

	for (size_t i = 0; i < slab->n; i++)
		slab->items[i].x += right - end;
}

/* Amounts stand with their decimal commas below each other. */
static void
align_right(struct table *t, struct flow *flow, const struct grid_cell *at, const struct look *look)
{
	const struct lane *last = &t->columns[at->column + at->columns - 1];
	mpt right = t->flow->x + last->x + last->width;

	if (at->columns == 1)           /* a header stands over what all of them have */
		right -= last->tail - (at->cell->kind == EL_TD ? tail_width(t, at->cell, look) : last->shortest_tail);
	for (size_t i = 0; i < flow->n; i++)
		move_right(&flow->slabs[i], right);
}

/* The slabs of one cell, in a flow of its own. */
static struct flow
flow_cell(struct table *t, const struct grid_cell *at)
{
	const struct elem *cell = at->cell;
	const struct lane *first = &t->columns[at->column], *last = &t->columns[at->column + at->columns - 1];
	struct look look = cell_look(t, cell);
	struct flow flow = { .setting = t->flow->setting, .x = t->flow->x + first->x,
	    .width = last->x + last->width - first->x };
	mpt indent = indent_of(cell);

	look.before = 0;
	flow.x += indent;
	flow.width -= indent;
	flow_inside(&flow, cell, &look, t->elem->figures);
	if (cell->align == ALIGN_RIGHT)
		align_right(t, &flow, at, &look);
	for (size_t i = 0; cell->align == ALIGN_MIDDLE && i < flow.n; i++)
		move_right(&flow.slabs[i], flow.x + (flow.width + slab_width(&flow.slabs[i])) / 2);
	if (cell->shape && flow.n)
		figure_shape(&(struct pen){ flow.setting->arena, &flow.slabs[0], NULL }, cell->shape, flow.x - indent,
		    (look.leading - SHAPE_SIZE) / 2, SHAPE_SIZE, cell->colour, flow.setting->style->line_colour);
	return flow;
}

/* Line k of every cell side by side, as one slab. */
static void
join_line(struct table *t, struct flow *cells, size_t k, struct slab *slab)
{
	for (size_t c = 0; c < t->n; c++) {
		if (k >= cells[c].n)
			continue;
		struct slab *part = &cells[c].slabs[k];
		slab_lower(part, part->before);
		if (part->before + part->height > slab->height)
			slab->height = part->before + part->height;
		for (size_t i = 0; i < part->n; i++)
			slab_item(t->flow->setting->arena, slab, part->items[i]);
	}
}

static bool
keep_together(size_t lines, size_t k)
{
	return k && (lines <= WHOLE_ROW || k == 1 || k + 1 == lines);
}

/* Rows without a group behind those of one. */
static bool
follows_group(const struct elem *row)
{
	const struct elem *table = row->parent->parent;

	return table->grouped && row == row->parent->first && row->parent->kind == EL_ROWS && row->look != LOOK_GROUP
	    && table->first != row->parent && table->first->next != row->parent;
}

static bool
is_part(const struct elem *row)
{
	return row && row->look == LOOK_PART;
}

/* A rule below each row and its parts; a stronger one below the header and above
 * the total. */
static void
decorate(struct table *t, const struct elem *row, size_t first)
{
	const struct style *style = t->flow->setting->style;
	struct slab *top = &t->flow->slabs[first], *last = &t->flow->slabs[t->flow->n - 1];
	struct pen above = { t->flow->setting->arena, top, NULL }, below = { t->flow->setting->arena, last, NULL };
	bool heads = row->parent->kind == EL_HEAD;

	if (row->parent->kind == EL_FOOT || follows_group(row))
		figure_rule(&above, t->flow->x, 0, t->flow->width, STRONG_RULE, style->accent_colour);
	else if (!heads && !is_part(row->next))
		figure_rule(&below, t->flow->x, last->height - RULE, t->flow->width, RULE, style->line_colour);
	else if (!row->next)
		figure_rule(&below, t->flow->x, last->height - STRONG_RULE, t->flow->width, STRONG_RULE,
		    style->accent_colour);
}

/* A header over more columns has a rule of its own. */
static void
underline(struct table *t, const struct grid_cell *at, struct slab *slab)
{
	const struct lane *first = &t->columns[at->column], *last = &t->columns[at->column + at->columns - 1];

	figure_rule(&(struct pen){ t->flow->setting->arena, slab, NULL }, t->flow->x + first->x, slab->height - RULE,
	    last->x + last->width - first->x, RULE, t->flow->setting->style->line_colour);
}

/* The cells of a row by their columns; one that spans rows waits for its last. */
static struct flow *
flow_cells(struct table *t, const struct grid_cell *at, size_t n)
{
	struct flow *cells = arena_array(t->flow->setting->arena, t->n, sizeof *cells);

	for (size_t c = 0; c < t->n; c++) {
		cells[c] = t->waiting[c];
		t->waiting[c] = (struct flow){ 0 };
	}
	for (size_t i = 0; i < n; i++)
		*(at[i].cell->rows > 1 ? &t->waiting[at[i].column] : &cells[at[i].column]) = flow_cell(t, &at[i]);
	return cells;
}

static void
flow_row(struct table *t, const struct elem *row)
{
	size_t lines = 1, first = t->flow->n, n;
	const struct grid_cell *at = grid_row(t->grid, row, &n);
	struct flow *cells = flow_cells(t, at, n);
	struct look look = row->first ? cell_look(t, row->first) : t->flow->setting->style->looks[row->look];

	for (size_t c = 0; c < t->n; c++)
		lines = cells[c].n > lines ? cells[c].n : lines;
	for (size_t k = 0; k < lines; k++) {
		t->flow->glue = t->flow->glue || keep_together(lines, k);
		struct slab *slab = flow_slab(t->flow, 0, k ? 0 : look.leading);
		join_line(t, cells, k, slab);
		if (k == 0) {
			slab_lower(slab, look.before);
			slab->height += look.before;
		}
		slab->table = t;
		slab->row = row;
	}
	t->flow->slabs[t->flow->n - 1].height += look.after;
	for (size_t i = 0; i < n; i++)
		if (row->parent->kind == EL_HEAD && at[i].columns > 1)
			underline(t, &at[i], &t->flow->slabs[t->flow->n - 1]);
	decorate(t, row, first);
}

/* Whether a row must not be the last on its page: a header, or the heading of
 * the rows after it. */
static bool
leads(const struct table *t, const struct elem *row)
{
	return row->parent->kind == EL_HEAD || (row->first && !row->first->next && row->first->columns == t->n && t->n > 1);
}

/* A short table is not parted; of a longer one no row stands alone on a page. */
static void
keep_rows(struct table *t)
{
	const struct style *style = t->flow->setting->style;
	struct slab *slabs = t->flow->slabs;
	size_t first = t->head + t->n_head, n = t->flow->n;
	int64_t height = 0;

	for (size_t i = t->head; i < n; i++)
		height += slabs[i].height;
	if (height <= (style->height - style->top - style->bottom) / SHORT_TABLE) {
		for (size_t i = t->head + 1; i < n; i++)
			slabs[i].glue = true;
		return;
	}
	for (size_t i = first + 1; i < n && slabs[i].row == slabs[first].row->next; i++)
		slabs[i].glue = slabs[i].glue || slabs[i - 1].row != slabs[i].row;
	for (size_t i = n - 1; i > first + 1; i--)
		if (slabs[i - 1].row != slabs[i].row) {
			slabs[i].glue = true;
			break;
		}
}

void
table_flow(struct flow *flow, const struct elem *table)
{
	struct table *t = arena_alloc(flow->setting->arena, sizeof *t);

	*t = (struct table){ .flow = flow, .elem = table };
	if (!table->first || !table->first->first)
		return;
	settle(t);
	t->head = flow->n;
	for (const struct elem *part = table->first; part; part = part->next) {
		for (const struct elem *row = part->first; row; row = row->next) {
			flow->glue = flow->glue || part->kind == EL_FOOT || row->look == LOOK_TOTAL || is_part(row);
			flow_row(t, row);
			flow->glue = leads(t, row);
		}
		if (part->kind == EL_HEAD)
			t->n_head = flow->n - t->head;
	}
	keep_rows(t);
	flow->glue = false;
	flow->gap = flow->setting->style->looks[LOOK_BODY].after + flow->setting->style->looks[LOOK_BODY].leading / 2;
}

/* over a page break */

void
table_moved(struct table *t, size_t n)
{
	t->head += n;
}

struct furniture
table_head(const struct flow *flow, size_t slab)
{
	const struct table *t = flow->slabs[slab].table;
	struct furniture head = { 0 };

	if (!t || slab <= t->head + t->n_head)
		return head;
	head = (struct furniture){ flow->slabs + t->head, t->n_head, 0 };
	for (size_t i = 0; i < head.n; i++)
		head.height += head.slabs[i].height;
	return head;
}

static void
add_carried(struct table *t, struct slab *slab, size_t column, struct str text, const struct look *look)
{
	struct piece piece = { text, 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 }, cell = { .kind = EL_TD, .first = &leaf };
	const struct lane *at = &t->columns[column];
	mpt right = at->x + at->width - at->tail + tail_width(t, &cell, look);
	struct line line = line_of(t->flow->setting, text, look, at->width);
	mpt x = column ? right - line.width : at->x;

	for (size_t i = 0; i < line.n; i++) {
		struct item item = line.items[i];
		item.x += t->flow->x + x;
		item.y = look->before + look_baseline(look);
		slab_item(t->flow->setting->arena, slab, item);
	}
}

struct furniture
table_carry(const struct flow *flow, size_t next, bool at_foot)
{
	const struct slab *last = next ? &flow->slabs[next - 1] : NULL;
	struct table *t = flow->slabs[next].table;
	struct slab *slab;
	struct look look;

	if (!last || !t || last->table != t || !t->elem->carry || !last->row->carry || last->row == flow->slabs[next].row)
		return (struct furniture){ 0 };
	look = flow->setting->style->looks[LOOK_CARRY];
	look.size = look.size * t->scale / 100;
	slab = arena_alloc(flow->setting->arena, sizeof *slab);
	slab->height = look.before + look.leading + look.after;
	add_carried(t, slab, 0, t->elem->carry[!at_foot], &look);
	for (size_t c = 1; c < t->n; c++)
		add_carried(t, slab, c, last->row->carry[c - 1], &look);
	figure_rule(&(struct pen){ flow->setting->arena, slab, NULL }, t->flow->x,
	    at_foot ? 0 : slab->height - RULE, t->flow->width, RULE, flow->setting->style->line_colour);
	return (struct furniture){ slab, 1, slab->height };
}
