/*
 * The register of an archive: a table of SQLite with a row for each bag that is or
 * was there. It can be made again from the bags at any time, so it proves
 * nothing; but it answers quickly, and its lock lets one run in at a time.
 */
#ifndef SHIP_REGISTER_H
#define SHIP_REGISTER_H

#include "holding.h"

struct register_file;

/* Opens the register at a path, new when it is not there, and waits until nobody else
 * has it; renew: one that is damaged or of another shape becomes an empty one. NULL:
 * *why says what is wrong, in the words of SQLite, or nothing when another run still has
 * it. From here on all is undone unless it is closed with keep. */
struct register_file *register_open(struct arena *, const char *path, bool renew, struct str *why);

/* Reads a register that is not changed; false when it is not there or damaged. */
bool register_look(const char *path, struct holdings *);

/* Each false when it fails; register_why tells what went wrong last. */
struct str register_why(struct register_file *);
bool register_read(struct register_file *, struct holdings *);
bool register_put(struct register_file *, const struct holding *);        /* in the place of one of that name */

/* Whether what was to be kept is on disk; *why as above. */
bool register_close(struct register_file *, bool keep, struct str *why);

#endif
