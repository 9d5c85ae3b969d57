#include "mdto.h"
#include "xml.h"
#include "../base/arena.h"

#include <assert.h>

#define NAMESPACE "https://www.nationaalarchief.nl/mdto"
#define INSTANCE "http://www.w3.org/2001/XMLSchema-instance"

struct writer {
	struct arena *arena;
	struct xml *xml;
};

/* The version of the schema must be told (SIP-specificatie), and only its location does so. */
static struct writer
start(struct arena *arena, const char *kind)
{
	struct writer w = { arena, xml_new(arena, true) };

	xml_open(w.xml, "MDTO");
	xml_attribute(w.xml, "xmlns", STR(NAMESPACE));
	xml_attribute(w.xml, "xmlns:xsi", STR(INSTANCE));
	xml_attribute(w.xml, "xsi:schemaLocation", STR(NAMESPACE " " NAMESPACE "/MDTO-XML1.0.1.xsd"));
	xml_open(w.xml, kind);
	return w;
}

static struct str
finish(struct writer *w)
{
	xml_close(w->xml);
	xml_close(w->xml);
	return xml_finish(w->xml);
}

static void
add_id(struct writer *w, const char *element, const struct mdto_id *id)
{
	xml_open(w->xml, element);
	xml_text(w->xml, "identificatieKenmerk", id->mark);
	xml_text(w->xml, "identificatieBron", id->source);
	xml_close(w->xml);
}

static void
add_link(struct writer *w, const char *element, const struct mdto_link *link)
{
	if (!link->name.n)
		return;
	xml_open(w->xml, element);
	xml_text(w->xml, "verwijzingNaam", link->name);
	if (link->id.mark.n)
		add_id(w, "verwijzingIdentificatie", &link->id);
	xml_close(w->xml);
}

static void
add_links(struct writer *w, const char *element, const struct mdto_link *links, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_link(w, element, &links[i]);
}

static void
add_term(struct writer *w, const char *element, const struct mdto_term *term)
{
	if (!term->label.n)
		return;
	xml_open(w->xml, element);
	xml_text(w->xml, "begripLabel", term->label);
	xml_given(w->xml, "begripCode", term->code);
	add_link(w, "begripBegrippenlijst", &(struct mdto_link){ .name = term->list });
	xml_close(w->xml);
}

static void
add_date(struct writer *w, const char *element, struct date date)
{
	if (date.year)
		xml_text(w->xml, element, date_iso(w->arena, date));
}

static void
add_coverage(struct writer *w, const struct mdto_coverage *coverage)
{
	xml_open(w->xml, "dekkingInTijd");
	add_term(w, "dekkingInTijdType", &coverage->kind);
	add_date(w, "dekkingInTijdBegindatum", coverage->from);
	add_date(w, "dekkingInTijdEinddatum", coverage->to);
	xml_close(w->xml);
}

static void
add_event(struct writer *w, const struct mdto_event *event)
{
	xml_open(w->xml, "event");
	add_term(w, "eventType", &event->kind);
	if (event->at.date.year)
		xml_text(w->xml, "eventTijd", moment_iso(w->arena, event->at));
	add_link(w, "eventVerantwoordelijkeActor", &event->actor);
	xml_given(w->xml, "eventResultaat", event->result);
	xml_close(w->xml);
}

static void
add_period(struct writer *w, const char *element, const struct mdto_period *period)
{
	if (!period->years)
		return;
	xml_open(w->xml, element);
	add_term(w, "termijnTriggerStartLooptijd", &period->trigger);
	add_date(w, "termijnStartdatumLooptijd", period->start);
	xml_text(w->xml, "termijnLooptijd", str_printf(w->arena, "P%dY", period->years));
	add_date(w, "termijnEinddatum", date_years_on(period->start, period->years));
	xml_close(w->xml);
}

static void
add_restriction(struct writer *w, const struct mdto_restriction *restriction)
{
	xml_open(w->xml, "beperkingGebruik");
	add_term(w, "beperkingGebruikType", &restriction->kind);
	xml_given(w->xml, "beperkingGebruikNadereBeschrijving", restriction->description);
	xml_close(w->xml);
}

/* What it is about, up to its events. */
static void
add_contents(struct writer *w, const struct mdto_object *o)
{
	for (size_t i = 0; i < o->n_classes; i++)
		add_term(w, "classificatie", &o->classes[i]);
	for (size_t i = 0; i < o->n_keywords; i++)
		xml_text(w->xml, "trefwoord", o->keywords[i]);
	xml_given(w->xml, "omschrijving", o->description);
	if (o->location.n) {
		xml_open(w->xml, "raadpleeglocatie");
		xml_text(w->xml, "raadpleeglocatieOnline", o->location);
		xml_close(w->xml);
	}
	for (size_t i = 0; i < o->n_coverage; i++)
		add_coverage(w, &o->coverage[i]);
	add_link(w, "dekkingInRuimte", &o->place);
	xml_given(w->xml, "taal", o->language);
	for (size_t i = 0; i < o->n_events; i++)
		add_event(w, &o->events[i]);
}

/* What it belongs with. */
static void
add_surroundings(struct writer *w, const struct mdto_object *o)
{
	add_link(w, "isOnderdeelVan", &o->part_of);
	add_links(w, "bevatOnderdeel", o->parts, o->n_parts);
	add_links(w, "heeftRepresentatie", o->files, o->n_files);
	for (size_t i = 0; i < o->n_relations; i++) {
		xml_open(w->xml, "gerelateerdInformatieobject");
		add_link(w, "gerelateerdInformatieobjectVerwijzing", &o->relations[i].to);
		add_term(w, "gerelateerdInformatieobjectTypeRelatie", &o->relations[i].kind);
		xml_close(w->xml);
	}
	add_link(w, "archiefvormer", &o->creator);
	for (size_t i = 0; i < o->n_parties; i++) {
		xml_open(w->xml, "betrokkene");
		add_term(w, "betrokkeneTypeRelatie", &o->parties[i].kind);
		add_link(w, "betrokkeneActor", &o->parties[i].to);
		xml_close(w->xml);
	}
	add_link(w, "activiteit", &o->activity);
}

struct str
mdto_object_xml(struct arena *arena, const struct mdto_object *o)
{
	struct writer w = start(arena, "informatieobject");

	assert(o->n_ids && o->name.n && o->appraisal.label.n && o->creator.name.n && o->n_restrictions);
	for (size_t i = 0; i < o->n_ids; i++)
		add_id(&w, "identificatie", &o->ids[i]);
	xml_text(w.xml, "naam", o->name);
	add_term(&w, "aggregatieniveau", &o->level);
	add_contents(&w, o);
	add_term(&w, "waardering", &o->appraisal);
	add_period(&w, "bewaartermijn", &o->retention);
	add_term(&w, "informatiecategorie", &o->category);
	add_surroundings(&w, o);
	for (size_t i = 0; i < o->n_restrictions; i++)
		add_restriction(&w, &o->restrictions[i]);
	return finish(&w);
}

/* checksumDatum is a moment; of a day without a time that is its first. */
static struct moment
whole(struct moment moment)
{
	moment.date = date_first(moment.date);
	moment.has_time = true;
	return moment;
}

struct str
mdto_file_xml(struct arena *arena, const struct mdto_file *file)
{
	static const struct mdto_term sha256 = { STR("SHA-256"), STR(""), STR("Begrippenlijst ChecksumAlgoritme MDTO") };
	struct writer w = start(arena, "bestand");

	assert(file->id.mark.n && file->name.n && file->sha256.n == 64 && file->digested.date.year && file->of.name.n);
	add_id(&w, "identificatie", &file->id);
	xml_text(w.xml, "naam", file->name);
	xml_text(w.xml, "omvang", str_printf(arena, "%llu", (unsigned long long)file->bytes));
	add_term(&w, "bestandsformaat", &file->format);
	xml_open(w.xml, "checksum");
	add_term(&w, "checksumAlgoritme", &sha256);
	xml_text(w.xml, "checksumWaarde", file->sha256);
	xml_text(w.xml, "checksumDatum", moment_iso(arena, whole(file->digested)));
	xml_close(w.xml);
	xml_given(w.xml, "URLBestand", file->address);
	add_link(&w, "isRepresentatieVan", &file->of);
	return finish(&w);
}
