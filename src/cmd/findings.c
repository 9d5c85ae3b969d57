/* Findings, told to people and to editors, and what they mean for the exit. */
#define _XOPEN_SOURCE 700
#include "cmd.h"
#include "../base/arena.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

enum status
findings_status(const struct run *run, const struct findings *findings)
{
	return diag_count(findings, SEVERITY_ERROR)
	    || (run->options->strict && diag_count(findings, SEVERITY_WARNING)) ? STATUS_REPORT_WRONG : STATUS_DONE;
}

/* One line each; a terminal also sees the source with its marks. False when they
 * could not be written (it was said). */
bool
findings_print(const struct run *run, struct findings *findings, void *file)
{
	bool terminal = isatty(fileno(file));
	struct buf out = { .arena = findings->arena };

	diag_sort(findings);
	for (size_t i = 0; i < findings->n; i++) {
		diag_line(&out, &findings->list[i], run->options->lang);
		if (terminal)
			diag_excerpt(&out, &findings->list[i]);
	}
	if (fwrite(buf_str(&out).p, 1, out.n, file) == out.n && fflush(file) == 0)
		return true;
	say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
	return false;
}

static struct str
number(const struct run *run, size_t n)
{
	return str_printf(run->arena, "%zu", n);
}

void
findings_count(const struct run *run, const struct loaded *loaded, const char *path)
{
	const struct findings *findings = &loaded->findings;

	if (loaded->template && !loaded->template->style)
		return;         /* the findings are the template's, and were shown */
	say(run->options->lang, SAY_COUNTS, str_of(path),
	    number(run, diag_count(findings, SEVERITY_ERROR)), number(run, diag_count(findings, SEVERITY_WARNING)),
	    number(run, diag_count(findings, SEVERITY_NOTE)));
}
