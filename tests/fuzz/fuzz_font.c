/*
 * A font for all four faces: it is refused with a reason, or a page is set in it
 * and written, unless one of its glyphs turns out to be damaged.
 */
#include "fuzz.h"
#include "templates.h"
#include "../../src/set/page.h"
#include "../../src/write/pdf.h"

static const char *const paragraphs[] = {
	"Een eerste zin, met AVATAR, efficiënt, fi en ffl; 1.234,50 + 67 = \xE2\x82\xAC 8.90 \xE2\x88\x92 1.",
	"Verantwoordelijkheidsverdeling Wo. Te. Ya. f\xE2\x80\x99 \xE2\x80\x9Cja\xE2\x80\x9D (a/b) e\xCC\x81n",
	"aAVfile\xC3\xA9 .-? 123 a",
};

static void
add_paragraph(struct arena *arena, struct elem *root, const struct style *style, const char *words, enum look_name look)
{
	struct elem *elem = elem_add(arena, root, EL_PARA, look);

	for (int face = 0; face < FACE_COUNT; face++)
		elem_words(arena, elem, text_drawable(arena, style, str_of(words)), (uint8_t)face);
}

static void
make(struct arena *arena, const struct style *style, struct fonts *fonts)
{
	struct arena *scratch = arena_new();
	struct setting setting = { arena, scratch, style, fonts };
	struct doc_info info = { .title = STR("a"), .name = STR("a"), .language = STR("nl-NL"), .foot_left = STR("a"),
	    .foot_page = STR("{blad}") };
	struct elem *root = elem_add(arena, NULL, EL_DOCUMENT, LOOK_BODY);
	struct doc *doc;

	for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
		add_paragraph(arena, root, style, paragraphs[i], LOOK_BODY);
		add_paragraph(arena, root, style, paragraphs[i], LOOK_TITLE);
	}
	elem_number(root);
	doc = page_set(&setting, root, &info);
	assert(doc->n >= 1);
	if (fonts_damaged(fonts) == FACE_COUNT)
		assert(str_starts(pdf_write(arena, doc, fonts, &profiles[PROFILE_2A], &(struct files){ 0 }), "%PDF-1.7"));
	arena_free(scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct arena *shared;
	static struct style *style;
	struct arena *arena = arena_new();
	struct sfnt font = sfnt_read(arena, (struct str){ (const char *)bytes, n });
	struct fonts *fonts;

	if (!shared) {
		line_prepare();
		shared = arena_new();
		style = style_of(shared, tree_of(shared, STANDARD));
	}
	assert(!!font.why.n == (font.fault > SFNT_NONE));
	if (!font.fault) {
		fonts = fonts_open((const struct sfnt[FACE_COUNT]){ font, font, font, font });
		style->characters = fonts_characters(fonts);
		fonts_lacking(arena, fonts, FACE_REGULAR, STR(OWN_CHARACTERS));
		make(arena, style, fonts);
		fonts_close(fonts);
	}
	arena_free(arena);
	return 0;
}
