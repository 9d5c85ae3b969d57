/*
 * What a municipality says of itself, once for all its reports, in a file
 * gemeente.yaml beside its template: its codes, what its archive has to know that
 * no report tells, and the letter to its partners. A municipality without such a file is all zero, and that
 * says of everything that it still has to be determined.
 */
#ifndef READ_MUNICIPALITY_H
#define READ_MUNICIPALITY_H

#include "letter.h"

/* The closed list "Waarderingen" of MDTO. */
enum appraisal {
	APPRAISAL_OPEN,                 /* N: still to be determined */
	APPRAISAL_KEEP,                 /* B: kept for ever */
	APPRAISAL_DESTROY,              /* V: kept for a time */
};

/* A word of a list that others keep, as in a selection list. */
struct concept {
	struct str name, code, list;    /* no name: there is none; the code may be empty */
};

/* A category of art. 3.3 Woo: its label and its code in TOOI's list scw_woo_informatiecategorieen. */
struct woo_category {
	const char *label, *code;
};

struct municipality {
	struct str *codes;              /* TOOI; none: any code will do */
	size_t n_codes;
	bool archived;                  /* it has the block "archief" */
	struct str name;                /* official: "gemeente Waterrijk"; or empty */
	struct str creator;             /* who forms the archive, when that is not `name`; or empty */
	struct str cases;               /* the system that gives case numbers; or empty */
	enum appraisal appraisal;
	int years;                      /* APPRAISAL_DESTROY: kept for so many, from 1; else 0 */
	struct concept category;        /* of the selection list */
	struct concept activity;
	struct concept *classes;
	size_t n_classes;
	bool unrestricted;              /* what is not secret may be used by all */
	struct str address;             /* https, under which documents are published; or empty */
	struct letter letter;           /* with reports to partners */
	const struct woo_category *woo; /* NULL: papers of meetings, the first of the list */
};

/* Reads such a file; findings say what is wrong with it. */
void municipality_read(struct arena *, struct findings *, const struct node *root, struct municipality *);

/* The category that its documents belong to; never NULL. */
const struct woo_category *municipality_woo(const struct municipality *);

#endif
