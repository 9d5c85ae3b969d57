#define _GNU_SOURCE             /* memfd_create, d_type */
#include "file.h"
#include "arena.h"
#include "digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void
files_add(struct files *files, struct str name, struct str bytes)
{
	*arena_push(files->arena, files->list, files->n) = (struct file){ .name = name, .bytes = bytes };
}

const struct file *
files_find(const struct files *files, struct str name)
{
	for (size_t i = 0; i < files->n; i++)
		if (str_eq(files->list[i].name, name))
			return &files->list[i];
	return NULL;
}

struct str
file_sha256(struct arena *arena, struct file *file)
{
	if (!file->sha256.n)
		file->sha256 = sha256_hex(arena, file->bytes);
	return file->sha256;
}

static bool
read_all(struct arena *arena, int fd, size_t limit, struct str *bytes)
{
	struct buf buf = { .arena = arena };
	char chunk[16 * 1024];
	ssize_t n;

	while (buf.n < limit && (n = read(fd, chunk, sizeof chunk)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		buf_add(&buf, (struct str){ chunk, (size_t)n });
	}
	*bytes = buf_str(&buf);
	return true;
}

/* Opens without waiting, so that a pipe or device cannot hang us. */
static int
open_regular(const char *path, struct stat *st)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	errno = S_ISDIR(st->st_mode) ? EISDIR : EINVAL;
	close(fd);
	return -1;
}

static void
close_keep_errno(int fd)
{
	int saved = errno;

	close(fd);
	errno = saved;
}

bool
file_read(struct arena *arena, const char *path, size_t limit, struct str *bytes)
{
	struct stat st;
	bool good;
	int fd;

	if (strcmp(path, "-") == 0)
		return read_all(arena, STDIN_FILENO, limit, bytes);
	if ((fd = open_regular(path, &st)) < 0)
		return false;
	good = read_all(arena, fd, limit, bytes);
	close_keep_errno(fd);
	return good;
}

bool
file_read_private(struct arena *arena, const char *path, size_t limit, struct str *bytes)
{
	struct stat st;
	int fd = open_regular(path, &st);
	bool good;

	if (fd < 0)
		return false;
	errno = EPERM;
	good = (st.st_mode & 077) == 0 && st.st_uid == geteuid() && read_all(arena, fd, limit, bytes);
	close_keep_errno(fd);
	return good;
}

bool
file_map(const char *path, struct str *bytes)
{
	struct stat st;
	int fd = open_regular(path, &st);
	void *p;

	if (fd < 0)
		return false;
	p = st.st_size ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : "";
	close_keep_errno(fd);
	*bytes = (struct str){ p, (size_t)st.st_size };
	return p != MAP_FAILED;
}

static bool
write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes = str_from(bytes, (size_t)n);
	}
	return true;
}

int
file_unnamed(struct str bytes)
{
	int fd = memfd_create("voortgang", MFD_CLOEXEC);

	if (fd < 0 || (write_all(fd, bytes) && lseek(fd, 0, SEEK_SET) == 0))
		return fd;
	close_keep_errno(fd);
	return -1;
}

bool
file_unnamed_read(struct arena *arena, int fd, size_t limit, struct str *bytes)
{
	return lseek(fd, 0, SEEK_SET) == 0 && read_all(arena, fd, limit, bytes);
}

bool
file_put(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd < 0)
		return false;
	if (write_all(fd, bytes) && fsync(fd) == 0)
		return close(fd) == 0;
	close_keep_errno(fd);
	return false;
}

/* So that the rename itself survives a power cut. Some file systems cannot
 * sync a folder; that is no reason to fail. */
static void
sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

/* A device or a pipe cannot be replaced by a file: it gets the bytes. */
static bool
write_straight(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);         /* never waits for a reader */
	bool good;

	if (fd < 0)
		return false;
	fcntl(fd, F_SETFL, 0);
	good = write_all(fd, bytes);
	close_keep_errno(fd);
	return good;
}

/* Gives a file its name where there is none of that name. File systems without
 * links look first, and then rename. */
static int
name_new(const char *temporary, const char *path)
{
	struct stat st;

	if (link(temporary, path) == 0)
		return unlink(temporary);
	if (errno == EEXIST || lstat(path, &st) == 0)
		return errno = EEXIST, -1;
	return rename(temporary, path);
}

/* Writes aside, syncs, and gives the file its name. */
static bool
write_aside(struct arena *arena, const char *path, struct str bytes, int (*name)(const char *, const char *))
{
	struct str folder = path_folder(str_of(path));
	char *temporary = (char *)path_join(arena, folder, STR(FILE_ASIDE "XXXXXX"));
	mode_t mask;
	int fd;

	if ((fd = mkstemp(temporary)) < 0)
		return false;
	umask(mask = umask(077));
	if (write_all(fd, bytes) && fchmod(fd, 0666 & ~mask) == 0 && fsync(fd) == 0) {
		if (close(fd) == 0 && name(temporary, path) == 0) {
			sync_folder(str_z(arena, folder));
			return true;
		}
	} else {
		close_keep_errno(fd);
	}
	fd = errno;
	unlink(temporary);
	errno = fd;
	return false;
}

bool
file_write(struct arena *arena, const char *path, struct str bytes)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		return write_all(STDOUT_FILENO, bytes);
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return write_straight(path, bytes);
	return write_aside(arena, path, bytes, rename);
}

bool
file_create(struct arena *arena, const char *path, struct str bytes)
{
	return write_aside(arena, path, bytes, name_new);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static bool
leads_to_folder(struct arena *arena, const char *path, const struct dirent *entry)
{
	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type == DT_DIR;
	return file_is_folder(path_join(arena, str_of(path), str_of(entry->d_name)));
}

bool
file_list(struct arena *arena, const char *path, bool folders, struct str **names, size_t *n)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	*names = NULL;
	*n = 0;
	if (!folder)
		return false;
	while ((entry = readdir(folder)))
		if (entry->d_name[0] != '.' && leads_to_folder(arena, path, entry) == folders)
			*arena_push(arena, *names, *n) = str_dup(arena, str_of(entry->d_name));
	closedir(folder);
	if (*n)
		qsort(*names, *n, sizeof **names, by_name);
	return true;
}

bool
file_stamp(const char *path, struct file_stamp *stamp)
{
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	*stamp = (struct file_stamp){ st.st_mtim.tv_sec * INT64_C(1000000000) + st.st_mtim.tv_nsec, (uint64_t)st.st_size, st.st_ino };
	return true;
}

bool
file_stamp_same(struct file_stamp a, struct file_stamp b)
{
	return a.modified == b.modified && a.size == b.size && a.number == b.number;
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
file_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

bool
file_is_plain(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? S_ISREG(st.st_mode) : errno == ENOENT;
}

bool
file_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

bool
file_make_folders(struct arena *arena, const char *path)
{
	char *partial = arena_copy(arena, path, strlen(path));

	for (char *slash = partial + 1; *partial && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		if (mkdir(partial, 0777) != 0 && errno != EEXIST)
			return false;
		*slash = '/';
	}
	if (mkdir(path, 0777) == 0 || (errno == EEXIST && file_is_folder(path)))
		return true;
	errno = errno == EEXIST ? ENOTDIR : errno;
	return false;
}

bool
path_leads_out(struct str name)
{
	struct str rest = name, part;

	if (!name.n || name.p[0] == '/' || memchr(name.p, '\0', name.n) || memchr(name.p, ':', name.n))
		return true;
	while (str_cut(&rest, '/', &part))
		if (str_is(part, ".."))
			return true;
	return false;
}

bool
file_lies_in(const char *path, const char *folder)
{
	char root[PATH_MAX], real[PATH_MAX];
	size_t n;

	if (!realpath(folder, root) || !realpath(path, real))
		return false;
	n = strlen(root);
	if (n == 1 || (strncmp(real, root, n) == 0 && real[n] == '/'))
		return true;
	errno = EPERM;
	return false;
}

const char *
file_within(struct arena *arena, const char *folder, struct str name)
{
	const char *path = path_join(arena, str_of(folder), name);
	struct stat st;

	if (path_leads_out(name)) {
		errno = EPERM;
		return NULL;
	}
	if (!file_lies_in(path, folder) || stat(path, &st) != 0)
		return NULL;
	if (!S_ISREG(st.st_mode)) {
		errno = EINVAL;
		return NULL;
	}
	return path;
}

struct str
path_folder(struct str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	if (!path.n)
		return STR(".");
	if (path.n > 1)
		path.n--;
	return path;
}

struct str
path_above(struct arena *arena, struct str folder)
{
	struct str name = path_name(folder);

	if (str_is(folder, "."))
		return STR("..");
	return str_is(name, "..") ? str_of(path_join(arena, folder, name)) : path_folder(folder);
}

struct str
path_name(struct str path)
{
	size_t at = path.n;

	while (at && path.p[at - 1] != '/')
		at--;
	return str_from(path, at);
}

struct str
path_stem(struct str path)
{
	size_t start = path.n, end;

	while (start && path.p[start - 1] != '/')
		start--;
	path = str_from(path, start);
	for (end = path.n; end && path.p[end - 1] != '.'; end--)
		;
	return end > 1 ? (struct str){ path.p, end - 1 } : path;
}

const char *
path_join(struct arena *arena, struct str folder, struct str name)
{
	return str_printf(arena, "%.*s/%.*s%c", (int)folder.n, folder.p, (int)name.n, name.p, 0).p;
}
