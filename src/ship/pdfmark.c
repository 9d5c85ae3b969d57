/* Each mark holds what it inherits, so that the innermost one tells all. */
#include "pdfmark.h"
#include "pdflexer.h"
#include "../base/arena.h"

enum { MCIDS = 1 << 24 };

static int64_t
mcid_of(double number)
{
	return number >= 0 && number < MCIDS ? (int64_t)number : -1;
}

struct properties
properties_inline(struct pdf_file *file, struct str source)
{
	struct lexer lexer = { pdf_scratch(file), source };
	struct properties found = { .mcid = -1 };

	for (struct token key = lexer_next(&lexer); key.kind == TOKEN_NAME; key = lexer_next(&lexer)) {
		struct token value = lexer_operand(&lexer);
		if (str_is(key.text, "MCID") && value.kind == TOKEN_NUMBER)
			found.mcid = mcid_of(value.number);
		else if (str_is(key.text, "ActualText") && value.kind == TOKEN_STRING) {
			found.actual = pdf_text_of(file, value.text);
			found.has_actual = true;
		}
	}
	return found;
}

struct properties
properties_of(struct pdf_file *file, pdf_object dict)
{
	pdf_object actual = pdf_key(file, dict, "/ActualText");
	struct properties found = { .mcid = mcid_of(pdf_number(file, pdf_key(file, dict, "/MCID"), -1)) };

	found.has_actual = pdf_kind(file, actual) == OBJECT_STRING;
	if (found.has_actual)
		found.actual = pdf_text(file, actual);
	return found;
}

struct mark
marks_innermost(const struct marks *marks)
{
	while (marks && !marks->n)
		marks = marks->outer;
	return marks ? marks->list[marks->n - 1] : (struct mark){ 0 };
}

void
marks_begin(struct contents *contents, struct marks *marks, struct str tag, struct properties properties)
{
	struct mark mark = marks_innermost(marks);

	mark.owns = false;
	if (str_is(tag, "Artifact"))
		mark.target = NULL;
	if (properties.mcid >= 0)
		mark.target = contents_sequence(contents, marks->owner, marks->run, properties.mcid);
	if (properties.has_actual && !mark.instead) {
		mark.instead = arena_alloc(pdf_scratch(contents_file(contents)), sizeof *mark.instead);
		mark.instead->text = properties.actual;
		mark.owns = true;
	}
	*arena_push(pdf_scratch(contents_file(contents)), marks->list, marks->n) = mark;
}

void
marks_end(struct contents *contents, struct marks *marks)
{
	struct mark mark;

	if (!marks->n)
		return;
	mark = marks->list[--marks->n];
	if (mark.owns && !mark.instead->said && mark.target && pdf_spend(contents_file(contents), mark.instead->text.n))
		buf_add(&mark.target->text, mark.instead->text);
}
