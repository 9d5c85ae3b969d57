/*
 * voortgang-ship: the second program, which voortgang starts for what needs
 * libraries that making a report does not: reading the PDFs of others. It takes
 * the same command line.
 */
#define _XOPEN_SOURCE 700
#include "base/arena.h"
#include "base/file.h"
#include "cmd/commands.h"
#include "ship/pdfread.h"
#include "write/speech.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

enum { PDF_BYTES = 256 << 20 };

/* A few bytes of a PDF can swell without end inside its library; beyond this it
 * is told that memory is out, and the file is damaged. */
static void
limit_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
	const struct rlimit most = { (rlim_t)2 << 30, (rlim_t)2 << 30 };

	setrlimit(RLIMIT_AS, &most);
#endif
}

static enum status
speak_pdf(struct run *run, const char *path)
{
	static const enum say faults[] = { [PDF_DAMAGED] = SAY_PDF_DAMAGED, [PDF_ENCRYPTED] = SAY_PDF_ENCRYPTED,
	    [PDF_UNTAGGED] = SAY_PDF_UNTAGGED };
	enum lang lang = run->options->lang;
	struct buf out = { .arena = run->arena };
	struct tagged_pdf pdf;
	enum pdf_fault fault;
	struct str bytes, why;

	arena_reset(run->arena);
	if (!file_read(run->arena, path, PDF_BYTES + 1, &bytes) || bytes.n > PDF_BYTES) {
		say(lang, SAY_CANNOT_READ, str_of(path), bytes.n > PDF_BYTES ? say_errno(lang, EFBIG) : say_errno(lang, errno));
		return STATUS_FAILED;
	}
	if ((fault = pdf_read(run->arena, bytes, &pdf, &why))) {
		say(lang, faults[fault], str_of(path), why);
		return STATUS_REPORT_WRONG;
	}
	speech_elem(&out, pdf.root, lang);
	fwrite(out.p, 1, out.n, stdout);
	if (pdf.unknown)
		say(lang, SAY_PDF_UNKNOWN, str_of(path), str_printf(run->arena, "%zu", pdf.unknown));
	return STATUS_DONE;
}

static enum status
listen(struct run *run)
{
	enum status worst = STATUS_DONE;

	limit_memory();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		enum status status = speak_pdf(run, run->options->arguments[i]);
		worst = status > worst ? status : worst;
	}
	return worst;
}

int
main(int argc, char **argv)
{
	struct options options = { .lang = options_lang(argc, argv) };
	struct run run = { .options = &options, .shared = arena_new(), .arena = arena_new() };
	enum status status = options_read(&options, run.shared, argc, argv);

	if (status == STATUS_DONE && options.command && options.command->run == cmd_luister) {
		status = listen(&run);
	} else if (status == STATUS_DONE) {
		say(options.lang, SAY_UNKNOWN_COMMAND, str_of(options.command ? options.command->name : ""));
		status = STATUS_USAGE;
	}
	if (fflush(stdout) != 0 || ferror(stdout)) {
		say(options.lang, SAY_CANNOT_WRITE, STR("-"), say_errno(options.lang, errno));
		status = STATUS_FAILED;
	}
	arena_free(run.arena);
	arena_free(run.shared);
	return (int)status;
}
