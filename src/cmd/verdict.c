/* The check report as PDF, JSON or HTML, beside the document that was made. */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../set/page.h"
#include "../set/verdict.h"
#include "../write/html.h"
#include "../write/json.h"

/* Whether a place is secret in the report or in the one before it. */
static bool
is_secret(const struct loaded *loaded, struct place place)
{
	return report_is_secret(loaded->report, place) || (loaded->before && report_is_secret(loaded->before, place));
}

/* A finding tells of its place, and its text of what it marks. */
static bool
tells_secret(const struct loaded *loaded, const struct finding *finding)
{
	bool secret = is_secret(loaded, finding->place);

	for (size_t i = 0; i < finding->n_marks && !secret; i++)
		secret = is_secret(loaded, finding->marks[i].place);
	return secret;
}

const struct findings *
public_findings(struct run *run, const struct loaded *loaded)
{
	struct findings *shown = arena_alloc(run->arena, sizeof *shown);

	shown->arena = run->arena;
	for (size_t i = 0; i < loaded->findings.n; i++) {
		const struct finding *finding = &loaded->findings.list[i];
		if (tells_secret(loaded, finding))
			continue;
		*arena_push(run->arena, shown->list, shown->n) = *finding;
		if (finding->answer)
			shown->answered++;
		else
			shown->counts[finding_severity(finding)]++;
	}
	return shown;
}

struct verdict
verdict_of(struct run *run, const struct loaded *loaded)
{
	struct verdict verdict = { loaded->source.path, loaded->digest, loaded->root, loaded->report, loaded->before,
	    &loaded->findings, loaded->tally, run->options->publish, loaded->report, false };

	if (run->options->publish && loaded->report) {
		verdict.report = report_public(run->arena, loaded->report);
		verdict.findings = public_findings(run, loaded);
	}
	return verdict;
}

static bool
verdict_pdf(struct run *run, struct loaded *loaded, const struct verdict *verdict, struct str *bytes)
{
	struct setting setting = { run->arena, run->scratch, loaded->template->style, loaded->template->fonts };
	struct doc_info info;
	struct doc *doc = page_set(&setting, verdict_compose(run->arena, verdict, LANG_NL, &info), &info);

	return document_bytes(run, loaded, doc, &(struct files){ 0 }, bytes);
}

struct str
verdict_html(struct run *run, const struct verdict *verdict, enum lang lang)
{
	struct elem *root = verdict_compose(run->arena, verdict, lang, NULL);
	struct buf out = { .arena = run->arena };

	html_open(&out, lang == LANG_EN ? STR("en") : STR("nl"), elem_said(run->arena, root->first));
	html_elem(&out, root);
	html_close(&out);
	return buf_str(&out);
}

/* In Dutch whatever the language of the messages: it is kept with the document. */
bool
verdict_bytes(struct run *run, struct loaded *loaded, struct str *bytes, struct str *extension)
{
	struct verdict verdict = verdict_of(run, loaded);
	struct json *json;

	*extension = run->options->format == FORMAT_JSON ? STR("json") : run->options->format == FORMAT_HTML ? STR("html") : STR("pdf");
	if (run->options->format != FORMAT_HTML && run->options->format != FORMAT_JSON)
		return verdict_pdf(run, loaded, &verdict, bytes);
	if (run->options->format == FORMAT_HTML) {
		*bytes = verdict_html(run, &verdict, LANG_NL);
		return true;
	}
	verdict.path = path_name(verdict.path);
	json = json_open(run->arena, JSON_BARE, LANG_NL);
	json_add(json, run->arena, &verdict);
	*bytes = json_close(run->arena, json);
	return true;
}
