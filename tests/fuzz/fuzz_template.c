/*
 * A template, as a child of the standard one: it is refused with a reason, or
 * the small report is made with it. Runs from the folder that has tests/ too.
 */
#include "fuzz.h"
#include "findings.h"
#include "templates.h"
#include "../../src/check/check.h"
#include "../../src/read/merge.h"
#include "../../src/set/compose.h"
#include "../../src/set/page.h"
#include "../../src/write/pdf.h"

static struct arena *shared;
static const struct node *standard, *small;
static struct fonts *fonts;

static void
prepare(void)
{
	struct sfnt files[FACE_COUNT];

	shared = arena_new();
	line_prepare();
	standard = tree_of(shared, STANDARD);
	small = tree_of(shared, "tests/golden/basis.yaml");
	read_fonts(shared, style_of(shared, standard), files);
	fonts = fonts_open(files);
}

static void
make(struct arena *arena, const struct style *style, const struct report *report)
{
	struct arena *scratch = arena_new();
	struct setting setting = { arena, scratch, style, fonts };
	struct doc_info info;
	struct elem *root = compose(arena, report, &(struct outcome){ 0 }, &info);
	struct doc *doc = page_set(&setting, root, &info);

	assert(str_starts(pdf_write(arena, doc, fonts, &profiles[PROFILE_2A], &(struct files){ 0 }), "%PDF-1.7"));
	arena_free(scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct source source = { STR("fuzz.yaml"), { (const char *)bytes, n } };
	struct findings findings = { .arena = arena }, wrong = { .arena = arena };
	const struct node *own, *root;
	struct report *report;
	struct style *style;

	if (!shared)
		prepare();
	if ((own = tree_read(arena, &source, &findings))) {
		root = tree_merge(arena, standard, own);
		style = style_read(arena, &findings, root, NULL, 0);
		style->characters = fonts_characters(fonts);
		check_characters(arena, &findings, root, style);
		if (!diag_count(&findings, SEVERITY_ERROR)) {
			report = report_read(arena, &wrong, small, style);
			check(arena, &wrong, &(struct dossier){ .now = report, .folder = STR("2024-q2"), .publish = true });
			make(arena, style, report);
		}
	}
	fuzz_findings(&findings);
	fuzz_findings(&wrong);
	arena_free(arena);
	return 0;
}
