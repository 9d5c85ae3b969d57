/*
 * voortgang-ship: the second program, which voortgang starts for what needs
 * libraries that making a report does not: archives, messages, and the PDFs of others. It
 * takes the same command line.
 */
#include "base/arena.h"
#include "cmd/commands.h"
#include "office/office.h"

#include <errno.h>
#include <stdio.h>

static enum status (*const office[COMMAND_COUNT])(struct run *) = {
	[COMMAND_luister] = office_luister,
	[COMMAND_archiveer] = office_archiveer,
	[COMMAND_bewijs] = office_bewijs,
	[COMMAND_verstuur] = office_verstuur,
};

static enum status
run_line(struct run *run, struct options *options, int argc, char **argv)
{
	enum status status = options_read(options, run->shared, argc, argv);
	const struct command *command = options->command;

	if (status != STATUS_DONE)
		return status;
	if (command && office[command - commands])
		return office[command - commands](run);
	say(options->lang, SAY_UNKNOWN_COMMAND, str_of(command ? command->name : ""));
	return STATUS_USAGE;
}

int
main(int argc, char **argv)
{
	struct options options = { .lang = options_lang(argc, argv) };
	struct run run = { .options = &options, .shared = arena_new(), .arena = arena_new(), .scratch = arena_new() };
	enum status status = run_line(&run, &options, argc, argv);

	if (fflush(stdout) != 0 || ferror(stdout)) {
		say(options.lang, SAY_CANNOT_WRITE, STR("-"), say_errno(options.lang, errno));
		status = STATUS_FAILED;
	}
	run_close(&run);
	return (int)status;
}
