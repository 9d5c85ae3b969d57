#include "letter.h"
#include "holes.h"
#include "../base/arena.h"

/* What is filled in in each of the words; see holes.h. */
#define SUBJECT_HOLES "naam periode"
#define SALUTATION_HOLES "ontvanger"
#define ATTACHED_HOLES "bestand"
#define PUBLISHED_HOLES "adres"
#define TEXT_HOLES "naam? periode? peildatum? ontvanger?"

struct word_values {
	struct value subject, salutation, text, attached, published, closing;
};

#define WORD_FIELDS(type, member) \
	{ "onderwerp", FIELD_TEXT, offsetof(type, member.subject), DUTY_REQUIRED, NULL }, \
	{ "aanhef", FIELD_TEXT, offsetof(type, member.salutation), DUTY_REQUIRED, NULL }, \
	{ "tekst", FIELD_ANY, offsetof(type, member.text), DUTY_REQUIRED, NULL }, \
	{ "bijlage", FIELD_TEXT, offsetof(type, member.attached), DUTY_REQUIRED, NULL }, \
	{ "pagina", FIELD_TEXT, offsetof(type, member.published), DUTY_OPTIONAL, NULL }, \
	{ "afsluiting", FIELD_ANY, offsetof(type, member.closing), DUTY_OPTIONAL, NULL }

struct letter_values {
	struct value name, address, reply, others;
	struct word_values words;
};

static const struct field letter_table[] = {
	{ "afzender", FIELD_TEXT, offsetof(struct letter_values, name), DUTY_REQUIRED, NULL },
	{ "adres", FIELD_TEXT, offsetof(struct letter_values, address), DUTY_REQUIRED, NULL },
	{ "antwoord aan", FIELD_TEXT, offsetof(struct letter_values, reply), DUTY_OPTIONAL, NULL },
	{ "andere talen", FIELD_LIST, offsetof(struct letter_values, others), DUTY_OPTIONAL, NULL },
	WORD_FIELDS(struct letter_values, words),
};

struct other_values {
	struct value language;
	struct word_values words;
};

static const struct field other_table[] = {
	{ "taal", FIELD_TEXT, offsetof(struct other_values, language), DUTY_REQUIRED, NULL },
	WORD_FIELDS(struct other_values, words),
};

struct writer {
	const struct reading *reading;
	struct pattern *braces;
	bool published;
	struct letter *letter;
};

static struct str
read_line(struct writer *w, const struct value *value, const char *name, const char *holes)
{
	holes_check(w->reading, w->braces, value, name, holes);
	return value->fill == FILL_GIVEN ? value->text : (struct str){ 0 };
}

static struct block *
read_text(struct writer *w, const struct value *value, const char *name)
{
	struct block *root = arena_alloc(w->reading->arena, sizeof *root);

	if (value->fill != FILL_GIVEN)
		return root;
	if (value->node->kind != NODE_TEXT) {
		diag_add(w->reading->findings, WANTS_TEXT, value->place, str_of(name));
		return root;
	}
	holes_check(w->reading, w->braces, value, name, TEXT_HOLES);
	prose_read(w->reading->arena, root, value->node, 0, w->reading->findings);
	return root;
}

static void
read_words(struct writer *w, struct str language, const struct word_values *v)
{
	struct letter_words *words = arena_push(w->reading->arena, w->letter->words, w->letter->n);

	words->language = language;
	words->subject = read_line(w, &v->subject, "onderwerp", SUBJECT_HOLES);
	words->salutation = read_line(w, &v->salutation, "aanhef", SALUTATION_HOLES);
	words->attached = read_line(w, &v->attached, "bijlage", ATTACHED_HOLES);
	words->published = read_line(w, &v->published, "pagina", PUBLISHED_HOLES);
	words->text = read_text(w, &v->text, "tekst");
	words->closing = read_text(w, &v->closing, "afsluiting");
	if (w->published)
		field_duty(w->reading, &v->published, DUTY_REQUIRED, STR("pagina"));
}

static void
read_other(struct writer *w, const struct node *block)
{
	struct other_values v;

	FIELDS_READ(w->reading, block, other_table, &v);
	if (v.language.fill != FILL_GIVEN)
		return;
	if (!language_is_tag(v.language.text))
		diag_add(w->reading->findings, LANGUAGE_FORM, v.language.place, v.language.text);
	else if (letter_in(w->letter, v.language.text))
		diag_add(w->reading->findings, LETTER_TWICE, v.language.place, v.language.text);
	else
		read_words(w, v.language.text, &v.words);
}

void
letter_read(const struct reading *reading, const struct node *block, bool published, struct letter *letter)
{
	struct writer w = { reading, holes_pattern(reading->arena), published, letter };
	struct letter_values v;
	struct node *const *items;
	size_t n;

	FIELDS_READ(reading, block, letter_table, &v);
	letter->given = true;
	letter->sender = v.address;
	letter->sender_name = v.name.fill == FILL_GIVEN ? v.name.text : (struct str){ 0 };
	letter->reply = v.reply;
	read_words(&w, STR("nl"), &v.words);
	if (field_items(&v.others, &items, &n))
		for (size_t i = 0; i < n; i++)
			read_other(&w, items[i]);
}

const struct letter_words *
letter_in(const struct letter *letter, struct str language)
{
	for (size_t i = 0; i < letter->n; i++)
		if (str_eq(letter->words[i].language, language))
			return &letter->words[i];
	return NULL;
}
