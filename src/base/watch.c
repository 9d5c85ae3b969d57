#define _GNU_SOURCE
#include "watch.h"
#include "arena.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdalign.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static const int stops[] = { SIGINT, SIGTERM, SIGHUP };

enum { STOPS = sizeof stops / sizeof *stops };

/* What nohup and the like asked to ignore stays ignored. */
static void
set_stops(sigset_t *set)
{
	struct sigaction action;

	sigemptyset(set);
	for (int i = 0; i < STOPS; i++)
		if (sigaction(stops[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
			sigaddset(set, stops[i]);
}

bool
watch_open(struct watch *watch, bool (*follows)(struct str name))
{
	sigset_t set;

	set_stops(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
	*watch = (struct watch){ .follows = follows, .arena = arena_new() };
	watch_forget(watch);
	watch->files = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	watch->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	return watch->signals >= 0 && watch->timer >= 0;
}

void
watch_close(struct watch *watch)
{
	const int fds[] = { watch->files, watch->signals, watch->timer };

	for (int i = 0; i < 3; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	arena_free(watch->arena);
}

void
watch_release(void)
{
	sigset_t set;

	set_stops(&set);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

int
watch_folder(const struct watch *watch, const char *path)
{
	return watch->files < 0 ? -1 : inotify_add_watch(watch->files, path, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM
	    | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR);
}

static struct str
hint(struct watch *watch, int folder, struct str name)
{
	return str_printf(watch->arena, "%d/%.*s", folder, (int)name.n, name.p);
}

/* True when it matters. */
static bool
take_hint(struct watch *watch, const struct inotify_event *event)
{
	struct str name = str_of(event->len ? event->name : "");

	if (event->mask & IN_IGNORED)
		return false;           /* the folder itself went before */
	if (event->mask & IN_Q_OVERFLOW)
		return watch->lost = true;
	if (!name.n || (event->mask & IN_ISDIR))
		return true;
	if (!watch->follows(name))
		return false;
	map_put(&watch->hints, hint(watch, event->wd, name), 1);
	return true;
}

bool
watch_listen(struct watch *watch)
{
	alignas(struct inotify_event) char bytes[16 * 1024];
	const struct inotify_event *event;
	bool found = false;
	ssize_t n;

	while (watch->files >= 0 && (n = read(watch->files, bytes, sizeof bytes)) > 0)
		for (const char *p = bytes; p < bytes + n; p += sizeof *event + event->len) {
			event = (const void *)p;
			found = take_hint(watch, event) || found;
		}
	return found;
}

bool
watch_hints(struct watch *watch, int folder, struct str name)
{
	return watch->lost || (watch->hints.n && map_get(&watch->hints, hint(watch, folder, name), 0));
}

void
watch_forget(struct watch *watch)
{
	arena_reset(watch->arena);
	watch->hints = (struct map){ .arena = watch->arena };
	watch->lost = false;
}

enum wake
watch_wait(struct watch *watch, unsigned set, int child, int ms)
{
	const struct itimerspec most = { .it_value = { ms / 1000, ms % 1000 * 1000000L } };
	struct pollfd fds[] = {
		{ .fd = set & WAKE_STOP ? watch->signals : -1, .events = POLLIN },
		{ .fd = set & WAKE_CHILD ? child : -1, .events = POLLIN },
		{ .fd = set & WAKE_FILES ? watch->files : -1, .events = POLLIN },
		{ .fd = ms < 0 ? -1 : watch->timer, .events = POLLIN },
	};

	if (ms >= 0)
		timerfd_settime(watch->timer, 0, &most, NULL);
	for (;;) {
		if (poll(fds, sizeof fds / sizeof *fds, -1) < 0 && errno != EINTR)
			return WAKE_STOP;
		if (fds[0].revents)
			return WAKE_STOP;
		if (fds[1].revents)
			return WAKE_CHILD;
		if (fds[2].revents && watch_listen(watch))
			return WAKE_FILES;
		if (fds[3].revents)
			return WAKE_TIME;
	}
}

bool
watch_stops(void)
{
	sigset_t set;

	sigpending(&set);
	for (int i = 0; i < STOPS; i++)
		if (sigismember(&set, stops[i]))
			return true;
	return false;
}
