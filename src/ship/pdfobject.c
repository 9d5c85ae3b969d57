/*
 * The one file that knows qpdf. Handles are kept on a stack, so that a reader
 * that descends releases at each level what it took. Flate streams, which are
 * nearly all, are inflated here: qpdf would let a small file fill the memory.
 */
#include "pdfobject.h"
#include "pdfchar.h"
#include "../base/arena.h"

#include <limits.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <zlib.h>

enum {
	WORK = 1 << 25, WORK_PER_BYTE = 128,    /* that a file may cost */
	ACCESS = 4, TEXT = 16,                  /* work of an object, of a byte of a text string */
	FILTERED = 1 << 17,                     /* [bytes] of a stream that qpdf may decode */
	NAME = 128,                             /* [bytes] of a name that can mean something */
};

struct pdf_file {
	struct arena *arena, *scratch;
	qpdf_data qpdf;
	pdf_object *handles;
	size_t n, size;
	size_t pages;
	uint64_t work;
};

static struct str
error_of(struct arena *arena, qpdf_data qpdf, enum qpdf_error_code_e *code)
{
	qpdf_error error = qpdf_get_error(qpdf);
	const char *detail = error ? qpdf_get_error_message_detail(qpdf, error) : "no page can be found";

	*code = error ? qpdf_get_error_code(qpdf, error) : qpdf_e_damaged_pdf;
	return str_dup(arena, str_of(detail));
}

enum pdf_fault
pdf_open(struct arena *arena, struct str bytes, struct pdf_file **file, struct str *why)
{
	qpdf_data qpdf = qpdf_init();
	enum qpdf_error_code_e code;
	int pages = 0;

	*file = NULL;
	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	if (!(qpdf_read_memory(qpdf, "pdf", bytes.p, bytes.n, NULL) & QPDF_ERRORS))
		pages = qpdf_get_num_pages(qpdf);
	if (pages <= 0) {
		*why = error_of(arena, qpdf, &code);
		qpdf_cleanup(&qpdf);
		return code == qpdf_e_password ? PDF_ENCRYPTED : PDF_DAMAGED;
	}
	*file = arena_alloc(arena, sizeof **file);
	**file = (struct pdf_file){ .arena = arena, .scratch = arena_new(), .qpdf = qpdf, .pages = (size_t)pages,
		.work = WORK + (uint64_t)WORK_PER_BYTE * bytes.n };
	return PDF_FINE;
}

void
pdf_close(struct pdf_file *file)
{
	if (!file)
		return;
	arena_free(file->scratch);
	qpdf_cleanup(&file->qpdf);
}

struct arena *
pdf_scratch(struct pdf_file *file)
{
	return file->scratch;
}

size_t
pdf_pages(const struct pdf_file *file)
{
	return file->pages;
}

bool
pdf_spend(struct pdf_file *file, size_t work)
{
	file->work = work < file->work ? file->work - work : 0;
	return file->work;
}

bool
pdf_is_spent(const struct pdf_file *file)
{
	return !file->work;
}

size_t
pdf_mark(const struct pdf_file *file)
{
	return file->n;
}

void
pdf_release(struct pdf_file *file, size_t mark)
{
	while (file->n > mark)
		qpdf_oh_release(file->qpdf, file->handles[--file->n]);
}

static pdf_object
hold(struct pdf_file *file, qpdf_oh handle)
{
	if (file->n == file->size) {
		size_t size = file->size ? 2 * file->size : 64;
		pdf_object *larger = arena_array(file->arena, size, sizeof *larger);
		for (size_t i = 0; i < file->n; i++)
			larger[i] = file->handles[i];
		file->handles = larger;
		file->size = size;
	}
	return file->handles[file->n++] = handle;
}

pdf_object
pdf_catalog(struct pdf_file *file)
{
	return hold(file, qpdf_get_root(file->qpdf));
}

pdf_object
pdf_information(struct pdf_file *file)
{
	return pdf_key(file, hold(file, qpdf_get_trailer(file->qpdf)), "/Info");
}

enum object_kind
pdf_kind(struct pdf_file *file, pdf_object object)
{
	static const enum object_kind kinds[] = {
		[ot_boolean] = OBJECT_BOOL, [ot_integer] = OBJECT_NUMBER, [ot_real] = OBJECT_NUMBER,
		[ot_string] = OBJECT_STRING, [ot_name] = OBJECT_NAME, [ot_array] = OBJECT_ARRAY,
		[ot_dictionary] = OBJECT_DICT, [ot_stream] = OBJECT_STREAM,
	};
	size_t type = object ? qpdf_oh_get_type_code(file->qpdf, object) : ot_null;

	return type < sizeof kinds / sizeof *kinds ? kinds[type] : OBJECT_NULL;
}

uint64_t
pdf_identity(struct pdf_file *file, pdf_object object)
{
	if (!object || !qpdf_oh_is_indirect(file->qpdf, object))
		return 0;
	return (uint64_t)qpdf_oh_get_object_id(file->qpdf, object) << 16
	    | (uint16_t)qpdf_oh_get_generation(file->qpdf, object);
}

pdf_object
pdf_key(struct pdf_file *file, pdf_object object, const char *key)
{
	enum object_kind kind = pdf_kind(file, object);

	if ((kind != OBJECT_DICT && kind != OBJECT_STREAM) || !pdf_spend(file, ACCESS))
		return 0;
	if (kind == OBJECT_STREAM)
		object = hold(file, qpdf_oh_get_dict(file->qpdf, object));
	return hold(file, qpdf_oh_get_key(file->qpdf, object, key));
}

size_t
pdf_count(struct pdf_file *file, pdf_object object)
{
	int n = pdf_kind(file, object) == OBJECT_ARRAY ? qpdf_oh_get_array_n_items(file->qpdf, object) : 0;

	return n > 0 ? (size_t)n : 0;
}

pdf_object
pdf_item(struct pdf_file *file, pdf_object object, size_t i)
{
	if (i >= pdf_count(file, object) || !pdf_spend(file, ACCESS))
		return 0;
	return hold(file, qpdf_oh_get_array_item(file->qpdf, object, (int)i));
}

double
pdf_number(struct pdf_file *file, pdf_object object, double otherwise)
{
	double value;

	return object && qpdf_oh_get_value_as_number(file->qpdf, object, &value) ? value : otherwise;
}

int64_t
pdf_integer(struct pdf_file *file, pdf_object object, int64_t otherwise)
{
	long long value;

	return object && qpdf_oh_get_value_as_longlong(file->qpdf, object, &value) ? value : otherwise;
}

/* What qpdf lends until the next call, without its first bytes. */
static struct str
keep(struct pdf_file *file, const char *p, size_t n, size_t without)
{
	if (n < without || !pdf_spend(file, n))
		return STR("");
	return str_dup(file->arena, (struct str){ p + without, n - without });
}

struct str
pdf_name(struct pdf_file *file, pdf_object object)
{
	const char *p;
	size_t n;

	if (!object || !qpdf_oh_get_value_as_name(file->qpdf, object, &p, &n) || n > NAME)
		return STR("");
	return keep(file, p, n, 1);
}

bool
pdf_is(struct pdf_file *file, pdf_object object, const char *name)
{
	return object && qpdf_oh_is_name_and_equals(file->qpdf, object, name);
}

struct str
pdf_string(struct pdf_file *file, pdf_object object)
{
	const char *p;
	size_t n;

	if (!object || !qpdf_oh_get_value_as_string(file->qpdf, object, &p, &n))
		return STR("");
	return keep(file, p, n, 0);
}

struct str
pdf_text(struct pdf_file *file, pdf_object object)
{
	struct buf out = { .arena = file->arena };
	const char *p;
	size_t n;

	if (object && qpdf_oh_get_value_as_utf8(file->qpdf, object, &p, &n) && pdf_spend(file, n * TEXT))
		pdf_add_utf8(&out, (struct str){ p, n });
	return buf_str(&out);
}

struct str
pdf_text_of(struct pdf_file *file, struct str bytes)
{
	size_t mark = pdf_mark(file);
	struct str text = pdf_text(file, hold(file, qpdf_oh_new_binary_string(file->qpdf, bytes.p, bytes.n)));

	pdf_release(file, mark);
	return text;
}

/* How a stream is packed: not, by Flate alone, so that qpdf must unpack it, or
 * so that a few bytes could become any number. */
enum packing { PACKED_NOT, PACKED_FLATE, PACKED_OTHERWISE, PACKED_TOO_OFTEN };

static bool
is_expanding(struct pdf_file *file, pdf_object filter)
{
	static const char *const expanding[] = { "/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL" };

	for (size_t i = 0; i < sizeof expanding / sizeof *expanding; i++)
		if (pdf_is(file, filter, expanding[i]))
			return true;
	return false;
}

static enum packing
packing_of(struct pdf_file *file, pdf_object stream)
{
	pdf_object filter = pdf_key(file, stream, "/Filter"), parameters = pdf_key(file, stream, "/DecodeParms");
	size_t n = pdf_count(file, filter), expanding = 0;

	if (n > 1) {
		for (size_t i = 0; i < n; i++)
			expanding += is_expanding(file, pdf_item(file, filter, i));
		return expanding > 1 ? PACKED_TOO_OFTEN : PACKED_OTHERWISE;
	}
	if (n == 1)
		filter = pdf_item(file, filter, 0);
	if (pdf_count(file, parameters))
		parameters = pdf_item(file, parameters, 0);
	if (pdf_kind(file, filter) != OBJECT_NAME)
		return PACKED_NOT;
	return pdf_is(file, filter, "/FlateDecode") && pdf_integer(file, pdf_key(file, parameters, "/Predictor"), 1) <= 1
	    ? PACKED_FLATE : PACKED_OTHERWISE;
}

/* Inflates as far as the stream is whole and work is left. */
static void
inflate_into(struct pdf_file *file, struct buf *out, unsigned char *packed, size_t n)
{
	z_stream z = { .next_in = packed, .avail_in = n < UINT_MAX ? (unsigned)n : UINT_MAX };
	unsigned char chunk[16 * 1024];
	int status = inflateInit(&z);

	while (status == Z_OK && !pdf_is_spent(file)) {
		z.next_out = chunk;
		z.avail_out = sizeof chunk;
		status = inflate(&z, Z_NO_FLUSH);
		buf_add(out, (struct str){ (char *)chunk, sizeof chunk - z.avail_out });
		pdf_spend(file, sizeof chunk - z.avail_out);
	}
	inflateEnd(&z);
}

struct str
pdf_stream(struct pdf_file *file, pdf_object stream)
{
	struct buf out = { .arena = file->scratch };
	QPDF_BOOL decoded = QPDF_TRUE;
	unsigned char *bytes = NULL;
	enum packing packing;
	size_t n = 0, mark = pdf_mark(file);

	if (pdf_kind(file, stream) != OBJECT_STREAM || pdf_is_spent(file))
		return STR("");
	packing = packing_of(file, stream);
	pdf_release(file, mark);
	qpdf_oh_get_stream_data(file->qpdf, stream, qpdf_dl_none, NULL, &bytes, &n);
	if (packing == PACKED_OTHERWISE && n <= FILTERED) {
		free(bytes);
		bytes = NULL;
		qpdf_oh_get_stream_data(file->qpdf, stream, qpdf_dl_generalized, &decoded, &bytes, &n);
		packing = decoded ? PACKED_NOT : packing;
	}
	if (bytes && packing == PACKED_FLATE)
		inflate_into(file, &out, bytes, n);
	else if (bytes && packing == PACKED_NOT && pdf_spend(file, n))
		buf_add(&out, (struct str){ (char *)bytes, n });
	free(bytes);
	return buf_str(&out);
}
