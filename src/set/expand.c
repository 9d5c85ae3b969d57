#include "expand.h"
#include "../base/arena.h"

struct spoken {
	struct str word, expansion, language;
	const struct spoken *next;      /* with the same first byte */
};

struct expander {
	struct arena *arena;
	struct spoken *first[256];      /* by first byte, a capital as a small letter */
};

/* A byte of a letter or a figure: of UTF-8 all but U+0080..00BF and U+2000 and up,
 * which are marks. */
static bool
is_letter(struct str text, size_t at)
{
	unsigned char c = (unsigned char)text.p[at];

	while (c >= 0x80 && c < 0xC0 && at)
		c = (unsigned char)text.p[--at];
	return (c >= 'a' && c <= 'z') || char_is_upper((char)c) || char_is_digit((char)c) || (c >= 0xC3 && c < 0xE2);
}

static char
lower(char c)
{
	return char_is_upper(c) ? (char)(c | 32) : c;
}

static void
add_term(struct expander *x, struct str word, struct str expansion, struct str language)
{
	struct spoken *term = arena_alloc(x->arena, sizeof *term);
	unsigned char c;

	if (!word.n || str_eq(word, expansion))
		return;
	c = (unsigned char)lower(*word.p);
	*term = (struct spoken){ word, expansion, language, x->first[c] };
	x->first[c] = term;
}

/* "BTW" is also written btw and Btw; two letters may be another word. */
static bool
is_same(struct str term, struct str word)
{
	for (size_t i = 0; i < term.n; i++)
		if (term.p[i] != word.p[i] && (term.n < 3 || lower(term.p[i]) != lower(word.p[i])))
			return false;
	return true;
}

/* Whether a text goes on with a part of the same word: a letter, or a hyphen and one. */
static bool
goes_on(struct str text)
{
	return text.n && (is_letter(text, 0) || (text.p[0] == '-' && text.n > 1 && is_letter(text, 1)));
}

/* The longest term that stands as whole words at the start of a word. */
static const struct spoken *
term_at(const struct expander *x, struct str text, size_t at)
{
	const struct spoken *best = NULL;

	for (const struct spoken *term = x->first[(unsigned char)lower(text.p[at])]; term; term = term->next) {
		struct str rest = str_from(text, at), word = { rest.p, term->word.n };
		bool fits = word.n <= rest.n && is_same(term->word, word)
		    && (word.p[word.n - 1] == '.' || !goes_on(str_from(rest, word.n)));
		if (fits && (!best || word.n > best->word.n))
			best = term;
	}
	return best;
}

/* The next term from a place on, which it is moved to. */
static const struct spoken *
next_term(const struct expander *x, struct str text, size_t *at)
{
	bool inside = *at && is_letter(text, *at - 1);

	for (; *at < text.n; ++*at) {
		char c = text.p[*at];
		const struct spoken *term = inside ? NULL : term_at(x, text, *at);
		if (term)
			return term;
		inside = is_letter(text, *at) || (c == '-' && inside);
	}
	return NULL;
}

/* A new leaf, or span, behind those that took the place of another leaf. */
static struct elem *
append(struct expander *x, struct elem *parent, struct elem **last, enum elem_kind kind)
{
	struct elem *elem = arena_alloc(x->arena, sizeof *elem);

	*elem = (struct elem){ .kind = kind, .look = parent->look, .parent = parent };
	if (*last)
		(*last)->next = elem;
	return *last = elem;
}

static void
add_piece(struct expander *x, struct elem *parent, struct elem **last, struct piece piece)
{
	struct elem *leaf = *last && (*last)->kind == EL_TEXT ? *last : append(x, parent, last, EL_TEXT);

	*arena_push(x->arena, leaf->pieces, leaf->n_pieces) = piece;
}

static void
add_span(struct expander *x, struct elem *parent, struct elem **last, const struct spoken *term, struct piece piece)
{
	struct elem *span = append(x, parent, last, EL_SPAN);

	span->expansion = term->expansion;
	span->language = term->language;
	elem_words(x->arena, span, piece.text, piece.face);
}

/* The point of an abbreviation at the end of a text is the sentence's too. */
static bool
ends_sentence(struct str text, size_t n)
{
	return text.p[n - 1] == '.' && n == text.n;
}

static void
split_piece(struct expander *x, struct elem *parent, struct elem **last, struct piece piece)
{
	struct str text = piece.text;
	const struct spoken *term;
	size_t start = 0, at = 0;

	while ((term = next_term(x, text, &at))) {
		if (at > start)
			add_piece(x, parent, last, (struct piece){ { text.p + start, at - start }, piece.face });
		start = at + term->word.n - ends_sentence(str_from(text, at), term->word.n);
		add_span(x, parent, last, term, (struct piece){ { text.p + at, start - at }, piece.face });
		at = start;
	}
	if (start < text.n)
		add_piece(x, parent, last, (struct piece){ str_from(text, start), piece.face });
}

static bool
has_term(const struct expander *x, const struct elem *leaf)
{
	for (size_t i = 0; i < leaf->n_pieces; i++) {
		size_t at = 0;
		if (next_term(x, leaf->pieces[i].text, &at))
			return true;
	}
	return false;
}

/* Puts leaves and spans in the place of a leaf; returns the last of them. */
static struct elem *
split_leaf(struct expander *x, struct elem *parent, struct elem *before, struct elem *leaf)
{
	struct elem first = { 0 }, *last = &first;

	for (size_t i = 0; i < leaf->n_pieces; i++)
		split_piece(x, parent, &last, leaf->pieces[i]);
	*(before ? &before->next : &parent->first) = first.next;
	last->next = leaf->next;
	if (parent->last == leaf)
		parent->last = last;
	return last;
}

static void
expand(struct expander *x, struct elem *elem)
{
	struct elem *before = NULL;

	for (struct elem *child = elem->first; child; before = child, child = child->next)
		if (child->kind != EL_TEXT)
			expand(x, child);
		else if (elem->kind != EL_SPAN && has_term(x, child))
			child = split_leaf(x, elem, before, child);
}

void
elem_expand(struct arena *arena, const struct style *style, struct elem *root)
{
	struct expander x = { .arena = arena };

	for (size_t i = 0; i < style->n_abbreviations; i++)
		add_term(&x, style->abbreviations[i].word, style->abbreviations[i].meaning, (struct str){ 0 });
	for (size_t i = 0; i < style->n_foreign; i++)
		add_term(&x, style->foreign[i].word, (struct str){ 0 }, style->foreign[i].language);
	expand(&x, root);
}
