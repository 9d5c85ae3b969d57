/* A report that begins afresh: what it needs has a mark, what it may have is a comment. */
#include "scaffolder.h"
#include "emit.h"
#include "../base/arena.h"

enum { LINE = 96 };                     /* characters of a comment, at most */

static bool
is_aside(const struct schema *member)
{
	return str_is(member->key, "geheim") || str_is(member->key, "voorheen") || str_is(member->key, "motivering");
}

/* What a report should have: itself, or a field in a section of fields. */
bool
schema_is_due(const struct schema *member)
{
	for (size_t i = 0; member->section && member->section->kind == SECTION_FIELDS && i < member->n; i++)
		if (schema_is_due(&member->members[i]))
			return true;
	return member->duty == DUTY_EXPECTED || member->duty == DUTY_REQUIRED;
}

/* lines */

void
scaffold_key(struct scaffold *s, struct str key, int indent)
{
	yaml_indent(&s->out, indent);
	buf_add(&s->out, key);
	buf_char(&s->out, ':');
}

void
scaffold_scalar(struct scaffold *s, struct str text, int indent)
{
	buf_char(&s->out, ' ');
	yaml_text(&s->out, text, indent);
}

/* A comment of as many lines as it needs. */
static void
add_comment(struct scaffold *s, struct str text, int indent)
{
	size_t width = 0;
	struct str word;

	while (str_cut(&text, ' ', &word)) {
		size_t n = utf8_count(word);
		if (!width || width + 1 + n > LINE) {
			buf_puts(&s->out, width ? "\n" : "");
			yaml_indent(&s->out, indent);
			buf_puts(&s->out, "#");
			width = (size_t)indent + 1;
		}
		buf_char(&s->out, ' ');
		buf_add(&s->out, word);
		width += 1 + n;
	}
	buf_char(&s->out, '\n');
}

/* Makes comments of the lines from a byte on. */
static void
comment_out(struct scaffold *s, size_t start, int indent)
{
	struct str text = str_dup(s->arena, (struct str){ s->out.p + start, s->out.n - start }), line;

	s->out.n = start;
	while (text.n && str_cut(&text, '\n', &line)) {
		yaml_indent(&s->out, indent);
		buf_puts(&s->out, line.n && str_trim(line).p[0] == '#' ? "" : "# ");
		buf_add(&s->out, str_from(line, (size_t)indent < line.n ? (size_t)indent : line.n));
		buf_char(&s->out, '\n');
	}
}

/* "Kies uit Laag, Midden, Hoog." */
static struct str
choices_of(struct scaffold *s, const struct schema *member)
{
	return member->kind != SCHEMA_CHOICE || member->n_words < 2 ? (struct str){ 0 }
	    : str_printf(s->arena, "Kies uit: %s.", str_z(s->arena, words_joined(s->arena, member->words, member->n_words)));
}

void
scaffold_help(struct scaffold *s, const struct schema *member, int indent)
{
	struct str choices = choices_of(s, member);

	if (s->lists)
		return;
	if (choices.n)
		add_comment(s, choices, indent);
	else if (member->help.n)
		add_comment(s, member->help, indent);
}

/* values */

/* What the program knows without asking. */
static struct str
known_value(const struct scaffold *s, const struct schema *member, bool top)
{
	if (top && str_is(member->key, "naam"))
		return s->from->name;
	if (top && str_is(member->key, "sjabloon"))
		return s->from->template;
	if (top && str_is(member->key, "organisatie"))
		return s->from->organisation;
	if (member->kind == SCHEMA_PERIOD && member->duty == DUTY_REQUIRED)
		return s->from->period;
	if (member->kind == SCHEMA_CHOICE && (member->exact || top))
		return member->words[0];
	return (struct str){ 0 };
}

static void add_fresh(struct scaffold *, const struct schema *, bool example, bool explain, int indent);

/* A value of one line: an example, what is known, or the mark. */
static void
add_one(struct scaffold *s, const struct schema *schema, bool example, int indent)
{
	struct str known = schema->key.n ? known_value(s, schema, indent == 2) : (struct str){ 0 };
	struct str shown = example && schema->kind == SCHEMA_CHOICE ? schema->words[0] : schema->example;

	scaffold_scalar(s, example ? shown : known.n ? known : STR(BLANK_MARK), indent);
}

static void
add_item(struct scaffold *s, const struct schema *item, bool example, int indent)
{
	size_t start = s->out.n + (size_t)indent;

	if (item->kind == SCHEMA_BLOCK) {
		add_fresh(s, item, example, false, indent + 2);
		s->out.p[start] = '-';
	} else {
		yaml_indent(&s->out, indent);
		buf_char(&s->out, '-');
		scaffold_value(s, item, example, indent + 2);
	}
}

void
scaffold_value(struct scaffold *s, const struct schema *schema, bool example, int indent)
{
	if (schema->kind == SCHEMA_BLOCK) {
		buf_char(&s->out, '\n');
		add_fresh(s, schema, example, !example, indent);
	} else if (schema->kind == SCHEMA_LIST) {
		buf_char(&s->out, '\n');
		add_item(s, schema->items, example, indent);
	} else if (schema->kind == SCHEMA_PROSE && !example) {
		scaffold_scalar(s, STR(BLANK_MARK "\n"), indent);
	} else {
		add_one(s, schema, example, indent);
	}
}

/* Whether there is anything to show of a member in an example. */
static bool
has_example(const struct schema *schema)
{
	if (schema->kind == SCHEMA_LIST)
		return has_example(schema->items);
	for (size_t i = 0; schema->kind == SCHEMA_BLOCK && i < schema->n; i++)
		if (!is_aside(&schema->members[i]) && has_example(&schema->members[i]))
			return true;
	return schema->kind != SCHEMA_BLOCK && (schema->example.n || schema->kind == SCHEMA_CHOICE);
}

/* An optional key is shown as a comment, with an example. */
static void
add_option(struct scaffold *s, const struct schema *member, int indent)
{
	size_t start = s->out.n;

	if (is_aside(member) || !has_example(member))
		return;
	scaffold_help(s, member, indent);
	scaffold_key(s, member->key, indent);
	scaffold_value(s, member, true, indent + 2);
	comment_out(s, start, indent);
}

void
scaffold_gap(struct scaffold *s, const struct schema *member, int indent)
{
	if (indent == 0 && member->section)
		buf_char(&s->out, '\n');
}

bool
scaffold_given(struct scaffold *s, const struct schema *block, const struct schema *member, int indent)
{
	bool rows = str_is(member->key, "posten"), total = str_is(member->key, "totaal");
	const struct node *given = rows ? s->from->rows : total ? s->from->total : NULL;

	if (rows && given && !s->table)
		s->table = block;
	if ((!rows && !total) || s->table != block)
		return false;
	if (given) {
		scaffold_key(s, member->key, indent);
		yaml_value(&s->out, given, indent + 2);
	}
	return true;
}

/* Members of a block that starts afresh. In an example: all that have one. */
static void
add_fresh(struct scaffold *s, const struct schema *block, bool example, bool explain, int indent)
{
	for (size_t i = 0; i < block->n; i++) {
		const struct schema *member = &block->members[i];
		bool due = schema_is_due(member) || (indent == 0 && str_is(member->key, "sjabloon") && s->from->template.n);
		if (example ? is_aside(member) || !has_example(member) : !due && !explain)
			continue;
		if (!example && scaffold_given(s, block, member, indent))
			continue;
		scaffold_gap(s, member, indent);
		if (!example && !due) {
			add_option(s, member, indent);
			continue;
		}
		if (explain)
			scaffold_help(s, member, indent);
		scaffold_key(s, member->key, indent);
		scaffold_value(s, member, example, indent + 2);
	}
}

struct str
scaffold_yaml(struct arena *arena, const struct schema *schema, const struct beginning *from)
{
	struct scaffold s = { .arena = arena, .out.arena = arena, .from = from };

	period_parse(arena, from->period, &s.period);
	if (from->schema.n)
		buf_printf(&s.out, "# yaml-language-server: $schema=%.*s\n", (int)from->schema.n, from->schema.p);
	add_comment(&s, STR("Schrijf op elke plaats met " BLANK_MARK " wat er hoort te staan. Is er niets te melden? Schrijf dan geen of n.v.t."), 0);
	buf_char(&s.out, '\n');
	if (from->before)
		scaffold_renew(&s, schema);
	else
		add_fresh(&s, schema, false, true, 0);
	return buf_str(&s.out);
}
