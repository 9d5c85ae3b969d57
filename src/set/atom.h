/*
 * A paragraph as atoms: pieces between break opportunities, each of one face
 * and one owner. Invariant: the atoms in order are the whole text.
 */
#ifndef SET_ATOM_H
#define SET_ATOM_H

#include "line.h"

struct atom {
	const struct elem *owner;       /* EL_TEXT */
	enum face face;
	struct str text;
	const struct glyph *glyphs;
	size_t n;
	int32_t advance;                /* [font units] */
	mpt width;
	bool space;                     /* a space follows */
	bool may_break, must_break;     /* after it */
	bool hyphen;                    /* parted within a word: a hyphen follows when it ends a line */
};

struct stretch {
	const struct elem *owner;       /* EL_TEXT */
	enum face face;
	size_t end;                     /* [bytes] in the paragraph's text */
};

struct paragraph {
	const struct setting *setting;
	const struct look *look;
	bool tabular;
	struct buf text;
	struct stretch *stretches;
	size_t n_stretches;
	struct atom *atoms;
	size_t n;
	mpt space[FACE_COUNT], hyphen[FACE_COUNT];      /* widths; 0 until asked */
};

/* The words of an element's EL_TEXT, EL_SPAN and EL_LINK children. */
struct paragraph paragraph_of(const struct setting *, const struct elem *, const struct look *, bool tabular);

/* Parts the words that may be parted; one that is wider than a line is no longer
 * taken for a name. */
void paragraph_part(struct paragraph *, mpt width);

/* Cuts what is still wider than a line. */
void paragraph_cut(struct paragraph *, mpt width);

mpt paragraph_width(const struct paragraph *, enum face, int32_t units);
mpt paragraph_space(struct paragraph *, enum face);
mpt paragraph_hyphen(struct paragraph *, enum face);

#endif
