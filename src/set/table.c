/*
 * Two kinds of table. One of labels and values: the label takes LABEL per cent. One
 * of figures: amounts take what they need, equally wide when there is room, and
 * the first column, of names, takes the rest. Invariant: the widths of the columns and the
 * gaps between them are the width of the flow.
 */
#include "table.h"
#include "figure.h"
#include "../base/arena.h"

struct table {
	struct flow *flow;
	const struct elem *elem;
	size_t columns;
	mpt *x, *width;                 /* of each column's text, from the left of the flow */
	size_t head, n_head;            /* slabs of the header */
};

enum { LABEL = 43, GAP = 12 * MPT_POINT, RULE = 500, STRONG_RULE = 1000, SHAPE_ROOM = 15 * MPT_POINT, SHAPE_SIZE = 9 * MPT_POINT,
	WHOLE_ROW = 12 };               /* [lines] a row of at most so many is never parted */

static const struct look *
cell_look(const struct table *t, const struct elem *cell)
{
	return &t->flow->setting->style->looks[cell->look];
}

static size_t
count_columns(const struct elem *table)
{
	size_t n = 0;

	for (const struct elem *cell = table->first->first->first; cell; cell = cell->next)
		n++;
	return n;
}

/* What a column needs: the widest cell; of an amount's head, the widest word. */
static mpt *
measure_columns(const struct table *t)
{
	const struct setting *setting = t->flow->setting;
	mpt *need = arena_array(setting->arena, t->columns, sizeof *need);

	for (const struct elem *part = t->elem->first; part; part = part->next)
		for (const struct elem *row = part->first; row; row = row->next) {
			const struct elem *cell = row->first;
			for (size_t c = 0; cell; cell = cell->next, c++) {
				mpt natural, least;
				line_measure(setting, cell, cell_look(t, cell), true, &natural, &least);
				natural = part->kind == EL_HEAD ? least : natural;
				need[c] = natural > need[c] ? natural : need[c];
			}
		}
	return need;
}

/* Amounts are equally wide if the names then still fit, else as wide as they
 * need; beyond 70% of the width they shrink alike. */
static void
settle_figures(struct table *t)
{
	mpt *need = measure_columns(t), widest = 0, used = 0;
	int64_t gaps = (int64_t)(t->columns - 1) * GAP, sum = 0;
	int64_t room = (int64_t)t->flow->width * 7 / 10 - gaps;
	bool alike;

	for (size_t c = 1; c < t->columns; c++) {
		sum += need[c];
		widest = need[c] > widest ? need[c] : widest;
	}
	alike = (int64_t)widest * (int64_t)(t->columns - 1) + gaps + need[0] <= t->flow->width;
	for (size_t c = 1; c < t->columns; c++) {
		t->width[c] = alike ? widest : sum <= room ? need[c]
		    : (mpt)((int64_t)need[c] * (room > 0 ? room : 1) / sum);
		used += t->width[c] + GAP;
	}
	t->width[0] = t->flow->width - used;
}

static void
settle_labels(struct table *t)
{
	mpt rest = t->flow->width * (100 - LABEL) / 100;

	t->width[0] = t->flow->width - rest - GAP;
	for (size_t c = 1; c < t->columns; c++)
		t->width[c] = rest / (mpt)(t->columns - 1) - (c + 1 < t->columns ? GAP : 0);
}

static void
settle(struct table *t)
{
	struct arena *arena = t->flow->setting->arena;
	mpt x = 0;

	t->columns = count_columns(t->elem);
	t->x = arena_array(arena, t->columns, sizeof *t->x);
	t->width = arena_array(arena, t->columns, sizeof *t->width);
	if (t->elem->figures)
		settle_figures(t);
	else
		settle_labels(t);
	for (size_t c = 0; c < t->columns; c++) {
		t->x[c] = x;
		x += t->width[c] + GAP;
	}
}

static void
move_right(struct slab *slab, mpt right)
{
	mpt end = 0;

	for (size_t i = 0; i < slab->n; i++)
		if (slab->items[i].x + slab->items[i].width > end)
			end = slab->items[i].x + slab->items[i].width;
	for (size_t i = 0; i < slab->n; i++)
		slab->items[i].x += right - end;
}

/* The slabs of one cell, in a flow of its own. */
static struct flow
flow_cell(struct table *t, const struct elem *cell, size_t column)
{
	const struct look *look = cell_look(t, cell);
	struct look inner = *look;
	struct flow flow = { .setting = t->flow->setting, .x = t->flow->x + t->x[column], .width = t->width[column] };
	mpt indent = cell->shape ? SHAPE_ROOM : 0;

	inner.before = 0;
	flow.x += indent;
	flow.width -= indent;
	flow_inside(&flow, cell, &inner, t->elem->figures);
	for (size_t i = 0; cell->align == ALIGN_RIGHT && i < flow.n; i++)
		move_right(&flow.slabs[i], flow.x + flow.width);
	if (cell->shape && flow.n)
		figure_shape(flow.setting->arena, &flow.slabs[0], cell->shape, flow.x - indent,
		    (look->leading - SHAPE_SIZE) / 2, SHAPE_SIZE, cell->colour, flow.setting->style->line_colour);
	return flow;
}

/* Line k of every cell side by side, as one slab. */
static void
join_line(struct table *t, struct flow *cells, size_t k, struct slab *slab)
{
	for (size_t c = 0; c < t->columns; c++) {
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

/* A rule below each row; a stronger one below the header and above the total. */
static void
decorate(struct table *t, const struct elem *part, size_t first)
{
	const struct setting *setting = t->flow->setting;
	struct slab *top = &t->flow->slabs[first], *last = &t->flow->slabs[t->flow->n - 1];

	if (part->kind == EL_FOOT)
		figure_rule(setting->arena, top, t->flow->x, 0, t->flow->width, STRONG_RULE,
		    setting->style->accent_colour);
	else if (part->kind == EL_HEAD)
		figure_rule(setting->arena, last, t->flow->x, last->height - STRONG_RULE, t->flow->width,
		    STRONG_RULE, setting->style->accent_colour);
	else
		figure_rule(setting->arena, last, t->flow->x, last->height - RULE, t->flow->width, RULE,
		    setting->style->line_colour);
}

static void
flow_row(struct table *t, const struct elem *part, const struct elem *row)
{
	struct flow *cells = arena_array(t->flow->setting->arena, t->columns, sizeof *cells);
	const struct look *look = cell_look(t, row->first);
	size_t lines = 1, first = t->flow->n, c = 0;

	for (const struct elem *cell = row->first; cell && c < t->columns; cell = cell->next, c++) {
		cells[c] = flow_cell(t, cell, c);
		lines = cells[c].n > lines ? cells[c].n : lines;
	}
	for (size_t k = 0; k < lines; k++) {
		t->flow->glue = t->flow->glue || keep_together(lines, k);
		struct slab *slab = flow_slab(t->flow, 0, k ? 0 : look->leading);
		join_line(t, cells, k, slab);
		if (k == 0) {
			slab_lower(slab, look->before);
			slab->height += look->before;
		}
		slab->head = t->head;
		slab->n_head = t->n_head;
	}
	t->flow->slabs[t->flow->n - 1].height += look->after;
	decorate(t, part, first);
}

void
table_flow(struct flow *flow, const struct elem *table)
{
	struct table t = { .flow = flow, .elem = table };

	if (!table->first || !table->first->first)
		return;
	settle(&t);
	t.head = flow->n;
	for (const struct elem *part = table->first; part; part = part->next) {
		for (const struct elem *row = part->first; row; row = row->next) {
			flow->glue = flow->glue || part->kind == EL_FOOT;
			flow_row(&t, part, row);
			flow->glue = part->kind == EL_HEAD;
		}
		if (part->kind == EL_HEAD)
			t.n_head = flow->n - t.head;
	}
	flow->glue = false;
	flow->gap = flow->setting->style->looks[LOOK_BODY].after + flow->setting->style->looks[LOOK_BODY].leading / 2;
}
