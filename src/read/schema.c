#include "schema.h"
#include "builder.h"
#include "include.h"
#include "../base/arena.h"

#include <string.h>

struct maker {
	struct arena *arena;
	const struct style *style;
	const struct node *texts;
};

static struct schema *
new_schema(struct maker *m, enum schema_kind kind)
{
	struct schema *schema = arena_alloc(m->arena, sizeof *schema);

	schema->kind = kind;
	return schema;
}

static struct schema *
choice_of(struct maker *m, const char *const *words)
{
	struct schema *choice = new_schema(m, SCHEMA_CHOICE);

	for (; *words; words++)
		*arena_push(m->arena, choice->words, choice->n_words) = str_of(*words);
	return choice;
}

static struct schema *
exact(struct schema *choice)
{
	choice->exact = true;
	return choice;
}

static struct schema *
list_of(struct maker *m, struct schema *items)
{
	struct schema *list = new_schema(m, SCHEMA_LIST);

	list->items = items;
	return list;
}

/* What may stand in the place of a schema, after what else may. */
static struct schema *
either(struct schema *schema, struct schema *other)
{
	struct schema *last = schema;

	while (last->or)
		last = last->or;
	last->or = other;
	return schema;
}

/* what keys mean */

static struct str
text_at(const struct node *block, const char *key)
{
	const struct entry *entry = tree_lookup(block, str_of(key));

	return entry ? str_trim(entry->value->text) : (struct str){ 0 };
}

static const struct node *
block_at(const struct node *block, struct str key)
{
	const struct entry *entry = tree_lookup(block, key);

	return entry ? entry->value : NULL;
}

static enum renewal
renewal_of(struct str word)
{
	return str_is(word, "overnemen") ? RENEW_CARRY : str_is(word, "invullen") ? RENEW_FILL
	    : str_is(word, "weglaten") ? RENEW_LEAVE : RENEW_BY_KIND;
}

static void
describe(struct maker *m, struct str table, struct schema *member)
{
	const struct node *text = block_at(block_at(m->texts, table), member->key);

	if (!text)
		text = block_at(block_at(m->texts, STR("algemeen")), member->key);
	member->title = text_at(text, "titel");
	member->help = text_at(text, "uitleg");
	member->example = text_at(text, "voorbeeld");
	member->renewal = renewal_of(text_at(text, "nieuw"));
}

/* What is said of all keys of a kind, where the template says nothing itself. */
static void
describe_kind(struct maker *m, const char *kind, struct schema *member)
{
	struct schema common = { .key = str_of(kind) };

	describe(m, STR("sjabloon"), &common);
	member->help = member->help.n ? member->help : common.help;
	member->example = member->example.n ? member->example : common.example;
}

/* tables */

static struct schema *block_of(struct maker *, const struct field_table *);

static struct schema *
texts_of(struct maker *m)
{
	return either(new_schema(m, SCHEMA_TEXT), list_of(m, new_schema(m, SCHEMA_TEXT)));
}

static struct schema *
prose_of(struct maker *m)
{
	return new_schema(m, SCHEMA_PROSE);
}

static struct schema *
motivations_of(struct maker *m)
{
	return either(list_of(m, block_of(m, &motivation_fields)), block_of(m, &motivation_fields));
}

static struct schema *
activities_of(struct maker *m)
{
	return either(list_of(m, either(new_schema(m, SCHEMA_TEXT), block_of(m, &activity_fields))),
	    new_schema(m, SCHEMA_TEXT));
}

static struct schema *
version_of(struct maker *m)
{
	return block_of(m, &version_fields);
}

static struct schema *
secrecy_of(struct maker *m)
{
	return block_of(m, &secrecy_fields);
}

static struct schema *
themes_of(struct maker *m)
{
	return list_of(m, block_of(m, &theme_fields));
}

static struct schema *
measures_of(struct maker *m)
{
	return list_of(m, block_of(m, &measure_fields));
}

/* Keys of which the value is more than its type tells; the table is any where it
 * is not named. */
static const struct inner {
	const char *table, *key;
	struct schema *(*make)(struct maker *);
} inners[] = {
	{ NULL, "motivering", motivations_of },
	{ "rapport", "versie", version_of }, { "rapport", "geheimhouding", secrecy_of }, { "rapport", "opgaven", themes_of },
	{ "opgave", "ook", texts_of }, { "deel", "tekst", prose_of }, { "planperiode", "activiteiten", activities_of },
	{ "indicator", "reeks", measures_of },
};

static const enum schema_kind kinds[] = {
	[FIELD_TEXT] = SCHEMA_TEXT, [FIELD_ANY] = SCHEMA_TEXT, [FIELD_LIST] = SCHEMA_LIST, [FIELD_BLOCK] = SCHEMA_BLOCK,
	[FIELD_DATE] = SCHEMA_DATE, [FIELD_MOMENT] = SCHEMA_MOMENT, [FIELD_PERIOD] = SCHEMA_PERIOD,
	[FIELD_NUMBER] = SCHEMA_NUMBER, [FIELD_LENGTH] = SCHEMA_AMOUNT, [FIELD_AMOUNT] = SCHEMA_AMOUNT,
};

static struct schema *
value_of(struct maker *m, const struct field_table *table, const struct field *field)
{
	static const char *const yes_or_no[] = { "ja", "nee", NULL };

	for (size_t i = 0; i < sizeof inners / sizeof *inners; i++)
		if (strcmp(inners[i].key, field->key) == 0 && (!inners[i].table || strcmp(inners[i].table, table->name) == 0))
			return inners[i].make(m);
	if (field->type == FIELD_YES || field->choices)
		return exact(choice_of(m, field->choices ? field->choices : yes_or_no));
	return new_schema(m, kinds[field->type]);
}

static struct schema *
add_member(struct maker *m, struct schema *block, const struct schema *value, struct str key, enum duty duty)
{
	struct schema *member = arena_push(m->arena, block->members, block->n);

	*member = *value;
	member->key = key;
	member->duty = duty;
	return member;
}

static void
add_table(struct maker *m, struct schema *block, const struct field_table *table)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->fields[i];
		describe(m, str_of(table->name), add_member(m, block, value_of(m, table, field), str_of(field->key), field->duty));
	}
}

static struct schema *
block_of(struct maker *m, const struct field_table *table)
{
	struct schema *block = new_schema(m, SCHEMA_BLOCK);

	block->name = str_of(table->name);
	add_table(m, block, table);
	return block;
}

/* sections */

static struct schema *
image_schema(struct maker *m, const struct section_spec *spec)
{
	(void)spec;
	return block_of(m, &image_fields);
}

static struct schema *
legend_schema(struct maker *m, const struct legend *legend)
{
	struct schema *choice = new_schema(m, SCHEMA_CHOICE);

	for (size_t i = 0; legend && i < legend->n; i++)
		*arena_push(m->arena, choice->words, choice->n_words) = legend->words[i].word;
	for (size_t i = 0; legend && i < legend->n; i++)
		for (size_t k = 0; k < legend->words[i].n_synonyms; k++)
			*arena_push(m->arena, choice->synonyms, choice->n_synonyms) = legend->words[i].synonyms[k];
	return choice;
}

/* A word of the legend, or a block with that word and why. */
static struct schema *
judgement_schema(struct maker *m, const struct field_spec *spec)
{
	struct schema *choice = legend_schema(m, spec->legend), *block = block_of(m, &judgement_fields);
	struct schema *word = (struct schema *)schema_member(block, STR("waarde"));

	word->kind = SCHEMA_CHOICE;
	word->words = choice->words;
	word->n_words = choice->n_words;
	word->synonyms = choice->synonyms;
	word->n_synonyms = choice->n_synonyms;
	block->name = (struct str){ 0 };
	return either(choice, block);
}

static struct schema *
date_schema(struct maker *m, const struct field_spec *spec)
{
	static const char *const words[] = { "geen", "n.v.t.", NULL };

	(void)spec;
	return either(new_schema(m, SCHEMA_DATE), choice_of(m, words));
}

static struct schema *
text_schema(struct maker *m, const struct field_spec *spec)
{
	(void)spec;
	return new_schema(m, SCHEMA_TEXT);
}

static struct schema *
texts_schema(struct maker *m, const struct field_spec *spec)
{
	(void)spec;
	return texts_of(m);
}

static struct schema *
period_schema(struct maker *m, const struct field_spec *spec)
{
	(void)spec;
	return new_schema(m, SCHEMA_PERIOD);
}

static struct schema *
amount_schema(struct maker *m, const struct field_spec *spec)
{
	(void)spec;
	return new_schema(m, SCHEMA_AMOUNT);
}

static struct schema *
decisions_schema(struct maker *m, const struct field_spec *spec)
{
	static const char *const words[] = { "geen", "n.v.t.", NULL };

	(void)spec;
	return either(list_of(m, block_of(m, &decision_fields)), choice_of(m, words));
}

static const struct {
	struct schema *(*make)(struct maker *, const struct field_spec *);
	const char *text;               /* its key in the texts about templates */
} values[] = {
	[VALUE_TEXT] = { text_schema, "tekst" }, [VALUE_LIST] = { texts_schema, "lijst" },
	[VALUE_DATE] = { date_schema, "datum" }, [VALUE_DATE_OR_TEXT] = { text_schema, "datum of tekst" },
	[VALUE_PERIOD] = { period_schema, "periode" }, [VALUE_AMOUNT] = { amount_schema, "bedrag" },
	[VALUE_LEGEND] = { judgement_schema, "oordeel" }, [VALUE_DECISIONS] = { decisions_schema, "besluiten" },
};

/* Every block of fields may be secret, and have answers. */
static void
add_aside(struct maker *m, struct schema *block)
{
	static const struct field fields[] = {
		{ "geheim", FIELD_YES, 0, DUTY_OPTIONAL, NULL }, { "motivering", FIELD_ANY, 0, DUTY_OPTIONAL, NULL },
	};
	static const struct field_table table = FIELD_TABLE("velden", fields);

	add_table(m, block, &table);
}

static void
add_fields(struct maker *m, struct schema *block, const struct section_spec *spec)
{
	for (size_t i = 0; i < spec->n_fields; i++) {
		const struct field_spec *field = &spec->fields[i];
		struct schema *member = add_member(m, block, values[field->kind].make(m, field), field->key, field->duty);
		member->title = field->label;
		member->help = field->help;
		member->example = field->example;
		member->renewal = field->renewal;
		member->field = field;
		describe_kind(m, values[field->kind].text, member);
	}
}

static struct schema *
fields_schema(struct maker *m, const struct section_spec *spec)
{
	struct schema *block = new_schema(m, SCHEMA_BLOCK);

	add_fields(m, block, spec);
	add_aside(m, block);
	return block;
}

static struct schema *
table_schema(struct maker *m, const struct section_spec *spec)
{
	struct schema *row = new_schema(m, SCHEMA_BLOCK);

	add_fields(m, row, spec);
	add_table(m, row, &aside_fields);
	return list_of(m, row);
}

/* A part of which the text stands in a file. */
static struct schema *
part_elsewhere(struct maker *m)
{
	struct schema *block = block_of(m, &part_fields), *text = (struct schema *)schema_member(block, STR("tekst"));

	block->name = STR("deel uit een bestand");
	*text = *schema_member(block_of(m, &include_fields), STR("uit"));
	return block;
}

static struct schema *
prose_schema(struct maker *m, const struct section_spec *spec)
{
	struct schema *part = either(block_of(m, &part_fields), part_elsewhere(m));

	(void)spec;
	return either(either(prose_of(m), either(block_of(m, &part_fields), part_elsewhere(m))), list_of(m, part));
}

static void
add_columns(struct maker *m, struct schema *block, const struct section_spec *spec)
{
	for (size_t i = 0; i < spec->n_columns; i++) {
		struct schema *member = add_member(m, block, new_schema(m, SCHEMA_AMOUNT), spec->columns[i].key,
		    formula_is_result(spec->formulas, spec->n_formulas, i) ? DUTY_OPTIONAL : DUTY_EXPECTED);
		member->title = spec->columns[i].label;
		member->help = spec->columns[i].help;
		member->example = spec->columns[i].example;
		member->column = &spec->columns[i];
		describe_kind(m, "bedrag", member);
	}
}

static struct schema *
row_schema(struct maker *m, const struct section_spec *spec)
{
	struct schema *row = new_schema(m, SCHEMA_BLOCK);
	struct schema *name = add_member(m, row, new_schema(m, SCHEMA_TEXT), spec->name_column.key, DUTY_REQUIRED);

	name->title = spec->name_column.label;
	name->help = spec->name_column.help;
	name->example = spec->name_column.example;
	describe_kind(m, "post", name);
	add_columns(m, row, spec);
	add_table(m, row, &row_fields);
	return row;
}

static struct schema *
money_schema(struct maker *m, const struct section_spec *spec)
{
	struct schema *block = block_of(m, &money_fields);
	struct schema *rows = (struct schema *)schema_member(block, STR("posten"));
	struct schema *total = (struct schema *)schema_member(block, STR("totaal"));

	((struct schema *)schema_member(block, STR("eenheid")))->duty = DUTY_REQUIRED;
	block->name = (struct str){ 0 };
	rows->items = row_schema(m, spec);
	either(rows, block_of(m, &include_fields));
	total->duty = spec->total ? DUTY_EXPECTED : DUTY_OPTIONAL;
	add_columns(m, total, spec);
	add_table(m, total, &total_fields);
	return block;
}

static struct schema *
planning_schema(struct maker *m, const struct section_spec *spec)
{
	(void)spec;
	return list_of(m, block_of(m, &period_fields));
}

static struct schema *
risks_schema(struct maker *m, const struct section_spec *spec)
{
	(void)spec;
	return list_of(m, block_of(m, &risk_fields));
}

static struct schema *
indicators_schema(struct maker *m, const struct section_spec *spec)
{
	(void)spec;
	return list_of(m, block_of(m, &indicator_fields));
}

static struct schema *
milestones_schema(struct maker *m, const struct section_spec *spec)
{
	(void)spec;
	return list_of(m, block_of(m, &milestone_fields));
}

static const struct {
	struct schema *(*make)(struct maker *, const struct section_spec *);
	const char *text;
} sections[SECTION_KINDS] = {
	[SECTION_IMAGE] = { image_schema, "beeld" }, [SECTION_STATUS] = { fields_schema, "status" },
	[SECTION_FIELDS] = { fields_schema, "velden" }, [SECTION_PROSE] = { prose_schema, "proza" },
	[SECTION_MONEY] = { money_schema, "bedragen" }, [SECTION_PLANNING] = { planning_schema, "planning" },
	[SECTION_RISKS] = { risks_schema, "risicos" }, [SECTION_INDICATORS] = { indicators_schema, "indicatoren" },
	[SECTION_MILESTONES] = { milestones_schema, "mijlpalen" }, [SECTION_TABLE] = { table_schema, "tabel" },
};

/* A section has its data under its source; "geen" and "n.v.t." are an answer too. */
static void
add_section(struct maker *m, struct schema *root, const struct section_spec *spec)
{
	static const char *const words[] = { "geen", "n.v.t.", NULL };
	struct schema *value = sections[spec->kind].make(m, spec), *member;

	if (spec->kind != SECTION_PROSE)
		either(value, choice_of(m, words));
	if (value->kind == SCHEMA_LIST)
		either(value, block_of(m, &include_fields));
	member = add_member(m, root, value, spec->source, spec->duty);
	member->title = str_fill(m->arena, spec->title, &(const struct filling){ "Soort", STR("Programma") }, 1);
	member->help = spec->help;
	member->example = spec->example;
	member->renewal = spec->renewal;
	member->section = spec;
	describe_kind(m, sections[spec->kind].text, member);
}

static void
add_sections(struct maker *m, struct schema *root, const struct section_spec *specs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (specs[i].source.n)
			add_section(m, root, &specs[i]);
		add_sections(m, root, specs[i].children, specs[i].n_children);
	}
}

/* the whole */

/* What of a report's identity only the template knows. */
static void
choose_words(struct maker *m, struct schema *root)
{
	struct schema *sort = (struct schema *)schema_member(root, STR("soort"));
	struct schema *format = (struct schema *)schema_member(root, STR("formaat"));

	sort->kind = format->kind = SCHEMA_CHOICE;
	format->exact = true;
	for (size_t i = 0; i < m->style->n_kinds; i++)
		*arena_push(m->arena, sort->words, sort->n_words) = m->style->kinds[i].key;
	*arena_push(m->arena, format->words, format->n_words) = STR(REPORT_FORMAT);
}

struct schema *
schema_of(struct arena *arena, const struct style *style, const struct node *texts)
{
	struct maker m = { arena, style, texts };
	struct schema *root = block_of(&m, &identity_fields);

	root->name = (struct str){ 0 };
	add_sections(&m, root, style->sections, style->n_sections);
	choose_words(&m, root);
	return root;
}

const struct schema *
schema_member(const struct schema *block, struct str key)
{
	for (size_t i = 0; i < block->n; i++)
		if (str_eq(block->members[i].key, key))
			return &block->members[i];
	return NULL;
}
