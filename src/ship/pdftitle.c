/* XMP is looked through for one text, not read as XML: a title that cannot be found so is not there. */
#include "pdftitle.h"
#include "pdfchar.h"
#include "../base/arena.h"

#include <string.h>

/* What comes after the first such mark; empty when there is none. */
static struct str
after(struct str text, const char *mark)
{
	while (text.n && !str_starts(text, mark))
		text = str_from(text, 1);
	return str_from(text, text.n ? strlen(mark) : 0);
}

/* "#233" or "#xE9". */
static int32_t
numbered(struct str name)
{
	int32_t base = name.n > 1 && name.p[1] == 'x' ? 16 : 10, value = 0;

	for (size_t i = base == 16 ? 2 : 1; i < name.n && value < 0x110000; i++) {
		const char *at = strchr("0123456789abcdef", name.p[i] | 0x20);
		if (!at || at - "0123456789abcdef" >= base)
			return PDF_UNKNOWN;
		value = value * base + (int32_t)(at - "0123456789abcdef");
	}
	return value;
}

static int32_t
entity(struct str name)
{
	static const struct {
		const char *name;
		char character;
	} entities[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };

	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_is(name, entities[i].name))
			return entities[i].character;
	return str_starts(name, "#") ? numbered(name) : PDF_UNKNOWN;
}

/* The text of an element, up to the next tag. */
static void
add_text(struct buf *out, struct str xml)
{
	struct str text, part, name;

	if (!str_cut(&xml, '<', &text) || !xml.p)
		return;
	for (bool first = true; str_cut(&text, '&', &part); first = false) {
		if (!first && str_cut(&part, ';', &name)) {
			pdf_add_character(out, entity(name));
			part = part.p ? part : STR("");
		}
		pdf_add_utf8(out, part);
	}
}

struct str
pdf_title(struct arena *arena, struct pdf_file *file)
{
	size_t mark = pdf_mark(file);
	struct str xml = pdf_stream(file, pdf_key(file, pdf_catalog(file), "/Metadata"));
	struct buf title = { .arena = arena };

	add_text(&title, after(after(after(xml, "<dc:title"), "<rdf:li"), ">"));
	if (!title.n)
		buf_add(&title, pdf_text(file, pdf_key(file, pdf_information(file), "/Title")));
	pdf_release(file, mark);
	return str_trim(pdf_spoken(arena, buf_str(&title), false));
}
