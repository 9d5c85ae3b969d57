#include "check.h"

static const struct section_rule *const section_families[] = {
	sum_rules, table_rules, field_rules, date_section_rules, NULL,
};

static const struct report_rule *const report_families[] = {
	field_report_rules, date_rules, text_rules, NULL,
};

static void
check_section(const struct section *section, void *data)
{
	for (int f = 0; section_families[f]; f++)
		for (const struct section_rule *rule = section_families[f]; rule->check; rule++)
			if (rule->kind == section->spec->kind)
				rule->check(data, section);
}

void
check(struct arena *arena, struct findings *findings, const struct report *report)
{
	struct checking c = { arena, findings, report, report_day(report) };

	if (report->root->kind != NODE_BLOCK)
		return;                 /* no report at all, and that was found */
	for (int f = 0; report_families[f]; f++)
		for (const struct report_rule *rule = report_families[f]; rule->check; rule++)
			rule->check(&c);
	report_each_section(report, check_section, &c);
}
