#include "delivery.h"
#include "address.h"
#include "../base/arena.h"

struct delivery_values {
	struct value server, port, security, authorities, login, program, sender, domain, attempts, pause, patience, keep, ledger;
};

static const struct field delivery_table[] = {
	{ "server", FIELD_TEXT, offsetof(struct delivery_values, server), DUTY_OPTIONAL, NULL },
	{ "poort", FIELD_NUMBER, offsetof(struct delivery_values, port), DUTY_OPTIONAL, NULL },
	{ "beveiliging", FIELD_TEXT, offsetof(struct delivery_values, security), DUTY_OPTIONAL,
	    (const char *const[]){ "starttls", "tls", "geen", NULL } },
	{ "certificaten", FIELD_TEXT, offsetof(struct delivery_values, authorities), DUTY_OPTIONAL, NULL },
	{ "aanmelding", FIELD_TEXT, offsetof(struct delivery_values, login), DUTY_OPTIONAL, NULL },
	{ "programma", FIELD_TEXT, offsetof(struct delivery_values, program), DUTY_OPTIONAL, NULL },
	{ "retouradres", FIELD_TEXT, offsetof(struct delivery_values, sender), DUTY_OPTIONAL, NULL },
	{ "domein", FIELD_TEXT, offsetof(struct delivery_values, domain), DUTY_REQUIRED, NULL },
	{ "pogingen", FIELD_NUMBER, offsetof(struct delivery_values, attempts), DUTY_OPTIONAL, NULL },
	{ "pauze", FIELD_NUMBER, offsetof(struct delivery_values, pause), DUTY_OPTIONAL, NULL },
	{ "geduld", FIELD_NUMBER, offsetof(struct delivery_values, patience), DUTY_OPTIONAL, NULL },
	{ "bewaren", FIELD_NUMBER, offsetof(struct delivery_values, keep), DUTY_OPTIONAL, NULL },
	{ "grootboek", FIELD_TEXT, offsetof(struct delivery_values, ledger), DUTY_OPTIONAL, NULL },
};

/* A number with its bounds, and what it is when it is not given. */
struct bounds {
	int least, most, otherwise;
};

static const struct bounds ports[] = {
	[SECURITY_STARTTLS] = { 1, 65535, 587 }, [SECURITY_TLS] = { 1, 65535, 465 }, [SECURITY_NONE] = { 1, 65535, 25 },
};
static const struct bounds attempts = { 1, 20, 4 };
static const struct bounds pauses = { 1, 3600, 300 };
static const struct bounds patience = { 1, 3600, 600 };         /* RFC 5321 4.5.3.2.6: 10 minutes for the last answer */
static const struct bounds keep = { 30, 3650, 365 };

static int
read_number(const struct reading *r, const struct value *value, const struct bounds *bounds)
{
	if (value->fill != FILL_GIVEN)
		return bounds->otherwise;
	if (value->number >= bounds->least && value->number <= bounds->most)
		return (int)value->number;
	diag_add(r->findings, NUMBER_FORM, value->place, value->text, str_printf(r->arena, "%d..%d", bounds->least, bounds->most));
	return bounds->otherwise;
}

static bool
has_only(struct str s, const char *others, bool letters)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool good = char_is_digit(c) || (letters && ((c >= 'a' && c <= 'z') || char_is_upper(c)));
		for (const char *o = others; !good && *o; o++)
			good = c == *o;
		if (!good)
			return false;
	}
	return s.n;
}

/* On this computer, whatever a name server says. */
static bool
is_here(struct str server)
{
	return str_is(server, "localhost") || str_is(server, "::1") || (str_starts(server, "127.") && has_only(server, ".", false));
}

enum { NAME_LONGEST = 253 };            /* RFC 1035 */

static void
read_server(const struct reading *r, const struct delivery_values *v, struct delivery *d)
{
	const struct value *server = &v->server, *security = &v->security;

	if (server->fill != FILL_GIVEN)
		return;
	if (server->text.n <= NAME_LONGEST && (has_only(server->text, ".-", true) || has_only(server->text, ":.abcdefABCDEF", false)))
		d->server = server->text;
	else
		diag_add(r->findings, DELIVERY_SERVER, server->place, server->text);
	if (security->fill == FILL_GIVEN && str_is(security->text, "tls"))
		d->security = SECURITY_TLS;
	if (security->fill == FILL_NONE) {
		d->security = SECURITY_NONE;
		if (!is_here(server->text))
			diag_add(r->findings, DELIVERY_UNSAFE, security->place, server->text);
	}
}

/* Whether a domain is another one, or one beneath it. */
static bool
is_under(struct str domain, struct str of)
{
	size_t before = domain.n - of.n;

	return domain.n >= of.n && str_eq(str_from(domain, before), of) && (!before || domain.p[before - 1] == '.');
}

/* What the receiver compares with the name in the header (DMARC) is ours. */
static void
read_sender(const struct reading *r, const struct delivery_values *v, struct str from, struct place from_place, struct delivery *d)
{
	struct str domain = address_domain(from);

	d->sender = from;
	if (v->domain.fill == FILL_GIVEN) {
		d->domain = address_folded(r->arena, v->domain.text);
		if (!str_eq(domain, d->domain))
			diag_mark(r->findings, diag_add(r->findings, DELIVERY_DOMAIN, v->domain.place, d->domain, from), from_place, domain);
	}
	if (v->sender.fill != FILL_GIVEN || !address_read(r, &v->sender, &d->sender))
		return;
	if (!is_under(address_domain(d->sender), domain))
		diag_add(r->findings, DELIVERY_DOMAIN, v->sender.place, address_domain(d->sender), from);
}

static struct str
given(const struct value *value)
{
	return value->fill == FILL_GIVEN ? value->text : (struct str){ 0 };
}

void
delivery_read(struct arena *arena, struct findings *findings, const struct node *root, struct str from, struct place from_place,
    struct delivery *d)
{
	const struct reading reading = { .arena = arena, .findings = findings };
	struct delivery_values v;

	FIELDS_READ(&reading, root, delivery_table, &v);
	*d = (struct delivery){ .authorities = given(&v.authorities), .login = given(&v.login), .program = given(&v.program),
	    .ledger = given(&v.ledger) };
	if ((v.server.fill == FILL_GIVEN) == (v.program.fill == FILL_GIVEN))
		diag_add(findings, DELIVERY_WAY, root->place);
	read_server(&reading, &v, d);
	read_sender(&reading, &v, from, from_place, d);
	d->port = read_number(&reading, &v.port, &ports[d->security]);
	d->attempts = read_number(&reading, &v.attempts, &attempts);
	d->pause = read_number(&reading, &v.pause, &pauses);
	d->patience = read_number(&reading, &v.patience, &patience);
	d->keep = read_number(&reading, &v.keep, &keep);
	if (!d->ledger.n)
		d->ledger = STR("verzonden.sqlite");
}
