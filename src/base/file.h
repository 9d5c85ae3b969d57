/*
 * Files: read whole, written whole or not at all. Only cmd/ reads and
 * writes; the stages between see bytes. Errors leave errno set. Names of paths
 * are plain text, and anybody's.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "str.h"

/* Names of files and what is in them, in an arena. */
struct files {
	struct arena *arena;
	struct file {
		struct str name, bytes;
		struct str sha256;      /* of the bytes; empty until someone asked file_sha256 */
	} *list;
	size_t n;
};

void files_add(struct files *, struct str name, struct str bytes);
const struct file *files_find(const struct files *, struct str name);   /* or NULL */

/* In hex, worked out once. */
struct str file_sha256(struct arena *, struct file *);

/* Reads a regular file, or standard input for "-", until at least limit bytes
 * are read: more than limit means that it is too large. They live in the arena. */
bool file_read(struct arena *, const char *path, size_t limit, struct str *bytes);

/* The same of a file that is ours and that nobody else can read; else errno is EPERM. */
bool file_read_private(struct arena *, const char *path, size_t limit, struct str *bytes);

/* A file without a name, only in memory, with these bytes; it is read from its start. The
 * descriptor is the caller's to close; -1: there is none. */
int file_unnamed(struct str bytes);

/* What is in it by now, however it was written. */
bool file_unnamed_read(struct arena *, int fd, size_t limit, struct str *bytes);

/* Maps a regular file read-only for as long as the program runs. */
bool file_map(const char *path, struct str *bytes);

/* Names of files that are being written begin so. */
#define FILE_ASIDE ".voortgang-"

/* Writes under a temporary name in the same folder, syncs, renames: the file
 * appears whole or an old one stays as it was. "-" is standard output. */
bool file_write(struct arena *, const char *path, struct str bytes);

/* The same for a file that is not there yet; else errno is EEXIST and nothing is lost. */
bool file_create(struct arena *, const char *path, struct str bytes);

/* Writes a file where there is none, and syncs it: for a folder that has no name yet. */
bool file_put(const char *path, struct str bytes);

/* Makes a folder and those above it. */
bool file_make_folders(struct arena *, const char *path);

/* The folders in a folder, or its other files, by name; false when it cannot be read. */
bool file_list(struct arena *, const char *path, bool folders, struct str **names, size_t *n);

/* What tells whether a file changed, without reading it. */
struct file_stamp {
	int64_t modified;               /* [ns] */
	uint64_t size, number;          /* [bytes]; another number is another file */
};

bool file_stamp(const char *path, struct file_stamp *);         /* of a regular file */
bool file_stamp_same(struct file_stamp, struct file_stamp);
bool file_is_folder(const char *path);
bool file_is_link(const char *path);
bool file_is_plain(const char *path);           /* a regular file, or there is nothing: no pipe or device to wait for */
bool file_same(const char *a, const char *b);   /* both there, and one file */

/* Whether a name within a folder is an absolute path, a web address, or has a step up. */
bool path_leads_out(struct str name);

/* Whether what a path leads to lies somewhere in a folder (links followed); else errno. */
bool file_lies_in(const char *path, const char *folder);

/* Path of a name within a folder, when the file that it leads to lies within
 * that folder (links followed) and is a regular file; else NULL and errno. */
const char *file_within(struct arena *, const char *folder, struct str name);

struct str path_folder(struct str path);        /* "." when there is none */
struct str path_above(struct arena *, struct str folder);       /* the folder that it lies in */
struct str path_name(struct str path);          /* without the folder */
struct str path_stem(struct str path);          /* name without folder and last extension */
const char *path_join(struct arena *, struct str folder, struct str name);

#endif
