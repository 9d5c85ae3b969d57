/*
 * How messages leave: the settings of an office for its mail, in a file of their own
 * beside the list of partners. No password stands in it.
 */
#ifndef SHIP_DELIVERY_H
#define SHIP_DELIVERY_H

#include "../read/field.h"

enum security {
	SECURITY_STARTTLS,              /* TLS is begun, or nothing is said */
	SECURITY_TLS,                   /* from the first byte */
	SECURITY_NONE,                  /* only to a server on this computer */
};

struct delivery {
	struct str server;              /* name or address; empty: a program does it */
	int port;                       /* from 1 */
	enum security security;
	struct str authorities;         /* file with certificates, beside those of the system; or empty */
	struct str login;               /* file with the user and the password; or empty */
	struct str program;             /* path of one that takes messages as sendmail does; or empty */
	struct str sender;              /* address for what comes back, ASCII */
	struct str domain;              /* that messages come from, in lower case */
	int attempts;                   /* how often a message is given, in one run */
	int pause;                      /* [s] between them */
	int patience;                   /* [s] for one answer */
	int keep;                       /* [days] that the ledger tells of each message */
	struct str ledger;              /* file */
};

/* Reads the settings; findings say what is wrong with them. `from` is the address that
 * messages come from, with the place where that is said. Names of files are as they
 * stand there. */
void delivery_read(struct arena *, struct findings *, const struct node *root, struct str from, struct place from_place,
    struct delivery *);

#endif
