#include "address.h"
#include "../base/arena.h"

#include <idn2.h>
#include <string.h>

enum { LOCAL_MOST = 64, ADDRESS_MOST = 254 };   /* [bytes] RFC 5321 4.5.3.1, erratum 1690 */

/* RFC 5322 3.2.3: atext, and dots between. */
static bool
is_plain_local(struct str local)
{
	for (size_t i = 0; i < local.n; i++) {
		char c = local.p[i];
		bool letter = (c >= 'a' && c <= 'z') || char_is_upper(c) || char_is_digit(c);
		bool dot = c == '.' && i && i + 1 < local.n && local.p[i - 1] != '.';
		if (!letter && !dot && (c == '.' || !c || !strchr("!#$%&'*+-/=?^_`{|}~", c)))
			return false;
	}
	return local.n && local.n <= LOCAL_MOST;
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Letters, digits and hyphens in two labels or more, of which the last is no number. */
static bool
is_host(struct str domain)
{
	struct str label = { 0 };
	size_t labels = 0, digits = 0;

	while (str_cut(&domain, '.', &label)) {
		labels++;
		digits = 0;
		for (size_t i = 0; i < label.n; i++) {
			char c = label.p[i];
			if (!(c >= 'a' && c <= 'z') && !char_is_digit(c) && c != '-')
				return false;
			digits += char_is_digit(c);
		}
		if (!label.n || label.n > 63 || label.p[0] == '-' || label.p[label.n - 1] == '-')
			return false;
	}
	return labels >= 2 && digits < label.n;
}

/* In lower case, dots of other scripts too. The flag for STD3 is not for us: with it the
 * library leaves characters out that it should refuse. */
static struct str
to_labels(struct arena *arena, struct str domain)
{
	char *labels = NULL;
	struct str result = { 0 };
	const char *text = str_z(arena, domain);

	if (!memchr(domain.p, '\0', domain.n)
	    && idn2_to_ascii_8z(text, &labels, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) == IDN2_OK)
		result = str_dup(arena, str_of(labels));
	idn2_free(labels);
	return result;
}

static size_t
count(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

/* Why it is none, before it is taken apart; DIAG_COUNT when it may be one. */
static enum diag
fault_of(struct str text)
{
	if (count(text, '<') || count(text, '>') || count(text, '"') || count(text, '(') || count(text, ')'))
		return ADDRESS_DRESSED;
	if (count(text, '@') > 1 || count(text, ',') || count(text, ';'))
		return ADDRESS_SEVERAL;
	return count(text, '@') ? DIAG_COUNT : ADDRESS_FORM;
}

bool
address_read(const struct reading *r, const struct value *value, struct str *address)
{
	struct str domain = value->text, local = { 0 }, labels;
	enum diag fault = fault_of(value->text);

	if (fault == DIAG_COUNT) {
		str_cut(&domain, '@', &local);
		labels = to_labels(r->arena, domain);
		fault = !is_ascii(local) ? ADDRESS_LOCAL : !is_plain_local(local) ? ADDRESS_FORM
		    : !is_host(labels) ? ADDRESS_DOMAIN : DIAG_COUNT;
		*address = str_printf(r->arena, "%.*s@%.*s", (int)local.n, local.p, (int)labels.n, labels.p);
		if (fault == DIAG_COUNT && address->n > ADDRESS_MOST)
			fault = ADDRESS_FORM;
	}
	if (fault != DIAG_COUNT)
		diag_add(r->findings, fault, value->place, value->text, fault == ADDRESS_DOMAIN ? domain : local);
	return fault == DIAG_COUNT;
}

struct str
address_folded(struct arena *arena, struct str address)
{
	char *copy = arena_copy(arena, address.p, address.n);

	for (size_t i = 0; i < address.n; i++)
		if (char_is_upper(copy[i]))
			copy[i] = (char)(copy[i] - 'A' + 'a');
	return (struct str){ copy, address.n };
}

struct str
address_domain(struct str address)
{
	struct str local;

	str_cut(&address, '@', &local);
	return address;
}
