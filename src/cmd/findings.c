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

/* One line each for what is open; a terminal also sees the source with its marks.
 * False when they could not be written (it was said). */
bool
findings_print(const struct run *run, struct findings *findings, void *file)
{
	bool terminal = isatty(fileno(file));
	struct buf out = { .arena = findings->arena };

	diag_sort(findings);
	for (size_t i = 0; i < findings->n; i++) {
		if (findings->list[i].answer)
			continue;
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

/* What is most at stake comes first for who reads no more than this. */
static void
say_stake(const struct run *run, const struct findings *findings, const char *path)
{
	const struct finding *most = NULL;
	size_t n = 0;

	for (size_t i = 0; i < findings->n; i++)
		if (findings->list[i].stake) {
			n++;
			if (!most || findings->list[i].stake > most->stake)
				most = &findings->list[i];
		}
	if (n > 1)
		say(run->options->lang, SAY_STAKE, str_of(path),
		    money_text(run->arena, most->stake, (struct unit){ 1 }, money_decimals(most->stake, (struct unit){ 1 })),
		    number(run, most->place.line));
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
	if (findings->answered)
		say(run->options->lang, SAY_ANSWERED, str_of(path), number(run, findings->answered));
	say_stake(run, findings, path);
}
