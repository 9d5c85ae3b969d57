/*
 * A paragraph becomes atoms: pieces between break opportunities, each of one
 * face and one owner. The breaks are then chosen by a dynamic programme over
 * the atoms (cost: the squares of what lines fall short, after Knuth and
 * Plass), and each line's atoms are joined into as few items as there are
 * faces and owners. Invariant: the atoms in order are the whole text.
 */
#include "line.h"
#include "../base/arena.h"

#include <linebreak.h>
#include <string.h>

struct stretch {
	const struct elem *owner;       /* EL_TEXT */
	enum face face;
	size_t end;                     /* [bytes] in the paragraph's text */
};

struct atom {
	const struct elem *owner;
	enum face face;
	struct str text;
	const struct glyph *glyphs;
	size_t n;
	int32_t advance;                /* [font units] */
	mpt width;
	bool space;                     /* a space follows */
	bool may_break, must_break;     /* after it */
};

struct paragraph {
	const struct setting *setting;
	const struct look *look;
	bool tabular;
	struct buf text;
	struct stretch *stretches;
	size_t n_stretches;
	struct atom *atoms;
	size_t n;
	mpt space[FACE_COUNT];          /* width; 0 until asked */
};

void
line_prepare(void)
{
	init_linebreak();
}

/* White space is one space, however it was typed; soft hyphens go. */
static void
add_text(struct buf *out, struct str text)
{
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		bool white = c == ' ' || c == '\t' || c == '\r';
		if (white && (out->n == 0 || out->p[out->n - 1] == ' ' || out->p[out->n - 1] == '\n'))
			continue;
		if (c == '\n')
			while (out->n && out->p[out->n - 1] == ' ')
				out->n--;
		if (white || (c > 0 && c < 0x80))
			buf_char(out, white ? ' ' : (char)c);
		else if (c >= 0x80 && c != 0xAD)
			buf_utf8(out, c);
	}
}

static void
collect(struct paragraph *p, const struct elem *elem)
{
	struct arena *arena = p->setting->arena;

	for (size_t i = 0; i < elem->n_pieces; i++) {
		add_text(&p->text, elem->pieces[i].text);
		*arena_push(arena, p->stretches, p->n_stretches) = (struct stretch){
		    elem, face_with(p->look->face, elem->pieces[i].face), p->text.n };
	}
	for (const struct elem *child = elem->first; child; child = child->next)
		if (child->kind == EL_TEXT || child->kind == EL_LINK)
			collect(p, child);
}

static mpt
scaled(const struct paragraph *p, enum face face, int32_t units)
{
	return mpt_from_units(units, p->look->size, fonts_upem(p->setting->fonts, face));
}

static mpt
space_width(struct paragraph *p, enum face face)
{
	if (!p->space[face])
		p->space[face] = scaled(p, face, fonts_shape(p->setting->fonts, face, p->tabular, STR(" "))->advance);
	return p->space[face];
}

/* U+2011 is drawn as a hyphen: hardly any font has it. */
static struct str
drawable(struct arena *arena, struct str text)
{
	struct buf out = { .arena = arena };
	const char *p = text.p, *end = p + text.n;

	if (!text.n || !memchr(text.p, 0xE2, text.n))
		return text;
	while (p < end) {
		int32_t c = utf8_next(&p, end);
		buf_utf8(&out, c == 0x2011 ? '-' : c);
	}
	return buf_str(&out);
}

static void
add_atom(struct paragraph *p, const struct stretch *stretch, struct str text, bool may, bool must)
{
	struct atom *atom = arena_push(p->setting->arena, p->atoms, p->n);
	const struct glyph_run *run;

	while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\n')) {
		atom->space = true;
		text.n--;
	}
	atom->owner = stretch->owner;
	atom->face = stretch->face;
	atom->text = drawable(p->setting->arena, text);
	atom->may_break = may;
	atom->must_break = must;
	if (!atom->text.n)
		return;
	run = fonts_shape(p->setting->fonts, atom->face, p->tabular, atom->text);
	atom->glyphs = run->glyphs;
	atom->n = run->n;
	atom->advance = run->advance;
	atom->width = scaled(p, atom->face, run->advance);
}

enum { LONGEST_ATOM = 1000 };           /* [bytes] so that no width overflows */

static bool
is_overlong(struct str text, size_t start, size_t i)
{
	return i - start >= LONGEST_ATOM && (i + 1 == text.n || ((unsigned char)text.p[i + 1] & 0xC0) != 0x80);
}

static void
make_atoms(struct paragraph *p)
{
	struct str text = buf_str(&p->text);
	char *breaks = arena_alloc(p->setting->arena, text.n + 1);
	size_t start = 0, s = 0;

	set_linebreaks_utf8((const utf8_t *)text.p, text.n, "nl", breaks);
	for (size_t i = 0; i < text.n; i++) {
		bool must = text.p[i] == '\n';
		bool may = breaks[i] == LINEBREAK_ALLOWBREAK || must || is_overlong(text, start, i);
		while (p->stretches[s].end <= i)
			s++;
		if (!may && i + 1 != p->stretches[s].end && i + 1 != text.n)
			continue;
		add_atom(p, &p->stretches[s], (struct str){ text.p + start, i + 1 - start }, may, must);
		start = i + 1;
	}
}

/* Cuts an atom that is wider than a line into pieces that are not. */
static void
cut_atom(struct paragraph *p, struct atom whole, mpt width)
{
	size_t first = 0, bytes = 0, start = 0;
	int32_t advance = 0;

	for (size_t i = 0; i <= whole.n; i++) {
		bool end = i == whole.n;
		if (end || (whole.glyphs[i].bytes && i > first
		    && scaled(p, whole.face, advance + whole.glyphs[i].advance) > width)) {
			struct atom *piece = arena_push(p->setting->arena, p->atoms, p->n);
			*piece = whole;
			piece->text = (struct str){ whole.text.p + start, bytes - start };
			piece->glyphs = whole.glyphs + first;
			piece->n = i - first;
			piece->advance = advance;
			piece->width = scaled(p, whole.face, advance);
			if (!end) {
				piece->space = piece->must_break = false;
				piece->may_break = true;
			}
			first = i;
			start = bytes;
			advance = 0;
		}
		if (!end) {
			advance += whole.glyphs[i].advance;
			bytes += whole.glyphs[i].bytes;
		}
	}
}

/* Atoms that hang together wider than a line are parted before the one that
 * does not fit. */
static void
part_wide_chains(struct paragraph *p, mpt width)
{
	mpt chain = 0;

	for (size_t i = 0; i < p->n; i++) {
		chain += p->atoms[i].width;
		if (chain > width && i && !p->atoms[i - 1].may_break) {
			p->atoms[i - 1].may_break = true;
			chain = p->atoms[i].width;
		}
		if (p->atoms[i].may_break)
			chain = 0;
	}
}

static void
cut_wide_atoms(struct paragraph *p, mpt width)
{
	struct atom *atoms = p->atoms;
	size_t n = p->n, wide = 0;

	for (size_t i = 0; i < n; i++)
		wide += atoms[i].width > width;
	if (!wide)
		return;
	p->atoms = NULL;
	p->n = 0;
	for (size_t i = 0; i < n; i++)
		if (atoms[i].width > width)
			cut_atom(p, atoms[i], width);
		else
			*arena_push(p->setting->arena, p->atoms, p->n) = atoms[i];
}

static struct paragraph
paragraph_of(const struct setting *setting, const struct elem *elem, const struct look *look, bool tabular)
{
	struct paragraph p = { .setting = setting, .look = look, .tabular = tabular };

	p.text.arena = setting->arena;
	collect(&p, elem);
	while (p.text.n && (p.text.p[p.text.n - 1] == ' ' || p.text.p[p.text.n - 1] == '\n'))
		p.text.n--;
	make_atoms(&p);
	return p;
}

/* What a line costs: the square of the white at its end in per mille; the last
 * line costs nothing, unless it is a mere stump. */
static int64_t
line_cost(mpt used, mpt width, bool last)
{
	int64_t white = (int64_t)(width - used) * 1000 / (width ? width : 1);

	if (last)
		return used < width / 5 ? 40000 : 0;
	return white * white;
}

/* best[i]: least cost of lines that end before atom i; from[i]: where the last
 * of those lines starts. A line that must be too wide (atoms that cannot be
 * parted) is let through when it starts with the first of them. */
static size_t *
choose_breaks(struct paragraph *p, mpt width)
{
	struct arena *arena = p->setting->arena;
	int64_t *best = arena_array(arena, p->n + 1, sizeof *best);
	size_t *from = arena_array(arena, p->n + 1, sizeof *from);

	for (size_t end = 1; end <= p->n; end++) {
		const struct atom *tail = &p->atoms[end - 1];
		mpt used = 0;
		best[end] = INT64_MAX;
		if (!tail->may_break && end != p->n)
			continue;
		for (size_t start = end; start-- > 0; ) {
			const struct atom *atom = &p->atoms[start];
			if (start + 1 != end && atom->must_break)
				break;
			used += atom->width + (start + 1 != end && atom->space ? space_width(p, atom->face) : 0);
			if (used > width && best[end] != INT64_MAX)
				break;
			if (best[start] == INT64_MAX)
				continue;
			int64_t cost = best[start] + (used > width ? (int64_t)1 << 40
			    : line_cost(used, width, end == p->n || tail->must_break));
			if (cost < best[end]) {
				best[end] = cost;
				from[end] = start;
			}
		}
	}
	return from;
}

static struct item *
add_item(struct paragraph *p, struct line *line, const struct atom *atom, size_t glyphs)
{
	struct item *item = arena_push(p->setting->arena, line->items, line->n);

	item->kind = ITEM_TEXT;
	item->owner = (struct elem *)atom->owner;
	item->x = line->width;
	item->colour = atom->owner && atom->owner->parent && atom->owner->parent->kind == EL_LINK
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
	struct buf said = { .arena = p->setting->arena };
	size_t stop = i, glyphs = 0;
	int32_t units = 0, trailing = 0;
	struct item *item;

	for (; stop < end && p->atoms[stop].owner == first->owner && p->atoms[stop].face == first->face; stop++)
		glyphs += p->atoms[stop].n + space->n;
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
		if (!at_end)
			trailing = 0;
	}
	item->text = buf_str(&said);
	item->width = scaled(p, first->face, units - trailing);
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
	cut_wide_atoms(&p, width);
	part_wide_chains(&p, width);
	from = choose_breaks(&p, width);
	for (size_t end = p.n; end; end = from[end])
		*arena_push(setting->arena, ends, n_ends) = end;
	lines.n = n_ends;
	lines.list = arena_array(setting->arena, n_ends, sizeof *lines.list);
	for (size_t i = 0; i < n_ends; i++) {
		size_t end = ends[n_ends - 1 - i];
		for (size_t start = from[end]; start < end; )
			start = make_item(&p, &lines.list[i], start, end, i + 1 == n_ends);
	}
	return lines;
}

void
line_measure(const struct setting *setting, const struct elem *elem, const struct look *look, bool tabular,
    mpt *natural, mpt *least)
{
	struct paragraph p = paragraph_of(setting, elem, look, tabular);
	mpt word = 0;

	*natural = *least = 0;
	for (size_t i = 0; i < p.n; i++) {
		word += p.atoms[i].width;
		*natural += p.atoms[i].width
		    + (p.atoms[i].space && i + 1 < p.n ? space_width(&p, p.atoms[i].face) : 0);
		if (word > *least)
			*least = word;
		if (p.atoms[i].may_break)
			word = 0;
	}
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
