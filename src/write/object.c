#include "object.h"
#include "identity.h"
#include "../base/arena.h"

#include <assert.h>
#include <hpdf_encrypt.h>
#include <hpdf_pages.h>
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct body {
	struct str bytes;
	bool given, packed, quick;
};

struct objects {
	struct arena *arena;
	HPDF_Doc doc;
	struct body *bodies;            /* by object number */
	size_t n_bodies;
};

enum { LEVEL = 5, QUICK_LEVEL = 1, OBJECTS_IN_STREAM = 200 };

/* libharu's hooks have no context: the arena of the document at work. */
static _Thread_local struct arena *memory;

static void *HPDF_STDCALL
take(HPDF_UINT size)
{
	return arena_alloc(memory, size);
}

static void HPDF_STDCALL
give_back(void *p)
{
	(void)p;
}

static void HPDF_STDCALL
fail(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
	(void)data;
	fprintf(stderr, "voortgang: libharu 0x%04lx (%lu)\n", (unsigned long)error, (unsigned long)detail);
	abort();
}

static void
must(HPDF_STATUS status)
{
	if (status != HPDF_OK)
		fail(status, 0, NULL);
}

struct objects *
objects_new(struct arena *arena)
{
	struct objects *objects = arena_alloc(arena, sizeof *objects);

	/* Struct layouts are used, so it must be the version they were read from. */
	assert(strcmp(HPDF_GetVersion(), "2.3.0") == 0);
	memory = arena;
	objects->arena = arena;
	objects->doc = HPDF_NewEx(fail, take, give_back, 0, NULL);
	return objects;
}

HPDF_Doc
objects_doc(struct objects *objects)
{
	return objects->doc;
}

struct arena *
objects_arena(struct objects *objects)
{
	return objects->arena;
}

HPDF_Dict
object_dict(struct objects *objects)
{
	return HPDF_Dict_New(objects->doc->mmgr);
}

HPDF_Dict
object_indirect(struct objects *objects)
{
	HPDF_Dict dict = object_dict(objects);

	must(HPDF_Xref_Add(objects->doc->xref, dict));
	return dict;
}

HPDF_Array
object_array(struct objects *objects)
{
	return HPDF_Array_New(objects->doc->mmgr);
}

HPDF_Array
object_indirect_array(struct objects *objects)
{
	HPDF_Array array = object_array(objects);

	must(HPDF_Xref_Add(objects->doc->xref, array));
	return array;
}

static uint32_t
number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

void
object_body(struct objects *objects, HPDF_Dict dict, struct str bytes, bool packed)
{
	uint32_t number = number_of(dict);

	while (objects->n_bodies <= number)
		arena_push(objects->arena, objects->bodies, objects->n_bodies);
	objects->bodies[number] = (struct body){ bytes, true, packed, false };
}

HPDF_Dict
object_stream(struct objects *objects, struct str bytes, bool packed)
{
	HPDF_Dict dict = object_indirect(objects);

	object_body(objects, dict, bytes, packed);
	return dict;
}

void
object_quick(struct objects *objects, HPDF_Dict dict)
{
	objects->bodies[number_of(dict)].quick = true;
}

void
object_set(HPDF_Dict dict, const char *key, void *object)
{
	must(HPDF_Dict_Add(dict, key, object));
}

void
object_set_name(HPDF_Dict dict, const char *key, const char *name)
{
	must(HPDF_Dict_AddName(dict, key, name));
}

void
object_set_number(HPDF_Dict dict, const char *key, int value)
{
	must(HPDF_Dict_AddNumber(dict, key, value));
}

void
object_set_flag(HPDF_Dict dict, const char *key, bool value)
{
	must(HPDF_Dict_AddBoolean(dict, key, value));
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || (unsigned char)s.p[i] > '~')
			return false;
	return true;
}

static void
add_utf16(struct buf *out, int32_t c)
{
	if (c > 0xFFFF) {
		add_utf16(out, 0xD800 + ((c - 0x10000) >> 10));
		add_utf16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
		return;
	}
	buf_char(out, (char)(c >> 8));
	buf_char(out, (char)c);
}

struct str
object_text(struct objects *objects, struct str utf8)
{
	struct buf out = { .arena = objects->arena };
	const char *p = utf8.p, *end = p + utf8.n;

	if (is_ascii(utf8))
		return utf8;
	buf_puts(&out, "\xFE\xFF");
	while (p < end)
		add_utf16(&out, utf8_next(&p, end));
	return buf_str(&out);
}

static void *
text_object(struct objects *objects, struct str utf8)
{
	struct str bytes = object_text(objects, utf8);

	if (bytes.p == utf8.p)
		return HPDF_String_New(objects->doc->mmgr, str_z(objects->arena, utf8), NULL);
	return HPDF_Binary_New(objects->doc->mmgr, (HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
}

struct str
object_date(struct objects *objects, struct moment m)
{
	struct str date = str_printf(objects->arena, "D:%04d%02d%02d", m.date.year,
	    m.date.month ? m.date.month : 1, m.date.day ? m.date.day : 1);

	if (m.has_time)
		date = str_printf(objects->arena, "%.*s%02d%02d%02d", (int)date.n, date.p, m.hour, m.minute, m.second);
	return date;
}

void
object_set_text(struct objects *objects, HPDF_Dict dict, const char *key, struct str utf8)
{
	object_set(dict, key, text_object(objects, utf8));
}

void
object_append_text(struct objects *objects, HPDF_Array array, struct str utf8)
{
	object_append(array, text_object(objects, utf8));
}

/* Past libharu's own limit of 32,767 entries, which PDF/A-2 does not have, and
 * with lists that double instead of growing by 20. */
void
object_append(HPDF_Array array, void *object)
{
	HPDF_List list = array->list;

	if (((const HPDF_Obj_Header *)object)->obj_id & HPDF_OTYPE_INDIRECT)
		object = HPDF_Proxy_New(array->mmgr, object);
	if (list->count > list->items_per_block)
		list->items_per_block = list->count;
	must(HPDF_List_Add(list, object));
}

void
object_append_number(HPDF_Array array, int value)
{
	object_append(array, HPDF_Number_New(array->mmgr, value));
}

void
object_append_name(HPDF_Array array, const char *name)
{
	object_append(array, HPDF_Name_New(array->mmgr, name));
}

void
object_append_length(HPDF_Array array, mpt length)
{
	object_append(array, HPDF_Real_New(array->mmgr, (HPDF_REAL)length / MPT_POINT));
}

/* serializing */

void
write_length(struct buf *out, mpt length)
{
	int64_t size = length < 0 ? -(int64_t)length : length;
	int64_t rest = size % MPT_POINT;

	if (length < 0)
		buf_char(out, '-');
	buf_int(out, size / MPT_POINT);
	if (!rest)
		return;
	buf_char(out, '.');
	for (int64_t unit = MPT_POINT / 10; rest; unit /= 10) {
		buf_char(out, (char)('0' + rest / unit));
		rest %= unit;
	}
}

/* Whether a name has to escape a character. */
static bool
is_odd(unsigned char c)
{
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return false;           /* nearly all */
	return c <= ' ' || c > '~' || strchr("()<>[]{}/%#", c);
}

/* ISO 32000-1 7.3.5 */
static void
write_name(struct buf *out, const char *name)
{
	static const char hex[] = "0123456789ABCDEF";

	buf_char(out, '/');
	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;
		if (is_odd(c)) {
			buf_char(out, '#');
			buf_char(out, hex[c >> 4]);
			buf_char(out, hex[c & 15]);
		} else {
			buf_char(out, (char)c);
		}
	}
}

static void
write_hex(struct buf *out, const HPDF_BYTE *bytes, size_t n)
{
	static const char hex[] = "0123456789ABCDEF";

	buf_char(out, '<');
	for (size_t i = 0; i < n; i++) {
		buf_char(out, hex[bytes[i] >> 4]);
		buf_char(out, hex[bytes[i] & 15]);
	}
	buf_char(out, '>');
}

static void
write_string(struct buf *out, const HPDF_BYTE *bytes, size_t n)
{
	buf_char(out, '(');
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, (char)bytes[i]);
	}
	buf_char(out, ')');
}

static void write_object(struct buf *, const void *);

/* A space only where two words would run together. */
static void
part_from(struct buf *out, size_t before, size_t at)
{
	if (strchr("/[<(", out->p[at]) || strchr("[<(>])", out->p[before - 1]))
		return;
	buf_char(out, 0);
	memmove(out->p + at + 1, out->p + at, out->n - 1 - at);
	out->p[at] = ' ';
}

static void
write_apart(struct buf *out, const void *object)
{
	size_t at = out->n;

	write_object(out, object);
	if (out->n > at)
		part_from(out, at, at);
}

static void
write_dict(struct buf *out, const HPDF_Dict_Rec *dict, const char *more)
{
	buf_puts(out, "<<");
	for (HPDF_UINT i = 0; i < dict->list->count; i++) {
		const HPDF_DictElement_Rec *element = dict->list->obj[i];
		if (((const HPDF_Obj_Header *)element->value)->obj_id & HPDF_OTYPE_HIDDEN)
			continue;
		if (more && (strcmp(element->key, "Length") == 0 || strcmp(element->key, "Filter") == 0))
			continue;
		write_name(out, element->key);
		write_apart(out, element->value);
	}
	buf_puts(out, more ? more : "");
	buf_puts(out, ">>");
}

static void
write_array(struct buf *out, const HPDF_Array_Rec *array)
{
	buf_char(out, '[');
	for (HPDF_UINT i = 0; i < array->list->count; i++)
		write_apart(out, array->list->obj[i]);
	buf_char(out, ']');
}

static void
write_object(struct buf *out, const void *object)
{
	switch (((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) {
	case HPDF_OCLASS_NULL:
		buf_puts(out, "null");
		break;
	case HPDF_OCLASS_BOOLEAN:
		buf_puts(out, ((const HPDF_Boolean_Rec *)object)->value ? "true" : "false");
		break;
	case HPDF_OCLASS_NUMBER:
		buf_int(out, ((const HPDF_Number_Rec *)object)->value);
		break;
	case HPDF_OCLASS_REAL: {
		float value = ((const HPDF_Real_Rec *)object)->value * MPT_POINT;
		write_length(out, (mpt)(value < 0 ? value - 0.5f : value + 0.5f));
		break;
	}
	case HPDF_OCLASS_NAME:
		write_name(out, ((const HPDF_Name_Rec *)object)->value);
		break;
	case HPDF_OCLASS_STRING:
		write_string(out, ((const HPDF_String_Rec *)object)->value, ((const HPDF_String_Rec *)object)->len);
		break;
	case HPDF_OCLASS_BINARY:
		write_hex(out, ((const HPDF_Binary_Rec *)object)->value, ((const HPDF_Binary_Rec *)object)->len);
		break;
	case HPDF_OCLASS_ARRAY:
		write_array(out, object);
		break;
	case HPDF_OCLASS_DICT:
		write_dict(out, object, NULL);
		break;
	case HPDF_OCLASS_PROXY:
		buf_int(out, number_of(((const HPDF_Proxy_Rec *)object)->obj));
		buf_puts(out, " 0 R");
		break;
	default:
		assert(!"an object that libharu does not have");
	}
}

/* One row of the cross-reference stream. */
struct place_in_file {
	int type;                       /* 1: at an offset; 2: in an object stream */
	size_t first, second;           /* offset, 0; or stream number, index */
};

/* A number that no object has, nor ever will (7.5.4). */
static const struct place_in_file free_place = { 0, 0, 65535 };

struct writer {
	struct objects *objects;
	const struct profile *profile;
	struct buf out;
	struct libdeflate_compressor *deflater, *quick;
	struct place_in_file *places;   /* by object number */
	size_t n_places;
	struct buf packed_heads, packed;        /* the object stream that is being filled */
	size_t n_packed;
	uint32_t packed_number;
};

static uint32_t
new_number(struct writer *w)
{
	arena_push(w->objects->arena, w->places, w->n_places);
	return (uint32_t)w->n_places - 1;
}

static struct str
deflated(struct writer *w, struct libdeflate_compressor *deflater, struct str bytes)
{
	size_t most = libdeflate_zlib_compress_bound(deflater, bytes.n);
	char *room = arena_alloc(w->objects->arena, most);

	return (struct str){ room, libdeflate_zlib_compress(deflater, bytes.p, bytes.n, room, most) };
}

/* "n 0 obj <<…>> stream … endstream endobj"; dict and deflater may be NULL. */
static void
write_stream(struct writer *w, uint32_t number, const HPDF_Dict_Rec *dict, const char *entries,
    struct str bytes, struct libdeflate_compressor *deflater)
{
	struct str body = deflater ? deflated(w, deflater, bytes) : bytes;
	bool smaller = deflater && body.n && body.n < bytes.n;
	struct buf more = { .arena = w->objects->arena };

	if (!smaller)
		body = bytes;
	buf_puts(&more, entries);
	buf_puts(&more, smaller ? "/Filter/FlateDecode/Length " : "/Length ");
	buf_int(&more, (int64_t)body.n);
	buf_char(&more, 0);
	w->places[number] = (struct place_in_file){ 1, w->out.n, 0 };
	buf_int(&w->out, number);
	buf_puts(&w->out, " 0 obj\n");
	if (dict) {
		write_dict(&w->out, dict, more.p);
	} else {
		buf_puts(&w->out, "<<");
		buf_puts(&w->out, more.p);
		buf_puts(&w->out, ">>");
	}
	buf_puts(&w->out, "\nstream\n");
	buf_add(&w->out, body);
	buf_puts(&w->out, "\nendstream\nendobj\n");
}

static void
close_object_stream(struct writer *w)
{
	struct buf whole = { .arena = w->objects->arena }, entries = { .arena = w->objects->arena };

	if (!w->n_packed)
		return;
	buf_printf(&entries, "/Type/ObjStm/N %zu/First %zu", w->n_packed, w->packed_heads.n);
	buf_char(&entries, 0);
	buf_add(&whole, buf_str(&w->packed_heads));
	buf_add(&whole, buf_str(&w->packed));
	write_stream(w, w->packed_number, NULL, entries.p, buf_str(&whole), w->deflater);
	w->packed_heads.n = w->packed.n = w->n_packed = 0;
}

static void
pack_object(struct writer *w, uint32_t number, const void *object)
{
	if (w->n_packed == OBJECTS_IN_STREAM)
		close_object_stream(w);
	if (!w->n_packed) {
		w->packed_number = new_number(w);
	}
	w->places[number] = (struct place_in_file){ 2, w->packed_number, w->n_packed++ };
	buf_int(&w->packed_heads, number);
	buf_char(&w->packed_heads, ' ');
	buf_int(&w->packed_heads, (int64_t)w->packed.n);
	buf_char(&w->packed_heads, ' ');
	write_object(&w->packed, object);
	buf_char(&w->packed, ' ');
}

/* libharu fills in what it kept back: counts of outlines, kids of pages. */
static void
run_hooks(const HPDF_List_Rec *entries)
{
	for (HPDF_UINT i = 1; i < entries->count; i++) {
		HPDF_Dict dict = ((HPDF_XrefEntry)entries->obj[i])->obj;
		if ((dict->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT && dict->before_write_fn)
			must(dict->before_write_fn(dict));
	}
}

static void
write_objects(struct writer *w, const HPDF_List_Rec *entries)
{
	struct objects *objects = w->objects;

	for (HPDF_UINT i = 1; i < entries->count; i++) {
		const void *object = ((HPDF_XrefEntry)entries->obj[i])->obj;
		uint32_t number = number_of(object);
		struct body body = number < objects->n_bodies ? objects->bodies[number] : (struct body){ 0 };
		if (object == objects->doc->info && w->profile->pdf_2)
			w->places[number] = free_place;
		else if (body.given)
			write_stream(w, number, object, "", body.bytes,
			    !body.packed ? NULL : body.quick ? w->quick : w->deflater);
		else
			pack_object(w, number, object);
	}
	close_object_stream(w);
}

static void
write_row(struct buf *rows, struct place_in_file place)
{
	buf_char(rows, (char)place.type);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(rows, (char)(place.first >> shift));
	buf_char(rows, (char)(place.second >> 8));
	buf_char(rows, (char)place.second);
}

static void
write_cross_references(struct writer *w)
{
	struct arena *arena = w->objects->arena;
	struct buf rows = { .arena = arena }, entries = { .arena = arena };
	HPDF_Doc doc = w->objects->doc;
	uint32_t number = new_number(w);
	size_t start = w->out.n;

	w->places[number] = (struct place_in_file){ 1, start, 0 };
	w->places[0] = free_place;
	for (size_t i = 0; i < w->n_places; i++)
		write_row(&rows, w->places[i]);
	buf_printf(&entries, "/Type/XRef/Size %zu/W[1 4 2]/Root %u 0 R", w->n_places, number_of(doc->catalog));
	if (!w->profile->pdf_2)
		buf_printf(&entries, "/Info %u 0 R", number_of(doc->info));
	buf_puts(&entries, IDENTITY_BLANK);
	buf_char(&entries, 0);
	write_stream(w, number, NULL, entries.p, buf_str(&rows), w->deflater);
	buf_printf(&w->out, "startxref\n%zu\n%%%%EOF\n", start);
}

struct str
objects_write(struct objects *objects, const struct profile *profile)
{
	const HPDF_List_Rec *entries = objects->doc->xref->entries;
	struct writer w = { .objects = objects, .profile = profile, .out.arena = objects->arena,
	    .packed_heads.arena = objects->arena, .packed.arena = objects->arena };

	run_hooks(entries);
	must(objects->doc->error.error_no);
	while (w.n_places < entries->count)
		new_number(&w);
	w.deflater = libdeflate_alloc_compressor(LEVEL);
	w.quick = libdeflate_alloc_compressor(QUICK_LEVEL);
	assert(w.deflater && w.quick);
	buf_puts(&w.out, profile->header);
	buf_puts(&w.out, "%\xE2\xE3\xCF\xD3\n");
	write_objects(&w, entries);
	write_cross_references(&w);
	identity_write(&w.out);
	libdeflate_free_compressor(w.deflater);
	libdeflate_free_compressor(w.quick);
	return buf_str(&w.out);
}
