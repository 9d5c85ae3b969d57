/*
 * voortgang: a programme's YAML becomes the council document "Melden van
 * voortgang en financiën" as PDF, after it was proven that its figures hold.
 */
#include "base/arena.h"
#include "cmd/commands.h"

#include <errno.h>
#include <stdio.h>

static enum status
run_line(struct run *run, struct options *options, int argc, char **argv)
{
	enum status status = options_read(options, run->shared, argc, argv);

	if (status != STATUS_DONE)
		return status;
	if (options->help)
		print_help(options, run->shared);
	else if (options->version)
		puts("voortgang " VERSION);
	else
		status = options->command->run(run);
	return status;
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
