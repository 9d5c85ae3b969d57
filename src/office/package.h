/*
 * The bag of one report: the document, its check report, all that both were made
 * from in bron/, and what an archive must know of each. In its payload:
 *
 *     data/<dossier>/<document>/<document>.pdf, .controle.pdf
 *     data/<dossier>/<document>/bron/reports/..., templates/..., fonts/...
 *
 * The same report makes the same bag, byte for byte.
 */
#ifndef OFFICE_PACKAGE_H
#define OFFICE_PACKAGE_H

#include "office.h"
#include "../ship/holding.h"

struct package {
	struct holding holding;
	struct files files;             /* the bag */
};

/* The payload of a report without errors, and what can be said of it alone. Adds
 * findings; STATUS_FAILED when a file cannot be had (said). */
enum status package_make(struct run *, struct loaded *, struct package *);

/* Completes the bag, once its place in the chain is in the holding. */
void package_seal(struct package *);

#endif
