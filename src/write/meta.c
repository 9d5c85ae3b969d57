#include "meta.h"
#include "../base/arena.h"

#include <string.h>

#ifndef VERSION
#error "VERSION is set by the Makefile"
#endif

static void
add_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.p[i]) {
		case '<':
			buf_puts(out, "&lt;");
			break;
		case '>':
			buf_puts(out, "&gt;");
			break;
		case '&':
			buf_puts(out, "&amp;");
			break;
		default:
			buf_char(out, text.p[i]);
		}
}

static void
add_tag(struct buf *out, const char *opens, const char *name)
{
	buf_puts(out, opens);
	buf_puts(out, name);
	buf_char(out, '>');
}

static void
add_element(struct buf *out, const char *name, struct str text)
{
	if (!text.n)
		return;
	add_tag(out, "<", name);
	add_escaped(out, text);
	add_tag(out, "</", name);
	buf_char(out, '\n');
}

/* One value of an array, in its language where it has one (ISO 16684-1 8.2). */
static void
add_listed(struct buf *out, const char *name, const char *kind, const char *attribute, struct str text)
{
	if (!text.n)
		return;
	add_tag(out, "<", name);
	add_tag(out, "<rdf:", kind);
	add_tag(out, "<rdf:li", attribute);
	add_escaped(out, text);
	add_tag(out, "</rdf:li></rdf:", kind);
	add_tag(out, "</", name);
	buf_char(out, '\n');
}

/* Our own schema: what a document is of, for archives and for who compares
 * documents with their data. The names are part of its contract. */

#define SCHEMA(name, uri, prefix, properties) \
	"<rdf:li rdf:parseType=\"Resource\">\n<pdfaSchema:schema>" name "</pdfaSchema:schema>\n" \
	"<pdfaSchema:namespaceURI>" uri "</pdfaSchema:namespaceURI>\n<pdfaSchema:prefix>" prefix "</pdfaSchema:prefix>\n" \
	"<pdfaSchema:property><rdf:Seq>\n" properties "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n"
#define PROPERTY(name, type, category, description) \
	"<rdf:li rdf:parseType=\"Resource\">\n<pdfaProperty:name>" name "</pdfaProperty:name>\n" \
	"<pdfaProperty:valueType>" type "</pdfaProperty:valueType>\n" \
	"<pdfaProperty:category>" category "</pdfaProperty:category>\n" \
	"<pdfaProperty:description>" description "</pdfaProperty:description>\n</rdf:li>\n"

/* PDF/A asks for a description of every schema that it does not know itself
 * (ISO 19005-2 6.6.2.3); no more since part 4. */
static const char extension[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag>\n"
    SCHEMA("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid",
        PROPERTY("part", "Integer", "internal", "part of ISO 14289 that the file conforms to"))
    SCHEMA("voortgang", META_NAMESPACE, "voortgang",
        PROPERTY("programma", "Text", "external", "naam van het programma")
        PROPERTY("periode", "Text", "external", "periode van het rapport")
        PROPERTY("organisatie", "Text", "external", "code van de gemeente")
        PROPERTY("versie", "Integer", "external", "versie van het rapport")
        PROPERTY("bron", "Text", "external", "SHA-256 van het YAML-bestand van het rapport")
        PROPERTY("sjabloon", "Text", "external", "naam van het sjabloon")
        PROPERTY("openbaar", "Boolean", "external", "zonder de geheime delen"))
    "</rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void
add_origin(struct buf *out, const struct doc_info *info)
{
	const struct origin *origin = &info->origin;

	buf_puts(out, "<rdf:Description rdf:about=\"\" xmlns:voortgang=\"" META_NAMESPACE "\">\n");
	add_element(out, "voortgang:programma", info->name);
	add_element(out, "voortgang:periode", origin->period);
	add_element(out, "voortgang:organisatie", info->organisation);
	add_element(out, "voortgang:versie", str_printf(out->arena, "%lld", (long long)origin->version));
	add_element(out, "voortgang:bron", origin->digest);
	add_element(out, "voortgang:sjabloon", origin->template);
	add_element(out, "voortgang:openbaar", origin->is_public ? STR("True") : STR("False"));
	buf_puts(out, "</rdf:Description>\n");
}

static void
add_description(struct buf *out, const struct doc_info *info)
{
	struct str made = moment_iso(out->arena, info->made);

	buf_puts(out, "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n");
	add_listed(out, "dc:title", "Alt", " xml:lang=\"x-default\"", info->title);
	add_listed(out, "dc:creator", "Seq", "", info->organisation);
	add_listed(out, "dc:language", "Bag", "", info->language);
	add_listed(out, "dc:type", "Bag", "", STR("voortgangsrapportage"));
	add_element(out, "dc:coverage", info->subject);
	add_element(out, "xmp:CreateDate", made);
	add_element(out, "xmp:ModifyDate", made);
	add_element(out, "pdf:Producer", STR(META_PRODUCER));
	buf_puts(out, "</rdf:Description>\n");
}

/* pdfaid comes first and pdfuaid last: tools that name formats look at the
 * first, and an archive wants to hear PDF/A. */
static struct str
packet(struct arena *arena, const struct doc_info *info, const struct profile *profile, bool has_files)
{
	struct buf out = { .arena = arena };

	buf_puts(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
	buf_puts(&out, has_files ? profile->archive : profile->bare);
	buf_puts(&out, "</rdf:Description>\n");
	add_description(&out, info);
	add_origin(&out, info);
	if (!profile->pdf_2)
		buf_puts(&out, extension);
	buf_puts(&out, "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	buf_puts(&out, profile->access);
	buf_puts(&out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
	return buf_str(&out);
}

static void
add_u32(struct buf *out, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(out, (char)(value >> shift));
}

/* A tag of the profile: four letters, then its data. */
static void
add_icc_words(struct buf *out, const char *type, const uint32_t *words, size_t n)
{
	buf_puts(out, type);
	add_u32(out, 0);
	for (size_t i = 0; i < n; i++)
		add_u32(out, words[i]);
}

/* One ASCII text in one language (ICC.1:2010 10.13). */
static void
add_icc_text(struct buf *out, const char *text)
{
	size_t n = strlen(text);

	add_icc_words(out, "mluc", (const uint32_t[]){ 1, 12, 0x656E5553, (uint32_t)(2 * n), 28 }, 5);
	for (size_t i = 0; i < n; i++) {
		buf_char(out, 0);
		buf_char(out, text[i]);
	}
}

static void
add_icc_para(struct buf *out)
{
	/* IEC 61966-2-1: gamma 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045 in s15.16 */
	add_icc_words(out, "para", (const uint32_t[]){ 0x00030000, 0x00026666, 0x0000F2A7, 0x00000D59,
	    0x000013D0, 0x00000A5B }, 6);
}

/* sRGB as an ICC version 4 profile: colorants adapted to D50 in s15.16. */
static const struct icc_tag {
	const char *name;
	uint32_t xyz[3];                /* an XYZ value, unless zero */
} icc_tags[] = {
	{ "desc", { 0 } }, { "cprt", { 0 } },
	{ "wtpt", { 0x0000F6D6, 0x00010000, 0x0000D32D } },
	{ "rXYZ", { 0x00006FA2, 0x000038F5, 0x00000390 } },
	{ "gXYZ", { 0x00006299, 0x0000B785, 0x000018DA } },
	{ "bXYZ", { 0x000024A0, 0x00000F84, 0x0000B6CF } },
	{ "rTRC", { 0 } }, { "gTRC", { 0 } }, { "bTRC", { 0 } },
};

enum { ICC_TAGS = sizeof icc_tags / sizeof *icc_tags, ICC_HEADER = 128, ICC_ROW = 12 };

static void
add_icc_tag(struct buf *data, const struct icc_tag *tag)
{
	if (tag->xyz[1])
		add_icc_words(data, "XYZ ", tag->xyz, 3);
	else if (str_ends(str_of(tag->name), "TRC"))
		add_icc_para(data);
	else
		add_icc_text(data, strcmp(tag->name, "desc") == 0 ? "sRGB" : "Public domain");
	while (data->n % 4)
		buf_char(data, 0);
}

static void
add_icc_header(struct buf *out, uint32_t size)
{
	static const uint32_t illuminant[] = { 0x0000F6D6, 0x00010000, 0x0000D32D };

	add_u32(out, size);
	add_u32(out, 0);
	add_u32(out, 0x04200000);
	buf_puts(out, "mntrRGB XYZ ");
	for (int i = 0; i < 3; i++)             /* 2000-01-01 00:00:00, a date of no day in particular */
		add_u32(out, (const uint32_t[]){ 0x07D00001, 0x00010000, 0 }[i]);
	buf_puts(out, "acsp");
	for (int i = 0; i < 7; i++)
		add_u32(out, 0);
	for (int i = 0; i < 3; i++)
		add_u32(out, illuminant[i]);
	while (out->n < ICC_HEADER)
		buf_char(out, 0);
}

/* ICC.1:2010: header, table of tags, data. */
static struct str
srgb_profile(struct arena *arena)
{
	struct buf out = { .arena = arena }, table = { .arena = arena }, data = { .arena = arena };
	uint32_t start = ICC_HEADER + 4 + ICC_TAGS * ICC_ROW;

	add_u32(&table, ICC_TAGS);
	for (int i = 0; i < ICC_TAGS; i++) {
		size_t at = data.n;
		add_icc_tag(&data, &icc_tags[i]);
		buf_puts(&table, icc_tags[i].name);
		add_u32(&table, start + (uint32_t)at);
		add_u32(&table, (uint32_t)(data.n - at));
	}
	add_icc_header(&out, start + (uint32_t)data.n);
	buf_add(&out, buf_str(&table));
	buf_add(&out, buf_str(&data));
	return buf_str(&out);
}

static void
add_output_intent(struct objects *objects, HPDF_Dict catalog)
{
	HPDF_Dict intent = object_indirect(objects);
	HPDF_Dict profile = object_stream(objects, srgb_profile(objects_arena(objects)), true);
	HPDF_Array intents = object_array(objects);

	object_set_number(profile, "N", 3);
	object_set_name(intent, "Type", "OutputIntent");
	object_set_name(intent, "S", "GTS_PDFA1");
	object_set_text(objects, intent, "OutputConditionIdentifier", STR("sRGB IEC61966-2.1"));
	object_set_text(objects, intent, "Info", STR("sRGB IEC61966-2.1"));
	object_set(intent, "DestOutputProfile", profile);
	object_append(intents, intent);
	object_set(catalog, "OutputIntents", intents);
}

/* The same title, producer and dates as in the packet, or PDF/A is broken. */
static void
set_info(struct objects *objects, const struct doc_info *info)
{
	HPDF_Dict dict = objects_doc(objects)->info;
	struct str date = object_date(objects, info->made);

	object_set_text(objects, dict, "Title", info->title);
	object_set_text(objects, dict, "Producer", STR(META_PRODUCER));
	object_set_text(objects, dict, "CreationDate", date);
	object_set_text(objects, dict, "ModDate", date);
}

void
meta_write(struct objects *objects, const struct doc_info *info, const struct profile *profile, bool has_files)
{
	HPDF_Dict catalog = objects_doc(objects)->catalog;
	struct str xmp = packet(objects_arena(objects), info, profile, has_files);
	HPDF_Dict metadata = object_stream(objects, xmp, false), viewer = object_dict(objects);

	object_set_name(metadata, "Type", "Metadata");
	object_set_name(metadata, "Subtype", "XML");
	object_set_flag(viewer, "DisplayDocTitle", true);
	object_set(catalog, "Metadata", metadata);
	object_set(catalog, "ViewerPreferences", viewer);
	object_set_text(objects, catalog, "Lang", info->language);
	add_output_intent(objects, catalog);
	if (!profile->pdf_2)
		set_info(objects, info);
}
