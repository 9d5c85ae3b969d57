/*
 * voortgang schema: the JSON Schema of the reports of a template. What the keys
 * of the program's own tables mean is velden.yaml, which is part of the program.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../write/keys.h"
#include "../write/schema.h"

#include <assert.h>
#include <errno.h>

EMBED(velden, "src/cmd/velden.yaml");

const struct schema *
template_schema(struct run *run, const struct style *style)
{
	struct source *source = arena_alloc(run->shared, sizeof *source);
	struct findings findings = { .arena = run->shared };
	const struct node *texts;

	*source = (struct source){ STR("velden.yaml"), EMBEDDED(velden) };
	texts = tree_read(run->shared, source, &findings);
	assert(texts && !diag_count(&findings, SEVERITY_ERROR));
	return schema_of(run->shared, style, texts);
}

struct str
schema_bytes(struct run *run, const struct template *template)
{
	return schema_json(run->shared, template_schema(run, template->style),
	    str_printf(run->shared, "Rapport van voortgang en financiën, sjabloon %.*s", (int)template->name.n, template->name.p));
}

enum status
cmd_schema(struct run *run)
{
	const char *name = run->options->template ? run->options->template : "standaard";
	const struct template *template = template_find(run, str_of(name));
	struct str bytes;

	if (!template)
		return STATUS_FAILED;
	if (!template->style)
		return STATUS_REPORT_WRONG;
	bytes = run->options->format == FORMAT_MARKDOWN
	    ? keys_markdown(run->shared, template_schema(run, template->style)) : schema_bytes(run, template);
	if (file_write(run->shared, "-", bytes))
		return STATUS_DONE;
	say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
	return STATUS_FAILED;
}
