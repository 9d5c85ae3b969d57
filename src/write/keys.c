#include "keys.h"
#include "../base/arena.h"

static const char *const kinds[] = {
	[SCHEMA_TEXT] = "tekst", [SCHEMA_PROSE] = "Markdown", [SCHEMA_DATE] = "datum", [SCHEMA_MOMENT] = "tijdstip",
	[SCHEMA_PERIOD] = "periode", [SCHEMA_NUMBER] = "getal", [SCHEMA_AMOUNT] = "bedrag", [SCHEMA_CHOICE] = "keuze",
	[SCHEMA_BLOCK] = "blok", [SCHEMA_LIST] = "lijst",
};

static const char *const duties[] = {
	[DUTY_OPTIONAL] = "mag", [DUTY_EXPECTED] = "verwacht", [DUTY_REQUIRED] = "verplicht", [DUTY_IF_GIVEN] = "mag",
};

struct keys {
	struct arena *arena;
	struct buf out;
};

static void add_members(struct keys *, const struct schema *, struct str path);

static void
add_kind(struct keys *k, const struct schema *schema)
{
	if (schema->kind != SCHEMA_CHOICE || schema->n_words == 1) {
		buf_puts(&k->out, kinds[schema->kind]);
		return;
	}
	for (size_t i = 0; i < schema->n_words; i++) {
		buf_puts(&k->out, i ? ", " : "");
		buf_add(&k->out, schema->words[i]);
	}
}

static void
add_row(struct keys *k, const struct schema *member, struct str path)
{
	buf_printf(&k->out, "| `%.*s` | ", (int)path.n, path.p);
	add_kind(k, member);
	buf_printf(&k->out, " | %s | ", duties[member->duty]);
	buf_add(&k->out, member->help);
	if (member->example.n && member->kind != SCHEMA_CHOICE)
		buf_printf(&k->out, " Zoals `%.*s`.", (int)member->example.n, member->example.p);
	buf_puts(&k->out, " |\n");
}

/* The members of a block, of the items of a list, or of a block that a value may be. */
static void
add_below(struct keys *k, const struct schema *schema, struct str path)
{
	if (schema->kind == SCHEMA_BLOCK)
		add_members(k, schema, path);
	if (schema->kind == SCHEMA_LIST && schema->items)
		for (const struct schema *item = schema->items; item; item = item->or)
			add_below(k, item, str_printf(k->arena, "%.*s[]", (int)path.n, path.p));
}

static bool
is_aside(struct str key)
{
	return str_is(key, "geheim") || str_is(key, "voorheen") || str_is(key, "motivering");
}

static void
add_members(struct keys *k, const struct schema *block, struct str path)
{
	for (size_t i = 0; i < block->n; i++) {
		const struct schema *member = &block->members[i];
		struct str own = path.n ? str_printf(k->arena, "%.*s.%.*s", (int)path.n, path.p, (int)member->key.n, member->key.p)
		    : member->key;
		if (path.n && is_aside(member->key))
			continue;
		add_row(k, member, own);
		add_below(k, member, own);
	}
}

struct str
keys_markdown(struct arena *arena, const struct schema *schema)
{
	struct keys k = { arena, { .arena = arena } };

	buf_puts(&k.out, "| sleutel | soort | plicht | betekenis |\n|---|---|---|---|\n");
	add_members(&k, schema, (struct str){ 0 });
	return buf_str(&k.out);
}
