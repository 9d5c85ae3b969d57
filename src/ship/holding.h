/*
 * What an archive knows of one of its bags, whether the bag is there or was
 * destroyed: lines in bag-info.txt, lines in what is left of a destroyed bag, and
 * a row of the register, all from one table.
 *
 * The bags of a programme are a chain: each names the one before it and its
 * digest, so that none can be changed, added or taken away unseen.
 */
#ifndef SHIP_HOLDING_H
#define SHIP_HOLDING_H

#include "bag.h"

/* X(member, label in bag-info.txt, column of the register) */
#define HOLDING_TEXTS(X) \
	X(name, "External-Identifier", "pakket") \
	X(group, "Bag-Group-Identifier", "reeks") \
	X(title, "External-Description", "titel") \
	X(date, "Bagging-Date", "datum") \
	X(owner, "Source-Organization", "organisatie") \
	X(agent, "Bag-Software-Agent", "programma") \
	X(period, "Voortgang-Periode", "periode") \
	X(version, "Voortgang-Versie", "versie") \
	X(reason, "Voortgang-Reden", "reden") \
	X(keep, "Voortgang-Bewaren-Tot", "bewaren_tot") \
	X(profile, "Voortgang-Profiel", "profiel") \
	X(source, "Voortgang-Bron", "bron") \
	X(document, "Voortgang-Document", "document") \
	X(sources, "Voortgang-Bronnen-SHA256", "bronnen_sha256") \
	X(before, "Voortgang-Vorige", "vorige") \
	X(before_title, "Voortgang-Vorige-Titel", "vorige_titel") \
	X(before_digest, "Voortgang-Vorige-SHA256", "vorige_sha256") \
	X(replaces, "Voortgang-Vervangt", "vervangt") \
	X(replaces_title, "Voortgang-Vervangt-Titel", "vervangt_titel") \
	X(digest, "Voortgang-SHA256", "sha256") \
	X(destroyed, "Voortgang-Vernietigd-Op", "vernietigd_op") \
	X(ground, "Voortgang-Vernietigd-Grond", "vernietigd_grond")

struct holding {
#define X(member, label, column) struct str member;
	HOLDING_TEXTS(X)
#undef X
};

struct holdings {
	struct arena *arena;
	struct holding *list;
	size_t n;
};

enum { HOLDING_TEXT_COUNT = 0
#define X(member, label, column) + 1
	HOLDING_TEXTS(X)
#undef X
};

/* The texts of an holding by their number, and what each is called. */
struct str *holding_text(struct holding *, int i);
extern const char *const holding_columns[HOLDING_TEXT_COUNT];

/* The lines that an holding is in a bag (without its own digest) or in what is left of
 * one; and the other way round. */
void holding_lines(struct bag_lines *, const struct holding *);
struct holding holding_read(const struct bag_lines *);

bool holding_same(const struct holding *, const struct holding *);       /* in all texts */
int64_t holding_version(const struct holding *);

/* NULL when there is none. */
const struct holding *holding_find(const struct holdings *, struct str name);
const struct holding *holding_replaced_by(const struct holdings *, struct str name);

/* The last bag of a programme: the one that no other names as the one before. */
const struct holding *holding_last(const struct holdings *, struct str group);

/* The highest version of a programme and period. */
const struct holding *holding_highest(const struct holdings *, struct str group, struct str period);

/* Finds where the chains of an archive are broken; path is that of its folder. */
void holdings_check(struct findings *, struct str path, const struct holdings *);

#endif
