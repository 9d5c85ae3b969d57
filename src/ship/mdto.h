/*
 * Metadata for archives: MDTO (Metagegevens voor duurzaam toegankelijke
 * overheidsinformatie), as XML by the schema 1.0.1 of the Nationaal Archief. Plain
 * values in, bytes out; which values those are is for mdtoreport.
 *
 * Members stand in the order of the schema, which is the order in the file. A
 * text that is empty is left out, unless the schema wants it: those are marked
 * "needed". Definitions: nationaalarchief.github.io/MDTO-Metagegevensschema.
 */
#ifndef SHIP_MDTO_H
#define SHIP_MDTO_H

#include "../base/date.h"

/* identificatieGegevens: a mark that is unique within its source; both needed. */
struct mdto_id {
	struct str mark, source;
};

/* verwijzingGegevens: the name is needed; no mark: the name is all there is. */
struct mdto_link {
	struct str name;
	struct mdto_id id;
};

/* begripGegevens: a word of a list; label and list are needed. No label: there is none. */
struct mdto_term {
	struct str label, code, list;
};

/* dekkingInTijdGegevens: what time the contents are about; a coarse date stays so. */
struct mdto_coverage {
	struct mdto_term kind;
	struct date from, to;           /* to: no date is a day alone */
};

/* eventGegevens */
struct mdto_event {
	struct mdto_term kind;
	struct moment at;
	struct mdto_link actor;         /* no name: not known */
	struct str result;
};

/* termijnGegevens; no years: there is no period. */
struct mdto_period {
	struct mdto_term trigger;
	struct date start;              /* a whole date */
	int years;
};

/* gerelateerdInformatieobjectGegevens, betrokkeneGegevens */
struct mdto_relation {
	struct mdto_term kind;
	struct mdto_link to;
};

/* beperkingGebruikGegevens; the description is needed with "Overig". */
struct mdto_restriction {
	struct mdto_term kind;
	struct str description;
};

/* Any number of things, in an arena; arena_push adds one. */
#define MDTO_LIST(type, name) type *name; size_t n_##name

/* informatieobject: a dossier or a document of one */
struct mdto_object {
	MDTO_LIST(struct mdto_id, ids);                         /* at least one */
	struct str name;                                        /* needed; 80 characters show in results */
	struct mdto_term level;                                 /* aggregatieniveau */
	MDTO_LIST(struct mdto_term, classes);                   /* classificatie */
	MDTO_LIST(struct str, keywords);                        /* trefwoord */
	struct str description;                                 /* omschrijving */
	struct str location;                                    /* raadpleeglocatieOnline */
	MDTO_LIST(struct mdto_coverage, coverage);              /* dekkingInTijd */
	struct mdto_link place;                                 /* dekkingInRuimte */
	struct str language;                                    /* "nl" */
	MDTO_LIST(struct mdto_event, events);
	struct mdto_term appraisal;                             /* waardering; needed */
	struct mdto_period retention;                           /* bewaartermijn; only with V */
	struct mdto_term category;                              /* informatiecategorie, of a selection list */
	struct mdto_link part_of;                               /* isOnderdeelVan */
	MDTO_LIST(struct mdto_link, parts);                     /* bevatOnderdeel */
	MDTO_LIST(struct mdto_link, files);                     /* heeftRepresentatie */
	MDTO_LIST(struct mdto_relation, relations);             /* gerelateerdInformatieobject */
	struct mdto_link creator;                               /* archiefvormer; needed */
	MDTO_LIST(struct mdto_relation, parties);               /* betrokkene */
	struct mdto_link activity;                              /* activiteit */
	MDTO_LIST(struct mdto_restriction, restrictions);       /* beperkingGebruik; at least one */
};

/* bestand: the bytes of one file; all but the address are needed */
struct mdto_file {
	struct mdto_id id;
	struct str name;
	uint64_t bytes;                 /* omvang */
	struct mdto_term format;
	struct str sha256;              /* in hex */
	struct moment digested;         /* checksumDatum */
	struct str address;             /* URLBestand */
	struct mdto_link of;            /* isRepresentatieVan */
};

/* The sidecar of each: a folder has NAME.MDTO.xml in it, a file has
 * NAME.bestand.MDTO.xml beside it (MDTO SIP-specificatie). In the arena. */
struct str mdto_object_xml(struct arena *, const struct mdto_object *);
struct str mdto_file_xml(struct arena *, const struct mdto_file *);

#endif
