#include "package.h"
#include "../base/arena.h"
#include "../base/digest.h"
#include "../ship/diwoo.h"
#include "../ship/mdtoreport.h"
#include "../ship/naming.h"
#include "../write/meta.h"

#include <stdlib.h>
#include <string.h>

static void
describe(struct arena *arena, const struct report *report, struct str title, struct holding *holding)
{
	int64_t version = name_version(report);
	struct str owner = str_slug(arena, report->organisation.text), own = name_programme(arena, report);
	struct str folder = period_folder(arena, report->period.period);

	holding->group = str_printf(arena, "%.*s-%.*s", (int)owner.n, owner.p, (int)own.n, own.p);
	holding->version = str_printf(arena, "%lld", (long long)version);
	holding->name = str_printf(arena, "%.*s-%.*s-v%lld", (int)holding->group.n, holding->group.p, (int)folder.n, folder.p, (long long)version);
	holding->title = title;
	holding->date = date_iso(arena, report_moment(report).date);
	holding->owner = report->style->municipality.name.n ? report->style->municipality.name : report->organisation.text;
	holding->agent = STR(META_PRODUCER);
	holding->period = period_code(arena, report->period.period);
	holding->reason = report->version.reason.text;
}

/* What the standard for packages of the National Archives does not allow in a name. */
static bool
is_plain_name(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (strchr("<>:\"\\|?*#& ", name.p[i]) || (unsigned char)name.p[i] < ' ')
			return false;
	return path_name(name).n <= 200;
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static void
add(struct package *package, struct str folder, const char *between, struct str name, struct str bytes)
{
	files_add(&package->files, str_printf(package->files.arena, "%.*s%s%.*s", (int)folder.n, folder.p, between,
	    (int)name.n, name.p), bytes);
}

/* The same for a file that may be known. */
static void
add_source(struct package *package, const struct files *known, struct str name, struct str bytes)
{
	const struct file *same;
	struct file *added;

	add(package, package->folder, "/bron/", name, bytes);
	added = &package->files.list[package->files.n - 1];
	same = known ? files_find(known, added->name) : NULL;
	if (same && str_eq(same->bytes, bytes))
		*added = (struct file){ added->name, same->bytes, same->sha256 };
}

/* What tells whether two packages were made from the same files: the digest of the
 * list of them, from the one at an index on. */
static struct str
digest_sources(struct arena *arena, const struct package *package, size_t from)
{
	struct buf lines = { .arena = arena };
	size_t folder = package->folder.n + sizeof "/bron/" - 1;

	qsort(package->files.list + from, package->files.n - from, sizeof *package->files.list, by_name);
	for (size_t i = from; i < package->files.n; i++) {
		struct str name = str_from(package->files.list[i].name, folder);
		buf_add(&lines, file_sha256(arena, &package->files.list[i]));
		buf_printf(&lines, "  %.*s\n", (int)name.n, name.p);
	}
	return sha256_hex(arena, buf_str(&lines));
}

static enum status
add_sources(struct run *run, struct loaded *loaded, const struct files *known, struct package *package)
{
	struct str folder = package->folder;
	size_t from = package->files.n;
	struct files sources;

	if (!used_files(run, loaded, true, &sources))
		return STATUS_FAILED;
	package->holding.source = str_printf(run->arena, "%.*s/bron/%.*s", (int)folder.n, folder.p,
	    (int)sources.list[0].name.n, sources.list[0].name.p);
	for (size_t i = 0; i < sources.n; i++) {
		if (!is_plain_name(sources.list[i].name))
			diag_add(&loaded->findings, ARCHIVE_NAME, loaded->root->place, sources.list[i].name);
		add_source(package, known, sources.list[i].name, sources.list[i].bytes);
	}
	package->holding.sources = digest_sources(run->arena, package, from);
	return STATUS_DONE;
}

static enum status
add_document(struct run *run, struct loaded *loaded, struct package *package)
{
	struct doc *doc = document_set(run, loaded);
	struct str folder = package->folder, name = path_name(folder);
	struct made made;
	enum status status = document_make(run, loaded, doc, true, &made);

	if (status != STATUS_DONE)
		return status;
	package->info = doc->info;
	package->holding.document = str_printf(run->arena, "%.*s/%.*s.pdf", (int)folder.n, folder.p, (int)name.n, name.p);
	files_add(&package->files, package->holding.document, made.document);
	add(package, folder, "/", str_printf(run->arena, "%.*s.controle.pdf", (int)name.n, name.p), made.verdict);
	return STATUS_DONE;
}

enum status
package_make(struct run *run, struct loaded *loaded, const struct files *known, struct package *package)
{
	struct str own = name_programme(run->arena, loaded->report);
	struct str period = period_folder(run->arena, loaded->report->period.period);
	enum status status;

	if (report_is_concept(loaded->report))
		diag_add(&loaded->findings, ARCHIVE_CONCEPT, loaded->report->version.stage.place, { 0 });
	*package = (struct package){ .files = { .arena = run->arena }, .report = loaded->report };
	package->folder = str_printf(run->arena, "data/%.*s-%.*s/%.*s", (int)own.n, own.p, (int)period.n, period.p, (int)own.n, own.p);
	if ((status = add_document(run, loaded, package)) != STATUS_DONE)
		return status;
	describe(run->arena, loaded->report, package->info.title, &package->holding);
	package->holding.profile = str_of(profiles[run->options->profile].word);
	return add_sources(run, loaded, known, package);
}

/* A folder has its metadata in it, under its own name. */
static void
add_object(struct package *package, struct str folder, const struct mdto_object *object)
{
	struct str name = path_name(folder);

	add(package, folder, "/", str_printf(package->files.arena, "%.*s.MDTO.xml", (int)name.n, name.p),
	    mdto_object_xml(package->files.arena, object));
}

/* How long it is kept, from what MDTO says of it. */
static struct str
kept_until(struct arena *arena, const struct mdto_object *dossier)
{
	if (dossier->retention.years)
		return date_iso(arena, date_years_on(dossier->retention.start, dossier->retention.years));
	return dossier->appraisal.label;
}

static void
add_metadata(struct package *package, const struct packing *packing)
{
	struct arena *arena = package->files.arena;
	struct mdto_object dossier = mdto_dossier(arena, package->report, packing);
	struct mdto_object document = mdto_document(arena, package->report, packing);
	size_t n = package->files.n;

	for (size_t i = 0; i < n; i++) {
		struct str name = package->files.list[i].name;
		struct file known = { str_from(name, package->folder.n + 1), package->files.list[i].bytes,
		    file_sha256(arena, &package->files.list[i]) };
		struct mdto_file about = mdto_representation(arena, &document, package->report, &known);
		add(package, name, "", STR(".bestand.MDTO.xml"), mdto_file_xml(arena, &about));
	}
	add_object(package, package->folder, &document);
	add_object(package, path_folder(package->folder), &dossier);
	package->holding.keep = kept_until(arena, &dossier);
}

/* A report with secret parts has no place on the web; its public version is another document. */
static void
add_sitemap(struct package *package, struct str location)
{
	struct diwoo_document document;

	if (!location.n || package->report->has_secrets)
		return;
	document = diwoo_report(package->files.arena, package->report, &package->info, location);
	files_add(&package->files, STR("diwoo.xml"), diwoo_url(package->files.arena, &document));
}

void
package_describe(struct package *package, const struct holding *before, const struct holding *replaced)
{
	struct holding *holding = &package->holding;
	struct arena *arena = package->files.arena;
	struct bag_lines lines = { .arena = arena };
	struct packing packing = { .info = &package->info, .name = holding->name, .series = holding->group,
	    .location = diwoo_location(arena, package->report, path_name(holding->document)) };

	if (before) {
		holding->before = before->name;
		holding->before_title = before->title;
		holding->before_digest = before->digest;
	}
	if (replaced) {
		holding->replaces = replaced->name;
		holding->replaces_title = replaced->title;
		packing.replaces = (struct packed){ replaced->name, replaced->title };
	}
	if (before && !str_eq(holding->before, holding->replaces))
		packing.follows = (struct packed){ before->name, before->title };
	add_metadata(package, &packing);
	add_sitemap(package, packing.location);
	holding_lines(&lines, holding);
	*holding = holding_read(&lines);
	bag_describe(&package->files, &lines);
}

void
package_seal(struct package *package)
{
	bag_seal(&package->files);
	package->holding.digest = bag_digest(package->files.arena, &package->files);
}
