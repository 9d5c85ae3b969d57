/*
 * The letter that goes with a report to partners: the block "bericht" of
 * gemeente.yaml. Its words have places to fill in, as those of a template.
 */
#ifndef READ_LETTER_H
#define READ_LETTER_H

#include "prose.h"

/* The words of a letter in one language. */
struct letter_words {
	struct str language;            /* "nl" */
	struct str subject;             /* {naam} {periode} */
	struct str salutation;          /* {ontvanger}; for who has none of his own */
	struct str attached;            /* {bestand}: that the report is in the attachment */
	struct str published;           /* {adres}: where it can be read; empty: it is not told */
	struct block *text;             /* {naam} {periode} {peildatum} {ontvanger} */
	struct block *closing;          /* no blocks: it has none */
};

struct letter {
	bool given;                     /* gemeente.yaml has it */
	struct value sender;            /* the address that it comes from: not checked here */
	struct str sender_name;
	struct value reply;             /* the address for answers, likewise; or absent */
	struct letter_words *words;     /* Dutch first; one at least */
	size_t n;
};

/* Reads the block; findings say what is wrong with it. `published`: documents have an
 * address on the web, so the letter must have words for that. */
void letter_read(const struct reading *, const struct node *block, bool published, struct letter *);

/* The words in a language, or NULL. */
const struct letter_words *letter_in(const struct letter *, struct str language);

#endif
