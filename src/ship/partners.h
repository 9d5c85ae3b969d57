/*
 * Who gets the reports: a list that the municipality keeps, in YAML or in CSV. A
 * partner has one address, of which every byte is known to be safe in a header and
 * in a command to a mail server.
 */
#ifndef SHIP_PARTNERS_H
#define SHIP_PARTNERS_H

#include "../read/letter.h"
#include "../read/report.h"

struct partner {
	struct str name;                /* one line */
	struct str address;             /* ASCII, one mailbox: "j.bos@xn--caf-dma.example" */
	struct str folded;              /* the same in lower case, which tells whether two are one */
	struct str language;            /* one that the letter is written in: "nl" */
	struct str salutation;          /* "Geachte mevrouw De Vries"; empty: as the letter says it */
	bool every_programme;
	struct str *programmes;         /* else names or codes, as written */
	size_t n_programmes;
	struct place place;             /* of the address in the list */
};

struct partners {
	struct partner *list;           /* in the order of the file; no two have one address */
	size_t n;
};

/* Reads a list: CSV when its name ends so, else YAML. What is wrong in it is found, at its
 * place; then the partners are not to be used. The letter says which languages there are. */
void partners_read(struct arena *, struct findings *, struct source *, const struct letter *, struct partners *);

/* Whether a partner gets a report, by the name or the code of its programme. */
bool partner_wants(struct arena *, const struct partner *, const struct report *);

/* Finds programmes of partners that look like this one but are none. */
void partners_check(struct arena *, struct findings *, const struct partners *, const struct report *);

#endif
