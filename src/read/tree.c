/*
 * Drives libyaml's events. The event that a function is handed is the first of
 * what it reads; each function deletes the events that it took. Invariant: a
 * node is complete when it is returned, and *failed is set as soon as no
 * further event can be had.
 */
#include "tree.h"
#include "characters.h"
#include "../base/arena.h"

#include <yaml.h>

struct reader {
	struct arena *arena;
	struct findings *findings;
	const struct source *source;
	yaml_parser_t yaml;
	size_t nodes;
	size_t walked, byte;            /* of the text: characters and bytes, see byte_at */
	bool failed;
};

static struct place
place_of(const struct reader *r, const yaml_event_t *event)
{
	yaml_mark_t start = event->start_mark, end = event->end_mark;
	struct place place = { r->source, (uint32_t)start.line + 1, (uint32_t)start.column + 1, 1 };

	if (end.line == start.line && end.column > start.column)
		place.width = (uint32_t)(end.column - start.column);
	return place;
}

/* What libyaml says, and what a report's author can do with it. */
static const struct {
	const char *problem;
	enum diag id;
} troubles[] = {
	{ "found character that cannot start any token", YAML_START },
	{ "found a tab character that violates indentation", YAML_TAB },
	{ "found a tab character where an indentation space is expected", YAML_TAB },
	{ "mapping values are not allowed in this context", YAML_COLON },
	{ "did not find expected alphabetic or numeric character", YAML_ANCHOR },
	{ "block sequence entries are not allowed in this context", YAML_START },
	{ "found unexpected end of stream", YAML_QUOTE },
	{ "did not find expected key", YAML_INDENT },
	{ "did not find expected '-' indicator", YAML_INDENT },
	{ "could not find expected ':'", YAML_INDENT },
};

static enum diag
trouble_id(const struct reader *r)
{
	for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++)
		if (r->yaml.problem && str_is(str_of(troubles[i].problem), r->yaml.problem))
			return troubles[i].id == YAML_START && r->yaml.buffer.pointer
			    && *r->yaml.buffer.pointer == '\t' ? YAML_TAB : troubles[i].id;
	return YAML_FORM;
}

static void
report_trouble(struct reader *r)
{
	yaml_mark_t mark = trouble_id(r) == YAML_QUOTE ? r->yaml.context_mark : r->yaml.problem_mark;
	struct place place = { r->source, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1, 1 };

	diag_add(r->findings, trouble_id(r), place, str_dup(r->arena, str_of(r->yaml.problem ? r->yaml.problem : "?")));
	r->failed = true;
}

static bool
next_event(struct reader *r, yaml_event_t *event)
{
	if (r->failed)
		return false;
	if (!yaml_parser_parse(&r->yaml, event)) {
		report_trouble(r);
		return false;
	}
	return true;
}

static void
refuse_extras(struct reader *r, const yaml_event_t *event)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	if (event->type == YAML_SCALAR_EVENT)
		anchor = event->data.scalar.anchor, tag = event->data.scalar.tag;
	else if (event->type == YAML_SEQUENCE_START_EVENT)
		anchor = event->data.sequence_start.anchor, tag = event->data.sequence_start.tag;
	else if (event->type == YAML_MAPPING_START_EVENT)
		anchor = event->data.mapping_start.anchor, tag = event->data.mapping_start.tag;
	if (anchor || event->type == YAML_ALIAS_EVENT)
		diag_add(r->findings, YAML_ANCHOR, place_of(r, event), { 0 });
	if (tag)
		diag_add(r->findings, YAML_TAG, place_of(r, event), { 0 });
}

static void
limit(struct reader *r, const yaml_event_t *event, enum diag id)
{
	diag_add(r->findings, id, place_of(r, event), { 0 });
	r->failed = true;
}

static struct node *read_node(struct reader *, yaml_event_t *, int depth);

static enum node_style
style_of(yaml_scalar_style_t style)
{
	return style == YAML_LITERAL_SCALAR_STYLE ? NODE_LITERAL
	    : style == YAML_FOLDED_SCALAR_STYLE ? NODE_FOLDED
	    : style == YAML_PLAIN_SCALAR_STYLE ? NODE_PLAIN : NODE_QUOTED;
}

/* A "\u202E" between quotes hides as well as the character itself. It was said:
 * a question mark goes on in its place. */
static void
check_escapes(struct reader *r, struct node *node)
{
	const char *p = node->text.p, *end = p + node->text.n;

	while (node->style == NODE_QUOTED && p < end) {
		int32_t c = utf8_next(&p, end);
		if (c < 0 || !character_is_allowed(c)) {
			diag_add(r->findings, TEXT_CHARACTER, node->place, character_name(r->arena, c));
			node->text = STR("?");
			return;
		}
	}
}

static struct str
line_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
		end++;
	return (struct str){ text.p + at, end - at };
}

/* The byte that a mark of libyaml, which counts characters, points at. Marks only
 * go forward, so this walks the text once. */
static size_t
byte_at(struct reader *r, size_t index)
{
	struct str text = r->source->text;

	while (r->walked < index && r->byte < text.n) {
		if (r->walked + 8 <= index && r->byte + 8 <= text.n && utf8_plain_8(text.p + r->byte)) {
			r->byte += 8;
			r->walked += 8;
			continue;
		}
		r->byte++;
		while (r->byte < text.n && ((unsigned char)text.p[r->byte] & 0xC0) == 0x80)
			r->byte++;
		r->walked++;
	}
	return r->byte;
}

/* "Motie #12": right behind a text one space and a # that a word is glued to,
 * which is how people write numbers and not how they write remarks. */
static void
check_hash(struct reader *r, const yaml_event_t *event, const struct node *node)
{
	struct str rest;

	if (node->style != NODE_PLAIN || !node->text.n)
		return;
	rest = line_at(r->source->text, byte_at(r, event->end_mark.index));
	if (rest.n > 2 && rest.p[0] == ' ' && rest.p[1] == '#' && rest.p[2] != ' ' && rest.p[2] != '#' && rest.p[2] != '-'
	    && rest.p[2] != '~' && rest.p[2] != '!')
		diag_add(r->findings, YAML_HASH, node->place, node->text, str_dup(r->arena, str_from(rest, 1)));
}

static void
read_text(struct reader *r, const yaml_event_t *event, struct node *node)
{
	struct str text = { (const char *)event->data.scalar.value, event->data.scalar.length };

	node->kind = NODE_TEXT;
	node->style = style_of(event->data.scalar.style);
	node->text = str_dup(r->arena, text);
	node->at = node->style == NODE_LITERAL ? byte_at(r, event->start_mark.index) : 0;
	check_escapes(r, node);
	check_hash(r, event, node);
}

static void
read_list(struct reader *r, struct node *node, int depth)
{
	yaml_event_t event;

	node->kind = NODE_LIST;
	while (next_event(r, &event)) {
		if (event.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&event);
			return;
		}
		if (node->n >= TREE_ITEMS) {
			limit(r, &event, YAML_LARGE);
			yaml_event_delete(&event);
			return;
		}
		struct node *item = read_node(r, &event, depth + 1);
		if (item)
			*arena_push(r->arena, node->items, node->n) = item;
	}
}

static void
check_key(struct reader *r, const struct node *block, const struct entry *entry)
{
	for (size_t i = 0; i + 1 < block->n; i++)
		if (str_eq(block->entries[i].folded, entry->folded)) {
			diag_add(r->findings, KEY_DOUBLE, entry->place, entry->key,
			    str_printf(r->arena, "%u", block->entries[i].place.line));
			return;
		}
}

static bool
is_digits(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
	return text.n > 0;
}

/* `flow`: between braces, where a comma ends a value. */
static void
read_entry(struct reader *r, struct node *block, yaml_event_t *event, int depth, bool flow)
{
	struct node *key = read_node(r, event, depth + 1);
	struct node *value;
	struct entry *entry;
	yaml_event_t next;

	if (!next_event(r, &next))
		return;
	value = read_node(r, &next, depth + 1);
	if (!key || !value)
		return;
	if (key->kind != NODE_TEXT || !key->text.n) {
		diag_add(r->findings, YAML_KEY, key->place, { 0 });
		return;
	}
	if (str_is(key->text, "<<")) {
		diag_add(r->findings, YAML_MERGE, key->place, { 0 });
		return;
	}
	if (flow && value->kind == NODE_TEXT && !value->text.n && value->style == NODE_PLAIN && is_digits(key->text)) {
		diag_add(r->findings, YAML_COMMA, key->place, key->text);
		return;
	}
	entry = arena_push(r->arena, block->entries, block->n);
	*entry = (struct entry){ key->text, str_fold(r->arena, key->text), key->place, value };
	check_key(r, block, entry);
}

static void
read_block(struct reader *r, struct node *node, int depth, bool flow)
{
	yaml_event_t event;

	node->kind = NODE_BLOCK;
	while (next_event(r, &event)) {
		if (event.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&event);
			return;
		}
		if (node->n >= TREE_KEYS) {
			limit(r, &event, YAML_LARGE);
			yaml_event_delete(&event);
			return;
		}
		read_entry(r, node, &event, depth, flow);
	}
}

/* Takes the event; NULL for an alias or beyond the limits. */
static struct node *
read_node(struct reader *r, yaml_event_t *event, int depth)
{
	struct node *node = arena_alloc(r->arena, sizeof *node);
	yaml_event_type_t type = event->type;
	bool flow = type == YAML_MAPPING_START_EVENT && event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;

	refuse_extras(r, event);
	node->place = place_of(r, event);
	if (depth > TREE_DEPTH)
		limit(r, event, YAML_DEEP);
	else if (++r->nodes > TREE_NODES)
		limit(r, event, YAML_LARGE);
	else if (type == YAML_SCALAR_EVENT)
		read_text(r, event, node);
	yaml_event_delete(event);
	if (r->failed || type == YAML_ALIAS_EVENT)
		return NULL;
	if (type == YAML_SEQUENCE_START_EVENT)
		read_list(r, node, depth);
	else if (type == YAML_MAPPING_START_EVENT)
		read_block(r, node, depth, flow);
	return node;
}

/* Stream start, document start; then the first event of the document. */
static bool
open_document(struct reader *r, yaml_event_t *event)
{
	while (next_event(r, event)) {
		yaml_event_type_t type = event->type;
		if (type == YAML_STREAM_END_EVENT)
			diag_add(r->findings, YAML_EMPTY, ((struct place){ r->source, 1, 1, 1 }), { 0 });
		if (type != YAML_STREAM_START_EVENT && type != YAML_DOCUMENT_START_EVENT
		    && type != YAML_STREAM_END_EVENT)
			return true;
		yaml_event_delete(event);
		if (type == YAML_STREAM_END_EVENT)
			return false;
	}
	return false;
}

static void
close_document(struct reader *r)
{
	yaml_event_t event;

	while (next_event(r, &event)) {
		yaml_event_type_t type = event.type;
		if (type == YAML_DOCUMENT_START_EVENT) {
			diag_add(r->findings, YAML_DOCUMENTS, place_of(r, &event), { 0 });
			r->failed = true;
		}
		yaml_event_delete(&event);
		if (type == YAML_STREAM_END_EVENT)
			return;
	}
}

struct node *
tree_read(struct arena *arena, const struct source *source, struct findings *findings)
{
	struct reader r = { .arena = arena, .findings = findings, .source = source };
	struct node *root = NULL;
	yaml_event_t event;

	if (source->text.n > TREE_BYTES) {
		diag_add(findings, YAML_LARGE, ((struct place){ source, 1, 1, 1 }), { 0 });
		return NULL;
	}
	if (!characters_check(source, findings) || !yaml_parser_initialize(&r.yaml))
		return NULL;
	yaml_parser_set_encoding(&r.yaml, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.yaml, (const unsigned char *)source->text.p, source->text.n);
	if (open_document(&r, &event)) {
		root = read_node(&r, &event, 0);
		close_document(&r);
	}
	yaml_parser_delete(&r.yaml);
	return r.failed ? NULL : root;
}

const struct entry *
tree_lookup(const struct node *node, struct str folded)
{
	if (node && node->kind == NODE_BLOCK)
		for (size_t i = 0; i < node->n; i++)
			if (str_eq(node->entries[i].folded, folded))
				return &node->entries[i];
	return NULL;
}

bool
tree_is_empty(const struct node *node)
{
	return !node || (node->kind == NODE_TEXT ? str_trim(node->text).n == 0 : node->n == 0);
}

/* The indent of a line, counted from 1 at the start of the text. */
static size_t
indent_of(struct str text, uint32_t line)
{
	struct str part = { 0 };
	size_t n = 0;

	while (line-- && str_cut(&text, '\n', &part))
		;
	while (n < part.n && part.p[n] == ' ')
		n++;
	return n;
}

static struct place
place_in_file(const struct node *node, size_t offset)
{
	struct place place = { node->place.source, 1, 1, 1 };
	size_t start = 0;

	for (size_t i = 0; i < offset; i++)
		if (node->text.p[i] == '\n')
			place.line++, start = i + 1;
	place.column += (uint32_t)utf8_count((struct str){ node->text.p + start, offset - start });
	return place;
}

/* The indentation of a literal block is that of its first line with text. */
static struct place
place_in_literal(const struct node *node, size_t offset)
{
	struct place place = node->place;
	uint32_t line = 0, first = 0;
	size_t start = 0;

	while (first < node->text.n && node->text.p[first] == '\n')
		first++;
	for (size_t i = 0; i < offset; i++)
		if (node->text.p[i] == '\n')
			line++, start = i + 1;
	place.line = node->place.line + 1 + line;
	place.column = (uint32_t)(indent_of(str_from(node->place.source->text, node->at), first + 2)
	    + utf8_count((struct str){ node->text.p + start, offset - start }) + 1);
	place.width = 1;
	return place;
}

struct place
tree_place_at(const struct node *node, size_t offset)
{
	struct place place = node->place;

	if (offset > node->text.n)
		offset = node->text.n;
	if (node->style == NODE_LITERAL)
		return place_in_literal(node, offset);
	if (node->style == NODE_FILE)
		return place_in_file(node, offset);
	if (node->style == NODE_FOLDED || place.width < utf8_count(node->text))
		return place;
	place.column += (uint32_t)utf8_count((struct str){ node->text.p, offset }) + (node->style == NODE_QUOTED);
	place.width = 1;
	return place;
}
