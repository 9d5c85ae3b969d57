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

static void
answer(struct checking *c, const struct motivation *m)
{
	const struct node *scope = scope_of(c, m);
	struct answer *given = arena_alloc(c->arena, sizeof *given);
	bool error = false, met = false;

	*given = (struct answer){ m->reason.text, m->by.text };
	for (size_t i = 0; scope && i < c->findings->n; i++) {
		struct finding *finding = &c->findings->list[i];
		if (!str_eq(finding_id(finding), m->finding.text) || !path_covers(c->report->root, scope, finding->place))
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
		if (m->finding.fill == FILL_GIVEN && m->reason.fill == FILL_GIVEN && m->by.fill == FILL_GIVEN)
			answer(c, m);
	}
}
