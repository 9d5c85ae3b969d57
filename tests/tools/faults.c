/*
 * A fault at one call of the system that changes files, for LD_PRELOAD. FAULT_AT=N
 * picks the Nth of them, FAULT=kill ends the process there, FAULT=half writes half
 * and then ends it, FAULT=full says that the disk is full, from there on. Without FAULT_AT the
 * calls are only counted: their number goes to the file FAULT_COUNT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static const char *
setting(const char *name)
{
	const char *value = getenv(name);

	return value ? value : "";
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = setting("FAULT_COUNT");
	FILE *file = *path ? fopen(path, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", calls);
		fclose(file);
	}
}

/* Whether the disk is full at this call. */
static int
fault(int fd, const void *bytes, size_t n)
{
	long at = atol(setting("FAULT_AT"));

	if (++calls < at || at == 0)
		return 0;
	if (strcmp(setting("FAULT"), "full") == 0) {
		errno = ENOSPC;
		return 1;
	}
	if (calls > at)
		return 0;
	if (strcmp(setting("FAULT"), "half") == 0 && n > 1 && REAL(write)(fd, bytes, n / 2) < 0)
		abort();
	raise(SIGKILL);
	return 0;
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	return fd > 2 && fault(fd, bytes, n) ? -1 : REAL(write)(fd, bytes, n);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
	return fault(fd, NULL, 0) ? -1 : REAL(pwrite64)(fd, bytes, n, at);
}

ssize_t
pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	return fault(fd, NULL, 0) ? -1 : REAL(pwrite)(fd, bytes, n, at);
}

static mode_t
mode_of(int flags, va_list rest)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name) \
	int name(const char *path, int flags, ...) \
	{ \
		va_list rest; \
		mode_t mode; \
		va_start(rest, flags); \
		mode = mode_of(flags, rest); \
		va_end(rest); \
		return (flags & O_CREAT) && access(path, F_OK) != 0 && fault(-1, NULL, 0) ? -1 : REAL(name)(path, flags, mode); \
	}
OPEN(open)
OPEN(open64)

int
mkdir(const char *path, mode_t mode)
{
	return access(path, F_OK) != 0 && fault(-1, NULL, 0) ? -1 : REAL(mkdir)(path, mode);
}

/* Calls that need no room on a disk only end the process. */
#define PLAIN(name, declared, ...) \
	int name declared \
	{ \
		fault(-1, NULL, 0); \
		return REAL(name)(__VA_ARGS__); \
	}
PLAIN(rmdir, (const char *path), path)
PLAIN(unlink, (const char *path), path)
PLAIN(rename, (const char *from, const char *to), from, to)
PLAIN(link, (const char *from, const char *to), from, to)
PLAIN(fsync, (int fd), fd)
PLAIN(fdatasync, (int fd), fd)
PLAIN(ftruncate, (int fd, off_t n), fd, n)
PLAIN(ftruncate64, (int fd, off64_t n), fd, n)
