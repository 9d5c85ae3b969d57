#include "check.h"
#include "prose.h"
#include "times.h"

static const struct section_rule *const section_families[] = {
	sum_rules, table_rules, budget_rules, field_rules, date_section_rules, register_rules, NULL,
};

static const struct report_rule *const report_families[] = {
	field_report_rules, date_rules, character_rules, judgement_rules, before_rules, claim_rules, promise_rules,
	word_rules, privacy_rules, secrecy_rules, own_rules, NULL,
};

static void
check_section(const struct section *section, void *data)
{
	for (int f = 0; section_families[f]; f++)
		for (const struct section_rule *rule = section_families[f]; rule->check; rule++)
			if (rule->kind == section->spec->kind)
				rule->check(data, section);
}

struct tally
check(struct arena *arena, struct findings *findings, const struct dossier *dossier)
{
	const struct report *report = dossier->now;
	struct checking c = { .arena = arena, .findings = findings, .dossier = dossier, .report = report,
	    .before = dossier->changes ? dossier->before : NULL, .today = report_day(report) };

	if (report->root->kind != NODE_BLOCK)
		return c.tally;         /* no report at all, and that was found */
	c.prose = prose_collect(arena, report);
	c.times = times_pattern(arena);
	for (int f = 0; report_families[f]; f++)
		for (const struct report_rule *rule = report_families[f]; rule->check; rule++)
			rule->check(&c);
	report_each_section(report, check_section, &c);
	check_answers(&c);
	check_published(&c);
	return c.tally;
}
