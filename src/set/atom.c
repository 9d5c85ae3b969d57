#include "atom.h"
#include "bind.h"
#include "hyphen.h"
#include "../base/arena.h"

#include <linebreak.h>
#include <string.h>

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
	struct arena *arena = p->setting->scratch;

	for (size_t i = 0; i < elem->n_pieces; i++) {
		add_text(&p->text, elem->pieces[i].text);
		*arena_push(arena, p->stretches, p->n_stretches) = (struct stretch){
		    elem, face_with(p->look->face, elem->pieces[i].face), p->text.n };
	}
	for (const struct elem *child = elem->first; child; child = child->next)
		if (elem_is_inline(child))
			collect(p, child);
}

mpt
paragraph_width(const struct paragraph *p, enum face face, int32_t units)
{
	return mpt_from_units(units, p->look->size, fonts_upem(p->setting->fonts, face));
}

static mpt
width_of(struct paragraph *p, enum face face, struct str text, mpt *known)
{
	if (!*known)
		*known = paragraph_width(p, face, fonts_shape(p->setting->fonts, face, p->tabular, text)->advance);
	return *known;
}

mpt
paragraph_space(struct paragraph *p, enum face face)
{
	return width_of(p, face, STR(" "), &p->space[face]);
}

mpt
paragraph_hyphen(struct paragraph *p, enum face face)
{
	return width_of(p, face, STR("-"), &p->hyphen[face]);
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
	struct atom *atom = arena_push(p->setting->scratch, p->atoms, p->n);
	const struct glyph_run *run;

	while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\n')) {
		atom->space = true;
		text.n--;
	}
	atom->owner = stretch->owner;
	atom->face = stretch->face;
	atom->text = drawable(p->setting->scratch, text);
	atom->may_break = may;
	atom->must_break = must;
	if (!atom->text.n)
		return;
	run = fonts_shape(p->setting->fonts, atom->face, p->tabular, atom->text);
	atom->glyphs = run->glyphs;
	atom->n = run->n;
	atom->advance = run->advance;
	atom->width = paragraph_width(p, atom->face, run->advance);
}

enum { LONGEST_ATOM = 1000 };           /* [bytes] so that no width overflows */

static bool
is_overlong(struct str text, size_t start, size_t i)
{
	return i - start >= LONGEST_ATOM && (i + 1 == text.n || ((unsigned char)text.p[i + 1] & 0xC0) != 0x80);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || char_is_upper(c);
}

/* A space between two letters is a place to break whatever stands around it, so
 * that words of letters alone need no library, which takes 300 instructions a
 * character. What is between two such spaces is judged by itself. */
static void
find_breaks(struct str text, char *breaks)
{
	for (size_t start = 0, end; start < text.n; start = end) {
		bool plain = true;
		for (end = start; end < text.n; end++) {
			bool parts = text.p[end] == ' ' && end > start && is_letter(text.p[end - 1])
			    && end + 1 < text.n && is_letter(text.p[end + 1]);
			if (parts)
				break;
			plain = plain && is_letter(text.p[end]);
		}
		if (plain)
			memset(breaks + start, LINEBREAK_NOBREAK, end - start);
		else
			set_linebreaks_utf8((const utf8_t *)text.p + start, end - start, "nl", breaks + start);
		if (end < text.n)
			breaks[end++] = LINEBREAK_ALLOWBREAK;
	}
}

/* "e-mail", "'s-Hertogenbosch": no line ends behind a single letter. */
static bool
follows_lone_letter(struct str text, size_t hyphen)
{
	return hyphen && is_letter(text.p[hyphen - 1]) && (hyphen == 1 || !(is_letter(text.p[hyphen - 2])
	    || char_is_digit(text.p[hyphen - 2]) || ((unsigned char)text.p[hyphen - 2] >= 0x80
	    && !str_ends((struct str){ text.p, hyphen - 1 }, "\xE2\x80\x99"))));
}

static void
make_atoms(struct paragraph *p)
{
	struct str text = buf_str(&p->text);
	char *breaks = arena_alloc(p->setting->scratch, text.n + 1);
	size_t start = 0, s = 0;

	find_breaks(text, breaks);
	for (size_t i = 0; i < text.n; i++) {
		bool must = text.p[i] == '\n';
		bool may = must || is_overlong(text, start, i) || (breaks[i] == LINEBREAK_ALLOWBREAK
		    && !(text.p[i] == ' ' ? text_binds(text, i) : text.p[i] == '-' && follows_lone_letter(text, i)));
		while (p->stretches[s].end <= i)
			s++;
		if (!may && i + 1 != p->stretches[s].end && i + 1 != text.n)
			continue;
		add_atom(p, &p->stretches[s], (struct str){ text.p + start, i + 1 - start }, may, must);
		start = i + 1;
	}
}

/* Appends the glyphs first..end of an atom, which say `text`. */
static struct atom *
add_slice(struct paragraph *p, const struct atom *whole, size_t first, size_t end, struct str text)
{
	struct atom *piece = arena_push(p->setting->scratch, p->atoms, p->n);

	*piece = *whole;
	piece->text = text;
	piece->glyphs = whole->glyphs + first;
	piece->n = end - first;
	piece->advance = 0;
	for (size_t i = 0; i < piece->n; i++)
		piece->advance += piece->glyphs[i].advance;
	piece->width = paragraph_width(p, whole->face, piece->advance);
	if (end < whole->n) {
		piece->space = piece->must_break = piece->hyphen = false;
		piece->may_break = true;
	}
	return piece;
}

static bool
starts_in_letter(struct str text)
{
	return text.n && (is_letter(text.p[0]) || (unsigned char)text.p[0] >= 0xC3);
}

static bool
ends_in_letter(struct str text)
{
	return text.n && (is_letter(text.p[text.n - 1]) || (unsigned char)text.p[text.n - 1] >= 0x80);
}

/* A line's width, less a hyphen when it is wide enough for one. */
static mpt
room_for_letters(struct paragraph *p, enum face face, mpt width)
{
	mpt hyphen = paragraph_hyphen(p, face);

	return width > 6 * hyphen ? width - hyphen : width;
}

/* Cuts an atom that is wider than a line into pieces that are not, with a hyphen
 * where that is in a word and leaves room for letters. */
static void
cut_atom(struct paragraph *p, struct atom whole, mpt width)
{
	mpt room = room_for_letters(p, whole.face, width);
	size_t first = 0, bytes = 0, start = 0;
	int32_t advance = 0;

	for (size_t i = 0; i < whole.n; i++) {
		const struct glyph *glyph = &whole.glyphs[i];
		if (glyph->bytes && i > first && paragraph_width(p, whole.face, advance + glyph->advance) > room) {
			add_slice(p, &whole, first, i, (struct str){ whole.text.p + start, bytes - start })->hyphen =
			    room < width && ends_in_letter((struct str){ whole.text.p, bytes })
			    && starts_in_letter(str_from(whole.text, bytes));
			first = i;
			start = bytes;
			advance = 0;
		}
		advance += glyph->advance;
		bytes += glyph->bytes;
	}
	add_slice(p, &whole, first, whole.n, str_from(whole.text, start));
}

/* Parts a word at its places, save within a ligature. */
static void
part_atom(struct paragraph *p, struct atom whole, const uint16_t *places, size_t n)
{
	size_t first = 0, bytes = 0, start = 0, k = 0;

	for (size_t i = 0; i < whole.n; i++) {
		while (k < n && places[k] < bytes)
			k++;
		if (k < n && places[k] == bytes && whole.glyphs[i].bytes && i > first) {
			add_slice(p, &whole, first, i, (struct str){ whole.text.p + start, bytes - start })->hyphen = true;
			first = i;
			start = bytes;
		}
		bytes += whole.glyphs[i].bytes;
	}
	add_slice(p, &whole, first, whole.n, str_from(whole.text, start));
}

void
paragraph_part(struct paragraph *p, mpt width)
{
	struct atom *atoms = p->atoms;
	uint16_t places[HYPHEN_LONGEST];
	size_t n = p->n;

	p->atoms = NULL;
	p->n = 0;
	for (size_t i = 0; i < n; i++) {
		bool joined = i && !atoms[i - 1].may_break && !atoms[i - 1].space;
		enum capital capital = atoms[i].width > width ? CAPITAL_WIDE : i == 0 ? CAPITAL_OPENS : CAPITAL_NAME;
		size_t n_places = joined || !(atoms[i].may_break || atoms[i].space || i + 1 == n) ? 0
		    : hyphen_places(p->setting->style, atoms[i].text, capital, places);
		part_atom(p, atoms[i], places, n_places);
	}
}

/* Atoms that hang together wider than a line are parted before the one that
 * does not fit. */
static void
part_wide_chains(struct paragraph *p, mpt width)
{
	mpt chain = 0;

	for (size_t i = 0; i < p->n; i++) {
		mpt room = room_for_letters(p, p->atoms[i].face, width);
		chain += p->atoms[i].width;
		if (chain > room && i && !p->atoms[i - 1].may_break) {
			struct atom *last = &p->atoms[i - 1];
			last->may_break = true;
			last->hyphen = room < width && ends_in_letter(last->text) && starts_in_letter(p->atoms[i].text);
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
			*arena_push(p->setting->scratch, p->atoms, p->n) = atoms[i];
}

/* Where not even a piece and its hyphen fit, the hyphen goes. */
static void
drop_wide_hyphens(struct paragraph *p, mpt width)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->atoms[i].hyphen && p->atoms[i].width + paragraph_hyphen(p, p->atoms[i].face) > width)
			p->atoms[i].hyphen = false;
}

void
paragraph_cut(struct paragraph *p, mpt width)
{
	drop_wide_hyphens(p, width);
	cut_wide_atoms(p, width);
	part_wide_chains(p, width);
}

struct paragraph
paragraph_of(const struct setting *setting, const struct elem *elem, const struct look *look, bool tabular)
{
	struct paragraph p = { .setting = setting, .look = look, .tabular = tabular };

	arena_reset(setting->scratch);
	p.text.arena = setting->scratch;
	collect(&p, elem);
	while (p.text.n && (p.text.p[p.text.n - 1] == ' ' || p.text.p[p.text.n - 1] == '\n'))
		p.text.n--;
	make_atoms(&p);
	return p;
}
