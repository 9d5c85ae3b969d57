/*
 * Waiting: until a file in a followed folder may have changed, a child says
 * something, or someone asks us to stop. What the kernel tells of files are hints:
 * it is silent about changes that other computers make on a share, and it can lose
 * some. Who waits looks at the files himself; a hint only ends the wait, and tells
 * of a file that was written and looks the same.
 */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H

#include "map.h"

struct watch {
	bool (*follows)(struct str name);       /* whether a file of that name matters */
	int files, signals, timer;              /* descriptors; files is -1 when the kernel tells nothing */
	struct arena *arena;                    /* of the hints */
	struct map hints;                       /* "folder/name" of each file, since watch_forget */
	bool lost;                              /* and of any other file */
};

enum wake { WAKE_TIME, WAKE_FILES = 1, WAKE_CHILD = 2, WAKE_STOP = 4 };

/* From here on SIGINT, SIGTERM and SIGHUP wait for watch_stops, here and in children,
 * but for those that who started us ignores. False and errno when it cannot be had. */
bool watch_open(struct watch *, bool (*follows)(struct str name));
void watch_close(struct watch *);

/* Lets those signals through again; one that came meanwhile ends the program. */
void watch_release(void);

/* Follows a folder, once however often it is asked, and returns its number. A
 * folder that cannot be followed gives no hints, and no error. */
int watch_folder(const struct watch *, const char *path);

/* Waits for what is in the set of enum wake; ms: at most so long, from 1, or -1. Folders
 * that vanish count as files. */
enum wake watch_wait(struct watch *, unsigned set, int child, int ms);

/* Takes in what the kernel told so far; true when a hint came. */
bool watch_listen(struct watch *);

/* Whether there is a hint about a file of that name in the folder. */
bool watch_hints(struct watch *, int folder, struct str name);

/* Forgets the hints that were taken in. */
void watch_forget(struct watch *);

/* Whether someone asks us to stop. */
bool watch_stops(void);

#endif
