/*
 * libharu as an object model and a numbering, and nothing more: its fonts,
 * images, PDF/A and saving are stepped around (src/README.md says why). Its
 * memory is the arena of the document; whatever else goes wrong in it is our
 * mistake, and asserted.
 *
 * An object is either indirect (numbered when made, used any number of times)
 * or direct (part of exactly one other object).
 */
#ifndef WRITE_OBJECT_H
#define WRITE_OBJECT_H

#include "profile.h"
#include "../base/date.h"
#include "../base/length.h"
#include "../base/str.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>

struct objects;

/* A new document. One at a time in a thread. */
struct objects *objects_new(struct arena *);
HPDF_Doc objects_doc(struct objects *);
struct arena *objects_arena(struct objects *);

HPDF_Dict object_indirect(struct objects *);            /* a numbered dictionary */
HPDF_Dict object_dict(struct objects *);                /* a direct one */
HPDF_Array object_array(struct objects *);              /* direct */
HPDF_Array object_indirect_array(struct objects *);

/* A stream of bytes, which stay the caller's until objects_write. Packed
 * streams are deflated when that makes them smaller. */
HPDF_Dict object_stream(struct objects *, struct str bytes, bool packed);

/* Gives an indirect dictionary, such as a page's contents, a stream body. */
void object_body(struct objects *, HPDF_Dict, struct str bytes, bool packed);

/* Packs a stream with less trouble, for glyphs: they get a quarter smaller
 * whatever is done, and 2% less so at half the price. */
void object_quick(struct objects *, HPDF_Dict);

void object_set(HPDF_Dict, const char *key, void *object);
void object_set_name(HPDF_Dict, const char *key, const char *name);
void object_set_number(HPDF_Dict, const char *key, int value);
void object_set_flag(HPDF_Dict, const char *key, bool value);

/* A text string: ASCII as it is, else UTF-16 with its mark (ISO 32000-1 7.9.2.2). */
void object_set_text(struct objects *, HPDF_Dict, const char *key, struct str utf8);

/* The bytes of that text string, and what stands in one for a moment (7.9.4). */
struct str object_text(struct objects *, struct str utf8);
struct str object_date(struct objects *, struct moment);

void object_append(HPDF_Array, void *object);
void object_append_number(HPDF_Array, int value);
void object_append_name(HPDF_Array, const char *name);
void object_append_text(struct objects *, HPDF_Array, struct str utf8);

/* A length in points, with three decimals. */
void object_append_length(HPDF_Array, mpt length);

/* The whole file: header, streams, all else in object streams, and a
 * cross-reference stream (ISO 32000-1 7.5.7, 7.5.8). The ID is a digest of the
 * bytes before it, so the same document has the same ID. */
struct str objects_write(struct objects *, const struct profile *);

/* "12.5": a length in points as content streams and dictionaries write it. */
void write_length(struct buf *, mpt);

#endif
