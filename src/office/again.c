#include "again.h"
#include "package.h"
#include "../base/arena.h"
#include "../set/line.h"
#include "../ship/compare.h"
#include "../ship/pdfread.h"
#include "../write/meta.h"

#include <stdio.h>

/* The words of both, since their bytes differ. */
static void
compare_words(const struct again *again, struct findings *findings, const struct file *document, struct str bytes)
{
	struct place place = place_of_file(findings->arena, document->name);
	struct tagged_pdf old, new;
	struct difference difference;
	struct str why = { 0 };

	if (pdf_read(findings->arena, document->bytes, &old, &why) != PDF_FINE || pdf_read(findings->arena, bytes, &new, &why) != PDF_FINE)
		diag_add(findings, PROVE_UNREADABLE, place, why);
	else if (documents_differ(findings->arena, old.root, new.root, &difference))
		diag_add(findings, PROVE_OTHER, place, difference.where, difference.one, difference.other);
	else
		diag_add(findings, str_eq(again->agent, STR(META_PRODUCER)) ? PROVE_DRAWN : PROVE_BYTES, place, { 0 });
}

static void
compare(const struct again *again, struct findings *findings, const struct file *document, struct str bytes)
{
	if (!str_eq(document->bytes, bytes))
		compare_words(again, findings, document, bytes);
}

/* Sets the document, and compares. */
static enum status
set_and_compare(struct run *run, struct loaded *loaded, const struct again *again, struct findings *findings)
{
	struct doc *doc = document_set(run, loaded);
	struct made made;
	enum status status = document_make(run, loaded, doc, false, &made);

	if (status != STATUS_DONE)
		return status;
	compare(again, findings, again->document, made.document);
	return STATUS_DONE;
}

/* A file of the bag, as users know it. */
static struct str
path_in(const struct again *again, struct findings *findings, struct str name)
{
	return str_of(path_join(findings->arena, str_of(again->path), name));
}

static struct place
place_in(const struct again *again, struct findings *findings, struct str name)
{
	return place_of_file(findings->arena, path_in(again, findings, name));
}

/* Documents are compared by their words; what else was packed must fit those that are
 * in the bag. */
static void
compare_documents(const struct again *again, struct findings *findings, struct package *package)
{
	for (size_t i = 0; i < package->files.n; i++) {
		struct file *file = &package->files.list[i];
		const struct file *kept = files_find(again->bag, file->name);
		if (!kept || !str_ends(file->name, ".pdf") || !str_eq(path_folder(file->name), package->folder))
			continue;
		compare(again, findings, &(struct file){ .name = path_in(again, findings, file->name), .bytes = kept->bytes }, file->bytes);
		file->bytes = kept->bytes;
		file->sha256 = kept->sha256;
	}
}

/* Manifests follow from the other files, and were checked; another version of the
 * program may say of the files what this one does not. */
static bool
is_compared(const struct again *again, struct str name)
{
	if (str_starts(name, "manifest-") || str_starts(name, "tagmanifest-"))
		return false;
	return str_eq(again->agent, STR(META_PRODUCER)) || (str_starts(name, "data/") && !str_ends(name, ".MDTO.xml"));
}

/* All of a package is in the bag, and nothing else. */
static void
compare_files(const struct again *again, struct findings *findings, const struct files *package)
{
	for (size_t i = 0; i < package->n; i++) {
		const struct file *file = &package->list[i], *kept = files_find(again->bag, file->name);
		if (is_compared(again, file->name) && (!kept || !str_eq(kept->bytes, file->bytes)))
			diag_add(findings, kept ? PROVE_FILE : PROVE_MISSING, place_in(again, findings, file->name), { 0 });
	}
	for (size_t i = 0; i < again->bag->n; i++)
		if (is_compared(again, again->bag->list[i].name) && !files_find(package, again->bag->list[i].name))
			diag_add(findings, PROVE_FILE, place_in(again, findings, again->bag->list[i].name), { 0 });
}

/* Whatever the version of the program, the report says these itself. */
static void
compare_holdings(const struct again *again, struct findings *findings, const struct holding *made)
{
	const struct holding *kept = again->holding;

	if (!str_eq(made->period, kept->period) || !str_eq(made->version, kept->version) || !str_eq(made->sources, kept->sources))
		diag_add(findings, PROVE_FILE, place_in(again, findings, STR("bag-info.txt")), { 0 });
}

/* Packs the report again, in the same place of its chain. */
static enum status
pack_and_compare(struct run *run, struct loaded *loaded, const struct again *again, struct findings *findings)
{
	const struct holding *kept = again->holding;
	const struct holding before = { .name = kept->before, .title = kept->before_title, .digest = kept->before_digest };
	const struct holding replaced = { .name = kept->replaces, .title = kept->replaces_title };
	struct package package;
	enum status status = package_make(run, loaded, again->bag, &package);

	if (status != STATUS_DONE || (status = findings_status(run, &loaded->findings)) != STATUS_DONE)
		return status;
	compare_documents(again, findings, &package);
	package_describe(&package, before.name.n ? &before : NULL, replaced.name.n ? &replaced : NULL);
	compare_files(again, findings, &package.files);
	if (!is_compared(again, STR("bag-info.txt")))
		compare_holdings(again, findings, &package.holding);
	return STATUS_DONE;
}

enum status
document_again(struct run *outer, const struct again *again, struct findings *findings)
{
	struct options options = *outer->options;
	struct run run = { .options = &options, .shared = arena_new(), .arena = arena_new(), .scratch = arena_new(),
	    .share = again->share, .within = again->share, .own_fonts = again->own_fonts };
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
	if (status == STATUS_DONE)
		status = again->bag ? pack_and_compare(&run, &loaded, again, findings) : set_and_compare(&run, &loaded, again, findings);
	if (status == STATUS_REPORT_WRONG) {
		findings_print(&run, &loaded.findings, stdout);
		diag_add(findings, PROVE_REPORT, place_of_file(findings->arena, str_dup(findings->arena, loaded.source.path)), { 0 });
		status = STATUS_DONE;
	}
	run_close(&run);
	return status;
}
