/*
 * References in prose: "{financien.totaal.saldo}" is the table's own figure, so
 * that a text and its table cannot differ. The steps are a section, a row (the
 * total, the code of an opgave, or a name) and a column; or a section and a field.
 */
#include "builder.h"
#include "../base/arena.h"

#include <string.h>

enum { STEPS = 3 };

struct resolving {
	struct builder *b;
	const struct block *block;
	size_t offset;                  /* of the reference, in the block's node */
	bool secret;                    /* what it leads to */
	struct str written;             /* with its braces */
	struct str steps[STEPS];        /* folded */
	size_t n;
};

static void
find_unknown(struct resolving *r, struct str step, const struct str *known, size_t n)
{
	diag_add(r->b->reading.findings, REFERENCE_UNKNOWN, tree_place_at(r->block->node, r->offset), r->written, step,
	    str_nearest(step, known, n));
}

static const struct money_row *
find_row(struct resolving *r, const struct section *section)
{
	struct arena *arena = r->b->reading.arena;
	const struct money_table *table = &section->money;
	struct str *known = NULL;
	size_t n = 0;

	if (str_is(r->steps[1], "totaal"))
		return &table->total;
	*arena_push(arena, known, n) = STR("totaal");
	for (size_t i = 0; i < table->n; i++) {
		struct str name = str_fold(arena, table->rows[i].name.text), code = str_fold(arena, table->rows[i].theme.text);
		if (str_eq(r->steps[1], name) || (code.n && str_eq(r->steps[1], code)))
			return &table->rows[i];
		*arena_push(arena, known, n) = name;
	}
	find_unknown(r, r->steps[1], known, n);
	return NULL;
}

/* As the table prints it, with a true minus; in full where the table has a letter. */
static struct str
figure(struct resolving *r, const struct section *section, const struct money_row *row, size_t column)
{
	const struct str *words = r->b->report->style->words;
	const struct cell *cell = &row->cells[column];
	enum word sign = style_sign(&section->spec->columns[column], cell->cents);
	struct buf out = { .arena = r->b->reading.arena };
	struct str text;

	if (cell->kind == CELL_PM)
		return words[WORD_PM];
	if (!cell_is_amount(cell))
		return words[WORD_NOT_FILLED];
	text = money_text(out.arena, cell->cents, section->money.unit, section->money.decimals);
	if (cell->cents < 0 && sign == WORD_COUNT)
		buf_puts(&out, "\xE2\x88\x92");
	buf_add(&out, str_from(text, cell->cents < 0));
	if (sign != WORD_COUNT) {
		buf_char(&out, ' ');
		buf_add(&out, words[sign == WORD_GAIN ? WORD_ALT_GAIN : WORD_ALT_LOSS]);
	}
	return buf_str(&out);
}

static bool
resolve_cell(struct resolving *r, const struct section *section, struct str *value)
{
	const struct section_spec *spec = section->spec;
	const struct money_row *row = r->n == 3 ? find_row(r, section) : NULL;
	struct str *keys = arena_array(r->b->reading.arena, spec->n_columns, sizeof *keys);

	if (r->n != 3) {
		find_unknown(r, r->written, NULL, 0);
		return false;
	}
	for (size_t i = 0; row && i < spec->n_columns; i++) {
		keys[i] = spec->columns[i].key;
		if (str_eq(keys[i], r->steps[2])) {
			*value = figure(r, section, row, i);
			r->secret = row->secret || section->secret;
			return true;
		}
	}
	if (row)
		find_unknown(r, r->steps[2], keys, spec->n_columns);
	return false;
}

static bool
resolve_field(struct resolving *r, const struct section *section, struct str *value)
{
	struct str *keys = arena_array(r->b->reading.arena, section->n_fields, sizeof *keys);

	for (size_t i = 0; i < section->n_fields; i++) {
		const struct field_value *field = &section->fields[i];
		keys[i] = field->spec->key;
		if (r->n != 2 || !str_eq(keys[i], r->steps[1]))
			continue;
		*value = field->is_date ? date_dutch(r->b->reading.arena, field->value.date) : field->value.text;
		r->secret = field->secret || section->secret;
		return true;
	}
	find_unknown(r, r->n > 1 ? r->steps[1] : r->written, keys, section->n_fields);
	return false;
}

static bool
resolve(struct resolving *r, struct str *value)
{
	const struct report *report = r->b->report;
	const struct section *section = report_section(report, r->steps[0]);
	const struct str *known;
	size_t n;

	if (section && section->spec->kind == SECTION_MONEY)
		return resolve_cell(r, section, value);
	if (section && section->n_fields)
		return resolve_field(r, section, value);
	if (section) {
		find_unknown(r, r->steps[r->n - 1], NULL, 0);
		return false;
	}
	known = style_sources(r->b->reading.arena, report->style, &n);
	find_unknown(r, r->steps[0], known, n);
	return false;
}

/* A stretch between braces with a point in it, and nothing that no path has. */
static bool
is_reference(struct str text, size_t open, size_t *close)
{
	bool point = false;

	for (size_t i = open + 1; i < text.n; i++) {
		if (text.p[i] == '}') {
			*close = i;
			return point && i > open + 2;
		}
		if (strchr("{\n\"", text.p[i]) && text.p[i])
			return false;
		point = point || text.p[i] == '.';
	}
	return false;
}

/* Appends a stretch of a span, as a span of its own. */
static struct span *
add_part(struct builder *b, struct block *block, const struct span *whole, size_t start, size_t end)
{
	struct span *span = arena_push(b->reading.arena, block->spans, block->n_spans);

	*span = *whole;
	span->text = (struct str){ whole->text.p + start, end - start };
	span->offset = whole->offset + start;
	return span;
}

/* A span falls apart at its references: each figure knows its own place. */
static void
read_span(struct builder *b, struct block *block, const struct span *whole)
{
	struct str text = whole->text;
	size_t done = 0, close;

	for (size_t i = 0; i < text.n; i++) {
		struct resolving r = { .b = b, .block = block, .offset = whole->offset + i };
		struct str path, step, value;
		if (text.p[i] != '{' || !is_reference(text, i, &close))
			continue;
		r.written = (struct str){ text.p + i, close + 1 - i };
		path = (struct str){ text.p + i + 1, close - i - 1 };
		while (r.n < STEPS && str_cut(&path, '.', &step))
			r.steps[r.n++] = str_fold(b->reading.arena, str_trim(step));
		if (!resolve(&r, &value))
			continue;
		if (i > done)
			add_part(b, block, whole, done, i);
		struct span *figure = add_part(b, block, whole, i, close + 1);
		figure->text = value;
		figure->secret = r.secret;
		done = close + 1;
		i = close;
	}
	if (done < text.n)
		add_part(b, block, whole, done, text.n);
}

static bool
has_brace(const struct block *block)
{
	for (size_t i = 0; i < block->n_spans; i++)
		if (memchr(block->spans[i].text.p, '{', block->spans[i].text.n))
			return true;
	return false;
}

static void
read_blocks(struct builder *b, struct block *block)
{
	for (; block; block = block->next) {
		const struct span *spans = block->spans;
		size_t n = block->n_spans;
		if (has_brace(block)) {
			block->spans = NULL;
			block->n_spans = 0;
			for (size_t i = 0; i < n; i++)
				read_span(b, block, &spans[i]);
		}
		read_blocks(b, block->first);
	}
}

void
read_references(struct builder *b, const struct section *sections, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (sections[i].prose)
			read_blocks(b, sections[i].prose->first);
		read_references(b, sections[i].children, sections[i].n_children);
	}
}
