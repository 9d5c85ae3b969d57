/* ship/: addresses of e-mail, and values of header fields. */
#include "unit.h"

#include "../../src/ship/address.h"
#include "../../src/ship/header.h"

#include <string.h>

/* The address, or the id of the finding. */
static struct str
address(const char *text)
{
	struct findings findings = { .arena = a };
	const struct reading reading = { .arena = a, .findings = &findings };
	const struct value value = { .fill = FILL_GIVEN, .text = str_of(text) };
	struct str address = { 0 };

	if (address_read(&reading, &value, &address))
		return address;
	return str_of(diag_id(findings.list[0].id));
}

static void
addresses_are_one_and_plain(void)
{
	EQ_STR(address("j.bos@debrug.example"), "j.bos@debrug.example");
	EQ_STR(address("J.Bos+raad@DeBrug.EXAMPLE"), "J.Bos+raad@debrug.example");
	EQ_STR(address("a@b.nl"), "a@b.nl");
	EQ_STR(address("o'neill@a-b.example"), "o'neill@a-b.example");
	EQ_STR(address("info@co\xC3\xB6peratie.example"), "info@xn--coperatie-17a.example");
	EQ_STR(address("info@CO\xC3\x96PERATIE.example"), "info@xn--coperatie-17a.example");
	EQ_STR(address("info@coo\xCC\x88peratie.example"), "info@xn--coperatie-17a.example");
	EQ_STR(address("info@stra\xC3\x9F" "e.example"), "info@xn--strae-oqa.example");
	EQ_STR(address_folded(a, STR("J.Bos@debrug.example")), "j.bos@debrug.example");
	EQ_STR(address_domain(STR("j@debrug.example")), "debrug.example");
}

static void
others_are_refused(void)
{
	static const char *const cases[][2] = {
		{ "", "adres-vorm" }, { "@", "adres-vorm" }, { "a@", "adres-domein" }, { "@b.nl", "adres-vorm" }, { "ab.nl", "adres-vorm" },
		{ ".a@b.nl", "adres-vorm" }, { "a.@b.nl", "adres-vorm" }, { "a..b@b.nl", "adres-vorm" }, { "a b@b.nl", "adres-vorm" },
		{ "a\r\nBcc: x@b.nl", "adres-vorm" }, { "a\tb@b.nl", "adres-vorm" }, { "a\\b@b.nl", "adres-vorm" }, { "a:b@b.nl", "adres-vorm" },
		{ "a@b", "adres-domein" }, { "a@b..nl", "adres-domein" }, { "a@b.nl.", "adres-domein" }, { "a@.nl", "adres-domein" },
		{ "a@-b.nl", "adres-domein" }, { "a@b_c.nl", "adres-domein" }, { "a@b c.nl", "adres-domein" }, { "a@127.0.0.1", "adres-domein" },
		{ "a@[127.0.0.1]", "adres-domein" }, { "a@b.nl\n", "adres-domein" }, { "a@b.n\r\nl", "adres-domein" }, { "a@*.nl", "adres-domein" },
		{ "a@xn--.nl", "adres-domein" }, { "a@\xD9\xA1\xD9\xA2.nl", "adres-domein" },
		{ "a@b.nl, c@d.nl", "adres-meer" }, { "a@b.nl;c@d.nl", "adres-meer" }, { "a@b@c.nl", "adres-meer" }, { "a,b.nl", "adres-meer" },
		{ "A <a@b.nl>", "adres-met-meer" }, { "\"a b\"@b.nl", "adres-met-meer" }, { "a(x)@b.nl", "adres-met-meer" },
		{ "jos\xC3\xA9@b.nl", "adres-teken" }, { "a@b.nl\xE2\x80\xAE", "adres-domein" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		EQ_STR(address(cases[i][0]), cases[i][1]);
}

static void
addresses_have_an_end(void)
{
	char text[400];

	memset(text, 'a', sizeof text);
	memcpy(text + 64, "@b.nl", 6);
	EQ_INT((int64_t)address(text).n, 69);
	memset(text, 'a', 65);
	memcpy(text + 65, "@b.nl", 6);
	EQ_STR(address(text), "adres-vorm");
	memset(text, 'a', sizeof text);
	memcpy(text, "a@", 2);
	memcpy(text + 66, ".nl", 4);
	EQ_STR(address(text), "adres-domein");
	for (size_t i = 2; i < 300; i++)
		text[i] = i % 50 ? 'a' : '.';
	memcpy(text + 300, ".nl", 4);
	EQ_STR(address(text), "adres-domein");
}

static void
text_is_bare_when_it_can(void)
{
	EQ_STR(header_text(a, 7, STR("Voortgang Schone Sloten, 2e kwartaal 2024")), "Voortgang Schone Sloten, 2e kwartaal 2024");
	EQ_STR(header_text(a, 7, STR("")), "");
	EQ_STR(header_text(a, 7, STR("Een regel die te lang is voor een regel van een bericht en dus wordt gevouwen tussen woorden")),
	    "Een regel die te lang is voor een regel van een bericht en dus\r\n wordt gevouwen tussen woorden");
	EQ_STR(header_text(a, 7, STR("financi\xC3\xABn")), "=?utf-8?Q?financi=C3=ABn?=");
	EQ_STR(header_text(a, 7, STR("=?utf-8?Q?x?=")), "=?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?=");
	EQ_STR(header_text(a, 7, STR("twee  spaties")), "=?utf-8?Q?twee__spaties?=");
}

/* Each encoded word is short enough and holds whole characters, whatever comes before it. */
static void
encoded_words_are_whole(void)
{
	struct buf text = { .arena = a };
	struct str value, line;

	for (int i = 0; i < 60; i++)
		buf_puts(&text, i % 3 ? "\xC3\xAB" : i % 2 ? "\xE2\x82\xAC" : "\xF0\x9F\x98\x80 x");
	for (size_t name = 0; name < 20; name++) {
		value = header_text(a, name, buf_str(&text));
		for (size_t first = name + 2; str_cut(&value, '\n', &line); first = 0) {
			line = str_trim(line);
			OK(!line.n || (str_starts(line, "=?utf-8?Q?") && str_ends(line, "?=")));
			OK(line.n <= 75 && line.n + first <= 77);
			for (size_t i = sizeof "=?utf-8?Q?" - 1, n = 0; i + 2 < line.n; i++) {
				unsigned byte = 0;
				if (line.p[i] != '=' || sscanf(line.p + i, "=%2X", &byte) != 1)
					continue;
				OK(n ? (byte & 0xC0) == 0x80 : (byte & 0xC0) == 0xC0 || byte < 0x80);
				n = n ? n - 1 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
				OK(i + 3 < line.n - 2 || !n);
			}
		}
	}
}

static struct str
mailbox(const char *name)
{
	const struct mailbox box = { str_of(name), STR("a@b.nl") };

	return header_mailbox(a, 2, &box);
}

static void
names_are_quoted_where_they_must(void)
{
	EQ_STR(mailbox(""), "a@b.nl");
	EQ_STR(mailbox("De Brug"), "De Brug <a@b.nl>");
	EQ_STR(mailbox("Bos, J."), "\"Bos, J.\" <a@b.nl>");
	EQ_STR(mailbox("x\" <y@z.nl>"), "\"x\\\" <y@z.nl>\" <a@b.nl>");
	EQ_STR(mailbox("Co\xC3\xB6peratie \"x\", <y@z.nl>"), "=?utf-8?Q?Co=C3=B6peratie_=22x=22=2C_=3Cy=40z=2Enl=3E?= <a@b.nl>");
	EQ_STR(mailbox("Een stichting met een naam die zo lang is dat het adres op een nieuwe regel komt"),
	    "Een stichting met een naam die zo lang is dat het adres op een nieuwe\r\n regel komt <a@b.nl>");
}

static void
dates_have_their_zone(void)
{
	EQ_STR(header_date(a, (struct moment){ { 2023, 5, 10 }, 13, 43, 31, true }, 120), "Wed, 10 May 2023 13:43:31 +0200");
	EQ_STR(header_date(a, (struct moment){ .date = { 2024, 2, 29 } }, 60), "Thu, 29 Feb 2024 00:00:00 +0100");
}

TESTS(TEST(addresses_are_one_and_plain), TEST(others_are_refused), TEST(addresses_have_an_end), TEST(text_is_bare_when_it_can),
    TEST(encoded_words_are_whole), TEST(names_are_quoted_where_they_must), TEST(dates_have_their_zone))
