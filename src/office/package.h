/*
 * The bag of one report: the document, its check report, all that both were made
 * from in bron/, and what an archive must know of each (MDTO). In its payload:
 *
 *     data/<dossier>/<dossier>.MDTO.xml
 *     data/<dossier>/<document>/<document>.MDTO.xml
 *     data/<dossier>/<document>/<document>.pdf, .controle.pdf
 *     data/<dossier>/<document>/bron/reports/..., templates/..., fonts/...
 *
 * and beside each file but those of MDTO its own FILE.bestand.MDTO.xml. Beside the
 * payload lies diwoo.xml, what a public sitemap says of the document, when it has a
 * place on the web. The same report in the same place of its chain makes the same
 * bag, byte for byte.
 */
#ifndef OFFICE_PACKAGE_H
#define OFFICE_PACKAGE_H

#include "office.h"
#include "../set/doc.h"
#include "../ship/holding.h"

struct package {
	struct holding holding;
	struct files files;             /* the bag */
	const struct report *report;
	struct doc_info info;
	struct str folder;              /* data/<dossier>/<document> */
};

/* The payload of a report without errors, and what can be said of it alone. Adds
 * findings; STATUS_FAILED when a file cannot be had (said). Digests of files are taken
 * from those known files that are the same; NULL: there are none. */
enum status package_make(struct run *, struct loaded *, const struct files *known, struct package *);

/* Adds what must be known of it, and of the bag that it follows and perhaps the one
 * that it replaces; NULL: none. */
void package_describe(struct package *, const struct holding *before, const struct holding *replaced);

/* Completes the bag, and gives it its digest. */
void package_seal(struct package *);

#endif
