/*
 * The command line, read by the tables of commands and options. The command is
 * the first word that is no option; before it only what every command has.
 */
#include "commands.h"
#include "../base/arena.h"

#include <stdlib.h>
#include <string.h>

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

/* What --help belongs behind. */
static struct str
call(const struct options *o, struct arena *arena)
{
	return o->command ? str_printf(arena, "voortgang %s", o->command->name) : STR("voortgang");
}

/* False when the value is none that the option takes. */
static bool
set_member(struct options *o, const struct option *option, const char *value)
{
	char *member = (char *)o + option->member;

	if (option->takes == TAKES_NOTHING)
		return *(bool *)member = true;
	if (option->takes != TAKES_CHOICE) {
		*(const char **)member = value;
		return *value;
	}
	for (const struct choice *choice = option->choices; choice->word; choice++)
		if (strcmp(choice->word, value) == 0) {
			*(unsigned *)member = choice->value;
			return true;
		}
	return false;
}

/* Reads an option at argv[*i], and its value from it or from the next word. */
static enum status
read_option(struct options *o, struct arena *arena, int argc, char **argv, int *i)
{
	const char *argument = argv[*i], *equals = strchr(argument, '='), *value = "";
	struct str name = { argument, strcspn(argument, "=") }, near = { 0 };
	const struct option *option = option_find(arena, o->command, name, &near);

	if (!option || (equals && option->takes == TAKES_NOTHING)) {
		say(o->lang, near.n ? SAY_NEAR_OPTION : SAY_UNKNOWN_OPTION, str_of(argument), call(o, arena), near);
		return STATUS_USAGE;
	}
	if (option->takes != TAKES_NOTHING && !(value = equals ? equals + 1 : ++*i < argc ? argv[*i] : NULL)) {
		say(o->lang, SAY_NEEDS_VALUE, name);
		return STATUS_USAGE;
	}
	if (set_member(o, option, value))
		return STATUS_DONE;
	if (option->choices)
		say(o->lang, SAY_BAD_CHOICE, name, str_of(value), choices_text(arena, option->choices, o->lang));
	else
		say(o->lang, SAY_BAD_VALUE, name, str_of(value));
	return STATUS_USAGE;
}

static enum status
read_command(struct options *o, struct arena *arena, const char *name)
{
	struct str near;

	if ((o->command = command_find(arena, str_of(name), &near)))
		return STATUS_DONE;
	say(o->lang, near.n ? SAY_NEAR_COMMAND : SAY_UNKNOWN_COMMAND, str_of(name), near);
	return STATUS_USAGE;
}

static enum status
check_arguments(const struct options *o, struct arena *arena)
{
	if (!o->command)
		say(o->lang, SAY_NO_COMMAND, { 0 });
	else if (o->n_arguments < o->command->least)
		say(o->lang, SAY_TOO_FEW, str_of(o->command->name), str_of(o->command->arguments[o->lang]));
	else if (o->n_arguments > o->command->most)
		say(o->lang, SAY_TOO_MANY, str_of(o->arguments[o->command->most]), call(o, arena));
	else
		return STATUS_DONE;
	return STATUS_USAGE;
}

enum status
options_read(struct options *o, struct arena *arena, int argc, char **argv)
{
	bool only_arguments = false;

	o->line = argv;
	for (int i = 1; i < argc; i++) {
		enum status status = STATUS_DONE;
		if (!only_arguments && strcmp(argv[i], "--") == 0)
			only_arguments = true;
		else if (!only_arguments && argv[i][0] == '-' && argv[i][1])
			status = read_option(o, arena, argc, argv, &i);
		else if (!o->command)
			status = read_command(o, arena, argv[i]);
		else
			*arena_push(arena, o->arguments, o->n_arguments) = argv[i];
		if (status != STATUS_DONE)
			return status;
	}
	return o->help || o->version ? STATUS_DONE : check_arguments(o, arena);
}
