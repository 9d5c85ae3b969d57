/*
 * Work on what anybody may have made, in a process of its own: however that ends,
 * its memory is free again, the folder that it worked in is gone, and the work
 * after it goes on. Who asks the program to stop waits no longer than that takes.
 */
#ifndef OFFICE_ASIDE_H
#define OFFICE_ASIDE_H

#include "office.h"

/* What the work is given: a path, and an empty folder when it needs room, else NULL. */
typedef enum status aside_work(struct run *, const char *path, const char *room);

/* The status of the work; STATUS_FAILED when it came to no end (said). */
enum status aside(struct run *, aside_work *, const char *path, bool needs_room);

#endif
