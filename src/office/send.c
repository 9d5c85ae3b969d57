/*
 * Sending: for each message what the ledger says of it, a step in the ledger, then the
 * message, then the next step. Whatever happens between two of these, nobody gets it
 * twice, and who may not have it is named.
 */
#define _POSIX_C_SOURCE 200809L
#include "sending.h"
#include "../base/arena.h"
#include "../ship/address.h"
#include "../ship/sendmail.h"

#include <signal.h>
#include <time.h>

enum { BROKEN_MOST = 3 };               /* in a row, before a pause */

/* Set when someone stops us: the message at hand is finished first. */
static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	(void)number;
	stopped = 1;
}

static void
catch_stops(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	const struct sigaction action = { .sa_handler = stop };
	struct sigaction before;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)  /* nohup */
			sigaction(numbers[i], &action, NULL);
}

/* The addresses that may get it again, whatever became of it: cuts the first off. */
static bool
cut_freed(struct arena *arena, struct str *rest, struct str *address)
{
	if (!rest->n || !str_cut(rest, ',', address))
		return false;
	*address = address_folded(arena, str_trim(*address));
	return true;
}

static bool
is_freed(const struct sending *s, const struct partner *partner)
{
	const char *again = s->dispatch->run->options->again;
	struct str rest = str_of(again ? again : ""), address;

	while (cut_freed(s->dispatch->arena, &rest, &address))
		if (str_eq(address, partner->folded))
			return true;
	return false;
}

static bool
is_due(const struct parcel *p)
{
	return p->last.step == STEP_NONE || p->last.step == STEP_LATER || p->last.step == STEP_FREED;
}

/* A step, and what is known from then on. */
static bool
take_step(struct sending *s, struct parcel *p, struct str key, enum step step, struct str said)
{
	const struct standing standing = { step, s->now, str_dup(s->dispatch->run->arena, said) };
	bool good = ledger_add(s->ledger, s->dispatch->arena, key, &standing);

	if (!good && step == STEP_PREPARED)
		return false;           /* so it does not leave */
	p->last = standing;
	p->now = true;
	return good;
}

/* What the ledger says of all, before anything leaves. */
static bool
look_up(struct sending *s)
{
	struct dispatch *d = s->dispatch;

	for (size_t i = 0; i < s->n; i++) {
		struct parcel *p = &s->parcels[i];
		struct str key;
		arena_reset(d->arena);
		key = mail_key(d->arena, &d->mailing, p->partner);
		if (!ledger_find(s->ledger, d->run->arena, key, &p->last))
			return false;
		if ((p->last.step == STEP_REFUSED || p->last.step == STEP_UNCERTAIN) && is_freed(s, p->partner)
		    && !take_step(s, p, key, STEP_FREED, str_of(d->run->options->reason)))
			return false;
	}
	return true;
}

static bool
hand_over(struct sending *s, struct parcel *p, const struct mail *mail)
{
	static const enum step steps[] = {
		[FATE_LATER] = STEP_LATER, [FATE_TAKEN] = STEP_TAKEN, [FATE_REFUSED] = STEP_REFUSED, [FATE_UNCERTAIN] = STEP_UNCERTAIN,
	};
	struct arena *arena = s->dispatch->arena;
	struct str to = p->partner->address, bytes = mail_bytes(arena, mail);
	struct handover h;

	if (!take_step(s, p, mail->key, STEP_PREPARED, (struct str){ 0 }))
		return false;
	h = s->smtp ? smtp_give(s->smtp, arena, to, bytes) : sendmail_give(&s->delivery, arena, LOGIN_VARIABLES, to, bytes);
	if (h.error)
		h.said = say_errno(s->dispatch->run->options->lang, h.error);
	p->trouble = h.trouble;
	if (!take_step(s, p, mail->key, steps[h.fate], h.said))
		return false;
	s->broken = h.trouble == TROUBLE_LINE ? s->broken + 1 : 0;
	if (h.trouble != TROUBLE_NONE)
		s->last = (struct handover){ h.fate, h.trouble, p->last.said, h.error };
	return true;
}

/* False when the ledger fails. */
static bool
send_one(struct sending *s, struct parcel *p)
{
	struct dispatch *d = s->dispatch;
	struct mail mail;

	arena_reset(d->arena);
	mail = mail_to(d->arena, &d->mailing, p->partner);
	mail.date = d->now;
	mail.zone = d->zone;
	mail.draft = false;
	return hand_over(s, p, &mail);
}

/* What is wrong will not be over by waiting. */
static bool
is_hopeless(const struct sending *s)
{
	return s->last.trouble > TROUBLE_LINE;
}

/* All that are due, from where the round before broke off: a few that always break the
 * connection keep nobody else waiting. */
static bool
send_round(struct sending *s)
{
	s->broken = 0;
	s->last = (struct handover){ .trouble = TROUBLE_NONE };
	for (size_t i = 0; i < s->n && !stopped && !is_hopeless(s) && s->broken < BROKEN_MOST; i++) {
		struct parcel *p = &s->parcels[s->from];
		s->from = (s->from + 1) % s->n;
		if (is_due(p) && !send_one(s, p))
			return false;
	}
	return true;
}

static size_t
count_due(const struct sending *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += is_due(&s->parcels[i]);
	return n;
}

/* Servers that do not know us yet put us off for some minutes. */
static void
pause_between(const struct sending *s)
{
	const struct timespec time = { .tv_sec = s->delivery.pause };
	struct arena *arena = s->dispatch->run->arena;

	say(s->dispatch->run->options->lang, SAY_PAUSE, str_printf(arena, "%zu", count_due(s)), str_printf(arena, "%d", s->delivery.pause));
	nanosleep(&time, NULL);
}

static enum status
send_rounds(struct sending *s)
{
	for (int attempt = 1; ; attempt++) {
		if (!send_round(s))
			return sending_fail_ledger(s);
		if (stopped || is_hopeless(s) || !count_due(s) || attempt == s->delivery.attempts)
			return STATUS_DONE;
		pause_between(s);
	}
}

static const struct {
	enum step step;
	enum diag id;
} outcomes[] = {
	{ STEP_REFUSED, SENT_REFUSED }, { STEP_UNCERTAIN, SENT_UNCERTAIN }, { STEP_PREPARED, SENT_UNCERTAIN }, { STEP_LATER, SENT_LATER },
};

/* At its place in the list: no address is told to who does not have that. */
static void
find_outcome(const struct sending *s, const struct parcel *p)
{
	bool en = s->dispatch->run->options->lang == LANG_EN;

	for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
		if (p->last.step == outcomes[i].step && (p->last.step != STEP_LATER || (p->now && p->trouble == TROUBLE_NONE)))
			diag_add(&s->dispatch->loaded->findings, outcomes[i].id, p->partner->place, p->last.time,
			    p->last.said.n ? p->last.said : en ? STR("that run ended") : STR("die verzending brak af"));
}

static struct str
word_of(const struct parcel *p, enum lang lang)
{
	static const char *const words[STEP_COUNT][LANG_COUNT] = {
		[STEP_NONE] = { "nog niet verstuurd", "not sent yet" }, [STEP_PREPARED] = { "onzeker", "uncertain" },
		[STEP_TAKEN] = { "eerder overgedragen", "handed over before" }, [STEP_LATER] = { "uitgesteld", "put off" },
		[STEP_REFUSED] = { "geweigerd", "refused" }, [STEP_UNCERTAIN] = { "onzeker", "uncertain" },
		[STEP_FREED] = { "nog niet verstuurd", "not sent yet" },
	};

	if (p->last.step == STEP_TAKEN && p->now)
		return lang == LANG_EN ? STR("handed over") : STR("overgedragen");
	return str_of(words[p->last.step][lang]);
}

static enum status
say_trouble(const struct sending *s)
{
	static const enum say troubles[TROUBLE_COUNT] = {
		[TROUBLE_LINE] = SAY_TROUBLE_LINE, [TROUBLE_SAFETY] = SAY_TROUBLE_SAFETY, [TROUBLE_LOGIN] = SAY_TROUBLE_LOGIN,
		[TROUBLE_SENDER] = SAY_TROUBLE_SENDER, [TROUBLE_PROGRAM] = SAY_TROUBLE_PROGRAM,
	};
	struct str other = s->smtp ? s->delivery.server : s->delivery.program;
	enum lang lang = s->dispatch->run->options->lang;

	if (stopped)
		say(lang, SAY_STOPPED, { 0 });
	else if (s->last.trouble != TROUBLE_NONE)
		say(lang, troubles[s->last.trouble], other, s->last.said);
	return stopped || s->last.trouble != TROUBLE_NONE ? STATUS_FAILED : STATUS_DONE;
}

/* Who got what, and how many. */
static enum status
tell(const struct sending *s, enum status status)
{
	struct dispatch *d = s->dispatch;
	struct arena *arena = d->run->arena;
	struct roster roster = roster_open(d);
	size_t taken = 0, now = 0, due = count_due(s);

	for (size_t i = 0; i < s->n; i++) {
		const struct parcel *p = &s->parcels[i];
		find_outcome(s, p);
		roster_line(&roster, p->partner, word_of(p, d->run->options->lang));
		taken += p->last.step == STEP_TAKEN;
		now += p->last.step == STEP_TAKEN && p->now;
	}
	roster_close(&roster);
	if (status == STATUS_DONE && due)
		status = say_trouble(s);
	say(d->run->options->lang, due ? SAY_SENT_SOME : SAY_SENT, d->loaded->source.path, str_printf(arena, "%zu", taken),
	    str_printf(arena, "%zu", now), str_printf(arena, "%zu", due));
	return status != STATUS_DONE ? status : findings_status(d->run, &d->loaded->findings);
}

/* Who is to get it again must be someone who gets it. */
static enum status
check_freed(const struct dispatch *d)
{
	const struct options *o = d->run->options;
	struct str rest = str_of(o->again ? o->again : ""), address;

	while (cut_freed(d->arena, &rest, &address)) {
		bool found = false;
		for (size_t i = 0; i < d->partners.n; i++)
			found |= str_eq(address, d->partners.list[i].folded);
		if (!found) {
			say(o->lang, SAY_NOT_IN_LIST, address, str_of(o->list));
			return STATUS_USAGE;
		}
	}
	return STATUS_DONE;
}

enum status
deliver_mail(struct dispatch *d)
{
	struct sending sending;
	enum status status = check_freed(d);

	if (status != STATUS_DONE)
		return status;
	if (dispatch_embargoed(d)) {
		diag_add(&d->loaded->findings, SENT_EMBARGO, d->loaded->report->embargo.place, d->loaded->report->embargo.text);
		return STATUS_REPORT_WRONG;
	}
	if ((status = sending_begin(&sending, d)) == STATUS_DONE) {
		d->began = true;
		catch_stops();
		status = look_up(&sending) ? tell(&sending, send_rounds(&sending)) : sending_fail_ledger(&sending);
	}
	sending_end(&sending);
	return status;
}
