#include "diag.h"
#include "arena.h"

#include <assert.h>
#include <string.h>

static const struct {
	const char *id;
	enum severity severity;
	struct { const char *text, *hint; } says[LANG_COUNT];
} catalogue[DIAG_COUNT] = {
#define DIAG(name, id, severity, nl, nl_hint, en, en_hint) \
	[name] = { id, severity, { [LANG_NL] = { nl, nl_hint }, [LANG_EN] = { en, en_hint } } },
#include "diag.def"
#undef DIAG
};

struct place
place_of_file(struct arena *arena, struct str path)
{
	struct source *source = arena_alloc(arena, sizeof *source);

	source->path = path;
	return (struct place){ source, 1, 1, 0 };
}

struct place
place_after(struct place place, struct str stretch)
{
	const char *p = stretch.p, *end = p + stretch.n;

	place.width = 1;
	while (p < end) {
		if (*p >= ' ' && *p < 0x7F)
			p++;
		else if (utf8_next(&p, end) == '\n')
			place.line++, place.column = 0;
		place.column++;
	}
	return place;
}

struct finding *
diag_add_args(struct findings *findings, enum diag id, struct place place, const struct str *args)
{
	struct finding *finding = &findings->spare;

	assert(id < DIAG_COUNT);
	if (findings->silent && findings->silent[id])
		return finding;
	if (!diag_full(findings, id))
		finding = arena_push(findings->arena, findings->list, findings->n);
	findings->counts[catalogue[id].severity]++;
	finding->id = id;
	finding->place = place;
	memcpy(finding->args, args, sizeof finding->args);
	return finding;
}

void
diag_add_own(struct findings *findings, const struct own_diag *own, struct place place)
{
	struct finding *finding;

	if (findings->counts[own->severity]++ >= FINDINGS_MOST)
		return;
	finding = arena_push(findings->arena, findings->list, findings->n);
	*finding = (struct finding){ .id = OWN_RULE, .own = own, .place = place };
}

void
diag_change(struct findings *findings, struct finding *finding, enum diag id)
{
	findings->counts[finding_severity(finding)]--;
	finding->id = id;
	findings->counts[finding_severity(finding)]++;
}

void
diag_answer(struct findings *findings, struct finding *finding, const struct answer *answer)
{
	finding->answer = answer;
	findings->counts[finding_severity(finding)]--;
	findings->answered++;
}

void
diag_mark(struct findings *findings, struct finding *finding, struct place place, struct str text)
{
	struct mark *mark;

	if (finding == &findings->spare)
		return;
	mark = arena_push(findings->arena, finding->marks, finding->n_marks);

	mark->place = place;
	mark->text = text;
}

bool
diag_full(const struct findings *findings, enum diag id)
{
	return findings->counts[catalogue[id].severity] >= FINDINGS_MOST;
}

static int
place_cmp(struct place a, struct place b)
{
	int order = a.source == b.source ? 0 : !a.source ? -1 : !b.source ? 1
	    : str_cmp(a.source->path, b.source->path);

	if (!order)
		order = (a.line > b.line) - (a.line < b.line);
	return order ? order : (a.column > b.column) - (a.column < b.column);
}

static void
merge(struct finding *list, struct finding *spare, size_t n)
{
	size_t half = n / 2, i = 0, j = half, k = 0;

	if (n < 2)
		return;
	merge(list, spare, half);
	merge(list + half, spare, n - half);
	while (i < half || j < n)
		spare[k++] = j == n || (i < half && place_cmp(list[i].place, list[j].place) <= 0)
		    ? list[i++] : list[j++];
	memcpy(list, spare, n * sizeof *list);
}

void
diag_sort(struct findings *findings)
{
	struct finding *spare = arena_array(findings->arena, findings->n, sizeof *spare);

	merge(findings->list, spare, findings->n);
}

size_t
diag_count(const struct findings *findings, enum severity severity)
{
	return findings->counts[severity];
}

const char *
diag_id(enum diag id)
{
	return catalogue[id].id;
}

enum severity
diag_severity(enum diag id)
{
	return catalogue[id].severity;
}

enum diag
diag_lookup(struct str id)
{
	int i = 0;

	while (i < DIAG_COUNT && !str_is(id, catalogue[i].id))
		i++;
	return (enum diag)i;
}

struct str
diag_text(enum diag id, enum lang lang)
{
	return str_of(catalogue[id].says[lang].text);
}

struct str
finding_id(const struct finding *finding)
{
	return finding->own ? finding->own->id : str_of(catalogue[finding->id].id);
}

enum severity
finding_severity(const struct finding *finding)
{
	return finding->own ? finding->own->severity : catalogue[finding->id].severity;
}

const char *
diag_severity_name(enum severity severity, enum lang lang)
{
	static const char *const names[LANG_COUNT][3] = {
		[LANG_NL] = { "opmerking", "waarschuwing", "fout" },
		[LANG_EN] = { "note", "warning", "error" },
	};

	return names[lang][severity];
}

/* Fills {0}..{7} in; false when a filled-in argument is empty. */
static bool
fill_in(struct buf *out, const char *text, const struct str *args)
{
	bool whole = true;

	for (; *text; text++) {
		if (text[0] == '{' && text[1] >= '0' && text[1] < '0' + FINDING_ARGS && text[2] == '}') {
			struct str arg = args[text[1] - '0'];
			whole = whole && arg.n;
			buf_shown(out, arg);
			text += 2;
		} else {
			buf_char(out, *text);
		}
	}
	return whole;
}

void
finding_message(struct buf *out, const struct finding *finding, enum lang lang)
{
	const char *hint = catalogue[finding->id].says[lang].hint;
	struct buf filled = { .arena = out->arena };

	if (finding->own) {
		buf_shown(out, finding->own->text);
		return;
	}
	fill_in(out, catalogue[finding->id].says[lang].text, finding->args);
	if (*hint && fill_in(&filled, hint, finding->args)) {
		buf_puts(out, ". ");
		buf_add(out, buf_str(&filled));
	}
}

void
diag_line(struct buf *out, const struct finding *finding, enum lang lang)
{
	if (finding->place.source) {
		buf_shown(out, finding->place.source->path);
		if (finding->place.line) {
			buf_char(out, ':');
			buf_int(out, finding->place.line);
			buf_char(out, ':');
			buf_int(out, finding->place.column);
		}
		buf_puts(out, ": ");
	}
	buf_puts(out, diag_severity_name(finding_severity(finding), lang));
	buf_char(out, '[');
	buf_add(out, finding_id(finding));
	buf_puts(out, "]: ");
	finding_message(out, finding, lang);
	buf_char(out, '\n');
}

static struct str
source_line(struct str text, uint32_t line)
{
	struct str part = { 0 };

	while (line-- && str_cut(&text, '\n', &part))
		;
	if (part.n && part.p[part.n - 1] == '\r')
		part.n--;
	return part;
}

/* A sign under each character: none under an accent that stands on the letter
 * before it, two under one that a terminal draws twice as wide. Tabs stay tabs,
 * so that marks line up wherever the terminal stops them. */
static void
add_under(struct buf *out, int32_t c, char sign)
{
	if (c == '\t' && sign == ' ')
		buf_char(out, '\t');
	else
		for (int i = utf8_width(c); i > 0; i--)
			buf_char(out, sign);
}

static void
add_signs(struct buf *out, struct str line, struct place place, char sign)
{
	const char *p = line.p, *end = line.p + line.n;
	uint32_t width = place.width ? place.width : 1;

	for (uint32_t i = 1; i < place.column; i++)
		add_under(out, p < end ? utf8_next(&p, end) : ' ', ' ');
	for (size_t before = out->n; width; width--)
		if (p < end)
			add_under(out, utf8_next(&p, end), sign);
		else if (out->n == before)
			buf_char(out, sign);
}

static void
add_number(struct buf *out, uint32_t line)
{
	char digits[16] = "      ";
	int i = 6;

	if (line)
		for (; line && i; line /= 10)
			digits[--i] = (char)('0' + line % 10);
	buf_puts(out, digits);
	buf_puts(out, " | ");
}

static void
add_marked_line(struct buf *out, struct place place, char sign, struct str text)
{
	struct str line = source_line(place.source->text, place.line);

	add_number(out, place.line);
	for (size_t i = 0; i < line.n; i++)
		buf_char(out, (unsigned char)line.p[i] < ' ' && line.p[i] != '\t' ? '?' : line.p[i]);
	buf_char(out, '\n');
	add_number(out, 0);
	add_signs(out, line, place, sign);
	if (text.n) {
		buf_char(out, ' ');
		buf_shown(out, text);
	}
	buf_char(out, '\n');
}

enum { SHOWN_MARKS = 12 };

void
diag_excerpt(struct buf *out, const struct finding *finding)
{
	if (!finding->place.source || !finding->place.line)
		return;
	add_marked_line(out, finding->place, '^', (struct str){ 0 });
	for (size_t i = 0; i < finding->n_marks && i < SHOWN_MARKS; i++) {
		const struct source *source = finding->marks[i].place.source;
		if (source && source != finding->place.source) {
			add_number(out, 0);
			buf_shown(out, source->path);
			buf_puts(out, ":\n");
		}
		if (source)
			add_marked_line(out, finding->marks[i].place, '-', finding->marks[i].text);
	}
}
