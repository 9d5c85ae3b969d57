/*
 * voortgang: a programme's YAML becomes the council document "Melden van
 * voortgang en financiën" as PDF, after it was proven that its figures hold.
 */
#include "base/arena.h"
#include "cmd/cmd.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct command {
	const char *name;
	enum status (*run)(struct run *);
	const char *help[LANG_COUNT];
} commands[] = {
	{ "controleer", cmd_controleer, { "controleert rapporten en schrijft niets", "checks reports and writes nothing" } },
	{ "maak", cmd_maak, { "controleert rapporten en maakt er PDF's van", "checks reports and makes PDFs of them" } },
	{ "luister", cmd_luister, { "toont een rapport of PDF zoals een schermlezer het voorleest", "shows a report or PDF as a screen reader reads it aloud" } },
	{ "schema", cmd_schema, { "toont het JSON-schema van de rapporten van een sjabloon, voor editors", "shows the JSON Schema of the reports of a template, for editors" } },
	{ "nieuw", cmd_nieuw, { "begint een nieuw rapport, ook met wat doorloopt uit het vorige", "begins a new report, also with what goes on from the previous one" } },
	{ "uitleg", cmd_uitleg, { "legt een bevinding uit, met een voorbeeld", "explains a finding, with an example" } },
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void
print_commands(enum lang lang)
{
	printf("%s: voortgang COMMANDO RAPPORT... [%s]\n", lang == LANG_EN ? "usage" : "gebruik",
	    lang == LANG_EN ? "options" : "opties");
	for (int i = 0; i < COMMANDS; i++)
		printf("  %-12s %s\n", commands[i].name, commands[i].help[lang]);
	printf("%s\n", lang == LANG_EN
	    ? "voortgang COMMANDO --help shows its options\nexit status: 0 done, 1 a report has errors, 2 wrong usage, 3 system error"
	    : "voortgang COMMANDO --help toont de opties\neindstatus: 0 gedaan, 1 fouten in een rapport, 2 verkeerd gebruik, 3 systeemfout");
}

static const struct command *
find_command(const char *name)
{
	for (int i = 0; i < COMMANDS; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static void
close_run(struct run *run)
{
	for (size_t i = 0; i < run->n_templates; i++)
		fonts_close(run->templates[i].fonts);
	arena_free(run->scratch);
	arena_free(run->arena);
	arena_free(run->shared);
}

static enum status
run_command(struct options *options, int argc, char **argv)
{
	struct run run = { .options = options, .shared = arena_new(), .arena = arena_new(),
	    .scratch = arena_new() };
	const struct command *command = find_command(argv[1]);
	enum status status;

	options->command = command->name;
	options->line = argv;
	status = options_read(options, run.shared, argc, argv);
	if (status == STATUS_DONE && options->help)
		print_help(options);
	else if (status == STATUS_DONE && options->version)
		puts("voortgang " VERSION);
	else if (status == STATUS_DONE)
		status = command->run(&run);
	close_run(&run);
	return status;
}

static enum status
run_line(struct options *options, int argc, char **argv)
{
	if (argc < 2)
		say(options->lang, SAY_NO_COMMAND, { 0 });
	else if (find_command(argv[1]))
		return run_command(options, argc, argv);
	else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return print_commands(options->lang), STATUS_DONE;
	else if (strcmp(argv[1], "--version") == 0)
		return puts("voortgang " VERSION), STATUS_DONE;
	else
		say(options->lang, SAY_UNKNOWN_COMMAND, str_of(argv[1]));
	return STATUS_USAGE;
}

int
main(int argc, char **argv)
{
	struct options options = { .lang = options_lang(argc, argv) };
	enum status status = run_line(&options, argc, argv);

	if (fflush(stdout) != 0 || ferror(stdout)) {
		say(options.lang, SAY_CANNOT_WRITE, STR("-"), say_errno(options.lang, errno));
		status = STATUS_FAILED;
	}
	return (int)status;
}
