#include "field.h"
#include "../base/arena.h"

#include <string.h>

static struct value *
member(void *into, size_t at)
{
	return (struct value *)((char *)into + at);
}

struct str
words_joined(struct arena *arena, const struct str *words, size_t n)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_puts(&out, ", ");
		buf_add(&out, words[i]);
	}
	return buf_str(&out);
}

bool
language_is_tag(struct str text)
{
	struct str part;

	for (int i = 0; str_cut(&text, '-', &part); i++) {
		if (part.n < (i ? 1 : 2) || part.n > (i ? 8 : 3))
			return false;
		for (size_t k = 0; k < part.n; k++)
			if (!((part.p[k] | 32) >= 'a' && (part.p[k] | 32) <= 'z') && !(i && char_is_digit(part.p[k])))
				return false;
	}
	return true;
}

static void
find_date_fault(const struct reading *r, const struct value *value, enum date_fault fault, struct date date)
{
	struct date other = { date.year, date.day, date.month };

	if (fault == DATE_FORM)
		diag_add(r->findings, DATE_FORM_WRONG, value->place, value->text);
	if (fault == DATE_IMPOSSIBLE)
		diag_add(r->findings, DATE_NO_SUCH_DAY, value->place, value->text);
	if (fault == DATE_NOTATION)
		diag_add(r->findings, DATE_NOT_OURS, value->place, value->text, date_iso(r->arena, date));
	if (fault == DATE_AMBIGUOUS)
		diag_add(r->findings, DATE_UNCLEAR, value->place, value->text,
		    date_iso(r->arena, date), date_iso(r->arena, other));
}

static bool
read_date(const struct reading *r, struct value *value)
{
	enum date_fault fault = date_parse(r->arena, value->text, &value->date);

	find_date_fault(r, value, fault, value->date);
	return !fault;
}

static bool
read_moment(const struct reading *r, struct value *value)
{
	enum date_fault fault = moment_parse(r->arena, value->text, &value->moment);

	find_date_fault(r, value, fault, value->moment.date);
	return !fault;
}

static bool
read_period(const struct reading *r, struct value *value)
{
	if (period_parse(r->arena, value->text, &value->period))
		return true;
	diag_add(r->findings, PERIOD_FORM, value->place, value->text);
	return false;
}

/* Digits, and with most > 0 a comma and that many more at most; in units of
 * 10^-most. At most nine digits before the comma, so nothing overflows. */
static bool
parse_decimal(struct str s, int most, int64_t *number)
{
	size_t i = 0;
	int after = 0;

	*number = 0;
	while (i < s.n && i < 9 && s.p[i] >= '0' && s.p[i] <= '9')
		*number = *number * 10 + s.p[i++] - '0';
	if (i == 0)
		return false;
	if (most && i < s.n && s.p[i] == ',')
		for (i++; i < s.n && after < most && s.p[i] >= '0' && s.p[i] <= '9'; after++)
			*number = *number * 10 + s.p[i++] - '0';
	for (; after < most; after++)
		*number *= 10;
	return i == s.n;
}

static bool
read_decimal(const struct reading *r, struct value *value, int most, struct str example)
{
	if (parse_decimal(value->text, most, &value->number))
		return true;
	diag_add(r->findings, NUMBER_FORM, value->place, value->text, example);
	return false;
}

static bool
read_number(const struct reading *r, struct value *value)
{
	return read_decimal(r, value, 0, STR("1, 2, 3"));
}

static bool
read_length(const struct reading *r, struct value *value)
{
	return read_decimal(r, value, 3, STR("9; 9,5"));
}

static bool
read_yes(const struct reading *r, struct value *value)
{
	value->number = str_is(value->text, "ja");
	if (value->number || str_is(value->text, "nee"))
		return true;
	diag_add(r->findings, CHOICE_UNKNOWN, value->place, value->text, STR("ja, nee"));
	return false;
}

/* Types that are more than text: for those, "geen" is no answer. */
static bool (*const readers[])(const struct reading *, struct value *) = {
	[FIELD_DATE] = read_date, [FIELD_MOMENT] = read_moment, [FIELD_PERIOD] = read_period,
	[FIELD_NUMBER] = read_number, [FIELD_LENGTH] = read_length, [FIELD_YES] = read_yes,
};

static bool
has_reader(enum field_type type)
{
	return type < sizeof readers / sizeof *readers && readers[type];
}

static bool
right_kind(const struct reading *r, const struct value *value, enum field_type type, struct str name)
{
	enum node_kind wanted = type == FIELD_LIST ? NODE_LIST : type == FIELD_BLOCK ? NODE_BLOCK : NODE_TEXT;
	static const enum diag ids[] = {
		[NODE_TEXT] = WANTS_TEXT, [NODE_LIST] = WANTS_LIST, [NODE_BLOCK] = WANTS_BLOCK,
	};

	if (type == FIELD_ANY || value->node->kind == wanted)
		return true;
	if (wanted == NODE_TEXT && value->node->kind == NODE_BLOCK && value->node->n == 1
	    && value->node->entries[0].place.line == value->node->place.line
	    && value->node->entries[0].value->kind == NODE_TEXT) {
		diag_add(r->findings, LIST_COLON, value->place, value->node->entries[0].key);
		return false;
	}
	diag_add(r->findings, ids[wanted], value->place, name);
	return false;
}

void
field_long(const struct reading *r, struct place place, struct str name, size_t most)
{
	diag_add(r->findings, LIST_LONG, place, name, str_printf(r->arena, "%zu", most));
}

static bool
is_short_list(const struct reading *r, const struct node *list, struct str name)
{
	if (!r->list_most || list->n <= r->list_most)
		return true;
	field_long(r, list->items[r->list_most]->place, name, r->list_most);
	return false;
}

/* Words with a meaning of their own (data model, 2). */
static enum fill
fill_of(struct arena *arena, const struct node *node, struct str text)
{
	if (node->style == NODE_LOST)
		return FILL_WRONG;
	if (tree_is_empty(node))
		return FILL_EMPTY;
	if (node->kind != NODE_TEXT || text.n > 8)
		return FILL_GIVEN;
	text = str_fold(arena, text);
	return str_is(text, "geen") ? FILL_NONE
	    : str_is(text, "n.v.t.") || str_is(text, "nvt") ? FILL_NOT_APPLICABLE : FILL_GIVEN;
}

static bool
is_one_line(const struct reading *r, const struct value *value, struct str name)
{
	bool lines = value->text.n && (memchr(value->text.p, '\n', value->text.n) || memchr(value->text.p, '\r', value->text.n));
	bool longer = value->text.n > TEXT_LONGEST && utf8_count(value->text) > TEXT_LONGEST;

	if (lines)
		diag_add(r->findings, TEXT_LINES, value->place, name);
	else if (longer)
		diag_add(r->findings, TEXT_LONG, value->place, name);
	return !lines && !longer;
}

static bool
is_letter_at(struct str text, size_t at)
{
	unsigned char c = at < text.n ? (unsigned char)text.p[at] : ' ';

	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

/* A value that still waits for its words. */
static bool
is_blank(const struct reading *r, const struct node *node)
{
	const size_t n = sizeof BLANK_MARK - 1;
	struct place place;

	for (size_t i = 0; node->kind == NODE_TEXT && i + n <= node->text.n; i++) {
		if (node->text.p[i] != BLANK_MARK[0] || memcmp(node->text.p + i, BLANK_MARK, n) != 0
		    || (i && is_letter_at(node->text, i - 1)) || is_letter_at(node->text, i + n))
			continue;
		place = tree_place_at(node, i);
		place.width = (uint32_t)n;
		diag_add(r->findings, STILL_BLANK, place, STR(BLANK_MARK));
		return true;
	}
	return false;
}

void
field_value(const struct reading *r, const struct node *node, enum field_type type,
    struct str name, struct value *value)
{
	bool good;

	value->node = node;
	value->place = node->place;
	value->text = node->kind == NODE_TEXT ? str_trim(node->text) : (struct str){ 0 };
	value->fill = fill_of(r->arena, node, value->text);
	if (value->fill == FILL_EMPTY)
		return;
	if (node->style == NODE_LOST || is_blank(r, node)) {
		*value = (struct value){ .fill = FILL_WRONG, .place = value->place, .text = value->text };
		return;
	}
	if (has_reader(type))
		value->fill = FILL_GIVEN;
	good = right_kind(r, value, type, name) && (type == FIELD_ANY || is_one_line(r, value, name))
	    && (type != FIELD_LIST || is_short_list(r, node, name))
	    && (!has_reader(type) || readers[type](r, value));
	if (good)
		return;
	*value = (struct value){ .fill = FILL_WRONG, .place = value->place, .text = value->text };
}

static void
check_choice(const struct reading *r, struct value *value, const char *const *choices)
{
	struct str *words = NULL;
	size_t n = 0;

	for (size_t i = 0; choices[i]; i++) {
		if (str_is(value->text, choices[i]))
			return;
		*arena_push(r->arena, words, n) = str_of(choices[i]);
	}
	diag_add(r->findings, CHOICE_UNKNOWN, value->place, value->text, words_joined(r->arena, words, n));
	value->fill = FILL_WRONG;
}

void
field_duty(const struct reading *r, const struct value *value, enum duty duty, struct str name)
{
	if (duty == DUTY_REQUIRED && value->fill <= FILL_EMPTY)
		diag_add(r->findings, value->fill == FILL_EMPTY ? VALUE_EMPTY : KEY_MISSING, value->place, name);
}

static bool
is_known(struct str key, const struct field *table, size_t n, const struct str *also, size_t n_also)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(key, table[i].key))
			return true;
	for (size_t i = 0; i < n_also; i++)
		if (str_eq(key, also[i]))
			return true;
	return false;
}

static void
find_unknown(const struct reading *r, const struct entry *entry, const struct field *table, size_t n,
    const struct str *also, size_t n_also)
{
	struct str *keys = NULL;
	size_t count = 0;

	for (size_t i = 0; i < n && !diag_full(r->findings, KEY_UNKNOWN); i++)
		*arena_push(r->arena, keys, count) = str_of(table[i].key);
	for (size_t i = 0; i < n_also && !diag_full(r->findings, KEY_UNKNOWN); i++)
		*arena_push(r->arena, keys, count) = also[i];
	diag_add(r->findings, KEY_UNKNOWN, entry->place, entry->key, str_nearest(entry->folded, keys, count));
}

/* Keys mostly stand in the order of the table: the search goes on behind the last
 * one that was found, and round. */
static const struct entry *
lookup_next(const struct node *block, struct str key, size_t *at)
{
	for (size_t i = *at; i < block->n; i++)
		if (str_eq(block->entries[i].folded, key))
			return &block->entries[*at = i];
	for (size_t i = 0; i < *at; i++)
		if (str_eq(block->entries[i].folded, key))
			return &block->entries[*at = i];
	return NULL;
}

/* The entry of each field, or NULL; finds the entries that are of none. */
static const struct entry **
match_entries(const struct reading *r, const struct node *block, const struct field *table, size_t n,
    const struct str *also, size_t n_also)
{
	const struct entry **entries = arena_array(r->arena, n, sizeof *entries);
	bool *known = arena_array(r->arena, block->n, sizeof *known);
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		if ((entries[i] = lookup_next(block, str_of(table[i].key), &at)))
			known[at] = true;
	for (size_t i = 0; i < block->n; i++)
		if (!known[i] && !is_known(block->entries[i].folded, table, n, also, n_also))
			find_unknown(r, &block->entries[i], table, n, also, n_also);
	return entries;
}

void
fields_read(const struct reading *r, const struct node *block, const struct field *table, size_t n,
    void *into, const struct str *also, size_t n_also)
{
	const struct entry **entries;

	for (size_t i = 0; i < n; i++)
		*member(into, table[i].at) = (struct value){ .fill = FILL_ABSENT, .place = block->place };
	if (block->kind != NODE_BLOCK) {
		diag_add(r->findings, WANTS_BLOCK, block->place, block->text);
		return;
	}
	entries = match_entries(r, block, table, n, also, n_also);
	for (size_t i = 0; i < n; i++) {
		const struct entry *entry = entries[i];
		struct value *value = member(into, table[i].at);
		if (entry) {
			field_value(r, entry->value, table[i].type, entry->key, value);
			if (value->fill == FILL_EMPTY)
				value->place = entry->place;
			if (value->fill > FILL_WRONG && table[i].choices)
				check_choice(r, value, table[i].choices);
		}
		field_duty(r, value, table[i].duty, str_of(table[i].key));
	}
}

bool
field_items(const struct value *value, struct node *const **items, size_t *n)
{
	if (!value->node || value->node->kind != NODE_LIST)
		return false;
	*items = value->node->items;
	*n = value->node->n;
	return true;
}
