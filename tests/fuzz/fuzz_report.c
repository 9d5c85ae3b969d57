/*
 * The whole plot on one report, with the standard template or that of Waterrijk
 * when it asks for that: bytes, node, report, findings and, when there are no
 * errors, elements, pages, PDF bytes and every text twin.
 */
#include "fuzz.h"
#include "findings.h"
#include "templates.h"
#include "../../src/check/check.h"
#include "../../src/read/merge.h"
#include "../../src/set/compose.h"
#include "../../src/set/page.h"
#include "../../src/write/changes.h"
#include "../../src/write/pdf.h"
#include "../../src/write/text.h"

enum { RUNS_PER_FONTS = 64 };   /* fonts remember words; now and then they forget */

struct template {
	struct style *style;
	struct sfnt font_files[FACE_COUNT];
	struct fonts *fonts;
	int runs;
};

static struct arena *shared;
static struct template standard, waterrijk;

static void
prepare_template(struct template *template, const struct node *root)
{
	template->style = style_of(shared, root);
	read_fonts(shared, template->style, template->font_files);
}

static void
prepare(void)
{
	const struct node *root;

	line_prepare();
	shared = arena_new();
	root = tree_of(shared, STANDARD);
	prepare_template(&standard, root);
	prepare_template(&waterrijk, tree_merge(shared, root, tree_of(shared, "templates/waterrijk/sjabloon.yaml")));
}

static struct template *
template_of(const struct node *root)
{
	struct template *template = str_is(report_template(root), "waterrijk") ? &waterrijk : &standard;

	if (template->runs++ % RUNS_PER_FONTS == 0) {
		fonts_close(template->fonts);
		template->fonts = fonts_open(template->font_files);
		template->style->characters = fonts_characters(template->fonts);
	}
	return template;
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
make(struct arena *arena, const struct report *report, const struct changes *changes, const struct template *template)
{
	struct arena *scratch = arena_new();
	struct setting setting = { arena, scratch, template->style, template->fonts };
	struct buf out = { .arena = arena };
	struct doc_info info;
	struct elem *root = compose(arena, report, &(struct outcome){ .changes = changes }, &info);
	struct doc *doc = page_set(&setting, root, &info);
	struct file file = { .name = STR("reports/fuzz.yaml"), .bytes = STR("fuzz") };
	struct files files = { arena, &file, 1 };
	struct str pdf = pdf_write(arena, doc, template->fonts, &profiles[PROFILE_2A], &(struct files){ 0 });
	struct str second = pdf_write(arena, doc, template->fonts, &profiles[PROFILE_4F], &files);

	assert(doc->n >= 1);
	assert(str_starts(pdf, "%PDF-1.7") && str_starts(second, "%PDF-2.0"));
	text_elem(&out, root);
	text_doc(&out, doc);
	text_tags(&out, doc);
	arena_free(scratch);
}

static void
tell(struct arena *arena, const struct report *then, const struct report *now)
{
	struct compared compared = { .changes = changes_find(arena, then, now, true) };
	struct buf out = { .arena = arena };

	changes_lines(&out, &compared, LANG_EN);
	changes_json(arena, &compared);
}

/* A report against itself: nothing changed, unless it says that things were called
 * otherwise. Against nothing at all, and against what another template makes of it. */
static const struct changes *
compare(struct arena *arena, const struct report *report, struct str text)
{
	const struct changes *changes = changes_find(arena, report, report, false);
	struct findings ignored = { .arena = arena };
	struct node nothing = { .kind = NODE_BLOCK, .place = report->root->place };
	const struct style *other = (report->style == standard.style ? &waterrijk : &standard)->style;
	bool renamed = false;

	for (size_t i = 0; i + 6 <= text.n && !renamed; i++)
		renamed = memcmp(text.p + i, "orheen", 6) == 0;
	assert(!changes->n || renamed);
	tell(arena, report_read(arena, &ignored, &nothing, report->style), report);
	tell(arena, report, report_read(arena, &ignored, &nothing, report->style));
	tell(arena, report_read(arena, &ignored, report->root, other), report);
	return changes;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct source source = { STR("fuzz.yaml"), { (const char *)bytes, n } };
	struct findings findings = { .arena = arena };
	struct buf out = { .arena = arena };
	const struct changes *changes;
	struct report *report;
	struct node *root;

	if (!shared)
		prepare();
	if ((root = tree_read(arena, &source, &findings))) {
		const struct template *template = template_of(root);
		report = report_read(arena, &findings, root, template->style);
		give_images(report->sections, report->n_sections);
		changes = root->kind == NODE_BLOCK ? compare(arena, report, source.text) : NULL;
		check(arena, &findings, &(struct dossier){ report, report, changes, STR("2023-h1"), true });
		text_report(&out, report);
		if (!diag_count(&findings, SEVERITY_ERROR))
			make(arena, report, changes, template);
	}
	fuzz_findings(&findings);
	arena_free(arena);
	return 0;
}
