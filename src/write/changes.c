#include "changes.h"
#include "../base/arena.h"
#include "../set/compose.h"

enum phrase {
	PHRASE_TITLE, PHRASE_OTHER, PHRASE_TEMPLATES, PHRASE_ERRORS, PHRASE_PUBLIC, PHRASE_NONE, PHRASE_APART, PHRASE_APART_THEN,
	PHRASE_APART_NOW, PHRASE_WORDS, PHRASE_UNIT, PHRASE_EURO, PHRASE_THOUSAND, PHRASE_MILLION, PHRASE_NEW, PHRASE_GONE, PHRASE_FORMER,
	PHRASE_FROM_TO, PHRASE_WAS_IS, PHRASE_FILLED, PHRASE_EMPTIED, PHRASE_BETTER, PHRASE_WORSE, PHRASE_LATER, PHRASE_EARLIER,
	PHRASE_LATER_ONE, PHRASE_EARLIER_ONE, PHRASE_WHOLE, PHRASE_WAS_WHOLE, PHRASE_GIVEN, PHRASE_BLANK, PHRASES,
};

static const char *const phrases[PHRASES][LANG_COUNT] = {
	[PHRASE_TITLE] = { "{naam}: wat er is veranderd van {oud} naar {nieuw}", "{naam}: what changed from {oud} to {nieuw}" },
	[PHRASE_OTHER] = { "Let op: het oude rapport gaat over een ander programma, {naam}.", "Note: the old report is about another programme, {naam}." },
	[PHRASE_TEMPLATES] = { "Let op: de sjablonen verschillen, {oud} en {nieuw}.", "Note: the templates differ, {oud} and {nieuw}." },
	[PHRASE_ERRORS] = { "Let op: in {pad} staan fouten: {n}. Er is vergeleken wat er staat.", "Note: {pad} has errors: {n}. What is there was compared." },
	[PHRASE_PUBLIC] = { "De geheime delen zijn weggelaten.", "The secret parts were left out." },
	[PHRASE_NONE] = { "Er is niets veranderd.", "Nothing changed." },
	[PHRASE_APART] = { "Niet vergeleken", "Not compared" },
	[PHRASE_APART_THEN] = { "{wat}: alleen in het oude rapport", "{wat}: in the old report only" },
	[PHRASE_APART_NOW] = { "{wat}: alleen in het nieuwe rapport", "{wat}: in the new report only" },
	[PHRASE_WORDS] = { "{wat}: het oordeel had toen andere woorden", "{wat}: was judged by other words then" },
	[PHRASE_UNIT] = { "{titel} ({eenheid})", "{titel} ({eenheid})" },
	[PHRASE_EURO] = { "in euro", "in euros" },
	[PHRASE_THOUSAND] = { "x 1.000 euro", "x 1.000 euro" },
	[PHRASE_MILLION] = { "x 1.000.000 euro", "x 1.000.000 euro" },
	[PHRASE_NEW] = { "{wat} (nieuw)", "{wat} (new)" },
	[PHRASE_GONE] = { "{wat} (staat er niet meer in)", "{wat} (gone)" },
	[PHRASE_FORMER] = { "{wat} (heette \"{was}\")", "{wat} (was called \"{was}\")" },
	[PHRASE_FROM_TO] = { "{wat}: van {was} naar {nu}", "{wat}: from {was} to {nu}" },
	[PHRASE_WAS_IS] = { "{wat}: was \"{was}\", is nu \"{nu}\"", "{wat}: was \"{was}\", is now \"{nu}\"" },
	[PHRASE_FILLED] = { "{wat}: was niet ingevuld, is nu {nu}", "{wat}: was not filled in, is now {nu}" },
	[PHRASE_EMPTIED] = { "{wat}: was {was}, is nu niet ingevuld", "{wat}: was {was}, is now not filled in" },
	[PHRASE_BETTER] = { " (beter)", " (better)" },
	[PHRASE_WORSE] = { " (slechter)", " (worse)" },
	[PHRASE_LATER] = { " ({n} dagen later)", " ({n} days later)" },
	[PHRASE_LATER_ONE] = { " (1 dag later)", " (1 day later)" },
	[PHRASE_EARLIER] = { " ({n} dagen eerder)", " ({n} days earlier)" },
	[PHRASE_EARLIER_ONE] = { " (1 dag eerder)", " (1 day earlier)" },
	[PHRASE_WHOLE] = { "De inhoud is anders.", "The contents differ." },
	[PHRASE_WAS_WHOLE] = { "Was {was}, is nu {nu}.", "Was {was}, is now {nu}." },
	[PHRASE_GIVEN] = { "ingevuld", "filled in" },
	[PHRASE_BLANK] = { "niet ingevuld", "not filled in" },
};

struct teller {
	struct buf *out;
	const struct compared *compared;
	enum lang lang;
};

/* A phrase with what it is about, what that was and what it is. */
static void
add_phrase(struct teller *t, enum phrase phrase, struct str what, struct str was, struct str now)
{
	const struct filling fillings[] = { { "wat", what }, { "naam", what }, { "pad", what }, { "titel", what },
	    { "was", was }, { "oud", was }, { "n", was }, { "eenheid", was }, { "nu", now }, { "nieuw", now } };

	buf_add(t->out, str_fill(t->out->arena, str_of(phrases[phrase][t->lang]), fillings, sizeof fillings / sizeof *fillings));
}

static void
add_line(struct teller *t, enum phrase phrase, struct str what, struct str was, struct str now)
{
	add_phrase(t, phrase, what, was, now);
	buf_char(t->out, '\n');
}

static struct str
titled(struct teller *t, const struct report *report, struct str label)
{
	return label_words(t->out->arena, report->kind ? report->kind : report->style->kinds, label);
}

static struct str
number(struct teller *t, size_t n)
{
	return str_printf(t->out->arena, "%zu", n);
}

/* one change */

/* Words of an author stand between quotes. */
static struct str
quoted(struct teller *t, const struct change *change, const struct held *held)
{
	struct str text = change_text(t->out->arena, t->compared->changes, change, held);

	return held->kind == HELD_TEXT ? str_printf(t->out->arena, "\"%.*s\"", (int)text.n, text.p) : text;
}

static void
add_days(struct teller *t, int64_t days)
{
	if (days == 1 || days == -1)
		add_phrase(t, days < 0 ? PHRASE_EARLIER_ONE : PHRASE_LATER_ONE, STR(""), STR(""), STR(""));
	else
		add_phrase(t, days < 0 ? PHRASE_EARLIER : PHRASE_LATER, STR(""), number(t, (size_t)(days < 0 ? -days : days)), STR(""));
}

/* "+1.230", "76 dagen later" of a milestone, "slechter". */
static void
add_remark(struct teller *t, const struct change *change)
{
	if (change->direction == DIRECTION_BETTER || change->direction == DIRECTION_WORSE)
		add_phrase(t, change->direction == DIRECTION_BETTER ? PHRASE_BETTER : PHRASE_WORSE, STR(""), STR(""), STR(""));
	else if (change->counts && change->now.kind == HELD_DATE && change->pair->now->spec->kind == SECTION_MILESTONES)
		add_days(t, change->difference);
	else if (change->counts && change->now.kind == HELD_AMOUNT)
		buf_printf(t->out, " (%s)", str_z(t->out->arena, change_difference(t->out->arena, change)));
}

static void
add_value(struct teller *t, const struct change *change)
{
	const struct held *before = &change->before, *now = &change->now;
	struct str label = titled(t, t->compared->changes->now, change->label);

	if (change->kind == CHANGE_NEW || change->kind == CHANGE_GONE) {
		buf_add(t->out, label);
		buf_puts(t->out, ": ");
		buf_add(t->out, quoted(t, change, change->kind == CHANGE_NEW ? now : before));
	} else if (before->kind == HELD_TEXT && now->kind == HELD_TEXT) {
		add_phrase(t, PHRASE_WAS_IS, label, before->text, now->text);
	} else {
		add_phrase(t, before->kind == HELD_NOTHING ? PHRASE_FILLED : now->kind == HELD_NOTHING ? PHRASE_EMPTIED : PHRASE_FROM_TO,
		    label, quoted(t, change, before), quoted(t, change, now));
		add_remark(t, change);
	}
	buf_char(t->out, '\n');
}

static struct str
whole_text(struct teller *t, const struct held *held)
{
	return held->kind == HELD_WORD ? str_printf(t->out->arena, "\"%.*s\"", (int)held->text.n, held->text.p) : str_of(phrases[held->kind == HELD_PROSE ? PHRASE_GIVEN : PHRASE_BLANK][t->lang]);
}

/* Of a text or a picture. */
static void
add_whole(struct teller *t, const struct change *change)
{
	const struct held *before = &change->before, *now = &change->now;

	add_line(t, before->kind == HELD_PROSE && now->kind == HELD_PROSE ? PHRASE_WHOLE : PHRASE_WAS_WHOLE, STR(""),
	    whole_text(t, before), whole_text(t, now));
}

/* The line that names an item: what became of it, when that is the change. */
static void
add_name(struct teller *t, const struct change *change)
{
	static const enum phrase names[] = { [CHANGE_NEW] = PHRASE_NEW, [CHANGE_GONE] = PHRASE_GONE, [CHANGE_RENAMED] = PHRASE_FORMER };

	if (change->kind == CHANGE_VALUE)
		buf_add(t->out, change->name);
	else
		add_phrase(t, names[change->kind], change->name, change->was_name, STR(""));
	buf_char(t->out, '\n');
}

/* the whole */

static void
add_title(struct teller *t, const struct pair *pair)
{
	static const struct { int64_t euros; enum phrase phrase; } units[] = {
		{ 1, PHRASE_EURO }, { 1000, PHRASE_THOUSAND }, { 1000000, PHRASE_MILLION } };
	struct str title = titled(t, t->compared->changes->now, pair->now->spec->title);

	buf_char(t->out, '\n');
	if (pair->now->spec->kind != SECTION_MONEY) {
		buf_add(t->out, title);
		buf_char(t->out, '\n');
		return;
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].euros == pair->now->money.unit.euros)
			add_line(t, PHRASE_UNIT, title, str_of(phrases[units[i].phrase][t->lang]), STR(""));
}

static void
add_changes(struct teller *t)
{
	const struct changes *changes = t->compared->changes;
	const struct change *last = NULL;

	for (size_t i = 0; i < changes->n; last = &changes->list[i++]) {
		const struct change *change = &changes->list[i];
		bool of_item = change->item || change->was || change->total;
		if (!last || last->pair != change->pair)
			add_title(t, change->pair);
		buf_puts(t->out, "  ");
		if (of_item && !(last && change_same_item(last, change))) {
			add_name(t, change);
			if (change->part == NO_ITEM)
				continue;
			buf_puts(t->out, "  ");
		}
		buf_puts(t->out, of_item ? "  " : "");
		if (!of_item && change->part == NO_ITEM)
			add_whole(t, change);
		else
			add_value(t, change);
	}
}

static void
add_apart(struct teller *t)
{
	const struct changes *changes = t->compared->changes;

	if (changes->n_apart) {
		buf_char(t->out, '\n');
		add_line(t, PHRASE_APART, STR(""), STR(""), STR(""));
	}
	for (size_t i = 0; i < changes->n_apart; i++) {
		const struct apart *apart = &changes->apart[i];
		struct str title = titled(t, apart->then ? changes->then : changes->now, apart->section->spec->title);
		struct str what = !apart->label.n ? title : str_printf(t->out->arena, "%.*s, %.*s", (int)title.n, title.p,
		    (int)apart->label.n, apart->label.p);
		buf_puts(t->out, "  ");
		add_line(t, apart->words ? PHRASE_WORDS : apart->then ? PHRASE_APART_THEN : PHRASE_APART_NOW, what, STR(""), STR(""));
	}
}

static void
add_notes(struct teller *t)
{
	const struct compared *c = t->compared;
	const struct report *then = c->changes->then, *now = c->changes->now;

	if (!c->same_programme)
		add_line(t, PHRASE_OTHER, then->name.text, STR(""), STR(""));
	if (then->style != now->style)
		add_line(t, PHRASE_TEMPLATES, STR(""), then->style->name, now->style->name);
	if (c->then_errors)
		add_line(t, PHRASE_ERRORS, c->then_path, number(t, c->then_errors), STR(""));
	if (c->now_errors)
		add_line(t, PHRASE_ERRORS, c->now_path, number(t, c->now_errors), STR(""));
	if (c->changes->is_public)
		add_line(t, PHRASE_PUBLIC, STR(""), STR(""), STR(""));
}

void
changes_lines(struct buf *out, const struct compared *compared, enum lang lang)
{
	struct teller t = { out, compared, lang };

	add_line(&t, PHRASE_TITLE, compared->changes->now->name.text, compared->changes->then->period.text,
	    compared->changes->now->period.text);
	add_notes(&t);
	if (!compared->changes->n) {
		buf_char(out, '\n');
		add_line(&t, PHRASE_NONE, STR(""), STR(""), STR(""));
	}
	add_changes(&t);
	add_apart(&t);
}
