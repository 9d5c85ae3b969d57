/*
 * Anybody's PDF: either elements as set/doc.h promises them, or a reason. Every
 * byte of every text is read, and is UTF-8 without control characters.
 */
#include "fuzz.h"
#include "../../src/base/arena.h"
#include "../../src/ship/pdfread.h"

static size_t unknown;

static void
check_text(struct str text)
{
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		assert(c >= ' ' && c != 0x7F && c != 0xAD && c != 0x200B);
		unknown += c == 0xFFFD;
	}
}

static void
check_elem(const struct elem *elem, const struct elem *parent, int depth)
{
	size_t words = unknown;

	assert(elem->parent == parent && elem->kind < EL_COUNT && depth <= PDF_DEPTH + 1 && elem->order);
	assert(elem->kind == EL_HEADING ? elem->level >= 1 && elem->level <= 6 : !elem->level);
	assert(!elem->n_pieces || elem->kind == EL_TEXT);
	assert(elem->kind != EL_TEXT || (!elem->first && elem->n_pieces));
	check_text(elem->alt);
	check_text(elem->href);
	check_text(elem->expansion);
	check_text(elem->language);
	unknown = words;
	for (size_t i = 0; i < elem->n_pieces; i++)
		check_text(elem->pieces[i].text);
	for (const struct elem *child = elem->first; child; child = child->next) {
		assert(child->next || child == elem->last);
		check_elem(child, elem, depth + 1);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct str why = { 0 };
	struct tagged_pdf pdf;
	enum pdf_fault fault = pdf_read(arena, (struct str){ (const char *)bytes, n }, &pdf, &why);

	assert((fault == PDF_FINE) == !!pdf.root && (fault == PDF_FINE) == !why.n);
	unknown = 0;
	check_text(pdf.title);
	check_text(pdf.language);
	if (pdf.root) {
		assert(pdf.root->kind == EL_DOCUMENT && pdf.pages);
		unknown = 0;
		check_elem(pdf.root, NULL, 0);
		assert(unknown == pdf.unknown);
	}
	arena_free(arena);
	return 0;
}
