/*
 * mdto dossier|document|bestand|diwoo REPORT FILE: metadata of a report, or of a file
 * that is a representation of it, on standard output. What an archive would call the
 * package is made up here.
 */
#include "../../src/base/arena.h"
#include "../../src/base/file.h"
#include "../../src/cmd/cmd.h"
#include "../../src/set/compose.h"
#include "../../src/ship/diwoo.h"
#include "../../src/ship/mdtoreport.h"

#include <stdio.h>
#include <string.h>

static struct run run;
static struct loaded loaded;
static struct str stem;

/* "gm1916-sterk-voor-noord-2023-h1-v1" */
static struct str
package_of(const struct report *report, int64_t version)
{
	struct str code = report->organisation.text, folder = period_folder(run.arena, report->period.period);

	return str_printf(run.arena, "%.*s-%.*s-%.*s-v%lld", (int)code.n, code.p, (int)stem.n, stem.p, (int)folder.n,
	    folder.p, (long long)version);
}

static struct packing
packing_of(const struct report *report, const struct doc_info *info)
{
	int64_t version = report->version.number.fill == FILL_GIVEN ? report->version.number.number : 1;
	struct packing packing = { .info = info, .name = package_of(report, version) };
	struct str code = report->organisation.text;

	packing.series = str_printf(run.arena, "%.*s-%.*s", (int)code.n, code.p, (int)stem.n, stem.p);
	if (version > 1)
		packing.replaces = (struct packed){ package_of(report, version - 1), info->title };
	if (loaded.before)
		packing.follows = (struct packed){ package_of(loaded.before, 1), loaded.before->name.text };
	packing.location = diwoo_location(run.arena, report, str_printf(run.arena, "%.*s.pdf", (int)stem.n, stem.p));
	return packing;
}

static struct str
metadata_of(const char *what, const struct report *report, const char *path, struct str bytes)
{
	struct outcome outcome = { loaded.tally, &loaded.findings, loaded.changes, false };
	struct doc_info info;
	struct packing packing;
	struct mdto_object object;
	struct mdto_file file;
	struct diwoo_document published;

	compose(run.arena, report, &outcome, &info);
	packing = packing_of(report, &info);
	if (strcmp(what, "diwoo") == 0) {
		published = diwoo_report(run.arena, report, &info,
		    packing.location.n ? packing.location : STR("https://voorbeeld.example/rapport.pdf"));
		return diwoo_url(run.arena, &published);
	}
	if (strcmp(what, "dossier") == 0) {
		object = mdto_dossier(run.arena, report, &packing);
		return mdto_object_xml(run.arena, &object);
	}
	object = mdto_document(run.arena, report, &packing);
	file = mdto_representation(run.arena, &object, report, &(struct file){ .name = str_of(path), .bytes = bytes });
	return strcmp(what, "bestand") == 0 ? mdto_file_xml(run.arena, &file) : mdto_object_xml(run.arena, &object);
}

int
main(int argc, char **argv)
{
	struct options options = { .lang = LANG_NL };
	const struct report *report;
	struct str bytes = { 0 }, out;

	if (argc != 4)
		return 2;
	run = (struct run){ .options = &options, .shared = arena_new(), .arena = arena_new(), .scratch = arena_new() };
	stem = path_stem(str_of(argv[2]));
	if (report_load(&run, argv[2], &loaded) != STATUS_DONE || !file_read(run.arena, argv[3], 1 << 28, &bytes)) {
		findings_print(&run, &loaded.findings, stderr);
		return 1;
	}
	report = strcmp(argv[1], "diwoo") == 0 ? report_public(run.arena, loaded.report) : loaded.report;
	out = metadata_of(argv[1], report, argv[3], bytes);
	fwrite(out.p, 1, out.n, stdout);
	for (size_t i = 0; i < run.n_templates; i++)
		fonts_close(run.templates[i].fonts);
	arena_free(run.scratch);
	arena_free(run.arena);
	arena_free(run.shared);
	return 0;
}
