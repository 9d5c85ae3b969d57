/*
 * The breaks are chosen by a dynamic programme over the atoms (cost: the squares
 * of what lines fall short, after Knuth and Plass), and each line's atoms are
 * joined into as few items as there are faces and owners. Words are parted only
 * when the paragraph is bad without.
 */
#include "atom.h"
#include "../base/arena.h"

#include <string.h>

#define SOFT_HYPHEN "\xC2\xAD"          /* ISO 32000-1 14.8.2.2.3 */

/* What a line costs: the square of the white at its end in per mille; of the last
 * line only of what it lacks to be no stump, a fifth of the width. */
static int64_t
line_cost(mpt used, mpt width, bool last)
{
	int64_t white = (int64_t)(width - used) * 1000 / (width ? width : 1);

	int64_t lacks = white - 800;

	if (last)
		return lacks > 0 ? 2 * lacks * lacks : 0;
	return white * white;
}

enum {
	BAD_LINE = 200,                 /* [per mille] of white, beyond which words may be parted, */
	BAD_WHITE = 5,                  /* [em] when it is more than that too */
	PARTED = 30000,                 /* what it costs to part a word, at least; */
	PARTED_WHITE = 4,               /* [em] as much as so much white; */
	PARTED_TWICE = 2,               /* so many times more when the line before is parted too */
	TOO_WIDE = 1 << 30,
};

static int64_t
break_cost(const struct paragraph *p, size_t start, size_t end, mpt used, mpt width)
{
	const struct atom *tail = &p->atoms[end - 1];
	int64_t cost = used > width ? TOO_WIDE : line_cost(used, width, end == p->n || tail->must_break);

	if (tail->hyphen && end != p->n) {
		int64_t white = (int64_t)PARTED_WHITE * p->look->size * 1000 / (width ? width : 1);
		int64_t parted = white * white > PARTED ? white * white : PARTED;
		cost += parted + (start && p->atoms[start - 1].hyphen ? PARTED_TWICE * parted : 0);
	}
	return cost;
}

/* best[i]: least cost of lines that end before atom i; from[i]: where the last
 * of those lines starts. A line that must be too wide (atoms that cannot be
 * parted) is let through when it starts with the first of them. */
static size_t *
choose_breaks(struct paragraph *p, mpt width)
{
	struct arena *arena = p->setting->scratch;
	int64_t *best = arena_array(arena, p->n + 1, sizeof *best);
	size_t *from = arena_array(arena, p->n + 1, sizeof *from);

	for (size_t end = 1; end <= p->n; end++) {
		const struct atom *tail = &p->atoms[end - 1];
		mpt used = tail->hyphen ? paragraph_hyphen(p, tail->face) : 0;
		best[end] = INT64_MAX;
		if (!tail->may_break && end != p->n)
			continue;
		for (size_t start = end; start-- > 0; ) {
			const struct atom *atom = &p->atoms[start];
			if (start + 1 != end && atom->must_break)
				break;
			used += atom->width + (start + 1 != end && atom->space ? paragraph_space(p, atom->face) : 0);
			if (used > width && best[end] != INT64_MAX)
				break;
			if (best[start] == INT64_MAX)
				continue;
			int64_t cost = best[start] + break_cost(p, start, end, used, width);
			if (cost < best[end]) {
				best[end] = cost;
				from[end] = start;
			}
		}
	}
	return from;
}

/* Whether some line is too wide, or ends in more white than a reader likes. */
static bool
is_bad(struct paragraph *p, const size_t *from, mpt width)
{
	for (size_t end = p->n; end; end = from[end]) {
		bool last = end == p->n || p->atoms[end - 1].must_break;
		mpt used = 0;
		for (size_t i = from[end]; i < end; i++)
			used += p->atoms[i].width
			    + (i + 1 < end && p->atoms[i].space ? paragraph_space(p, p->atoms[i].face) : 0);
		if (used > width || (!last && width - used > BAD_WHITE * p->look->size
		    && (int64_t)(width - used) * 1000 > (int64_t)width * BAD_LINE))
			return true;
	}
	return false;
}

static struct item *
add_item(struct paragraph *p, struct line *line, const struct atom *atom, size_t glyphs)
{
	struct item *item = arena_push(p->setting->scratch, line->items, line->n);

	item->kind = ITEM_TEXT;
	item->owner = (struct elem *)atom->owner;
	item->x = line->width;
	item->colour = atom->owner && elem_link(atom->owner) && !elem_link(atom->owner)->target
	    ? p->setting->style->accent_colour : p->look->colour;
	item->face = atom->face;
	item->size = p->look->size;
	item->glyphs = arena_array(p->setting->arena, glyphs, sizeof *item->glyphs);
	return item;
}

static int32_t
append(struct item *item, const struct glyph *glyphs, size_t n)
{
	int32_t advance = 0;

	if (n)
		memcpy(item->glyphs + item->n_glyphs, glyphs, n * sizeof *glyphs);
	item->n_glyphs += n;
	for (size_t i = 0; i < n; i++)
		advance += glyphs[i].advance;
	return advance;
}

/* The atoms i..end of one face and owner as one item; returns where it stopped.
 * The space at a line's end is kept, so that words do not merge when copied. */
static size_t
make_item(struct paragraph *p, struct line *line, size_t i, size_t end, bool last_line)
{
	const struct atom *first = &p->atoms[i];
	const struct glyph_run *space = fonts_shape(p->setting->fonts, first->face, p->tabular, STR(" "));
	const struct glyph_run *hyphen = fonts_shape(p->setting->fonts, first->face, p->tabular, STR("-"));
	struct buf said = { .arena = p->setting->scratch };
	size_t stop = i, glyphs = 0;
	int32_t units = 0, trailing = 0;
	struct item *item;

	for (; stop < end && p->atoms[stop].owner == first->owner && p->atoms[stop].face == first->face; stop++)
		glyphs += p->atoms[stop].n + space->n;
	glyphs += hyphen->n;
	item = add_item(p, line, first, glyphs);
	for (; i < stop; i++) {
		const struct atom *atom = &p->atoms[i];
		bool at_end = i + 1 == end;
		units += append(item, atom->glyphs, atom->n);
		buf_add(&said, atom->text);
		trailing = 0;
		if (atom->space && !(at_end && last_line)) {
			trailing = append(item, space->glyphs, space->n);
			units += trailing;
			buf_char(&said, ' ');
		}
		if (atom->hyphen && at_end && !last_line && hyphen->n) {
			units += append(item, hyphen->glyphs, hyphen->n);
			buf_puts(&said, SOFT_HYPHEN);
			item->glyphs[item->n_glyphs - 1].bytes = sizeof SOFT_HYPHEN - 1;
			item->hyphen = true;
		}
		if (!at_end)
			trailing = 0;
	}
	item->text = str_dup(p->setting->arena, buf_str(&said));
	item->width = paragraph_width(p, first->face, units - trailing);
	line->width += item->width;
	return stop;
}

struct lines
line_break(const struct setting *setting, const struct elem *elem, const struct look *look, bool tabular, mpt width)
{
	struct paragraph p = paragraph_of(setting, elem, look, tabular);
	struct lines lines = { 0 };
	size_t *from, *ends = NULL, n_ends = 0;

	if (!p.n)
		return lines;
	from = choose_breaks(&p, width);
	if (is_bad(&p, from, width)) {
		paragraph_part(&p, width);
		paragraph_cut(&p, width);
		from = choose_breaks(&p, width);
	}
	for (size_t end = p.n; end; end = from[end])
		*arena_push(setting->scratch, ends, n_ends) = end;
	lines.n = n_ends;
	lines.list = arena_array(setting->scratch, n_ends, sizeof *lines.list);
	for (size_t i = 0; i < n_ends; i++) {
		size_t end = ends[n_ends - 1 - i];
		for (size_t start = from[end]; start < end; )
			start = make_item(&p, &lines.list[i], start, end, i + 1 == n_ends);
	}
	return lines;
}

/* The widest piece that cannot be broken. */
static mpt
widest_chain(struct paragraph *p)
{
	mpt chain = 0, widest = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct atom *atom = &p->atoms[i];
		mpt end = chain + atom->width + (atom->hyphen ? paragraph_hyphen(p, atom->face) : 0);
		widest = end > widest ? end : widest;
		chain = atom->may_break ? 0 : chain + atom->width;
	}
	return widest;
}

void
line_measure(const struct setting *setting, const struct elem *elem, const struct look *look, bool tabular,
    mpt *natural, mpt *least)
{
	struct paragraph p = paragraph_of(setting, elem, look, tabular);

	*natural = 0;
	for (size_t i = 0; i < p.n; i++)
		*natural += p.atoms[i].width
		    + (p.atoms[i].space && i + 1 < p.n ? paragraph_space(&p, p.atoms[i].face) : 0);
	*least = widest_chain(&p);
}

mpt
line_tightest(const struct setting *setting, const struct elem *elem, const struct look *look, bool tabular)
{
	struct paragraph p = paragraph_of(setting, elem, look, tabular);

	paragraph_part(&p, INT32_MAX);
	return widest_chain(&p);
}

struct line
line_of(const struct setting *setting, struct str text, const struct look *look, mpt width)
{
	struct piece piece = { text, 0 };
	struct elem leaf = { .kind = EL_TEXT, .pieces = &piece, .n_pieces = 1 };
	struct lines lines = line_break(setting, &leaf, look, true, width);

	if (!lines.n)
		return (struct line){ 0 };
	for (size_t i = 0; i < lines.list[0].n; i++)
		lines.list[0].items[i].owner = NULL;
	return lines.list[0];
}
