#include "depict.h"
#include "../base/arena.h"

enum {
	MOST_LIGHTS = 12,               /* that fit in one picture */
	MOST_NUMBERS = 12,              /* of risks in one zone */
	LIGHTEST = 12, DARKEST = 36,    /* [per cent] tints of risks */
};

struct sign
sign_of(const struct legend_word *word)
{
	return (struct sign){ word->shape, word->colour, word->word };
}

void
add_named(struct buf *out, struct str words)
{
	if (out->n)
		buf_puts(out, ", ");
	buf_add(out, words);
}

struct str
sentence(struct composer *c, struct str words)
{
	return words.n ? str_printf(c->arena, " %.*s", (int)words.n, words.p) : words;
}

struct picture *
add_figure(struct composer *c, struct elem *parent, enum picture_kind kind, struct elem **figure)
{
	struct picture *picture = arena_alloc(c->arena, sizeof *picture);

	picture->kind = kind;
	*figure = elem_add(c->arena, parent, EL_FIGURE, LOOK_PICTURE);
	(*figure)->picture = picture;
	return picture;
}

void
add_legend(struct composer *c, struct picture *picture, const struct legend *legend, const size_t *counts)
{
	for (size_t i = 0; i < legend->n; i++)
		if (counts[i])
			*arena_push(c->arena, picture->legend, picture->n_legend) = sign_of(&legend->words[i]);
}

int64_t
share(int64_t part, int64_t whole)
{
	while (part > INT64_MAX / WHOLE) {
		part /= 2;
		whole /= 2;
	}
	return whole ? part * WHOLE / whole : 0;
}

/* status */

const struct legend_word *
word_before(const struct composer *c, const struct section *section, const struct field_value *field)
{
	return c->outcome->changes ? changes_word_then(c->arena, c->outcome->changes, section->spec, field->spec) : NULL;
}

static struct str
panel_changes(struct composer *c, const struct picture *picture)
{
	struct buf list = { .arena = c->arena };
	bool known = false;

	for (size_t i = 0; i < picture->n_lights; i++) {
		const struct light *light = &picture->lights[i];
		known = known || light->direction;
		if (light->was.n)
			add_named(&list, light->label);
	}
	if (!known)
		return STR("");
	return list.n ? FILL(c, WORD_ALT_CHANGED, { "lijst", buf_str(&list) }) : c->style->words[WORD_ALT_SAME];
}

/* "4 keer Volgens verwachting, 1 keer Middel", in the order in which they first come. */
static struct str
panel_words(struct composer *c, const struct picture *picture)
{
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < picture->n_lights; i++) {
		struct str word = picture->lights[i].sign.word;
		size_t n = 0, before = 0;
		for (size_t k = 0; k < picture->n_lights; k++) {
			bool same = str_eq(picture->lights[k].sign.word, word);
			n += same;
			before += same && k < i;
		}
		if (!before)
			add_named(&out, counted(c, n, word));
	}
	return buf_str(&out);
}

/* All that the panel shows, where no table says it. */
static struct str
panel_all(struct composer *c, const struct picture *picture)
{
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < picture->n_lights; i++)
		add_named(&out, FILL(c, WORD_ROW_NOTE, { "post", picture->lights[i].label },
		    { "toelichting", picture->lights[i].was.n ? FILL(c, WORD_CHANGED, { "nu", picture->lights[i].sign.word },
		    { "vorige", picture->lights[i].was }) : picture->lights[i].sign.word }));
	return FILL(c, WORD_ALT_PANEL_ALONE, { "oordelen", buf_str(&out) });
}

static struct str
panel_alt(struct composer *c, const struct picture *picture)
{
	return FILL(c, WORD_ALT_PANEL, { "aantal", str_printf(c->arena, "%zu", picture->n_lights) },
	    { "standen", panel_words(c, picture) }, { "veranderingen", sentence(c, panel_changes(c, picture)) });
}

static void
depict_status(struct composer *c, struct elem *parent, const struct section *section)
{
	struct light lights[MOST_LIGHTS];
	struct picture *picture;
	struct elem *figure;
	bool alone = section->spec->shown == SHOW_PICTURE;
	size_t n = 0, all = 0;

	for (size_t i = 0; i < section->n_fields; i++) {
		const struct field_value *field = &section->fields[i];
		const struct legend_word *was;
		all += field_is_shown(field);
		if (!field_is_shown(field) || !field->word || !field->word->shape || n == MOST_LIGHTS)
			continue;
		was = word_before(c, section, field);
		lights[n++] = (struct light){ labelled(c, field->spec->label),
		    { field->word->shape, field->word->colour, field->value.text }, legend_direction(was, field->word),
		    was && was != field->word ? was->word : STR("") };
	}
	if (n < 2 || (alone && n < all))
		return;
	picture = add_figure(c, parent, PICTURE_PANEL, &figure);
	picture->lights = arena_array(c->arena, n, sizeof *lights);
	picture->n_lights = n;
	for (size_t i = 0; i < n; i++)
		picture->lights[i] = lights[i];
	figure->alt = (alone ? panel_all : panel_alt)(c, picture);
	for (size_t i = 0; i < n; i++)
		if (picture->lights[i].direction)
			picture->lights[i].was = picture->lights[i].was.n ? FILL(c, WORD_WAS, { "was", picture->lights[i].was })
			    : c->style->words[WORD_SAME];
}

/* risks */

static struct zone
zone_of(struct composer *c, const struct section *section, int64_t chance, int64_t impact)
{
	const struct section_spec *spec = section->spec;
	size_t level = style_level(spec, chance * impact), n = 0;
	struct buf out = { .arena = c->arena };

	for (size_t i = 0; i < section->n_risks; i++) {
		const struct risk *risk = &section->risks[i];
		if (risk->chance.fill != FILL_GIVEN || risk->impact.fill != FILL_GIVEN
		    || risk->chance.number != chance || risk->impact.number != impact)
			continue;
		if (n++ < MOST_NUMBERS)
			add_named(&out, risk->number.text);
	}
	return (struct zone){ sign_of(&spec->legend->words[level]),
	    LIGHTEST + (int)(level * (DARKEST - LIGHTEST) / (spec->legend->n > 1 ? spec->legend->n - 1 : 1)), n <= MOST_NUMBERS ? buf_str(&out)
	    : FILL(c, WORD_MANY_RISKS, { "aantal", str_printf(c->arena, "%zu", n) }) };
}

static void
depict_risks(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct section_spec *spec = section->spec;
	size_t *counts = arena_array(c->arena, spec->legend ? spec->legend->n : 1, sizeof *counts), n = 0;
	struct picture *picture;
	struct elem *figure;

	for (size_t i = 0; i < section->n_risks; i++)
		if (section->risks[i].chance.fill == FILL_GIVEN && section->risks[i].impact.fill == FILL_GIVEN) {
			counts[risk_level(spec, &section->risks[i])]++;
			n++;
		}
	if (!n || !spec->legend)
		return;
	picture = add_figure(c, parent, PICTURE_MATRIX, &figure);
	picture->rows = spec->chances;
	picture->n_rows = spec->n_chances;
	picture->columns = spec->impacts;
	picture->n_columns = spec->n_impacts;
	picture->row_title = c->style->words[WORD_CHANCE];
	picture->column_title = c->style->words[WORD_IMPACT];
	picture->zones = arena_array(c->arena, picture->n_rows * picture->n_columns, sizeof *picture->zones);
	for (size_t row = 0; row < picture->n_rows; row++)
		for (size_t column = 0; column < picture->n_columns; column++)
			picture->zones[row * picture->n_columns + column] = zone_of(c, section,
			    (int64_t)(picture->n_rows - row), (int64_t)column + 1);
	for (size_t i = 0; i < spec->legend->n; i++)
		*arena_push(c->arena, picture->legend, picture->n_legend) = sign_of(&spec->legend->words[i]);
	figure->alt = FILL(c, WORD_ALT_MATRIX, { "aantal", str_printf(c->arena, "%zu", n) },
	    { "standen", counted_words(c, spec->legend, counts) });
}

/* place */

/* What an author wrote, and the names that stand on a map of several places. */
static struct str
map_alt(struct composer *c, const struct image_ref *ref)
{
	struct buf names = { .arena = c->arena };

	for (size_t i = 0; i < ref->map->n && ref->map->n > 1; i++)
		if (ref->map->features[i].name.n)
			add_named(&names, ref->map->features[i].name);
	if (!names.n)
		return ref->alt.text;
	return FILL(c, WORD_ALT_MAP, { "beschrijving", ref->alt.text }, { "namen", buf_str(&names) });
}

static void
depict_image(struct composer *c, struct elem *parent, const struct section *section)
{
	const struct image_ref *ref = &section->image;
	struct picture *picture;
	struct elem *figure;

	if ((!ref->image && !ref->map) || !ref->alt.text.n)
		return;
	picture = add_figure(c, parent, ref->map ? PICTURE_MAP : PICTURE_IMAGE, &figure);
	picture->image = ref->image;
	picture->map = ref->map;
	picture->north = c->style->words[WORD_NORTH];
	picture->metres = c->style->words[WORD_METRES];
	picture->kilometres = c->style->words[WORD_KILOMETRES];
	figure->alt = ref->map ? map_alt(c, ref) : ref->alt.text;
}

void
depict_logo(struct composer *c, struct elem *parent)
{
	struct picture *picture;
	struct elem *figure;

	if (!c->style->logo)
		return;
	picture = add_figure(c, parent, PICTURE_LOGO, &figure);
	picture->image = c->style->logo;
	figure->alt = c->style->logo_alt;
}

static void (*const depicters[SECTION_KINDS])(struct composer *, struct elem *, const struct section *) = {
	[SECTION_IMAGE] = depict_image, [SECTION_STATUS] = depict_status, [SECTION_MONEY] = depict_money,
	[SECTION_PLANNING] = depict_planning, [SECTION_MILESTONES] = depict_milestones,
	[SECTION_RISKS] = depict_risks, [SECTION_INDICATORS] = depict_indicators,
};

void
depict(struct composer *c, struct elem *parent, const struct section *section)
{
	if (depicters[section->spec->kind] && (section->spec->picture || section->spec->kind == SECTION_IMAGE))
		depicters[section->spec->kind](c, parent, section);
}
