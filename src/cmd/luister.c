/*
 * voortgang luister RAPPORT|PDF: the document as a screen reader speaks it. A
 * report is composed and spoken; a PDF of anybody's is for the second program,
 * which has the library that reads it.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../set/line.h"
#include "../write/speech.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static enum status
speak_report(struct run *run, const char *path)
{
	struct buf out = { .arena = run->arena };
	struct loaded loaded;
	enum status status;
	struct doc *doc;

	arena_reset(run->arena);
	status = report_load(run, path, &loaded);
	doc = status == STATUS_DONE ? document_set(run, &loaded) : NULL;
	if (doc) {
		speech_elem(&out, doc->root, run->options->lang);
		fwrite(out.p, 1, out.n, stdout);
	} else {
		status = status == STATUS_DONE ? STATUS_REPORT_WRONG : status;
		findings_print(run, &loaded.findings, stderr);
		findings_count(run, &loaded, path);
	}
	return status;
}

static bool
is_pdf(struct run *run, const char *path)
{
	struct str bytes;

	return str_ends(str_of(path), ".pdf") || (file_read(run->arena, path, 5, &bytes) && str_starts(bytes, "%PDF-"));
}

enum status
cmd_luister(struct run *run)
{
	enum status worst = STATUS_DONE;
	size_t pdfs = 0;

	for (size_t i = 0; i < run->options->n_arguments; i++)
		pdfs += is_pdf(run, run->options->arguments[i]);
	if (pdfs == run->options->n_arguments)
		return start_second(run);
	if (pdfs) {
		say(run->options->lang, SAY_ONE_KIND, { 0 });
		return STATUS_USAGE;
	}
	line_prepare();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		enum status status = speak_report(run, run->options->arguments[i]);
		worst = status > worst ? status : worst;
	}
	return worst;
}
