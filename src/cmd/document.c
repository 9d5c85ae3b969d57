/* The document of a report, or of what the public may see of it: for whoever prints or speaks it. */
#include "cmd.h"
#include "../set/compose.h"

struct elem *
document_compose(struct run *run, const struct loaded *loaded, struct doc_info *info)
{
	const struct report *report = loaded->report;
	struct outcome outcome = { loaded->tally, &loaded->findings, loaded->changes, run->options->concept
	    && findings_status(run, &loaded->findings) == STATUS_REPORT_WRONG };

	if (run->options->publish) {
		outcome.findings = public_findings(run, loaded);
		outcome.changes = loaded->changes ? changes_find(run->arena, loaded->before, report, true) : NULL;
		report = report_public(run->arena, report);
	}
	return compose(run->arena, report, &outcome, info);
}
