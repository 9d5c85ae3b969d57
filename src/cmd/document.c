/*
 * A report that was checked as a document: elements, pages, and a PDF in the
 * profile of the run, which tells what it is of and may hold the files that it was
 * made from.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../set/compose.h"
#include "../set/page.h"
#include "../write/pdf.h"

bool
document_allowed(const struct run *run, const struct loaded *loaded, enum status status)
{
	return status == STATUS_DONE || (status == STATUS_REPORT_WRONG && run->options->concept && loaded->report);
}

struct outcome
document_outcome(struct run *run, const struct loaded *loaded, const struct report **report)
{
	struct outcome outcome = { loaded->tally, &loaded->findings, loaded->changes, run->options->concept
	    && findings_status(run, &loaded->findings) == STATUS_REPORT_WRONG };

	*report = loaded->report;
	if (run->options->publish) {
		outcome.findings = public_findings(run, loaded);
		outcome.changes = loaded->changes ? changes_find(run->arena, loaded->before, *report, true) : NULL;
		*report = report_public(run->arena, *report);
	}
	return outcome;
}

struct doc *
document_set(struct run *run, struct loaded *loaded)
{
	struct setting setting = { run->arena, run->scratch, loaded->template->style, loaded->template->fonts };
	const struct report *report;
	struct outcome outcome = document_outcome(run, loaded, &report);
	struct doc_info info;
	struct elem *root = compose(run->arena, report, &outcome, &info);
	struct doc *doc = page_set(&setting, root, &info);

	return fonts_held(loaded) ? doc : NULL;
}

static struct origin
origin_of(const struct run *run, const struct loaded *loaded)
{
	const struct report *r = loaded->report;
	const struct value *number = &r->version.number;

	return (struct origin){
		.period = r->period.fill == FILL_GIVEN ? period_code(run->arena, r->period.period) : r->period.text,
		.version = number->fill == FILL_GIVEN ? number->number : 1,
		.digest = loaded->digest,
		.template = loaded->template->name,
		.is_public = run->options->publish,
	};
}

/* Whether the files may have what the document must not show: what is secret, and
 * what could not be read, since nobody knows what that is. */
static bool
may_tell_secrets(const struct loaded *loaded)
{
	return loaded->report->has_secrets || diag_count(&loaded->findings, SEVERITY_ERROR)
	    || loaded->before_faulty || (loaded->before && loaded->before->has_secrets);
}

/* The files to embed; none when the profile embeds none. */
static enum status
document_files(struct run *run, const struct loaded *loaded, struct files *files)
{
	const struct profile *profile = &profiles[run->options->profile];

	*files = (struct files){ .arena = run->arena };
	if (!profile->embeds)
		return STATUS_DONE;
	if (run->options->publish && may_tell_secrets(loaded)) {
		say(run->options->lang, SAY_SECRET_FILES, loaded->source.path, str_of(profile->word));
		return STATUS_USAGE;
	}
	return used_files(run, loaded, false, files) ? STATUS_DONE : STATUS_FAILED;
}

bool
document_bytes(struct run *run, struct loaded *loaded, struct doc *doc, const struct files *files, struct str *bytes)
{
	if (!fonts_held(loaded))
		return false;
	doc->info.origin = origin_of(run, loaded);
	*bytes = pdf_write(run->arena, doc, loaded->template->fonts, &profiles[run->options->profile], files);
	return true;
}

enum status
document_make(struct run *run, struct loaded *loaded, struct doc *doc, bool with_verdict, struct made *made)
{
	struct files files;
	enum status status = document_files(run, loaded, &files);

	*made = (struct made){ 0 };
	if (status != STATUS_DONE)
		return status;
	if (!doc || !document_bytes(run, loaded, doc, &files, &made->document)
	    || (with_verdict && !verdict_bytes(run, loaded, &made->verdict, &made->extension)))
		return STATUS_REPORT_WRONG;
	return STATUS_DONE;
}
