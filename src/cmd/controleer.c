/* voortgang controleer RAPPORT...: check, and write nothing. */
#include "cmd.h"
#include "../base/arena.h"

#include <stdio.h>

enum status
cmd_controleer(struct run *run)
{
	enum status worst = STATUS_DONE;

	for (size_t i = 0; i < run->options->n_reports; i++) {
		const char *path = run->options->reports[i];
		struct loaded loaded;
		enum status status;
		arena_reset(run->arena);
		status = report_load(run, path, &loaded);
		if (!findings_print(run, &loaded.findings, stdout))
			return STATUS_FAILED;
		if (status != STATUS_FAILED)
			findings_count(run, &loaded, path);
		worst = status > worst ? status : worst;
	}
	return worst;
}
