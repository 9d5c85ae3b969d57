/* Who gets what, in columns; no other place shows addresses. */
#include "dispatch.h"

#include <stdio.h>

static size_t
columns_of(struct str text)
{
	const char *p = text.p, *end = p + text.n;
	size_t n = 0;

	while (p < end)
		n += (size_t)utf8_width(utf8_next(&p, end));
	return n;
}

static void
print_cell(struct str text, size_t width)
{
	size_t n = columns_of(text);

	printf("%.*s%*s", (int)text.n, text.p, (int)((width > n ? width - n : 0) + 2), "");
}

static void
print_row(const struct roster *roster, struct str name, struct str address, struct str language, struct str what)
{
	print_cell(name, roster->name);
	print_cell(address, roster->address);
	print_cell(language, sizeof "language" - 1);
	printf("%.*s\n", (int)what.n, what.p);
}

struct roster
roster_open(const struct dispatch *d)
{
	struct roster roster = { d, sizeof "partner" - 1, sizeof "address" - 1 };
	bool en = d->run->options->lang == LANG_EN;

	for (size_t i = 0; i < d->partners.n; i++) {
		size_t name = columns_of(d->partners.list[i].name);
		roster.name = name > roster.name ? name : roster.name;
		roster.address = d->partners.list[i].address.n > roster.address ? d->partners.list[i].address.n : roster.address;
	}
	print_row(&roster, STR("partner"), en ? STR("address") : STR("adres"), en ? STR("language") : STR("taal"),
	    en ? STR("message") : STR("bericht"));
	return roster;
}

void
roster_line(const struct roster *roster, const struct partner *partner, struct str what)
{
	print_row(roster, partner->name, partner->address, partner->language, what);
}

void
roster_close(const struct roster *roster)
{
	const struct dispatch *d = roster->dispatch;
	bool en = d->run->options->lang == LANG_EN;

	for (size_t i = 0; i < d->n_others; i++)
		printf(en ? "does not get this programme: %.*s\n" : "krijgt dit programma niet: %.*s\n", (int)d->others[i].n, d->others[i].p);
}
