#include "again.h"
#include "../base/arena.h"
#include "../set/line.h"
#include "../ship/compare.h"
#include "../ship/pdfread.h"

#include <stdio.h>

static struct place
place_of(struct findings *findings, struct str name)
{
	struct source *source = arena_alloc(findings->arena, sizeof *source);

	source->path = name;
	return (struct place){ source, 1, 1, 0 };
}

/* The words of both, since their bytes differ. */
static void
compare_words(struct findings *findings, const struct file *document, struct str bytes)
{
	struct place place = place_of(findings, document->name);
	struct tagged_pdf old, new;
	struct difference difference;
	struct str why = { 0 };

	if (pdf_read(findings->arena, document->bytes, &old, &why) != PDF_FINE || pdf_read(findings->arena, bytes, &new, &why) != PDF_FINE)
		diag_add(findings, PROVE_UNREADABLE, place, why);
	else if (documents_differ(findings->arena, old.root, new.root, &difference))
		diag_add(findings, PROVE_OTHER, place, difference.where, difference.one, difference.other);
	else
		diag_add(findings, PROVE_BYTES, place, { 0 });
}

static void
compare(struct findings *findings, const struct file *document, struct str bytes)
{
	if (document && !str_eq(document->bytes, bytes))
		compare_words(findings, document, bytes);
}

/* Sets the document and its check report, and compares. */
static enum status
set_and_compare(struct run *run, struct loaded *loaded, const struct again *again, struct findings *findings)
{
	struct doc *doc = document_set(run, loaded);
	struct made made;
	enum status status = document_make(run, loaded, doc, again->verdict != NULL, &made);

	if (status != STATUS_DONE)
		return status;
	compare(findings, again->document, made.document);
	compare(findings, again->verdict, made.verdict);
	return STATUS_DONE;
}

/* All that was used must be what is kept. */
static void
check_used(struct run *run, const struct loaded *loaded, const struct again *again, struct findings *findings)
{
	struct files used;

	if (!again->sources || !used_files(run, loaded, true, &used))
		return;
	for (size_t i = 0; i < used.n; i++) {
		const struct file *kept = files_find(again->sources, used.list[i].name);
		if (!kept || !str_eq(kept->bytes, used.list[i].bytes))
			diag_add(findings, PROVE_MISSING, place_of(findings, again->document->name),
			    str_dup(findings->arena, used.list[i].name));
	}
}

enum status
document_again(struct run *outer, const struct again *again, struct findings *findings)
{
	struct options options = *outer->options;
	struct run run = { .options = &options, .shared = arena_new(), .arena = arena_new(), .scratch = arena_new(),
	    .share = again->share, .own_fonts = again->own_fonts };
	struct loaded loaded;
	enum status status;

	options.profile = again->profile;
	options.publish = again->is_public;
	line_prepare();
	status = report_load(&run, again->report, &loaded);
	if (again->template.n && loaded.template && !str_eq(loaded.template->name, again->template)) {
		options.template = str_z(run.shared, again->template);
		status = report_load(&run, again->report, &loaded);
	}
	diag_sort(&loaded.findings);
	if (status == STATUS_DONE)
		status = set_and_compare(&run, &loaded, again, findings);
	if (status == STATUS_DONE)
		check_used(&run, &loaded, again, findings);
	if (status == STATUS_REPORT_WRONG) {
		findings_print(&run, &loaded.findings, stdout);
		diag_add(findings, PROVE_REPORT, place_of(findings, str_dup(findings->arena, loaded.source.path)), { 0 });
		status = STATUS_DONE;
	}
	run_close(&run);
	return status;
}
