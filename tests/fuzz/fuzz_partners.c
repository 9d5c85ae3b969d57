/* Bytes to a list of partners: a list without errors is one of which each partner
 * has one address, and no value breaks out of its header field. The first byte
 * chooses CSV or YAML. */
#define _GNU_SOURCE
#include "fuzz.h"
#include "findings.h"
#include "../../src/ship/header.h"

#include <string.h>

static void
check_field(struct str value)
{
	size_t column = 0;

	for (size_t i = 0; i < value.n; i++) {
		assert((unsigned char)value.p[i] < 0x80 && value.p[i]);
		if (value.p[i] == '\r')
			assert(i + 2 < value.n && value.p[i + 1] == '\n' && value.p[i + 2] == ' ');
		assert(value.p[i] != '\n' || (i && value.p[i - 1] == '\r'));
		column = value.p[i] == '\n' ? 0 : column + 1;
		assert(column <= 998);
	}
}

static void
check_partner(struct arena *arena, const struct partner *partner)
{
	const struct mailbox box = { partner->name, partner->address };
	struct str address = partner->address;

	assert(address.n && memchr(address.p, '@', address.n) == memrchr(address.p, '@', address.n));
	for (size_t i = 0; i < address.n; i++)
		assert(address.p[i] > ' ' && address.p[i] < 0x7F && !strchr("<>()[],;:\\\"", address.p[i]));
	assert(partner->every_programme || partner->n_programmes);
	check_field(header_mailbox(arena, 2, &box));
	check_field(header_text(arena, 7, partner->name));
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct letter_words words[] = { { .language = { "nl", 2 } }, { .language = { "en", 2 } } };
	const struct letter letter = { .given = true, .words = words, .n = 2 };
	struct arena *arena = arena_new();
	bool csv = n && *bytes == 'c';
	struct source source = { csv ? STR("fuzz.csv") : STR("fuzz.yaml"), { (const char *)bytes + (n > 0), n - (n > 0) } };
	struct findings findings = { .arena = arena };
	struct partners partners;

	partners_read(arena, &findings, &source, &letter, &partners);
	for (size_t i = 0; i < partners.n && !diag_count(&findings, SEVERITY_ERROR); i++)
		check_partner(arena, &partners.list[i]);
	fuzz_findings(&findings);
	arena_free(arena);
	return 0;
}
