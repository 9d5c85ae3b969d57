#include "diwoo.h"
#include "xml.h"
#include "../base/arena.h"

#include <assert.h>

#define TOOI "https://identifier.overheid.nl/tooi/"

static struct str
thesaurus(struct arena *arena, const char *code)
{
	return str_printf(arena, TOOI "def/thes/kern/%s", code);
}

static struct str
gemeente(struct arena *arena, struct str code)
{
	return str_printf(arena, TOOI "id/gemeente/%.*s", (int)code.n, code.p);
}

/* A kind of thing from a list: its address, and its label as text. */
static void
add_kind(struct xml *xml, const char *element, struct str address, struct str label)
{
	xml_marked(xml, element, "resource", address, label);
}

static void
add_classes(struct arena *arena, struct xml *xml, const struct diwoo_document *d)
{
	xml_open(xml, "diwoo:classificatiecollectie");
	xml_open(xml, "diwoo:informatiecategorieen");
	add_kind(xml, "diwoo:informatiecategorie", thesaurus(arena, d->category->code), str_of(d->category->label));
	xml_close(xml);
	xml_open(xml, "diwoo:documentsoorten");
	add_kind(xml, "diwoo:documentsoort", thesaurus(arena, "c_cccba364"), STR("voortgangsrapport"));
	xml_close(xml);
	if (d->n_keywords) {
		xml_open(xml, "diwoo:trefwoorden");
		for (size_t i = 0; i < d->n_keywords; i++)
			xml_text(xml, "diwoo:trefwoord", d->keywords[i]);
		xml_close(xml);
	}
	xml_close(xml);
}

/* The list knows ondertekening, ontvangst and vaststelling, and one handling must be told. */
static void
add_handling(struct arena *arena, struct xml *xml, const struct diwoo_document *d)
{
	struct moment at = d->adopted;

	at.date = date_last(at.date);
	at.has_time = true;
	xml_open(xml, "diwoo:documenthandelingen");
	xml_open(xml, "diwoo:documenthandeling");
	add_kind(xml, "diwoo:soortHandeling", thesaurus(arena, "c_641ecd76"), STR("vaststelling"));
	xml_text(xml, "diwoo:atTime", moment_iso(arena, at));
	add_kind(xml, "diwoo:wasAssociatedWith", gemeente(arena, d->organisation), d->publisher);
	xml_close(xml);
	xml_close(xml);
}

static void
add_document(struct arena *arena, struct xml *xml, const struct diwoo_document *d)
{
	xml_open(xml, "diwoo:Document");
	xml_open(xml, "diwoo:DiWoo");
	if (d->identifier.n) {
		xml_open(xml, "diwoo:identifiers");
		xml_text(xml, "diwoo:identifier", d->identifier);
		xml_close(xml);
	}
	add_kind(xml, "diwoo:publisher", gemeente(arena, d->organisation), d->publisher);
	xml_open(xml, "diwoo:titelcollectie");
	xml_text(xml, "diwoo:officieleTitel", d->title);
	xml_close(xml);
	add_classes(arena, xml, d);
	xml_text(xml, "diwoo:creatiedatum", date_iso(arena, d->created));
	add_kind(xml, "diwoo:language", STR("http://publications.europa.eu/resource/authority/language/NLD"), STR("Nederlands"));
	add_kind(xml, "diwoo:format", STR("http://publications.europa.eu/resource/authority/file-type/PDF"), STR("pdf"));
	add_handling(arena, xml, d);
	xml_close(xml);
	xml_close(xml);
}

struct str
diwoo_url(struct arena *arena, const struct diwoo_document *d)
{
	struct xml *xml = xml_new(arena, false);

	assert(d->location.n && d->publisher.n && d->title.n);
	xml_open(xml, "url");
	xml_attribute(xml, "xmlns", STR("http://www.sitemaps.org/schemas/sitemap/0.9"));
	xml_attribute(xml, "xmlns:diwoo", STR("https://standaarden.overheid.nl/diwoo/metadata/"));
	xml_text(xml, "loc", d->location);
	xml_text(xml, "lastmod", date_iso(arena, d->created));
	add_document(arena, xml, d);
	xml_close(xml);
	return xml_finish(xml);
}

/* RFC 3986 2.3: what needs no escape in a part of a path. */
static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || char_is_upper(c) || char_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

struct str
diwoo_location(struct arena *arena, const struct report *report, struct str file_name)
{
	struct str base = report->style->municipality.address, period = period_folder(arena, report->period.period);
	struct buf out = { .arena = arena };

	if (!base.n)
		return (struct str){ 0 };
	buf_printf(&out, "%.*s%s%.*s/", (int)base.n, base.p, str_ends(base, "/") ? "" : "/", (int)period.n, period.p);
	for (size_t i = 0; i < file_name.n; i++)
		if (is_plain(file_name.p[i]))
			buf_char(&out, file_name.p[i]);
		else
			buf_printf(&out, "%%%02X", (unsigned)(unsigned char)file_name.p[i]);
	return buf_str(&out);
}

/* A report that nobody adopted was final when it was made. */
struct diwoo_document
diwoo_report(struct arena *arena, const struct report *report, const struct doc_info *info, struct str location)
{
	const struct municipality *m = &report->style->municipality;
	const struct value *adopted = &report->version.adopted_on;
	struct diwoo_document d = { .location = location, .organisation = report->organisation.text, .title = info->title };

	assert(!report->has_secrets || report->is_public);
	if (report->case_number.fill == FILL_GIVEN)
		d.identifier = report->case_number.text;
	d.publisher = m->name.n ? m->name : report->organisation.text;
	d.category = municipality_woo(m);
	for (size_t i = 0; i < report->n_themes; i++)
		if (report->themes[i].name.fill == FILL_GIVEN)
			*arena_push(arena, d.keywords, d.n_keywords) = report->themes[i].name.text;
	d.created = date_last(report_moment(report).date);
	d.adopted = adopted->fill == FILL_GIVEN ? (struct moment){ .date = adopted->date } : report_moment(report);
	return d;
}
