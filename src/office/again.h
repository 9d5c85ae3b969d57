/*
 * Setting a document again from its data, to see whether it comes out the same:
 * byte for byte, or at least in every word, role and figure.
 */
#ifndef OFFICE_AGAIN_H
#define OFFICE_AGAIN_H

#include "office.h"

/* What a document is made from again. */
struct again {
	const char *report;             /* path of the YAML */
	const char *share;              /* the folder with its templates and fonts; NULL: those of the program */
	bool own_fonts;                 /* its fonts are those of the program all the same */
	enum profile_name profile;
	struct str template;            /* that it was made with; empty: the one that it asks for */
	bool is_public;
	const struct file *document;    /* what it is compared with, under its name for findings */
	const struct file *verdict;     /* the check report, likewise; or NULL */
	const struct files *sources;    /* all that may go into it, as in a copy of them; or NULL */
};

/* Adds what is found to differ. STATUS_FAILED when the world is wrong (said). The run
 * lends its options; all else is made anew. */
enum status document_again(struct run *, const struct again *, struct findings *);

#endif
