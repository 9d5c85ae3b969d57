#include "builder.h"
#include "path.h"
#include "../base/arena.h"

/* identity */

static const struct field identity_table[] = {
	{ "formaat", FIELD_TEXT, offsetof(struct report, format), DUTY_REQUIRED, NULL },
	{ "soort", FIELD_TEXT, offsetof(struct report, sort), DUTY_REQUIRED, NULL },
	{ "naam", FIELD_TEXT, offsetof(struct report, name), DUTY_REQUIRED, NULL },
	{ "code", FIELD_TEXT, offsetof(struct report, code), DUTY_OPTIONAL, NULL },
	{ "organisatie", FIELD_TEXT, offsetof(struct report, organisation), DUTY_REQUIRED, NULL },
	{ "periode", FIELD_PERIOD, offsetof(struct report, period), DUTY_REQUIRED, NULL },
	{ "peildatum", FIELD_DATE, offsetof(struct report, reference), DUTY_REQUIRED, NULL },
	{ "opgemaakt", FIELD_MOMENT, offsetof(struct report, made), DUTY_EXPECTED, NULL },
	{ "export", FIELD_MOMENT, offsetof(struct report, exported), DUTY_OPTIONAL, NULL },
	{ "sjabloon", FIELD_TEXT, offsetof(struct report, template), DUTY_OPTIONAL, NULL },
	{ "zaaknummer", FIELD_TEXT, offsetof(struct report, case_number), DUTY_OPTIONAL, NULL },
	{ "vorige", FIELD_TEXT, offsetof(struct report, before), DUTY_OPTIONAL, NULL },
	{ "verzenden vanaf", FIELD_MOMENT, offsetof(struct report, embargo), DUTY_OPTIONAL, NULL },
	{ "versie", FIELD_BLOCK, offsetof(struct report, version_block), DUTY_OPTIONAL, NULL },
	{ "geheimhouding", FIELD_BLOCK, offsetof(struct report, secrecy_block), DUTY_OPTIONAL, NULL },
	{ "motivering", FIELD_ANY, offsetof(struct report, answers), DUTY_OPTIONAL, NULL },
	{ "opgaven", FIELD_LIST, offsetof(struct report, themes_list), DUTY_OPTIONAL, NULL },
};
const struct field_table identity_fields = FIELD_TABLE("rapport", identity_table);

static const struct field version_table[] = {
	{ "nummer", FIELD_NUMBER, offsetof(struct version, number), DUTY_OPTIONAL, NULL },
	{ "stadium", FIELD_TEXT, offsetof(struct version, stage), DUTY_OPTIONAL,
	    (const char *const[]){ "concept", "definitief", NULL } },
	{ "vastgesteld door", FIELD_TEXT, offsetof(struct version, adopted_by), DUTY_OPTIONAL, NULL },
	{ "vastgesteld op", FIELD_DATE, offsetof(struct version, adopted_on), DUTY_OPTIONAL, NULL },
	{ "reden", FIELD_TEXT, offsetof(struct version, reason), DUTY_OPTIONAL, NULL },
};
const struct field_table version_fields = FIELD_TABLE("versie", version_table);

static const struct field secrecy_table[] = {
	{ "opgelegd door", FIELD_TEXT, offsetof(struct secrecy, by), DUTY_REQUIRED, NULL },
	{ "datum", FIELD_DATE, offsetof(struct secrecy, date), DUTY_REQUIRED, NULL },
	{ "grondslag", FIELD_TEXT, offsetof(struct secrecy, ground), DUTY_REQUIRED, NULL },
	{ "op te heffen door", FIELD_TEXT, offsetof(struct secrecy, ends_by), DUTY_REQUIRED, NULL },
};
const struct field_table secrecy_fields = FIELD_TABLE("geheimhouding", secrecy_table);

static const struct field motivation_table[] = {
	{ "bevinding", FIELD_TEXT, offsetof(struct motivation, finding), DUTY_REQUIRED, NULL },
	{ "plaats", FIELD_TEXT, offsetof(struct motivation, at), DUTY_OPTIONAL, NULL },
	{ "reden", FIELD_TEXT, offsetof(struct motivation, reason), DUTY_REQUIRED, NULL },
	{ "door", FIELD_TEXT, offsetof(struct motivation, by), DUTY_REQUIRED, NULL },
};
const struct field_table motivation_fields = FIELD_TABLE("motivering", motivation_table);

static const struct field theme_table[] = {
	{ "code", FIELD_TEXT, offsetof(struct theme, code), DUTY_REQUIRED, NULL },
	{ "naam", FIELD_TEXT, offsetof(struct theme, name), DUTY_REQUIRED, NULL },
	{ "ook", FIELD_ANY, offsetof(struct theme, also), DUTY_OPTIONAL, NULL },
};
const struct field_table theme_fields = FIELD_TABLE("opgave", theme_table);

static void
read_version(struct builder *b)
{
	struct version *version = &b->report->version;

	if (b->report->version_block.fill != FILL_GIVEN)
		return;
	FIELDS_READ(&b->reading, b->report->version_block.node, version_table, version);
	if (version->number.number > 1)
		field_duty(&b->reading, &version->reason, DUTY_REQUIRED, STR("reden"));
	if (version->adopted_by.fill > FILL_EMPTY || version->adopted_on.fill > FILL_EMPTY) {
		field_duty(&b->reading, &version->adopted_by, DUTY_REQUIRED, STR("vastgesteld door"));
		field_duty(&b->reading, &version->adopted_on, DUTY_REQUIRED, STR("vastgesteld op"));
	}
}

/* Whether a report has something where the template keeps it secret. */
static bool
fills_secret(const struct node *root, const struct section_spec *specs, size_t n)
{
	bool found = false;

	for (size_t i = 0; i < n && !found; i++) {
		const struct entry *entry = specs[i].secret ? tree_lookup(root, specs[i].source) : NULL;
		found = (entry && !tree_is_empty(entry->value)) || fills_secret(root, specs[i].children, specs[i].n_children);
	}
	return found;
}

/* Who hides something says why, once for the whole report. */
static void
read_secrecy(struct builder *b)
{
	struct report *report = b->report;

	report->has_secrets = path_holds_secret(report->root)
	    || fills_secret(report->root, report->style->sections, report->style->n_sections);
	if (report->secrecy_block.fill == FILL_GIVEN)
		FIELDS_READ(&b->reading, report->secrecy_block.node, secrecy_table, &report->secrecy);
	else if (report->has_secrets)
		field_duty(&b->reading, &report->secrecy_block, DUTY_REQUIRED, STR("geheimhouding"));
}

static void
read_motivation(struct builder *b, const struct node *node, const struct node *scope)
{
	struct motivation *m = arena_push(b->reading.arena, b->report->motivations, b->report->n_motivations);

	FIELDS_READ(&b->reading, node, motivation_table, m);
	m->scope = scope;
	m->place = m->finding.fill > FILL_EMPTY ? m->finding.place : node->place;
}

/* Answers stand at the end of the report, or in the item that they are about. */
static void
read_motivations(struct builder *b, const struct node *node)
{
	for (size_t i = 0; i < node->n && node->kind != NODE_TEXT; i++) {
		const struct node *value = node->kind == NODE_LIST ? node->items[i] : node->entries[i].value;
		if (node->kind == NODE_LIST || !str_is(node->entries[i].folded, "motivering"))
			read_motivations(b, value);
		else if (value->kind == NODE_TEXT && !str_trim(value->text).n)
			continue;       /* not filled in */
		else if (value->kind != NODE_LIST)
			read_motivation(b, value, node);
		else
			for (size_t k = 0; k < value->n; k++)
				read_motivation(b, value->items[k], node);
	}
}

static void
read_theme(struct builder *b, const struct node *node)
{
	struct arena *arena = b->reading.arena;
	struct theme *theme = arena_push(arena, b->report->themes, b->report->n_themes);
	struct node *const *items;
	size_t n;

	FIELDS_READ(&b->reading, node, theme_table, theme);
	if (theme->name.fill > FILL_WRONG)
		*arena_push(arena, theme->names, theme->n_names) = theme->name.text;
	if (field_items(&theme->also, &items, &n))
		for (size_t i = 0; i < n; i++)
			*arena_push(arena, theme->names, theme->n_names) = str_trim(items[i]->text);
	else if (theme->also.fill == FILL_GIVEN)
		*arena_push(arena, theme->names, theme->n_names) = theme->also.text;
}

static void
read_themes(struct builder *b)
{
	struct node *const *items;
	size_t n;

	if (field_items(&b->report->themes_list, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_theme(b, items[i]);
}

static void
check_format(struct builder *b)
{
	const struct value *format = &b->report->format;

	if (format->fill > FILL_WRONG && !str_is(format->text, REPORT_FORMAT))
		diag_add(b->reading.findings, FORMAT_UNKNOWN, format->place, format->text, STR(REPORT_FORMAT));
}

static void
check_organisation(struct builder *b)
{
	const struct value *code = &b->report->organisation;
	bool good = code->text.n == 6 && str_starts(code->text, "gm");

	for (size_t i = 2; good && i < 6; i++)
		good = code->text.p[i] >= '0' && code->text.p[i] <= '9';
	if (code->fill > FILL_WRONG && !good)
		diag_add(b->reading.findings, MUNICIPALITY_CODE, code->place, code->text);
}

/* Of a month or a year it is not certain when it starts to hold. */
static void
check_embargo(struct builder *b)
{
	const struct value *embargo = &b->report->embargo;

	if (embargo->fill == FILL_GIVEN && !embargo->moment.date.day)
		diag_add(b->reading.findings, EMBARGO_DAY, embargo->place, embargo->text);
}

static void
find_kind(struct builder *b)
{
	const struct style *style = b->report->style;
	struct str *words = NULL, sort = str_fold(b->reading.arena, b->report->sort.text);
	size_t n = 0;

	for (size_t i = 0; i < style->n_kinds; i++) {
		if (str_eq(style->kinds[i].key, sort))
			b->report->kind = &style->kinds[i];
		*arena_push(b->reading.arena, words, n) = style->kinds[i].key;
	}
	if (!b->report->kind && b->report->sort.fill >= FILL_NONE)
		diag_add(b->reading.findings, CHOICE_UNKNOWN, b->report->sort.place, b->report->sort.text,
		    words_joined(b->reading.arena, words, n));
}

/* sections */

static void (*const section_readers[])(struct builder *, struct section *, const struct value *) = {
	[SECTION_IMAGE] = read_image, [SECTION_STATUS] = read_fields, [SECTION_FIELDS] = read_fields,
	[SECTION_PROSE] = read_prose, [SECTION_MONEY] = read_money, [SECTION_PLANNING] = read_planning,
	[SECTION_RISKS] = read_risks, [SECTION_INDICATORS] = read_indicators, [SECTION_MILESTONES] = read_milestones,
	[SECTION_TABLE] = read_table,
};

static void
read_source(struct builder *b, struct section *section)
{
	const struct entry *entry = tree_lookup(b->report->root, section->spec->source);
	struct value value = { .place = b->report->root->place };

	if (entry) {
		field_value(&b->reading, entry->value, FIELD_ANY, entry->key, &value);
		if (value.fill == FILL_EMPTY)
			value.place = entry->place;
	}
	section->fill = value.fill;
	section->place = value.place;
	field_duty(&b->reading, &value, section->spec->duty, section->spec->source);
	section_readers[section->spec->kind](b, section, &value);
	section->secret = section->secret || section->spec->secret;
}

static struct section *
read_sections(struct builder *b, const struct section_spec *specs, size_t n, int level)
{
	struct section *sections = arena_array(b->reading.arena, n, sizeof *sections);

	for (size_t i = 0; i < n; i++) {
		sections[i].spec = &specs[i];
		sections[i].level = level;
		if (!specs[i].source.n) {
			sections[i].secret = specs[i].secret;
			sections[i].children = read_sections(b, specs[i].children, specs[i].n_children,
			    level + (specs[i].shown != SHOW_PARTS));
			sections[i].n_children = specs[i].n_children;
		} else {
			read_source(b, &sections[i]);
		}
	}
	return sections;
}

struct report *
report_read(struct arena *arena, struct findings *findings, const struct node *root, const struct style *style)
{
	struct builder b = { .reading = { arena, findings }, .report = arena_alloc(arena, sizeof *b.report) };
	size_t n;
	const struct str *sources = style_sources(arena, style, &n);

	b.report->root = root;
	b.report->style = style;
	fields_read(&b.reading, root, identity_table, sizeof identity_table / sizeof *identity_table,
	    b.report, sources, n);
	if (root->kind != NODE_BLOCK)
		return b.report;
	check_format(&b);
	check_organisation(&b);
	check_embargo(&b);
	find_kind(&b);
	read_version(&b);
	read_themes(&b);
	read_secrecy(&b);
	read_motivations(&b, root);
	b.report->sections = read_sections(&b, style->sections, style->n_sections, 2);
	b.report->n_sections = style->n_sections;
	read_references(&b, b.report->sections, b.report->n_sections);
	return b.report;
}

bool
report_has_key(struct str key)
{
	for (size_t i = 0; i < sizeof identity_table / sizeof *identity_table; i++)
		if (str_is(key, identity_table[i].key))
			return true;
	return false;
}

static const struct section *
section_in(const struct section *sections, size_t n, struct str source)
{
	const struct section *found = NULL;

	for (size_t i = 0; i < n && !found; i++)
		found = sections[i].spec->source.n && str_eq(sections[i].spec->source, source) ? &sections[i]
		    : section_in(sections[i].children, sections[i].n_children, source);
	return found;
}

const struct section *
report_section(const struct report *report, struct str source)
{
	return section_in(report->sections, report->n_sections, source);
}

const struct field_value *
section_field(const struct section *section, struct str key)
{
	for (size_t i = 0; i < section->n_fields; i++)
		if (str_eq(section->fields[i].spec->key, key))
			return &section->fields[i];
	return NULL;
}

bool
report_is_secret(const struct report *report, struct place place)
{
	const struct entry *entry = path_entry(report->root, place);
	const struct section *section = entry ? report_section(report, entry->folded) : NULL;

	return (section && section->spec->secret) || path_is_secret(report->root, place);
}

struct str
report_template(const struct node *root)
{
	const struct entry *entry = tree_lookup(root, STR("sjabloon"));

	return entry && entry->value->kind == NODE_TEXT ? str_trim(entry->value->text) : (struct str){ 0 };
}

bool
report_is_concept(const struct report *report)
{
	return str_is(report->version.stage.text, "concept");
}

struct place
report_version_place(const struct report *report)
{
	return report->version.number.fill == FILL_GIVEN ? report->version.number.place : report->period.place;
}

struct date
report_day(const struct report *report)
{
	if (report->made.fill == FILL_GIVEN)
		return report->made.moment.date;
	return report->version.adopted_on.fill == FILL_GIVEN
	    ? report->version.adopted_on.date : report->reference.date;
}

struct moment
report_moment(const struct report *r)
{
	struct moment made = r->made.fill == FILL_GIVEN ? r->made.moment : (struct moment){ .date = report_day(r) };

	return made.date.year ? made : (struct moment){ .date = { 2001, 1, 1 } };
}

static void
each(const struct section *sections, size_t n, void (*call)(const struct section *, void *), void *data)
{
	for (size_t i = 0; i < n; i++) {
		call(&sections[i], data);
		each(sections[i].children, sections[i].n_children, call, data);
	}
}

void
report_each_section(const struct report *report, void (*call)(const struct section *, void *), void *data)
{
	each(report->sections, report->n_sections, call, data);
}
