/*
 * voortgang uitleg [ID]: what a finding means, why it matters, and an example of
 * what is wrong and what is right. The texts are uitleg.yaml, which is part of
 * the program and is read like any other YAML; the examples are run as tests.
 */
#include "cmd.h"
#include "../base/arena.h"

#include <assert.h>
#include <stdio.h>

EMBED(uitleg, "src/cmd/uitleg.yaml");

struct explanation {
	struct value nl, nl_why, en, en_why, wrong, right, before, is_template, report, municipality, is_municipality, in_csv, in_list, figures, command, options, runs;
};

static const struct field explanation_table[] = {
	{ "betekenis", FIELD_ANY, offsetof(struct explanation, nl), DUTY_REQUIRED, NULL },
	{ "waarom", FIELD_ANY, offsetof(struct explanation, nl_why), DUTY_REQUIRED, NULL },
	{ "meaning", FIELD_ANY, offsetof(struct explanation, en), DUTY_REQUIRED, NULL },
	{ "why", FIELD_ANY, offsetof(struct explanation, en_why), DUTY_REQUIRED, NULL },
	{ "fout", FIELD_ANY, offsetof(struct explanation, wrong), DUTY_REQUIRED, NULL },
	{ "goed", FIELD_ANY, offsetof(struct explanation, right), DUTY_REQUIRED, NULL },
	{ "vorige", FIELD_ANY, offsetof(struct explanation, before), DUTY_OPTIONAL, NULL },
	{ "sjabloon", FIELD_YES, offsetof(struct explanation, is_template), DUTY_OPTIONAL, NULL },
	{ "rapport", FIELD_ANY, offsetof(struct explanation, report), DUTY_OPTIONAL, NULL },
	{ "gemeente", FIELD_ANY, offsetof(struct explanation, municipality), DUTY_OPTIONAL, NULL },
	{ "in gemeente", FIELD_YES, offsetof(struct explanation, is_municipality), DUTY_OPTIONAL, NULL },
	{ "in csv", FIELD_YES, offsetof(struct explanation, in_csv), DUTY_OPTIONAL, NULL },
	{ "in lijst", FIELD_YES, offsetof(struct explanation, in_list), DUTY_OPTIONAL, NULL },
	{ "commando", FIELD_TEXT, offsetof(struct explanation, command), DUTY_OPTIONAL, NULL },
	{ "cijfers", FIELD_ANY, offsetof(struct explanation, figures), DUTY_OPTIONAL, NULL },
	{ "opties", FIELD_TEXT, offsetof(struct explanation, options), DUTY_OPTIONAL, NULL },
	{ "proef", FIELD_YES, offsetof(struct explanation, runs), DUTY_OPTIONAL, NULL },
};

static void
print_example(const struct value *text, const char *head)
{
	struct str rest = text->text, line;

	if (text->fill != FILL_GIVEN)
		return;
	printf("\n%s\n", head);
	while (str_cut(&rest, '\n', &line))
		if (line.n || rest.n)
			printf("    %.*s\n", (int)line.n, line.p);
}

static void
print_explanation(const struct run *run, enum diag id, const struct explanation *e)
{
	enum lang lang = run->options->lang;
	bool en = lang == LANG_EN;
	struct str meaning = en ? e->en.text : e->nl.text, why = en ? e->en_why.text : e->nl_why.text;

	printf("%s[%s]\n\n%.*s\n\n%.*s\n", diag_severity_name(diag_severity(id), lang), diag_id(id),
	    (int)meaning.n, meaning.p, (int)why.n, why.p);
	if (e->is_template.number)
		puts(en ? "\nIn the template:" : "\nIn het sjabloon:");
	if (e->is_municipality.number)
		puts(en ? "\nIn gemeente.yaml, beside the template:" : "\nIn gemeente.yaml, naast het sjabloon:");
	if (e->in_csv.number)
		puts(en ? "\nIn the CSV file:" : "\nIn het csv-bestand:");
	if (e->in_list.number)
		puts(en ? "\nIn the list of partners:" : "\nIn de lijst van partners:");
	print_example(&e->before, en ? "In the previous report:" : "In het vorige rapport:");
	print_example(&e->municipality, "In gemeente.yaml:");
	print_example(&e->figures, "In cijfers.csv:");
	print_example(&e->wrong, en ? "Wrong:" : "Fout:");
	print_example(&e->right, en ? "Right:" : "Goed:");
}

static void
print_list(const struct run *run)
{
	for (int i = 0; i < OWN_RULE; i++) {
		struct str text = diag_text((enum diag)i, run->options->lang);
		printf("%-28s %-14s %.*s\n", diag_id((enum diag)i), diag_severity_name(diag_severity((enum diag)i), run->options->lang),
		    (int)text.n, text.p);
	}
}

static enum status
refuse(const struct run *run, struct str id)
{
	struct str *ids = NULL, near;
	size_t n = 0;

	for (int i = 0; i < DIAG_COUNT; i++)
		*arena_push(run->shared, ids, n) = str_of(diag_id((enum diag)i));
	near = str_nearest(id, ids, n);
	say(run->options->lang, near.n ? SAY_NEAR_FINDING : SAY_NO_FINDING, id, near);
	return STATUS_USAGE;
}

enum status
cmd_uitleg(struct run *run)
{
	struct source source = { STR("uitleg.yaml"), EMBEDDED(uitleg) };
	struct findings findings = { .arena = run->shared };
	const struct reading reading = { .arena = run->shared, .findings = &findings };
	const struct node *root;

	if (!run->options->n_arguments)
		return print_list(run), STATUS_DONE;
	root = tree_read(run->shared, &source, &findings);
	assert(root && !diag_count(&findings, SEVERITY_ERROR));
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		struct str id = str_of(run->options->arguments[i]);
		const struct entry *entry = tree_lookup(root, str_fold(run->shared, id));
		struct explanation e;
		if (diag_lookup(id) == DIAG_COUNT || !entry)
			return refuse(run, id);
		FIELDS_READ(&reading, entry->value, explanation_table, &e);
		print_explanation(run, diag_lookup(id), &e);
	}
	return STATUS_DONE;
}
