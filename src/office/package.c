#include "package.h"
#include "../base/arena.h"
#include "../base/digest.h"
#include "../set/compose.h"
#include "../set/page.h"

#include <stdlib.h>
#include <string.h>

/* Letters and digits, with '-' between words: a name in any file system. */
static struct str
plain(struct arena *arena, struct str text)
{
	struct str folded = str_fold(arena, text);
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		if ((c >= 'a' && c <= 'z') || char_is_digit(c))
			buf_char(&out, c);
		else if (out.n && out.p[out.n - 1] != '-')
			buf_char(&out, '-');
	}
	while (out.n && out.p[out.n - 1] == '-')
		out.n--;
	return buf_str(&out);
}

/* What the chain of a programme goes by: its code, else its name. */
static struct str
programme(struct arena *arena, const struct report *report)
{
	struct str code = plain(arena, report->code.text), name = plain(arena, report->name.text);

	return code.n ? code : name.n ? name : STR("rapport");
}

static void
describe(struct arena *arena, const struct report *report, struct str title, struct holding *holding)
{
	int64_t version = report->version.number.fill == FILL_GIVEN ? report->version.number.number : 1;
	struct str owner = plain(arena, report->organisation.text), own = programme(arena, report);
	struct str folder = period_folder(arena, report->period.period);

	holding->group = str_printf(arena, "%.*s-%.*s", (int)owner.n, owner.p, (int)own.n, own.p);
	holding->version = str_printf(arena, "%lld", (long long)version);
	holding->name = str_printf(arena, "%.*s-%.*s-v%lld", (int)holding->group.n, holding->group.p, (int)folder.n, folder.p, (long long)version);
	holding->title = title;
	holding->date = date_iso(arena, report_moment(report).date);
	holding->owner = report->organisation.text;
	holding->agent = STR("voortgang " VERSION);
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

/* What tells whether two packages were made from the same files. */
static struct str
digest_sources(struct arena *arena, struct files sources)
{
	struct buf lines = { .arena = arena };

	qsort(sources.list, sources.n, sizeof *sources.list, by_name);
	for (size_t i = 0; i < sources.n; i++) {
		buf_add(&lines, sha256_hex(arena, sources.list[i].bytes));
		buf_printf(&lines, "  %.*s\n", (int)sources.list[i].name.n, sources.list[i].name.p);
	}
	return sha256_hex(arena, buf_str(&lines));
}

static void
add(struct package *package, struct str folder, const char *between, struct str name, struct str bytes)
{
	files_add(&package->files, str_printf(package->files.arena, "%.*s%s%.*s", (int)folder.n, folder.p, between,
	    (int)name.n, name.p), bytes);
}

static enum status
add_sources(struct run *run, struct loaded *loaded, struct package *package, struct str folder)
{
	struct files sources;

	if (!used_files(run, loaded, true, &sources))
		return STATUS_FAILED;
	package->holding.source = str_printf(run->arena, "%.*s/bron/%.*s", (int)folder.n, folder.p,
	    (int)sources.list[0].name.n, sources.list[0].name.p);
	for (size_t i = 0; i < sources.n; i++) {
		if (!is_plain_name(sources.list[i].name))
			diag_add(&loaded->findings, ARCHIVE_NAME, loaded->root->place, sources.list[i].name);
		add(package, folder, "/bron/", sources.list[i].name, sources.list[i].bytes);
	}
	package->holding.sources = digest_sources(run->arena, sources);
	return STATUS_DONE;
}

static void
add_document(struct run *run, struct loaded *loaded, struct package *package, struct str folder, struct doc *doc)
{
	struct str name = path_name(folder), extension, verdict = verdict_bytes(run, loaded, &extension);

	package->holding.document = str_printf(run->arena, "%.*s/%.*s.pdf", (int)folder.n, folder.p, (int)name.n, name.p);
	files_add(&package->files, package->holding.document, document_bytes(run, loaded, doc, &(struct files){ 0 }));
	add(package, folder, "/", str_printf(run->arena, "%.*s.controle.%.*s", (int)name.n, name.p, (int)extension.n, extension.p), verdict);
}

enum status
package_make(struct run *run, struct loaded *loaded, struct package *package)
{
	struct setting setting = { run->arena, run->scratch, loaded->template->style, loaded->template->fonts };
	struct outcome outcome = { loaded->tally, &loaded->findings, loaded->before, false };
	struct str own = programme(run->arena, loaded->report), folder;
	struct str period = period_folder(run->arena, loaded->report->period.period);
	struct doc_info info;
	struct doc *doc = page_set(&setting, compose(run->arena, loaded->report, &outcome, &info), &info);

	*package = (struct package){ .files = { .arena = run->arena } };
	folder = str_printf(run->arena, "data/%.*s-%.*s/%.*s", (int)own.n, own.p, (int)period.n, period.p, (int)own.n, own.p);
	describe(run->arena, loaded->report, info.title, &package->holding);
	add_document(run, loaded, package, folder, doc);
	return add_sources(run, loaded, package, folder);
}

void
package_seal(struct package *package)
{
	struct bag_lines lines = { .arena = package->files.arena };

	holding_lines(&lines, &package->holding);
	bag_seal(&package->files, &lines);
	package->holding.digest = bag_digest(lines.arena, &package->files);
}
