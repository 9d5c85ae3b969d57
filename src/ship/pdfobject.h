/*
 * The objects of anybody's PDF, through qpdf, which mends what can be mended.
 * Every access costs work, and a file may cost work in proportion to its size:
 * when that is spent every object is null and every stream empty, so whoever
 * reads comes to an end whatever the file says.
 */
#ifndef SHIP_PDFOBJECT_H
#define SHIP_PDFOBJECT_H

#include "../base/str.h"

enum pdf_fault { PDF_FINE, PDF_DAMAGED, PDF_ENCRYPTED, PDF_UNTAGGED };

enum object_kind {
	OBJECT_NULL, OBJECT_BOOL, OBJECT_NUMBER, OBJECT_STRING, OBJECT_NAME, OBJECT_ARRAY, OBJECT_DICT, OBJECT_STREAM
};

struct pdf_file;
typedef unsigned pdf_object;            /* 0 is null; valid until released */

/* Opens a PDF in memory, which must stay. PDF_FINE, or PDF_DAMAGED or
 * PDF_ENCRYPTED (a password is needed) with the reason in English; then *file
 * is NULL. A file is closed with pdf_close; what was read lives in the arena. */
enum pdf_fault pdf_open(struct arena *, struct str bytes, struct pdf_file **file, struct str *why);
void pdf_close(struct pdf_file *);      /* NULL is fine */

/* For what is needed while one page is read; its reader resets it. */
struct arena *pdf_scratch(struct pdf_file *);

size_t pdf_pages(const struct pdf_file *);

/* Takes from the work that the file may cost; false when it is spent. */
bool pdf_spend(struct pdf_file *, size_t work);
bool pdf_is_spent(const struct pdf_file *);

/* Objects that were got since a mark are released together. */
size_t pdf_mark(const struct pdf_file *);
void pdf_release(struct pdf_file *, size_t mark);

/* The document catalog and the information dictionary (ISO 32000-1 7.7.2, 14.3.3). */
pdf_object pdf_catalog(struct pdf_file *);
pdf_object pdf_information(struct pdf_file *);

enum object_kind pdf_kind(struct pdf_file *, pdf_object);

/* What two references to one object have in common; 0 for a direct object. */
uint64_t pdf_identity(struct pdf_file *, pdf_object);

/* The value of a key ("/K") of a dictionary or a stream, an item of an array;
 * null when there is none or it is something else. */
pdf_object pdf_key(struct pdf_file *, pdf_object, const char *key);
pdf_object pdf_item(struct pdf_file *, pdf_object, size_t i);
size_t pdf_count(struct pdf_file *, pdf_object);

/* Values; `otherwise`, false or empty when the object is something else. */
double pdf_number(struct pdf_file *, pdf_object, double otherwise);
int64_t pdf_integer(struct pdf_file *, pdf_object, int64_t otherwise);
struct str pdf_name(struct pdf_file *, pdf_object);     /* without "/" */
bool pdf_is(struct pdf_file *, pdf_object, const char *name);    /* with "/" */
struct str pdf_string(struct pdf_file *, pdf_object);   /* its bytes */

/* A text string as UTF-8 (7.9.2.2: PDFDocEncoding, UTF-16 or UTF-8 by its byte
 * order mark), with its soft hyphens. */
struct str pdf_text(struct pdf_file *, pdf_object);
struct str pdf_text_of(struct pdf_file *, struct str bytes);

/* The bytes of a stream, decoded, in the scratch arena; empty when there are
 * none, as many as could be decoded when it is damaged. */
struct str pdf_stream(struct pdf_file *, pdf_object);

#endif
