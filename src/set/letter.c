#include "letter.h"
#include "composer.h"
#include "expand.h"
#include "../base/arena.h"

enum { LETTER_FILLINGS = 4 };

struct writer {
	struct composer c;
	const struct letter_words *words;
	const struct letter_facts *facts;
	struct filling fillings[LETTER_FILLINGS];
};

static struct str
title_of(struct composer *c)
{
	return FILL(c, WORD_DOCUMENT_TITLE, { "naam", c->report->name.text }, { "periode", period_value(c, &c->report->period) });
}

/* Fills in what stands beneath an element, once. */
static void
fill_in(struct writer *w, struct elem *elem)
{
	elem->href = str_fill(w->c.arena, elem->href, w->fillings, LETTER_FILLINGS);
	for (size_t i = 0; i < elem->n_pieces; i++)
		elem->pieces[i].text = str_fill(w->c.arena, elem->pieces[i].text, w->fillings, LETTER_FILLINGS);
	for (struct elem *child = elem->first; child; child = child->next)
		fill_in(w, child);
}

static struct elem *
add_part(struct writer *w, struct elem *root, struct str language)
{
	struct elem *part = elem_add(w->c.arena, root, EL_SECTION, LOOK_BODY);

	part->language = language;
	return part;
}

static void
add_letter_prose(struct writer *w, struct elem *part, const struct block *prose)
{
	struct elem *start = part->last;

	add_prose(&w->c, part, prose, 1);
	for (struct elem *added = start ? start->next : part->first; added; added = added->next)
		fill_in(w, added);
}

/* "Geachte mevrouw De Vries" is written without its comma. */
static void
add_salutation(struct writer *w, struct elem *part)
{
	struct arena *arena = w->c.arena;
	const struct filling recipient[] = { { "ontvanger", w->facts->recipient } };
	struct str own = w->facts->salutation, words = own.n ? own : str_fill(arena, w->words->salutation, recipient, 1);
	bool ends = str_ends(words, ",") || str_ends(words, "!") || str_ends(words, ".") || str_ends(words, ":");

	add_words(&w->c, part, EL_PARA, LOOK_BODY, str_printf(arena, "%.*s%s", (int)words.n, words.p, ends ? "" : ","));
}

static void
add_opening(struct writer *w, struct elem *root)
{
	struct elem *part = add_part(w, root, w->words->language);

	add_salutation(w, part);
	add_letter_prose(w, part, w->words->text);
}

/* Headings of sections stand beneath the title, however deep they are in the document. */
static void
add_sections(struct writer *w, struct elem *part, const struct section *sections, size_t n, enum section_kind kind)
{
	for (size_t i = 0; i < n; i++) {
		struct section section = sections[i];
		if (!section_is_shown(&w->c, &section))
			continue;
		section.level = 2;
		if (section.spec->kind == SECTION_GROUP)
			add_sections(w, part, section.children, section.n_children, kind);
		else if (section.spec->kind == kind)
			compose_in_words(&w->c, elem_add(w->c.arena, part, EL_SECTION, LOOK_BODY), &section);
	}
}

/* How it is now comes before what changed. */
static void
add_report(struct writer *w, struct elem *root)
{
	static const enum section_kind kinds[] = { SECTION_STATUS, SECTION_MONEY, SECTION_COMPARISON };
	struct elem *part = add_part(w, root, w->c.style->language);

	add_heading(&w->c, part, 1, title_of(&w->c));
	add_standing(&w->c, part);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		add_sections(w, part, w->c.report->sections, w->c.report->n_sections, kinds[i]);
	elem_expand(w->c.arena, w->c.style, part);
}

/* The address is a link that says where it leads. */
static void
add_location(struct writer *w, struct elem *part)
{
	struct str before = w->words->published, hole = STR("{adres}");
	struct elem *para = elem_add(w->c.arena, part, EL_PARA, LOOK_BODY), *link;
	size_t at = 0;

	while (!str_starts(str_from(before, at), hole.p))
		at++;
	elem_words(w->c.arena, para, (struct str){ before.p, at }, 0);
	link = add_words(&w->c, para, EL_LINK, LOOK_BODY, w->facts->location);
	link->href = w->facts->location;
	elem_words(w->c.arena, para, str_from(before, at + hole.n), 0);
}

static void
add_closing(struct writer *w, struct elem *root)
{
	const struct filling file[] = { { "bestand", w->facts->file } };
	struct elem *part = add_part(w, root, w->words->language);

	if (w->facts->file.n)
		add_words(&w->c, part, EL_PARA, LOOK_BODY, str_fill(w->c.arena, w->words->attached, file, 1));
	if (w->facts->location.n && w->words->published.n)
		add_location(w, part);
	add_letter_prose(w, part, w->words->closing);
}

static struct composer
composer_of(struct arena *arena, const struct report *report, const struct outcome *outcome)
{
	return (struct composer){ arena, report, report->style, outcome, report->kind };
}

struct elem *
letter_compose(struct arena *arena, const struct report *report, const struct outcome *outcome, const struct letter_words *words,
    const struct letter_facts *facts)
{
	struct writer w = { composer_of(arena, report, outcome), words, facts, { { 0 } } };
	struct elem *root = elem_add(arena, NULL, EL_DOCUMENT, LOOK_BODY);

	w.fillings[0] = (struct filling){ "naam", report->name.text };
	w.fillings[1] = (struct filling){ "periode", period_value(&w.c, &report->period) };
	w.fillings[2] = (struct filling){ "peildatum", date_value(&w.c, &report->reference) };
	w.fillings[3] = (struct filling){ "ontvanger", facts->recipient };
	add_opening(&w, root);
	add_report(&w, root);
	add_closing(&w, root);
	elem_number(root);
	return root;
}

struct str
letter_subject(struct arena *arena, const struct report *report, const struct letter_words *words)
{
	struct composer c = composer_of(arena, report, NULL);
	const struct filling fillings[] = { { "naam", report->name.text }, { "periode", period_value(&c, &report->period) } };

	return str_fill(arena, words->subject, fillings, 2);
}
