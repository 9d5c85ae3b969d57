#include "xml.h"
#include "../base/arena.h"

#include <assert.h>
#include <libxml/xmlwriter.h>

struct xml {
	struct arena *arena;
	xmlBufferPtr buffer;
	xmlTextWriterPtr writer;
	int depth;                      /* elements that are open */
};

/* Into memory, with calls in their order, a writer fails only for want of memory. */
static void
must(int result)
{
	if (result < 0)
		memory_is_out();
}

static const xmlChar *
chars(struct xml *xml, struct str text)
{
	return (const xmlChar *)str_z(xml->arena, text);
}

struct xml *
xml_new(struct arena *arena, bool document)
{
	struct xml *xml = arena_alloc(arena, sizeof *xml);

	xml->arena = arena;
	if (!(xml->buffer = xmlBufferCreate()) || !(xml->writer = xmlNewTextWriterMemory(xml->buffer, 0)))
		memory_is_out();
	must(xmlTextWriterSetIndent(xml->writer, 1));
	must(xmlTextWriterSetIndentString(xml->writer, (const xmlChar *)"  "));
	if (document)
		must(xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL));
	return xml;
}

void
xml_open(struct xml *xml, const char *name)
{
	xml->depth++;
	must(xmlTextWriterStartElement(xml->writer, (const xmlChar *)name));
}

void
xml_attribute(struct xml *xml, const char *name, struct str value)
{
	must(xmlTextWriterWriteAttribute(xml->writer, (const xmlChar *)name, chars(xml, value)));
}

void
xml_close(struct xml *xml)
{
	assert(xml->depth > 0);
	xml->depth--;
	must(xmlTextWriterEndElement(xml->writer));
}

void
xml_text(struct xml *xml, const char *name, struct str text)
{
	must(xmlTextWriterWriteElement(xml->writer, (const xmlChar *)name, chars(xml, text)));
}

void
xml_given(struct xml *xml, const char *name, struct str text)
{
	if (text.n)
		xml_text(xml, name, text);
}

void
xml_marked(struct xml *xml, const char *name, const char *attribute, struct str value, struct str text)
{
	xml_open(xml, name);
	xml_attribute(xml, attribute, value);
	must(xmlTextWriterWriteString(xml->writer, chars(xml, text)));
	xml_close(xml);
}

struct str
xml_finish(struct xml *xml)
{
	struct str bytes;

	assert(xml->depth == 0);
	must(xmlTextWriterEndDocument(xml->writer));
	must(xmlTextWriterFlush(xml->writer));
	bytes = str_dup(xml->arena, (struct str){ (const char *)xmlBufferContent(xml->buffer), (size_t)xmlBufferLength(xml->buffer) });
	xmlFreeTextWriter(xml->writer);
	xmlBufferFree(xml->buffer);
	return bytes;
}
