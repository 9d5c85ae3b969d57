/* ship/: settings for sending, fates of messages, and the ledger. */
#define _XOPEN_SOURCE 700
#include "unit.h"

#include "../../src/base/file.h"
#include "../../src/read/tree.h"
#include "../../src/ship/delivery.h"
#include "../../src/ship/ledger.h"
#include "../../src/ship/sendmail.h"
#include "../../src/ship/smtp.h"

#include <stdlib.h>
#include <unistd.h>

static struct delivery delivery;

/* The findings of a file of settings as "id line:column", one behind the other. */
static struct str
found_in(const char *text)
{
	struct source *source = arena_alloc(a, sizeof *source);
	struct findings findings = { .arena = a };
	const struct node *root;

	*source = (struct source){ STR("verzending.yaml"), str_of(text) };
	if ((root = tree_read(a, source, &findings)))
		delivery_read(a, &findings, root, STR("bureau@w.example"), (struct place){ 0 }, &delivery);
	return unit_found(&findings);
}

static void
little_is_enough(void)
{
	EQ_STR(found_in("server: smtp.w.example\ndomein: W.example\n"), "");
	EQ_STR(delivery.server, "smtp.w.example");
	EQ_INT(delivery.port, 587);
	EQ_INT(delivery.security, SECURITY_STARTTLS);
	EQ_STR(delivery.sender, "bureau@w.example");
	EQ_STR(delivery.domain, "w.example");
	EQ_INT(delivery.attempts, 4);
	EQ_INT(delivery.pause, 300);
	EQ_INT(delivery.patience, 600);
	EQ_INT(delivery.keep, 365);
	EQ_STR(delivery.ledger, "verzonden.sqlite");
	EQ_STR(found_in("programma: /usr/sbin/sendmail\ndomein: w.example\n"), "");
	EQ_STR(delivery.program, "/usr/sbin/sendmail");
}

static void
all_can_be_set(void)
{
	EQ_STR(found_in("server: 10.0.0.25\npoort: 2465\nbeveiliging: tls\ncertificaten: ca.pem\naanmelding: smtp\n"
	    "retouradres: terug@post.w.example\ndomein: w.example\npogingen: 2\npauze: 60\ngeduld: 30\nbewaren: 90\n"
	    "grootboek: /srv/verzonden.sqlite\n"), "");
	EQ_INT(delivery.port, 2465);
	EQ_INT(delivery.security, SECURITY_TLS);
	EQ_STR(delivery.authorities, "ca.pem");
	EQ_STR(delivery.login, "smtp");
	EQ_STR(delivery.sender, "terug@post.w.example");
	EQ_INT(delivery.attempts + delivery.pause + delivery.patience + delivery.keep, 2 + 60 + 30 + 90);
	EQ_STR(delivery.ledger, "/srv/verzonden.sqlite");
}

/* Ports go with how they are protected. */
static void
nothing_goes_unprotected(void)
{
	static const char *const here[] = { "localhost", "127.0.0.1", "127.1.2.3", "'::1'" };
	static const char *const elsewhere[] = { "smtp.w.example", "127.0.0.1.evil.example", "127.evil", "10.0.0.1", "'::2'", "0", "localhost.w.example" };

	for (size_t i = 0; i < sizeof here / sizeof *here; i++) {
		EQ_STR(found_in(str_printf(a, "server: %s\nbeveiliging: geen\ndomein: w.example\n%c", here[i], 0).p), "");
		EQ_INT(delivery.security, SECURITY_NONE);
		EQ_INT(delivery.port, 25);
	}
	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		EQ_STR(found_in(str_printf(a, "server: %s\nbeveiliging: geen\ndomein: w.example\n%c", elsewhere[i], 0).p), "verzending-onbeveiligd 2:14");
	EQ_STR(found_in("server: w.example\nbeveiliging: tls\ndomein: w.example\n"), "");
	EQ_INT(delivery.port, 465);
}

static void
faults_have_a_place(void)
{
	EQ_STR(found_in("domein: w.example\n"), "verzending-weg 1:1");
	EQ_STR(found_in("server: w.example\nprogramma: /bin/x\ndomein: w.example\n"), "verzending-weg 1:1");
	EQ_STR(found_in("server: w.example\n"), "sleutel-ontbreekt 1:1");
	EQ_STR(found_in("server: 'smtp://w.example'\ndomein: w.example\n"), "verzending-server 1:9");
	EQ_STR(found_in("server: w.example/a\ndomein: w.example\n"), "verzending-server 1:9");
	EQ_STR(found_in("server: 'w.example:25'\ndomein: w.example\n"), "verzending-server 1:9");
	EQ_STR(found_in("server: 'a@w.example'\ndomein: w.example\n"), "verzending-server 1:9");
	EQ_STR(found_in("server: w.example\npoort: 0\ndomein: w.example\n"), "getal-vorm 2:8");
	EQ_STR(found_in("server: w.example\npoort: 65536\ndomein: w.example\n"), "getal-vorm 2:8");
	EQ_STR(found_in("server: w.example\nbeveiliging: ssl\ndomein: w.example\n"), "keuze-onbekend 2:14");
	EQ_STR(found_in("server: w.example\ndomein: w.example\nbewaren: 29\n"), "getal-vorm 3:10");
	EQ_STR(found_in("server: w.example\ndomein: w.example\nwachtwoord: x\n"), "sleutel-onbekend 3:1");
	EQ_STR(found_in("server: w.example\ndomein: w.example\nretouradres: x\n"), "adres-vorm 3:14");
}

static void
domains_are_the_same(void)
{
	EQ_STR(found_in("server: x\ndomein: anders.example\n"), "verzending-domein 2:9");
	EQ_STR(found_in("server: x\ndomein: post.w.example\n"), "verzending-domein 2:9");
	EQ_STR(found_in("server: x\ndomein: w.example\nretouradres: a@evilw.example\n"), "verzending-domein 3:14");
	EQ_STR(found_in("server: x\ndomein: w.example\nretouradres: a@example\n"), "adres-domein 3:14");
	EQ_STR(found_in("server: x\ndomein: w.example\nretouradres: a@W.example\n"), "");
}

static void
fates_follow_from_how_far_it_came(void)
{
	static const struct {
		enum stage stage;
		int code;
		enum fate fate;
		enum trouble trouble;
	} rows[] = {
		{ STAGE_START, 0, FATE_LATER, TROUBLE_LINE }, { STAGE_START, 554, FATE_LATER, TROUBLE_SENDER },
		{ STAGE_SENDER, 452, FATE_LATER, TROUBLE_LINE }, { STAGE_SENDER, 552, FATE_LATER, TROUBLE_SENDER },
		{ STAGE_RECIPIENT, 0, FATE_LATER, TROUBLE_LINE }, { STAGE_RECIPIENT, 250, FATE_LATER, TROUBLE_LINE },
		{ STAGE_RECIPIENT, 451, FATE_LATER, TROUBLE_NONE }, { STAGE_RECIPIENT, 550, FATE_REFUSED, TROUBLE_NONE },
		{ STAGE_RECIPIENT, 421, FATE_LATER, TROUBLE_LINE }, { STAGE_RECIPIENT, 530, FATE_LATER, TROUBLE_LOGIN },
		{ STAGE_DATA, 354, FATE_LATER, TROUBLE_LINE }, { STAGE_DATA, 554, FATE_REFUSED, TROUBLE_NONE },
		{ STAGE_END, 250, FATE_TAKEN, TROUBLE_NONE }, { STAGE_END, 452, FATE_LATER, TROUBLE_NONE },
		{ STAGE_END, 552, FATE_REFUSED, TROUBLE_NONE }, { STAGE_END, 421, FATE_LATER, TROUBLE_LINE },
		{ STAGE_END, 0, FATE_UNCERTAIN, TROUBLE_LINE }, { STAGE_END, 354, FATE_UNCERTAIN, TROUBLE_LINE },
		{ STAGE_END, 999, FATE_UNCERTAIN, TROUBLE_LINE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct handover h = smtp_judge(rows[i].stage, rows[i].code);
		if (h.fate != rows[i].fate || h.trouble != rows[i].trouble)
			FAIL("stage %d code %d: fate %d trouble %d", rows[i].stage, rows[i].code, h.fate, h.trouble);
	}
}

static void
fates_follow_from_the_status(void)
{
	EQ_INT(sendmail_judge(0).fate, FATE_TAKEN);
	EQ_INT(sendmail_judge(75).fate, FATE_LATER);
	EQ_INT(sendmail_judge(75).trouble, TROUBLE_NONE);
	EQ_INT(sendmail_judge(67).fate, FATE_REFUSED);
	EQ_INT(sendmail_judge(78).fate, FATE_LATER);
	EQ_INT(sendmail_judge(78).trouble, TROUBLE_PROGRAM);
	EQ_INT(sendmail_judge(1).fate, FATE_UNCERTAIN);
	EQ_INT(sendmail_judge(70).fate, FATE_UNCERTAIN);
}

static void
what_was_said_tells_no_address(void)
{
	struct str to = STR("Jan.Bos@p.example");

	EQ_STR(handover_said(a, STR("550 5.1.1 <jan.bos@p.example>: unknown\r\n"), to), "550 5.1.1 (...) unknown");
	EQ_STR(handover_said(a, STR("550-no mailbox \"jan.bos\"\r\n550 (JAN.BOS), sorry\r\n"), to), "550-no mailbox (...) 550 (...) sorry");
	EQ_STR(handover_said(a, STR("550 rcpt=<other@q.example> mailto:jan.bos@p.example"), to), "550 (...) (...)");
	EQ_STR(handover_said(a, STR("451  a\x01\xC3\xA9 b\t\0c"), to), "451 a b c");
	EQ_STR(handover_said(a, STR(""), to), "");
	EQ_INT((int64_t)handover_said(a, str_printf(a, "%0*d", 5000, 7), to).n, 200);
}

static const char *path;

static struct ledger *
opened(const char *now, int keep)
{
	struct ledger *ledger = NULL;
	struct str why = { 0 };

	EQ_INT(ledger_open(a, path, str_of(now), keep, &ledger, &why), LEDGER_OPEN);
	EQ_STR(why, "");
	return ledger;
}

static const char *
new_ledger(void)
{
	char folder[] = "/tmp/voortgang-test-XXXXXX";

	OK(mkdtemp(folder));
	path = path_join(a, str_of(folder), STR("verzonden.sqlite"));
	OK(file_create(a, path, ledger_new(a)));
	return path;
}

static void
remove_ledger(void)
{
	unlink(path);
	OK(rmdir(str_z(a, path_folder(str_of(path)))) == 0);
}

static enum step
last_step(struct ledger *ledger, const char *key)
{
	struct standing standing;

	OK(ledger_find(ledger, a, str_of(key), &standing));
	return standing.step;
}

static void
put(struct ledger *ledger, const char *key, enum step step, const char *time, const char *said)
{
	OK(ledger_add(ledger, a, str_of(key), &(struct standing){ step, str_of(time), str_of(said) }));
}

#define NOW "2026-11-25T17:48:19+01:00"
#define NEXT "2026-11-26T09:00:00+01:00"

static void
steps_are_kept(void)
{
	struct shipment shipment = { .what = STR("x 2023-H1 v1"), .digest = STR("d1") };
	struct standing standing;
	struct ledger *l;
	struct str bytes;

	new_ledger();
	l = opened(NOW, 365);
	OK(ledger_begin(l, &shipment));
	EQ_STR(shipment.last, "");
	EQ_INT(last_step(l, "k1"), STEP_NONE);
	put(l, "k1", STEP_PREPARED, NOW, "");
	put(l, "k1", STEP_TAKEN, NOW, "250 ok");
	put(l, "k2", STEP_PREPARED, NOW, "");
	put(l, "k3", STEP_REFUSED, NOW, "550 no");
	EQ_INT(last_step(l, "k2"), STEP_PREPARED);
	ledger_close(l);

	l = opened(NEXT, 365);
	OK(ledger_begin(l, &shipment));
	EQ_STR(shipment.last, NOW);
	EQ_INT(last_step(l, "k1"), STEP_TAKEN);
	EQ_INT(last_step(l, "k2"), STEP_UNCERTAIN);
	put(l, "k3", STEP_FREED, NEXT, "Het adres klopt");
	OK(ledger_find(l, a, STR("k3"), &standing));
	EQ_INT(standing.step, STEP_FREED);
	EQ_STR(standing.said, "Het adres klopt");
	ledger_close(l);

	OK(file_read(a, path, 1 << 20, &bytes));
	for (size_t i = 0; i + 2 <= bytes.n; i++)
		if (bytes.p[i] == 'k' && bytes.p[i + 1] == '1')
			FAIL("the key stands in the ledger");
	remove_ledger();
}

/* Another shipment has steps of its own; another document of a version is told. */
static void
shipments_are_apart(void)
{
	struct shipment first = { .what = STR("x v1"), .digest = STR("d1") }, second = { .what = STR("x v2"), .digest = STR("d2") };
	struct ledger *l;

	new_ledger();
	l = opened(NOW, 365);
	OK(ledger_begin(l, &first));
	put(l, "k", STEP_REFUSED, NOW, "550");
	ledger_close(l);
	l = opened(NOW, 365);
	first.digest = STR("nobody has d1 yet");
	OK(ledger_begin(l, &first));
	EQ_STR(first.digest, "nobody has d1 yet");
	put(l, "k", STEP_TAKEN, NOW, "");
	ledger_close(l);
	l = opened(NOW, 365);
	first.digest = STR("d3");
	OK(ledger_begin(l, &first));
	EQ_STR(first.digest, "nobody has d1 yet");
	ledger_close(l);
	l = opened(NOW, 365);
	OK(ledger_begin(l, &second));
	EQ_STR(second.digest, "d2");
	EQ_INT(last_step(l, "k"), STEP_NONE);
	ledger_close(l);
	remove_ledger();
}

static void
messages_are_forgotten(void)
{
	struct shipment shipment = { .what = STR("x"), .digest = STR("d") };
	struct ledger *l;

	new_ledger();
	l = opened(NOW, 30);
	OK(ledger_begin(l, &shipment));
	put(l, "k", STEP_TAKEN, NOW, "");
	ledger_close(l);
	l = opened("2026-12-25T00:00:00+01:00", 30);
	OK(ledger_begin(l, &shipment));
	EQ_STR(shipment.closed, "");
	ledger_close(l);
	l = opened("2026-01-01T00:00:00+01:00", 30);    /* a clock that was set back */
	OK(ledger_begin(l, &shipment));
	EQ_STR(shipment.closed, "");
	EQ_INT(last_step(l, "k"), STEP_TAKEN);
	ledger_close(l);
	l = opened("2026-12-26T00:00:00+01:00", 30);
	OK(ledger_begin(l, &shipment));
	EQ_STR(shipment.closed, "2026-12-26T00:00:00+01:00");
	EQ_INT(last_step(l, "k"), STEP_NONE);
	ledger_close(l);
	remove_ledger();
}

static void
what_is_no_ledger_is_refused(void)
{
	static const char *const texts[] = { "", "no ledger at all\n", "SQLite format 3" };
	struct str why, image = ledger_new(a);
	struct ledger *l;

	new_ledger();
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		OK(file_write(a, path, str_of(texts[i])));
		EQ_INT(ledger_open(a, path, STR(NOW), 365, &l, &why), LEDGER_DAMAGED);
	}
	for (size_t cut = 1; cut < 4; cut++) {
		OK(file_write(a, path, (struct str){ image.p, image.n / 4 * cut }));
		EQ_INT(ledger_open(a, path, STR(NOW), 365, &l, &why), LEDGER_DAMAGED);
	}
	remove_ledger();
	EQ_INT(ledger_open(a, path, STR(NOW), 365, &l, &why), LEDGER_FAILED);
}

TESTS(TEST(little_is_enough), TEST(all_can_be_set), TEST(nothing_goes_unprotected), TEST(faults_have_a_place), TEST(domains_are_the_same),
    TEST(fates_follow_from_how_far_it_came), TEST(fates_follow_from_the_status), TEST(what_was_said_tells_no_address),
    TEST(steps_are_kept), TEST(shipments_are_apart), TEST(messages_are_forgotten), TEST(what_is_no_ledger_is_refused))
