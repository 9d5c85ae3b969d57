/*
 * Reads rules of a template. A rule that cannot be read is found, at its place,
 * and left out; the template is then refused, so it never checks half.
 */
#include "rule.h"
#include "style.h"
#include "../base/arena.h"

#include <string.h>

struct rule_values {
	struct value id, severity, text, at, formula, required, explained, values, bound, pattern, must;
};

static const struct field rule_table[] = {
	{ "id", FIELD_TEXT, offsetof(struct rule_values, id), DUTY_REQUIRED, NULL },
	{ "ernst", FIELD_TEXT, offsetof(struct rule_values, severity), DUTY_REQUIRED,
	    (const char *const[]){ "fout", "waarschuwing", "opmerking", NULL } },
	{ "tekst", FIELD_TEXT, offsetof(struct rule_values, text), DUTY_REQUIRED, NULL },
	{ "bij", FIELD_TEXT, offsetof(struct rule_values, at), DUTY_OPTIONAL, NULL },
	{ "formule", FIELD_TEXT, offsetof(struct rule_values, formula), DUTY_OPTIONAL, NULL },
	{ "verplicht", FIELD_YES, offsetof(struct rule_values, required), DUTY_OPTIONAL, NULL },
	{ "toelichting", FIELD_YES, offsetof(struct rule_values, explained), DUTY_OPTIONAL, NULL },
	{ "waarden", FIELD_LIST, offsetof(struct rule_values, values), DUTY_OPTIONAL, NULL },
	{ "grens", FIELD_TEXT, offsetof(struct rule_values, bound), DUTY_OPTIONAL, NULL },
	{ "patroon", FIELD_TEXT, offsetof(struct rule_values, pattern), DUTY_OPTIONAL, NULL },
	{ "moet", FIELD_YES, offsetof(struct rule_values, must), DUTY_OPTIONAL, NULL },
};

struct ruler {
	const struct reading *reading;
	struct style *style;
	struct str prefix;              /* of ids: the template's name, folded to letters and hyphens */
	const struct str *parents;      /* the names of those that it is a child of */
	size_t n_parents;
	struct own_rule *rule;
	const struct section_spec *section;     /* of the rule's target, or NULL */
};

/* targets */

static const struct section_spec *
section_of(const struct section_spec *specs, size_t n, struct str source)
{
	for (size_t i = 0; i < n; i++) {
		const struct section_spec *below = section_of(specs[i].children, specs[i].n_children, source);
		if (below || (specs[i].source.n && str_eq(specs[i].source, source)))
			return below ? below : &specs[i];
	}
	return NULL;
}

static bool
has_field(const struct section_spec *section, struct str key)
{
	for (size_t i = 0; i < section->n_fields; i++)
		if (str_eq(section->fields[i].key, key))
			return true;
	return false;
}

/* "structuur.manager", or "financien". NULL, with a finding, when there is none. */
static const struct section_spec *
find_target(struct ruler *r, struct place place, struct str path, struct target *target)
{
	struct arena *arena = r->reading->arena;
	const struct section_spec *section;
	struct str *keys = NULL, first = { 0 };
	const struct str *words;
	size_t n = 0;

	str_cut(&path, '.', &first);
	target->section = str_fold(arena, str_trim(first));
	target->field = str_fold(arena, str_trim(path));
	section = section_of(r->style->sections, r->style->n_sections, target->section);
	if (section && (!target->field.n || has_field(section, target->field)))
		return section;
	for (size_t i = 0; section && i < section->n_fields; i++)
		*arena_push(arena, keys, n) = section->fields[i].key;
	words = section ? keys : style_sources(arena, r->style, &n);
	path = section ? target->field : target->section;
	diag_add(r->reading->findings, RULE_TARGET, place, path, str_nearest(path, words, n));
	return NULL;
}

static const struct str *
column_keys(struct ruler *r, const struct section_spec *section)
{
	struct str *keys = arena_array(r->reading->arena, section->n_columns, sizeof *keys);

	for (size_t i = 0; i < section->n_columns; i++)
		keys[i] = section->columns[i].key;
	return keys;
}

/* kinds of rules */

static bool
needs_table(struct ruler *r)
{
	if (r->section && r->section->kind == SECTION_MONEY)
		return true;
	diag_add(r->reading->findings, KEY_MISSING, r->rule->place, STR("bij"));
	return false;
}

static bool
read_formula(struct ruler *r, const struct value *value)
{
	bool total;

	return needs_table(r) && formula_read(r->reading, value, column_keys(r, r->section), r->section->n_columns,
	    &r->rule->formula, &total) && !total;
}

/* Both that a value is there, and that an explanation is. */
static bool
read_required(struct ruler *r, const struct value *value)
{
	if (!value->number)
		return false;           /* "nee" asks for nothing */
	if (!r->rule->at.section.n)
		diag_add(r->reading->findings, KEY_MISSING, r->rule->place, STR("bij"));
	return r->rule->at.section.n;
}

static bool
read_values(struct ruler *r, const struct value *value)
{
	struct node *const *items;
	size_t n;

	if (!r->rule->at.field.n)
		diag_add(r->reading->findings, KEY_MISSING, r->rule->place, STR("bij"));
	if (field_items(value, &items, &n))
		for (size_t i = 0; i < n; i++)
			*arena_push(r->reading->arena, r->rule->values, r->rule->n_values) =
			    str_fold(r->reading->arena, items[i]->text);
	return r->rule->at.field.n;
}

static bool
refuse_bound(struct ruler *r, const struct value *value)
{
	diag_add(r->reading->findings, RULE_LIMIT, value->place, value->text);
	return false;
}

/* Columns of a table, or an amount, with signs between them. */
static bool
read_sum(struct ruler *r, const struct value *value, struct str text, struct side *side)
{
	const struct str *keys = column_keys(r, r->section);
	int sign = 1;

	for (text = str_trim(text); text.n; ) {
		size_t n = 0, column = 0;
		struct str word;
		while (n < text.n && !strchr("+- ", text.p[n]))
			n++;
		word = str_fold(r->reading->arena, (struct str){ text.p, n });
		while (column < r->section->n_columns && !str_eq(word, keys[column]))
			column++;
		if (column == r->section->n_columns) {
			struct money money = money_parse(r->reading->arena, (struct str){ text.p, n }, (struct unit){ 1 });
			if (money.fault || side->has_amount)
				return refuse_bound(r, value);
			side->has_amount = true;
			side->amount = sign * money.cents;
		} else {
			*arena_push(r->reading->arena, side->terms, side->n) = (struct term){ sign, column };
		}
		text = str_trim(str_from(text, n));
		if (!text.n)
			return true;
		if (text.p[0] != '+' && text.p[0] != '-')
			break;
		sign = text.p[0] == '+' ? 1 : -1;
		text = str_trim(str_from(text, 1));
	}
	return refuse_bound(r, value);
}

/* A date, or a field that holds one. */
static bool
read_moment(struct ruler *r, const struct value *value, struct str text, struct side *side)
{
	const struct section_spec *section;

	text = str_trim(text);
	side->has_date = date_parse(r->reading->arena, text, &side->date) == DATE_GOOD;
	if (side->has_date)
		return true;
	if (!text.n || !memchr(text.p, '.', text.n))
		return refuse_bound(r, value);
	section = find_target(r, value->place, text, &side->field);
	return section && (section->kind != SECTION_TABLE || refuse_bound(r, value));   /* which of its rows? */
}

static const struct {
	const char *sign;
	enum compare compare;
} signs[] = {                           /* longer ones first */
	{ "<=", COMPARE_LESS_EQUAL }, { ">=", COMPARE_MORE_EQUAL }, { "!=", COMPARE_NOT_EQUAL },
	{ "<>", COMPARE_NOT_EQUAL }, { "==", COMPARE_EQUAL }, { "<", COMPARE_LESS }, { ">", COMPARE_MORE },
	{ "=", COMPARE_EQUAL },
};

/* The first sign of comparison; the text is cut there. */
static bool
cut_at_sign(struct str text, struct str *left, struct str *right, enum compare *compare)
{
	for (size_t i = 0; i < text.n; i++)
		for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
			if (str_starts(str_from(text, i), signs[k].sign)) {
				*left = (struct str){ text.p, i };
				*right = str_from(text, i + strlen(signs[k].sign));
				*compare = signs[k].compare;
				return true;
			}
	return false;
}

static bool
read_bound(struct ruler *r, const struct value *value)
{
	bool table = r->section && r->section->kind == SECTION_MONEY;
	bool (*read)(struct ruler *, const struct value *, struct str, struct side *) = table ? read_sum : read_moment;
	struct str left, right;

	if (!cut_at_sign(value->text, &left, &right, &r->rule->compare))
		return refuse_bound(r, value);
	return read(r, value, left, &r->rule->left) && read(r, value, right, &r->rule->right);
}

static bool
read_pattern(struct ruler *r, const struct value *value)
{
	size_t offset = 0;
	struct str why = { 0 };

	r->rule->pattern = pattern_read(r->reading->arena, value->text, false, &offset, &why);
	if (!r->rule->pattern)
		diag_add(r->reading->findings, RULE_PATTERN, value->place, value->text,
		    str_printf(r->reading->arena, "%zu", offset + 1), why);
	return r->rule->pattern;
}

static const struct {
	size_t at;
	bool (*read)(struct ruler *, const struct value *);
} kinds[] = {
	[RULE_FORMULA] = { offsetof(struct rule_values, formula), read_formula },
	[RULE_REQUIRED] = { offsetof(struct rule_values, required), read_required },
	[RULE_EXPLAINED] = { offsetof(struct rule_values, explained), read_required },
	[RULE_VALUES] = { offsetof(struct rule_values, values), read_values },
	[RULE_BOUND] = { offsetof(struct rule_values, bound), read_bound },
	[RULE_PATTERN_IN] = { offsetof(struct rule_values, pattern), read_pattern },
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static const struct value *
value_at(const struct rule_values *v, int kind)
{
	return (const struct value *)((const char *)v + kinds[kind].at);
}

/* Which one thing the rule says; KINDS when it says none or more. */
static int
kind_of(const struct rule_values *v)
{
	int kind = KINDS, n = 0;

	for (int i = 0; i < KINDS; i++)
		if (value_at(v, i)->fill > FILL_ABSENT) {
			kind = i;
			n++;
		}
	return n == 1 ? kind : KINDS;
}

static bool
has_prefix(struct str id, struct str name)
{
	return name.n && id.n > name.n && str_eq((struct str){ id.p, name.n }, name) && id.p[name.n] == '-';
}

static bool
has_parents_prefix(const struct ruler *r, struct str id)
{
	for (size_t i = 0; i < r->n_parents; i++)
		if (has_prefix(id, r->parents[i]))
			return true;
	return false;
}

static bool
is_id(const struct ruler *r, struct str id)
{
	if (!has_prefix(id, r->prefix) && !has_parents_prefix(r, id))
		return false;
	for (size_t i = 0; i < id.n; i++)
		if (!(id.p[i] >= 'a' && id.p[i] <= 'z') && !(id.p[i] >= '0' && id.p[i] <= '9') && id.p[i] != '-')
			return false;
	for (size_t i = 0; i < r->style->n_rules; i++)
		if (str_eq(r->style->rules[i].diag.id, id))
			return false;
	return true;
}

static enum severity
severity_of(struct str word)
{
	return str_is(word, "fout") ? SEVERITY_ERROR : str_is(word, "waarschuwing") ? SEVERITY_WARNING : SEVERITY_NOTE;
}

static void
read_rule(struct ruler *r, const struct node *node)
{
	struct own_rule rule = { .place = node->place };
	struct rule_values v;
	int kind;

	FIELDS_READ(r->reading, node, rule_table, &v);
	r->rule = &rule;
	r->section = NULL;
	rule.diag = (struct own_diag){ v.id.text, v.text.text, severity_of(v.severity.text) };
	rule.must = v.must.number;
	if (v.id.fill > FILL_WRONG && !is_id(r, v.id.text)) {
		diag_add(r->reading->findings, RULE_ID, v.id.place, v.id.text, r->prefix);
		return;
	}
	if ((kind = kind_of(&v)) == KINDS) {
		diag_add(r->reading->findings, RULE_FORM, node->place, { 0 });
		return;
	}
	rule.kind = (enum rule_kind)kind;
	if (v.at.fill > FILL_WRONG && !(r->section = find_target(r, v.at.place, v.at.text, &rule.at)))
		return;
	if (value_at(&v, kind)->fill > FILL_WRONG && kinds[kind].read(r, value_at(&v, kind)))
		*arena_push(r->reading->arena, r->style->rules, r->style->n_rules) = rule;
}

void
rules_read(const struct reading *reading, struct style *style, const struct value *list, struct str template_name,
    const struct str *parents, size_t n_parents)
{
	struct ruler r = { .reading = reading, .style = style, .prefix = template_name,
	    .parents = parents, .n_parents = n_parents };
	struct node *const *items;
	size_t n;

	if (field_items(list, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_rule(&r, items[i]);
}
