/*
 * voortgang verstuur RAPPORT --lijst PARTNERS: check, make, and address a message to
 * each partner who gets the programme. The only command that reads the clock.
 */
#include "dispatch.h"
#include "../base/arena.h"
#include "../base/digest.h"
#include "../base/zone.h"
#include "../set/line.h"
#include "../ship/address.h"
#include "../ship/diwoo.h"
#include "../ship/naming.h"
#include "../ship/pdfread.h"
#include "../write/speech.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SIZE_NOTED = 5 << 20, SIZE_MOST = 10 << 20 };    /* [bytes] of a message */

/* SOURCE_DATE_EPOCH is for who must get the same bytes again. */
static void
read_clock(struct dispatch *d)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");

	d->now = moment_dutch(fixed ? (int64_t)strtoll(fixed, NULL, 10) : (int64_t)time(NULL), &d->zone);
}

bool
dispatch_embargoed(const struct dispatch *d)
{
	const struct value *embargo = &d->loaded->report->embargo;

	return embargo->fill == FILL_GIVEN && moment_cmp(d->now, embargo->moment) < 0;
}

/* What changed tells of the previous report too. */
static bool
tells_secrets(const struct loaded *loaded)
{
	return loaded->report->has_secrets || (loaded->before && loaded->before->has_secrets);
}

/* What no partner may get. */
static void
check_report(const struct dispatch *d)
{
	const struct report *report = d->loaded->report;
	struct findings *findings = &d->loaded->findings;

	if (report_is_concept(report))
		diag_add(findings, MESSAGE_CONCEPT, report->version.stage.place, { 0 });
	if (tells_secrets(d->loaded) && !d->run->options->publish)
		diag_add(findings, MESSAGE_SECRET, report->secrecy_block.place, { 0 });
	if (!report->style->municipality.letter.given)
		diag_add(findings, MESSAGE_NO_LETTER, report->organisation.place, d->loaded->template->name);
}

/* Answers go to the sender when nothing else is said. */
static void
read_sender(struct dispatch *d)
{
	const struct reading reading = { .arena = d->run->arena, .findings = &d->loaded->findings };
	const struct letter *letter = &d->loaded->report->style->municipality.letter;

	d->mailing.letter = letter;
	if (address_read(&reading, &letter->sender, &d->mailing.from))
		d->mailing.reply = d->mailing.from;
	if (letter->reply.fill == FILL_GIVEN)
		address_read(&reading, &letter->reply, &d->mailing.reply);
}

/* Those who get this programme, and the names of the others. */
static enum status
read_list(struct dispatch *d)
{
	struct arena *arena = d->run->arena;
	struct source *source = arena_alloc(arena, sizeof *source);
	const struct place start = { source, 1, 1, 1 };
	struct partners all;

	if (!source_load(d->run, arena, d->run->options->list, source, NULL))
		return STATUS_FAILED;
	partners_read(arena, &d->loaded->findings, source, d->mailing.letter, &all);
	if (findings_status(d->run, &d->loaded->findings) != STATUS_DONE)
		return STATUS_REPORT_WRONG;
	partners_check(arena, &d->loaded->findings, &all, d->loaded->report);
	for (size_t i = 0; i < all.n; i++)
		if (partner_wants(arena, &all.list[i], d->loaded->report))
			*arena_push(arena, d->partners.list, d->partners.n) = all.list[i];
		else
			*arena_push(arena, d->others, d->n_others) = all.list[i].name;
	if (!d->partners.n)
		diag_add(&d->loaded->findings, LIST_NOBODY, start, d->loaded->report->name.text);
	return findings_status(d->run, &d->loaded->findings);
}

static struct str
spoken(struct arena *arena, const struct elem *root)
{
	struct buf out = { .arena = arena };

	speech_elem(&out, root, LANG_NL);
	return buf_str(&out);
}

/* What others will read in it must be the report, word for word. */
static enum status
prove_document(struct dispatch *d, const struct elem *root)
{
	struct arena *arena = d->run->arena;
	struct str why = STR("other words");
	struct tagged_pdf pdf;

	if (pdf_read(arena, d->mailing.document, &pdf, &why) == PDF_FINE && str_eq(spoken(arena, root), spoken(arena, pdf.root)))
		return STATUS_DONE;
	say(d->run->options->lang, SAY_PDF_UNPROVEN, d->loaded->source.path, why);
	return STATUS_FAILED;
}

static enum status
make_document(struct dispatch *d)
{
	struct run *run = d->run;
	struct doc *doc = document_set(run, d->loaded);
	const struct files none = { .arena = run->arena };
	struct outcome *outcome = arena_alloc(run->arena, sizeof *outcome);
	struct str name;

	if (!doc || !document_bytes(run, d->loaded, doc, &none, &d->mailing.document))
		return STATUS_REPORT_WRONG;
	*outcome = document_outcome(run, d->loaded, &d->mailing.report);
	d->mailing.outcome = outcome;
	d->mailing.digest = sha256_hex(run->arena, d->mailing.document);
	name = name_programme(run->arena, d->mailing.report);
	d->mailing.location = diwoo_location(run->arena, d->mailing.report, str_printf(run->arena, "%.*s.pdf", (int)name.n, name.p));
	return prove_document(d, doc->root);
}

static struct str
megabytes(struct arena *arena, size_t n)
{
	return str_printf(arena, "%zu,%zu", n >> 20, (n & ((1 << 20) - 1)) * 10 >> 20);
}

/* Servers refuse large messages. What is too large is told by its address, if it has one. */
static enum status
check_size(struct dispatch *d)
{
	struct mail mail = mail_to(d->arena, &d->mailing, &d->partners.list[0]);
	size_t n = mail_bytes(d->arena, &mail).n;
	enum diag id = n <= SIZE_MOST ? MESSAGE_HEAVY : d->mailing.location.n ? MESSAGE_LINKED : MESSAGE_LARGE;

	if (n > SIZE_NOTED)
		diag_add(&d->loaded->findings, id, d->loaded->root->place, megabytes(d->run->arena, n));
	if (id == MESSAGE_LINKED)
		d->mailing.document = (struct str){ 0 };
	return findings_status(d->run, &d->loaded->findings);
}

static enum status
prepare(struct dispatch *d)
{
	enum status status;

	read_clock(d);
	check_report(d);
	if ((status = findings_status(d->run, &d->loaded->findings)) != STATUS_DONE)
		return status;
	read_sender(d);
	if ((status = read_list(d)) != STATUS_DONE || (status = make_document(d)) != STATUS_DONE)
		return status;
	return check_size(d);
}

static enum status
check_options(const struct options *o)
{
	if (!o->list)
		say(o->lang, SAY_WHICH_LIST, { 0 });
	else if (!o->definite && (o->delivery || o->again || o->reason))
		say(o->lang, SAY_ONLY_DEFINITE, o->delivery ? STR("--verzending") : o->again ? STR("--opnieuw") : STR("--reden"));
	else if (o->definite && o->folder)
		say(o->lang, SAY_NO_FOLDER, { 0 });
	else if (!o->again != !o->reason)
		say(o->lang, SAY_AGAIN_AND_WHY, { 0 });
	else
		return STATUS_DONE;
	return STATUS_USAGE;
}

enum status
office_verstuur(struct run *run)
{
	const char *path = run->options->arguments[0];
	struct loaded loaded;
	struct dispatch dispatch = { .run = run, .loaded = &loaded, .arena = run->scratch };
	enum status status;

	if ((status = check_options(run->options)) != STATUS_DONE)
		return status;
	line_prepare();
	status = report_load(run, path, &loaded);
	if (status == STATUS_DONE && (status = prepare(&dispatch)) == STATUS_DONE)
		status = run->options->definite ? deliver_mail(&dispatch) : deliver_drafts(&dispatch);
	findings_print(run, &loaded.findings, stderr);
	if (status == STATUS_REPORT_WRONG) {
		findings_count(run, &loaded, path);
		if (!dispatch.began)
			say(run->options->lang, run->options->definite ? SAY_NOT_SENT : SAY_NOT_MADE, str_of(path));
	}
	return status;
}
