/*
 * A list in YAML and one in CSV become the same blocks, and are read by one table.
 */
#include "partners.h"
#include "address.h"
#include "../base/arena.h"
#include "../base/map.h"
#include "../read/sheet.h"

#include <string.h>

struct partner_values {
	struct value name, address, language, salutation, programmes;
};

static const struct field partner_table[] = {
	{ "naam", FIELD_TEXT, offsetof(struct partner_values, name), DUTY_REQUIRED, NULL },
	{ "adres", FIELD_TEXT, offsetof(struct partner_values, address), DUTY_REQUIRED, NULL },
	{ "taal", FIELD_TEXT, offsetof(struct partner_values, language), DUTY_OPTIONAL, NULL },
	{ "aanhef", FIELD_TEXT, offsetof(struct partner_values, salutation), DUTY_OPTIONAL, NULL },
	{ "programmas", FIELD_ANY, offsetof(struct partner_values, programmes), DUTY_REQUIRED, NULL },
};

enum { PARTNER_FIELDS = sizeof partner_table / sizeof *partner_table };

struct list_values {
	struct value partners;
};

static const struct field list_table[] = {
	{ "partners", FIELD_LIST, offsetof(struct list_values, partners), DUTY_REQUIRED, NULL },
};

struct lister {
	struct reading reading;
	const struct letter *letter;
	struct partners *partners;
	struct map seen;                /* folded addresses, with their number */
};

static void
add_programme(struct lister *l, struct partner *partner, struct str text)
{
	text = str_trim(text);
	if (str_fold(l->reading.arena, text).n)
		*arena_push(l->reading.arena, partner->programmes, partner->n_programmes) = text;
}

/* "alle", or names and codes: a list, or a text with commas. */
static void
read_programmes(struct lister *l, const struct value *value, struct partner *partner)
{
	struct node *const *items;
	struct str rest = value->text, part;
	size_t n;

	if (value->fill <= FILL_WRONG)
		return;
	if (field_items(value, &items, &n)) {
		for (size_t i = 0; i < n; i++)
			if (items[i]->kind == NODE_TEXT)
				add_programme(l, partner, items[i]->text);
			else
				diag_add(l->reading.findings, WANTS_TEXT, items[i]->place, STR("programma's"));
	} else if (value->node->kind != NODE_TEXT) {
		diag_add(l->reading.findings, WANTS_LIST, value->place, STR("programma's"));
	} else {
		partner->every_programme = str_is(str_fold(l->reading.arena, value->text), "alle");
		while (str_cut(&rest, ',', &part))
			add_programme(l, partner, part);
	}
	if (!partner->n_programmes)
		diag_add(l->reading.findings, VALUE_EMPTY, value->place, STR("programma's"));
}

static struct str
languages(const struct lister *l)
{
	struct str *words = NULL;
	size_t n = 0;

	for (size_t i = 0; i < l->letter->n; i++)
		*arena_push(l->reading.arena, words, n) = l->letter->words[i].language;
	return words_joined(l->reading.arena, words, n);
}

/* Dutch when nothing is said; else one that there is a letter in. */
static void
read_language(struct lister *l, const struct value *value, struct partner *partner)
{
	partner->language = STR("nl");
	if (value->fill <= FILL_WRONG)
		return;
	if (!language_is_tag(value->text))
		diag_add(l->reading.findings, LANGUAGE_FORM, value->place, value->text);
	else if (!letter_in(l->letter, value->text))
		diag_add(l->reading.findings, PARTNER_LANGUAGE, value->place, value->text, languages(l));
	else
		partner->language = value->text;
}

static void
read_address(struct lister *l, const struct value *value, struct partner *partner)
{
	size_t number = l->partners->n - 1, first;

	if (value->fill <= FILL_WRONG || !address_read(&l->reading, value, &partner->address))
		return;
	partner->place = value->place;
	partner->folded = address_folded(l->reading.arena, partner->address);
	first = map_put(&l->seen, partner->folded, number);
	if (first != number)
		diag_mark(l->reading.findings, diag_add(l->reading.findings, PARTNER_TWICE, value->place, value->text,
		    str_printf(l->reading.arena, "%u", l->partners->list[first].place.line)),
		    l->partners->list[first].place, value->text);
}

static void
read_partner(struct lister *l, const struct node *block)
{
	struct partner *partner = arena_push(l->reading.arena, l->partners->list, l->partners->n);
	struct partner_values v;

	FIELDS_READ(&l->reading, block, partner_table, &v);
	partner->name = v.name.text;
	partner->salutation = v.salutation.fill == FILL_GIVEN ? v.salutation.text : (struct str){ 0 };
	read_address(l, &v.address, partner);
	read_language(l, &v.language, partner);
	read_programmes(l, &v.programmes, partner);
}

static const struct node *
yaml_rows(struct lister *l, struct source *source)
{
	const struct node *root = tree_read(l->reading.arena, source, l->reading.findings);
	struct list_values v = { 0 };

	if (root)
		FIELDS_READ(&l->reading, root, list_table, &v);
	return v.partners.fill == FILL_GIVEN ? v.partners.node : NULL;
}

/* The columns are called as the keys are. */
static const struct node *
csv_rows(struct lister *l, struct source *source)
{
	struct section_spec spec = { .kind = SECTION_TABLE };
	const struct csv *csv = csv_read(l->reading.arena, source, l->reading.findings);

	for (size_t i = 0; i < PARTNER_FIELDS; i++)
		*arena_push(l->reading.arena, spec.fields, spec.n_fields) = (struct field_spec){ .key = str_of(partner_table[i].key),
		    .label = str_of(partner_table[i].key), .duty = partner_table[i].duty };
	return csv ? sheet_rows(&l->reading, csv, &spec, NULL, NULL) : NULL;
}

void
partners_read(struct arena *arena, struct findings *findings, struct source *source, const struct letter *letter,
    struct partners *partners)
{
	struct lister l = { { .arena = arena, .findings = findings }, letter, partners, { .arena = arena } };
	const struct node *rows = str_ends(source->path, ".csv") || str_ends(source->path, ".CSV") ? csv_rows(&l, source)
	    : yaml_rows(&l, source);

	*partners = (struct partners){ 0 };
	for (size_t i = 0; rows && i < rows->n; i++)
		read_partner(&l, rows->items[i]);
}

bool
partner_wants(struct arena *arena, const struct partner *partner, const struct report *report)
{
	struct str name = str_fold(arena, report->name.text), code = str_fold(arena, report->code.text);

	for (size_t i = 0; i < partner->n_programmes; i++) {
		struct str programme = str_fold(arena, partner->programmes[i]);
		if (str_eq(programme, name) || (code.n && str_eq(programme, code)))
			return true;
	}
	return partner->every_programme;
}

void
partners_check(struct arena *arena, struct findings *findings, const struct partners *partners, const struct report *report)
{
	struct str name = str_fold(arena, report->name.text);

	for (size_t i = 0; i < partners->n; i++) {
		const struct partner *partner = &partners->list[i];
		if (partner_wants(arena, partner, report))
			continue;
		for (size_t k = 0; k < partner->n_programmes; k++)
			if (str_nearest(str_fold(arena, partner->programmes[k]), &name, 1).n)
				diag_add(findings, PARTNER_PROGRAMME, partner->place, partner->name, partner->programmes[k], report->name.text);
	}
}
