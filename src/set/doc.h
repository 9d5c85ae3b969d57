/*
 * The two values between a report and its PDF, as plain data. Elements are the
 * document as it is read aloud: a tree of roles and words, without widths or
 * places. Pages are what is painted: items at fixed places, each of which knows
 * the element that it belongs to, or is an artifact.
 */
#ifndef SET_DOC_H
#define SET_DOC_H

#include "picture.h"
#include "../read/prose.h"

/* ISO 32000-1 14.8.4, as far as our documents need it. EL_TEXT has no structure
 * element of its own: its marked content belongs to its parent. */
#define ELEMS(X) \
	X(EL_DOCUMENT, "Document") X(EL_SECTION, "Sect") X(EL_HEADING, "H") X(EL_PARA, "P") \
	X(EL_QUOTE, "BlockQuote") X(EL_LIST, "L") X(EL_ITEM, "LI") X(EL_MARK, "Lbl") X(EL_BODY, "LBody") \
	X(EL_TABLE, "Table") X(EL_HEAD, "THead") X(EL_ROWS, "TBody") X(EL_FOOT, "TFoot") X(EL_ROW, "TR") \
	X(EL_TH, "TH") X(EL_TD, "TD") X(EL_CAPTION, "Caption") X(EL_TOC, "TOC") X(EL_TOC_ITEM, "TOCI") \
	X(EL_REFERENCE, "Reference") X(EL_FIGURE, "Figure") X(EL_LINK, "Link") X(EL_SPAN, "Span") X(EL_TEXT, "")

enum elem_kind {
#define X(name, tag) name,
	ELEMS(X)
#undef X
	EL_COUNT
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };
enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_MIDDLE };
enum numbering { NUMBERING_DISC, NUMBERING_DECIMAL };

/* Characters that the program itself puts on a page. */
#define NBSP "\xC2\xA0"
#define MIDDLE_DOT "\xC2\xB7"
#define MINUS "\xE2\x88\x92"
#define BULLET "\xE2\x80\xA2"
#define ELLIPSIS "\xE2\x80\xA6"

/* With those of every Dutch text, what a font must have. */
#define OWN_CHARACTERS " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" \
	NBSP MIDDLE_DOT MINUS BULLET ELLIPSIS "\xE2\x82\xAC\xC3\xA9\xC3\xA8\xC3\xAB\xC3\xAF\xC3\xB3\xC3\xB6\xC3\xBC"      /* €éèëïóöü */

struct piece {
	struct str text;                /* "\n" is a line break */
	uint8_t face;                   /* SPAN_BOLD | SPAN_ITALIC, beside the look's own */
};


struct elem {
	enum elem_kind kind;
	uint8_t level;                  /* EL_HEADING: 1..6 */
	enum look_name look;
	enum scope scope;               /* EL_TH */
	enum align align;               /* EL_TH, EL_TD */
	enum numbering numbering;       /* EL_LIST */
	bool figures;                   /* EL_TABLE: columns of amounts; else labels and values */
	bool grouped;                   /* EL_TABLE: cells need more headers than a scope tells */
	const struct str *carry;        /* EL_ROW: the running total of each column after it;
	                                 * EL_TABLE: what is said before it, at the foot and the head of a page */
	enum shape shape;               /* EL_TD: a judgement, drawn before its word */
	uint32_t colour;                /* of that shape, 0xRRGGBB */
	struct str alt;                 /* EL_FIGURE */
	const struct picture *picture;  /* EL_FIGURE */
	struct str href;                /* EL_LINK */
	const struct elem *target;      /* EL_LINK: to another place in the document */
	struct str expansion;           /* EL_SPAN: what an abbreviation stands for */
	struct str language;            /* when it is another than the document's: "en" */
	uint16_t columns, rows;         /* EL_TH, EL_TD: that it spans; 0 is 1 */
	struct piece *pieces;           /* EL_TEXT */
	size_t n_pieces;
	struct elem *parent, *first, *last, *next;
	uint32_t order;                 /* in reading order, from 1 */
};

/* What a document was made of, as data; told by who read it. */
struct origin {
	struct str period;              /* as a code: "2023-H1" */
	int64_t version;                /* 1 is the first */
	struct str digest;              /* SHA-256 of the report's file, in hex */
	struct str template;            /* its name */
	bool is_public;                 /* secret parts were left out */
};

/* What a document says of itself: for its metadata and its running feet. */
struct doc_info {
	struct str title, name, subject, language, organisation;
	struct moment made;
	struct str foot_left;           /* "{naam}, 1e half jaar 2023" */
	struct str foot_page;           /* "Pagina {blad} van {bladen}" */
	struct str mark;                /* on every page when not empty: "Concept" */
	struct elem *contents;          /* a section that only a long document has; or NULL */
	struct origin origin;
};

enum item_kind { ITEM_TEXT, ITEM_SHAPE, ITEM_IMAGE, ITEM_LINK };
enum artifact { ARTIFACT_NONE, ARTIFACT_LAYOUT, ARTIFACT_FOOTER, ARTIFACT_HEADER };

struct glyph {
	uint16_t id;                    /* in the font file */
	int16_t advance;                /* [font units] with kerning */
	int16_t dx, dy;                 /* [font units] moved from its place */
	uint16_t bytes;                 /* of the item's text that it stands for */
};

struct point {
	mpt x, y;
};

struct item {
	enum item_kind kind;
	struct elem *owner;             /* NULL: an artifact */
	enum artifact artifact;
	mpt x, y;                       /* from the left and top of the page; of text, its baseline */
	mpt width, height;              /* ITEM_IMAGE, ITEM_LINK: box below and right of x, y */
	uint32_t colour;                /* 0xRRGGBB */
	enum face face;                 /* ITEM_TEXT */
	mpt size;
	struct glyph *glyphs;
	size_t n_glyphs;
	struct str text;                /* ITEM_TEXT: what the glyphs say */
	bool hyphen;                    /* ITEM_TEXT: the last glyph parts a word at the line's end */
	struct point *points;           /* ITEM_SHAPE: a filled polygon, or with curve */
	size_t n_points;                /* Bezier arcs: three points each after the first */
	bool curve;
	const size_t *ends;             /* where its rings end, filled even-odd; NULL: there is one */
	size_t n_ends;
	mpt stroke;                     /* width of a line along it; 0: it is filled */
	bool dashed;
	const struct image *image;      /* ITEM_IMAGE */
	struct str href;                /* ITEM_LINK */
};

struct page {
	struct item *items;             /* in painting order, which is reading order */
	size_t n;
};

struct doc {
	struct doc_info info;
	struct elem *root;
	struct page *pages;
	size_t n;
	mpt width, height;              /* of every page */
};

/* Appends an element to its parent (NULL for the root). */
struct elem *elem_add(struct arena *, struct elem *parent, enum elem_kind, enum look_name);

/* Appends words: to the EL_TEXT that is the parent's last child, or to a new one. */
void elem_words(struct arena *, struct elem *parent, struct str text, uint8_t face);

/* Whether an element is words in a line: text, a span or a link. */
bool elem_is_inline(const struct elem *);

/* The link that words belong to, or NULL. */
struct elem *elem_link(const struct elem *text);

/* The tag of an element: "H1" for a heading of level 1. Empty for EL_TEXT. */
const char *elem_tag(const struct elem *);

/* Numbers the elements in reading order, from 1. */
void elem_number(struct elem *root);

/* Makes a question mark of every character that the template's faces cannot draw. */
struct str text_drawable(struct arena *, const struct style *, struct str);
void elem_drawable(struct arena *, const struct style *, struct elem *);

/* The words beneath an element, joined. */
struct str elem_said(struct arena *, const struct elem *);

#endif
