/* voortgang controleer RAPPORT...: check, and write nothing but what was found. */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../write/json.h"

#include <errno.h>
#include <stdio.h>

static bool
print(struct run *run, struct str bytes)
{
	if (file_write(run->shared, "-", bytes))
		return true;
	say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
	return false;
}

/* Tells what was found in a report; JSON waits until all are there. */
static bool
tell(struct run *run, struct loaded *loaded, struct json *json)
{
	struct verdict verdict = verdict_of(run, loaded);

	diag_sort(&loaded->findings);
	if (json)
		json_add(json, run->arena, &verdict);
	else if (run->options->format == FORMAT_HTML)
		return print(run, verdict_html(run, &verdict, run->options->lang));
	else
		return findings_print(run, &loaded->findings, stdout);
	return true;
}

enum status
cmd_controleer(struct run *run)
{
	enum format format = run->options->format;
	struct json *json = format == FORMAT_JSON || format == FORMAT_SARIF
	    ? json_open(run->shared, format == FORMAT_SARIF ? JSON_SARIF : JSON_FULL, run->options->lang) : NULL;
	enum status worst = STATUS_DONE;

	for (size_t i = 0; i < run->options->n_arguments; i++) {
		const char *path = run->options->arguments[i];
		struct loaded loaded;
		enum status status;
		arena_reset(run->arena);
		status = report_load(run, path, &loaded);
		if (!tell(run, &loaded, json))
			return STATUS_FAILED;
		if (status != STATUS_FAILED)
			findings_count(run, &loaded, path);
		worst = status > worst ? status : worst;
	}
	if (json && !print(run, json_close(run->shared, json)))
		return STATUS_FAILED;
	return worst;
}
