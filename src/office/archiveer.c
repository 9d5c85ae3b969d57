/*
 * voortgang archiveer RAPPORT... --archief MAP: check, make, and put in the archive
 * what the document is, what it was made from, and what must be known of both.
 * Nothing that is there is ever changed.
 */
#include "archive.h"
#include "package.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../set/line.h"

#include <stdio.h>

/* The bag that was made of the same files, or NULL. */
static const struct holding *
find_same(const struct archive *archive, const struct holding *holding)
{
	for (size_t i = 0; i < archive->holdings.n; i++) {
		const struct holding *other = &archive->holdings.list[i];
		if (str_eq(other->group, holding->group) && str_eq(other->period, holding->period) && str_eq(other->sources, holding->sources))
			return other;
	}
	return NULL;
}

/* Gives a bag its place behind the others, and puts it there. */
static enum status
put(struct archive *archive, struct loaded *loaded, struct package *package)
{
	struct holding *holding = &package->holding;
	const struct holding *same = find_same(archive, holding), *last = holding_last(&archive->holdings, holding->group);
	const struct holding *highest = holding_highest(&archive->holdings, holding->group, holding->period);
	enum lang lang = archive->run->options->lang;
	enum status status;

	if (same) {
		say(lang, same->destroyed.n ? SAY_WAS_DESTROYED : SAY_IN_ARCHIVE, loaded->source.path, same->name, same->destroyed);
		return STATUS_DONE;
	}
	if (highest && holding_version(holding) <= holding_version(highest)) {
		diag_add(&loaded->findings, ARCHIVE_VERSION, report_version_place(loaded->report), highest->version,
		    str_printf(loaded->findings.arena, "%lld", (long long)holding_version(highest) + 1));
		return STATUS_REPORT_WRONG;
	}
	if ((last && (status = archive_check(archive, last)) != STATUS_DONE)
	    || (highest && (status = archive_check(archive, highest)) != STATUS_DONE))
		return status;
	package_describe(package, last, highest);
	package_seal(package);
	if ((status = archive_add(archive, holding, &package->files)) == STATUS_DONE)
		say(lang, SAY_ARCHIVED, loaded->source.path, holding->name, holding->digest);
	return status;
}

static enum status
make(struct run *run, struct loaded *loaded)
{
	struct package package;
	struct archive archive;
	enum status status;

	if ((status = package_make(run, loaded, NULL, &package)) != STATUS_DONE
	    || (status = findings_status(run, &loaded->findings)) != STATUS_DONE)
		return status;
	if ((status = archive_open(&archive, run, run->options->archive, false)) != STATUS_DONE)
		return status;
	return archive_close(&archive, put(&archive, loaded, &package));
}

static enum status
archive_one(struct run *run, const char *path)
{
	struct loaded loaded;
	enum status status;

	arena_reset(run->arena);
	if (str_is(str_of(path), "-")) {
		say(run->options->lang, SAY_NAMELESS, { 0 });
		return STATUS_USAGE;
	}
	status = report_load(run, path, &loaded);
	if (status == STATUS_DONE)
		status = make(run, &loaded);
	findings_print(run, &loaded.findings, stderr);
	if (status == STATUS_REPORT_WRONG) {
		findings_count(run, &loaded, path);
		say(run->options->lang, SAY_NOT_ARCHIVED, str_of(path));
	}
	return status;
}

static void
add_part(struct buf *out, const char *before, struct str text)
{
	if (text.n) {
		buf_puts(out, before);
		buf_shown(out, text);
	}
}

/* What stands in the register, one bag on a line. */
static enum status
list(const struct archive *archive)
{
	bool en = archive->run->options->lang == LANG_EN;
	struct buf out = { .arena = archive->run->arena };

	for (size_t i = 0; i < archive->holdings.n; i++) {
		const struct holding *e = &archive->holdings.list[i], *by = holding_replaced_by(&archive->holdings, e->name);
		add_part(&out, "", e->digest);
		add_part(&out, "  ", e->name);
		add_part(&out, en ? "  replaced by " : "  vervangen door ", by ? by->name : (struct str){ 0 });
		add_part(&out, en ? "  destroyed on " : "  vernietigd op ", e->destroyed);
		buf_char(&out, '\n');
	}
	fwrite(out.p, 1, out.n, stdout);
	return STATUS_DONE;
}

/* By its name, or by its path in this archive. */
static const struct holding *
find_named(const struct archive *archive, const char *path)
{
	struct str name = path_name(str_of(path));

	if (name.n < str_of(path).n && !file_same(path, path_join(archive->run->arena, archive->path, name)))
		return NULL;
	return holding_find(&archive->holdings, name);
}

static enum status
destroy(struct archive *archive)
{
	const struct options *o = archive->run->options;
	const struct holding *found = find_named(archive, o->destroy);
	struct date date, keep = { 0 };
	struct holding holding;
	enum status status;

	if (!found) {
		say(o->lang, SAY_NO_BAG, str_of(o->destroy), archive->path);
		return STATUS_USAGE;
	}
	if (found->destroyed.n) {
		say(o->lang, SAY_WAS_DESTROYED, archive->path, found->name, found->destroyed);
		return STATUS_DONE;
	}
	if ((status = archive_check(archive, found)) != STATUS_DONE)
		return status;
	date_parse(archive->run->arena, str_of(o->date), &date);
	date_parse(archive->run->arena, found->keep, &keep);
	if (!str_eq(found->keep, date_iso(archive->run->arena, keep)) || date_cmp(date, keep) < 0) {
		say(o->lang, SAY_MUST_KEEP, found->name, found->keep.n ? found->keep : STR("-"));
		return STATUS_REPORT_WRONG;
	}
	holding = *found;
	holding.destroyed = date_iso(archive->run->arena, date);
	holding.ground = str_of(o->reason);
	if ((status = archive_destroy(archive, &holding)) == STATUS_DONE)
		say(o->lang, SAY_DESTROYED, holding.name);
	return status;
}

/* Without reports: the register, after what was asked. */
static enum status
keep_house(struct run *run)
{
	const char *path = run->options->archive;
	struct archive archive;
	enum status status;

	if (!file_is_folder(path)) {
		say(run->options->lang, SAY_NO_ARCHIVE, str_of(path));
		return STATUS_FAILED;
	}
	if ((status = archive_open(&archive, run, path, run->options->rebuild)) != STATUS_DONE)
		return status;
	return archive_close(&archive, run->options->destroy ? destroy(&archive) : list(&archive));
}

static enum status
check_options(const struct run *run)
{
	const struct options *o = run->options;
	struct date date;

	if (!o->archive)
		say(o->lang, SAY_WHICH_ARCHIVE, { 0 });
	else if ((o->rebuild || o->destroy) && o->n_arguments)
		say(o->lang, SAY_NO_REPORTS, str_of(o->arguments[0]));
	else if (o->destroy && (!o->date || !o->reason || !str_trim(str_of(o->reason)).n || date_parse(run->arena, str_of(o->date), &date) != DATE_GOOD || date.day == 0))
		say(o->lang, SAY_WHEN_AND_WHY, { 0 });
	else
		return STATUS_DONE;
	return STATUS_USAGE;
}

enum status
office_archiveer(struct run *run)
{
	enum status worst = check_options(run);

	if (worst != STATUS_DONE)
		return worst;
	if (!run->options->n_arguments)
		return keep_house(run);
	line_prepare();
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		enum status status = archive_one(run, run->options->arguments[i]);
		worst = status > worst ? status : worst;
	}
	return worst;
}
