/*
 * Profiles: which standards a file says it conforms to, and what follows from
 * that for its bytes. The pages, the words and the tags are those of one
 * document in every profile.
 */
#ifndef WRITE_PROFILE_H
#define WRITE_PROFILE_H

#include "../base/str.h"

enum profile_name { PROFILE_2A, PROFILE_3A, PROFILE_4F, PROFILE_COUNT };

struct profile {
	const char *word;               /* as the command line calls it */
	const char *header;             /* the first line of the file */
	const char *archive;            /* what XMP says of PDF/A, when files are embedded */
	const char *bare;               /* likewise, when none is */
	const char *access;             /* of PDF/UA */
	bool embeds;                    /* files of any kind may be embedded */
	bool pdf_2;                     /* ISO 32000-2: no /Info, elements in a namespace, and places
	                                 * within the document that name an element */
};

extern const struct profile profiles[PROFILE_COUNT];

/* The profile of a word; PROFILE_COUNT when there is none. */
enum profile_name profile_find(struct str word);

#endif
