#include "mime.h"
#include "../base/arena.h"

#include <assert.h>
#include <gmime/gmime.h>

/* Once in a program; GLib ends it itself when memory is out. */
static void
prepare(void)
{
	static bool ready;

	if (!ready)
		g_mime_init();
	ready = true;
}

/* As it is given: no folding or encoding by the library. */
static void
set_field(struct arena *arena, GMimeObject *object, const char *name, struct str value)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(object);

	g_mime_header_list_append(list, name, "", NULL);
	g_mime_header_set_raw_value(g_mime_header_list_get_header(list, name),
	    str_printf(arena, " %.*s\r\n%c", (int)value.n, value.p, 0).p);
}

static GMimeMultipart *
new_multipart(struct arena *arena, const char *kind, struct str mark)
{
	GMimeMultipart *part = g_mime_multipart_new_with_subtype(kind);

	g_mime_multipart_set_boundary(part, str_printf(arena, "=_%s-%.*s%c", kind, (int)mark.n, mark.p, 0).p);
	return part;
}

/* A part belongs to the one that it is added to. */
static void
add(GMimeMultipart *to, void *part)
{
	g_mime_multipart_add(to, part);
	g_object_unref(part);
}

static void
set_content(GMimePart *part, struct str bytes, GMimeContentEncoding encoding)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.p, bytes.n);
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, encoding);
	g_object_unref(content);
	g_object_unref(stream);
}

static void
add_text(GMimeMultipart *to, const char *kind, struct str text)
{
	GMimePart *part = g_mime_part_new_with_type("text", kind);

	g_mime_object_set_content_type_parameter((GMimeObject *)part, "charset", "utf-8");
	set_content(part, text, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	add(to, part);
}

static GMimeMultipart *
parts_of(struct arena *arena, const struct mime_content *content)
{
	GMimeMultipart *all = new_multipart(arena, "mixed", content->mark), *forms = new_multipart(arena, "alternative", content->mark);
	GMimePart *document;

	add_text(forms, "plain", content->text);
	add_text(forms, "html", content->html);
	add(all, forms);
	if (content->document.n) {
		document = g_mime_part_new_with_type("application", "pdf");
		set_field(arena, (GMimeObject *)document, "Content-Disposition", content->disposition);
		set_content(document, content->document, GMIME_CONTENT_ENCODING_BASE64);
		add(all, document);
	}
	return all;
}

static struct str
written(struct arena *arena, GMimeObject *object)
{
	GMimeFormatOptions *options = g_mime_format_options_new();
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *bytes;
	struct str result;

	g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
	if (g_mime_object_write_to_stream(object, options, stream) < 0)
		memory_is_out();
	bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
	result = (struct str){ arena_copy(arena, bytes->data, bytes->len), bytes->len };
	g_object_unref(stream);
	g_mime_format_options_free(options);
	return result;
}

struct str
mime_bytes(struct arena *arena, const struct mime_content *content)
{
	GMimeMessage *message;
	GMimeMultipart *parts;
	struct str bytes;

	prepare();
	message = g_mime_message_new(false);
	for (size_t i = 0; i < content->n_fields; i++)
		set_field(arena, (GMimeObject *)message, content->fields[i].name, content->fields[i].value);
	parts = parts_of(arena, content);
	g_mime_message_set_mime_part(message, (GMimeObject *)parts);
	g_object_unref(parts);
	bytes = written(arena, (GMimeObject *)message);
	g_object_unref(message);
	return bytes;
}
