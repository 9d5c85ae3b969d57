/*
 * The whole plot on one report, with the standard template: bytes, node,
 * report, findings and, when there are no errors, elements, pages, PDF bytes
 * and every text twin. Runs from the folder that has templates/ and fonts/.
 */
#include "fuzz.h"
#include "findings.h"
#include "../../src/base/file.h"
#include "../../src/check/check.h"
#include "../../src/set/compose.h"
#include "../../src/set/page.h"
#include "../../src/write/pdf.h"
#include "../../src/write/text.h"

enum { RUNS_PER_FONTS = 64 };   /* fonts remember words; now and then they forget */

static struct arena *shared;
static struct style *style;
static struct str font_files[FACE_COUNT];

static void
prepare(void)
{
	static struct source source = { .path = STR("templates/standaard/sjabloon.yaml") };
	struct findings findings;
	struct node *root;

	shared = arena_new();
	findings = (struct findings){ .arena = shared };
	line_prepare();
	assert(file_read(shared, source.path.p, TREE_BYTES, &source.text));
	root = tree_read(shared, &source, &findings);
	assert(root && (style = style_read(shared, &findings, root, NULL, 0)) && !diag_count(&findings, SEVERITY_ERROR));
	for (int i = 0; i < FACE_COUNT; i++)
		assert(file_map(path_join(shared, STR("fonts"), style->fonts[i]), &font_files[i]));
}

/* A picture of one grey pixel stands for each that a report asks for. */
static void
give_images(struct section *sections, size_t n)
{
	static const struct image pixel = { 1, 1, 1, STR("\x80"), { 0 } };

	for (size_t i = 0; i < n; i++) {
		if (sections[i].image.file.fill == FILL_GIVEN)
			sections[i].image.image = &pixel;
		give_images(sections[i].children, sections[i].n_children);
	}
}

static void
make(struct arena *arena, const struct report *report, struct fonts *fonts)
{
	struct arena *scratch = arena_new();
	struct setting setting = { arena, scratch, style, fonts };
	struct buf out = { .arena = arena };
	struct doc_info info;
	struct elem *root = compose(arena, report, &(struct outcome){ 0 }, &info);
	struct doc *doc = page_set(&setting, root, &info);
	struct str pdf = pdf_write(arena, doc, fonts);

	assert(doc->n >= 1);
	assert(str_starts(pdf, "%PDF-1.7"));
	text_elem(&out, root);
	text_doc(&out, doc);
	text_tags(&out, doc);
	arena_free(scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct fonts *fonts;
	static int runs;
	struct arena *arena = arena_new();
	struct source source = { STR("fuzz.yaml"), { (const char *)bytes, n } };
	struct findings findings = { .arena = arena };
	struct buf out = { .arena = arena };
	struct report *report;
	struct node *root;

	if (!shared)
		prepare();
	if (runs++ % RUNS_PER_FONTS == 0) {
		fonts_close(fonts);
		fonts = fonts_open(font_files);
		style->characters = fonts_characters(fonts);
	}
	if ((root = tree_read(arena, &source, &findings))) {
		report = report_read(arena, &findings, root, style);
		give_images(report->sections, report->n_sections);
		check(arena, &findings, &(struct dossier){ report, report, STR("2023-h1"), true });
		text_report(&out, report);
		if (!diag_count(&findings, SEVERITY_ERROR))
			make(arena, report, fonts);
	}
	fuzz_findings(&findings);
	arena_free(arena);
	return 0;
}
