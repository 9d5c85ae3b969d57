/*
 * The previous report: the one that "vorige" names, else the one of the same
 * file name or the same code in a folder beside this one's, with the latest
 * period that ended before this one's did. Nothing is read whole but that one.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <errno.h>

struct candidate {
	const char *path;
	struct date end;                /* of its period */
};

/* Whether a report in this text is earlier than the one at hand, and later than
 * the best so far. */
static bool
is_better(struct run *run, struct str text, struct date before, struct candidate *best)
{
	struct period period;
	struct date end;

	if (!period_parse(run->arena, source_value(text, "periode"), &period))
		return false;
	end = period_last_day(period);
	if (date_cmp(end, before) >= 0 || (best->path && date_cmp(end, best->end) <= 0))
		return false;
	best->end = end;
	return true;
}

/* The same code; or the same file name, and a name that fits: that of the other
 * report, or the one that the file has. "rapport.yaml" alone says nothing. */
static bool
is_same_programme(struct run *run, const struct loaded *loaded, struct str text, bool same_name)
{
	const struct report *report = loaded->report;
	struct str code = source_value(text, "code"), name = str_fold(run->arena, source_value(text, "naam"));
	struct str stem = str_fold(run->arena, path_stem(loaded->source.path)), own = str_fold(run->arena, report->name.text);

	if (!str_eq(source_value(text, "organisatie"), report->organisation.text))
		return false;
	if (code.n && report->code.fill == FILL_GIVEN)
		return str_eq(code, report->code.text);
	return same_name && (str_eq(name, own) || str_eq(stem, own) || str_eq(stem, name));
}

static void
consider(struct run *run, const struct loaded *loaded, const char *path, bool same_name, struct candidate *best)
{
	const struct value *code = &loaded->report->code;
	struct str text;

	if (!same_name && code->fill != FILL_GIVEN)
		return;
	if (!file_read(run->arena, path, TREE_BYTES + 1, &text) || !is_same_programme(run, loaded, text, same_name))
		return;
	if (is_better(run, text, period_last_day(loaded->report->period.period), best))
		best->path = path;
}

/* Beside "reports/2023-h2" lies "reports/2023-h1". */
static const char *
find_before(struct run *run, const struct loaded *loaded)
{
	struct str path = loaded->source.path, folder = path_folder(path), stem = path_stem(path);
	struct str above = path_above(run->arena, folder), *folders, *files;
	struct candidate best = { 0 };
	size_t n, n_files;

	if (loaded->report->period.fill != FILL_GIVEN || str_is(path, "-") || !file_list(run->arena, str_z(run->arena, above), true, &folders, &n))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		const char *beside = path_join(run->arena, above, folders[i]);
		if ((run->within && !file_lies_in(beside, run->within)) || !file_list(run->arena, beside, false, &files, &n_files))
			continue;
		for (size_t k = 0; k < n_files; k++)
			if (str_ends(files[k], ".yaml"))
				consider(run, loaded, path_join(run->arena, str_of(beside), files[k]),
				    str_eq(path_stem(files[k]), stem), &best);
	}
	return best.path;
}

/* Where a finding about the previous report stands. */
static struct place
place_of(const struct report *report)
{
	return report->before.fill == FILL_GIVEN ? report->before.place : report->period.place;
}

static const struct report *
refuse(struct loaded *loaded, const struct source *source, const struct findings *findings)
{
	uint32_t line = findings->n ? findings->list[0].place.line : 1;

	diag_add(&loaded->findings, BEFORE_UNREADABLE, place_of(loaded->report), source->path,
	    str_printf(loaded->findings.arena, "%u", line));
	return NULL;
}

/* One that can be read in part is compared in part: the template may have changed
 * since. */
static void
find_faulty(struct loaded *loaded, const struct source *source, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		if (finding_severity(&findings->list[i]) == SEVERITY_ERROR) {
			diag_add(&loaded->findings, BEFORE_FAULTY, place_of(loaded->report), source->path,
			    str_printf(loaded->findings.arena, "%u", findings->list[i].place.line));
			return;
		}
}

/* Reads it as it is, with its own template where that is there; what is wrong
 * with it is one finding here. */
static const struct report *
read_before(struct run *run, struct loaded *loaded, const char *path)
{
	struct source *source = arena_alloc(run->arena, sizeof *source);
	struct findings findings = { .arena = run->arena };
	const struct template *template = loaded->template;
	const struct style *style;
	struct report *report;
	struct node *root;

	if ((run->within && !file_lies_in(path, run->within)) || !source_read(run->arena, path, source, &run->used)) {
		diag_add(&loaded->findings, BEFORE_ABSENT, loaded->report->before.place, loaded->report->before.text,
		    say_errno(run->options->lang, errno));
		return NULL;
	}
	if (!(root = tree_read(run->arena, source, &findings)) || root->kind != NODE_BLOCK)
		return refuse(loaded, source, &findings);
	if (template_exists(run, template_name(run, root)))
		template = template_find(run, template_name(run, root));
	loaded->before_template = template;
	style = template && template->style ? template->style : loaded->template->style;
	includes_load(run, root, source->path, style, &findings);
	report = report_read(run->arena, &findings, root, style);
	diag_sort(&findings);
	loaded->before_faulty = diag_count(&findings, SEVERITY_ERROR);
	if (loaded->before_faulty)
		find_faulty(loaded, source, &findings);
	return report;
}

const struct report *
before_load(struct run *run, struct loaded *loaded)
{
	const struct value *named = &loaded->report->before;
	const char *path;

	if (named->fill == FILL_GIVEN)
		path = path_join(run->arena, path_folder(loaded->source.path), named->text);
	else
		path = find_before(run, loaded);
	return path ? read_before(run, loaded, path) : NULL;
}
