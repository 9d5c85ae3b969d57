/*
 * The folder of an archive: bags, what is left of destroyed ones, and the
 * register. Bags are only ever added; each is there whole or not at all, however
 * a run ends, and the next run finishes or clears what a killed one began.
 */
#ifndef OFFICE_ARCHIVE_H
#define OFFICE_ARCHIVE_H

#include "office.h"
#include "../ship/register.h"

#define ARCHIVE_REGISTER "register.sqlite"

struct archive {
	struct run *run;
	struct str path;
	struct register_file *file;
	struct holdings holdings;         /* of all bags, also destroyed ones */
};

/* Opens an archive, makes it when it is not there, and keeps others out until it is
 * closed. STATUS_FAILED: it cannot be (said). With rebuild the register is made
 * again from the bags. */
enum status archive_open(struct archive *, struct run *, const char *path, bool rebuild);

/* Whether what the register says of a bag is what that says itself: what cannot be
 * undone goes by the bag. STATUS_FAILED: it is not (said). */
enum status archive_check(const struct archive *, const struct holding *);

/* Adds a bag under the name of its holding. */
enum status archive_add(struct archive *, const struct holding *, const struct files *bag);

/* Destroys a bag; what is left says when and why. */
enum status archive_destroy(struct archive *, const struct holding *);

/* Closes; the status is the worse of the given one and its own. */
enum status archive_close(struct archive *, enum status);

/* A file of a bag; false and errno when it cannot be read. */
bool archive_read(const struct archive *, struct str bag, struct str file, struct str *bytes);

/* The entries of the bags in a folder and of what is left of destroyed ones, as they
 * say themselves, by name. False and errno when the folder cannot be read. */
bool archive_scan(struct str path, struct holdings *);

/* Whether a file or folder in the folder of an archive belongs there. */
bool archive_has_place(const struct holdings *, struct str name, bool folder);

#endif
