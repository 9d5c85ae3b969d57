/*
 * The fonts of a template. What is wrong with one is the template's fault, and
 * is found at the place that names it; only what no look at the file tells, a
 * damaged glyph, is found when a report has been set with it.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"

static void
refuse(struct findings *findings, const struct style *style, enum face face, enum diag id, struct str why)
{
	diag_add(findings, id, style->font_places[face], style->fonts[face], why);
}

static bool
read_font(struct run *run, const struct style *style, enum face face, struct findings *findings, struct sfnt *font)
{
	static const enum diag faults[] = {
		[SFNT_NONE] = FONT_NONE, [SFNT_OTHER] = FONT_KIND, [SFNT_DAMAGED] = FONT_DAMAGED,
		[SFNT_FORBIDDEN] = FONT_LICENCE,
	};
	struct str name = style->fonts[face], bytes, looked;
	const char *path;

	if (!name.n)
		return false;           /* found already */
	if (!is_file_name(name)) {
		refuse(findings, style, face, FONT_PATH, name);
		return false;
	}
	path = shared_find(run, path_join(run->shared, STR("fonts"), name), &looked);
	if (!path || !file_map(path, &bytes)) {
		refuse(findings, style, face, FONT_ABSENT, name);
		return false;
	}
	*font = sfnt_read(run->shared, bytes);
	if (font->fault)
		refuse(findings, style, face, faults[font->fault], font->why);
	return !font->fault;
}

static bool
draws_all(const struct style *style, struct str text)
{
	const char *p = text.p, *end = text.p + text.n;

	while (p < end)
		if (!style_draws(style, utf8_next(&p, end)))
			return false;
	return true;
}

/* What the program writes itself, and every Dutch text may have, must be there. */
static bool
has_own_characters(struct run *run, const struct template *template, struct findings *findings)
{
	static const struct str own = STR(OWN_CHARACTERS);

	if (draws_all(template->style, own))
		return true;
	for (int i = 0; i < FACE_COUNT; i++) {
		struct str lacking = fonts_lacking(run->shared, template->fonts, (enum face)i, own);
		if (lacking.n)
			refuse(findings, template->style, (enum face)i, FONT_CHARACTERS, lacking);
	}
	return false;
}

void
fonts_load(struct run *run, struct template *template, const struct node *root, struct findings *findings)
{
	struct sfnt files[FACE_COUNT];
	bool good = true;

	for (int i = 0; i < FACE_COUNT; i++)
		good &= read_font(run, template->style, (enum face)i, findings, &files[i]);
	if (!good)
		return;
	template->fonts = fonts_open(files);
	template->style->characters = fonts_characters(template->fonts);
	if (has_own_characters(run, template, findings))
		check_characters(run->shared, findings, root, template->style);
}

bool
fonts_held(struct loaded *loaded)
{
	enum face face = fonts_damaged(loaded->template->fonts);

	if (face == FACE_COUNT)
		return true;
	refuse(&loaded->findings, loaded->template->style, face, FONT_DAMAGED, STR("glyf, GPOS, GSUB"));
	return false;
}
