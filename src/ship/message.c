#include "message.h"
#include "address.h"
#include "header.h"
#include "mime.h"
#include "naming.h"
#include "../base/arena.h"
#include "../base/digest.h"
#include "../base/zone.h"
#include "../set/letter.h"
#include "../write/html.h"
#include "../write/plain.h"

#include <assert.h>

enum {
	FILE_MOST = 54,                 /* [bytes] of its encoded name, so that its line is not too long */
	MARK = 32,                      /* of the key, where 70 or 78 characters are the limit (RFC 2046 5.1.1, RFC 5322 2.1.1) */
};

/* Each part on a line of its own, so that no two pairs of parts are one text. */
struct str
mail_key(struct arena *arena, const struct mailing *m, const struct partner *partner)
{
	struct str organisation = m->report->organisation.text, programme = name_programme(arena, m->report);
	struct str period = period_code(arena, m->report->period.period);

	return sha256_hex(arena, str_printf(arena, "%.*s %.*s\n%.*s\n%lld\n%.*s\n%.*s\n", (int)organisation.n, organisation.p,
	    (int)programme.n, programme.p, (int)period.n, period.p, (long long)name_version(m->report),
	    (int)m->digest.n, m->digest.p, (int)partner->folded.n, partner->folded.p));
}

/* Words with '-' between them, without the half of one that was cut. */
static struct str
whole_words(struct str words, bool cut)
{
	size_t n = words.n;

	while (cut && n && words.p[n - 1] != '-')
		n--;
	words.n = n ? n : words.n;
	while (words.n && words.p[words.n - 1] == '-')
		words.n--;
	return words;
}

/* Letters and digits, with '-' for all else: what parts words, or cannot be in a name. */
static struct str
file_words(struct arena *arena, struct str name, size_t most)
{
	struct buf out = { .arena = arena };
	const char *p = name.p, *end = p + name.n;
	size_t used = 0;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		bool letter = (c >= 0xC0 && c < 0x2000) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
		used += !letter || c < 0x80 ? 1 : c < 0x800 ? 6 : 9;
		if (used > most)
			return whole_words(buf_str(&out), true);
		if (letter)
			buf_utf8(&out, c);
		else if (out.n && out.p[out.n - 1] != '-')
			buf_char(&out, '-');
	}
	return whole_words(buf_str(&out), false);
}

/* "Sterk-voor-Noord-2023-H1.pdf" */
static struct str
file_name(struct arena *arena, const struct report *report)
{
	struct str period = period_code(arena, report->period.period);
	struct str words = file_words(arena, report->name.text, FILE_MOST - period.n - 5);

	return str_printf(arena, "%.*s-%.*s.pdf", (int)words.n, words.p, (int)period.n, period.p);
}

static struct str
ascii_name(struct arena *arena, const struct report *report)
{
	struct str period = period_folder(arena, report->period.period), words = str_slug(arena, report->name.text);
	const size_t most = FILE_MOST - period.n - 5;

	if (words.n > most)
		words = whole_words((struct str){ words.p, most }, true);
	return str_printf(arena, "%.*s-%.*s.pdf", (int)words.n, words.p, (int)period.n, period.p);
}

static void
write_words(struct arena *arena, const struct mailing *m, const struct letter_words *words, const struct letter_facts *facts,
    struct mail *mail)
{
	const struct elem *root = letter_compose(arena, m->report, m->outcome, words, facts);
	struct buf text = { .arena = arena }, html = { .arena = arena };

	plain_elem(&text, root);
	html_open(&html, words->language, mail->subject);
	html_elem(&html, root);
	html_close(&html);
	mail->text = buf_str(&text);
	mail->html = buf_str(&html);
}

struct mail
mail_to(struct arena *arena, const struct mailing *m, const struct partner *partner)
{
	const struct letter_words *words = letter_in(m->letter, partner->language);
	struct str domain = address_domain(m->from);
	struct mail mail = { .from = { m->letter->sender_name, m->from }, .reply.address = m->reply,
	    .to = { partner->name, partner->address }, .language = words->language, .document = m->document,
	    .key = mail_key(arena, m, partner), .date = report_moment(m->report), .draft = true };
	struct letter_facts facts = { partner->name, partner->salutation, { 0 }, m->location };

	mail.file = file_name(arena, m->report);
	mail.file_ascii = ascii_name(arena, m->report);
	mail.id = str_printf(arena, "%.*s@%.*s", MARK, mail.key.p, (int)domain.n, domain.p);
	mail.subject = letter_subject(arena, m->report, words);
	mail.date.date = date_last(mail.date.date);
	mail.zone = zone_dutch(mail.date);
	if (m->document.n)
		facts.file = mail.file;
	write_words(arena, m, words, &facts, &mail);
	return mail;
}

/* The report in it is Dutch, whatever the letter is. */
static struct str
languages(struct arena *arena, const struct mail *mail)
{
	return str_is(mail->language, "nl") ? mail->language
	    : str_printf(arena, "%.*s, nl", (int)mail->language.n, mail->language.p);
}

struct str
mail_bytes(struct arena *arena, const struct mail *mail)
{
	const struct mime_field fields[] = {
		{ "X-Unsent", STR("1") },
		{ "Date", header_date(arena, mail->date, mail->zone) },
		{ "From", header_mailbox(arena, sizeof "From" - 1, &mail->from) },
		{ "Reply-To", header_mailbox(arena, sizeof "Reply-To" - 1, &mail->reply) },
		{ "To", header_mailbox(arena, sizeof "To" - 1, &mail->to) },
		{ "Subject", header_text(arena, sizeof "Subject" - 1, mail->subject) },
		{ "Message-ID", str_printf(arena, "<%.*s>", (int)mail->id.n, mail->id.p) },
		{ "Auto-Submitted", STR("auto-generated") },
		{ "Content-Language", languages(arena, mail) },
	};
	const size_t from = !mail->draft;       /* only a draft is unsent */
	const struct mime_content content = { fields + from, sizeof fields / sizeof *fields - from, mail->text, mail->html,
	    mail->document, header_attachment(arena, mail->file, mail->file_ascii), { mail->key.p, MARK } };

	assert(mail->date.date.day);
	return mime_bytes(arena, &content);
}
