/* set/font and set/line, with the fonts of fonts/: words as glyphs, words as lines. */
#include "unit.h"
#include "../../src/base/file.h"
#include "../../src/set/line.h"

#include <stdlib.h>
#include <string.h>

static struct fonts *fonts;
static struct arena *scratch;
static struct style style;
static const struct look look = { FACE_REGULAR, 10 * MPT_POINT, 14 * MPT_POINT, 0, 0, 0 };

static const char *const paragraphs[] = {
	"Eén zin.",
	"De rijke schooldag groeit: wat al loopt, krijgt een vervolg en er komen andere scholen bij. Ook wordt "
	"bekeken hoe de VVE-doelgroep in Leidschendam-Noord meer hulp kan krijgen. Dat kan met een extra VVE-groep "
	"of met meer begeleiding in de gewone groepen.",
	"aansprakelijkheidswaardevaststellingsveranderingen en Hottentottententententoonstelling, kort",
	"a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 0",
	"€\302\2401.027.676,50 en 38.000 – of meer/minder; (§ 3.1) … “ja” ‘nee’ é\314\201e\314\210",
	"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
	"fi fl ffi TAVo. https://www.leidschendam-voorburg.nl/een/lang/pad?met=vragen&en=meer#plek",
};

enum { PARAGRAPHS = sizeof paragraphs / sizeof *paragraphs };

static void
fonts_open_once(void)
{
	static const char *const names[FACE_COUNT] = {
		[FACE_REGULAR] = "fonts/FiraSans-Regular.ttf", [FACE_ITALIC] = "fonts/FiraSans-Italic.ttf",
		[FACE_BOLD] = "fonts/FiraSans-SemiBold.ttf", [FACE_BOLD_ITALIC] = "fonts/FiraSans-SemiBoldItalic.ttf",
	};
	struct sfnt files[FACE_COUNT];
	struct str bytes;

	line_prepare();
	scratch = arena_new();
	for (int i = 0; i < FACE_COUNT; i++) {
		if (!file_map(names[i], &bytes) || (files[i] = sfnt_read(scratch, bytes)).fault) {
			FAIL("cannot read %s", names[i]);
			exit(1);
		}
	}
	fonts = fonts_open(files);
}

static int32_t
advance(enum face face, bool tabular, const char *word)
{
	return fonts_shape(fonts, face, tabular, str_of(word))->advance;
}

static size_t
count_glyphs(const char *word)
{
	return fonts_shape(fonts, FACE_REGULAR, false, str_of(word))->n;
}

static void
figures_are_of_one_width(void)
{
	char figure[2] = "0";
	int32_t width = advance(FACE_REGULAR, true, figure);

	OK(width > 0);
	for (int face = 0; face < FACE_COUNT; face++)
		for (figure[0] = '0'; figure[0] <= '9'; figure[0]++)
			EQ_INT(advance((enum face)face, true, figure), width);
	EQ_INT(advance(FACE_REGULAR, true, "1.027.676"), advance(FACE_BOLD, true, "8.888.888"));
	EQ_INT(advance(FACE_REGULAR, true, "111"), 3 * width);
}

static void
letters_are_kerned(void)
{
	OK(advance(FACE_REGULAR, false, "To") < advance(FACE_REGULAR, false, "T") + advance(FACE_REGULAR, false, "o"));
	OK(advance(FACE_BOLD, false, "AV") < advance(FACE_BOLD, false, "A") + advance(FACE_BOLD, false, "V"));
	EQ_INT(advance(FACE_REGULAR, false, "nn"), 2 * advance(FACE_REGULAR, false, "n"));
}

static void
letters_are_joined(void)
{
	EQ_INT((int64_t)count_glyphs("fi"), 1);
	EQ_INT((int64_t)fonts_shape(fonts, FACE_REGULAR, false, STR("fi"))->glyphs[0].bytes, 2);
	EQ_INT((int64_t)count_glyphs("e\314\210"), 1);      /* e and a combining trema */
	EQ_INT((int64_t)fonts_shape(fonts, FACE_REGULAR, false, STR("e\314\210"))->glyphs[0].bytes, 3);
}

static void
glyphs_account_for_every_byte(void)
{
	for (int i = 0; i < PARAGRAPHS; i++) {
		const struct glyph_run *run = fonts_shape(fonts, FACE_REGULAR, false, str_of(paragraphs[i]));
		size_t bytes = 0;
		int32_t width = 0;
		for (size_t k = 0; k < run->n; k++) {
			OK(run->glyphs[k].id != 0);
			bytes += run->glyphs[k].bytes;
			width += run->glyphs[k].advance;
		}
		EQ_INT((int64_t)bytes, (int64_t)strlen(paragraphs[i]));
		EQ_INT(width, run->advance);
	}
}

static void
a_word_is_shaped_once(void)
{
	const struct glyph_run *run = fonts_shape(fonts, FACE_REGULAR, false, STR("gemeente"));
	const struct glyph *glyphs = run->glyphs;

	for (int i = 0; i < 5000; i++)
		fonts_shape(fonts, FACE_REGULAR, false, str_printf(a, "woord%d", i));
	OK(fonts_shape(fonts, FACE_REGULAR, false, STR("gemeente"))->glyphs == glyphs);
}

static struct elem *
paragraph(const char *text)
{
	struct elem *para = elem_add(a, NULL, EL_PARA, LOOK_BODY);

	elem_words(a, para, str_of(text), 0);
	return para;
}

static struct lines
lines_of(const struct elem *para, mpt width)
{
	const struct setting setting = { a, scratch, &style, fonts };

	return line_break(&setting, para, &look, false, width);
}

/* The text of lines, item by item; a space at the end of each is theirs, a
 * hyphen that parts a word is not. */
static struct str
said(struct lines lines)
{
	struct buf out = { .arena = a };

	for (size_t i = 0; i < lines.n; i++)
		for (size_t k = 0; k < lines.list[i].n; k++) {
			struct item *item = &lines.list[i].items[k];
			buf_add(&out, (struct str){ item->text.p, item->text.n - 2 * item->hyphen });
		}
	return buf_str(&out);
}

static const mpt widths[] = { 453543, 200000, 60000, 20000, 8000, 1000, 1 };

enum { WIDTHS = sizeof widths / sizeof *widths };

static size_t
count_clusters(const struct line *line)
{
	size_t n = 0;

	for (size_t i = 0; i < line->n; i++)
		for (size_t k = 0; k < line->items[i].n_glyphs; k++)
			n += line->items[i].glyphs[k].bytes && line->items[i].glyphs[k].advance;
	return n;
}

static void
lines_fit(void)
{
	for (int i = 0; i < PARAGRAPHS; i++)
		for (int w = 0; w < WIDTHS; w++) {
			struct lines lines = lines_of(paragraph(paragraphs[i]), widths[w]);
			for (size_t k = 0; k < lines.n; k++)
				if (lines.list[k].width > widths[w] && count_clusters(&lines.list[k]) > 2)
					FAIL("paragraph %d, line %zu: %d wide, not %d", i, k, lines.list[k].width, widths[w]);
		}
}

static void
lines_say_the_whole_text(void)
{
	for (int i = 0; i < PARAGRAPHS; i++)
		for (int w = 0; w < WIDTHS; w++)
			EQ_STR(said(lines_of(paragraph(paragraphs[i]), widths[w])), paragraphs[i]);
}

/* The lines with "|" between them. */
static struct str
broken(const char *text, mpt width)
{
	struct lines lines = lines_of(paragraph(text), width);
	struct buf out = { .arena = a };

	for (size_t i = 0; i < lines.n; i++) {
		buf_puts(&out, i ? "|" : "");
		for (size_t k = 0; k < lines.list[i].n; k++)
			buf_add(&out, lines.list[i].items[k].text);
	}
	return buf_str(&out);
}

static void
words_are_parted_where_a_line_is_bad(void)
{
	EQ_STR(broken("uitvoeringsplannen", 60000), "uitvoerings\302\255|plannen");
	EQ_STR(broken("De raad besluit over de uitvoeringsplannen.", 130000), "De raad besluit over de |uitvoeringsplannen.");
	EQ_STR(broken("met de aansprakelijkheidsverzekeringen", 130000), "met de aansprakelijkheids\302\255|verzekeringen");
	EQ_STR(broken("voor het Aansprakelijkheidsfonds", 130000), "voor het |Aansprakelijkheidsfonds");
	EQ_STR(broken("Aandachtspunt", 60000), "Aandachts\302\255|punt");
}

static void
items_follow_each_other(void)
{
	struct lines lines = lines_of(paragraph(paragraphs[1]), 200000);

	OK(lines.n > 3);
	for (size_t i = 0; i < lines.n; i++) {
		mpt x = 0;
		for (size_t k = 0; k < lines.list[i].n; k++) {
			EQ_INT(lines.list[i].items[k].x, x);
			x += lines.list[i].items[k].width;
		}
		EQ_INT(lines.list[i].width, x);
	}
}

static void
white_space_is_one_space(void)
{
	EQ_STR(said(lines_of(paragraph("  een \t twee  \r drie"), 453543)), "een twee drie");
	EQ_STR(said(lines_of(paragraph("zacht\302\255afbreken"), 453543)), "zachtafbreken");
	EQ_INT((int64_t)lines_of(paragraph(""), 453543).n, 0);
	EQ_INT((int64_t)lines_of(paragraph(" \n "), 453543).n, 0);
}

/* The last word stays when white space follows it. */
static void
white_space_at_the_end_goes(void)
{
	struct elem *para = paragraph("een ");

	EQ_STR(said(lines_of(paragraph("een twee "), 453543)), "een twee");
	EQ_STR(said(lines_of(paragraph("een twee\n"), 453543)), "een twee");
	EQ_STR(said(lines_of(paragraph("een "), 453543)), "een");
	elem_words(a, para, STR("vet "), SPAN_BOLD);
	EQ_STR(said(lines_of(para, 453543)), "een vet");
	elem_words(a, para, STR(" "), 0);
	EQ_STR(said(lines_of(para, 453543)), "een vet");
}

static void
line_breaks_are_kept(void)
{
	EQ_INT((int64_t)lines_of(paragraph("een\ntwee\ndrie"), 453543).n, 3);
	EQ_INT((int64_t)lines_of(paragraph("een\n\ntwee"), 453543).n, 3);
	EQ_INT((int64_t)lines_of(paragraph("een \n twee\n"), 453543).n, 2);
}

static void
amounts_are_not_parted(void)
{
	static const char *const whole[] = { "1.027.676,50", "€\302\2401.027.676", "2023-05-10", "-12.000" };

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		struct str text = str_printf(a, "aa %s", whole[i]);
		mpt width = mpt_from_units(advance(FACE_REGULAR, false, whole[i]), look.size, fonts_upem(fonts, FACE_REGULAR));
		struct lines lines = lines_of(paragraph(str_z(a, text)), width + 1);
		EQ_INT((int64_t)lines.n, 2);
		EQ_STR(lines.n == 2 ? lines.list[1].items[0].text : STR(""), whole[i]);
	}
}

static void
faces_share_a_line(void)
{
	struct elem *para = paragraph("gewoon ");
	struct lines lines;

	elem_words(a, para, STR("vet"), SPAN_BOLD);
	elem_words(a, para, STR(" en "), 0);
	elem_words(a, para, STR("schuin"), SPAN_ITALIC);
	lines = lines_of(para, 453543);
	EQ_INT((int64_t)lines.n, 1);
	EQ_STR(said(lines), "gewoon vet en schuin");
	EQ_INT((int64_t)lines.list[0].n, 4);
	EQ_INT(lines.list[0].items[1].face, FACE_BOLD);
	EQ_INT(lines.list[0].items[3].face, FACE_ITALIC);
}

/* One word in two faces is still one word, and is cut like one. */
static void
a_word_of_two_faces_is_cut(void)
{
	struct elem *para = paragraph("aaaaaaaaaaaaaaaaaa");
	struct lines lines;

	elem_words(a, para, STR("bbbbbbbbbbbbbbbbbb"), SPAN_BOLD);
	lines = lines_of(para, 120000);
	EQ_STR(said(lines), "aaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbb");
	for (size_t i = 0; i < lines.n; i++)
		OK(lines.list[i].width <= 120000);
}

static void
check_enormous_word(size_t n)
{
	char *text = arena_alloc(a, n + 1);
	struct lines lines;

	memset(text, 'x', n);
	lines = lines_of(paragraph(text), 453543);
	OK(lines.n > 1000);
	for (size_t i = 0; i < lines.n; i++)
		if (lines.list[i].width > 453543) {
			FAIL("line %zu of %zu is %d wide", i, lines.n, lines.list[i].width);
			break;
		}
	EQ_INT((int64_t)said(lines).n, (int64_t)n);
}

/* Letters without end are many lines, none of them too wide; on one line these
 * would be wider than an mpt holds. */
static void
an_enormous_word_is_cut(void)
{
	check_enormous_word(600000);
	check_enormous_word(1000000);
}

static void
measures_agree_with_lines(void)
{
	const struct setting setting = { a, scratch, &style, fonts };

	for (int i = 0; i < PARAGRAPHS; i++) {
		struct elem *para = paragraph(paragraphs[i]);
		mpt natural, least;
		line_measure(&setting, para, &look, false, &natural, &least);
		OK(least > 0 && least <= natural);
		EQ_INT((int64_t)lines_of(para, natural).n, 1);
		for (size_t k = 0; k < lines_of(para, least).n; k++)
			OK(lines_of(para, least).list[k].width <= least);
	}
}

static void
a_foot_is_one_line(void)
{
	const struct setting setting = { a, scratch, &style, fonts };
	const char *words = "Sterk voor Noord, 1e half jaar 2023";
	struct line line = line_of(&setting, str_of(words), &look, 453543);

	EQ_INT((int64_t)line.n, 1);
	EQ_STR(line.n ? line.items[0].text : STR(""), words);
	OK(line.n && !line.items[0].owner && line.width > 0);
	EQ_INT((int64_t)line_of(&setting, STR(""), &look, 453543).n, 0);
	OK(line_of(&setting, str_of(words), &look, 60000).width <= 60000);
	OK(line_of(&setting, str_of(words), &look, 60000).n == 1);
}

static void
fonts_are_closed(void)
{
	arena_free(scratch);
	fonts_close(fonts);
	fonts_close(NULL);
}

TESTS(TEST(fonts_open_once), TEST(figures_are_of_one_width),
    TEST(letters_are_kerned), TEST(letters_are_joined), TEST(glyphs_account_for_every_byte),
    TEST(a_word_is_shaped_once), TEST(lines_fit), TEST(lines_say_the_whole_text), TEST(words_are_parted_where_a_line_is_bad), TEST(items_follow_each_other),
    TEST(white_space_is_one_space), TEST(white_space_at_the_end_goes), TEST(line_breaks_are_kept), TEST(amounts_are_not_parted),
    TEST(faces_share_a_line), TEST(a_word_of_two_faces_is_cut), TEST(an_enormous_word_is_cut),
    TEST(measures_agree_with_lines), TEST(a_foot_is_one_line), TEST(fonts_are_closed))
