#include "prose.h"
#include "../base/arena.h"

#include <string.h>

struct collector {
	struct arena *arena;
	struct prose *prose;
	const struct section *section;
	bool quoted;
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

struct str
text_lower(struct arena *arena, struct str text)
{
	char *copy = arena_copy(arena, text.p, text.n);

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)copy[i];
		if (c >= 'A' && c <= 'Z')
			copy[i] = (char)(c - 'A' + 'a');
		else if (c == 0xC3 && i + 1 < text.n && (unsigned char)copy[i + 1] >= 0x80 && (unsigned char)copy[i + 1] <= 0x9E)
			copy[i + 1] = (char)(copy[i + 1] + 0x20);
	}
	return (struct str){ copy, text.n };
}

/* The quotation mark of two or three bytes at p that is no part of a word. */
static bool
is_mark(const char *p, const char *end)
{
	return end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] != 0x99;
}

/* An apostrophe behind a word, which closes a quotation. */
static bool
is_closing(struct str text, size_t at, size_t end)
{
	return end - at >= 3 && memcmp(text.p + at, "\xE2\x80\x99", 3) == 0
	    && (at + 3 == end || !(is_letter((unsigned char)text.p[at + 3]) || char_is_digit(text.p[at + 3])));
}

/* A sign inside a word: "t/m" has none, "a.d.h.v" and "half-jaar" do. */
static bool
is_inner(struct str text, size_t at, size_t end)
{
	char c = text.p[at];

	return (c == '-' || c == '\'' || c == '.' || c == '&') && at + 1 < end
	    && (is_letter((unsigned char)text.p[at + 1]) || char_is_digit(text.p[at + 1])) && !is_mark(text.p + at + 1, text.p + end);
}

bool
word_next(struct str text, size_t *at, size_t end, struct str *word)
{
	size_t i = *at, start;

	while (i < end && !char_is_digit(text.p[i]) && (!is_letter((unsigned char)text.p[i]) || is_mark(text.p + i, text.p + end)))
		i += is_mark(text.p + i, text.p + end) ? 3 : 1;
	for (start = i; i < end; i++)
		if (is_mark(text.p + i, text.p + end) || is_closing(text, i, end)
		    || (!char_is_digit(text.p[i]) && !is_letter((unsigned char)text.p[i]) && !is_inner(text, i, end)))
			break;
	*word = (struct str){ text.p + start, i - start };
	*at = i;
	return i > start;
}

/* Whether the word stands at p, and is whole there. */
static bool
stands_at(struct str text, size_t at, const char *word, size_t n)
{
	if (at + n > text.n || (at && (is_letter((unsigned char)text.p[at - 1]) || char_is_digit(text.p[at - 1]))))
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = text.p[at + i];
		c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '\n' ? ' ' : c;
		if (c != (word[i] == '_' ? ' ' : word[i]))
			return false;
	}
	return at + n == text.n || !(is_letter((unsigned char)text.p[at + n]) || char_is_digit(text.p[at + n]));
}

bool
text_has(struct str text, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");
		for (size_t i = 0; i + n <= text.n; i++)
			if ((text.p[i] | 0x20) == (words[0] | 0x20) && stands_at(text, i, words, n))
				return true;
		words += n + (words[n] == ' ');
	}
	return false;
}

struct str
passage_part(const struct passage *passage, size_t start, size_t end)
{
	return (struct str){ passage->text.p + start, end - start };
}

bool
text_quoted(struct str text, size_t at)
{
	int open = 0;

	for (size_t i = 0; i < at; i++)
		if (text.p[i] == '"')
			open = !open;
		else if (i + 2 < text.n && memcmp(text.p + i, "\xE2\x80", 2) == 0)
			open = text.p[i + 2] == '\x9C' || text.p[i + 2] == '\x98' ? 1 : text.p[i + 2] == '\x9D' ? 0 : open;
	return open;
}

bool
text_holds(struct str text, struct str part)
{
	const char *p = text.p, *end = text.p + text.n;

	while (part.n && (size_t)(end - p) >= part.n && (p = memchr(p, part.p[0], (size_t)(end - p) - part.n + 1)))
		if (memcmp(p++, part.p, part.n) == 0)
			return true;
	return false;
}

/* sentences */

/* Whether a word is one of a list that spaces separate, in either case. */
static bool
is_among(struct str word, const char *list)
{
	while (*list) {
		size_t n = strcspn(list, " ");
		if (n == word.n && stands_at((struct str){ word.p, n }, 0, list, n))
			return true;
		list += n + (list[n] == ' ');
	}
	return false;
}

/* Whether the word that ends before a full stop is short for another, so that
 * the stop does not end a sentence. */
static bool
is_short(struct str text, size_t start, size_t stop)
{
	static const char words[] = "bijv bv nr nrs art artt dr drs mr ir ing prof ca incl excl max min mln mld blz pag tel resp evt "
	    "jl d.d dhr mevr mw st sr jr v.l.n.r vgl zgn e.d a.s lid afb fig hfst par aant gem circa ds";
	size_t at = stop;
	struct str word;

	while (at > start && !is_space(text.p[at - 1]) && text.p[at - 1] != '(')
		at--;
	word = (struct str){ text.p + at, stop - at };
	return (word.n == 1 && is_letter((unsigned char)word.p[0])) || (word.n && memchr(word.p, '.', word.n) && !char_is_digit(word.p[0]))
	    || is_among(word, words);
}

/* Where a sentence that starts at `start` ends: behind its last mark. */
static size_t
sentence_end(struct str text, size_t start)
{
	for (size_t i = start; i < text.n; i++) {
		size_t j = i + 1;
		bool dots = text.p[i] == '\xE2' && str_starts(str_from(text, i), "\xE2\x80\xA6");
		if (text.p[i] != '.' && text.p[i] != '!' && text.p[i] != '?' && !dots)
			continue;
		j += dots ? 2 : 0;
		while (j < text.n && (strchr(".!?)\"'", text.p[j]) || is_mark(text.p + j, text.p + text.n)))
			j += is_mark(text.p + j, text.p + text.n) ? 3 : 1;
		if (j < text.n && !is_space(text.p[j]))
			continue;
		if (text.p[i] == '.' && j == i + 1 && is_short(text, start, i))
			continue;
		return j;
	}
	return text.n;
}

static void
cut_sentences(struct arena *arena, struct passage *passage)
{
	for (size_t at = 0; at < passage->text.n; ) {
		size_t end;
		while (at < passage->text.n && is_space(passage->text.p[at]))
			at++;
		if (at == passage->text.n)
			return;
		end = sentence_end(passage->text, at);
		*arena_push(arena, passage->sentences, passage->n) = (struct sentence){ at, end };
		at = end;
	}
}

/* passages */

static struct passage *
add_passage(struct collector *c, enum passage_kind kind, struct str text, const struct node *node)
{
	struct passage *passage = arena_push(c->arena, c->prose->list, c->prose->n);

	*passage = (struct passage){ .kind = kind, .text = text, .node = node, .section = c->section, .quoted = c->quoted };
	cut_sentences(c->arena, passage);
	return passage;
}

static struct str
joined(struct arena *arena, const struct block *block)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < block->n_spans; i++)
		buf_add(&out, block->spans[i].text);
	return buf_str(&out);
}

static void
add_blocks(struct collector *c, const struct block *block)
{
	for (; block; block = block->next) {
		bool quoted = c->quoted;
		if (block->n_spans)
			add_passage(c, block->kind == BLOCK_HEADING ? PASSAGE_HEADING : PASSAGE_PARA,
			    joined(c->arena, block), block->node)->block = block;
		c->quoted = quoted || block->kind == BLOCK_QUOTE;
		add_blocks(c, block->first);
		c->quoted = quoted;
	}
}

static void
add_line(struct collector *c, const struct value *value)
{
	if (value->fill == FILL_GIVEN && value->node && value->node->kind == NODE_TEXT)
		add_passage(c, PASSAGE_LINE, value->text, value->node);
}

static void
add_fields(struct collector *c, const struct field_value *fields, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct field_value *field = &fields[i];
		if (field->spec->kind == VALUE_TEXT || field->spec->kind == VALUE_LEGEND || (field->spec->kind == VALUE_DATE_OR_TEXT && !field->is_date))
			add_line(c, &field->value);
		add_line(c, &field->note);
		for (size_t k = 0; k < field->n_list; k++)
			add_line(c, &field->list[k]);
		for (size_t k = 0; k < field->n_decisions; k++)
			add_line(c, &field->decisions[k].text);
	}
}

static void
collect(const struct section *section, void *data)
{
	struct collector *c = data;

	c->section = section;
	if (section->prose)
		add_blocks(c, section->prose->first);
	add_fields(c, section->fields, section->n_fields);
	for (size_t i = 0; i < section->n_rows; i++)
		add_fields(c, section->rows[i]->fields, section->spec->n_fields);
	for (size_t i = 0; i < section->money.n; i++)
		add_line(c, &section->money.rows[i].name);
	for (size_t i = 0; i < section->n_periods; i++)
		for (size_t k = 0; k < section->periods[i].n; k++)
			add_line(c, &section->periods[i].activities[k].what);
	for (size_t i = 0; i < section->n_risks; i++) {
		add_line(c, &section->risks[i].what);
		add_line(c, &section->risks[i].measure);
		add_line(c, &section->risks[i].owner);
	}
	for (size_t i = 0; i < section->n_indicators; i++)
		add_line(c, &section->indicators[i].name);
	for (size_t i = 0; i < section->n_milestones; i++) {
		add_line(c, &section->milestones[i].name);
		add_line(c, &section->milestones[i].note);
	}
	add_line(c, &section->image.caption);
	add_line(c, &section->image.alt);
}

const struct prose *
prose_collect(struct arena *arena, const struct report *report)
{
	struct collector c = { .arena = arena, .prose = arena_alloc(arena, sizeof *c.prose) };

	report_each_section(report, collect, &c);
	return c.prose;
}

/* A byte of a passage in its source: a span knows where it was written. */
static struct place
place_of(const struct passage *passage, size_t at)
{
	const struct block *block = passage->block;
	size_t before = 0, lead;

	if (!block) {
		lead = (size_t)(passage->text.p - passage->node->text.p);
		return tree_place_at(passage->node, (lead <= passage->node->text.n ? lead : 0) + at);
	}
	for (size_t i = 0; i < block->n_spans; i++) {
		const struct span *span = &block->spans[i];
		if (at < before + span->text.n || i + 1 == block->n_spans)
			return tree_place_at(block->node, span->offset + (at - before));
		before += span->text.n;
	}
	return block->node->place;
}

struct place
passage_place(const struct passage *passage, size_t start, size_t end)
{
	struct place place = place_of(passage, start), last = place_of(passage, end > start ? end - 1 : start);

	if (last.line == place.line && last.column >= place.column && last.column - place.column < 400)
		place.width = last.column - place.column + 1;
	return place;
}
