/* Operators by name; an operand that is missing is 0, so that any stream runs to its end. */
#include "pdfrun.h"
#include "pdffont.h"
#include "pdflexer.h"
#include "pdfmark.h"
#include "../base/arena.h"

enum {
	OPERANDS = 16,
	STATES = 256,                           /* that q saves */
	FORMS = 16,                             /* forms within forms */
	PARENTS = 64,                           /* of a page */
	CODE = 4, FORM = 1024,                  /* work */
	HYPHEN = 3,                             /* [bytes] of U+2010 */
};

struct state {
	struct matrix space;                    /* to user space: CTM */
	const struct pdf_font *font;
	double size, characters, words, scale, leading, rise;
};

struct run {
	struct contents *contents;
	struct pdf_file *file;
	const struct run *outer;                /* of a form */
	size_t depth;
	pdf_object resources;
	struct state state, *states;
	size_t n_states;
	struct matrix text, line;
	size_t page, objects, moves;
	bool sure;
	struct marks marks;
	struct token operands[OPERANDS];
	size_t n_operands;
	struct lexer lexer;
	struct buf said;                        /* by one code */
};

static pdf_object
resource(struct run *run, const char *category, struct str name)
{
	struct buf key = { .arena = pdf_scratch(run->file) };

	buf_char(&key, '/');
	buf_add(&key, name);
	buf_char(&key, '\0');
	return pdf_key(run->file, pdf_key(run->file, run->resources, category), key.p);
}

static struct token
operand(const struct run *run, size_t from_last)
{
	return from_last < run->n_operands ? run->operands[run->n_operands - 1 - from_last] : (struct token){ 0 };
}

static double
number(const struct run *run, size_t from_last)
{
	return operand(run, from_last).number;
}

static struct matrix
matrix_operand(const struct run *run)
{
	return (struct matrix){ number(run, 5), number(run, 4), number(run, 3), number(run, 2), number(run, 1), number(run, 0) };
}

static void
begin_marked(struct run *run)
{
	marks_begin(run->contents, &run->marks, operand(run, 0).text, (struct properties){ .mcid = -1 });
}

static void
begin_marked_with(struct run *run)
{
	struct token properties = operand(run, 0);
	struct properties found = { .mcid = -1 };
	size_t mark = pdf_mark(run->file);

	if (properties.kind == TOKEN_DICT)
		found = properties_inline(run->file, properties.text);
	else if (properties.kind == TOKEN_NAME)
		found = properties_of(run->file, resource(run, "/Properties", properties.text));
	pdf_release(run->file, mark);
	marks_begin(run->contents, &run->marks, operand(run, 1).text, found);
}

static void
end_marked(struct run *run)
{
	marks_end(run->contents, &run->marks);
}

static struct spot
spot_here(const struct run *run)
{
	struct matrix m = matrix_times(run->text, run->state.space);
	double rise = run->state.rise;

	return (struct spot){ m.e + rise * m.c, m.f + rise * m.d, m.a, m.b, m.c, m.d, run->state.size,
		run->page, run->objects, run->moves, run->sure };
}

static void
add_text(struct run *run, struct marked *marked, struct str text, const struct spot *spot)
{
	static const char *const between[] = { [JOIN_NONE] = "", [JOIN_GAP] = "\001", [JOIN_SPACE] = " ", [JOIN_HYPHEN] = "" };
	struct page_count *count = contents_page(run->contents, run->page);
	enum join join = JOIN_NONE;

	if (!text.n || !pdf_spend(run->file, text.n))
		return;
	if (marked->placed)
		join = text_join(buf_str(&marked->text), text, spot_join(&marked->last, spot));
	else
		marked->first = *spot;
	count->spaces += str_is(text, " ");
	count->gaps += join == JOIN_GAP;
	marked->text.n -= join == JOIN_HYPHEN ? HYPHEN : 0;
	buf_puts(&marked->text, between[join]);
	buf_add(&marked->text, text);
	marked->placed = true;
}

/* What a code says goes to its sequence, or what stands instead of it. */
static void
say(struct run *run, const struct mark *mark, struct code code, const struct spot *spot)
{
	struct str text;

	run->said.n = 0;
	font_say(run->state.font, code, &run->said);
	text = buf_str(&run->said);
	if (mark->instead) {
		text = mark->instead->said ? STR("") : mark->instead->text;
		mark->instead->said = true;
	}
	add_text(run, mark->target, text, spot);
}

static void
move_pen(struct run *run, double x)
{
	run->text.e += x * run->text.a;
	run->text.f += x * run->text.b;
}

static void
show(struct run *run, struct str string)
{
	struct mark mark = marks_innermost(&run->marks);
	const struct state *state = &run->state;

	while (state->font && string.n && pdf_spend(run->file, CODE)) {
		struct code code = font_next(state->font, &string);
		double width;
		bool known = font_width(state->font, code, &width);
		if (mark.target) {
			struct spot spot = spot_here(run);
			say(run, &mark, code, &spot);
		}
		run->sure &= known;
		width = width * state->size + state->characters + (code.bytes == 1 && code.value == ' ' ? state->words : 0);
		move_pen(run, width * state->scale);
		if (mark.target)
			mark.target->last = spot_here(run);
	}
}

static void
show_string(struct run *run)
{
	show(run, operand(run, 0).text);
}

static void
show_array(struct run *run)
{
	struct lexer lexer = { pdf_scratch(run->file), operand(run, 0).text };

	for (struct token token = lexer_next(&lexer); token.kind != TOKEN_END; token = lexer_next(&lexer))
		if (token.kind == TOKEN_STRING)
			show(run, token.text);
		else
			move_pen(run, -token.number / 1000 * run->state.size * run->state.scale);
}

static void
place(struct run *run, struct matrix matrix)
{
	run->text = run->line = matrix;
	run->moves++;
	run->sure = true;
}

static void
begin_text(struct run *run)
{
	run->objects++;
	place(run, (struct matrix){ 1, 0, 0, 1, 0, 0 });
}

static void
set_text_matrix(struct run *run)
{
	place(run, matrix_operand(run));
}

static void
move_line(struct run *run)
{
	place(run, matrix_times((struct matrix){ 1, 0, 0, 1, number(run, 1), number(run, 0) }, run->line));
}

static void
move_line_leading(struct run *run)
{
	run->state.leading = -number(run, 0);
	move_line(run);
}

static void
next_line(struct run *run)
{
	place(run, matrix_times((struct matrix){ 1, 0, 0, 1, 0, -run->state.leading }, run->line));
}

static void
next_line_show(struct run *run)
{
	next_line(run);
	show_string(run);
}

static void
next_line_space_show(struct run *run)
{
	run->state.words = number(run, 2);
	run->state.characters = number(run, 1);
	next_line_show(run);
}

static void
set_font(struct run *run)
{
	size_t mark = pdf_mark(run->file);
	struct str name = operand(run, 1).text;

	run->state.size = number(run, 0);
	run->state.font = contents_font(run->contents, run->marks.owner, name, resource(run, "/Font", name));
	pdf_release(run->file, mark);
}

static void
save_state(struct run *run)
{
	if (run->n_states < STATES)
		*arena_push(pdf_scratch(run->file), run->states, run->n_states) = run->state;
}

static void
restore_state(struct run *run)
{
	if (run->n_states)
		run->state = run->states[--run->n_states];
}

static void
change_space(struct run *run)
{
	run->state.space = matrix_times(matrix_operand(run), run->state.space);
}

static void
skip_image(struct run *run)
{
	lexer_skip_image(&run->lexer);
}

static void run_stream(struct run *run, struct str source);

static struct matrix
form_matrix(struct pdf_file *file, pdf_object form)
{
	static const struct matrix unit = { 1, 0, 0, 1, 0, 0 };
	pdf_object list = pdf_key(file, form, "/Matrix");
	double m[6];

	if (pdf_count(file, list) != 6)
		return unit;
	for (size_t i = 0; i < 6; i++)
		m[i] = pdf_number(file, pdf_item(file, list, i), 0);
	return (struct matrix){ m[0], m[1], m[2], m[3], m[4], m[5] };
}

static void
run_form(struct run *run, pdf_object form)
{
	struct pdf_file *file = run->file;
	struct run inner = { .contents = run->contents, .file = file, .outer = run, .depth = run->depth + 1,
		.marks = { &run->marks, pdf_identity(file, form), contents_run(run->contents), NULL, 0 },
		.resources = pdf_key(file, form, "/Resources"), .state = run->state,
		.page = run->page, .objects = run->objects, .moves = run->moves };

	if (pdf_kind(file, inner.resources) != OBJECT_DICT)
		inner.resources = run->resources;
	inner.state.space = matrix_times(form_matrix(file, form), run->state.space);
	run_stream(&inner, pdf_stream(file, form));
	run->objects = inner.objects;
	run->moves = inner.moves;
}

/* Whether a form is being run already: one that paints itself would not end. */
static bool
is_running(const struct run *run, uint64_t form)
{
	while (run && run->marks.owner != form)
		run = run->outer;
	return run;
}

static void
paint_object(struct run *run)
{
	struct pdf_file *file = run->file;
	size_t mark = pdf_mark(file);
	pdf_object object = resource(run, "/XObject", operand(run, 0).text);

	if (run->depth < FORMS && pdf_is(file, pdf_key(file, object, "/Subtype"), "/Form")
	    && !is_running(run, pdf_identity(file, object)) && pdf_spend(file, FORM))
		run_form(run, object);
	pdf_release(file, mark);
}

#define STATE(member) offsetof(struct state, member)

static const struct operator {
	const char *name;
	void (*act)(struct run *);
	size_t member;                          /* that it sets, when it does not act */
	double unit;
} operators[] = {
	{ "Tj", show_string, 0, 0 }, { "TJ", show_array, 0, 0 }, { "Td", move_line, 0, 0 }, { "Tm", set_text_matrix, 0, 0 },
	{ "Tf", set_font, 0, 0 }, { "BT", begin_text, 0, 0 }, { "q", save_state, 0, 0 }, { "Q", restore_state, 0, 0 },
	{ "cm", change_space, 0, 0 }, { "BDC", begin_marked_with, 0, 0 }, { "BMC", begin_marked, 0, 0 },
	{ "EMC", end_marked, 0, 0 }, { "T*", next_line, 0, 0 }, { "TD", move_line_leading, 0, 0 }, { "'", next_line_show, 0, 0 },
	{ "\"", next_line_space_show, 0, 0 }, { "Do", paint_object, 0, 0 }, { "ID", skip_image, 0, 0 },
	{ "Tc", NULL, STATE(characters), 1 }, { "Tw", NULL, STATE(words), 1 }, { "Tz", NULL, STATE(scale), 0.01 },
	{ "TL", NULL, STATE(leading), 1 }, { "Ts", NULL, STATE(rise), 1 },
};

static void
act(struct run *run, struct str word)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
		const struct operator *operator = &operators[i];
		if (word.p[0] != operator->name[0] || !str_is(word, operator->name))
			continue;
		if (operator->act)
			operator->act(run);
		else
			*(double *)((char *)&run->state + operator->member) = number(run, 0) * operator->unit;
		return;
	}
}

/* What is still open at the end of a stream ends there. */
static void
run_stream(struct run *run, struct str source)
{
	run->lexer = (struct lexer){ pdf_scratch(run->file), source };
	run->said.arena = pdf_scratch(run->file);
	begin_text(run);
	for (;;) {
		struct token token = lexer_operand(&run->lexer);
		if (token.kind == TOKEN_END || !pdf_spend(run->file, 1))
			break;
		if (token.kind == TOKEN_WORD) {
			act(run, token.text);
			run->n_operands = 0;
		} else {
			if (run->n_operands == OPERANDS)
				run->n_operands = 0;
			run->operands[run->n_operands++] = token;
		}
	}
	while (run->marks.n)
		end_marked(run);
}

/* The streams of a page as one (7.8.2). */
static struct str
page_source(struct pdf_file *file, pdf_object page)
{
	pdf_object contents = pdf_key(file, page, "/Contents");
	struct buf whole = { .arena = pdf_scratch(file) };
	size_t n = pdf_count(file, contents);

	if (pdf_kind(file, contents) == OBJECT_STREAM)
		return pdf_stream(file, contents);
	for (size_t i = 0; i < n && !pdf_is_spent(file); i++) {
		buf_add(&whole, pdf_stream(file, pdf_item(file, contents, i)));
		buf_char(&whole, '\n');
	}
	return buf_str(&whole);
}

/* The resources of a page, which it may inherit (7.7.3.4). */
static pdf_object
page_resources(struct pdf_file *file, pdf_object page)
{
	pdf_object resources = pdf_key(file, page, "/Resources");

	for (int i = 0; i < PARENTS && pdf_kind(file, resources) != OBJECT_DICT; i++) {
		page = pdf_key(file, page, "/Parent");
		resources = pdf_key(file, page, "/Resources");
	}
	return resources;
}

void
run_page(struct contents *contents, size_t number_of_page, pdf_object page)
{
	struct pdf_file *file = contents_file(contents);
	struct run run = { .contents = contents, .file = file,
		.marks = { NULL, pdf_identity(file, page), contents_run(contents), NULL, 0 },
		.page = number_of_page, .state = { .space = { 1, 0, 0, 1, 0, 0 }, .scale = 1 } };
	size_t mark = pdf_mark(file);

	run.resources = page_resources(file, page);
	run_stream(&run, page_source(file, page));
	pdf_release(file, mark);
	arena_reset(pdf_scratch(file));
}
