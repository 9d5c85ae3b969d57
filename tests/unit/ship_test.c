/* ship/: formats of files, XML and addresses. */
#include "unit.h"

#include "../../src/ship/diwoo.h"
#include "../../src/ship/pronom.h"
#include "../../src/ship/xml.h"

static struct str
code(const char *name, struct str bytes)
{
	return str_of(format_of(str_of(name), bytes)->code);
}

static void
formats_follow_the_name(void)
{
	EQ_STR(code("bron/rapport.yaml", STR("a: 1")), "fmt/818");
	EQ_STR(code("cijfers.csv", STR("")), "x-fmt/18");
	EQ_STR(code("tekst.md", STR("")), "fmt/1149");
	EQ_STR(code("OFL.txt", STR("")), "x-fmt/111");
	EQ_STR(code("x.controle.json", STR("{}")), "fmt/817");
	EQ_STR(code("kaart.geojson", STR("{}")), "fmt/1367");
	EQ_STR(code("x.MDTO.xml", STR("")), "fmt/101");
	EQ_STR(code("FiraSans.ttf", STR("")), "x-fmt/453");
	EQ_STR(code("FOTO.JPEG", STR("")), "fmt/41");
	EQ_STR(code("iets.docx", STR("PK")), "application/octet-stream");
	EQ_STR(code("yaml", STR("")), "application/octet-stream");
	EQ_STR(str_of(format_of(STR("iets"), STR(""))->list), "IANA Media types");
}

static void
versions_follow_the_bytes(void)
{
	EQ_STR(code("x.png", STR("\x89PNG....IHDR...IDAT")), "fmt/11");
	EQ_STR(code("x.png", STR("\x89PNG....IHDR...sRGB.IDAT")), "fmt/12");
	EQ_STR(code("x.png", STR("\x89PNG....IHDR...sRGB.iTXt.IDAT")), "fmt/13");
	EQ_STR(code("x.jpg", STR("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\1")), "fmt/43");
	EQ_STR(code("x.jpeg", STR("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\2\1")), "fmt/44");
	EQ_STR(code("x.jpg", STR("\xFF\xD8\xFF\xE1..Exif\0\0MM\0*....\x90\0\0\x07\0\0\0\4" "0221")), "fmt/645");
	EQ_STR(code("x.jpg", STR("\xFF\xD8\xFF\xDB")), "fmt/41");
	EQ_STR(code("x.pdf", STR("%PDF-1.7\n<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>")), "fmt/476");
	EQ_STR(code("x.pdf", STR("%PDF-1.7\n<rdf pdfaid:conformance='B' pdfaid:part='3'>")), "fmt/480");
	EQ_STR(code("x.pdf", STR("%PDF-2.0\n<pdfaid:part>4</pdfaid:part><pdfaid:conformance>F</pdfaid:conformance>")), "fmt/1912");
	EQ_STR(code("x.pdf", STR("%PDF-2.0\n<pdfaid:part>4</pdfaid:part>")), "fmt/1910");
	EQ_STR(code("x.pdf", STR("%PDF-1.4\n")), "fmt/18");
	EQ_STR(code("x.pdf", STR("%PDF-1.7\n<pdfaid:part")), "fmt/276");
	EQ_STR(code("x.pdf", STR("")), "application/octet-stream");
}

static void
texts_are_escaped(void)
{
	struct xml *xml = xml_new(a, false);

	xml_open(xml, "a");
	xml_attribute(xml, "b", STR("<\"&'\n>"));
	xml_text(xml, "c", STR("1 < 2 & 3 > 2 \"\xC3\xA9\xE2\x82\xAC\""));
	xml_given(xml, "d", STR(""));
	xml_text(xml, "e", STR(""));
	xml_marked(xml, "f", "g", STR("h"), STR("i & j"));
	xml_close(xml);
	EQ_STR(xml_finish(xml), "<a b=\"&lt;&quot;&amp;'&#10;&gt;\">\n  <c>1 &lt; 2 &amp; 3 &gt; 2 &quot;\xC3\xA9\xE2\x82\xAC&quot;</c>\n"
	    "  <e></e>\n  <f g=\"h\">i &amp; j</f>\n</a>\n");
}

static void
addresses_are_of_the_web(void)
{
	struct style style = { 0 };
	struct report report = { .style = &style, .period.period = { PERIOD_HALF, 2023, 2023, 1 } };

	EQ_STR(diwoo_location(a, &report, STR("x.pdf")), "");
	style.municipality.address = STR("https://w.example/raad/");
	EQ_STR(diwoo_location(a, &report, STR("x.pdf")), "https://w.example/raad/2023-h1/x.pdf");
	style.municipality.address = STR("https://w.example");
	EQ_STR(diwoo_location(a, &report, STR("a b\xC3\xA9?.pdf")), "https://w.example/2023-h1/a%20b%C3%A9%3F.pdf");
}

TESTS(TEST(formats_follow_the_name), TEST(versions_follow_the_bytes), TEST(texts_are_escaped), TEST(addresses_are_of_the_web))
