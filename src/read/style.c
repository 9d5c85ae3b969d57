#include "style.h"
#include "contrast.h"
#include "holes.h"
#include "report.h"
#include "../base/arena.h"
#include "../base/map.h"

#include <string.h>

struct names {
	const char *name;
	int value;
};

struct colour {
	struct str name;
	uint32_t rgb;
};

struct builder {
	struct reading reading;
	struct style *style;
	struct colour *colours;
	size_t n_colours;
	struct pattern *braces;         /* see holes.h */
	struct map sources;             /* folded, to find doubles */
	size_t n_sections, n_foreign;   /* in all their lists */
};

/* Names that may be in a list once. */
struct once {
	struct map seen;
	struct place *places;           /* where each was first */
	size_t n;
};

enum { LIST_MOST = 1000, COLUMNS_MOST = 40 };   /* a page has room for fewer columns */

static const struct names section_kinds[] = {
	{ "groep", SECTION_GROUP }, { "beeld", SECTION_IMAGE }, { "status", SECTION_STATUS },
	{ "velden", SECTION_FIELDS }, { "proza", SECTION_PROSE }, { "bedragen", SECTION_MONEY },
	{ "planning", SECTION_PLANNING }, { "risicos", SECTION_RISKS }, { "indicatoren", SECTION_INDICATORS },
	{ "mijlpalen", SECTION_MILESTONES }, { "tabel", SECTION_TABLE }, { "vergelijking", SECTION_COMPARISON },
	{ NULL, 0 },
};

static const struct names value_kinds[] = {
	{ "tekst", VALUE_TEXT }, { "lijst", VALUE_LIST }, { "datum", VALUE_DATE },
	{ "datum of tekst", VALUE_DATE_OR_TEXT }, { "periode", VALUE_PERIOD }, { "bedrag", VALUE_AMOUNT },
	{ "oordeel", VALUE_LEGEND },
	{ "besluiten", VALUE_DECISIONS }, { NULL, 0 },
};

static const struct names duties[] = {
	{ "mag", DUTY_OPTIONAL }, { "verwacht", DUTY_EXPECTED }, { "verplicht", DUTY_REQUIRED },
	{ "als ingevuld", DUTY_IF_GIVEN }, { NULL, 0 },
};

static const struct names shown_sections[] = {
	{ "ja", SHOW_ALL }, { "nee", SHOW_NOTHING }, { NULL, 0 },
};

static const struct names shown_pictures[] = {
	{ "ja", SHOW_ALL }, { "nee", SHOW_NOTHING }, { "beeld", SHOW_PICTURE }, { NULL, 0 },
};

static const struct names shown_groups[] = {
	{ "ja", SHOW_ALL }, { "nee", SHOW_NOTHING }, { "delen", SHOW_PARTS }, { NULL, 0 },
};

static const struct names roles[] = {
	{ "laatste behandeling", ROLE_LAST_MEETING }, { "volgende behandeling", ROLE_NEXT_MEETING },
	{ "startdatum", ROLE_START }, { "einddatum", ROLE_END }, { "fase", ROLE_PHASE },
	{ "totaalbeeld", ROLE_OVERALL }, { "planning", ROLE_PLANNING }, { "budget", ROLE_BUDGET },
	{ "gevraagd besluit", ROLE_WANTED }, { "voortgang", ROLE_PROGRESS }, { "afwijking", ROLE_DEVIATION },
	{ "gebeurd", ROLE_HAPPENED }, { "opdrachtgever", ROLE_PRINCIPAL },
	{ NULL, 0 },
};

static const struct names column_roles[] = {
	{ "geen", COLUMN_NONE }, { "budget", COLUMN_BUDGET }, { "besteed", COLUMN_SPENT },
	{ "verplicht", COLUMN_COMMITTED }, { "ruimte", COLUMN_ROOM }, { "prognose", COLUMN_FORECAST },
	{ NULL, 0 },
};

static const struct names column_signs[] = {
	{ "min", false }, { "voordeel", true }, { NULL, 0 },
};

static const struct names legend_kinds[] = {
	{ "status", LEGEND_STATUS }, { "risico", LEGEND_RISK }, { "fase", LEGEND_PHASE },
	{ "stand", LEGEND_STATE }, { "besteding", LEGEND_MONEY }, { "woorden", LEGEND_WORDS }, { NULL, 0 },
};

static const struct names shapes[] = {
	{ "geen", SHAPE_NONE }, { "cirkel", SHAPE_CIRCLE }, { "ring", SHAPE_RING }, { "kruis", SHAPE_CROSS },
	{ "driehoek", SHAPE_TRIANGLE },
	{ "ruit", SHAPE_DIAMOND }, { "vierkant", SHAPE_SQUARE }, { "balk 1", SHAPE_BARS_1 },
	{ "balk 2", SHAPE_BARS_2 }, { "balk 3", SHAPE_BARS_3 },
	{ "vlak vol", SHAPE_FULL }, { "vlak gestreept", SHAPE_STRIPED }, { "vlak open", SHAPE_OPEN },
	{ "vlak gekruist", SHAPE_CROSSED }, { NULL, 0 },
};

static const struct names faces[] = {
	{ "gewoon", FACE_REGULAR }, { "cursief", FACE_ITALIC }, { "vet", FACE_BOLD },
	{ "vet cursief", FACE_BOLD_ITALIC }, { NULL, 0 },
};

/* The value of a name; an absent one is the first, an unknown one is found. */
static int
named(struct builder *b, const struct value *value, const struct names *names)
{
	struct str *words = NULL;
	size_t n = 0;

	if (value->fill <= FILL_WRONG)
		return names[0].value;
	for (const struct names *name = names; name->name; name++) {
		if (str_is(value->text, name->name))
			return name->value;
		*arena_push(b->reading.arena, words, n) = str_of(name->name);
	}
	diag_add(b->reading.findings, CHOICE_UNKNOWN, value->place, value->text,
	    words_joined(b->reading.arena, words, n));
	return names[0].value;
}

static void
check_once(struct builder *b, struct once *once, const struct node *node, struct str name)
{
	struct str key = str_fold(b->reading.arena, str_trim(name));
	size_t first;

	once->seen.arena = b->reading.arena;
	if (!key.n)
		return;
	if ((first = map_put(&once->seen, key, once->n)) == once->n)
		*arena_push(b->reading.arena, once->places, once->n) = node->place;
	else
		diag_add(b->reading.findings, KEY_DOUBLE, node->place, str_trim(name),
		    once->places[first].source == node->place.source
		    ? str_printf(b->reading.arena, "%u", once->places[first].line) : STR(""));
}

static void
check_key_once(struct builder *b, struct once *once, const struct value *key)
{
	if (key->fill > FILL_WRONG)
		check_once(b, once, key->node, key->text);
}

/* Adds the items of a list to those of others of its kind: together they have no
 * more than `most`. That they have is found once. */
static bool
is_within(struct builder *b, size_t *sum, size_t most, const struct value *list, const char *name)
{
	bool found = *sum > most;

	*sum += list->node->n;
	if (*sum > most && !found)
		field_long(&b->reading, list->place, str_of(name), most);
	return *sum <= most;
}

static struct str
folded(struct builder *b, const struct value *value)
{
	return str_fold(b->reading.arena, value->text);
}

/* words */

static const struct {
	const char *key, *holes;
} printed[WORD_COUNT] = {
#define X(name, key, holes) [name] = { key, holes },
	WORDS(X)
#undef X
};

const char *
style_holes(enum word word)
{
	return printed[word].holes;
}

static void
check_holes(struct builder *b, const struct value *value, const char *name, const char *holes)
{
	holes_check(&b->reading, b->braces, value, name, holes);
}

static void
read_words(struct builder *b, const struct value *block)
{
	struct field table[WORD_COUNT];
	struct value values[WORD_COUNT];

	if (!block->node)
		return;
	for (size_t i = 0; i < WORD_COUNT; i++)
		table[i] = (struct field){ printed[i].key, FIELD_TEXT, i * sizeof *values, DUTY_REQUIRED, NULL };
	FIELDS_READ(&b->reading, block->node, table, values);
	for (size_t i = 0; i < WORD_COUNT; i++) {
		b->style->words[i] = values[i].text;
		check_holes(b, &values[i], printed[i].key, printed[i].holes);
	}
}

struct kind_values {
	struct value key, above, name;
};

static const struct field kind_table[] = {
	{ "sleutel", FIELD_TEXT, offsetof(struct kind_values, key), DUTY_REQUIRED, NULL },
	{ "boven titel", FIELD_TEXT, offsetof(struct kind_values, above), DUTY_REQUIRED, NULL },
	{ "naam", FIELD_TEXT, offsetof(struct kind_values, name), DUTY_REQUIRED, NULL },
};

static void
read_kinds(struct builder *b, const struct value *list)
{
	struct kind_values v;
	struct node *const *items;
	struct once once = { .n = 0 };
	size_t n;

	if (!field_items(list, &items, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		FIELDS_READ(&b->reading, items[i], kind_table, &v);
		check_key_once(b, &once, &v.key);
		check_holes(b, &v.above, "boven titel", "");
		check_holes(b, &v.name, "naam", "");
		*arena_push(b->reading.arena, b->style->kinds, b->style->n_kinds) =
		    (struct kind_words){ folded(b, &v.key), v.above.text, v.name.text };
	}
}

/* colours and looks */

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
	    : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool
parse_colour(struct str s, uint32_t *rgb)
{
	*rgb = 0;
	if (s.n != 7 || s.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		int digit = hex_digit(s.p[i]);
		if (digit < 0)
			return false;
		*rgb = *rgb << 4 | (uint32_t)digit;
	}
	return true;
}

/* "#154273", or the name of a colour that the template declares. */
static uint32_t
colour_of(struct builder *b, const struct value *value)
{
	uint32_t rgb = 0;

	for (size_t i = 0; i < b->n_colours; i++)
		if (str_eq(b->colours[i].name, value->text))
			return b->colours[i].rgb;
	if (value->fill > FILL_WRONG && !parse_colour(value->text, &rgb))
		diag_add(b->reading.findings, COLOUR_FORM, value->place, value->text);
	return rgb;
}

static uint32_t
colour_named(const struct builder *b, const char *name)
{
	for (size_t i = 0; i < b->n_colours; i++)
		if (str_is(b->colours[i].name, name))
			return b->colours[i].rgb;
	return 0;
}

static void
read_colours(struct builder *b, const struct value *block)
{
	for (size_t i = 0; block->node && block->node->kind == NODE_BLOCK && i < block->node->n; i++) {
		struct entry *entry = &block->node->entries[i];
		struct value value = { 0 };
		struct colour colour = { .name = entry->key };
		field_value(&b->reading, entry->value, FIELD_TEXT, entry->key, &value);
		colour.rgb = colour_of(b, &value);
		*arena_push(b->reading.arena, b->colours, b->n_colours) = colour;
	}
	b->style->line_colour = colour_named(b, "lijn");
	b->style->accent_colour = colour_named(b, "accent");
}

struct look_values {
	struct value face, size, leading, before, after, colour;
};

static const struct field look_table[] = {
	{ "letter", FIELD_TEXT, offsetof(struct look_values, face), DUTY_OPTIONAL, NULL },
	{ "grootte", FIELD_LENGTH, offsetof(struct look_values, size), DUTY_REQUIRED, NULL },
	{ "regel", FIELD_LENGTH, offsetof(struct look_values, leading), DUTY_REQUIRED, NULL },
	{ "boven", FIELD_LENGTH, offsetof(struct look_values, before), DUTY_OPTIONAL, NULL },
	{ "onder", FIELD_LENGTH, offsetof(struct look_values, after), DUTY_OPTIONAL, NULL },
	{ "kleur", FIELD_TEXT, offsetof(struct look_values, colour), DUTY_OPTIONAL, NULL },
};

static struct str
ratio_words(struct builder *b, int ratio)
{
	return str_printf(b->reading.arena, "%d,%02d", ratio / 100, ratio % 100);
}

/* All is printed on white. */
static void
check_contrast(struct builder *b, const struct value *value, uint32_t colour, int wanted)
{
	int ratio = contrast_ratio(colour, 0xFFFFFF);

	if (value->fill == FILL_GIVEN && ratio < wanted)
		diag_add(b->reading.findings, CONTRAST_LOW, value->place, value->text, ratio_words(b, ratio),
		    ratio_words(b, wanted));
}

static int
wanted_contrast(const struct look *look)
{
	bool bold = look->face == FACE_BOLD || look->face == FACE_BOLD_ITALIC;

	return look->size >= (bold ? 14 : 18) * MPT_POINT ? CONTRAST_LARGE : CONTRAST_TEXT;
}

/* Points in a template are at most 1,000: no page is set by accident that is
 * larger than a wall. */
static mpt
points(struct builder *b, const struct value *value)
{
	if (value->number > 1000 * MPT_POINT) {
		diag_add(b->reading.findings, NUMBER_FORM, value->place, value->text, STR("0..1000"));
		return 0;
	}
	return (mpt)value->number;
}

enum { LARGEST = 100 * MPT_POINT };     /* letters */

static void
read_look(struct builder *b, const struct node *block, struct look *look)
{
	struct look_values v;

	FIELDS_READ(&b->reading, block, look_table, &v);
	*look = (struct look){
		.face = (enum face)named(b, &v.face, faces),
		.size = points(b, &v.size), .leading = points(b, &v.leading),
		.before = points(b, &v.before), .after = points(b, &v.after),
		.colour = colour_of(b, &v.colour),
	};
	check_contrast(b, &v.colour, look->colour, wanted_contrast(look));
	if (v.size.fill == FILL_GIVEN && (look->size == 0 || look->size > LARGEST))
		diag_add(b->reading.findings, NUMBER_FORM, v.size.place, v.size.text, STR("9; 9,5"));
	if (v.leading.fill == FILL_GIVEN && look->leading < look->size)
		diag_add(b->reading.findings, NUMBER_FORM, v.leading.place, v.leading.text, STR("grootte <= regel"));
}

static void
read_looks(struct builder *b, const struct value *block)
{
	static const char *const keys[LOOK_COUNT] = {
#define X(name, key) [name] = key,
		LOOKS(X)
#undef X
	};
	struct field table[LOOK_COUNT];
	struct value values[LOOK_COUNT];

	if (!block->node)
		return;
	for (size_t i = 0; i < LOOK_COUNT; i++)
		table[i] = (struct field){ keys[i], FIELD_BLOCK, i * sizeof *values, DUTY_REQUIRED, NULL };
	FIELDS_READ(&b->reading, block->node, table, values);
	for (size_t i = 0; i < LOOK_COUNT; i++)
		if (values[i].fill == FILL_GIVEN)
			read_look(b, values[i].node, &b->style->looks[i]);
}

static void
read_fonts(struct builder *b, const struct value *block)
{
	struct field table[FACE_COUNT];
	struct value values[FACE_COUNT];

	if (!block->node)
		return;
	for (size_t i = 0; i < FACE_COUNT; i++)
		table[i] = (struct field){ faces[i].name, FIELD_TEXT, i * sizeof *values, DUTY_REQUIRED, NULL };
	FIELDS_READ(&b->reading, block->node, table, values);
	for (size_t i = 0; i < FACE_COUNT; i++) {
		b->style->fonts[i] = values[i].text;
		b->style->font_places[i] = values[i].place;
	}
}

struct page_values {
	struct value width, height, top, right, bottom, left, contents;
};

static const struct field page_table[] = {
	{ "breedte", FIELD_LENGTH, offsetof(struct page_values, width), DUTY_REQUIRED, NULL },
	{ "hoogte", FIELD_LENGTH, offsetof(struct page_values, height), DUTY_REQUIRED, NULL },
	{ "boven", FIELD_LENGTH, offsetof(struct page_values, top), DUTY_REQUIRED, NULL },
	{ "rechts", FIELD_LENGTH, offsetof(struct page_values, right), DUTY_REQUIRED, NULL },
	{ "onder", FIELD_LENGTH, offsetof(struct page_values, bottom), DUTY_REQUIRED, NULL },
	{ "links", FIELD_LENGTH, offsetof(struct page_values, left), DUTY_REQUIRED, NULL },
	{ "inhoud vanaf", FIELD_NUMBER, offsetof(struct page_values, contents), DUTY_OPTIONAL, NULL },
};

/* A page has room for text: 60 by 60 mm at least, 1 by 1 m at most. */
static void
check_page(struct builder *b, const struct page_values *v)
{
	if (v->width.number > 1000000 || v->height.number > 1000000
	    || v->width.number - v->left.number - v->right.number < 60000
	    || v->height.number - v->top.number - v->bottom.number < 60000)
		diag_add(b->reading.findings, NUMBER_FORM, v->width.place, v->width.text, STR("60..1000 mm"));
}

static void
read_page(struct builder *b, const struct value *block)
{
	struct style *style = b->style;
	struct page_values v;

	if (!block->node)
		return;
	FIELDS_READ(&b->reading, block->node, page_table, &v);
	check_page(b, &v);
	if (v.width.number > 1000000 || v.height.number > 1000000)
		return;
	style->width = mpt_from_mm((int32_t)v.width.number);
	style->height = mpt_from_mm((int32_t)v.height.number);
	style->top = mpt_from_mm((int32_t)v.top.number);
	style->right = mpt_from_mm((int32_t)v.right.number);
	style->bottom = mpt_from_mm((int32_t)v.bottom.number);
	style->left = mpt_from_mm((int32_t)v.left.number);
	style->contents_from = (size_t)v.contents.number;
}

struct logo_values {
	struct value file, width, alt, side;
};

static const struct field logo_table[] = {
	{ "bestand", FIELD_TEXT, offsetof(struct logo_values, file), DUTY_REQUIRED, NULL },
	{ "breedte", FIELD_LENGTH, offsetof(struct logo_values, width), DUTY_REQUIRED, NULL },
	{ "beschrijving", FIELD_TEXT, offsetof(struct logo_values, alt), DUTY_REQUIRED, NULL },
	{ "plaats", FIELD_TEXT, offsetof(struct logo_values, side), DUTY_OPTIONAL, (const char *const[]){ "links", "rechts", NULL } },
};

/* The municipality's own sign, in millimetres. */
static void
read_logo(struct builder *b, const struct value *block)
{
	struct logo_values v;

	if (!block->node)
		return;
	FIELDS_READ(&b->reading, block->node, logo_table, &v);
	if (v.width.number < 5000 || v.width.number > 200000)
		diag_add(b->reading.findings, NUMBER_FORM, v.width.place, v.width.text, STR("5..200 mm"));
	b->style->logo_file = v.file.text;
	b->style->logo_place = v.file.place;
	b->style->logo_alt = v.alt.text;
	b->style->logo_left = v.side.fill == FILL_GIVEN && str_is(v.side.text, "links");
	b->style->logo_width = mpt_from_mm((int32_t)v.width.number);
}

/* legends */

struct legend_values {
	struct value key, kind, words;
};

static const struct field legend_table[] = {
	{ "sleutel", FIELD_TEXT, offsetof(struct legend_values, key), DUTY_REQUIRED, NULL },
	{ "soort", FIELD_TEXT, offsetof(struct legend_values, kind), DUTY_REQUIRED, NULL },
	{ "waarden", FIELD_LIST, offsetof(struct legend_values, words), DUTY_REQUIRED, NULL },
};

struct word_values {
	struct value word, synonyms, shape, colour, done;
};

static const struct field word_table[] = {
	{ "woord", FIELD_TEXT, offsetof(struct word_values, word), DUTY_REQUIRED, NULL },
	{ "ook", FIELD_LIST, offsetof(struct word_values, synonyms), DUTY_OPTIONAL, NULL },
	{ "vorm", FIELD_TEXT, offsetof(struct word_values, shape), DUTY_OPTIONAL, NULL },
	{ "kleur", FIELD_TEXT, offsetof(struct word_values, colour), DUTY_OPTIONAL, NULL },
	{ "klaar", FIELD_YES, offsetof(struct word_values, done), DUTY_OPTIONAL, NULL },
};

static void
read_legend_word(struct builder *b, const struct node *block, enum legend_kind kind, struct once *once,
    struct legend_word *word)
{
	struct node *const *items;
	struct word_values v;
	enum duty drawn = kind == LEGEND_PHASE || kind == LEGEND_WORDS ? DUTY_OPTIONAL : DUTY_REQUIRED;
	size_t n;

	FIELDS_READ(&b->reading, block, word_table, &v);
	check_key_once(b, once, &v.word);
	word->word = v.word.text;
	word->folded = folded(b, &v.word);
	word->done = v.done.number;
	field_duty(&b->reading, &v.shape, drawn, STR("vorm"));
	field_duty(&b->reading, &v.colour, drawn, STR("kleur"));
	word->shape = (enum shape)named(b, &v.shape, shapes);
	word->colour = colour_of(b, &v.colour);
	check_contrast(b, &v.colour, word->colour, CONTRAST_SIGN);
	if (!field_items(&v.synonyms, &items, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		check_once(b, once, items[i], items[i]->text);
		*arena_push(b->reading.arena, word->synonyms, word->n_synonyms) = str_fold(b->reading.arena, items[i]->text);
	}
}

/* The program knows what the words of two legends mean: they must all be there,
 * in their order; "woord" is how they are printed. */
static void
check_legend_words(struct builder *b, const struct legend *legend, struct place place)
{
	static const char *const wanted[] = {
		[LEGEND_STATE] = "gereed, loopt, vertraagd, verschoven, vervallen, gepland",
		[LEGEND_MONEY] = "besteed, verplicht, vrij, te veel",
	};
	size_t n = legend->kind == LEGEND_STATE ? STATE_COUNT : PART_COUNT;

	if ((legend->kind == LEGEND_STATE || legend->kind == LEGEND_MONEY) && legend->n != n)
		diag_add(b->reading.findings, KEY_MISSING, place, str_of(wanted[legend->kind]));
}

static void
read_legend(struct builder *b, const struct node *block, struct once *keys, struct legend *legend)
{
	struct legend_values v;
	struct node *const *items;
	struct once once = { .n = 0 };
	size_t n;

	FIELDS_READ(&b->reading, block, legend_table, &v);
	check_key_once(b, keys, &v.key);
	legend->key = folded(b, &v.key);
	legend->kind = (enum legend_kind)named(b, &v.kind, legend_kinds);
	if (!field_items(&v.words, &items, &n))
		return;
	for (size_t i = 0; i < n; i++)
		read_legend_word(b, items[i], legend->kind, &once, arena_push(b->reading.arena, legend->words, legend->n));
	check_legend_words(b, legend, block->place);
}

static void
read_legends(struct builder *b, const struct value *list)
{
	struct node *const *items;
	struct once once = { .n = 0 };
	size_t n;

	if (field_items(list, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_legend(b, items[i], &once, arena_push(b->reading.arena, b->style->legends, b->style->n_legends));
}

static const struct legend *
legend_named(struct builder *b, const struct value *value)
{
	struct style *style = b->style;
	struct str *keys = NULL, key = folded(b, value);
	size_t n = 0;

	for (size_t i = 0; i < style->n_legends; i++) {
		if (str_eq(style->legends[i].key, key))
			return &style->legends[i];
		*arena_push(b->reading.arena, keys, n) = style->legends[i].key;
	}
	diag_add(b->reading.findings, LEGEND_UNKNOWN, value->place, value->text, str_nearest(key, keys, n));
	return NULL;
}

/* sections */

struct field_values {
	struct value key, label, kind, legend, duty, role, help, example, carries, shown;
};

static const struct field field_table[] = {
	{ "sleutel", FIELD_TEXT, offsetof(struct field_values, key), DUTY_REQUIRED, NULL },
	{ "label", FIELD_TEXT, offsetof(struct field_values, label), DUTY_REQUIRED, NULL },
	{ "soort", FIELD_TEXT, offsetof(struct field_values, kind), DUTY_OPTIONAL, NULL },
	{ "legenda", FIELD_TEXT, offsetof(struct field_values, legend), DUTY_OPTIONAL, NULL },
	{ "plicht", FIELD_TEXT, offsetof(struct field_values, duty), DUTY_OPTIONAL, NULL },
	{ "rol", FIELD_TEXT, offsetof(struct field_values, role), DUTY_OPTIONAL, NULL },
	{ "uitleg", FIELD_TEXT, offsetof(struct field_values, help), DUTY_OPTIONAL, NULL },
	{ "voorbeeld", FIELD_TEXT, offsetof(struct field_values, example), DUTY_OPTIONAL, NULL },
	{ "overnemen", FIELD_YES, offsetof(struct field_values, carries), DUTY_OPTIONAL, NULL },
	{ "tonen", FIELD_YES, offsetof(struct field_values, shown), DUTY_OPTIONAL, NULL },
};

/* "overnemen: ja", "overnemen: nee", or as its kind has it. */
static enum renewal
renewal_of(const struct value *carries)
{
	return carries->fill != FILL_GIVEN ? RENEW_BY_KIND : carries->number ? RENEW_CARRY : RENEW_FILL;
}

static enum role
role_of(struct builder *b, const struct value *value)
{
	return value->fill == FILL_GIVEN ? (enum role)named(b, value, roles) : ROLE_NONE;
}

static void
read_field_spec(struct builder *b, const struct node *block, struct once *once, struct field_spec *spec)
{
	struct field_values v;

	FIELDS_READ(&b->reading, block, field_table, &v);
	check_key_once(b, once, &v.key);
	spec->key = folded(b, &v.key);
	spec->label = v.label.text;
	check_holes(b, &v.label, "label", LABEL_HOLES);
	spec->kind = (enum value_kind)named(b, &v.kind, value_kinds);
	spec->duty = (enum duty)named(b, &v.duty, duties);
	spec->role = role_of(b, &v.role);
	spec->help = v.help.text;
	spec->example = v.example.text;
	spec->renewal = renewal_of(&v.carries);
	spec->hidden = v.shown.fill == FILL_GIVEN && !v.shown.number;
	if (v.legend.fill == FILL_GIVEN) {
		spec->kind = VALUE_LEGEND;
		spec->legend = legend_named(b, &v.legend);
	} else if (spec->kind == VALUE_LEGEND) {
		diag_add(b->reading.findings, KEY_MISSING, block->place, STR("legenda"));
	}
}

static void
read_field_specs(struct builder *b, const struct value *list, struct section_spec *spec)
{
	struct node *const *items;
	struct once once = { .n = 0 };
	size_t n, sum = 0;

	if (field_items(list, &items, &n)
	    && is_within(b, &sum, spec->kind == SECTION_TABLE ? COLUMNS_MOST : LIST_MOST, list, "velden"))
		for (size_t i = 0; i < n; i++)
			read_field_spec(b, items[i], &once, arena_push(b->reading.arena, spec->fields, spec->n_fields));
}

struct column_values {
	struct value key, label, above, role, repeats, names, help, example, sign;
};

static const struct field column_table[] = {
	{ "sleutel", FIELD_TEXT, offsetof(struct column_values, key), DUTY_REQUIRED, NULL },
	{ "label", FIELD_TEXT, offsetof(struct column_values, label), DUTY_REQUIRED, NULL },
	{ "rol", FIELD_TEXT, offsetof(struct column_values, role), DUTY_OPTIONAL, NULL },
	{ "boven", FIELD_TEXT, offsetof(struct column_values, above), DUTY_OPTIONAL, NULL },
	{ "vorige", FIELD_TEXT, offsetof(struct column_values, repeats), DUTY_OPTIONAL, NULL },
	{ "csv", FIELD_LIST, offsetof(struct column_values, names), DUTY_OPTIONAL, NULL },
	{ "uitleg", FIELD_TEXT, offsetof(struct column_values, help), DUTY_OPTIONAL, NULL },
	{ "voorbeeld", FIELD_TEXT, offsetof(struct column_values, example), DUTY_OPTIONAL, NULL },
	{ "teken", FIELD_TEXT, offsetof(struct column_values, sign), DUTY_OPTIONAL, NULL },
};

/* What else a column is called, folded. */
static void
read_names(struct builder *b, const struct value *list, struct str **names, size_t *count)
{
	struct node *const *items;
	size_t n;

	if (field_items(list, &items, &n))
		for (size_t i = 0; i < n; i++)
			*arena_push(b->reading.arena, *names, *count) = str_fold(b->reading.arena, items[i]->text);
}

static struct column
read_column(struct builder *b, const struct node *block)
{
	struct column_values v;
	struct column column = { 0 };

	FIELDS_READ(&b->reading, block, column_table, &v);
	check_holes(b, &v.label, "label", "");
	check_holes(b, &v.above, "boven", "");
	column.key = folded(b, &v.key);
	column.label = v.label.text;
	column.role = (enum column_role)named(b, &v.role, column_roles);
	column.above = v.above.text;
	column.repeats = folded(b, &v.repeats);
	column.help = v.help.text;
	column.example = v.example.text;
	column.gains = named(b, &v.sign, column_signs);
	read_names(b, &v.names, &column.names, &column.n_names);
	return column;
}

/* Whether none of a formula's terms still waits for another formula. */
static bool
is_ready(const struct formula *formula, const struct formula *waiting, size_t n)
{
	for (size_t i = 0; i < formula->n; i++)
		if (formula_is_result(waiting, n, formula->terms[i].column))
			return false;
	return true;
}

/* Into an order in which each formula finds its terms computed. What is left
 * over goes in a circle. */
static void
order_formulas(struct builder *b, struct section_spec *spec)
{
	struct formula *list = spec->formulas;

	for (size_t done = 0; done < spec->n_formulas; done++) {
		size_t next = done;
		while (next < spec->n_formulas && !is_ready(&list[next], list + done, spec->n_formulas - done))
			next++;
		if (next == spec->n_formulas) {
			diag_add(b->reading.findings, FORMULA_LOOP, list[done].place, list[done].text);
			spec->n_formulas = done;
			return;
		}
		struct formula ready = list[next];
		list[next] = list[done];
		list[done] = ready;
	}
}

static void
add_formula(struct builder *b, struct section_spec *spec, struct formula formula)
{
	if (formula_is_result(spec->formulas, spec->n_formulas, formula.result))
		diag_add(b->reading.findings, FORMULA_LOOP, formula.place, formula.text);
	else
		*arena_push(b->reading.arena, spec->formulas, spec->n_formulas) = formula;
}

static void
read_formulas(struct builder *b, const struct value *list, struct section_spec *spec)
{
	struct str *columns = arena_array(b->reading.arena, spec->n_columns, sizeof *columns);
	struct node *const *items;
	size_t n;

	for (size_t i = 0; i < spec->n_columns; i++)
		columns[i] = spec->columns[i].key;
	if (!field_items(list, &items, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		struct value value = { 0 };
		struct formula formula = { 0 };
		bool total;
		field_value(&b->reading, items[i], FIELD_TEXT, STR("formules"), &value);
		if (!formula_read(&b->reading, &value, columns, spec->n_columns, &formula, &total))
			continue;
		if (total)
			spec->total = true;
		else
			add_formula(b, spec, formula);
	}
	order_formulas(b, spec);
}

struct section_values {
	struct value key, title, source, kind, duty, role, picture, shown, empty, secret, fields, columns, formulas, children;
	struct value legend, limits, chances, impacts, help, example, carries, codes;
};

static const struct field section_table[] = {
	{ "sleutel", FIELD_TEXT, offsetof(struct section_values, key), DUTY_OPTIONAL, NULL },     /* for merging */
	{ "titel", FIELD_TEXT, offsetof(struct section_values, title), DUTY_REQUIRED, NULL },
	{ "bron", FIELD_TEXT, offsetof(struct section_values, source), DUTY_OPTIONAL, NULL },
	{ "soort", FIELD_TEXT, offsetof(struct section_values, kind), DUTY_OPTIONAL, NULL },
	{ "plicht", FIELD_TEXT, offsetof(struct section_values, duty), DUTY_OPTIONAL, NULL },
	{ "rol", FIELD_TEXT, offsetof(struct section_values, role), DUTY_OPTIONAL, NULL },
	{ "beeld", FIELD_YES, offsetof(struct section_values, picture), DUTY_OPTIONAL, NULL },
	{ "tonen", FIELD_TEXT, offsetof(struct section_values, shown), DUTY_OPTIONAL, NULL },
	{ "leeg", FIELD_TEXT, offsetof(struct section_values, empty), DUTY_OPTIONAL, NULL },
	{ "geheim", FIELD_YES, offsetof(struct section_values, secret), DUTY_OPTIONAL, NULL },
	{ "legenda", FIELD_TEXT, offsetof(struct section_values, legend), DUTY_OPTIONAL, NULL },
	{ "grenzen", FIELD_LIST, offsetof(struct section_values, limits), DUTY_OPTIONAL, NULL },
	{ "kans", FIELD_LIST, offsetof(struct section_values, chances), DUTY_OPTIONAL, NULL },
	{ "gevolg", FIELD_LIST, offsetof(struct section_values, impacts), DUTY_OPTIONAL, NULL },
	{ "velden", FIELD_LIST, offsetof(struct section_values, fields), DUTY_OPTIONAL, NULL },
	{ "kolommen", FIELD_LIST, offsetof(struct section_values, columns), DUTY_OPTIONAL, NULL },
	{ "formules", FIELD_LIST, offsetof(struct section_values, formulas), DUTY_OPTIONAL, NULL },
	{ "onderdelen", FIELD_LIST, offsetof(struct section_values, children), DUTY_OPTIONAL, NULL },
	{ "csv code", FIELD_LIST, offsetof(struct section_values, codes), DUTY_OPTIONAL, NULL },
	{ "uitleg", FIELD_TEXT, offsetof(struct section_values, help), DUTY_OPTIONAL, NULL },
	{ "voorbeeld", FIELD_TEXT, offsetof(struct section_values, example), DUTY_OPTIONAL, NULL },
	{ "overnemen", FIELD_YES, offsetof(struct section_values, carries), DUTY_OPTIONAL, NULL },
};

static void
read_source(struct builder *b, const struct value *value, struct section_spec *spec)
{
	size_t n = b->sources.n;

	spec->source = folded(b, value);
	if (spec->kind == SECTION_COMPARISON && spec->source.n)
		diag_add(b->reading.findings, KEY_UNKNOWN, value->place, STR("bron"));
	else if ((spec->kind == SECTION_GROUP) == (spec->source.n > 0) && spec->kind != SECTION_COMPARISON)
		diag_add(b->reading.findings, KEY_MISSING, spec->place, spec->source.n ? STR("soort") : STR("bron"));
	if (report_has_key(spec->source))
		diag_add(b->reading.findings, SOURCE_TAKEN, value->place, value->text);
	if (spec->source.n && map_put(&b->sources, spec->source, n) != n)
		diag_add(b->reading.findings, SECTION_DOUBLE, value->place, value->text);
}

static void
add_column(struct builder *b, struct section_spec *spec, const struct node *node)
{
	struct column column = read_column(b, node);
	bool twice = str_eq(spec->name_column.key, column.key);

	for (size_t i = 0; i < spec->n_columns; i++)
		twice = twice || str_eq(spec->columns[i].key, column.key);
	if (twice)
		diag_add(b->reading.findings, COLUMN_DOUBLE, node->place, column.key);
	else
		*arena_push(b->reading.arena, spec->columns, spec->n_columns) = column;
}

/* The first column names the row; the others are amounts. */
static void
read_columns(struct builder *b, const struct section_values *v, struct section_spec *spec)
{
	struct node *const *items;
	size_t n, sum = 0;

	if (v->columns.fill == FILL_WRONG)
		return;
	if (!field_items(&v->columns, &items, &n) || n < 2) {
		diag_add(b->reading.findings, KEY_MISSING, spec->place, STR("kolommen"));
		return;
	}
	if (!is_within(b, &sum, COLUMNS_MOST, &v->columns, "kolommen"))
		return;
	spec->name_column = read_column(b, items[0]);
	for (size_t i = 1; i < n; i++)
		add_column(b, spec, items[i]);
	for (int role = 0; role < COLUMN_ROLES; role++)
		spec->role_columns[role] = COLUMN_NO;
	for (size_t i = spec->n_columns; i-- > 0; )
		spec->role_columns[spec->columns[i].role] = i;
	spec->role_columns[COLUMN_NONE] = COLUMN_NO;
	read_formulas(b, &v->formulas, spec);
	read_names(b, &v->codes, &spec->codes, &spec->n_codes);
}

/* risks */

static void
read_steps(struct builder *b, const struct value *list, struct section_spec *spec, struct str name, struct str **steps,
    size_t *n)
{
	struct node *const *items;
	size_t count;

	field_duty(&b->reading, list, DUTY_REQUIRED, name);
	if (!field_items(list, &items, &count))
		return;
	for (size_t i = 0; i < count; i++) {
		struct value value = { 0 };
		field_value(&b->reading, items[i], FIELD_TEXT, name, &value);
		*arena_push(b->reading.arena, *steps, *n) = value.text;
	}
	if (*n < 2 || *n > SCALE_STEPS)
		diag_add(b->reading.findings, NUMBER_FORM, list->place, spec->title, STR("2..7"));
}

/* From which score each word of the legend counts, the first from 1, ascending. */
static void
read_limits(struct builder *b, const struct section_values *v, struct section_spec *spec)
{
	struct node *const *items;
	bool ascends = true;
	size_t n = 0;

	field_duty(&b->reading, &v->legend, DUTY_REQUIRED, STR("legenda"));
	field_duty(&b->reading, &v->limits, DUTY_REQUIRED, STR("grenzen"));
	if (v->legend.fill == FILL_GIVEN)
		spec->legend = legend_named(b, &v->legend);
	if (field_items(&v->limits, &items, &n))
		for (size_t i = 0; i < n; i++) {
			struct value value = { 0 };
			field_value(&b->reading, items[i], FIELD_NUMBER, STR("grenzen"), &value);
			*arena_push(b->reading.arena, spec->limits, spec->n_limits) = value.number;
		}
	for (size_t i = 0; i < spec->n_limits; i++)
		ascends = ascends && spec->limits[i] > (i ? spec->limits[i - 1] : 0);
	if (spec->legend && spec->legend->n && v->limits.fill == FILL_GIVEN && (n != spec->legend->n || spec->limits[0] != 1 || !ascends))
		diag_add(b->reading.findings, NUMBER_FORM, v->limits.place, spec->title,
		    str_printf(b->reading.arena, "1, ... (%zu)", spec->legend->n));
}

static void
read_scales(struct builder *b, const struct section_values *v, struct section_spec *spec)
{
	read_steps(b, &v->chances, spec, STR("kans"), &spec->chances, &spec->n_chances);
	read_steps(b, &v->impacts, spec, STR("gevolg"), &spec->impacts, &spec->n_impacts);
	read_limits(b, v, spec);
}

static enum shown
shown_of(struct builder *b, const struct value *value, enum section_kind kind)
{
	return (enum shown)named(b, value, kind == SECTION_GROUP ? shown_groups
	    : kind == SECTION_STATUS || kind == SECTION_MONEY ? shown_pictures : shown_sections);
}

enum { GROUP_LEVELS = 3 };

static void read_sections(struct builder *, const struct value *list, struct section_spec *group, int level);

static void
read_section(struct builder *b, const struct node *block, struct section_spec *spec, int level)
{
	struct section_values v;

	FIELDS_READ(&b->reading, block, section_table, &v);
	spec->title = v.title.text;
	check_holes(b, &v.title, "titel", LABEL_HOLES);
	check_holes(b, &v.empty, "leeg", LABEL_HOLES);
	spec->place = block->place;
	spec->kind = (enum section_kind)named(b, &v.kind, section_kinds);
	spec->duty = (enum duty)named(b, &v.duty, duties);
	spec->role = role_of(b, &v.role);
	spec->help = v.help.text;
	spec->example = v.example.text;
	spec->renewal = renewal_of(&v.carries);
	read_source(b, &v.source, spec);
	read_field_specs(b, &v.fields, spec);
	if (spec->kind == SECTION_TABLE)
		field_duty(&b->reading, &v.fields, DUTY_REQUIRED, STR("velden"));
	spec->shown = shown_of(b, &v.shown, spec->kind);
	spec->picture = v.picture.number || spec->shown == SHOW_PICTURE;
	spec->empty = v.empty.text;
	spec->secret = spec->secret || v.secret.number;
	if (spec->kind == SECTION_MONEY)
		read_columns(b, &v, spec);
	if (spec->kind == SECTION_RISKS)
		read_scales(b, &v, spec);
	if (v.children.node && (spec->kind != SECTION_GROUP || level == GROUP_LEVELS))
		diag_add(b->reading.findings, KEY_UNKNOWN, v.children.place, STR("onderdelen"));
	else
		read_sections(b, &v.children, spec, level + 1);
}

static void
read_sections(struct builder *b, const struct value *list, struct section_spec *group, int level)
{
	struct node *const *items;
	size_t n;

	if (!field_items(list, &items, &n) || !is_within(b, &b->n_sections, LIST_MOST, list, "onderdelen"))
		return;
	for (size_t i = 0; i < n; i++) {
		struct section_spec *child = arena_push(b->reading.arena, group->children, group->n_children);
		child->secret = group->secret;
		read_section(b, items[i], child, level);
	}
}

/* the whole */

/* abbreviations, silence */

static void
read_abbreviations(struct builder *b, const struct value *block)
{
	for (size_t i = 0; block->node && block->node->kind == NODE_BLOCK && i < block->node->n; i++) {
		const struct entry *entry = &block->node->entries[i];
		struct value value = { 0 };
		field_value(&b->reading, entry->value, FIELD_TEXT, entry->key, &value);
		*arena_push(b->reading.arena, b->style->abbreviations, b->style->n_abbreviations) =
		    (struct abbreviation){ entry->key, value.text };
	}
}

/* "en: [Community of Practice]": words by their language. */
static void
read_foreign(struct builder *b, const struct value *block)
{
	struct node *const *items;
	size_t n;

	for (size_t i = 0; block->node && block->node->kind == NODE_BLOCK && i < block->node->n; i++) {
		const struct entry *entry = &block->node->entries[i];
		struct value list = { 0 };
		field_value(&b->reading, entry->value, FIELD_LIST, entry->key, &list);
		if (!language_is_tag(entry->key))
			diag_add(b->reading.findings, LANGUAGE_FORM, entry->place, entry->key);
		if (field_items(&list, &items, &n) && is_within(b, &b->n_foreign, LIST_MOST, &list, "andere talen"))
			for (size_t k = 0; k < n; k++)
				*arena_push(b->reading.arena, b->style->foreign, b->style->n_foreign) =
				    (struct foreign_word){ str_trim(items[k]->text), entry->key };
	}
}

/* Words as they may be parted at the end of a line: "be-stuurs-le-den". */
static void
read_partings(struct builder *b, const struct value *list)
{
	struct node *const *items;
	size_t n;

	if (!field_items(list, &items, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		struct value value = { 0 };
		field_value(&b->reading, items[i], FIELD_TEXT, STR("afbreken"), &value);
		*arena_push(b->reading.arena, b->style->partings, b->style->n_partings) = value.text;
	}
}

/* A judgement may be silenced, arithmetic and other errors may not. */
static void
read_silence(struct builder *b, const struct value *list)
{
	struct node *const *items;
	size_t n;

	if (!field_items(list, &items, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		enum diag id = diag_lookup(str_trim(items[i]->text));
		if (id < OWN_RULE && diag_severity(id) < SEVERITY_ERROR)
			b->style->silent[id] = true;
		else
			diag_add(b->reading.findings, SILENCE_ERROR, items[i]->place, items[i]->text,
			    str_of(diag_id(SENTENCE_LONG)));
	}
}

struct style_values {
	struct value format, name, parent, language, words, kinds, legends, sections, page, logo, fonts, colours, looks;
	struct value abbreviations, foreign, partings, rules, silence;
};

static const struct field style_table[] = {
	{ "formaat", FIELD_TEXT, offsetof(struct style_values, format), DUTY_REQUIRED, NULL },
	{ "naam", FIELD_TEXT, offsetof(struct style_values, name), DUTY_REQUIRED, NULL },
	{ "ouder", FIELD_TEXT, offsetof(struct style_values, parent), DUTY_OPTIONAL, NULL },
	{ "taal", FIELD_TEXT, offsetof(struct style_values, language), DUTY_REQUIRED, NULL },
	{ "woorden", FIELD_BLOCK, offsetof(struct style_values, words), DUTY_REQUIRED, NULL },
	{ "soorten", FIELD_LIST, offsetof(struct style_values, kinds), DUTY_REQUIRED, NULL },
	{ "legenda", FIELD_LIST, offsetof(struct style_values, legends), DUTY_OPTIONAL, NULL },
	{ "onderdelen", FIELD_LIST, offsetof(struct style_values, sections), DUTY_REQUIRED, NULL },
	{ "bladzijde", FIELD_BLOCK, offsetof(struct style_values, page), DUTY_REQUIRED, NULL },
	{ "beeldmerk", FIELD_BLOCK, offsetof(struct style_values, logo), DUTY_OPTIONAL, NULL },
	{ "letters", FIELD_BLOCK, offsetof(struct style_values, fonts), DUTY_REQUIRED, NULL },
	{ "kleuren", FIELD_BLOCK, offsetof(struct style_values, colours), DUTY_REQUIRED, NULL },
	{ "stijlen", FIELD_BLOCK, offsetof(struct style_values, looks), DUTY_REQUIRED, NULL },
	{ "afkortingen", FIELD_BLOCK, offsetof(struct style_values, abbreviations), DUTY_OPTIONAL, NULL },
	{ "andere talen", FIELD_BLOCK, offsetof(struct style_values, foreign), DUTY_OPTIONAL, NULL },
	{ "afbreken", FIELD_LIST, offsetof(struct style_values, partings), DUTY_OPTIONAL, NULL },
	{ "regels", FIELD_LIST, offsetof(struct style_values, rules), DUTY_OPTIONAL, NULL },
	{ "zwijgen", FIELD_LIST, offsetof(struct style_values, silence), DUTY_OPTIONAL, NULL },
};

struct style *
style_read(struct arena *arena, struct findings *findings, const struct node *root, const struct str *parents,
    size_t n_parents)
{
	struct builder b = { .reading = { arena, findings, LIST_MOST }, .style = arena_alloc(arena, sizeof *b.style),
	    .braces = holes_pattern(arena), .sources.arena = arena };
	struct section_spec whole = { 0 };
	struct style_values v;

	FIELDS_READ(&b.reading, root, style_table, &v);
	if (root->kind != NODE_BLOCK)
		return b.style;
	if (v.format.fill == FILL_GIVEN && !str_is(v.format.text, "voortgang-sjabloon/1"))
		diag_add(findings, FORMAT_UNKNOWN, v.format.place, v.format.text, STR("voortgang-sjabloon/1"));
	b.style->name = v.name.text;
	b.style->language = v.language.text;
	read_colours(&b, &v.colours);
	read_words(&b, &v.words);
	read_kinds(&b, &v.kinds);
	read_legends(&b, &v.legends);
	read_page(&b, &v.page);
	read_logo(&b, &v.logo);
	read_fonts(&b, &v.fonts);
	read_looks(&b, &v.looks);
	read_sections(&b, &v.sections, &whole, 1);
	b.style->sections = whole.children;
	b.style->n_sections = whole.n_children;
	read_abbreviations(&b, &v.abbreviations);
	read_foreign(&b, &v.foreign);
	read_partings(&b, &v.partings);
	read_silence(&b, &v.silence);
	rules_read(&b.reading, b.style, &v.rules, v.name.text, parents, n_parents);
	return b.style;
}

static void
add_sources(struct arena *arena, const struct section_spec *specs, size_t n, struct str **sources, size_t *count)
{
	for (size_t i = 0; i < n; i++) {
		if (specs[i].source.n)
			*arena_push(arena, *sources, *count) = specs[i].source;
		add_sources(arena, specs[i].children, specs[i].n_children, sources, count);
	}
}

const struct str *
style_sources(struct arena *arena, const struct style *style, size_t *n)
{
	struct str *sources = NULL;

	*n = 0;
	add_sources(arena, style->sections, style->n_sections, &sources, n);
	return sources;
}

const struct legend *
style_legend(const struct style *style, enum legend_kind kind)
{
	for (size_t i = 0; i < style->n_legends; i++)
		if (style->legends[i].kind == kind)
			return &style->legends[i];
	return NULL;
}

enum word
style_sign(const struct column *column, int64_t amount)
{
	return !column->gains || !amount ? WORD_COUNT : amount > 0 ? WORD_GAIN : WORD_LOSS;
}

bool
style_draws(const struct style *style, int32_t c)
{
	return !style->characters || (c >= 0 && c < STYLE_CHARACTERS && style->characters[c / 8] & 1 << c % 8);
}

size_t
style_level(const struct section_spec *spec, int64_t score)
{
	size_t level = 0;

	while (level + 1 < spec->n_limits && score >= spec->limits[level + 1])
		level++;
	return level;
}

enum direction
legend_direction(const struct legend_word *was, const struct legend_word *now)
{
	return !was ? DIRECTION_UNKNOWN : was == now ? DIRECTION_SAME : now < was ? DIRECTION_BETTER : DIRECTION_WORSE;
}

const struct legend_word *
legend_lookup(struct arena *arena, const struct legend *legend, struct str word)
{
	word = str_fold(arena, word);
	for (size_t i = 0; i < legend->n; i++) {
		const struct legend_word *entry = &legend->words[i];
		if (str_eq(entry->folded, word))
			return entry;
		for (size_t j = 0; j < entry->n_synonyms; j++)
			if (str_eq(entry->synonyms[j], word))
				return entry;
	}
	return NULL;
}
