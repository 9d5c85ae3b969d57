/*
 * voortgang volg RAPPORT|MAP...: makes the PDF and the findings of every report,
 * beside it, and again whenever something changes that may go into it. A child
 * makes them, so that memory is fresh each time and a fault ends one report at
 * most.
 */
#define _GNU_SOURCE
#include "follow.h"
#include "remake.h"
#include "../base/arena.h"
#include "../set/line.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	QUIET = 50,                     /* [ms] without a change, after which all is taken to be saved */
	ROUNDS = 20,                    /* of such waits at most */
	SLOW_QUIET = 1000,              /* [ms] the same on a share, where sizes are seen late */
	IDLE = 2000,                    /* [ms] between two looks when the kernel says nothing */
	PATIENCE = 5000,                /* [ms] that a child gets to stop */
	BATCH = 50,                     /* reports of one child; then changes come first again */
};

struct volg {
	struct run *run;
	struct watch watch;
	struct follow follow;
	struct screen screen;
};

/* The child: says of each report what came of it, in one byte. Who asks to
 * stop waits for one report at most. What was told before and still holds is told
 * again in short, since it is out of sight. */
static void
make_batch(struct volg *v, struct followed *const *batch, size_t n, int out)
{
	const struct followed *blocked[BATCH];
	size_t n_blocked = 0;

	for (size_t i = 0; i < n && !watch_stops(); i++) {
		char word = (char)remake(v->run, &v->screen, batch[i]->path, batch[i]->changed);
		if (word == REMADE_BLOCKED)
			blocked[n_blocked++] = batch[i];
		while (write(out, &word, 1) < 0 && errno == EINTR)
			;
	}
	for (size_t i = 0; i < n_blocked && !v->screen.fresh; i++)
		say(v->run->options->lang, SAY_NOT_RENEWED, str_of(remake_path(v->run->arena, blocked[i]->path, ".pdf")));
}

/* Changed reports first: someone is looking at those. */
static size_t
choose(struct volg *v, struct followed *batch[BATCH])
{
	size_t n = 0;

	for (int changed = 1; changed >= 0; changed--)
		for (size_t i = 0; i < v->follow.n && n < BATCH; i++)
			if (v->follow.list[i].stale && v->follow.list[i].changed == changed)
				batch[n++] = &v->follow.list[i];
	return n;
}

/* Takes in what the child says, until it has ended; returns of how many reports
 * it spoke. */
static size_t
hear(struct volg *v, int in, pid_t child)
{
	unsigned set = WAKE_CHILD | WAKE_STOP;
	char words[BATCH];
	size_t n = 0;
	ssize_t got;

	for (;;) {
		enum wake wake = watch_wait(&v->watch, set, in, set & WAKE_STOP ? -1 : PATIENCE);
		if (wake != WAKE_CHILD) {
			kill(child, wake == WAKE_STOP ? SIGTERM : SIGKILL);
			set = WAKE_CHILD;
			continue;
		}
		if ((got = read(in, words, sizeof words)) <= 0)
			return n;
		n += (size_t)got;
		if (memchr(words, REMADE_TOLD, (size_t)got))
			screen_told(&v->screen);
	}
}

/* A fault is ours. The report is made again when something changes. */
static void
settle_batch(struct volg *v, struct followed *const *batch, size_t n, size_t done, int ended)
{
	if (done < n && ended) {
		screen_refresh(&v->screen);
		say(v->run->options->lang, SAY_FAULT, str_of(batch[done]->path),
		    str_printf(v->run->arena, "%d", WIFSIGNALED(ended) ? WTERMSIG(ended) : WEXITSTATUS(ended)));
		done++;
	}
	for (size_t i = 0; i < done; i++)
		batch[i]->stale = batch[i]->changed = false;
}

static enum status
make_some(struct volg *v)
{
	struct followed *batch[BATCH];
	size_t n = choose(v, batch), done;
	int ends[2], ended = 0;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0 || (child = fork()) < 0) {
		say(v->run->options->lang, SAY_CANNOT_FOLLOW, say_errno(v->run->options->lang, errno));
		return STATUS_FAILED;
	}
	if (child == 0) {
		make_batch(v, batch, n, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	done = hear(v, ends[0], child);
	close(ends[0]);
	while (waitpid(child, &ended, 0) < 0 && errno == EINTR)
		;
	settle_batch(v, batch, n, done, ended);
	return STATUS_DONE;
}

/* the loop */

static bool
is_any_stale(const struct volg *v)
{
	for (size_t i = 0; i < v->follow.n; i++)
		if (v->follow.list[i].stale)
			return true;
	return false;
}

/* Looks until nothing has moved for so many ms; what never rests is made as it is. */
static void
look(struct volg *v, int quiet)
{
	for (int rounds = 0; rounds < ROUNDS && follow_look(&v->follow); rounds++) {
		v->screen.fresh = true;
		if (watch_wait(&v->watch, WAKE_STOP, -1, quiet) == WAKE_STOP)
			return;
	}
}

/* Those of a folder that went are not named one by one. */
static void
tell_others(struct volg *v, bool folder_went)
{
	for (size_t i = 0; i < v->follow.n; i++) {
		struct followed *file = &v->follow.list[i];
		bool gone = file->kind == FOLLOWED_REPORT && file->gone;
		if (!file->changed || (!gone && file->kind != FOLLOWED_STRANGER))
			continue;
		file->changed = false;
		if (gone && folder_went)
			continue;
		screen_refresh(&v->screen);
		say(v->run->options->lang, gone ? SAY_GONE : SAY_STRANGER, str_of(file->path));
	}
}

/* Whether something is left of what the command line names; a folder that went is
 * told once. */
static bool
is_any_root(struct volg *v, bool *went)
{
	bool left = false;

	*went = false;
	for (size_t i = 0; i < v->follow.n_roots; i++) {
		struct follow_root *root = &v->follow.roots[i];
		if (root->gone && !root->told) {
			screen_refresh(&v->screen);
			say(v->run->options->lang, SAY_FOLDER_GONE, str_of(root->folder));
			*went = true;
		}
		root->told = root->gone;
		left |= !root->gone;
	}
	return left;
}

static void
tell_waiting(struct volg *v)
{
	size_t n = 0;

	if (v->screen.waiting)
		return;
	for (size_t i = 0; i < v->follow.n; i++)
		n += v->follow.list[i].kind == FOLLOWED_REPORT && !v->follow.list[i].gone;
	say(v->run->options->lang, SAY_FOLLOWING, str_printf(v->run->arena, "%zu", n));
	v->screen.waiting = true;
}

/* Many files are looked at less often: no more than a thousand in a second. */
static void
wait_for_change(struct volg *v)
{
	int idle = IDLE + (int)(v->follow.looked < 100000 ? v->follow.looked : 100000);
	enum wake wake = watch_wait(&v->watch, WAKE_FILES | WAKE_STOP, -1, idle);

	look(v, wake == WAKE_FILES ? QUIET : SLOW_QUIET);
}

static enum status
follow(struct volg *v)
{
	bool went;

	follow_look(&v->follow);
	while (!watch_stops()) {
		arena_reset(v->run->arena);
		if (!is_any_root(v, &went))
			return STATUS_FAILED;
		tell_others(v, went);
		if (is_any_stale(v) && make_some(v) != STATUS_DONE)
			return STATUS_FAILED;
		look(v, QUIET);
		if (!is_any_stale(v)) {
			tell_waiting(v);
			wait_for_change(v);
		}
	}
	return STATUS_DONE;
}

/* A report x.pdf would be written over. */
static enum status
check_outputs(struct run *run)
{
	for (size_t i = 0; i < run->options->n_arguments; i++) {
		const char *path = run->options->arguments[i], *pdf = remake_path(run->shared, path, ".pdf");
		if (file_same(path, pdf)) {
			say(run->options->lang, SAY_OVER_SOURCE, str_of(pdf));
			return STATUS_USAGE;
		}
	}
	return STATUS_DONE;
}

enum status
cmd_volg(struct run *run)
{
	const char *kind = getenv("TERM");
	struct volg v = { .run = run, .screen = { .first = true, .fresh = true } };
	enum status status = check_outputs(run);

	if (status != STATUS_DONE)
		return status;
	v.screen.terminal = isatty(STDERR_FILENO) && kind && strcmp(kind, "dumb") != 0;
	line_prepare();
	if (!watch_open(&v.watch, follow_name)) {
		say(run->options->lang, SAY_CANNOT_FOLLOW, say_errno(run->options->lang, errno));
		status = STATUS_FAILED;
	} else if ((status = follow_open(&v.follow, run, &v.watch)) == STATUS_DONE) {
		status = follow(&v);
	}
	follow_close(&v.follow);
	watch_close(&v.watch);
	return status;
}
