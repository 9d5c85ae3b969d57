/*
 * Answers to findings. An answer closes the warnings and notes of its id in its
 * place; an error cannot be answered, and an answer that answers nothing is
 * found itself, so that none stays behind when its reason is gone.
 */
#include "check.h"
#include "../base/arena.h"
#include "../read/path.h"

/* What an answer is about: the place that it names within its item, or all of
 * the item. NULL: there is no such place. */
static const struct node *
scope_of(struct checking *c, const struct motivation *m)
{
	const struct node *named;

	if (m->at.fill != FILL_GIVEN)
		return m->scope;
	named = path_find(c->arena, m->scope, m->at.text);
	return named ? named : path_find(c->arena, c->report->root, m->at.text);
}

/* What is not there has no place of its own: it is known by its name, the last
 * step of the path. */
static bool
is_named(struct checking *c, const struct motivation *m, const struct finding *finding)
{
	struct str path = m->at.text, step = { 0 };

	while (str_cut(&path, '.', &step))
		;
	step = str_fold(c->arena, str_trim(step));
	return step.n && str_eq(step, str_fold(c->arena, finding->args[0]));
}

static void
answer(struct checking *c, const struct motivation *m)
{
	const struct node *scope = scope_of(c, m);
	struct answer *given = arena_alloc(c->arena, sizeof *given);
	bool error = false, met = false;

	*given = (struct answer){ m->reason.text, m->by.text };
	for (size_t i = 0; i < c->findings->n; i++) {
		struct finding *finding = &c->findings->list[i];
		if (!str_eq(finding_id(finding), m->finding.text)
		    || !(scope ? path_covers(c->report->root, scope, finding->place) : is_named(c, m, finding)))
			continue;
		error = error || finding_severity(finding) == SEVERITY_ERROR;
		met = true;
		if (finding_severity(finding) < SEVERITY_ERROR && !finding->answer)
			diag_answer(c->findings, finding, given);
	}
	if (error)
		diag_add(c->findings, ANSWER_ERROR, m->place, m->finding.text);
	else if (!met)
		diag_add(c->findings, ANSWER_NOTHING, m->place, m->finding.text);
}

void
check_answers(struct checking *c)
{
	for (size_t i = 0; i < c->report->n_motivations; i++) {
		const struct motivation *m = &c->report->motivations[i];
		if (m->finding.fill > FILL_WRONG && m->reason.fill > FILL_WRONG && m->by.fill > FILL_WRONG)
			answer(c, m);
	}
}
