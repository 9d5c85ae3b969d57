/*
 * A report as an archive sees it: which of its values, of its template's and of
 * its municipality's (gemeente.yaml) stand where in MDTO. Nothing is typed here
 * but the words of the lists of MDTO itself.
 *
 * A package is a dossier with one document in it, whose representations are its
 * files: the PDF, the check report and what both were made from. The dossier is
 * part of a series, all packages of the programme.
 */
#ifndef SHIP_MDTOREPORT_H
#define SHIP_MDTOREPORT_H

#include "mdto.h"
#include "../base/file.h"
#include "../read/report.h"
#include "../set/doc.h"

/* Another package of the archive: what it is called there, and the title of its document. */
struct packed {
	struct str name, title;         /* no name: there is none */
};

/* What is known where the package is made, and not in the report. */
struct packing {
	const struct doc_info *info;    /* what the document says of itself */
	struct str name;                /* what the archive calls the package: "gm1916-sterk-voor-noord-2023-h1-v1" */
	struct str series;              /* and all of the programme: "gm1916-sterk-voor-noord" */
	struct packed replaces;         /* the version before this one */
	struct packed follows;          /* the package of the previous report */
	struct str location;            /* https address at which the document can be read; or empty. Not
	                                 * told of a report with its secret parts */
};

/* The dossier of a report without errors, and its document. Both know each other. */
struct mdto_object mdto_dossier(struct arena *, const struct report *, const struct packing *);
struct mdto_object mdto_document(struct arena *, const struct report *, const struct packing *);

/* A file of the document, which gets to know it; it is known by its path within the
 * document's folder. Made at the report's moment. */
struct mdto_file mdto_representation(struct arena *, struct mdto_object *document, const struct report *, struct file *);

#endif
