/*
 * voortgang maak RAPPORT...: check, then make the PDF. With load.c and document.c
 * this is the plot of the program: bytes, node, report, findings, elements, pages,
 * bytes.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../set/line.h"
#include "../write/text.h"

#include <errno.h>
#include <stdio.h>

/* MAP/2023-h1/sterk-voor-noord.pdf, or what -o says, or the same name here. */
static const char *
output_path(struct run *run, const struct loaded *loaded)
{
	struct str stem = str_is(loaded->source.path, "-") ? STR("rapport") : path_stem(loaded->source.path);
	struct str name = str_printf(run->arena, "%.*s.pdf", (int)stem.n, stem.p);

	if (run->options->output)
		return run->options->output;
	if (!run->options->folder)
		return str_z(run->arena, name);
	return path_join(run->arena, str_of(path_join(run->arena, str_of(run->options->folder),
	    period_folder(run->arena, loaded->report->period.period))), name);
}

/* Two reports of one run must not end up in one file. */
static bool
is_written(const struct run *run, struct str path)
{
	for (size_t i = 0; i < run->n_outputs; i++)
		if (str_eq(run->outputs[i], path))
			return true;
	return false;
}

static enum status
write_output(struct run *run, const struct loaded *loaded, const char *path, struct str bytes, size_t pages)
{
	enum lang lang = run->options->lang;
	bool twice = is_written(run, str_of(path));

	if (twice || file_same(path, str_z(run->arena, loaded->source.path))) {
		say(lang, twice ? SAY_TWICE : SAY_OVER_SOURCE, str_of(path));
		return STATUS_USAGE;
	}
	if ((run->options->folder && !file_make_folders(run->arena, str_z(run->arena, path_folder(str_of(path)))))
	    || !file_write(run->arena, path, bytes)) {
		say(lang, SAY_CANNOT_WRITE, str_of(path), say_errno(lang, errno));
		return STATUS_FAILED;
	}
	*arena_push(run->shared, run->outputs, run->n_outputs) = str_dup(run->shared, str_of(path));
	if (pages)
		say(lang, SAY_MADE, str_of(path), str_printf(run->arena, "%zu", pages), str_printf(run->arena, "%zu", bytes.n));
	return STATUS_DONE;
}

/* X.pdf has its check report in X.controle.pdf; standard output has none. */
static const char *
verdict_path(struct run *run, const char *path, struct str extension)
{
	struct str name = str_of(path);

	if (str_ends(name, ".pdf"))
		name.n -= 4;
	return str_printf(run->arena, "%.*s.controle.%.*s%c", (int)name.n, name.p, (int)extension.n, extension.p, 0).p;
}

/* Nothing is written before all is made. */
static enum status
write_all(struct run *run, struct loaded *loaded, struct doc *doc)
{
	const char *path = output_path(run, loaded);
	bool alone = str_is(str_of(path), "-");
	struct made made;
	enum status status = document_make(run, loaded, doc, !alone, &made);

	if (status == STATUS_DONE)
		status = write_output(run, loaded, path, made.document, doc->n);
	return alone || status != STATUS_DONE ? status
	    : write_output(run, loaded, verdict_path(run, path, made.extension), made.verdict, 0);
}

static enum status
print_twin(struct run *run, const struct loaded *loaded, const struct doc *doc)
{
	struct buf out = { .arena = run->arena };

	switch (run->options->twin) {
	case TWIN_NODE:
		text_node(&out, loaded->root);
		break;
	case TWIN_REPORT:
		text_report(&out, loaded->report);
		break;
	case TWIN_ELEM:
		text_elem(&out, doc->root);
		break;
	case TWIN_DOC:
		text_doc(&out, doc);
		break;
	default:
		text_tags(&out, doc);
	}
	if (file_write(run->arena, "-", buf_str(&out)))
		return STATUS_DONE;
	say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
	return STATUS_FAILED;
}

static enum status
make(struct run *run, struct loaded *loaded)
{
	struct doc *doc = document_set(run, loaded);

	if (!doc)
		return STATUS_REPORT_WRONG;
	return run->options->twin ? print_twin(run, loaded, doc) : write_all(run, loaded, doc);
}

static enum status
make_one(struct run *run, const char *path)
{
	struct loaded loaded;
	enum status status;

	arena_reset(run->arena);
	status = report_load(run, path, &loaded);
	if (document_allowed(run, &loaded, status))
		status = make(run, &loaded);
	findings_print(run, &loaded.findings, stderr);
	if (status == STATUS_REPORT_WRONG) {
		findings_count(run, &loaded, path);
		say(run->options->lang, SAY_NOT_MADE, str_of(path));
	}
	return status;
}

/* Where the PDFs go is said once. */
static enum status
check_outputs(const struct options *o)
{
	if (o->output && o->folder)
		say(o->lang, SAY_O_OR_D, { 0 });
	else if (o->output && o->n_arguments > 1)
		say(o->lang, SAY_ONE_OUTPUT, { 0 });
	else
		return STATUS_DONE;
	return STATUS_USAGE;
}

enum status
cmd_maak(struct run *run)
{
	enum status worst = check_outputs(run->options);

	if (worst != STATUS_DONE)
		return worst;
	line_prepare();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		enum status status = make_one(run, run->options->arguments[i]);
		worst = status > worst ? status : worst;
	}
	return worst;
}
