/* gemeente.yaml: what it says, and where it is wrong. */
#include "unit.h"

#include "../../src/read/municipality.h"

static struct municipality municipality;

/* The findings of a text as "id line:column", one behind the other. */
static struct str
found_in(const char *text)
{
	struct source *source = arena_alloc(a, sizeof *source);
	struct findings findings = { .arena = a };
	const struct node *root;

	*source = (struct source){ STR("gemeente.yaml"), str_of(text) };
	municipality = (struct municipality){ 0 };
	if ((root = tree_read(a, source, &findings)))
		municipality_read(a, &findings, root, &municipality);
	return unit_found(&findings);
}

static void
a_whole_file_is_read(void)
{
	EQ_STR(found_in("gemeenten:\n  - gm1916\n  - gm0344\narchief:\n  naam: gemeente Waterrijk\n"
	    "  archiefvormer: gemeenteraad\n  zaaksysteem: Zaken\n  waardering: V\n  bewaartermijn: 7\n"
	    "  categorie:\n    naam: Volgen\n    code: 3.2\n    lijst: Selectielijst\n"
	    "  activiteit:\n    naam: Uitvoeren\n    lijst: Zaaktypen\n"
	    "  classificatie:\n    - naam: Rapport\n      lijst: Soorten\n    - naam: Project\n      lijst: Plan\n"
	    "  beperking: Geen beperking\n  publicatie: https://w.example/raad/\n"
	    "  Woo-categorie: Agenda\xE2\x80\x99s en besluitenlijsten bestuurscolleges\n"), "");
	EQ_INT((int64_t)municipality.n_codes, 2);
	EQ_STR(municipality.codes[1], "gm0344");
	EQ_STR(municipality.name, "gemeente Waterrijk");
	EQ_STR(municipality.creator, "gemeenteraad");
	EQ_STR(municipality.cases, "Zaken");
	EQ_INT(municipality.appraisal, APPRAISAL_DESTROY);
	EQ_INT(municipality.years, 7);
	EQ_STR(municipality.category.code, "3.2");
	EQ_STR(municipality.activity.list, "Zaaktypen");
	EQ_STR(municipality.activity.code, "");
	EQ_INT((int64_t)municipality.n_classes, 2);
	EQ_STR(municipality.classes[1].name, "Project");
	OK(municipality.unrestricted && municipality.archived);
	EQ_STR(municipality.address, "https://w.example/raad/");
	EQ_STR(str_of(municipality_woo(&municipality)->code), "c_3a248e3a");
}

static void
little_is_enough(void)
{
	EQ_STR(found_in("archief:\n  naam: gemeente Waterrijk\n  zaaksysteem: geen\n"), "");
	EQ_INT(municipality.appraisal, APPRAISAL_OPEN);
	OK(!municipality.unrestricted);
	EQ_STR(municipality.cases, "");
	EQ_STR(str_of(municipality_woo(&municipality)->code), "c_db4862c3");
	EQ_STR(found_in("gemeenten:\n  - gm1916\narchief:\n"), "");
	OK(!municipality.archived);
}

static void
faults_have_a_place(void)
{
	EQ_STR(found_in("archief:\n  waardering: V\n"), "sleutel-ontbreekt 2:3, sleutel-ontbreekt 2:3");
	EQ_STR(found_in("archief:\n  naam: x\n  waardering: b\n  bewaartermijn: 5\n"), "keuze-onbekend 3:15");
	EQ_STR(found_in("archief:\n  naam: x\n  bewaartermijn: 5\n"), "bewaartermijn-waardering 3:18");
	EQ_STR(found_in("archief:\n  naam: x\n  waardering: V\n  bewaartermijn: 0\n"), "getal-vorm 4:18");
	EQ_STR(found_in("archief:\n  naam: x\n  waardering: V\n  bewaartermijn: 201\n"), "getal-vorm 4:18");
	EQ_STR(found_in("archief:\n  naam: x\n  waardering: V\n  bewaartermijn: tien jaar\n"), "getal-vorm 4:18");
	EQ_STR(found_in("archief:\n  naam: x\n  categorie:\n    naam: Volgen\n"), "sleutel-ontbreekt 4:5");
	EQ_STR(found_in("archief:\n  naam: x\n  classificatie: Rapport\n"), "verwacht-lijst 3:18");
	EQ_STR(found_in("archief:\n  naam: x\n  beperking: openbaar\n"), "keuze-onbekend 3:14");
	EQ_STR(found_in("archief:\n  naam: x\n  woo-categorie: raadsstukken\n"), "keuze-onbekend 3:18");
	EQ_STR(found_in("archief:\n  naam: x\n  bewaar: 5\n"), "sleutel-onbekend 3:3");
}

static void
an_address_is_a_folder_on_the_web(void)
{
	static const char *const wrong[] = {
		"http://w.example/", "https://", "https:///raad", "https://w.example/a b", "https://w.example/?x=",
		"https://w.example/#x", "https://gebruiker@w.example/", "https://w.example:8443/", "w.example",
	};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		EQ_STR(found_in(str_printf(a, "archief:\n  naam: x\n  publicatie: \"%s\"\n%c", wrong[i], 0).p),
		    "publicatie-adres 3:15");
		EQ_STR(municipality.address, "");
	}
	EQ_STR(found_in("archief:\n  naam: x\n  publicatie: https://w.example\n"), "");
}

TESTS(TEST(a_whole_file_is_read), TEST(little_is_enough), TEST(faults_have_a_place), TEST(an_address_is_a_folder_on_the_web))
