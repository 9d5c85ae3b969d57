/*
 * TrueType fonts, as far as it must be known that they can be used: whoever
 * shapes words with one, takes its glyphs out or embeds them may then trust what
 * it says. Little is read of it, so that this costs next to nothing: the outline
 * of a glyph is looked at when it is wanted.
 */
#ifndef READ_SFNT_H
#define READ_SFNT_H

#include "../base/str.h"

/* What is read of a font, or must be in it: the tables by their tags, in their
 * order in a file, and how long they must at least be. */
#define SFNT_TABLES(X) \
	X(SFNT_OS2, "OS/2", 68) X(SFNT_CMAP, "cmap", 4) X(SFNT_GLYF, "glyf", 0) X(SFNT_HEAD, "head", 54) \
	X(SFNT_HHEA, "hhea", 36) X(SFNT_HMTX, "hmtx", 4) X(SFNT_LOCA, "loca", 4) X(SFNT_MAXP, "maxp", 32) \
	X(SFNT_NAME, "name", 6) X(SFNT_POST, "post", 32)

enum sfnt_table {
#define X(name, tag, least) name,
	SFNT_TABLES(X)
#undef X
	SFNT_COUNT
};

enum sfnt_fault {
	SFNT_SOUND,
	SFNT_NONE,                      /* no font at all */
	SFNT_OTHER,                     /* a font of another kind: `why` says which */
	SFNT_DAMAGED,                   /* in the table that `why` names */
	SFNT_FORBIDDEN,                 /* its maker allows no part of it in a document: `why` is OS/2 fsType */
};

struct sfnt {
	struct str file;
	enum sfnt_fault fault;
	struct str why;
	struct str tables[SFNT_COUNT];
	unsigned glyphs, upem;          /* units that make one em */
	unsigned advances;              /* in hmtx; later glyphs have the last one */
	bool long_offsets;              /* in loca */
};

enum {
	SFNT_BYTES = 64 << 20,          /* of a file, at most */
	SFNT_WIDEST = 8,                /* [em] no glyph that is used is wider */
};

/* Reads a font; its bytes must stay. What is sound has all its tables, each whole
 * within the file, with numbers in them that agree. */
struct sfnt sfnt_read(struct arena *, struct str file);

/* Whether a glyph of a sound font is there, is sound, and has parts that are. */
bool sfnt_has(const struct sfnt *, uint32_t glyph);

#endif
