#include "verdict.h"
#include "compose.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../read/path.h"

enum phrase {
	PHRASE_TITLE, PHRASE_SOURCE, PHRASE_PERIOD, PHRASE_DIGEST, PHRASE_BEFORE, PHRASE_NO_BEFORE, PHRASE_PUBLIC, PHRASE_LEFT, PHRASE_LEFT_PART, PHRASE_CHECKED,
	PHRASE_GIVEN, PHRASE_SUMS, PHRASE_DERIVED, PHRASE_READING, PHRASE_SCORE, PHRASE_WHICH, PHRASE_MORE, PHRASE_OPEN, PHRASE_ANSWERED, PHRASE_NONE, PHRASE_LINE,
	PHRASE_REASON, PHRASE_REPORT, PHRASE_PAGE, PHRASE_UNMADE, PHRASE_NO_TEMPLATE, PHRASES,
};

static const char *const phrases[PHRASES][LANG_COUNT] = {
	[PHRASE_TITLE] = { "Controleverslag", "Check report" },
	[PHRASE_REPORT] = { "Rapport", "Report" },
	[PHRASE_SOURCE] = { "Bronbestand", "Source file" },
	[PHRASE_PERIOD] = { "Periode", "Period" },
	[PHRASE_DIGEST] = { "SHA-256 van de bron", "SHA-256 of the source" },
	[PHRASE_BEFORE] = { "Vorig rapport", "Previous report" },
	[PHRASE_NO_BEFORE] = { "niet gevonden, dus niet vergeleken", "not found, so not compared" },
	[PHRASE_PUBLIC] = { "Openbare versie: de geheime delen zijn weggelaten.", "Public version: the secret parts were left out." },
	[PHRASE_LEFT] = { "Weggelaten zijn:", "Left out are:" },
	[PHRASE_LEFT_PART] = { "{titel} (een deel)", "{titel} (a part)" },
	[PHRASE_CHECKED] = { "Nagerekend", "Checked" },
	[PHRASE_GIVEN] = { "Bedragen in het rapport", "Amounts in the report" },
	[PHRASE_SUMS] = { "Nagerekende optellingen", "Sums worked out" },
	[PHRASE_DERIVED] = { "Berekende bedragen", "Computed amounts" },
	[PHRASE_READING] = { "Leesbaarheid van de tekst (Flesch-Douma)", "Readability of the text (Flesch-Douma)" },
	[PHRASE_SCORE] = { "{n} (meer dan 60 is gewoon, minder dan 45 is moeilijk)", "{n} (more than 60 is normal, less than 45 is hard)" },
	[PHRASE_WHICH] = { "Deze bedragen stonden niet in het rapport en zijn berekend:", "These amounts were not in the report and were computed:" },
	[PHRASE_MORE] = { "en nog {n} andere", "and {n} others" },
	[PHRASE_OPEN] = { "Open bevindingen", "Open findings" },
	[PHRASE_ANSWERED] = { "Beantwoorde bevindingen", "Answered findings" },
	[PHRASE_NONE] = { "Geen.", "None." },
	[PHRASE_LINE] = { "regel {n}", "line {n}" },
	[PHRASE_REASON] = { "Antwoord van {door}: {reden}", "Answer by {door}: {reden}" },
	[PHRASE_UNMADE] = { "Van deze versie van het rapport is geen PDF gemaakt. Staat er een PDF naast, dan is die van een eerdere versie.",
	    "No PDF was made of this version of the report. If there is a PDF beside it, that is of an earlier version." },
	[PHRASE_NO_TEMPLATE] = { "Het sjabloon is niet te gebruiken. Daarom is het rapport niet nagekeken.",
	    "The template cannot be used. That is why the report was not checked." },
	[PHRASE_PAGE] = { "Pagina {blad} van {bladen}", "Page {blad} of {bladen}" },
};

struct composer {
	struct arena *arena;
	const struct verdict *verdict;
	enum lang lang;
};

static struct str
phrase(const struct composer *c, enum phrase p)
{
	return str_of(phrases[p][c->lang]);
}

static struct str
counted(const struct composer *c, enum phrase p, int64_t n)
{
	const struct filling fillings[] = { { "n", str_printf(c->arena, "%d", (int)n) } };

	return str_fill(c->arena, phrase(c, p), fillings, 1);
}

static struct elem *
add(struct composer *c, struct elem *parent, enum elem_kind kind, enum look_name look, struct str words)
{
	struct elem *elem = elem_add(c->arena, parent, kind, look);

	if (words.n)
		elem_words(c->arena, elem, words, 0);
	return elem;
}

static struct elem *
add_section(struct composer *c, struct elem *root, struct str title)
{
	struct elem *section = add(c, root, EL_SECTION, LOOK_BODY, (struct str){ 0 });

	add(c, section, EL_HEADING, LOOK_HEADING_2, title)->level = 2;
	return section;
}

static struct elem *
add_item(struct composer *c, struct elem *list, struct str words)
{
	struct elem *item = elem_add(c->arena, list, EL_ITEM, LOOK_LIST);

	add(c, item, EL_MARK, LOOK_LIST, STR(BULLET));
	return add(c, item, EL_BODY, LOOK_LIST, words);
}

static void
add_row(struct composer *c, struct elem *rows, struct str label, struct str value)
{
	struct elem *row = elem_add(c->arena, rows, EL_ROW, LOOK_VALUE);

	add(c, row, EL_TH, LOOK_LABEL, label)->scope = SCOPE_ROW;
	add(c, row, EL_TD, LOOK_VALUE, value);
}

static struct elem *
add_rows(struct composer *c, struct elem *parent)
{
	return elem_add(c->arena, elem_add(c->arena, parent, EL_TABLE, LOOK_VALUE), EL_ROWS, LOOK_VALUE);
}

enum left_out
verdict_left_out(const struct verdict *v, const struct section *section)
{
	const struct section *shown = v->is_public ? report_section(v->report, section->spec->source) : section;
	const struct entry *entry = tree_lookup(v->root, section->spec->source);

	if (section->spec->kind == SECTION_GROUP || section->fill <= FILL_EMPTY || shown == section)
		return LEFT_NOTHING;
	return !shown || shown->withheld ? LEFT_ALL : path_holds_secret(entry->value) ? LEFT_PART : LEFT_NOTHING;
}

struct listing {
	struct composer *c;
	struct elem *parent, *list;
	size_t n;
};

static void
list_left_out(const struct section *section, void *data)
{
	struct listing *l = data;
	const struct report *whole = l->c->verdict->whole;
	enum left_out left = verdict_left_out(l->c->verdict, section);
	struct str title = label_words(l->c->arena, whole->kind ? whole->kind : whole->style->kinds, section->spec->title);
	const struct filling fillings[] = { { "titel", title } };

	if (left && !l->list) {
		add(l->c, l->parent, EL_PARA, LOOK_BODY, phrase(l->c, PHRASE_LEFT));
		l->list = elem_add(l->c->arena, l->parent, EL_LIST, LOOK_LIST);
	}
	if (left)
		add_item(l->c, l->list, left == LEFT_ALL ? title
		    : str_fill(l->c->arena, phrase(l->c, PHRASE_LEFT_PART), fillings, 1));
}

static void
add_identity(struct composer *c, struct elem *root)
{
	const struct verdict *v = c->verdict;
	struct elem *rows = add_rows(c, root);
	struct listing left_out = { .c = c, .parent = root };

	if (v->report) {
		add_row(c, rows, phrase(c, PHRASE_REPORT), v->report->name.text);
		add_row(c, rows, phrase(c, PHRASE_PERIOD), v->report->period.text);
	}
	add_row(c, rows, phrase(c, PHRASE_SOURCE), path_name(v->path));
	add_row(c, rows, phrase(c, PHRASE_DIGEST), v->digest);
	if (v->report)
		add_row(c, rows, phrase(c, PHRASE_BEFORE), v->before ? v->before->period.text : phrase(c, PHRASE_NO_BEFORE));
	if (v->is_public) {
		add(c, root, EL_PARA, LOOK_BODY, phrase(c, PHRASE_PUBLIC));
		report_each_section(v->whole, list_left_out, &left_out);
	}
	if (v->unmade)
		add(c, root, EL_PARA, LOOK_BODY, phrase(c, PHRASE_UNMADE));
}

/* what was computed */

enum { SHOWN_DERIVED = 100 };

static void
list_derived(struct listing *l, const struct section *section, const struct money_row *row, struct str name)
{
	const struct section_spec *spec = section->spec;

	for (size_t i = 0; i < spec->n_columns; i++) {
		const struct cell *cell = &row->cells[i];
		if (cell->kind != CELL_DERIVED || l->n++ >= SHOWN_DERIVED)
			continue;
		add_item(l->c, l->list, str_printf(l->c->arena, "%.*s, %.*s: %.*s", (int)name.n, name.p,
		    (int)spec->columns[i].label.n, spec->columns[i].label.p,
		    (int)money_text(l->c->arena, cell->cents, section->money.unit, section->money.decimals).n,
		    money_text(l->c->arena, cell->cents, section->money.unit, section->money.decimals).p));
	}
}

static void
list_section(const struct section *section, void *data)
{
	struct listing *l = data;
	const struct money_table *table = &section->money;

	if (section->spec->kind != SECTION_MONEY || section->fill != FILL_GIVEN)
		return;
	for (size_t i = 0; i < table->n; i++)
		list_derived(l, section, &table->rows[i], table->rows[i].name.text);
	list_derived(l, section, &table->total, l->c->verdict->report->style->words[WORD_TOTAL]);
}

static void
add_checked(struct composer *c, struct elem *root)
{
	const struct tally *tally = &c->verdict->tally;
	struct elem *section = add_section(c, root, phrase(c, PHRASE_CHECKED)), *rows = add_rows(c, section);
	struct listing listing = { .c = c };

	add_row(c, rows, phrase(c, PHRASE_GIVEN), str_printf(c->arena, "%zu", tally->amounts));
	add_row(c, rows, phrase(c, PHRASE_SUMS), str_printf(c->arena, "%zu", tally->sums));
	add_row(c, rows, phrase(c, PHRASE_DERIVED), str_printf(c->arena, "%zu", tally->derived));
	if (tally->sentences)
		add_row(c, rows, phrase(c, PHRASE_READING), counted(c, PHRASE_SCORE, tally_readability(tally)));
	if (!tally->derived || !c->verdict->report)
		return;
	add(c, section, EL_PARA, LOOK_BODY, phrase(c, PHRASE_WHICH));
	listing.list = elem_add(c->arena, section, EL_LIST, LOOK_LIST);
	report_each_section(c->verdict->report, list_section, &listing);
	if (listing.n > SHOWN_DERIVED)
		add_item(c, listing.list, counted(c, PHRASE_MORE, (int64_t)(listing.n - SHOWN_DERIVED)));
}

/* findings */

/* "regel 38, waarschuwing[volgende-behandeling-voorbij]: ..." */
static struct str
finding_words(struct composer *c, const struct finding *finding)
{
	struct buf out = { .arena = c->arena };

	if (finding->place.line) {
		buf_add(&out, counted(c, PHRASE_LINE, finding->place.line));
		buf_puts(&out, ", ");
	}
	buf_puts(&out, diag_severity_name(finding_severity(finding), c->lang));
	buf_char(&out, '[');
	buf_add(&out, finding_id(finding));
	buf_puts(&out, "]: ");
	finding_message(&out, finding, c->lang);
	return buf_str(&out);
}

static struct str
answer_words(struct composer *c, const struct answer *answer)
{
	const struct filling fillings[] = { { "door", answer->by }, { "reden", answer->reason } };

	return str_fill(c->arena, phrase(c, PHRASE_REASON), fillings, 2);
}

static void
add_finding(struct composer *c, struct elem *list, const struct finding *finding)
{
	struct elem *body;

	if (!finding->answer) {
		add_item(c, list, finding_words(c, finding));
		return;
	}
	body = add_item(c, list, (struct str){ 0 });
	add(c, body, EL_PARA, LOOK_LIST, finding_words(c, finding));
	add(c, body, EL_PARA, LOOK_LIST, answer_words(c, finding->answer));
}

/* The gravest first; within those, by place. */
static void
add_findings(struct composer *c, struct elem *root, enum phrase title, bool answered)
{
	struct elem *section = add_section(c, root, phrase(c, title)), *list = NULL;

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
		for (size_t i = 0; i < c->verdict->findings->n; i++) {
			const struct finding *finding = &c->verdict->findings->list[i];
			if ((int)finding_severity(finding) != severity || (finding->answer != NULL) != answered)
				continue;
			if (!list)
				list = elem_add(c->arena, section, EL_LIST, LOOK_LIST);
			add_finding(c, list, finding);
		}
	if (!list)
		add(c, section, EL_PARA, LOOK_BODY, phrase(c, PHRASE_NONE));
}

static struct doc_info
describe(struct composer *c)
{
	const struct report *r = c->verdict->report;
	struct doc_info info = { .language = c->lang == LANG_EN ? STR("en-GB") : r->style->language, .name = r->name.text,
	    .subject = r->period.text, .organisation = r->organisation.text, .foot_page = phrase(c, PHRASE_PAGE) };
	struct str title = phrase(c, PHRASE_TITLE);

	info.made = report_moment(r);
	info.title = str_printf(c->arena, "%.*s - %.*s - %.*s", (int)title.n, title.p, (int)r->name.text.n, r->name.text.p,
	    (int)r->period.text.n, r->period.text.p);
	info.foot_left = text_drawable(c->arena, r->style, info.title);
	return info;
}

struct elem *
verdict_compose(struct arena *arena, const struct verdict *verdict, enum lang lang, struct doc_info *info)
{
	struct composer c = { arena, verdict, lang };
	struct elem *root = elem_add(arena, NULL, EL_DOCUMENT, LOOK_BODY);

	add(&c, root, EL_HEADING, LOOK_TITLE, phrase(&c, PHRASE_TITLE))->level = 1;
	add_identity(&c, root);
	if (verdict->root && !verdict->report) {
		add(&c, root, EL_PARA, LOOK_BODY, phrase(&c, PHRASE_NO_TEMPLATE));
	} else {
		add_checked(&c, root);
		add_findings(&c, root, PHRASE_OPEN, false);
		add_findings(&c, root, PHRASE_ANSWERED, true);
	}
	if (verdict->report)
		elem_drawable(arena, verdict->report->style, root);
	elem_number(root);
	if (info)
		*info = describe(&c);
	return root;
}
