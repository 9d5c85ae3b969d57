/*
 * Folders with all that is in them: written whole or not at all, never over one
 * that is there; listed with what else lies in them. Names within a folder have
 * '/' between their parts. Errors leave errno set.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "file.h"

/* What lies somewhere in a folder and is no folder. */
struct lying {
	struct str name;
	bool is_file;                   /* a regular one; else a link, a pipe and the like */
};

/* By name, as bytes. */
bool folder_list(struct arena *, const char *path, struct lying **list, size_t *n);

/* Writes beside it under a hidden name, syncs, and gives the folder its name. What is
 * there under that name stays as it is: errno is EEXIST. One writer at a time. */
bool folder_write(struct arena *, const char *path, const struct files *);

/* The same file by file, for more than memory should hold. Names have no '/'. */
struct folder_draft {
	struct arena *arena;
	const char *path, *hidden;
};

bool folder_begin(struct folder_draft *, struct arena *, const char *path);
bool folder_put(const struct folder_draft *, struct str name, struct str bytes);

/* Gives it its name. A folder that is there under that name goes when the new one is whole. */
bool folder_end(const struct folder_draft *);

/* Leaves nothing of it; errno stays as it is. */
void folder_drop(const struct folder_draft *);

/* A new folder in another one, that only we may look into; NULL when it cannot be. */
const char *folder_temporary(struct arena *, const char *in);

/* Takes a folder away with all that is in it: first its name, in one step. */
bool folder_remove(struct arena *, const char *path);

/* Takes away what a run that was killed left in a folder: of the two above, and of file_create. */
bool folder_clean(struct arena *, const char *path);

#endif
