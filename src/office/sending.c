#include "sending.h"
#include "../base/arena.h"
#include "../ship/naming.h"

#include <errno.h>
#include <stdlib.h>

#define SETTINGS "verzending.yaml"

enum { LOGIN_BYTES = 1000 };

/* As it was given, or beside the list. */
static const char *
settings_path(const struct dispatch *d)
{
	const struct options *o = d->run->options;

	return o->delivery ? o->delivery : path_join(d->run->arena, path_folder(str_of(o->list)), STR(SETTINGS));
}

/* Files that the settings name lie beside them. */
static struct str
beside(const struct dispatch *d, struct str name)
{
	if (!name.n || name.p[0] == '/')
		return name;
	return str_of(path_join(d->run->arena, path_folder(str_of(settings_path(d))), name));
}

static enum status
read_settings(struct sending *s)
{
	const struct dispatch *d = s->dispatch;
	struct findings *findings = &d->loaded->findings;
	struct source *source = arena_alloc(d->run->arena, sizeof *source);
	struct node *root;

	if (!source_load(d->run, d->run->arena, settings_path(d), source, NULL))
		return STATUS_FAILED;
	if (!(root = tree_read(d->run->arena, source, findings)))
		return STATUS_REPORT_WRONG;
	delivery_read(d->run->arena, findings, root, d->mailing.from, d->mailing.letter->sender.place, &s->delivery);
	s->delivery.authorities = beside(d, s->delivery.authorities);
	s->delivery.login = beside(d, s->delivery.login);
	s->delivery.program = beside(d, s->delivery.program);
	s->delivery.ledger = beside(d, s->delivery.ledger);
	return findings_status(d->run, findings);
}

static bool
is_one_line(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < ' ')
			return false;
	return text.n;
}

/* The environment goes before the file. What is in either is never shown. */
static enum status
read_login(const struct sending *s, struct login *login)
{
	const struct run *run = s->dispatch->run;
	const char *user = getenv(LOGIN_VARIABLES "GEBRUIKER"), *password = getenv(LOGIN_VARIABLES "WACHTWOORD");
	struct str file = s->delivery.login, rest = { 0 };

	*login = (struct login){ { 0 }, { 0 } };
	if (!user && !password && !file.n)
		return STATUS_DONE;
	if (user || password) {
		*login = (struct login){ str_of(user ? user : ""), str_of(password ? password : "") };
		file = STR(LOGIN_VARIABLES "GEBRUIKER, " LOGIN_VARIABLES "WACHTWOORD");
	} else if (!file_read_private(run->arena, str_z(run->arena, file), LOGIN_BYTES, &rest)) {
		say(run->options->lang, errno == EPERM ? SAY_LOGIN_OPEN : SAY_CANNOT_READ, file, say_errno(run->options->lang, errno));
		return STATUS_FAILED;
	} else {
		str_cut(&rest, '\n', &login->user);
		str_cut(&rest, '\n', &login->password);
	}
	if (is_one_line(login->user) && is_one_line(login->password))
		return STATUS_DONE;
	say(run->options->lang, SAY_LOGIN_HALF, file);
	return STATUS_FAILED;
}

static enum status
open_way(struct sending *s)
{
	const struct run *run = s->dispatch->run;
	struct login login;
	enum status status;

	if (s->delivery.program.n)
		return STATUS_DONE;
	if ((status = read_login(s, &login)) != STATUS_DONE)
		return status;
	if ((s->smtp = smtp_new(run->arena, &s->delivery, &login)))
		return STATUS_DONE;
	say(run->options->lang, SAY_NO_LIBRARY, STR("libcurl"));
	return STATUS_FAILED;
}

enum status
sending_fail_ledger(const struct sending *s)
{
	say(s->dispatch->run->options->lang, SAY_LEDGER_FAILED, s->delivery.ledger, ledger_why(s->ledger));
	return STATUS_FAILED;
}

/* There is one from the first time on; it is never made where one may be. */
static enum status
open_ledger(struct sending *s)
{
	static const enum say failures[] = {
		[LEDGER_BUSY] = SAY_LEDGER_BUSY, [LEDGER_DAMAGED] = SAY_LEDGER_DAMAGED, [LEDGER_FAILED] = SAY_LEDGER_FAILED,
	};
	const struct run *run = s->dispatch->run;
	const char *path = str_z(run->arena, s->delivery.ledger);
	enum lang lang = run->options->lang;
	enum opening opening;
	struct str why;

	if (file_create(run->arena, path, ledger_new(run->arena))) {
		say(lang, SAY_LEDGER_NEW, s->delivery.ledger);
	} else if (errno != EEXIST) {
		say(lang, SAY_CANNOT_WRITE, s->delivery.ledger, say_errno(lang, errno));
		return STATUS_FAILED;
	}
	opening = ledger_open(run->arena, path, s->now, s->delivery.keep, &s->ledger, &why);
	if (opening == LEDGER_OPEN)
		return STATUS_DONE;
	s->ledger = NULL;
	say(lang, failures[opening], s->delivery.ledger, why.n ? why : STR("-"));
	return STATUS_FAILED;
}

/* Who has a version has that document, whoever sends it when. */
static enum status
begin_shipment(struct sending *s)
{
	const struct dispatch *d = s->dispatch;
	struct arena *arena = d->run->arena;
	const struct report *report = d->mailing.report;
	struct str owner = report->organisation.text, name = name_programme(arena, report), period = period_code(arena, report->period.period);
	long long version = name_version(report);
	struct shipment shipment = { .digest = d->mailing.digest };
	struct findings *findings = &d->loaded->findings;

	shipment.what = str_printf(arena, "%.*s %.*s %.*s v%lld", (int)owner.n, owner.p, (int)name.n, name.p, (int)period.n, period.p, version);
	if (!ledger_begin(s->ledger, &shipment))
		return sending_fail_ledger(s);
	if (shipment.closed.n)
		diag_add(findings, SENT_CLOSED, report_version_place(d->loaded->report), shipment.closed);
	else if (!str_eq(shipment.digest, d->mailing.digest))
		diag_add(findings, SENT_OTHER, report_version_place(d->loaded->report), str_printf(arena, "%lld", version + 1));
	if (str_cmp(shipment.last, s->now) > 0)
		say(d->run->options->lang, SAY_CLOCK_BACK, shipment.last, s->now);
	return findings_status(d->run, findings);
}

enum status
sending_begin(struct sending *s, struct dispatch *d)
{
	struct arena *arena = d->run->arena;
	struct str now = moment_iso(arena, d->now);
	int zone = abs(d->zone);
	enum status status;

	*s = (struct sending){ .dispatch = d, .n = d->partners.n, .parcels = arena_array(arena, d->partners.n, sizeof *s->parcels) };
	s->now = str_printf(arena, "%.*s%c%02d:%02d", (int)now.n, now.p, d->zone < 0 ? '-' : '+', zone / 60, zone % 60);
	for (size_t i = 0; i < s->n; i++)
		s->parcels[i].partner = &d->partners.list[i];
	if ((status = read_settings(s)) != STATUS_DONE || (status = open_way(s)) != STATUS_DONE || (status = open_ledger(s)) != STATUS_DONE)
		return status;
	return begin_shipment(s);
}

void
sending_end(struct sending *s)
{
	if (s->ledger)
		ledger_close(s->ledger);
	if (s->smtp)
		smtp_end(s->smtp);
}
