#include "pronom.h"

#include <string.h>

#define PRONOM "PRONOM-register"

/* A file with this extension that has the mark somewhere is of this format; the
 * first row that fits wins. Marks are those of the signatures. */
struct row {
	const char *extension;
	struct str mark;
	struct format format;
};

static const struct row rows[] = {
	{ ".yaml", STR(""), { "YAML", "fmt/818", PRONOM } },
	{ ".yml", STR(""), { "YAML", "fmt/818", PRONOM } },
	{ ".csv", STR(""), { "Comma Separated Values", "x-fmt/18", PRONOM } },
	{ ".md", STR(""), { "Markdown", "fmt/1149", PRONOM } },
	{ ".txt", STR(""), { "Plain Text File", "x-fmt/111", PRONOM } },
	{ ".json", STR(""), { "JSON Data Interchange Format", "fmt/817", PRONOM } },
	{ ".geojson", STR(""), { "GeoJSON", "fmt/1367", PRONOM } },
	{ ".xml", STR(""), { "Extensible Markup Language 1.0", "fmt/101", PRONOM } },
	{ ".html", STR(""), { "Hypertext Markup Language 5", "fmt/471", PRONOM } },
	{ ".png", STR("iTXt"), { "Portable Network Graphics 1.2", "fmt/13", PRONOM } },
	{ ".png", STR("iCCP"), { "Portable Network Graphics 1.1", "fmt/12", PRONOM } },
	{ ".png", STR("sRGB"), { "Portable Network Graphics 1.1", "fmt/12", PRONOM } },
	{ ".png", STR("sPLT"), { "Portable Network Graphics 1.1", "fmt/12", PRONOM } },
	{ ".png", STR(""), { "Portable Network Graphics 1.0", "fmt/11", PRONOM } },
	{ ".jpg", STR("JFIF\0\1\0"), { "JPEG File Interchange Format 1.00", "fmt/42", PRONOM } },
	{ ".jpg", STR("JFIF\0\1\1"), { "JPEG File Interchange Format 1.01", "fmt/43", PRONOM } },
	{ ".jpg", STR("JFIF\0\1\2"), { "JPEG File Interchange Format 1.02", "fmt/44", PRONOM } },
	{ ".jpg", STR("\x90\0\0\x07\0\0\0\4" "0210"), { "Exchangeable Image File Format (Compressed) 2.1", "x-fmt/390", PRONOM } },
	{ ".jpg", STR("\0\x90\x07\0\4\0\0\0" "0210"), { "Exchangeable Image File Format (Compressed) 2.1", "x-fmt/390", PRONOM } },
	{ ".jpg", STR("\x90\0\0\x07\0\0\0\4" "0220"), { "Exchangeable Image File Format (Compressed) 2.2", "x-fmt/391", PRONOM } },
	{ ".jpg", STR("\0\x90\x07\0\4\0\0\0" "0220"), { "Exchangeable Image File Format (Compressed) 2.2", "x-fmt/391", PRONOM } },
	{ ".jpg", STR("\x90\0\0\x07\0\0\0\4" "0221"), { "Exchangeable Image File Format (Compressed) 2.2.1", "fmt/645", PRONOM } },
	{ ".jpg", STR("\0\x90\x07\0\4\0\0\0" "0221"), { "Exchangeable Image File Format (Compressed) 2.2.1", "fmt/645", PRONOM } },
	{ ".jpg", STR(""), { "Raw JPEG Stream", "fmt/41", PRONOM } },
	{ ".ttf", STR(""), { "TrueType Font", "x-fmt/453", PRONOM } },
	{ ".otf", STR(""), { "OpenType Font File", "fmt/520", PRONOM } },
};

/* PDF/A by the part and the level that its metadata claim; PDF/A-4 as such has no level. */
static const struct {
	char part, level;
	struct format format;
} archival[] = {
	{ '1', 'A', { "Acrobat PDF/A - Portable Document Format 1a", "fmt/95", PRONOM } },
	{ '1', 'B', { "Acrobat PDF/A - Portable Document Format 1b", "fmt/354", PRONOM } },
	{ '2', 'A', { "Acrobat PDF/A - Portable Document Format 2a", "fmt/476", PRONOM } },
	{ '2', 'B', { "Acrobat PDF/A - Portable Document Format 2b", "fmt/477", PRONOM } },
	{ '2', 'U', { "Acrobat PDF/A - Portable Document Format 2u", "fmt/478", PRONOM } },
	{ '3', 'A', { "Acrobat PDF/A - Portable Document Format 3a", "fmt/479", PRONOM } },
	{ '3', 'B', { "Acrobat PDF/A - Portable Document Format 3b", "fmt/480", PRONOM } },
	{ '3', 'U', { "Acrobat PDF/A - Portable Document Format 3u", "fmt/481", PRONOM } },
	{ '4', 'E', { "Acrobat PDF/A - Portable Document Format 4e", "fmt/1911", PRONOM } },
	{ '4', 'F', { "Acrobat PDF/A - Portable Document Format 4f", "fmt/1912", PRONOM } },
	{ '4', 0, { "Acrobat PDF/A - Portable Document Format 4", "fmt/1910", PRONOM } },
};

/* Other PDFs by the version in their first line. */
static const struct {
	struct str start;
	struct format format;
} versions[] = {
	{ STR("%PDF-1.0"), { "Acrobat PDF 1.0 - Portable Document Format", "fmt/14", PRONOM } },
	{ STR("%PDF-1.1"), { "Acrobat PDF 1.1 - Portable Document Format", "fmt/15", PRONOM } },
	{ STR("%PDF-1.2"), { "Acrobat PDF 1.2 - Portable Document Format", "fmt/16", PRONOM } },
	{ STR("%PDF-1.3"), { "Acrobat PDF 1.3 - Portable Document Format", "fmt/17", PRONOM } },
	{ STR("%PDF-1.4"), { "Acrobat PDF 1.4 - Portable Document Format", "fmt/18", PRONOM } },
	{ STR("%PDF-1.5"), { "Acrobat PDF 1.5 - Portable Document Format", "fmt/19", PRONOM } },
	{ STR("%PDF-1.6"), { "Acrobat PDF 1.6 - Portable Document Format", "fmt/20", PRONOM } },
	{ STR("%PDF-1.7"), { "Acrobat PDF 1.7 - Portable Document Format", "fmt/276", PRONOM } },
	{ STR("%PDF-2.0"), { "PDF 2.0 - Portable Document Format", "fmt/1129", PRONOM } },
};

static const struct format unknown = { "octet-stream", "application/octet-stream", "IANA Media types" };

/* The bytes behind the first such mark; p is NULL when there is none. */
static struct str
behind(struct str bytes, struct str mark)
{
	const char *p = bytes.p;

	while (p && (size_t)(bytes.p + bytes.n - p) >= mark.n) {
		if (memcmp(p, mark.p, mark.n) == 0)
			return str_from(bytes, (size_t)(p - bytes.p) + mark.n);
		p = memchr(p + 1, mark.p[0], (size_t)(bytes.p + bytes.n - p - 1));
	}
	return (struct str){ 0 };
}

/* The first character of a property of XMP, an element or an attribute: pdfaid:part>2<, pdfaid:part="2". */
static char
property(struct str bytes, struct str name)
{
	struct str value = behind(bytes, name);

	while (value.n && strchr("=>\"' \t\r\n", value.p[0]) && value.p[0])
		value = str_from(value, 1);
	return value.n ? value.p[0] : 0;
}

static const struct format *
pdf_format(struct str bytes)
{
	char part = property(bytes, STR("pdfaid:part")), level = property(bytes, STR("pdfaid:conformance"));

	for (size_t i = 0; i < sizeof archival / sizeof *archival; i++)
		if (archival[i].part == part && archival[i].level == level)
			return &archival[i].format;
	for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
		if (bytes.n > versions[i].start.n && memcmp(bytes.p, versions[i].start.p, versions[i].start.n) == 0)
			return &versions[i].format;
	return &unknown;
}

/* ".jpg" is of "FOTO.JPG" too. */
static bool
has_extension(struct str name, const char *extension)
{
	size_t n = strlen(extension);

	if (name.n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = name.p[name.n - n + i];
		if ((char_is_upper(c) ? c | 32 : c) != extension[i])
			return false;
	}
	return true;
}

const struct format *
format_of(struct str file_name, struct str bytes)
{
	if (has_extension(file_name, ".pdf"))
		return pdf_format(bytes);
	if (has_extension(file_name, ".jpeg"))
		file_name = STR(".jpg");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (has_extension(file_name, rows[i].extension)
		    && (!rows[i].mark.n || behind(bytes, rows[i].mark).p))
			return &rows[i].format;
	return &unknown;
}
