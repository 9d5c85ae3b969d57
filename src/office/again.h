/*
 * Setting a document again from its data, to see whether it comes out the same:
 * byte for byte, or at least in every word, role and figure.
 */
#ifndef OFFICE_AGAIN_H
#define OFFICE_AGAIN_H

#include "office.h"
#include "../ship/holding.h"

/* What a document is made from again. */
struct again {
	const char *report;             /* path of the YAML */
	const char *share;              /* the folder with all that may go into it; NULL: anywhere, and
	                                 * templates and fonts are those of the program */
	bool own_fonts;                 /* its fonts are those of the program all the same */
	enum profile_name profile;
	struct str template;            /* that it was made with; empty: the one that it asks for */
	bool is_public;
	const struct file *document;    /* what it is compared with, under its name for findings */
	struct str agent;               /* the program that says it made that */
	const struct files *bag;        /* that the document lies in: all of it is made again; or NULL */
	const struct holding *holding;  /* what the bag says of itself */
	const char *path;               /* the bag, for findings */
};

/* Adds what is found to differ. STATUS_FAILED when the world is wrong (said). The run
 * lends its options; all else is made anew. */
enum status document_again(struct run *, const struct again *, struct findings *);

#endif
