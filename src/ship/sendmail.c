#define _GNU_SOURCE
#include "sendmail.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

enum { SAID_MOST = 2000 };              /* [bytes] */

struct handover
sendmail_judge(int status)
{
	static const struct {
		int status;
		enum fate fate;
		enum trouble trouble;
	} verdicts[] = {
		{ EX_OK, FATE_TAKEN, TROUBLE_NONE },
		{ EX_TEMPFAIL, FATE_LATER, TROUBLE_NONE },      /* "the user is invited to retry" */
		{ EX_DATAERR, FATE_REFUSED, TROUBLE_NONE },
		{ EX_NOUSER, FATE_REFUSED, TROUBLE_NONE },
		{ EX_NOHOST, FATE_REFUSED, TROUBLE_NONE },
		{ EX_USAGE, FATE_LATER, TROUBLE_PROGRAM },
		{ EX_OSFILE, FATE_LATER, TROUBLE_PROGRAM },
		{ EX_CANTCREAT, FATE_LATER, TROUBLE_PROGRAM },
		{ EX_NOPERM, FATE_LATER, TROUBLE_PROGRAM },
		{ EX_CONFIG, FATE_LATER, TROUBLE_PROGRAM },
	};

	for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
		if (verdicts[i].status == status)
			return (struct handover){ .fate = verdicts[i].fate, .trouble = verdicts[i].trouble };
	return (struct handover){ .fate = FATE_UNCERTAIN, .trouble = TROUBLE_LINE };
}

/* Lines end as they do in files here. */
static struct str
as_file(struct arena *arena, struct str bytes)
{
	struct buf out = { .arena = arena };

	buf_room(&out, bytes.n);
	for (size_t i = 0; i < bytes.n; i++)
		if (bytes.p[i] != '\r')
			buf_char(&out, bytes.p[i]);
	return buf_str(&out);
}

static char **
environment(struct arena *arena, const char *hidden)
{
	char **list = NULL;
	size_t n = 0;

	for (char **e = environ; *e; e++)
		if (strncmp(*e, hidden, strlen(hidden)) != 0)
			*arena_push(arena, list, n) = *e;
	*arena_push(arena, list, n) = NULL;
	return list;
}

/* In a group of its own, so that who stops us does not stop the program halfway. An
 * error number when it does not start. */
static int
start(pid_t *pid, char **line, char **variables, int in, int out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	int error;

	if (posix_spawn_file_actions_init(&files) != 0 || posix_spawnattr_init(&attributes) != 0)
		memory_is_out();
	if ((error = posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO)) == 0
	    && (error = posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO)) == 0
	    && (error = posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO)) == 0
	    && (error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP)) == 0)
		error = posix_spawn(pid, line[0], &files, &attributes, line, variables);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return error;
}

/* Waits for its end, or ends it. The status as wait has it. */
static int
wait_for(pid_t pid, int patience)
{
	struct pollfd ends = { .fd = pidfd_open(pid, 0), .events = POLLIN };
	int status = 0, n;

	while ((n = poll(&ends, 1, patience * 1000)) < 0 && errno == EINTR)
		;
	if (n == 0)
		kill(-pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (ends.fd >= 0)
		close(ends.fd);
	return status;
}

static struct handover
run(const struct delivery *d, struct arena *arena, const char *hidden, int in, int out)
{
	char *line[] = { (char *)str_z(arena, d->program), "-t", "-i", "-f", (char *)str_z(arena, d->sender), NULL };
	struct handover h = { .fate = FATE_LATER, .trouble = TROUBLE_PROGRAM };
	pid_t pid;
	int status;

	if ((h.error = start(&pid, line, environment(arena, hidden), in, out)))
		return h;
	status = wait_for(pid, d->patience);
	if (WIFSIGNALED(status))
		return (struct handover){ FATE_UNCERTAIN, TROUBLE_LINE, str_of(strsignal(WTERMSIG(status))), 0 };
	h = sendmail_judge(WEXITSTATUS(status));
	h.said = str_printf(arena, "status %d", WEXITSTATUS(status));
	return h;
}

struct handover
sendmail_give(const struct delivery *d, struct arena *arena, const char *hidden, struct str recipient, struct str bytes)
{
	int in = file_unnamed(as_file(arena, bytes)), out = in < 0 ? -1 : file_unnamed((struct str){ 0 });
	struct handover h = { .fate = FATE_LATER, .trouble = TROUBLE_PROGRAM, .error = errno };
	struct str said;

	if (out >= 0)
		h = run(d, arena, hidden, in, out);
	if (out >= 0 && file_unnamed_read(arena, out, SAID_MOST, &said) && said.n)
		h.said = said;
	if (out >= 0)
		close(out);
	if (in >= 0)
		close(in);
	h.said = handover_said(arena, h.said, recipient);
	return h;
}
