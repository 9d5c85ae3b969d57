/*
 * Figures in prose against the report's own: amounts and shares of the budget,
 * counts before a list, how long the programme lasts, days that cannot be.
 *
 * A sentence about a figure is judged only when every word of it is known: names
 * of opgaven, words for the columns and the whole, and the small words that join
 * them. One word more ("vorig jaar", "subsidie", "naar verwachting") and it may
 * say something else, so the rule is silent.
 */
#include "prose.h"
#include "times.h"
#include "../base/arena.h"

#include <string.h>

/* How a number is said to be near another. */
enum about { ABOUT_EXACT, ABOUT_MORE, ABOUT_NEARLY, ABOUT_ROUGHLY, ABOUT_ROUNDED, ABOUT_LESS, ABOUTS };

static const char *const abouts[ABOUTS] = {
	[ABOUT_EXACT] = "", [ABOUT_MORE] = "ruim meer_dan minstens", [ABOUT_NEARLY] = "bijna", [ABOUT_LESS] = "minder_dan",
	[ABOUT_ROUGHLY] = "circa ongeveer zo'n rond", [ABOUT_ROUNDED] = "afgerond",
};

/* What the words of a sentence may mean of a row. */
enum { SAYS_BUDGET = 1, SAYS_SPENT = 2, SAYS_COMMITTED = 4, SAYS_ROOM = 8 };

static const struct {
	int says;
	const char *words;
} meanings[] = {
	{ SAYS_SPENT, "besteed uitgegeven uitgaven gaf gaven" },
	{ SAYS_COMMITTED, "verplicht verplichtingen vastgelegd" },
	{ SAYS_ROOM, "saldo resteert over vrij vrije" },
	{ SAYS_BUDGET, "budget programmabudget jaarbudget beschikbaar beschikbare" },
};

static const char whole[] = "programma programmabudget totaal totale jaarbudget";
static const char joining[] = "de het een van voor aan bij in op tot nu toe met is zijn nog we wij dit jaar heeft hebben bedraagt "
	"bedragen komen komt uit staat hele opgave peildatum euro procent aangegaan ruimte open te besteden ook of samen";

/* A number in a sentence, with what is said of its nearness. */
struct claim {
	size_t start, end;              /* [bytes] in the sentence, from the word of nearness on */
	enum about about;
	int64_t value;                  /* [cents], or 10^-decimals percent, or months */
	int64_t step;                   /* what the last figure shown is worth */
	int decimals;
};

struct claimer {
	struct checking *c;
	const struct passage *passage;
	size_t start;                   /* of the sentence, in the passage */
	struct str sentence, lower;
	const struct pattern *amounts, *shares, *spans, *times;
	const struct section *table;    /* the first with roles; NULL: none */
	const struct field_value *from, *until;         /* of the programme */
};

static struct place
place_of(const struct claimer *k, size_t start, size_t end)
{
	return passage_place(k->passage, k->start + start, k->start + end);
}

static struct str
part(struct str text, size_t start, size_t end)
{
	return (struct str){ text.p + start, end - start };
}

/* numbers */

/* Digits with Dutch marks: points group, a comma parts decimals. */
static bool
read_number(struct str text, int64_t *value, int *decimals)
{
	bool after = false;

	*value = 0;
	*decimals = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == ',') {
			after = true;
		} else if (text.p[i] >= '0' && text.p[i] <= '9') {
			if (*value > INT64_MAX / 1000)
				return false;
			*value = *value * 10 + (text.p[i] - '0');
			*decimals += after;
		}
	}
	return *decimals <= 3;
}

static const struct {
	const char *word;
	int64_t euros;
} scales[] = { { "miljoen mln", 1000000 }, { "ton", 100000 }, { "duizend", 1000 } };

/* The words of nearness right before a number are part of what is claimed. */
static void
take_about(const struct claimer *k, struct claim *claim)
{
	for (int i = ABOUT_MORE; i < ABOUTS; i++)
		for (const char *words = abouts[i]; *words; ) {
			size_t n = strcspn(words, " "), at = claim->start;
			char word[16];
			memcpy(word, words, n);
			word[n] = 0;
			if (at > n && k->lower.p[at - 1] == ' ' && text_has(part(k->lower, at - 1 - n, at - 1), word)
			    && (at == n + 1 || k->lower.p[at - 2 - n] == ' ')) {
				claim->about = (enum about)i;
				claim->start = at - 1 - n;
				return;
			}
			words += n + (words[n] == ' ');
		}
}

/* A whole amount that ends in noughts may have been rounded there, to thousands
 * at most. */
static bool
read_amount(const struct claimer *k, const struct match *match, struct claim *claim)
{
	struct str number = match->groups[1].n ? match->groups[1] : match->groups[3];
	struct str scale = match->groups[1].n ? match->groups[2] : match->groups[4];
	int64_t times = 100;

	*claim = (struct claim){ .start = match->start, .end = match->end };
	if (!read_number(number, &claim->value, &claim->decimals))
		return false;
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (scale.n && text_has(scale, scales[i].word))
			times = 100 * scales[i].euros;
	for (int i = 0; i < claim->decimals; i++)
		times /= 10;
	if (!times || claim->value > INT64_MAX / 100 / times)
		return false;
	claim->value *= times;
	claim->step = scale.n || claim->decimals ? times : claim->value % 100000 == 0 ? 100000 : 100;
	take_about(k, claim);
	while (claim->about == ABOUT_ROUNDED && claim->value && claim->value % (claim->step * 10) == 0)
		claim->step *= 10;
	return true;
}

/* Whether a figure may be said so. */
static bool
agrees(const struct claim *claim, int64_t figure)
{
	int64_t off = figure > claim->value ? figure - claim->value : claim->value - figure;

	switch (claim->about) {
	case ABOUT_MORE:
		return figure >= claim->value && off <= claim->value / 10;
	case ABOUT_NEARLY:
		return figure <= claim->value && off <= claim->value / 10;
	case ABOUT_ROUGHLY:
		return off <= claim->value / 20 || off * 2 <= claim->step;
	case ABOUT_LESS:
		return figure < claim->value;
	default:
		return off * 2 <= claim->step;
	}
}

/* what a sentence means */

/* Blanks the names of opgaven out of a sentence, and tells which row they name:
 * *row is NULL for none, *many when there is more than one. */
static struct str
without_names(struct claimer *k, const struct money_row **row, bool *many)
{
	struct str text = str_dup(k->c->arena, k->sentence);
	const struct money_table *table = &k->table->money;

	*row = NULL;
	*many = false;
	for (size_t t = 0; t < k->c->report->n_themes; t++)
		for (size_t i = 0; i < k->c->report->themes[t].n_names; i++) {
			struct str name = k->c->report->themes[t].names[i];
			for (size_t at = 0; name.n && at + name.n <= text.n; at++) {
				if (memcmp(text.p + at, name.p, name.n) != 0)
					continue;
				memset((char *)text.p + at, ' ', name.n);
				for (size_t r = 0; r < table->n; r++)
					if (str_eq(table->rows[r].theme.text, k->c->report->themes[t].code.text)) {
						*many = *many || (*row && *row != &table->rows[r]);
						*row = &table->rows[r];
					}
			}
		}
	return text;
}

static bool
is_year_of_report(const struct claimer *k, struct str word)
{
	struct period period = k->c->report->period.period;

	return k->c->report->period.fill == FILL_GIVEN && period.year == period.last_year
	    && str_eq(word, str_printf(k->c->arena, "%d", period.year));
}

/* What a sentence says of which row, when each word of it is known; the claim
 * itself is not looked at. 0: it is not judged. */
static int
says(struct claimer *k, const struct claim *claim, const struct money_row **row)
{
	struct str text, word;
	bool many, all = false;
	int meaning = 0;

	text = text_lower(k->c->arena, without_names(k, row, &many));
	if (many)
		return 0;
	memset((char *)text.p + claim->start, ' ', claim->end - claim->start);
	for (size_t at = 0; word_next(text, &at, text.n, &word); ) {
		bool known = text_has(word, joining) || is_year_of_report(k, word);
		for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
			if (text_has(word, meanings[i].words)) {
				meaning |= meanings[i].says;
				known = true;
			}
		all = all || text_has(word, whole);
		if (!known && !text_has(word, whole))
			return 0;
	}
	if (meaning == SAYS_BUDGET && text_has(text, "nog") && text_has(text, "beschikbaar") && text_has(text, "budget"))
		meaning |= SAYS_ROOM;
	if (!*row && all)
		*row = &k->table->money.total;
	return *row ? meaning : 0;
}

static bool
figure_of(const struct claimer *k, const struct money_row *row, enum column_role role, cents *figure)
{
	const struct cell *cell = row_amount(k->table, row, role);

	*figure = cell ? cell->cents : 0;
	return cell;
}

/* The figure that is meant: what is said besides of the budget only says of what
 * it is a part. */
static bool
meant(const struct claimer *k, const struct money_row *row, int meaning, cents *figure, struct str *label)
{
	int says_what = meaning & ~SAYS_BUDGET ? meaning & ~SAYS_BUDGET : meaning;
	enum column_role role = says_what == SAYS_SPENT ? COLUMN_SPENT : says_what == SAYS_COMMITTED ? COLUMN_COMMITTED
	    : says_what == SAYS_ROOM ? COLUMN_ROOM : COLUMN_BUDGET;
	cents more;

	if (says_what == (SAYS_SPENT | SAYS_COMMITTED)) {
		*label = STR("Uitgaven en verplichtingen");
		return figure_of(k, row, COLUMN_SPENT, figure) && figure_of(k, row, COLUMN_COMMITTED, &more) && money_add(figure, more);
	}
	if (!figure_of(k, row, role, figure) || (says_what & (says_what - 1)))
		return false;
	*label = k->table->spec->columns[k->table->spec->role_columns[role]].label;
	return true;
}

static struct str
row_name(const struct claimer *k, const struct money_row *row)
{
	return row->name.text.n ? row->name.text : k->c->report->style->words[WORD_TOTAL];
}

/* amounts and shares */

static struct str
figure_text(const struct claimer *k, cents figure)
{
	int least = money_decimals(figure, (struct unit){ 1 });

	return money_text(k->c->arena, figure, (struct unit){ 1 }, least);
}

static void
check_amount(struct claimer *k, const struct claim *claim)
{
	const struct money_row *row;
	int meaning = says(k, claim, &row);
	struct str label;
	cents figure, off, room;

	if (!meaning || !meant(k, row, meaning, &figure, &label) || agrees(claim, figure))
		return;
	off = figure > claim->value ? figure - claim->value : claim->value - figure;
	if (off > figure / 5 || (meaning == SAYS_BUDGET && figure_of(k, row, COLUMN_ROOM, &room) && agrees(claim, room)))
		return;
	diag_add(k->c->findings, PROSE_AMOUNT, place_of(k, claim->start, claim->end), part(k->sentence, claim->start, claim->end),
	    label, row_name(k, row), figure_text(k, figure),
	    str_printf(k->c->arena, "{%.*s.%.*s.%.*s}", (int)k->table->spec->source.n, k->table->spec->source.p,
	    (int)(row->theme.fill == FILL_GIVEN ? row->theme.text.n : 6), row->theme.fill == FILL_GIVEN ? row->theme.text.p : "totaal",
	    (int)str_fold(k->c->arena, label).n, str_fold(k->c->arena, label).p));
}

static struct str
percent_text(struct arena *arena, int64_t percent, int decimals)
{
	int64_t unit = 1;

	for (int i = 0; i < decimals; i++)
		unit *= 10;
	return decimals ? str_printf(arena, "%d,%0*d", (int)(percent / unit), decimals, (int)(percent % unit))
	    : str_printf(arena, "%d", (int)percent);
}

static void
check_share(struct claimer *k, struct claim *claim)
{
	const struct money_row *row;
	int meaning = says(k, claim, &row), fine = 3;
	int64_t percent, shown, unit = 1;
	struct str label;
	cents figure, budget;

	if (!(meaning & SAYS_BUDGET) || meaning == SAYS_BUDGET || !meant(k, row, meaning, &figure, &label)
	    || !figure_of(k, row, COLUMN_BUDGET, &budget) || !money_percent(figure, budget, fine, &percent)
	    || !money_percent(figure, budget, claim->decimals, &shown))
		return;
	for (int i = claim->decimals; i < fine; i++)
		unit *= 10;
	claim->value *= unit;
	claim->step = unit;
	if (!agrees(claim, percent))
		diag_add(k->c->findings, PROSE_PERCENT, place_of(k, claim->start, claim->end),
		    part(k->sentence, claim->start, claim->end), percent_text(k->c->arena, shown, claim->decimals), row_name(k, row));
}

/* One number in a sentence is judged; where there are more, which is which would
 * be a guess. */
static void
check_shares(struct claimer *k)
{
	struct match match, other;
	struct claim claim;

	if (pattern_find(k->shares, k->sentence, 0, &match) != PATTERN_FOUND
	    || pattern_find(k->shares, k->sentence, match.end, &other) != PATTERN_NONE)
		return;
	claim = (struct claim){ .start = match.start, .end = match.end };
	if (!read_number(match.groups[1], &claim.value, &claim.decimals) || claim.value > 1000000)
		return;
	take_about(k, &claim);
	check_share(k, &claim);
}

static void
check_money(struct claimer *k)
{
	struct match match, other;
	struct claim claim;

	if (!k->table)
		return;
	if (text_holds(k->sentence, STR("%")) || text_holds(k->sentence, STR("procent"))) {
		check_shares(k);
		return;
	}
	if (!text_holds(k->sentence, STR("€")) && !text_holds(k->sentence, STR("euro")) && !text_holds(k->sentence, STR(" ton")))
		return;
	if (pattern_find(k->amounts, k->sentence, 0, &match) == PATTERN_FOUND) {
		if (pattern_find(k->amounts, k->sentence, match.end, &other) == PATTERN_NONE && read_amount(k, &match, &claim))
			check_amount(k, &claim);
	}
}

/* counts */

static const char *const number_words[] = { "nul", "een één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
	"elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig" };

enum { NUMBER_WORDS = sizeof number_words / sizeof *number_words };

/* The number that a word is, or -1; "een" alone is an article. */
static int
number_of(struct str lower)
{
	int value = 0;

	for (int i = 0; i < NUMBER_WORDS; i++)
		if (text_has(lower, number_words[i]) && !str_is(lower, "een"))
			return i;
	for (size_t i = 0; i < lower.n; i++)
		if (lower.p[i] < '0' || lower.p[i] > '9' || lower.n > 3)
			return -1;
		else
			value = value * 10 + (lower.p[i] - '0');
	return lower.n ? value : -1;
}

static int
items_after(const struct passage *p)
{
	const struct block *list = p->block ? p->block->next : NULL;
	int n = 0;

	if (!list || list->kind != BLOCK_LIST)
		return -1;
	for (const struct block *item = list->first; item; item = item->next)
		n++;
	return n;
}

/* Nothing but a word or two for what is counted stands between the number and
 * the colon, or the sentence says that they follow. */
static bool
announces(struct str lower, size_t number_start, size_t number_end)
{
	static const char units[] = "jaar maanden weken dagen uur euro procent kilometer meter ton miljoen duizend keer maal";
	struct str before = part(lower, 0, number_start), after = part(lower, number_end, lower.n), word, first = { 0 }, last = { 0 };
	size_t words = 0, at = 0;

	while (word_next(after, &at, after.n, &word) && ++words)
		if (words == 1)
			first = word;
	at = 0;
	while (word_next(before, &at, before.n, &word))
		last = word;
	if (text_has(first, units) || text_has(lower, "van_de minstens meer_dan ruim bijna circa"))
		return false;
	if (str_is(last, "volgende"))
		return true;
	if (text_has(last, "zijn is") && text_has(before, "er hiervoor"))
		return words <= 3 && !memchr(after.p, ',', after.n);
	return words >= 1 && words <= 2 && !text_has(last, "de het binnen in na over voor met van om op sinds tot wijk vak kwartaal artikel fase");
}

static void
check_list(struct claimer *k, int items)
{
	struct str word, found = { 0 };
	int number = -1, n = 0;
	size_t start = 0, end = 0;

	if (!str_ends(k->sentence, ":"))
		return;
	for (size_t at = 0; word_next(k->lower, &at, k->lower.n, &word); )
		if (number_of(word) >= 0) {
			number = number_of(word);
			found = word;
			start = at - word.n;
			end = at;
			n++;
		}
	if (n == 1 && number != items && announces(k->lower, start, end))
		diag_add(k->c->findings, PROSE_COUNT, place_of(k, start, end), part(k->sentence, start, start + found.n),
		    str_printf(k->c->arena, "%d", items));
}

/* Names the report, or its programme without the name of another. */
static bool
is_about_programme(const struct claimer *k)
{
	struct str word;

	if (text_holds(k->sentence, k->c->report->name.text))
		return true;
	for (size_t at = 0; word_next(k->sentence, &at, k->sentence.n, &word); ) {
		size_t next = at;
		if (text_has(word, "programma"))
			return !(word_next(k->sentence, &next, k->sentence.n, &word) && word.p[0] >= 'A' && word.p[0] <= 'Z');
	}
	return false;
}

/* More opgaven of the programme than the report has. */
static void
check_themes(struct claimer *k)
{
	struct str word, before = { 0 };
	int themes = (int)k->c->report->n_themes;

	if (!themes || !text_holds(k->lower, STR("opgaven")) || !is_about_programme(k) || text_has(k->lower, "gemeente provincie waterschap rijk regio"))
		return;
	for (size_t at = 0; word_next(k->lower, &at, k->lower.n, &word); before = word) {
		size_t start = (size_t)(before.p - k->lower.p);
		if (str_is(word, "opgaven") && before.n && number_of(before) > themes && number_of(before) <= 20)
			diag_add(k->c->findings, PROSE_COUNT, place_of(k, start, at), part(k->sentence, start, at),
			    str_printf(k->c->arena, "%d", themes));
	}
}

/* how long it lasts */

static const char lasting[] = "het programma duurt heeft kent een looptijd doorlooptijd duur programmaduur van de is totale bedraagt in "
	"totaal loopt dit ons hele met lang begin tot eind zoals bekend zes";

static bool
is_lasting(struct claimer *k, const struct claim *claim)
{
	struct str text = str_dup(k->c->arena, k->lower), name = text_lower(k->c->arena, k->c->report->name.text), word;
	bool about = text_holds(text, name), lasts = false;

	for (size_t at = 0; name.n && at + name.n <= text.n; at++)
		if (memcmp(text.p + at, name.p, name.n) == 0)
			memset((char *)text.p + at, ' ', name.n);
	memset((char *)text.p + claim->start, ' ', claim->end - claim->start);
	for (size_t at = 0; word_next(text, &at, text.n, &word); ) {
		if (!text_has(word, lasting))
			return false;
		about = about || text_has(word, "programma programmaduur");
		lasts = lasts || text_has(word, "duurt looptijd doorlooptijd duur programmaduur loopt");
	}
	return about && (lasts || text_has(text, "is_een_programma_van"));
}

/* Years and months between two dates, the last day included, rounded to months. */
static int64_t
months_between(struct date from, struct date until)
{
	from = date_first(from);
	until = date_last(until);
	return (until.year - from.year) * 12 + until.month - from.month + (until.day >= from.day ? 1 : 0);
}

static void
check_lifetime(struct claimer *k)
{
	struct match match;
	struct claim claim = { 0 };
	int64_t months;
	struct str unit;

	if (!k->from || !k->until || !(text_holds(k->lower, STR(" ja")) || text_holds(k->lower, STR(" maanden")))
	    || pattern_find(k->spans, k->lower, 0, &match) != PATTERN_FOUND || number_of(match.groups[1]) < 0)
		return;
	unit = match.groups[2];
	claim.start = match.start;
	claim.end = match.end;
	claim.step = str_is(unit, "maanden") ? 1 : 12;
	claim.value = number_of(match.groups[1]) * claim.step;
	take_about(k, &claim);
	months = months_between(k->from->value.date, k->until->value.date);
	if (claim.about == ABOUT_MORE || claim.about == ABOUT_NEARLY) {
		int64_t off = months - claim.value;
		if (claim.about == ABOUT_MORE ? off >= 0 && off <= 12 : off <= 0 && off >= -12)
			return;
	} else if (agrees(&claim, months)) {
		return;
	}
	if (is_lasting(k, &claim))
		diag_add(k->c->findings, PROSE_LIFETIME, place_of(k, claim.start, claim.end), part(k->sentence, claim.start, claim.end),
		    date_dutch(k->c->arena, k->from->value.date), date_dutch(k->c->arena, k->until->value.date),
		    str_printf(k->c->arena, "%d", (int)((months + 6) / 12)));
}

/* when it starts and ends */

static const char bounding[] = "het programma dit ons hele loopt duurt eindigt stopt is gestart begonnen start begint begon startte "
	"in op tot en met van de einddatum startdatum einde begin eind loopt af door zoals bekend per klaar afgerond totdat medio vanaf "
	"sinds gaat ging gegaan nog looptijd liep beëindigd afgesloten wordt was heeft als";

enum { TERM_LONGEST = 200 };            /* such a sentence is short [bytes] */

/* A sentence of known words only that is about the programme. The times in it
 * are blanked out of the text. */
static bool
is_bounding(struct claimer *k, struct str *text)
{
	struct str name = text_lower(k->c->arena, k->c->report->name.text), word;
	bool about = text_holds(k->lower, name);
	struct time time;

	*text = str_dup(k->c->arena, k->lower);
	for (size_t at = 0; name.n && at + name.n <= text->n; at++)
		if (memcmp(text->p + at, name.p, name.n) == 0)
			memset((char *)text->p + at, ' ', name.n);
	for (size_t at = 0; times_next(k->times, k->sentence, &at, k->sentence.n, &time); )
		memset((char *)text->p + time.start, ' ', time.end - time.start);
	for (size_t at = 0; word_next(*text, &at, text->n, &word); ) {
		if (!text_has(word, bounding))
			return false;
		about = about || str_is(word, "programma");
	}
	return about && text->n && k->lower.p[k->lower.n - 1] != '?';
}

/* The day before the first of a time, for "tot 2028". */
static bool
ends_before(struct date field, const struct time *time)
{
	return date_days(date_last(field)) == date_days(time->first) - 1;
}

static void
find_term(struct claimer *k, const struct time *time, const struct field_value *field)
{
	struct date first = date_first(field->value.date), last = date_last(field->value.date);

	if (date_cmp(time->last, first) < 0 || date_cmp(time->first, last) > 0)
		diag_mark(k->c->findings, diag_add(k->c->findings, PROSE_TERM, place_of(k, time->start, time->end),
		    part(k->sentence, time->start, time->end), field->spec->label, date_dutch(k->c->arena, field->value.date)),
		    field->value.place, field->spec->label);
}

/* What stands before a time says whether it is a start or an end; "van" and
 * "tot" on their own, else the verb of the sentence. */
static void
check_terms(struct claimer *k)
{
	static const char ends[] = "eindigt stopt einddatum einde af klaar afgerond afgesloten beëindigd", starts[] = "gestart begonnen start begint begon "
	    "startte startdatum van_start";
	struct str text, word;
	struct time time;

	if ((!k->from && !k->until) || k->sentence.n > TERM_LONGEST || !(text_holds(k->lower, STR("programma"))
	    || text_holds(k->sentence, k->c->report->name.text)) || !is_bounding(k, &text))
		return;
	for (size_t at = 0; times_next(k->times, k->sentence, &at, k->sentence.n, &time); ) {
		struct str before = part(text, 0, time.start), last = { 0 };
		for (size_t i = 0; word_next(before, &i, before.n, &word); last = word)
			;
		bool until = str_is(last, "tot") || (str_is(last, "met") && text_has(before, "tot_en_met"));
		bool from = str_is(last, "van") || str_is(last, "vanaf") || str_is(last, "sinds");
		if (k->until && (until || (!from && text_has(text, ends) && !text_has(text, starts)))) {
			if (!(str_is(last, "tot") && ends_before(k->until->value.date, &time)))
				find_term(k, &time, k->until);
		} else if (k->from && (from || (text_has(text, starts) && !text_has(text, ends)))) {
			find_term(k, &time, k->from);
		}
	}
}

/* days */

static const char *const weekdays[] = { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" };

/* The day of the week that stands right before a date, or -1. */
static int
weekday_before(struct str lower, size_t at, size_t *start)
{
	while (at && (lower.p[at - 1] == ' ' || lower.p[at - 1] == ',' || lower.p[at - 1] == '\n'))
		at--;
	for (int i = 0; i < 7; i++) {
		size_t n = strlen(weekdays[i]);
		if (at >= n && memcmp(lower.p + at - n, weekdays[i], n) == 0 && (at == n || lower.p[at - n - 1] == ' ')) {
			*start = at - n;
			return i;
		}
	}
	return -1;
}

/* Days of the week before 1900 were reckoned in more than one way. */
static void
check_days(struct claimer *k)
{
	struct time time;

	if (!text_holds(k->lower, STR("dag")) && !text_holds(k->lower, STR("29")) && !text_holds(k->lower, STR(" 3"))
	    && !text_holds(k->lower, STR(" 0")))
		return;
	for (size_t at = 0; times_next(k->times, k->sentence, &at, k->sentence.n, &time); ) {
		size_t start = time.start;
		int day = weekday_before(k->lower, time.start, &start);
		struct str words = part(k->sentence, start, time.end);
		if (time.kind != TIME_DAY || text_quoted(k->sentence, time.start))
			continue;
		if (!time.exists)
			diag_add(k->c->findings, PROSE_DATE, place_of(k, start, time.end), words, STR("Die dag bestaat niet"));
		else if (day >= 0 && time.first.year >= 1900 && day != date_weekday(time.first))
			diag_add(k->c->findings, PROSE_DATE, place_of(k, start, time.end), words, str_printf(k->c->arena,
			    "Die dag is een %s", weekdays[date_weekday(time.first)]));
	}
}

/* walking */

static void
find_table(const struct section *section, void *data)
{
	struct claimer *k = data;

	if (section->spec->kind == SECTION_MONEY && section->fill == FILL_GIVEN && !k->table
	    && section->spec->role_columns[COLUMN_BUDGET] != COLUMN_NO)
		k->table = section;
	for (size_t i = 0; i < section->n_fields; i++) {
		const struct field_value *field = &section->fields[i];
		if (field->spec->role == ROLE_START && field->is_date)
			k->from = field;
		if (field->spec->role == ROLE_END && field->is_date)
			k->until = field;
	}
}

static bool
has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			return true;
	return false;
}

static void
check_sentence(struct claimer *k)
{
	if (has_digit(k->sentence)) {
		check_money(k);
		check_days(k);
		check_terms(k);
	}
	check_themes(k);
	check_lifetime(k);
}

static void
check_passage(struct claimer *k, const struct passage *p)
{
	int items = items_after(p);

	k->passage = p;
	for (size_t i = 0; i < p->n; i++) {
		if (p->sentences[i].end - p->sentences[i].start > SENTENCE_JUDGED)
			continue;
		k->start = p->sentences[i].start;
		k->sentence = passage_part(p, k->start, p->sentences[i].end);
		k->lower = text_lower(k->c->arena, k->sentence);
		check_sentence(k);
	}
	if (items >= 0 && p->n && k->sentence.n)
		check_list(k, items);
}

static const struct pattern *
read(struct arena *arena, const char *form)
{
	struct str why;
	size_t offset;

	return pattern_read(arena, str_of(form), true, &offset, &why);
}

static void
check_claims(struct checking *c)
{
	struct claimer k = { .c = c };

	k.amounts = read(c->arena, "€ ?(\\d[\\d.]*(?:,\\d+)?)(?:,[-–])?(?: (miljoen|mln\\.?|ton|duizend)\\b)?"
	    "|\\b(\\d[\\d.]*(?:,\\d+)?)(?: (miljoen|mln\\.?|ton|duizend))? euro\\b|\\b(\\d+(?:,\\d+)?) (ton)\\b");
	k.shares = read(c->arena, "\\b(\\d{1,3}(?:,\\d{1,3})?) ?(?:%|procent\\b)");
	k.spans = read(c->arena, "\\b(\\w+) (jaar|jaren|maanden)\\b");
	k.times = c->times;
	report_each_section(c->report, find_table, &k);
	for (size_t i = 0; i < c->prose->n; i++)
		if (c->prose->list[i].kind == PASSAGE_PARA && !c->prose->list[i].quoted)
			check_passage(&k, &c->prose->list[i]);
}

const struct report_rule claim_rules[] = {
	{ check_claims },
	{ NULL },
};
