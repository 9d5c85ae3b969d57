#include "schema.h"
#include "../base/arena.h"

#include <jansson.h>
#include <string.h>

struct writer {
	struct arena *arena;
	json_t *definitions;            /* blocks that are the same wherever they stand */
};

static json_t *
text(struct str s)
{
	return json_stringn(s.p ? s.p : "", s.n);
}

/* patterns */

/* Letters as str_fold takes them for one another. */
static void
add_letter(struct buf *out, char c)
{
	static const char *const accents[] = { "a" "àáâäÀÁÂÄ", "e" "èéêëÈÉÊË", "i" "ìíîïÌÍÎÏ", "o" "òóôöÒÓÔÖ", "u" "ùúûüÙÚÛÜ",
	    "c" "çÇ", "n" "ñÑ" };
	const char *others = "";

	for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
		if (accents[i][0] == c)
			others = accents[i] + 1;
	buf_printf(out, "[%c%c%s]", c, c - 'a' + 'A', others);
}

/* A regular expression for all that folds to the same. */
static void
add_pattern(struct buf *out, struct str folded)
{
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		if (c == 's' && i)
			buf_puts(out, "['’]?");
		if (c >= 'a' && c <= 'z')
			add_letter(out, c);
		else if (c == ' ')
			buf_puts(out, "[ _-]+");
		else if (strchr(".^$*+?()[]{}|\\/", c))
			buf_printf(out, "\\%c", c);
		else
			buf_char(out, c);
	}
}

/* Keys in another spelling: their values are left to the program. */
static struct str
keys_pattern(struct writer *w, const struct schema *block)
{
	struct buf out = { .arena = w->arena };

	buf_puts(&out, "^(");
	for (size_t i = 0; i < block->n; i++) {
		buf_puts(&out, i ? "|" : "");
		add_pattern(&out, block->members[i].key);
	}
	buf_puts(&out, ")$");
	return buf_str(&out);
}

static struct str
words_pattern(struct writer *w, const struct schema *choice)
{
	struct buf out = { .arena = w->arena };

	buf_puts(&out, "^ *(");
	for (size_t i = 0; i < choice->n_words + choice->n_synonyms; i++) {
		struct str word = i < choice->n_words ? choice->words[i] : choice->synonyms[i - choice->n_words];
		buf_puts(&out, i ? "|" : "");
		add_pattern(&out, str_fold(w->arena, word));
	}
	buf_puts(&out, ") *$");
	return buf_str(&out);
}

/* values */

#define MONTHS "([jJ]anuari|[fF]ebruari|[mM]aart|[aA]pril|[mM]ei|[jJ]uni|[jJ]uli|[aA]ugustus|[sS]eptember|[oO]ktober|[nN]ovember|[dD]ecember)"
#define DATE "([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|([0-9]{1,2} )?" MONTHS " [0-9]{4})"

/* Kinds that are one text: how it is written, and whether a reader of YAML may
 * take it for a number. */
static const struct {
	const char *types, *pattern;
} scalars[] = {
	[SCHEMA_TEXT] = { "[\"string\", \"number\", \"boolean\"]", NULL },
	[SCHEMA_PROSE] = { "[\"string\", \"number\", \"boolean\"]", NULL },
	[SCHEMA_DATE] = { "[\"string\", \"integer\"]", "^ *" DATE " *$" },
	[SCHEMA_MOMENT] = { "[\"string\", \"integer\"]", "^ *" DATE "([T ]+[0-9]{2}:[0-9]{2}(:[0-9]{2})?)? *$" },
	[SCHEMA_PERIOD] = { "[\"string\", \"integer\"]",
	    "^ *([0-9]{4}(-([hH][12]|[qQ][1-4]|[tT][1-3]|[0-9]{2}|[0-9]{4}))?|.*[a-z].* [0-9]{4}) *$" },
	[SCHEMA_NUMBER] = { "[\"integer\", \"string\"]", "^ *[0-9]{1,9} *$" },
	[SCHEMA_AMOUNT] = { "[\"string\", \"number\"]", "^ *(PM|-?[0-9][0-9.]*(,([0-9]{1,3}|-))?( [NV])?) *$" },
};

static json_t *value_json(struct writer *, const struct schema *, bool may_be_empty);

static json_t *
scalar_json(const struct schema *schema)
{
	json_t *object = json_object();

	json_object_set_new(object, "type", json_loads(scalars[schema->kind].types, 0, NULL));
	if (scalars[schema->kind].pattern)
		json_object_set_new(object, "pattern", json_string(scalars[schema->kind].pattern));
	if (schema->kind == SCHEMA_TEXT)
		json_object_set_new(object, "maxLength", json_integer(TEXT_LONGEST));
	return object;
}

/* The words as they are printed, for an editor to propose; and what is read as one. */
static json_t *
choice_json(struct writer *w, const struct schema *schema)
{
	json_t *words = json_array(), *list;

	for (size_t i = 0; i < schema->n_words; i++)
		json_array_append_new(words, text(schema->words[i]));
	list = json_pack("{s:o}", "enum", words);
	return schema->exact ? list : json_pack("{s:[o, {s:s, s:o}]}", "anyOf", list, "type", "string", "pattern",
	    text(words_pattern(w, schema)));
}

static json_t *
list_json(struct writer *w, const struct schema *schema)
{
	json_t *object = json_pack("{s:s, s:I}", "type", "array", "maxItems", (json_int_t)TREE_ITEMS);

	if (schema->items)
		json_object_set_new(object, "items", value_json(w, schema->items, false));
	return object;
}

static void
add_about(json_t *object, const struct schema *schema)
{
	if (schema->title.n)
		json_object_set_new(object, "title", text(schema->title));
	if (schema->help.n)
		json_object_set_new(object, "description", text(schema->help));
	if (schema->example.n)
		json_object_set_new(object, "examples", json_pack("[o]", text(schema->example)));
}

static json_t *
block_json(struct writer *w, const struct schema *schema)
{
	json_t *members = json_object(), *required = json_array(), *object;

	for (size_t i = 0; i < schema->n; i++) {
		const struct schema *member = &schema->members[i];
		bool must = member->duty == DUTY_REQUIRED;
		json_t *value = value_json(w, member, !must);
		add_about(value, member);
		json_object_set_new(members, str_z(w->arena, member->key), value);
		if (must)
			json_array_append_new(required, text(member->key));
	}
	object = json_pack("{s:s, s:o, s:{s:b}}", "type", "object", "properties", members,
	    "patternProperties", str_z(w->arena, keys_pattern(w, schema)), 1);
	if (json_array_size(required))
		json_object_set(object, "required", required);
	json_decref(required);
	json_object_set_new(object, "additionalProperties", json_false());
	return object;
}

static json_t *
definition_json(struct writer *w, const struct schema *schema)
{
	const char *name = str_z(w->arena, schema->name);

	if (!json_object_get(w->definitions, name)) {
		json_object_set_new(w->definitions, name, json_null());         /* so that it ends */
		json_object_set_new(w->definitions, name, block_json(w, schema));
	}
	return json_pack("{s:o}", "$ref", text(str_printf(w->arena, "#/$defs/%s", name)));
}

static json_t *
one_json(struct writer *w, const struct schema *schema)
{
	if (schema->kind == SCHEMA_BLOCK)
		return schema->name.n ? definition_json(w, schema) : block_json(w, schema);
	if (schema->kind == SCHEMA_LIST)
		return list_json(w, schema);
	return schema->kind == SCHEMA_CHOICE ? choice_json(w, schema) : scalar_json(schema);
}

/* A value, what may stand in its place, and nothing when it may be left empty. */
static json_t *
value_json(struct writer *w, const struct schema *schema, bool may_be_empty)
{
	json_t *any = json_array(), *object;

	for (const struct schema *one = schema; one; one = one->or)
		json_array_append_new(any, one_json(w, one));
	if (may_be_empty)
		json_array_append_new(any, json_pack("{s:[s, n]}", "enum", "", NULL));
	object = json_array_size(any) == 1 ? json_incref(json_array_get(any, 0)) : json_pack("{s:O}", "anyOf", any);
	json_decref(any);
	return object;
}

static int
append(const char *bytes, size_t n, void *out)
{
	buf_add(out, (struct str){ bytes, n });
	return 0;
}

struct str
schema_json(struct arena *arena, const struct schema *schema, struct str title)
{
	struct writer w = { arena, json_object() };
	json_t *root = json_object(), *block = block_json(&w, schema);
	struct buf out = { .arena = arena };

	json_object_set_new(root, "$schema", json_string("https://json-schema.org/draft/2020-12/schema"));
	json_object_set_new(root, "title", text(title));
	json_object_update(root, block);
	json_decref(block);
	json_object_set_new(root, "$defs", w.definitions);
	json_dump_callback(root, append, &out, JSON_INDENT(1));
	buf_char(&out, '\n');
	json_decref(root);
	return buf_str(&out);
}
