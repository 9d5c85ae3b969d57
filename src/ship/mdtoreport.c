#include "mdtoreport.h"
#include "naming.h"
#include "pronom.h"
#include "../base/arena.h"
#include "../set/compose.h"

/* Lists of MDTO are called as in the examples of the Nationaal Archief. */
#define MDTO_TERM(word, name) ((struct mdto_term){ .label = STR(word), .list = STR("Begrippenlijst " name " MDTO") })

/* Words that MDTO leaves to us. */
#define OWN_LIST STR("Begrippen voortgangsrapportage")

struct filler {
	struct arena *arena;
	const struct report *report;
	const struct municipality *municipality;
	const struct packing *packing;
	struct mdto_object object;
};

/* A text of the report, unless it says "geen" or was left out. */
static struct str
given(const struct value *value)
{
	return value->fill == FILL_GIVEN ? value->text : (struct str){ 0 };
}

/* What the municipality is called; by its code when gemeente.yaml does not tell. */
static struct str
owner(const struct filler *f)
{
	return f->municipality->name.n ? f->municipality->name : f->report->organisation.text;
}

/* A mark that is unique among what this municipality archives. */
static struct mdto_id
own_id(const struct filler *f, struct str mark)
{
	struct str name = owner(f);

	return (struct mdto_id){ mark, str_printf(f->arena, "Voortgangsrapportages %.*s", (int)name.n, name.p) };
}

static struct mdto_id
document_id(const struct filler *f, struct str package)
{
	return own_id(f, str_printf(f->arena, "%.*s/document", (int)package.n, package.p));
}

/* Whether the report has parts that not all may see. */
static bool
is_secret(const struct report *report)
{
	return report->has_secrets && !report->is_public;
}

/* The municipality in the register of organisations of the state (TOOI), by the code
 * of the report. */
static struct mdto_link
municipality(const struct filler *f)
{
	struct str code = f->report->organisation.text;

	return (struct mdto_link){ owner(f), {
	    str_printf(f->arena, "https://identifier.overheid.nl/tooi/id/gemeente/%.*s", (int)code.n, code.p),
	    STR("TOOI-register gemeenten") } };
}

/* A body of the municipality that forms its own archive is in no register. */
static struct mdto_link
creator(const struct filler *f)
{
	struct str name = f->municipality->creator;

	return name.n ? (struct mdto_link){ .name = name } : municipality(f);
}

static struct mdto_term
term_of(const struct concept *concept)
{
	return (struct mdto_term){ concept->name, concept->code, concept->list };
}

/* What it is called and of which kind: naam, classificatie, trefwoord, omschrijving */

/* "Sterk voor Noord - 1e halfjaar 2023", with the version when it is not the first. */
static struct str
dossier_name(const struct filler *f)
{
	struct str name = f->report->name.text, period = f->packing->info->subject;
	struct buf out = { .arena = f->arena };

	buf_printf(&out, "%.*s - %.*s", (int)name.n, name.p, (int)period.n, period.p);
	if (name_version(f->report) > 1)
		buf_printf(&out, " (versie %lld)", (long long)name_version(f->report));
	return buf_str(&out);
}

static void
add_sentence(struct buf *out, const char *label, struct str text)
{
	if (text.n)
		buf_printf(out, "%s%s: %.*s.", out->n ? " " : "", label, (int)text.n, text.p);
}

/* Facts of the report that have no element of their own. */
static struct str
description(const struct filler *f)
{
	const struct report *r = f->report;
	struct buf out = { .arena = f->arena };

	add_sentence(&out, "Soort rapport", r->kind->name);
	add_sentence(&out, "Naam", r->name.text);
	add_sentence(&out, "Code", given(&r->code));
	add_sentence(&out, "Peildatum van de cijfers", date_dutch(f->arena, r->reference.date));
	add_sentence(&out, "Versie", str_printf(f->arena, "%lld", (long long)name_version(r)));
	add_sentence(&out, "Stadium", given(&r->version.stage));
	add_sentence(&out, "Reden van deze versie", given(&r->version.reason));
	if (r->is_public)
		add_sentence(&out, "Inhoud", STR("de openbare versie, zonder de geheime delen"));
	return buf_str(&out);
}

static void
fill_contents(struct filler *f)
{
	struct mdto_object *o = &f->object;
	const struct report *r = f->report;
	struct str language = r->style->language, part;

	for (size_t i = 0; i < f->municipality->n_classes; i++)
		*arena_push(f->arena, o->classes, o->n_classes) = term_of(&f->municipality->classes[i]);
	for (size_t i = 0; i < r->n_themes; i++)
		if (r->themes[i].name.fill == FILL_GIVEN)
			*arena_push(f->arena, o->keywords, o->n_keywords) = r->themes[i].name.text;
	o->description = description(f);
	if (!is_secret(r))
		o->location = f->packing->location;
	o->place = municipality(f);
	if (str_cut(&language, '-', &part))
		o->language = part;
}

static void
fill_coverage(struct filler *f)
{
	struct mdto_object *o = &f->object;
	const struct report *r = f->report;

	*arena_push(f->arena, o->coverage, o->n_coverage) = (struct mdto_coverage){ { STR("Verslagperiode"), STR(""), OWN_LIST },
	    period_first_day(r->period.period), period_last_day(r->period.period) };
	*arena_push(f->arena, o->coverage, o->n_coverage) = (struct mdto_coverage){ .kind = { STR("Peildatum"), STR(""), OWN_LIST },
	    .from = r->reference.date };
}

/* What happened to it: event, and what the retention counts from */

static bool
is_adopted(const struct report *r)
{
	return r->version.adopted_on.fill == FILL_GIVEN;
}

/* Of a correction the reason is what it was made for. */
static void
fill_events(struct filler *f)
{
	struct mdto_object *o = &f->object;
	const struct version *version = &f->report->version;

	*arena_push(f->arena, o->events, o->n_events) = (struct mdto_event){ MDTO_TERM("Creatie", "EventTypeLijst"),
	    report_moment(f->report), creator(f), given(&version->reason) };
	if (is_adopted(f->report))
		*arena_push(f->arena, o->events, o->n_events) = (struct mdto_event){ .kind = MDTO_TERM("Accordering", "EventTypeLijst"),
		    .at.date = version->adopted_on.date, .actor.name = given(&version->adopted_by) };
}

/* The term runs from the adoption, or else from when the report was made. */
static void
fill_appraisal(struct filler *f)
{
	static const struct { const char *label, *code; } words[] = {
		[APPRAISAL_OPEN] = { "Nader te bepalen", "N" }, [APPRAISAL_KEEP] = { "Blijvend te bewaren", "B" },
		[APPRAISAL_DESTROY] = { "Tijdelijk te bewaren", "V" },
	};
	const struct municipality *m = f->municipality;
	bool adopted = is_adopted(f->report);

	f->object.appraisal = (struct mdto_term){ str_of(words[m->appraisal].label), str_of(words[m->appraisal].code),
	    STR("Begrippenlijst Waarderingen MDTO") };
	f->object.retention = (struct mdto_period){
	    adopted ? MDTO_TERM("Accordering", "EventTypeLijst") : MDTO_TERM("Creatie", "EventTypeLijst"),
	    date_last(adopted ? f->report->version.adopted_on.date : report_moment(f->report).date), m->years };
	f->object.category = term_of(&m->category);
}

/* Who and what it has to do with: betrokkene, activiteit, beperkingGebruik */

static void
add_party(struct filler *f, struct str kind, const struct value *value)
{
	if (value->fill == FILL_GIVEN && value->text.n)
		*arena_push(f->arena, f->object.parties, f->object.n_parties) = (struct mdto_relation){ { kind, STR(""), OWN_LIST },
		    { .name = value->text } };
}

/* Who the work is done for, as the template's fields of that role say, under their
 * labels. What is secret in the report is left out here as well. */
static void
find_parties(const struct section *section, void *data)
{
	struct filler *f = data;

	for (size_t i = 0; i < section->n_fields && !section->secret; i++) {
		const struct field_value *field = &section->fields[i];
		struct str label = label_words(f->arena, f->report->kind, field->spec->label);
		if (field->spec->role != ROLE_PRINCIPAL || field->secret)
			continue;
		add_party(f, label, &field->value);
		for (size_t k = 0; k < field->n_list; k++)
			add_party(f, label, &field->list[k]);
	}
}

static struct str
secrecy_words(struct arena *arena, const struct secrecy *s)
{
	struct buf out = { .arena = arena };

	add_sentence(&out, "Delen zijn geheim. Grondslag", given(&s->ground));
	add_sentence(&out, "Opgelegd door", given(&s->by));
	add_sentence(&out, "Opgelegd op", date_dutch(arena, s->date.date));
	add_sentence(&out, "Op te heffen door", given(&s->ends_by));
	return buf_str(&out);
}

/* A report with its secret parts says on what ground; for what is not secret, the
 * municipality says whether all may use it. */
static void
fill_restrictions(struct filler *f)
{
	struct mdto_object *o = &f->object;
	const struct report *r = f->report;
	struct mdto_restriction *restriction = arena_push(f->arena, o->restrictions, o->n_restrictions);

	if (is_secret(r))
		*restriction = (struct mdto_restriction){ MDTO_TERM("Overig", "BeperkingGebruikTypeLijst"),
		    secrecy_words(f->arena, &r->secrecy) };
	else if (f->municipality->unrestricted)
		restriction->kind = MDTO_TERM("Geen beperking", "BeperkingGebruikTypeLijst");
	else
		restriction->kind = MDTO_TERM("Nader te bepalen", "BeperkingGebruikTypeLijst");
}

static void
add_relation(struct filler *f, struct mdto_term kind, const struct packed *other, bool document)
{
	if (other->name.n)
		*arena_push(f->arena, f->object.relations, f->object.n_relations) = (struct mdto_relation){ kind,
		    { other->title, document ? document_id(f, other->name) : own_id(f, other->name) } };
}

/* MDTO has no word for the next in a row: a report refers to the one before it, of
 * which it tells what has changed. */
static void
fill_relations(struct filler *f, bool document)
{
	add_relation(f, MDTO_TERM("Vervangt", "Relatietypen (informatieobject)"), &f->packing->replaces, document);
	add_relation(f, MDTO_TERM("Refereert aan", "Relatietypen (informatieobject)"), &f->packing->follows, document);
}

/* What a dossier and its document have alike. */
static struct filler
filler(struct arena *arena, const struct report *report, const struct packing *packing, bool document)
{
	struct filler f = { arena, report, &report->style->municipality, packing, { 0 } };

	fill_contents(&f);
	fill_coverage(&f);
	fill_events(&f);
	fill_appraisal(&f);
	fill_relations(&f, document);
	f.object.creator = creator(&f);
	report_each_section(report, find_parties, &f);
	if (f.municipality->activity.name.n)
		f.object.activity = (struct mdto_link){ f.municipality->activity.name,
		    { f.municipality->activity.code, f.municipality->activity.list } };
	fill_restrictions(&f);
	return f;
}

/* The case is the dossier's, in the system that gave it its number. */
static void
add_case(struct filler *f)
{
	struct str number = given(&f->report->case_number), system = f->municipality->cases, name = owner(f);

	if (!number.n)
		return;
	if (!system.n)
		system = str_printf(f->arena, "Zaaksysteem %.*s", (int)name.n, name.p);
	*arena_push(f->arena, f->object.ids, f->object.n_ids) = (struct mdto_id){ number, system };
}

struct mdto_object
mdto_dossier(struct arena *arena, const struct report *report, const struct packing *packing)
{
	struct filler f = filler(arena, report, packing, false);
	struct mdto_object *o = &f.object;

	*arena_push(arena, o->ids, o->n_ids) = own_id(&f, packing->name);
	add_case(&f);
	o->name = dossier_name(&f);
	o->level = MDTO_TERM("Dossier", "Aggregatieniveaus");
	o->part_of = (struct mdto_link){ report->name.text, own_id(&f, packing->series) };
	*arena_push(arena, o->parts, o->n_parts) = (struct mdto_link){ packing->info->title, document_id(&f, packing->name) };
	return *o;
}

struct mdto_object
mdto_document(struct arena *arena, const struct report *report, const struct packing *packing)
{
	struct filler f = filler(arena, report, packing, true);
	struct mdto_object *o = &f.object;

	*arena_push(arena, o->ids, o->n_ids) = document_id(&f, packing->name);
	o->name = packing->info->title;
	o->level = MDTO_TERM("Archiefstuk", "Aggregatieniveaus");
	o->part_of = (struct mdto_link){ dossier_name(&f), own_id(&f, packing->name) };
	return *o;
}

struct mdto_file
mdto_representation(struct arena *arena, struct mdto_object *document, const struct report *report, struct file *from)
{
	const struct format *format = format_of(from->name, from->bytes);
	struct str path = from->name;
	struct mdto_id of = document->ids[0];
	struct mdto_file file = {
		.id = { str_printf(arena, "%.*s/%.*s", (int)of.mark.n, of.mark.p, (int)path.n, path.p), of.source },
		.name = path_name(path), .bytes = from->bytes.n, .sha256 = file_sha256(arena, from), .digested = report_moment(report),
		.format = { str_of(format->name), str_of(format->code), str_of(format->list) },
		.of = { document->name, of },
	};

	*arena_push(arena, document->files, document->n_files) = (struct mdto_link){ file.name, file.id };
	return file;
}
