/*
 * voortgang vergelijk OUD NIEUW: what changed between two reports. They are read and
 * checked like any other; errors in what they say are counted, and what is there is
 * compared. Only what is no report at all is refused.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../write/changes.h"

#include <errno.h>
#include <stdio.h>

/* Whether a report can be compared: it has sections and says its format. When it
 * cannot, what was found is told. */
static enum status
load(struct run *run, const char *path, struct loaded *loaded)
{
	enum status status = report_load(run, path, loaded);
	const struct report *report = loaded->report;

	if (status == STATUS_FAILED)
		return status;
	if (report && report->root->kind == NODE_BLOCK && str_is(report->format.text, REPORT_FORMAT))
		return STATUS_DONE;
	findings_print(run, &loaded->findings, stderr);
	say(run->options->lang, SAY_NO_REPORT, str_of(path));
	return STATUS_REPORT_WRONG;
}

/* By their codes when both have one; else by their names, of one organisation. */
static bool
same_programme(struct arena *arena, const struct report *a, const struct report *b)
{
	if (a->code.fill == FILL_GIVEN && b->code.fill == FILL_GIVEN)
		return str_eq(a->code.text, b->code.text) && str_eq(a->organisation.text, b->organisation.text);
	return str_eq(str_fold(arena, a->name.text), str_fold(arena, b->name.text))
	    && str_eq(a->organisation.text, b->organisation.text);
}

static enum status
tell(struct run *run, const struct loaded *then, const struct loaded *now)
{
	struct compared compared = { .then_path = then->source.path, .now_path = now->source.path,
	    .then_digest = then->digest, .now_digest = now->digest,
	    .then_errors = diag_count(&then->findings, SEVERITY_ERROR), .now_errors = diag_count(&now->findings, SEVERITY_ERROR),
	    .same_programme = same_programme(run->arena, then->report, now->report) };
	struct buf out = { .arena = run->arena };

	compared.changes = changes_find(run->arena, then->report, now->report, run->options->publish);
	if (run->options->format == FORMAT_JSON)
		buf_add(&out, changes_json(run->arena, &compared));
	else
		changes_lines(&out, &compared, run->options->lang);
	if (file_write(run->arena, "-", buf_str(&out)))
		return STATUS_DONE;
	say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
	return STATUS_FAILED;
}

enum status
cmd_vergelijk(struct run *run)
{
	const char *const *paths = run->options->arguments;
	struct loaded then, now;
	enum status first = load(run, paths[0], &then), second;

	if (first == STATUS_FAILED)
		return first;
	second = load(run, paths[1], &now);
	if (first != STATUS_DONE || second != STATUS_DONE)
		return first > second ? first : second;
	if (changes_order(then.report, now.report) > 0) {
		say(run->options->lang, SAY_WRONG_ORDER, then.report->period.text, str_of(paths[0]), now.report->period.text, str_of(paths[1]));
		return STATUS_USAGE;
	}
	return tell(run, &then, &now);
}
