#define _XOPEN_SOURCE 700
#include "folder.h"
#include "arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Names of folders that are being made or taken away begin so. */
#define HIDDEN FILE_ASIDE "map-"
#define MADE ""
#define GONE "weg-"

enum { DEPTH = 16 };                    /* of folders within a folder; what is made here is less deep */

/* One folder in a walk through all of them. */
struct walk {
	struct arena *arena;
	struct str top;
	struct lying *list;
	size_t n;
	struct str *folders;            /* each before those in it */
	size_t n_folders;
};

static bool walk_folder(struct walk *, struct str name, int depth);

static bool
walk_entry(struct walk *walk, struct str name, int depth)
{
	const char *path = path_join(walk->arena, walk->top, name);
	struct stat st;

	if (lstat(path, &st) != 0)
		return false;
	if (S_ISDIR(st.st_mode))
		return walk_folder(walk, name, depth + 1);
	*arena_push(walk->arena, walk->list, walk->n) = (struct lying){ name, S_ISREG(st.st_mode) };
	return true;
}

static bool
walk_folder(struct walk *walk, struct str name, int depth)
{
	DIR *folder = opendir(name.n ? path_join(walk->arena, walk->top, name) : str_z(walk->arena, walk->top));
	const struct dirent *entry;
	bool good = true;
	int error;

	if (!folder || depth > DEPTH) {
		errno = folder ? ELOOP : errno;
		good = false;
	}
	if (good)
		*arena_push(walk->arena, walk->folders, walk->n_folders) = name;
	while (good && (entry = readdir(folder))) {
		struct str own = str_dup(walk->arena, str_of(entry->d_name));
		if (!str_is(own, ".") && !str_is(own, ".."))
			good = walk_entry(walk, name.n ? str_of(path_join(walk->arena, name, own)) : own, depth);
	}
	error = errno;
	if (folder)
		closedir(folder);
	errno = error;
	return good;
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct lying *)a)->name, ((const struct lying *)b)->name);
}

bool
folder_list(struct arena *arena, const char *path, struct lying **list, size_t *n)
{
	struct walk walk = { .arena = arena, .top = str_of(path) };

	if (!walk_folder(&walk, (struct str){ 0 }, 0))
		return false;
	if (walk.n)
		qsort(walk.list, walk.n, sizeof *walk.list, by_name);
	*list = walk.list;
	*n = walk.n;
	return true;
}

/* What a link leads to is not ours: the link goes. */
static bool
remove_all(struct arena *arena, const char *path)
{
	struct walk walk = { .arena = arena, .top = str_of(path) };

	if (unlink(path) == 0)
		return true;
	if (!walk_folder(&walk, (struct str){ 0 }, 0))
		return errno == ENOENT;
	for (size_t i = 0; i < walk.n; i++)
		if (unlink(path_join(arena, walk.top, walk.list[i].name)) != 0)
			return false;
	for (size_t i = walk.n_folders; i-- > 0;)
		if (rmdir(i ? path_join(arena, walk.top, walk.folders[i]) : path) != 0)
			return false;
	return true;
}

static bool
sync_path(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error;
	bool good;

	if (fd < 0)
		return false;
	good = fsync(fd) == 0 || errno == EINVAL;       /* some file systems cannot sync a folder */
	error = errno;
	close(fd);
	errno = error;
	return good;
}

/* What cannot be walked through could not be taken away either. */
static bool
is_too_deep(const struct files *files)
{
	for (size_t i = 0; i < files->n; i++) {
		int depth = 0;
		for (size_t k = 0; k < files->list[i].name.n; k++)
			depth += files->list[i].name.p[k] == '/';
		if (depth >= DEPTH)
			return true;
	}
	return false;
}

static bool
write_files(struct arena *arena, const char *path, const struct files *files)
{
	struct walk walk = { .arena = arena, .top = str_of(path) };

	if (is_too_deep(files)) {
		errno = ELOOP;
		return false;
	}
	if (mkdir(path, 0777) != 0)
		return false;
	for (size_t i = 0; i < files->n; i++) {
		const char *file = path_join(arena, walk.top, files->list[i].name);
		if (!file_make_folders(arena, str_z(arena, path_folder(str_of(file)))) || !file_put(file, files->list[i].bytes))
			return false;
	}
	if (!walk_folder(&walk, (struct str){ 0 }, 0))
		return false;
	for (size_t i = walk.n_folders; i-- > 0;)
		if (!sync_path(i ? path_join(arena, walk.top, walk.folders[i]) : path))
			return false;
	return true;
}

/* What is made and what is taken away can be there at once. */
static const char *
hidden_path(struct arena *arena, struct str path, const char *why)
{
	struct str name = path_name(path);

	return path_join(arena, path_folder(path), str_printf(arena, HIDDEN "%s%.*s", why, (int)name.n, name.p));
}

bool
folder_write(struct arena *arena, const char *path, const struct files *files)
{
	const char *hidden = hidden_path(arena, str_of(path), MADE);
	struct stat st;
	int error;

	if (lstat(path, &st) == 0) {
		errno = EEXIST;
		return false;
	}
	if (remove_all(arena, hidden) && write_files(arena, hidden, files) && rename(hidden, path) == 0)
		return sync_path(str_z(arena, path_folder(str_of(path))));
	error = errno;
	remove_all(arena, hidden);
	errno = error;
	return false;
}

const char *
folder_temporary(struct arena *arena, const char *in)
{
	return mkdtemp((char *)path_join(arena, str_of(in), STR("voortgang-XXXXXX")));
}

bool
folder_begin(struct folder_draft *draft, struct arena *arena, const char *path)
{
	*draft = (struct folder_draft){ arena, path, hidden_path(arena, str_of(path), MADE) };
	return file_make_folders(arena, str_z(arena, path_folder(str_of(path)))) && remove_all(arena, draft->hidden)
	    && mkdir(draft->hidden, 0777) == 0;
}

bool
folder_put(const struct folder_draft *draft, struct str name, struct str bytes)
{
	return file_put(path_join(draft->arena, str_of(draft->hidden), name), bytes);
}

bool
folder_end(const struct folder_draft *draft)
{
	struct stat st;

	return sync_path(draft->hidden) && (lstat(draft->path, &st) != 0 || folder_remove(draft->arena, draft->path))
	    && rename(draft->hidden, draft->path) == 0
	    && sync_path(str_z(draft->arena, path_folder(str_of(draft->path))));
}

void
folder_drop(const struct folder_draft *draft)
{
	int error = errno;

	remove_all(draft->arena, draft->hidden);
	errno = error;
}

bool
folder_remove(struct arena *arena, const char *path)
{
	const char *hidden = hidden_path(arena, str_of(path), GONE);

	return remove_all(arena, hidden) && rename(path, hidden) == 0
	    && sync_path(str_z(arena, path_folder(str_of(path)))) && remove_all(arena, hidden);
}

bool
folder_clean(struct arena *arena, const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool good = true;

	if (!folder)
		return false;
	while (good && (entry = readdir(folder)))
		if (str_starts(str_of(entry->d_name), FILE_ASIDE))
			good = remove_all(arena, path_join(arena, str_of(path), str_of(entry->d_name)));
	closedir(folder);
	return good;
}
