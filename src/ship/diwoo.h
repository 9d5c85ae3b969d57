/*
 * A published document in a sitemap, as the Woo index of the government harvests
 * it: one <url> with the metadata of DiWoo (standaarden.overheid.nl/diwoo/metadata,
 * schema 0.9.8). A sitemap is a <urlset> of such fragments, 50,000 at most.
 */
#ifndef SHIP_DIWOO_H
#define SHIP_DIWOO_H

#include "../read/report.h"
#include "../set/doc.h"

struct diwoo_document {
	struct str location;            /* <loc>: https, straight to the PDF */
	struct str identifier;          /* of the document itself; or empty */
	struct str publisher;           /* its name: "gemeente Waterrijk" */
	struct str organisation;        /* its TOOI code: "gm9999" */
	struct str title;
	const struct woo_category *category;
	struct str *keywords;
	size_t n_keywords;
	struct date created;            /* creatiedatum, lastmod: a whole date */
	struct moment adopted;          /* when the handling "vaststelling" was */
};

/* Where a document of a municipality can be read: PERIODE/NAAM.pdf under the address
 * that gemeente.yaml gives. Empty when it gives none. */
struct str diwoo_location(struct arena *, const struct report *, struct str file_name);

/* A report as such a document. The report must be public: without secret parts, or
 * what report_public gives; a secret one has no place on the web. Whether a document
 * is published at all is for the caller. */
struct diwoo_document diwoo_report(struct arena *, const struct report *, const struct doc_info *, struct str location);

/* The fragment. It has a location. */
struct str diwoo_url(struct arena *, const struct diwoo_document *);

#endif
