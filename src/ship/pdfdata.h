/*
 * What a PDF of ours carries beside its pages: what it says it is of, and the
 * files that it was made from (ISO 19005-3 6.8).
 */
#ifndef SHIP_PDFDATA_H
#define SHIP_PDFDATA_H

#include "pdfobject.h"
#include "../base/file.h"
#include "../write/profile.h"

struct pdf_data {
	enum profile_name profile;      /* PROFILE_COUNT: another than ours */
	struct str digest;              /* SHA-256 of the report's YAML; empty: it does not tell */
	struct str template;
	struct str agent;               /* the program that made it */
	bool is_public;
	struct files files;             /* by the names that they have there */
	struct str report;              /* which of them is the report; empty: none */
};

/* Everything that is returned lives in the arena. PDF_DAMAGED or PDF_ENCRYPTED, with
 * the reason in English. */
enum pdf_fault pdf_data_read(struct arena *, struct str bytes, struct pdf_data *, struct str *why);

#endif
