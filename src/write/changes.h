/*
 * What changed between two reports, as lines to read and as JSON. The lines are the
 * text twin of the list: nothing is in one that is not in the other.
 */
#ifndef WRITE_CHANGES_H
#define WRITE_CHANGES_H

#include "../check/changes.h"

/* What else is told of the two that were compared. */
struct compared {
	const struct changes *changes;
	struct str then_path, now_path;
	struct str then_digest, now_digest;     /* SHA-256 in hex */
	size_t then_errors, now_errors;         /* that checking found */
	bool same_programme;
};

/* Headings in the language; labels and values are those of the reports. */
void changes_lines(struct buf *, const struct compared *, enum lang);

/* A document of JSON with a line end; its keys are Dutch and stay. */
struct str changes_json(struct arena *, const struct compared *);

#endif
