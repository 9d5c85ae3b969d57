#include "cmd.h"
#include "../base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
set_lang(struct options *o, const char *value)
{
	o->lang = strcmp(value, "en") == 0 ? LANG_EN : LANG_NL;
	return strcmp(value, "en") == 0 || strcmp(value, "nl") == 0;
}

static bool
set_output(struct options *o, const char *value)
{
	o->output = value;
	return *value;
}

static bool
set_folder(struct options *o, const char *value)
{
	o->folder = value;
	return *value;
}

static bool
set_template(struct options *o, const char *value)
{
	o->template = value;
	return *value;
}

static bool
set_period(struct options *o, const char *value)
{
	o->period = value;
	return *value;
}

static bool
set_before(struct options *o, const char *value)
{
	o->before = value;
	return *value;
}

static bool
set_figures(struct options *o, const char *value)
{
	o->figures = value;
	return *value;
}

static bool
set_twin(struct options *o, const char *value)
{
	static const char *const names[] = { "", "node", "report", "elem", "doc", "tags" };

	for (int i = TWIN_NODE; i <= TWIN_TAGS; i++)
		if (strcmp(value, names[i]) == 0)
			o->twin = (enum twin)i;
	return o->twin != TWIN_NONE;
}

static bool
set_strict(struct options *o, const char *value)
{
	(void)value;
	return o->strict = true;
}

static bool
set_concept(struct options *o, const char *value)
{
	(void)value;
	return o->concept = true;
}

static bool
set_publish(struct options *o, const char *value)
{
	(void)value;
	return o->publish = true;
}

/* Findings as text, JSON, SARIF or HTML; a check report as PDF, JSON or HTML. */
static bool
set_format(struct options *o, const char *value)
{
	static const char *const names[] = { [FORMAT_TEXT] = "tekst", [FORMAT_JSON] = "json", [FORMAT_SARIF] = "sarif",
	    [FORMAT_HTML] = "html", [FORMAT_PDF] = "pdf" };
	bool makes = strcmp(o->command, "maak") == 0;

	for (int i = FORMAT_TEXT; i <= FORMAT_PDF; i++)
		if (strcmp(value, names[i]) == 0) {
			o->format = (enum format)i;
			return makes ? i != FORMAT_TEXT && i != FORMAT_SARIF : i != FORMAT_PDF;
		}
	return false;
}

static bool
set_help(struct options *o, const char *value)
{
	(void)value;
	return o->help = true;
}

static bool
set_version(struct options *o, const char *value)
{
	(void)value;
	return o->version = true;
}

static const struct option {
	const char *name;
	bool has_value;
	bool (*set)(struct options *, const char *value);
	const char *only;               /* the one command that has it, or NULL */
	const char *help[LANG_COUNT];
} table[] = {
	{ "-o", true, set_output, "maak", { "UIT.pdf  waar de PDF komt (- is de standaarduitvoer)",
	    "OUT.pdf  where the PDF goes (- is standard output)" } },
	{ "-d", true, set_folder, "maak", { "MAP      maakt MAP/<periode>/<naam>.pdf", "FOLDER   makes FOLDER/<period>/<name>.pdf" } },
	{ "-o", true, set_output, "nieuw", { "UIT.yaml waar het rapport komt", "OUT.yaml where the report goes" } },
	{ "-d", true, set_folder, "nieuw", { "MAP      maakt MAP/<periode>/<naam>.yaml", "FOLDER   makes FOLDER/<period>/<name>.yaml" } },
	{ "--periode", true, set_period, "nieuw", { "P     de periode, zoals 2023-H2", "P     the period, such as 2023-H2" } },
	{ "--vorige", true, set_before, "nieuw", { "RAPPORT neemt over wat doorloopt", "REPORT  carries forward what goes on" } },
	{ "--cijfers", true, set_figures, "nieuw", { "CSV   neemt de bedragen uit dit bestand", "CSV   takes the amounts from this file" } },
	{ "--toon", true, set_twin, "maak", { "WAARDE  toont een tussenwaarde: node, report, elem, doc of tags",
	    "VALUE   shows a value between stages: node, report, elem, doc or tags" } },
	{ "--als", true, set_format, "controleer", { "VORM     tekst, json, sarif of html", "FORM     tekst, json, sarif or html" } },
	{ "--als", true, set_format, "maak", { "VORM     het controleverslag als pdf, json of html", "FORM     the check report as pdf, json or html" } },
	{ "--concept", false, set_concept, "maak", { "       maakt de PDF ook als er fouten zijn, met CONCEPT op elke bladzijde",
	    "       makes the PDF in spite of errors, with CONCEPT on every page" } },
	{ "--openbaar", false, set_publish, NULL, { "      laat de geheime delen weg", "      leaves out the secret parts" } },
	{ "--sjabloon", true, set_template, NULL, { "NAAM  gebruikt dit sjabloon, wat het rapport ook vraagt",
	    "NAME  uses this template, whatever the report asks for" } },
	{ "--streng", false, set_strict, NULL, { "        een waarschuwing telt als fout", "        a warning counts as an error" } },
	{ "--lang", true, set_lang, NULL, { "nl|en     de taal van de meldingen", "nl|en     the language of the messages" } },
	{ "--help", false, set_help, NULL, { "          toont deze hulp", "          shows this help" } },
	{ "--version", false, set_version, NULL, { "       toont de versie", "       shows the version" } },
};

enum { OPTIONS = sizeof table / sizeof *table };

/* --lang before all else, so that a mistake is explained in it; else the locale
 * of messages: English when it is English, Dutch otherwise. */
enum lang
options_lang(int argc, char **argv)
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
			return strcmp(argv[i + 1], "en") == 0 ? LANG_EN : LANG_NL;
		if (strncmp(argv[i], "--lang=", 7) == 0)
			return strcmp(argv[i] + 7, "en") == 0 ? LANG_EN : LANG_NL;
	}
	for (int i = 0; i < 3; i++) {
		const char *value = getenv(variables[i]);
		if (value && *value)
			return strncmp(value, "en", 2) == 0 ? LANG_EN : LANG_NL;
	}
	return LANG_NL;
}

static const struct option *
find_option(const struct options *o, const char *argument)
{
	size_t n = strcspn(argument, "=");

	for (int i = 0; i < OPTIONS; i++)
		if (strlen(table[i].name) == n && strncmp(table[i].name, argument, n) == 0
		    && (!table[i].only || strcmp(table[i].only, o->command) == 0))
			return &table[i];
	return NULL;
}

/* Reads an option at argv[*i], and its value from it or from the next word. */
static enum status
read_option(struct options *o, int argc, char **argv, int *i)
{
	const char *argument = argv[*i], *equals = strchr(argument, '='), *value = "";
	const struct option *option = find_option(o, argument);

	if (!option || (equals && !option->has_value)) {
		say(o->lang, SAY_UNKNOWN_OPTION, str_of(argument), str_of(o->command));
		return STATUS_USAGE;
	}
	if (option->has_value && !(value = equals ? equals + 1 : ++*i < argc ? argv[*i] : NULL)) {
		say(o->lang, SAY_NEEDS_VALUE, str_of(option->name));
		return STATUS_USAGE;
	}
	if (option->set(o, value))
		return STATUS_DONE;
	say(o->lang, SAY_BAD_VALUE, str_of(option->name), str_of(value));
	return STATUS_USAGE;
}

/* Commands that are about no report. */
static bool
is_explaining(const struct options *o)
{
	return strcmp(o->command, "uitleg") == 0 || strcmp(o->command, "schema") == 0;
}

static enum status
check_options(const struct options *o)
{
	if (o->help || o->version)
		return STATUS_DONE;
	if (!o->n_reports && !is_explaining(o))
		say(o->lang, SAY_NO_REPORT, str_of(o->command));
	else if (o->output && o->folder)
		say(o->lang, SAY_O_OR_D, { 0 });
	else if (o->output && o->n_reports > 1)
		say(o->lang, SAY_ONE_OUTPUT, { 0 });
	else
		return STATUS_DONE;
	return STATUS_USAGE;
}

enum status
options_read(struct options *o, struct arena *arena, int argc, char **argv)
{
	bool only_reports = false;

	for (int i = 2; i < argc; i++) {
		if (!only_reports && strcmp(argv[i], "--") == 0)
			only_reports = true;
		else if (only_reports || argv[i][0] != '-' || strcmp(argv[i], "-") == 0)
			*arena_push(arena, o->reports, o->n_reports) = argv[i];
		else if (read_option(o, argc, argv, &i) != STATUS_DONE)
			return STATUS_USAGE;
	}
	return check_options(o);
}

void
print_help(const struct options *o)
{
	printf("%s: voortgang %s %s [%s]\n", o->lang == LANG_EN ? "usage" : "gebruik", o->command,
	    is_explaining(o) ? "[ID...]" : "RAPPORT...", o->lang == LANG_EN ? "options" : "opties");
	for (int i = 0; i < OPTIONS; i++)
		if (!table[i].only || strcmp(table[i].only, o->command) == 0)
			printf("  %s %s\n", table[i].name, table[i].help[o->lang]);
}
