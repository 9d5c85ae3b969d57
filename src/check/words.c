/*
 * How words are written: spaces, doubles, long sentences, the capital IJ,
 * abbreviations, the names of opgaven. Where a doubt remains a rule is silent,
 * for these are notes: a reader who gets ten that are wrong reads no more.
 */
#include "prose.h"
#include "../base/arena.h"
#include "../base/map.h"

#include <string.h>

static bool
is_space(char c)
{
	return c == ' ' || c == '\n';
}

static bool
is_lower(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* spaces */

/* The words around a byte, for a message. */
static struct str
around(const struct passage *p, size_t at)
{
	size_t start = at, end = at;

	while (start && is_space(p->text.p[start - 1]))
		start--;
	while (start && !is_space(p->text.p[start - 1]))
		start--;
	while (end < p->text.n && is_space(p->text.p[end]))
		end++;
	while (end < p->text.n && !is_space(p->text.p[end]))
		end++;
	if (end - start > 60)
		start = at > 20 ? at - 20 : 0, end = at + 20 < p->text.n ? at + 20 : p->text.n;
	while (start && ((unsigned char)p->text.p[start] & 0xC0) == 0x80)
		start--;
	while (end < p->text.n && ((unsigned char)p->text.p[end] & 0xC0) == 0x80)
		end++;
	return passage_part(p, start, end);
}

/* An address of a page or of mail may have marks without space. */
static bool
in_address(const struct passage *p, size_t at)
{
	struct str word = around(p, at);

	return memchr(word.p, '@', word.n) || memchr(word.p, '/', word.n) || text_has(word, "www http https");
}

static bool
is_wrong_space(const struct passage *p, size_t i)
{
	const char *t = p->text.p;
	char after = i + 1 < p->text.n ? t[i + 1] : 0, then = i + 2 < p->text.n ? t[i + 2] : 0;

	if (i && t[i - 1] == '(')
		return true;
	if (after == ' ')
		return t[i] == ' ' && i && !is_space(t[i - 1]);
	if (!after || !strchr(",;:!?).", after) || !i || is_space(t[i - 1]))
		return false;
	return after == ')' || !then || is_space(then) || (after != '.' && !strchr(".)-/", then) && after != ':'
	    && after != '?' && after != '!' && !char_is_digit(then));
}

static bool
lacks_space(const struct passage *p, size_t i)
{
	const char *t = p->text.p;

	if (!i || i + 1 >= p->text.n)
		return false;
	if (t[i] == ',' || t[i] == ';')
		return is_lower(t[i - 1]) && (is_lower(t[i + 1]) || char_is_upper(t[i + 1])) && (unsigned char)t[i + 1] != 0xE2;
	return t[i] == '.' && i > 1 && is_lower(t[i - 1]) && is_lower(t[i - 2]) && i + 2 < p->text.n
	    && (char_is_upper(t[i + 1]) || (unsigned char)t[i + 1] == 0xC3) && (is_lower(t[i + 2]) || t[i + 2] == ' ');
}

static void
check_spaces(struct checking *c, const struct passage *p)
{
	for (size_t i = 0; i < p->text.n && !diag_full(c->findings, SPACE); i++) {
		bool wrong = is_space(p->text.p[i]) ? is_wrong_space(p, i) : strchr(",;.", p->text.p[i]) && lacks_space(p, i);
		if (!wrong || in_address(p, i))
			continue;
		diag_add(c->findings, SPACE, passage_place(p, i, i + 1), around(p, i));
		while (i + 1 < p->text.n && is_space(p->text.p[i + 1]))
			i++;
	}
}

/* doubles */

static const char may_repeat[] = "die dat zijn haar hun het had was u je wie wat ons er als weg heel deze ja nee bla tik klop wel zo";

static bool
is_gap(struct str text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (!is_space(text.p[i]))
			return false;
	return end > start;
}

/* The same letters, the first one in either case. */
static bool
is_same(struct str before, struct str word)
{
	return before.n == word.n && (before.p[0] | 0x20) == (word.p[0] | 0x20)
	    && memcmp(before.p + 1, word.p + 1, word.n - 1) == 0;
}

static void
check_double(struct checking *c, const struct passage *p, struct str before, struct str word)
{
	size_t start = (size_t)(word.p - p->text.p), end = start + word.n;

	if (before.n && is_same(before, word) && !char_is_upper(word.p[0]) && !char_is_digit(word.p[0])
	    && is_gap(p->text, (size_t)(before.p - p->text.p) + before.n, start)
	    && !(end < p->text.n && p->text.p[end] == '-') && !text_has(word, may_repeat)
	    && !diag_full(c->findings, WORD_TWICE))
		diag_add(c->findings, WORD_TWICE, passage_place(p, start, end), word);
}

/* sentences and letters */

enum { SENTENCE_WORDS = 35 };

static size_t
count_words(struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += !is_space(text.p[i]) && (i == 0 || is_space(text.p[i - 1]));
	return n;
}

static void
check_length(struct checking *c, const struct passage *p)
{
	for (size_t i = 0; i < p->n && p->kind == PASSAGE_PARA; i++) {
		size_t n = count_words(passage_part(p, p->sentences[i].start, p->sentences[i].end));
		if (n > SENTENCE_WORDS)
			diag_add(c->findings, SENTENCE_LONG, passage_place(p, p->sentences[i].start, p->sentences[i].end),
			    str_printf(c->arena, "%zu", n));
	}
}

static void
check_ij(struct checking *c, const struct passage *p, struct str word)
{
	size_t start = (size_t)(word.p - p->text.p);

	if (word.n >= 2 && word.p[0] == 'I' && word.p[1] == 'j' && (word.n == 2 || is_lower(word.p[2])))
		diag_add(c->findings, CAPITAL_IJ, passage_place(p, start, start + word.n), word,
		    str_printf(c->arena, "IJ%.*s", (int)word.n - 2, word.p + 2));
}

/* abbreviations */

struct abbreviating {
	struct checking *c;
	struct map seen;                /* known, explained or found before */
};

/* The capitals at the front of a word: "VVE" of "VVE-groep" and of "VVE's". */
static struct str
capitals(struct str word)
{
	size_t n = 0;

	while (n < word.n && (char_is_upper(word.p[n]) || (word.p[n] == '&' && n)))
		n++;
	if (n < word.n && word.p[n] != '-' && word.p[n] != '\'' && (unsigned char)word.p[n] != 0xE2)
		return (struct str){ 0 };
	for (size_t i = n; i < word.n; i++)
		if (char_is_digit(word.p[i]))
			return (struct str){ 0 };
	return (struct str){ word.p, n };
}

static bool
is_roman(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!strchr("IVXLCDM", word.p[i]))
			return false;
	return true;
}

static bool
shouts(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (i == SENTENCE_JUDGED || (text.p[i] >= 'a' && text.p[i] <= 'z'))
			return false;
	return count_words(text) > 1;
}

/* A unit, a postcode or part of an account: what stands before it is a number. */
static bool
follows_number(struct str text, size_t start)
{
	while (start && is_space(text.p[start - 1]))
		start--;
	return start && char_is_digit(text.p[start - 1]);
}

/* "Buurt Preventie Team (BPT)": alone between brackets, perhaps after a word or
 * two such as "hierna". */
static bool
is_bracketed(struct str text, size_t start, size_t end)
{
	size_t open = start;

	if (end >= text.n || text.p[end] != ')')
		return false;
	while (open && text.p[open - 1] != '(')
		open--;
	return open && (open == start || text_has((struct str){ text.p + open, start - open }, "hierna afgekort kortweg"));
}

/* "BPT (Buurt Preventie Team)": the words between the brackets start alike. */
static bool
is_spelled_out(struct str text, struct str word, size_t end)
{
	struct str inside = { 0 };

	if (end + 2 >= text.n || text.p[end] != ' ' || text.p[end + 1] != '(')
		return false;
	inside = str_from(text, end + 2);
	return inside.n && (inside.p[0] == word.p[0] || inside.p[0] == word.p[0] + 'a' - 'A')
	    && (inside.n < 2 || !char_is_upper(inside.p[1]));
}

/* The sentence that a word stands in. */
static struct str
sentence_of(const struct passage *p, size_t at)
{
	for (size_t i = 0; i < p->n; i++)
		if (at < p->sentences[i].end)
			return passage_part(p, p->sentences[i].start, p->sentences[i].end);
	return p->text;
}

static void
check_abbreviation(struct abbreviating *a, const struct passage *p, struct str word)
{
	size_t start = (size_t)(word.p - p->text.p), end = start + word.n;
	struct str head;

	if (word.n < 2 || !char_is_upper(word.p[0]) || !(char_is_upper(word.p[1]) || word.p[1] == '&'))
		return;
	head = capitals(word);
	if (head.n < 2 || head.n > 6 || is_roman(head) || str_is(head, "IJ") || follows_number(p->text, start)
	    || map_get(&a->seen, head, 0) || shouts(sentence_of(p, start)))
		return;
	map_put(&a->seen, head, 1);
	if (!is_bracketed(p->text, start, end) && !is_spelled_out(p->text, head, end))
		diag_add(a->c->findings, ABBREVIATION, passage_place(p, start, start + head.n), head);
}

/* names of opgaven */

/* The letters of a name without the hyphens and spaces between its words, "en"
 * as its sign: what all spellings of it share. */
static struct str
skeleton(struct arena *arena, struct str text)
{
	struct str lower = str_fold(arena, text), part;
	struct buf out = { .arena = arena };

	while (str_cut(&lower, ' ', &part))
		for (size_t i = 0; i < part.n; i++)
			if (str_is(part, "en")) {
				buf_char(&out, '&');
				break;
			} else {
				buf_char(&out, strchr("+/", part.p[i]) ? '&' : part.p[i]);
			}
	return buf_str(&out);
}

static bool
is_name_of(const struct theme *theme, struct str text)
{
	for (size_t i = 0; i < theme->n_names; i++)
		if (str_eq(theme->names[i], text))
			return true;
	return false;
}

/* White space as one space: a name may stand on two lines. */
static struct str
one_spaced(struct arena *arena, struct str text)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < text.n; i++)
		if (!is_space(text.p[i]) || (i && !is_space(text.p[i - 1])))
			buf_char(&out, is_space(text.p[i]) ? ' ' : text.p[i]);
	return buf_str(&out);
}

/* A spelling of a name must look like one: a capital at its front, and then
 * either a capital or a sign where the name has none. */
static bool
is_variant(struct checking *c, const struct theme *theme, struct str text)
{
	struct str plain = one_spaced(c->arena, text), lower = text_lower(c->arena, plain);

	if (!char_is_upper(text.p[0]) || is_name_of(theme, plain) || shouts(text))
		return false;
	for (size_t i = 0; i < theme->n_names; i++)
		if (str_eq(text_lower(c->arena, theme->names[i]), lower) && !memchr(theme->names[i].p, ' ', theme->names[i].n))
			return false;
	return true;
}

/* The end of a stretch from `start` that has the skeleton of a name, or 0. */
static size_t
variant_end(struct checking *c, const struct passage *p, const struct str *skeletons, size_t n, size_t start)
{
	size_t at = start, words = 0;
	struct str word;

	while (words++ < 7 && word_next(p->text, &at, p->text.n, &word)) {
		struct str stretch = passage_part(p, start, at);
		struct str bones;
		if (memchr(stretch.p, '.', stretch.n) || memchr(stretch.p, ',', stretch.n) || memchr(stretch.p, ':', stretch.n)
		    || memchr(stretch.p, '(', stretch.n))
			return 0;
		bones = skeleton(c->arena, stretch);
		for (size_t i = 0; i < n; i++)
			if (str_eq(bones, skeletons[i]))
				return at;
		if (bones.n > 80)
			return 0;
	}
	return 0;
}

/* An opgave, and what all spellings of its names share. */
struct naming {
	const struct theme *theme;
	const struct str *skeletons;
	struct finding *finding;        /* one for an opgave: other places are marked */
	const struct passage *last;     /* where a name was found last, */
	size_t end;                     /* and where it ended */
};

/* A spelling starts as the name does. */
static bool
starts_alike(const struct naming *naming, struct str word)
{
	for (size_t i = 0; i < naming->theme->n_names; i++) {
		struct str bones = naming->skeletons[i];
		bool same = word.n >= 3 && bones.n >= 3;
		for (size_t k = 0; same && k < 3; k++)
			same = (word.p[k] | 0x20) == (bones.p[k] | 0x20);
		if (same)
			return true;
	}
	return false;
}

static void
check_name(struct checking *c, struct naming *naming, const struct passage *p, struct str word)
{
	size_t start = (size_t)(word.p - p->text.p), end;
	struct place place;

	if (!char_is_upper(word.p[0]) || (naming->last == p && start < naming->end) || !starts_alike(naming, word))
		return;
	end = variant_end(c, p, naming->skeletons, naming->theme->n_names, start);
	if (!end)
		return;
	naming->last = p;
	naming->end = end;
	if (!is_variant(c, naming->theme, passage_part(p, start, end)))
		return;
	place = passage_place(p, start, end);
	if (naming->finding)
		diag_mark(c->findings, naming->finding, place, STR("ook hier"));
	else
		naming->finding = diag_add(c->findings, NAME_VARIANT, place, passage_part(p, start, end), naming->theme->name.text);
}

static struct naming *
read_names(struct checking *c)
{
	struct naming *list = arena_array(c->arena, c->report->n_themes, sizeof *list);

	for (size_t t = 0; t < c->report->n_themes; t++) {
		const struct theme *theme = &c->report->themes[t];
		struct str *skeletons = arena_array(c->arena, theme->n_names, sizeof *skeletons);
		for (size_t i = 0; i < theme->n_names; i++)
			skeletons[i] = skeleton(c->arena, theme->names[i]);
		list[t] = (struct naming){ theme, skeletons, NULL, NULL, 0 };
	}
	return list;
}

static void
check_passage(struct abbreviating *a, struct naming *names, const struct passage *p)
{
	struct str before = { 0 }, word;

	if (diag_full(a->c->findings, SPACE))
		return;                 /* places of more would only cost time */
	check_spaces(a->c, p);
	check_length(a->c, p);
	a->c->tally.sentences += p->kind == PASSAGE_PARA ? p->n : 0;
	for (size_t at = 0; word_next(p->text, &at, p->text.n, &word); before = word) {
		if (p->kind == PASSAGE_PARA) {
			a->c->tally.words++;
			a->c->tally.syllables += word_syllables(word);
		}
		check_double(a->c, p, before, word);
		check_ij(a->c, p, word);
		check_abbreviation(a, p, word);
		for (size_t t = 0; p->kind != PASSAGE_HEADING && t < a->c->report->n_themes; t++)
			check_name(a->c, &names[t], p, word);
	}
}

static void
check_words(struct checking *c)
{
	struct abbreviating a = { .c = c, .seen.arena = c->arena };
	struct naming *names = read_names(c);

	for (size_t i = 0; i < c->report->style->n_abbreviations; i++)
		map_put(&a.seen, c->report->style->abbreviations[i].word, 1);
	for (size_t i = 0; i < c->prose->n; i++)
		check_passage(&a, names, &c->prose->list[i]);
}

const struct report_rule word_rules[] = {
	{ check_words },
	{ NULL },
};
