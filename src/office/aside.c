#define _GNU_SOURCE
#include "aside.h"
#include "../base/folder.h"
#include "../base/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* The way of the child: what it says is out before it ends. */
_Noreturn static void
work_here(struct run *run, aside_work *work, const char *path, const char *room)
{
	enum status status = work(run, path, room);

	if (fflush(stdout) != 0) {
		say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
		status = STATUS_FAILED;
	}
	_exit((int)status);
}

/* Waits for the child, or ends it when someone asks us to stop. */
static int
await(struct watch *watch, pid_t child, int in)
{
	int ended = 0;

	if (watch_wait(watch, WAKE_CHILD | WAKE_STOP, in, -1) == WAKE_STOP)
		kill(child, SIGKILL);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		;
	return ended;
}

static enum status
work_there(struct run *run, struct watch *watch, aside_work *work, const char *path, const char *room)
{
	int ends[2], ended;
	pid_t child;

	fflush(stdout);
	if (pipe2(ends, O_CLOEXEC) != 0 || (child = fork()) < 0) {
		say(run->options->lang, SAY_CANNOT_READ, str_of(path), say_errno(run->options->lang, errno));
		return STATUS_FAILED;
	}
	if (child == 0)
		work_here(run, work, path, room);
	close(ends[1]);
	ended = await(watch, child, ends[0]);
	close(ends[0]);
	if (WIFEXITED(ended))
		return (enum status)WEXITSTATUS(ended);
	if (!watch_stops())
		say(run->options->lang, SAY_FAULT, str_of(path), str_printf(run->arena, "%d", WTERMSIG(ended)));
	return STATUS_FAILED;
}

enum status
aside(struct run *run, aside_work *work, const char *path, bool needs_room)
{
	const char *in = getenv("TMPDIR"), *room = NULL;
	enum status status = STATUS_FAILED;
	struct watch watch;

	in = in ? in : "/tmp";
	if (!watch_open(&watch, NULL))
		say(run->options->lang, SAY_CANNOT_READ, str_of(path), say_errno(run->options->lang, errno));
	else if (needs_room && !(room = folder_temporary(run->arena, in)))
		say(run->options->lang, SAY_CANNOT_WRITE, str_of(in), say_errno(run->options->lang, errno));
	else
		status = work_there(run, &watch, work, path, room);
	if (room && !folder_remove(run->arena, room)) {
		say(run->options->lang, SAY_CANNOT_WRITE, str_of(room), say_errno(run->options->lang, errno));
		status = STATUS_FAILED;
	}
	watch_close(&watch);
	watch_release();
	return status;
}
