#include "pdfdata.h"
#include "xmp.h"
#include "../base/arena.h"
#include "../write/meta.h"

#define PDF "http://ns.adobe.com/pdf/1.3/"
#define PDFAID "http://www.aiim.org/pdfa/ns/id/"

enum { MOST_FILES = 1000 };

static void
read_identity(struct arena *arena, struct str packet, struct pdf_data *data)
{
	static const char *const parts[PROFILE_COUNT] = { [PROFILE_2A] = "2", [PROFILE_3A] = "3", [PROFILE_4F] = "4" };
	struct str part = xmp_value(arena, packet, PDFAID, "part");

	data->profile = 0;
	while (data->profile < PROFILE_COUNT && !str_is(part, parts[data->profile]))
		data->profile++;
	data->digest = xmp_value(arena, packet, META_NAMESPACE, "bron");
	data->template = xmp_value(arena, packet, META_NAMESPACE, "sjabloon");
	data->agent = xmp_value(arena, packet, PDF, "Producer");
	data->is_public = str_is(xmp_value(arena, packet, META_NAMESPACE, "openbaar"), "True");
}

/* A file specification (ISO 32000-1 7.11.3). */
static void
read_file(struct pdf_file *file, pdf_object specification, struct pdf_data *data)
{
	pdf_object embedded = pdf_key(file, specification, "/EF"), stream = pdf_key(file, embedded, "/UF");
	struct str name = pdf_text(file, pdf_key(file, specification, "/UF"));

	if (pdf_kind(file, stream) != OBJECT_STREAM)
		stream = pdf_key(file, embedded, "/F");
	if (!name.n)
		name = pdf_text(file, pdf_key(file, specification, "/F"));
	if (!name.n || pdf_kind(file, stream) != OBJECT_STREAM)
		return;
	name = str_dup(data->files.arena, name);
	files_add(&data->files, name, str_dup(data->files.arena, pdf_stream(file, stream)));
	if (pdf_is(file, pdf_key(file, specification, "/AFRelationship"), "/Source") && str_ends(name, ".yaml"))
		data->report = name;
}

static void
read_all(struct pdf_file *file, struct pdf_data *data)
{
	pdf_object catalog = pdf_catalog(file), list = pdf_key(file, catalog, "/AF");
	size_t n = pdf_count(file, list);

	read_identity(data->files.arena, pdf_stream(file, pdf_key(file, catalog, "/Metadata")), data);
	for (size_t i = 0; i < n && i < MOST_FILES; i++) {
		size_t mark = pdf_mark(file);
		read_file(file, pdf_item(file, list, i), data);
		pdf_release(file, mark);
		arena_reset(pdf_scratch(file));
	}
}

enum pdf_fault
pdf_data_read(struct arena *arena, struct str bytes, struct pdf_data *data, struct str *why)
{
	struct pdf_file *file;
	enum pdf_fault fault = pdf_open(arena, bytes, &file, why);

	*data = (struct pdf_data){ .files = { .arena = arena } };
	if (fault == PDF_FINE)
		read_all(file, data);
	if (fault == PDF_FINE && pdf_is_spent(file)) {
		*why = STR("it asks for more work than a document of its size");
		fault = PDF_DAMAGED;
	}
	pdf_close(file);
	return fault;
}
