/*
 * voortgang bewijs PAKKET|ARCHIEF|PDF...: is everything there and as it was, does
 * each package follow the one before it, and does the document say what its data
 * say? Nothing is written but into a folder that is gone afterwards.
 */
#include "again.h"
#include "archive.h"
#include "aside.h"
#include "../base/arena.h"
#include "../base/folder.h"
#include "../base/digest.h"
#include "../base/map.h"
#include "../ship/pdfdata.h"
#include "../write/identity.h"

#include <errno.h>
#include <stdio.h>
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

/* A bag says where its document lies, with what it was made from beside it in bron/. */
static enum status
set_again(struct run *run, const char *path, const struct files *bag, struct findings *findings)
{
	struct holding holding = holding_of(bag);
	struct str folder = path_folder(holding.document);
	struct str share = str_printf(run->arena, "%.*s/bron", (int)folder.n, folder.p);
	struct again again = { .share = path_join(run->arena, str_of(path), share), .agent = holding.agent,
	    .bag = bag, .holding = &holding, .path = path };

	again.report = path_join(run->arena, str_of(path), holding.source);
	again.profile = profile_find(holding.profile);
	if (files_find(bag, holding.document) && files_find(bag, holding.source) && again.profile < PROFILE_COUNT)
		return document_again(run, &again, findings);
	diag_add(findings, PROVE_UNREADABLE, place_of_file(run->arena, str_of(path)), STR("bag-info.txt"));
	return STATUS_DONE;
}

static bool
has_finding(const struct findings *findings, enum diag id)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->list[i].id == id)
			return true;
	return false;
}

/* Findings go out, and then what they come to; worst: of what it consists of. */
static enum status
tell(struct run *run, struct str path, struct findings *findings, enum status worst)
{
	bool wrong = diag_count(findings, SEVERITY_ERROR) || worst != STATUS_DONE, drawn = has_finding(findings, PROVE_DRAWN);

	if (!findings_print(run, findings, stdout))
		return STATUS_FAILED;
	say(run->options->lang, wrong ? SAY_NOT_PROVEN : drawn ? SAY_UNPROVEN : SAY_PROVEN, path);
	return worst != STATUS_DONE ? worst : wrong || drawn ? STATUS_REPORT_WRONG : STATUS_DONE;
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

/* A bag by itself; its chain is for who looks at the whole archive. */
static enum status
prove_one(struct run *run, const char *path, const char *room)
{
	struct findings findings = { .arena = run->arena };
	enum status status = prove_bag(run, path, &findings);

	(void)room;
	return status == STATUS_FAILED ? status : tell(run, str_of(path), &findings, STATUS_DONE);
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

/* From the files in the PDF, in a folder of their own. What has no place there is
 * the PDF's fault. */
static enum status
prove_by_files(struct run *run, struct again *again, const struct pdf_data *data, const char *room, struct place place,
    struct findings *findings)
{
	again->share = path_join(run->arena, str_of(room), STR("bron"));
	again->report = path_join(run->arena, str_of(again->share), data->report);
	again->own_fonts = true;
	if (folder_write(run->arena, again->share, &data->files))
		return document_again(run, again, findings);
	if (errno == EEXIST || errno == ENOTDIR || errno == EISDIR || errno == ENAMETOOLONG || errno == ELOOP) {
		diag_add(findings, PROVE_FILES, place, say_errno(run->options->lang, errno));
		return STATUS_DONE;
	}
	say(run->options->lang, SAY_CANNOT_WRITE, str_of(room), say_errno(run->options->lang, errno));
	return STATUS_FAILED;
}

/* Whether the files of a PDF stay in a folder; and the report must be the one that
 * the PDF says it is of. */
static bool
check_files(const struct pdf_data *data, struct place place, struct findings *findings)
{
	const struct file *report = files_find(&data->files, data->report);
	size_t before = findings->n;

	for (size_t i = 0; i < data->files.n; i++)
		if (path_leads_out(data->files.list[i].name))
			diag_add(findings, PROVE_FILES, place, data->files.list[i].name);
	if (findings->n == before && !str_eq(sha256_hex(findings->arena, report->bytes), data->digest))
		diag_add(findings, PROVE_SOURCE, place, data->report);
	return findings->n == before;
}

static enum status
prove_data(struct run *run, const struct file *document, const struct pdf_data *data, const char *room, struct findings *findings)
{
	struct place place = place_of_file(run->arena, document->name);
	struct again again = { .document = document, .profile = data->profile, .template = data->template,
	    .is_public = data->is_public, .agent = data->agent };

	if (run->options->source)
		return prove_by_source(run, &again, data, place, findings);
	return check_files(data, place, findings) ? prove_by_files(run, &again, data, room, place, findings) : STATUS_DONE;
}

static enum status
say_no_data(const struct run *run, const char *path)
{
	say(run->options->lang, SAY_NO_DATA, str_of(path));
	return STATUS_USAGE;
}

static enum status
prove_pdf(struct run *run, const char *path, const char *room)
{
	struct findings findings = { .arena = run->arena };
	struct file document = { .name = str_of(path) };
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
		diag_add(&findings, PROVE_CHANGED, place_of_file(run->arena, str_of(path)), { 0 });
	else if (!run->options->source && !data.report.n)
		return say_no_data(run, path);
	if (run->options->source || data.report.n)
		status = prove_data(run, &document, &data, room, &findings);
	return status == STATUS_DONE || findings.n ? tell(run, str_of(path), &findings, STATUS_DONE) : status;
}

/* The register may be absent or out of date, but what it knows must be there. */
static void
check_register(struct findings *findings, struct str path, const struct holdings *holdings)
{
	const char *file = path_join(findings->arena, path, STR(ARCHIVE_REGISTER));
	const struct place place = place_of_file(findings->arena, str_of(file));
	struct holdings known = { .arena = findings->arena };
	struct map there = { .arena = findings->arena };
	bool good = register_look(file, &known);

	for (size_t i = 0; i < holdings->n; i++)
		map_put(&there, holdings->list[i].name, i);
	for (size_t i = 0; i < known.n; i++) {
		size_t at = map_get(&there, known.list[i].name, SIZE_MAX);
		if (at == SIZE_MAX)
			diag_add(findings, CHAIN_GONE, place, known.list[i].name);
		else if (!holding_same(&known.list[i], &holdings->list[at]))
			diag_add(findings, REGISTER_OTHER, place, known.list[i].name);
	}
	if (!good || known.n < holdings->n)
		diag_add(findings, REGISTER_OTHER, place, path);
}

static void
check_loose(struct findings *findings, struct str path, const struct holdings *holdings)
{
	const struct place place = place_of_file(findings->arena, path);
	struct str *names;
	size_t n;

	for (int folders = 0; folders < 2; folders++) {
		if (!file_list(findings->arena, str_z(findings->arena, path), folders, &names, &n))
			continue;
		for (size_t i = 0; i < n; i++)
			if (!archive_has_place(holdings, names[i], folders))
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
		status = !file_is_link(bag) && is_bag(run, bag) ? aside(run, prove_one, bag, false) : STATUS_DONE;
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
	enum status status;

	if (!archive_scan(str_of(path), &holdings)) {
		say(run->options->lang, SAY_CANNOT_READ, str_of(path), say_errno(run->options->lang, errno));
		arena_free(arena);
		return STATUS_FAILED;
	}
	status = prove_bags(run, str_of(path), arena);
	holdings_check(&findings, str_of(path), &holdings);
	check_register(&findings, str_of(path), &holdings);
	check_loose(&findings, str_of(path), &holdings);
	status = tell(run, str_of(path), &findings, status);
	arena_free(arena);
	return status;
}

enum status
office_bewijs(struct run *run)
{
	enum status worst = STATUS_DONE, status;

	limit_memory();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		const char *path = run->options->arguments[i];
		arena_reset(run->arena);
		status = !file_is_folder(path) ? aside(run, prove_pdf, path, true) : is_bag(run, path) ? aside(run, prove_one, path, false)
		    : prove_archive(run, path);
		worst = status > worst ? status : worst;
	}
	return worst;
}
