/*
 * Bags (RFC 8493, BagIt 1.0): a payload under data/, manifests that name every
 * file of it with its digest, and lines that say what is in the bag. Values to
 * values: reading and writing folders is for others.
 */
#ifndef SHIP_BAG_H
#define SHIP_BAG_H

#include "../base/diag.h"
#include "../base/file.h"

/* "Label: value" of bag-info.txt. */
struct bag_line {
	struct str label, value;
};

/* Lines in an arena, in their order. */
struct bag_lines {
	struct arena *arena;
	struct bag_line *list;
	size_t n;
};

void bag_say(struct bag_lines *, const char *label, struct str value);  /* nothing when empty; ends of lines become spaces */
struct str bag_value(const struct bag_lines *, const char *label);      /* or empty */
struct str bag_lines_text(const struct bag_lines *);

/* As bag_lines_text writes them. False: a line is none, or says again what another said. */
bool bag_lines_read(struct bag_lines *, struct str text);

/* Adds to a payload, and perhaps tag files, what says what it is: bagit.txt, and
 * bag-info.txt with the lines and Payload-Oxum. */
void bag_describe(struct files *bag, struct bag_lines *);

/* Completes such a bag with manifests of SHA-256 and SHA-512. The same files and lines
 * give the same bytes. */
void bag_seal(struct files *bag);

/* Finds what is wrong with a bag: stricter than the RFC, since nothing may lie loose in
 * an archive, outside the payload neither. path is the name of its folder for findings;
 * the files are all of it, and those that are no regular files have bytes.p NULL. */
void bag_check(struct findings *, struct str path, const struct files *bag);

/* What stands for a whole bag: the SHA-256 of tagmanifest-sha256.txt, which covers
 * all. Empty when it has none. */
struct str bag_digest(struct arena *, const struct files *bag);

#endif
