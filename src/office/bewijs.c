/*
 * voortgang bewijs PAKKET|ARCHIEF|PDF...: is everything there and as it was, does
 * each package follow the one before it, and does the document say what its data
 * say? Nothing is written.
 */
#include "again.h"
#include "archive.h"
#include "../base/arena.h"
#include "../base/folder.h"
#include "../base/digest.h"
#include "../base/map.h"
#include "../ship/pdfdata.h"
#include "../write/identity.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FILE_BYTES = 256 << 20 };        /* of one file in a bag */

/* What is a bag, even when it is damaged, has one of these. */
static bool
is_bag(struct run *run, const char *path)
{
	static const char *const files[] = { "bagit.txt", "bag-info.txt", "manifest-sha256.txt" };
	struct str bytes;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (file_read(run->arena, path_join(run->arena, str_of(path), str_of(files[i])), 1, &bytes))
			return true;
	return file_is_folder(path_join(run->arena, str_of(path), STR("data")));
}

/* All of a bag; what cannot be read has no bytes. */
static bool
read_bag(struct run *run, const char *path, struct files *bag)
{
	struct lying *list;
	size_t n;

	*bag = (struct files){ .arena = run->arena };
	if (!folder_list(run->arena, path, &list, &n)) {
		say(run->options->lang, SAY_CANNOT_READ, str_of(path), say_errno(run->options->lang, errno));
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct str bytes = { 0 };
		if (list[i].is_file && file_read(run->arena, path_join(run->arena, str_of(path), list[i].name), FILE_BYTES, &bytes) && !bytes.n)
			bytes = STR("");
		files_add(bag, list[i].name, bytes);
	}
	return true;
}

static struct holding
holding_of(const struct files *bag)
{
	const struct file *info = files_find(bag, STR("bag-info.txt"));
	struct bag_lines lines = { .arena = bag->arena };

	bag_lines_read(&lines, info ? info->bytes : (struct str){ 0 });
	return holding_read(&lines);
}

/* What lies below a folder of the bag. */
static struct files
below(const struct files *bag, struct str folder)
{
	struct files files = { .arena = bag->arena };

	for (size_t i = 0; i < bag->n; i++) {
		struct str name = bag->list[i].name;
		if (name.n > folder.n + 1 && name.p[folder.n] == '/' && str_eq((struct str){ name.p, folder.n }, folder))
			files_add(&files, str_from(name, folder.n + 1), bag->list[i].bytes);
	}
	return files;
}

/* A file of a bag, under the name that users know it by. */
static bool
kept_file(const struct files *bag, const char *path, struct str name, struct file *kept)
{
	const struct file *file = files_find(bag, name);

	if (file)
		*kept = (struct file){ str_of(path_join(bag->arena, str_of(path), name)), file->bytes };
	return file != NULL;
}

/* data/D/D.pdf has D.controle.pdf beside it, and what it was made from in bron/. */
static enum status
set_again(struct run *run, const char *path, const struct files *bag, struct findings *findings)
{
	struct holding holding = holding_of(bag);
	struct str folder = path_folder(holding.document), stem = path_stem(holding.document);
	struct str share = str_printf(run->arena, "%.*s/bron", (int)folder.n, folder.p);
	struct files sources = below(bag, share);
	struct file document, verdict;
	bool found = kept_file(bag, path, holding.document, &document)
	    && kept_file(bag, path, str_printf(run->arena, "%.*s/%.*s.controle.pdf", (int)folder.n, folder.p, (int)stem.n, stem.p), &verdict);
	struct again again = { .share = path_join(run->arena, str_of(path), share), .document = &document, .verdict = &verdict,
	    .sources = &sources };

	again.report = path_join(run->arena, str_of(path), holding.source);
	again.profile = profile_find(holding.profile);
	if (found && files_find(bag, holding.source) && again.profile < PROFILE_COUNT)
		return document_again(run, &again, findings);
	diag_add(findings, PROVE_UNREADABLE, (struct place){ 0 }, STR("bag-info.txt"));
	return STATUS_DONE;
}

/* Findings go out, and then whether there were any. */
static enum status
tell(struct run *run, struct str path, struct findings *findings)
{
	enum status status = diag_count(findings, SEVERITY_ERROR) ? STATUS_REPORT_WRONG : STATUS_DONE;

	if (!findings_print(run, findings, stdout))
		return STATUS_FAILED;
	say(run->options->lang, status == STATUS_DONE ? SAY_PROVEN : SAY_NOT_PROVEN, path);
	return status;
}

static enum status
prove_bag(struct run *run, const char *path, struct findings *findings)
{
	struct files bag;

	if (!read_bag(run, path, &bag))
		return STATUS_FAILED;
	bag_check(findings, str_of(path), &bag);
	return diag_count(findings, SEVERITY_ERROR) ? STATUS_DONE : set_again(run, path, &bag, findings);
}

/* A bag by itself: also whether the one that it follows is still as it was. */
static enum status
prove_one(struct run *run, const char *path)
{
	struct findings findings = { .arena = run->arena };
	enum status status = prove_bag(run, path, &findings);

	return status == STATUS_FAILED ? status : tell(run, str_of(path), &findings);
}

static struct place
place_of(struct arena *arena, const char *path)
{
	struct source *source = arena_alloc(arena, sizeof *source);

	source->path = str_of(path);
	return (struct place){ source, 1, 1, 0 };
}

/* From a report that is not in the PDF, but that it names by its digest. */
static enum status
prove_by_source(struct run *run, struct again *again, const struct pdf_data *data, struct place place,
    struct findings *findings)
{
	struct str bytes;

	again->report = run->options->source;
	if (!file_read(run->arena, again->report, TREE_BYTES + 1, &bytes)) {
		say(run->options->lang, SAY_CANNOT_READ, str_of(again->report), say_errno(run->options->lang, errno));
		return STATUS_FAILED;
	}
	if (!str_eq(sha256_hex(run->arena, bytes), data->digest))
		diag_add(findings, PROVE_SOURCE, place, str_of(again->report));
	return document_again(run, again, findings);
}

/* From the files in the PDF, in a folder of their own for as long as it takes. */
static enum status
prove_by_files(struct run *run, struct again *again, const struct pdf_data *data, struct findings *findings)
{
	const char *in = getenv("TMPDIR"), *folder = folder_temporary(run->arena, in ? in : "/tmp");
	enum status status;

	again->share = folder ? path_join(run->arena, str_of(folder), STR("bron")) : NULL;
	if (!folder || !folder_write(run->arena, again->share, &data->files)) {
		say(run->options->lang, SAY_CANNOT_WRITE, str_of(folder ? folder : "/tmp"), say_errno(run->options->lang, errno));
		status = STATUS_FAILED;
	} else {
		again->report = path_join(run->arena, str_of(again->share), data->report);
		again->own_fonts = true;
		status = document_again(run, again, findings);
	}
	if (folder)
		folder_remove(run->arena, folder);
	return status;
}

/* Whether files of a PDF can be put in a folder; and the report must be the one that
 * the PDF says it is of. */
static bool
check_files(const struct pdf_data *data, struct place place, struct findings *findings)
{
	const struct file *report = files_find(&data->files, data->report);
	size_t before = findings->n;

	for (size_t i = 0; i < data->files.n; i++)
		if (path_leads_out(data->files.list[i].name))
			diag_add(findings, BAG_PATH, place, data->files.list[i].name);
	if (findings->n == before && !str_eq(sha256_hex(findings->arena, report->bytes), data->digest))
		diag_add(findings, PROVE_SOURCE, place, data->report);
	return findings->n == before;
}

static enum status
prove_data(struct run *run, const struct file *document, const struct pdf_data *data, struct place place, struct findings *findings)
{
	struct again again = { .document = document, .profile = data->profile, .template = data->template, .is_public = data->is_public };

	if (run->options->source)
		return prove_by_source(run, &again, data, place, findings);
	return check_files(data, place, findings) ? prove_by_files(run, &again, data, findings) : STATUS_DONE;
}

static enum status
say_no_data(const struct run *run, const char *path)
{
	say(run->options->lang, SAY_NO_DATA, str_of(path));
	return STATUS_USAGE;
}

static enum status
prove_pdf(struct run *run, const char *path)
{
	struct findings findings = { .arena = run->arena };
	struct file document = { .name = str_of(path) };
	struct place place = place_of(run->arena, path);
	enum status status = STATUS_DONE;
	struct pdf_data data;
	enum pdf_fault fault;
	struct str why;

	if (!file_read(run->arena, path, FILE_BYTES, &document.bytes)) {
		say(run->options->lang, SAY_CANNOT_READ, str_of(path), say_errno(run->options->lang, errno));
		return STATUS_FAILED;
	}
	if ((fault = pdf_data_read(run->arena, document.bytes, &data, &why)))
		return say_pdf_fault(run, fault, path, why);
	if (data.profile == PROFILE_COUNT || !data.digest.n) {
		say(run->options->lang, SAY_NOT_OURS, str_of(path));
		return STATUS_REPORT_WRONG;
	}
	if (!identity_holds(run->arena, document.bytes))
		diag_add(&findings, PROVE_CHANGED, place, { 0 });
	else if (!run->options->source && !data.report.n)
		return say_no_data(run, path);
	if (run->options->source || data.report.n)
		status = prove_data(run, &document, &data, place, &findings);
	return status == STATUS_DONE || findings.n ? tell(run, str_of(path), &findings) : status;
}

/* Whether two say the same of a bag. */
static bool
same_holding(const struct holding *a, const struct holding *b)
{
	struct holding x = *a, y = *b;

	for (int i = 0; i < HOLDING_TEXT_COUNT; i++)
		if (!str_eq(*holding_text(&x, i), *holding_text(&y, i)))
			return false;
	return true;
}

/* The register may be absent or out of date, but what it knows must be there. */
static void
check_register(struct findings *findings, struct str path, const struct holdings *holdings)
{
	const char *file = path_join(findings->arena, path, STR(ARCHIVE_REGISTER));
	struct source *source = arena_alloc(findings->arena, sizeof *source);
	const struct place place = { source, 1, 1, 0 };
	struct holdings known = { .arena = findings->arena };
	struct map there = { .arena = findings->arena };
	bool good = register_look(file, &known);

	source->path = str_of(file);
	for (size_t i = 0; i < holdings->n; i++)
		map_put(&there, holdings->list[i].name, i);
	for (size_t i = 0; i < known.n; i++) {
		size_t at = map_get(&there, known.list[i].name, SIZE_MAX);
		if (at == SIZE_MAX)
			diag_add(findings, CHAIN_GONE, place, known.list[i].name);
		else if (!same_holding(&known.list[i], &holdings->list[at]))
			diag_add(findings, REGISTER_OTHER, place, known.list[i].name);
	}
	if (!good || known.n < holdings->n)
		diag_add(findings, REGISTER_OTHER, place, path);
}

static void
check_loose(struct run *run, struct findings *findings, struct str path, const struct holdings *holdings)
{
	struct source *source = arena_alloc(findings->arena, sizeof *source);
	const struct place place = { source, 1, 1, 0 };
	struct str *names;
	size_t n;

	source->path = path;
	for (int folders = 0; folders < 2; folders++) {
		if (!file_list(findings->arena, str_z(findings->arena, path), folders, &names, &n))
			continue;
		for (size_t i = 0; i < n; i++)
			if (!archive_has_place(holdings, names[i], folders)
			    && !(folders && is_bag(run, path_join(findings->arena, path, names[i]))))
				diag_add(findings, ARCHIVE_LOOSE, place, names[i]);
	}
}

static enum status
prove_bags(struct run *run, struct str path, struct arena *arena)
{
	enum status worst = STATUS_DONE;
	bool shows = isatty(STDERR_FILENO);
	struct str *names;
	size_t n = 0;

	file_list(arena, str_z(arena, path), true, &names, &n);
	for (size_t i = 0; i < n; i++) {
		const char *bag = path_join(arena, path, names[i]);
		enum status status;
		arena_reset(run->arena);
		if (shows)
			fprintf(stderr, "\r%zu/%zu ", i + 1, n);
		status = is_bag(run, bag) ? prove_one(run, bag) : STATUS_DONE;
		worst = status > worst ? status : worst;
	}
	return worst;
}

static enum status
prove_archive(struct run *run, const char *path)
{
	struct arena *arena = arena_new();
	struct holdings holdings = { .arena = arena };
	struct findings findings = { .arena = arena };
	enum status bags, whole;

	if (!archive_scan(str_of(path), &holdings)) {
		say(run->options->lang, SAY_CANNOT_READ, str_of(path), say_errno(run->options->lang, errno));
		arena_free(arena);
		return STATUS_FAILED;
	}
	bags = prove_bags(run, str_of(path), arena);
	holdings_check(&findings, str_of(path), &holdings);
	check_register(&findings, str_of(path), &holdings);
	check_loose(run, &findings, str_of(path), &holdings);
	whole = tell(run, str_of(path), &findings);
	arena_free(arena);
	return bags > whole ? bags : whole;
}

enum status
office_bewijs(struct run *run)
{
	enum status worst = STATUS_DONE, status;

	limit_memory();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		const char *path = run->options->arguments[i];
		arena_reset(run->arena);
		status = !file_is_folder(path) ? prove_pdf(run, path) : is_bag(run, path) ? prove_one(run, path) : prove_archive(run, path);
		worst = status > worst ? status : worst;
	}
	return worst;
}
