/* Objects keep the order in which their members are added, so same in, same out. */
#include "changes.h"
#include "../base/arena.h"
#include "../set/compose.h"

#include <inttypes.h>
#include <jansson.h>

static json_t *
text(struct str s)
{
	return json_stringn(s.p ? s.p : "", s.n);
}

static json_t *
title_of(struct arena *arena, const struct report *report, struct str label)
{
	return text(label_words(arena, report->kind ? report->kind : report->style->kinds, label));
}

static json_t *
place_of(struct place place)
{
	if (!place.source)
		return json_null();
	return json_pack("{s:o, s:i, s:i}", "bestand", text(place.source->path), "regel", (int)place.line, "kolom", (int)place.column);
}

/* Euros with a point and two decimals, whatever the unit of the table. */
static struct str
exact(struct arena *arena, cents amount)
{
	uint64_t size = amount < 0 ? -(uint64_t)amount : (uint64_t)amount;

	return str_printf(arena, "%s%" PRIu64 ".%02" PRIu64, amount < 0 ? "-" : "", size / 100, size % 100);
}

static void
add_amount(struct arena *arena, json_t *object, cents amount)
{
	json_object_set_new(object, "bedrag", text(exact(arena, amount)));
	json_object_set_new(object, "centen", json_integer(amount));
}

/* null: it was not filled in, or it is a text as a whole. */
static json_t *
held_object(struct arena *arena, const struct changes *changes, const struct change *change, const struct held *held)
{
	json_t *object;

	if (held->kind == HELD_NOTHING || held->kind == HELD_PROSE)
		return json_null();
	object = json_pack("{s:o}", "tekst", text(change_text(arena, changes, change, held)));
	if (held->kind == HELD_AMOUNT)
		add_amount(arena, object, held->cents);
	if (held->kind == HELD_DATE)
		json_object_set_new(object, "datum", text(date_iso(arena, held->date)));
	if (held->kind == HELD_PERIOD)
		json_object_set_new(object, "periode", text(period_code(arena, held->period)));
	return object;
}

static json_t *
difference_of(struct arena *arena, const struct change *change)
{
	json_t *object = json_object();

	if (change->now.kind == HELD_DATE) {
		json_object_set_new(object, "dagen", json_integer(change->difference));
		return object;
	}
	json_object_set_new(object, "tekst", text(change_difference(arena, change)));
	add_amount(arena, object, change->difference);
	return object;
}

static json_t *
change_object(struct arena *arena, const struct changes *changes, const struct change *change)
{
	static const char *const kinds[CHANGE_KINDS] = { [CHANGE_VALUE] = "anders", [CHANGE_RENAMED] = "hernoemd",
	    [CHANGE_NEW] = "nieuw", [CHANGE_GONE] = "weg" };
	static const char *const directions[] = { [DIRECTION_BETTER] = "beter", [DIRECTION_WORSE] = "slechter" };
	const struct section_spec *spec = change->pair->now->spec;
	json_t *object = json_pack("{s:s, s:o, s:o}", "soort", kinds[change->kind], "onderdeel", text(spec->source), "titel",
	    title_of(arena, changes->now, spec->title));

	if (change->item || change->was || change->total)
		json_object_set_new(object, "naam", text(change->name));
	if (change->kind == CHANGE_RENAMED)
		json_object_set_new(object, "heette", text(change->was_name));
	if (change->field || change->column)
		json_object_set_new(object, "sleutel", text(change->field ? change->field->key : change->column->key));
	if (change->label.n)
		json_object_set_new(object, "label", title_of(arena, changes->now, change->label));
	if (change->part != NO_ITEM || change->before.kind || change->now.kind) {
		json_object_set_new(object, "was", held_object(arena, changes, change, &change->before));
		json_object_set_new(object, "nu", held_object(arena, changes, change, &change->now));
	}
	if (change->counts)
		json_object_set_new(object, "verschil", difference_of(arena, change));
	if (change->direction > DIRECTION_SAME)
		json_object_set_new(object, "richting", json_string(directions[change->direction]));
	json_object_set_new(object, "plaats", json_pack("{s:o, s:o}", "oud", place_of(change->before.place), "nieuw",
	    place_of(change->now.place)));
	return object;
}

static json_t *
apart_object(struct arena *arena, const struct changes *changes, const struct apart *apart)
{
	const struct section_spec *spec = apart->section->spec;

	return json_pack("{s:o, s:o, s:o, s:s}", "onderdeel", text(spec->source), "titel",
	    title_of(arena, apart->then ? changes->then : changes->now, spec->title), "label",
	    apart->label.n ? text(apart->label) : json_null(), "reden", apart->words ? "andere woorden" : apart->then ? "alleen oud" : "alleen nieuw");
}

static json_t *
report_object(const struct report *report, struct str path, struct str digest, size_t errors)
{
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:I}", "bestand", text(path), "sha256", text(digest), "naam", text(report->name.text),
	    "periode", text(report->period.text), "sjabloon", text(report->style->name), "fouten", (json_int_t)errors);
}

static int
append(const char *bytes, size_t n, void *out)
{
	buf_add(out, (struct str){ bytes, n });
	return 0;
}

struct str
changes_json(struct arena *arena, const struct compared *c)
{
	const struct changes *changes = c->changes;
	struct buf out = { .arena = arena };
	json_t *list = json_array(), *apart = json_array(), *root;

	for (size_t i = 0; i < changes->n; i++)
		json_array_append_new(list, change_object(arena, changes, &changes->list[i]));
	for (size_t i = 0; i < changes->n_apart; i++)
		json_array_append_new(apart, apart_object(arena, changes, &changes->apart[i]));
	root = json_pack("{s:s, s:s, s:o, s:o, s:b, s:b, s:o, s:o}", "formaat", "voortgang-vergelijking/1", "versie", VERSION,
	    "oud", report_object(changes->then, c->then_path, c->then_digest, c->then_errors),
	    "nieuw", report_object(changes->now, c->now_path, c->now_digest, c->now_errors),
	    "zelfde programma", c->same_programme, "openbaar", changes->is_public, "wijzigingen", list, "niet vergeleken", apart);
	json_dump_callback(root, append, &out, JSON_INDENT(2));
	buf_char(&out, '\n');
	json_decref(root);
	return buf_str(&out);
}
