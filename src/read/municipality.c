#include "municipality.h"
#include "../base/arena.h"

/* As the DiWoo schema 0.9.8 has them; the order is ours, the first is the default. */
static const struct woo_category categories[] = {
	{ "vergaderstukken decentrale overheden", "c_db4862c3" },
	{ "bij vertegenwoordigende organen ingekomen stukken", "c_8c840238" },
	{ "agenda\xE2\x80\x99s en besluitenlijsten bestuurscolleges", "c_3a248e3a" },
	{ "jaarplannen en jaarverslagen", "c_c6cd1213" },
	{ "onderzoeksrapporten", "c_fdaee95e" },
	{ "adviezen", "c_99a836c7" },
	{ "convenanten", "c_8fc2335c" },
	{ "organisatie en werkwijze", "c_40a05794" },
	{ "bereikbaarheidsgegevens", "c_89ee6784" },
	{ "wetten en algemeen verbindende voorschriften", "c_139c6280" },
	{ "overige besluiten van algemene strekking", "c_aab6bfc7" },
	{ "ontwerpen van wet- en regelgeving met adviesaanvraag", "c_759721e2" },
	{ "subsidieverplichtingen anders dan met beschikking", "c_cf268088" },
	{ "Woo-verzoeken en -besluiten", "c_3baef532" },
	{ "beschikkingen", "c_46a81018" },
	{ "klachtoordelen", "c_a870c43d" },
};

enum { CATEGORIES = sizeof categories / sizeof *categories };

struct concept_values {
	struct value name, code, list;
};

static const struct field concept_table[] = {
	{ "naam", FIELD_TEXT, offsetof(struct concept_values, name), DUTY_REQUIRED, NULL },
	{ "code", FIELD_TEXT, offsetof(struct concept_values, code), DUTY_OPTIONAL, NULL },
	{ "lijst", FIELD_TEXT, offsetof(struct concept_values, list), DUTY_REQUIRED, NULL },
};

/* "geen" and "n.v.t." are no text. */
static struct str
given(const struct value *value)
{
	return value->fill == FILL_GIVEN ? value->text : (struct str){ 0 };
}

static struct concept
read_concept(const struct reading *r, const struct node *block)
{
	struct concept_values v;

	FIELDS_READ(r, block, concept_table, &v);
	return (struct concept){ given(&v.name), given(&v.code), given(&v.list) };
}

static void
read_classes(const struct reading *r, const struct value *list, struct municipality *m)
{
	struct node *const *items;
	size_t n;

	if (field_items(list, &items, &n))
		for (size_t i = 0; i < n; i++)
			*arena_push(r->arena, m->classes, m->n_classes) = read_concept(r, items[i]);
}

struct archive_values {
	struct value name, creator, cases, appraisal, years, category, activity, classes, restriction, address, woo;
};

static const struct field archive_table[] = {
	{ "naam", FIELD_TEXT, offsetof(struct archive_values, name), DUTY_REQUIRED, NULL },
	{ "archiefvormer", FIELD_TEXT, offsetof(struct archive_values, creator), DUTY_OPTIONAL, NULL },
	{ "zaaksysteem", FIELD_TEXT, offsetof(struct archive_values, cases), DUTY_OPTIONAL, NULL },
	{ "waardering", FIELD_TEXT, offsetof(struct archive_values, appraisal), DUTY_OPTIONAL,
	    (const char *const[]){ "B", "V", "N", NULL } },
	{ "bewaartermijn", FIELD_NUMBER, offsetof(struct archive_values, years), DUTY_OPTIONAL, NULL },
	{ "categorie", FIELD_BLOCK, offsetof(struct archive_values, category), DUTY_OPTIONAL, NULL },
	{ "activiteit", FIELD_BLOCK, offsetof(struct archive_values, activity), DUTY_OPTIONAL, NULL },
	{ "classificatie", FIELD_LIST, offsetof(struct archive_values, classes), DUTY_OPTIONAL, NULL },
	{ "beperking", FIELD_TEXT, offsetof(struct archive_values, restriction), DUTY_OPTIONAL,
	    (const char *const[]){ "Geen beperking", "Nader te bepalen", NULL } },
	{ "publicatie", FIELD_TEXT, offsetof(struct archive_values, address), DUTY_OPTIONAL, NULL },
	{ "woo categorie", FIELD_TEXT, offsetof(struct archive_values, woo), DUTY_OPTIONAL, NULL },
};

enum { YEARS_MOST = 200 };

/* MDTO, bewaartermijn: "dient alleen vastgelegd te worden als waardering de waarde V heeft". */
static void
read_term(const struct reading *r, const struct archive_values *v, struct municipality *m)
{
	if (v->appraisal.fill == FILL_GIVEN)
		m->appraisal = str_is(v->appraisal.text, "B") ? APPRAISAL_KEEP
		    : str_is(v->appraisal.text, "V") ? APPRAISAL_DESTROY : APPRAISAL_OPEN;
	if (m->appraisal == APPRAISAL_DESTROY)
		field_duty(r, &v->years, DUTY_REQUIRED, STR("bewaartermijn"));
	if (v->years.fill != FILL_GIVEN || v->appraisal.fill == FILL_WRONG)
		return;
	if (m->appraisal != APPRAISAL_DESTROY)
		diag_add(r->findings, TERM_UNUSED, v->years.place, v->appraisal.fill == FILL_GIVEN ? v->appraisal.text : STR("N"));
	else if (v->years.number < 1 || v->years.number > YEARS_MOST)
		diag_add(r->findings, NUMBER_FORM, v->years.place, v->years.text, STR("1..200"));
	else
		m->years = (int)v->years.number;
}

/* A folder on the web: https, a name, and a path of plain characters (RFC 3986 2.3). */
static bool
is_address(struct str s)
{
	static const char prefix[] = "https://";
	size_t at = sizeof prefix - 1;

	if (!str_starts(s, prefix) || s.n == at || s.p[at] == '/')
		return false;
	for (; at < s.n; at++) {
		char c = s.p[at];
		bool letter = (c >= 'a' && c <= 'z') || char_is_upper(c) || char_is_digit(c);
		if (!letter && c != '.' && c != '-' && c != '_' && c != '~' && c != '/')
			return false;
	}
	return true;
}

static void
read_address(const struct reading *r, const struct value *address, struct municipality *m)
{
	if (address->fill != FILL_GIVEN)
		return;
	if (is_address(address->text))
		m->address = address->text;
	else
		diag_add(r->findings, PUBLICATION_ADDRESS, address->place, address->text);
}

static void
read_woo(const struct reading *r, const struct value *value, struct municipality *m)
{
	struct str *labels = NULL;
	size_t n = 0;

	if (value->fill != FILL_GIVEN)
		return;
	for (size_t i = 0; i < CATEGORIES; i++) {
		if (str_eq(str_fold(r->arena, value->text), str_fold(r->arena, str_of(categories[i].label))))
			m->woo = &categories[i];
		*arena_push(r->arena, labels, n) = str_of(categories[i].label);
	}
	if (!m->woo)
		diag_add(r->findings, CHOICE_UNKNOWN, value->place, value->text, words_joined(r->arena, labels, n));
}

static void
read_archive(const struct reading *r, const struct node *block, struct municipality *m)
{
	struct archive_values v;

	FIELDS_READ(r, block, archive_table, &v);
	m->archived = true;
	m->name = given(&v.name);
	m->creator = given(&v.creator);
	m->cases = given(&v.cases);
	m->unrestricted = v.restriction.fill == FILL_GIVEN && str_is(v.restriction.text, "Geen beperking");
	read_term(r, &v, m);
	if (v.category.fill == FILL_GIVEN)
		m->category = read_concept(r, v.category.node);
	if (v.activity.fill == FILL_GIVEN)
		m->activity = read_concept(r, v.activity.node);
	read_classes(r, &v.classes, m);
	read_address(r, &v.address, m);
	read_woo(r, &v.woo, m);
}

struct municipality_values {
	struct value codes, archive, letter;
};

static const struct field municipality_table[] = {
	{ "gemeenten", FIELD_LIST, offsetof(struct municipality_values, codes), DUTY_OPTIONAL, NULL },
	{ "archief", FIELD_BLOCK, offsetof(struct municipality_values, archive), DUTY_OPTIONAL, NULL },
	{ "bericht", FIELD_BLOCK, offsetof(struct municipality_values, letter), DUTY_OPTIONAL, NULL },
};

void
municipality_read(struct arena *arena, struct findings *findings, const struct node *root, struct municipality *m)
{
	const struct reading reading = { .arena = arena, .findings = findings };
	struct municipality_values v;
	struct node *const *items;
	size_t n;

	FIELDS_READ(&reading, root, municipality_table, &v);
	if (field_items(&v.codes, &items, &n))
		for (size_t i = 0; i < n; i++)
			*arena_push(arena, m->codes, m->n_codes) = str_trim(items[i]->text);
	if (v.archive.fill == FILL_GIVEN)
		read_archive(&reading, v.archive.node, m);
	if (v.letter.fill == FILL_GIVEN)
		letter_read(&reading, v.letter.node, m->address.n, &m->letter);
}

const struct woo_category *
municipality_woo(const struct municipality *m)
{
	return m->woo ? m->woo : &categories[0];
}
