/* The check report as PDF, JSON or HTML, beside the document that was made. */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../set/page.h"
#include "../set/verdict.h"
#include "../write/html.h"
#include "../write/json.h"
#include "../write/pdf.h"

struct verdict
verdict_of(const struct run *run, const struct loaded *loaded)
{
	return (struct verdict){ loaded->source.path, loaded->digest, loaded->root, loaded->report, loaded->before,
	    &loaded->findings, loaded->tally, run->options->publish };
}

static struct str
verdict_pdf(struct run *run, const struct loaded *loaded, const struct verdict *verdict)
{
	struct setting setting = { run->arena, loaded->template->style, loaded->template->fonts };
	struct doc_info info;
	struct elem *root = verdict_compose(run->arena, verdict, LANG_NL, &info);

	return pdf_write(run->arena, page_set(&setting, root, &info), loaded->template->fonts);
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
struct str
verdict_bytes(struct run *run, const struct loaded *loaded, struct str *extension)
{
	struct verdict verdict = verdict_of(run, loaded);
	struct json *json;

	*extension = run->options->format == FORMAT_JSON ? STR("json") : run->options->format == FORMAT_HTML ? STR("html") : STR("pdf");
	if (run->options->format == FORMAT_HTML)
		return verdict_html(run, &verdict, LANG_NL);
	if (run->options->format != FORMAT_JSON)
		return verdict_pdf(run, loaded, &verdict);
	verdict.path = path_name(verdict.path);
	json = json_open(run->arena, JSON_BARE, LANG_NL);
	json_add(json, run->arena, &verdict);
	return json_close(run->arena, json);
}
