/*
 * Time in what is told of progress: a promise whose time has passed, a thing told
 * as done whose time is still to come, a promise of the previous report of which
 * nothing is heard. A sentence is judged clause by clause, by the words of time
 * and tense in it; a sentence that also speaks of another time, of a plan that
 * moved, or of a condition is left alone.
 */
#include "prose.h"
#include "times.h"
#include "../base/arena.h"

#include <string.h>

/* A time in its clause in its sentence. */
struct told {
	const struct passage *passage;
	struct str sentence, clause;
	struct time time;
	size_t start;                   /* of the sentence, in the passage */
	struct str before[4];           /* the words before the time in its clause, the nearest first */
};

struct teller {
	struct checking *c;
	const struct pattern *times;
};

static bool
is_word(struct str word, const char *words)
{
	return word.n && text_has(word, words);
}

/* clauses */

static const char joints[] = "en maar want dus terwijl omdat doordat nadat zodat dat die waarin waarop waarbij als zodra voordat of";

static bool
is_joint(struct str text, size_t at)
{
	struct str word;
	size_t end = at;

	if (strchr(",;:()\n", text.p[at]) || memcmp(text.p + at, "\xE2\x80\x93", text.n - at < 3 ? 1 : 3) == 0)
		return true;
	if (at == 0 || text.p[at - 1] != ' ' || !word_next(text, &end, text.n, &word) || word.p != text.p + at)
		return false;
	return is_word(word, joints) && !memchr(word.p, '-', word.n);
}

static struct str
clause_around(struct str sentence, size_t start, size_t end)
{
	while (start && !is_joint(sentence, start - 1))
		start--;
	while (end < sentence.n && !is_joint(sentence, end))
		end++;
	return (struct str){ sentence.p + start, end - start };
}

static void
words_before(struct told *told, size_t at)
{
	struct str text = { told->clause.p, (size_t)(told->sentence.p + at - told->clause.p) }, word;

	memset(told->before, 0, sizeof told->before);
	for (size_t i = 0; word_next(text, &i, text.n, &word); ) {
		if (is_word(word, "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"))
			continue;
		told->before[3] = told->before[2];
		told->before[2] = told->before[1];
		told->before[1] = told->before[0];
		told->before[0] = word;
	}
}

static bool
starts_with(struct str clause, const char *words)
{
	struct str word;
	size_t at = 0;

	return word_next(clause, &at, clause.n, &word) && is_word(word, words);
}

/* A month without a year: a time of its own. */
static bool
has_bare_month(const struct told *told)
{
	static const char months[] = "januari februari maart april mei juni juli augustus september oktober november december";
	struct str word;

	for (size_t at = 0; word_next(told->clause, &at, told->clause.n, &word); ) {
		size_t next = at;
		struct str after = { 0 };
		if (!is_word(word, months))
			continue;
		word_next(told->clause, &next, told->clause.n, &after);
		if (!(after.n == 4 && after.p[0] >= '1' && after.p[0] <= '2') && !is_word(after, "en van tot"))
			return true;
	}
	return false;
}

/* "De in april 2024 gestarte proef", "de droge zomer van 2022". */
static bool
is_attribute(const struct told *told)
{
	static const char articles[] = "de het een", prepositions[] = "in op aan voor tegen rond tijdens gedurende per uiterlijk nog vanaf eind begin";
	const struct str *b = told->before;

	if (is_word(b[0], "in op per sinds") && is_word(b[1], articles))
		return true;
	if (is_word(b[2], "loop"))
		return false;
	if (is_word(b[0], articles))
		return !is_word(b[1], prepositions) || (is_word(b[1], "in op") && is_word(b[2], articles));
	return is_word(b[1], articles) && !is_word(b[2], prepositions) && told->time.kind == TIME_VAGUE && !is_word(b[0], prepositions)
	    && text_has((struct str){ told->sentence.p + told->time.start, 6 }, "zomer winter lente herfst voorja najaar");
}

static bool
has_later(struct teller *t, const struct told *told)
{
	struct time time;

	for (size_t at = 0; times_next(t->times, told->sentence, &at, told->sentence.n, &time); )
		if (time.start != told->time.start && date_cmp(time.last, t->c->today) >= 0)
			return true;
	return false;
}

/* promises */

static const char coming[] = "zal zullen gaat gaan komt komen wordt worden start starten begint beginnen volgt volgen verwacht "
	"verwachten behandelt behandelen bespreekt bespreken krijgt krijgen levert leveren vindt agenda stelt stellen moet moeten kan "
	"kunnen gepland bedoeling neemt nemen opengaat plaatsvindt bezoekt opent openen organiseert houdt komt klaar";
static const char done[] = "is zijn was waren werd werden heeft hebben had hadden kon konden kwam kwamen ging gingen begon begonnen "
	"stond lag liet sprak koos gebeurde werkte geldt";
static const char done_for_good[] = "was waren werd werden had hadden kon konden kwam ging begon stond lag";
static const char moved[] = "zou zouden indien zonder tenzij in_plaats_van uitgesteld schuift verschoven doorgeschoven anders_dan "
	"later_dan niet_meer niet_in niet_op niet_gehaald vergeleken";
static const char figures[] = "uit_op bedraagt bedragen blijkt teller ligt liggen mis duidelijk telt";
static const char present[] = "nu dit_jaar dit_najaar dit_voorjaar dit_seizoen deze_zomer deze_maand deze_week elk elke wekelijks "
	"na_de_zomer die_van als";

static const char planned[] = "gepland ingepland voorzien afgesproken besloten uitgesteld verschoven aangekondigd gevraagd bepaald "
	"verlengd voorgesteld verplaatst doorgeschoven toegezegd beloofd gereserveerd geraamd uitgenodigd vastgelegd voorbereid "
	"bedoeld geldig verplicht rekening beschikbaar toegekend gesloten verwerkt gefaseerd";

static bool
is_participle(struct str word)
{
	static const char *const fronts[] = { "ge", "ver", "be", "ont", "her" };
	char end = word.n ? word.p[word.n - 1] : 0;
	bool front = false;

	if (word.n < 5 || (end != 'd' && end != 't' && end != 'n'))
		return false;
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
		front = front || str_starts(word, fronts[i]);
	for (size_t i = 1; i + 4 < word.n && !front; i++)
		front = word.p[i] == 'g' && word.p[i + 1] == 'e' && i < 7;
	return front && !text_has(word, planned);
}

/* "van de bijeenkomst op 12 juni", "afgesproken op 14 mei", "dat het bureau in
 * april maakte": the time is of something that was. */
static bool
is_told_before(const struct told *told)
{
	const struct str *b = told->before;
	size_t at = told->time.end;
	struct str after;
	bool follows = word_next(told->sentence, &at, told->sentence.n, &after) && after.n >= 5;

	if (is_word(b[0], "op in") && is_word(b[2], "de het een") && is_word(b[3], "van over uit na tijdens"))
		return true;
	if (is_word(b[0], "op in") && is_participle(b[1]) && !is_word(b[1], coming))
		return true;
	if (is_word(b[0], "op in") && is_word(b[1], "afgesproken besloten toegezegd aangekondigd"))
		return true;
	return follows && !text_has(after, coming) && (str_ends(after, "de") || str_ends(after, "te") || str_ends(after, "den")
	    || str_ends(after, "ten"));
}

/* Whether a sentence tells of something to come at the time; whether that time
 * has passed is the caller's question. */
static bool
is_promise(struct teller *t, const struct told *told)
{
	const struct str *b = told->before;
	bool loop = (is_word(b[0], "van") && is_word(b[1], "loop eind begin helft maand")) || is_word(b[2], "loop");

	if (!text_has(told->clause, coming) || text_has(told->clause, done_for_good))
		return false;
	if (text_has(told->clause, done) && !text_has(told->clause, "zal zullen moet moeten kan kunnen gepland bedoeling"))
		return false;
	if (told->time.kind == TIME_YEAR && !is_word(b[0], "in voor vóór uiterlijk tegen"))
		return false;
	if ((is_word(b[0], "sinds vanaf na van uit over dan met") && !loop)
	    || (is_word(b[0], "de het") && is_word(b[1], "sinds vanaf na van over dan met uit") && !loop)
	    || is_word(b[1], "dan") || is_word(b[2], "dan") || starts_with(told->clause, "na"))
		return false;
	if (is_told_before(told))
		return false;
	return !text_has(told->sentence, moved) && !text_has(told->clause, figures) && !text_has(told->clause, present)
	    && !has_bare_month(told) && !is_attribute(told) && !text_quoted(told->sentence, told->time.start) && !has_later(t, told)
	    && !starts_with(told->sentence, "als");
}

/* things done */

static const char past[] = "was waren werd werden had hadden kwam kwamen ging gingen begon begonnen kreeg kregen vond vonden bleek "
	"besprak bezochten koos stelde konden kon liep sprak sloeg";
static const char unsure[] = "zal zullen zou zouden moet moeten kan kunnen wil willen doel doelstelling zodra wanneer als indien nadat "
	"verwachting volgens bedoeling";

static bool
is_simple_past(struct str word)
{
	return (word.n >= 7 && (str_ends(word, "erden") || str_ends(word, "ochten"))) || (word.n > 5 && str_ends(word, "ging"));
}

static bool
tells_past(const struct told *told)
{
	bool perfect = text_has(told->clause, "is zijn heeft hebben ben"), participle = false, simple = text_has(told->clause, past);
	struct str word;

	for (size_t at = 0; word_next(told->clause, &at, told->clause.n, &word); ) {
		participle = participle || is_participle(word) || is_word(word, "ingestemd vastgesteld bekendgemaakt");
		simple = simple || is_simple_past(word);
	}
	return simple || (perfect && participle);
}

static bool
is_done_ahead(struct teller *t, const struct told *told)
{
	const struct str *b = told->before;
	size_t at = 0;
	struct time other;

	if (told->time.kind == TIME_VAGUE || !tells_past(told) || text_has(told->clause, planned) || text_has(told->sentence, unsure)
	    || text_has(told->clause, "te om"))
		return false;
	if (told->time.kind == TIME_YEAR ? !is_word(b[0], "in") || b[1].n : !is_word(b[0], "in op") && !(is_word(b[0], "het") && is_word(b[1], "in"))
	    && b[0].n && told->time.kind != TIME_DAY)
		return false;
	if (is_word(b[0], "van voor tot naar over vanaf per na met vóór") || is_participle(b[1]) || is_word(b[1], "vastgesteld"))
		return false;
	while (times_next(t->times, told->clause, &at, told->clause.n, &other))
		if (date_cmp(other.first, t->c->today) <= 0)
			return false;
	return !is_attribute(told) && !text_quoted(told->sentence, told->time.start);
}

/* walking */

static void
each_time(struct teller *t, const struct passage *passage, void (*call)(struct teller *, struct told *))
{
	for (size_t i = 0; i < passage->n && passage->kind == PASSAGE_PARA && !passage->quoted; i++) {
		if (passage->sentences[i].end - passage->sentences[i].start > SENTENCE_JUDGED)
			continue;
		struct told told = { .passage = passage, .start = passage->sentences[i].start };
		size_t at = 0;
		told.sentence = passage_part(passage, passage->sentences[i].start, passage->sentences[i].end);
		while (times_next(t->times, told.sentence, &at, told.sentence.n, &told.time)) {
			told.clause = clause_around(told.sentence, told.time.start, told.time.end);
			words_before(&told, told.time.start);
			call(t, &told);
		}
	}
}

static struct place
place_of(const struct told *told)
{
	return passage_place(told->passage, told->start + told->time.start, told->start + told->time.end);
}

static void
check_time(struct teller *t, struct told *told)
{
	struct str words = { told->sentence.p + told->time.start, told->time.end - told->time.start };
	struct str today = date_dutch(t->c->arena, t->c->today);

	if (date_cmp(told->time.last, t->c->today) < 0 && is_promise(t, told))
		diag_add(t->c->findings, told->time.kind == TIME_VAGUE ? PROMISE_VAGUE : PROMISE_PAST, place_of(told), words, today);
	else if (date_cmp(told->time.first, t->c->today) > 0 && is_done_ahead(t, told))
		diag_add(t->c->findings, PAST_AHEAD, place_of(told), words, today);
}

/* promises of before */

static const char common[] = "gemeente nieuwe nieuw eerste tweede derde wordt worden zullen kwartaal januari februari maart april mei "
	"juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag start starten begint volgt "
	"verwachten krijgen vindt plaats tussen tijdens helft maanden weken behandelt stelt uiterlijk medio gepland komen wordt opnieuw "
	"bijeen tweede wachten krijgt onder langs weer alle deze voor college raad levert "
	"zijn zal wordt gaat voor lopen geopend worden geplaatst ontvangen ingediend begonnen gestart klaar hebben heeft";

/* Words may share a part of a compound: "participatieplan", "plan voor
 * participatie". */
static bool
is_akin(struct str a, struct str b)
{
	enum { SHARED = 5 };

	for (size_t i = 0; a.n >= SHARED && i + SHARED <= a.n; i++)
		if (b.n >= SHARED && memcmp(a.p + i, b.p, SHARED) == 0)
			return true;
	for (size_t i = 0; b.n >= SHARED && i + SHARED <= b.n; i++)
		if (a.n >= SHARED && memcmp(b.p + i, a.p, SHARED) == 0)
			return true;
	return a.n == b.n && a.n >= 4 && memcmp(a.p, b.p, a.n) == 0;
}

static bool
speaks_of(const struct teller *t, struct str word)
{
	for (size_t i = 0; i < t->c->prose->n; i++) {
		struct str text = text_lower(t->c->arena, t->c->prose->list[i].text), other;
		for (size_t at = 0; word_next(text, &at, text.n, &other); )
			if (!text_has(other, common) && is_akin(word, other))
				return true;
	}
	return false;
}

static void
check_promised(struct teller *t, struct told *told)
{
	struct str text, word;

	if (told->time.kind == TIME_VAGUE || date_cmp(told->time.last, report_day(t->c->before)) < 0
	    || date_cmp(told->time.last, t->c->today) >= 0 || !is_promise(t, told))
		return;
	text = text_lower(t->c->arena, told->sentence);
	for (size_t at = 0; word_next(text, &at, text.n, &word); )
		if (word.n >= 4 && !text_has(word, common) && speaks_of(t, word))
			return;
	diag_mark(t->c->findings, diag_add(t->c->findings, PROMISE_LOST, t->c->report->period.place, told->sentence),
	    place_of(told), STR("beloofd"));
}

static void
check_promises(struct checking *c)
{
	struct teller t = { c, c->times };
	const struct prose *before;

	if (!c->today.year)
		return;
	for (size_t i = 0; i < c->prose->n; i++)
		if (c->prose->list[i].section->spec->role == ROLE_PROGRESS)
			each_time(&t, &c->prose->list[i], check_time);
	before = c->before ? prose_collect(c->arena, c->before) : NULL;
	for (size_t i = 0; before && i < before->n; i++)
		if (before->list[i].section->spec->role == ROLE_PROGRESS)
			each_time(&t, &before->list[i], check_promised);
}

const struct report_rule promise_rules[] = {
	{ check_promises },
	{ NULL },
};
