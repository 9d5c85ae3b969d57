/* voortgang luister PDF...: a PDF of anybody's as a screen reader speaks it. */
#define _XOPEN_SOURCE 700
#include "office.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../ship/pdfread.h"
#include "../write/speech.h"

#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>

enum { PDF_BYTES = 256 << 20 };

/* A few bytes of a PDF can swell without end inside its library; beyond this it
 * is told that memory is out, and the file is damaged. */
void
limit_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
	const struct rlimit most = { (rlim_t)2 << 30, (rlim_t)2 << 30 };

	setrlimit(RLIMIT_AS, &most);
#endif
}

enum status
say_pdf_fault(const struct run *run, enum pdf_fault fault, const char *path, struct str why)
{
	static const enum say faults[] = { [PDF_DAMAGED] = SAY_PDF_DAMAGED, [PDF_ENCRYPTED] = SAY_PDF_ENCRYPTED,
	    [PDF_UNTAGGED] = SAY_PDF_UNTAGGED };

	say(run->options->lang, faults[fault], str_of(path), why);
	return STATUS_REPORT_WRONG;
}

static enum status
speak_pdf(struct run *run, const char *path)
{
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
	if ((fault = pdf_read(run->arena, bytes, &pdf, &why)))
		return say_pdf_fault(run, fault, path, why);
	speech_elem(&out, pdf.root, lang);
	fwrite(out.p, 1, out.n, stdout);
	if (pdf.unknown)
		say(lang, SAY_PDF_UNKNOWN, str_of(path), str_printf(run->arena, "%zu", pdf.unknown));
	return STATUS_DONE;
}

enum status
office_luister(struct run *run)
{
	enum status worst = STATUS_DONE;

	limit_memory();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		enum status status = speak_pdf(run, run->options->arguments[i]);
		worst = status > worst ? status : worst;
	}
	return worst;
}
