/*
 * Personal data: mail addresses and mobile numbers of people, citizen service
 * numbers (BSN, eleven test), bank accounts (IBAN, ISO 13616, mod 97) and home
 * addresses. Numbers that fail their test are no such numbers; mailboxes of a
 * function, accounts of the municipalities' bank and numbers that are said to be
 * of a file are left alone.
 */
#include "prose.h"
#include "../read/pattern.h"

#include <string.h>

enum { MAIL, MOBILE, BSN, IBAN, ADDRESS, KINDS };

static const struct {
	const char *pattern, *is;
} kinds[KINDS] = {
	[MAIL] = { "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", "het mailadres van een persoon" },
	[MOBILE] = { "(?<![\\d.,-])(?:06|\\+31[ -]?6|0031[ -]?6)(?:[ -]?\\d){8}(?![\\d-]|[.,]\\d)", "een mobiel nummer" },
	[BSN] = { "(?<![\\d.,-])\\d{9}(?!\\d|[.,-]\\d)", "een burgerservicenummer" },
	[IBAN] = { "\\bNL\\d{2} ?[A-Z]{4}(?: ?\\d){10}\\b", "een rekeningnummer" },
	[ADDRESS] = { "\\p{Lu}\\p{L}+(?: \\p{L}+)* \\d{1,4} ?[a-zA-Z]?(?:-\\d+)?, ?\\d{4} ?[A-Z]{2}\\b", "een woonadres" },
};

/* Words in the name of a mailbox that belongs to a function. */
static const char functions[] = "programma project projecten team wijkteam info contact klantcontact griffie bestuur bureau "
	"secretariaat afdeling loket meldpunt meldingen post communicatie college raad gemeente noreply pers privacy facturen bezwaar "
	"beheer onderhoud inkoop informatie servicepunt woo organisatie dienst cluster";

static bool
is_personal_mail(struct str address)
{
	size_t n = 0;
	bool parted = false, digits = false;

	while (address.p[n] != '@')
		n++;
	for (size_t i = 0; i < n; i++) {
		parted = parted || address.p[i] == '.' || address.p[i] == '_';
		digits = digits || (address.p[i] >= '0' && address.p[i] <= '9');
	}
	return (parted || digits) && !text_has((struct str){ address.p, n }, functions);
}

/* 9a + 8b + … + 2h - i is divisible by eleven. */
static bool
is_bsn(struct str digits)
{
	int sum = 0;

	for (int i = 0; i < 9; i++)
		sum += (digits.p[i] - '0') * (i < 8 ? 9 - i : -1);
	return sum % 11 == 0 && !str_is(digits, "000000000");
}

/* The four signs at the front go behind, letters are numbers from 10, and the
 * whole leaves 1 when divided by 97. */
static bool
is_iban(struct str text)
{
	char signs[32];
	size_t n = 0;
	int rest = 0;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && n < sizeof signs)
			signs[n++] = text.p[i];
	for (size_t i = 0; i < n; i++) {
		char c = signs[(i + 4) % n];
		int value = c <= '9' ? c - '0' : c - 'A' + 10;
		rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
	}
	return rest == 1 && memcmp(signs + 4, "BNGH", 4) != 0;
}

/* A number of which the words before it say that it is another one. */
static bool
is_labelled(struct str text, size_t start)
{
	size_t from = start > 40 ? start - 40 : 0;
	struct str before = { text.p + from, start - from };

	return !text_has(before, "bsn burgerservicenummer") && text_has(before, "zaaknummer zaak kenmerk dossiernummer dossier rsin kvk "
	    "kvk-nummer isbn issn factuur factuurnummer order ordernummer bestelnummer");
}

static bool
is_personal(int kind, struct str text, const struct match *match)
{
	struct str found = match->groups[0];

	switch (kind) {
	case MAIL:
		return is_personal_mail(found);
	case BSN:
		return is_bsn(found) && !is_labelled(text, match->start);
	case IBAN:
		return is_iban(found);
	case ADDRESS:
		return !text_has(found, "postbus antwoordnummer");
	default:
		return true;
	}
}

struct seeking {
	struct checking *c;
	struct pattern *patterns[KINDS];        /* read when first needed */
};

static const struct pattern *
pattern_of(struct seeking *s, int kind)
{
	struct str why;
	size_t offset;

	if (!s->patterns[kind])
		s->patterns[kind] = pattern_read(s->c->arena, str_of(kinds[kind].pattern), false, &offset, &why);
	return s->patterns[kind];
}

/* The most digits in a row, with at most one space or hyphen between two. */
static size_t
longest_number(struct str text)
{
	size_t most = 0, n = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool joins = (text.p[i] == ' ' || text.p[i] == '-') && i + 1 < text.n && char_is_digit(text.p[i + 1]);
		n = char_is_digit(text.p[i]) ? n + 1 : joins ? n : 0;
		most = n > most ? n : most;
	}
	return most;
}

static bool
has_postcode(struct str text)
{
	for (size_t i = 4; i + 2 <= text.n; i++) {
		size_t letters = text.p[i] == ' ' ? i + 1 : i;
		if (char_is_digit(text.p[i - 1]) && char_is_digit(text.p[i - 2]) && char_is_digit(text.p[i - 4]) && letters + 1 < text.n
		    && char_is_upper(text.p[letters]) && char_is_upper(text.p[letters + 1]))
			return true;
	}
	return false;
}

/* Which kinds a text may hold at all, at a glance. */
static bool
may_hold(int kind, struct str text, size_t digits)
{
	return kind == MAIL ? memchr(text.p, '@', text.n) != NULL : kind == ADDRESS ? has_postcode(text)
	    : digits >= 9 && (kind != IBAN || memchr(text.p, 'N', text.n));
}

static void
check_passage(struct seeking *s, const struct passage *p)
{
	size_t digits = longest_number(p->text);
	struct match match;

	for (int kind = 0; kind < KINDS; kind++)
		for (size_t at = 0; may_hold(kind, p->text, digits)
		    && pattern_find(pattern_of(s, kind), p->text, at, &match) == PATTERN_FOUND; at = match.end)
			if (is_personal(kind, p->text, &match))
				diag_add(s->c->findings, PERSONAL, passage_place(p, match.start, match.end), match.groups[0],
				    str_of(kinds[kind].is));
}

/* A link to a mailbox, of which the words may say nothing. */
static void
check_links(struct seeking *s, const struct passage *p)
{
	for (size_t i = 0; p->block && i < p->block->n_spans; i++) {
		const struct span *span = &p->block->spans[i];
		struct str address = str_from(span->href, 7);
		if (str_starts(span->href, "mailto:") && memchr(address.p, '@', address.n) && is_personal_mail(address)
		    && !memchr(span->text.p, '@', span->text.n))
			diag_add(s->c->findings, PERSONAL, tree_place_at(p->block->node, span->offset), address,
			    str_of(kinds[MAIL].is));
	}
}

static void
check_privacy(struct checking *c)
{
	struct seeking s = { .c = c };

	for (size_t i = 0; i < c->prose->n; i++) {
		check_passage(&s, &c->prose->list[i]);
		check_links(&s, &c->prose->list[i]);
	}
}

/* For the public, what nobody answered is an error; what is secret is left out. */
void
check_published(struct checking *c)
{
	for (size_t i = 0; c->dossier->publish && i < c->findings->n; i++) {
		struct finding *finding = &c->findings->list[i];
		if (finding->id == PERSONAL && !finding->answer && !report_is_secret(c->report, finding->place))
			diag_change(c->findings, finding, PERSONAL_PUBLIC);
	}
}

const struct report_rule privacy_rules[] = {
	{ check_privacy },
	{ NULL },
};
