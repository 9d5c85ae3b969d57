/* read/csv and read/decode: what exports of Excel and financial systems look like, and what is refused. */
#include "unit.h"
#include "../../src/read/csv.h"
#include "../../src/read/decode.h"
#include "../../src/read/tree.h"

#include <string.h>

static struct source source;
static struct findings findings;

static struct csv *
read_bytes(struct str bytes)
{
	struct csv *csv;

	source = (struct source){ STR("cijfers.csv"), bytes };
	findings = (struct findings){ .arena = a };
	csv = csv_read(a, &source, &findings);
	OK(!csv == !!findings.n);
	return csv;
}

static void
add_place(struct buf *out, struct place place)
{
	OK(place.source == &source);
	buf_printf(out, "%u:%u+%u", place.line, place.column, place.width);
}

static void
add_row(struct buf *out, const struct csv_row *row, bool places)
{
	for (size_t i = 0; i < row->n; i++) {
		buf_puts(out, i ? "|" : "");
		buf_add(out, row->cells[i].text);
		if (places) {
			buf_char(out, '@');
			add_place(out, row->cells[i].place);
		}
	}
}

static struct str
written(const struct csv *csv, bool places)
{
	struct buf out = { .arena = a };

	add_row(&out, &csv->head, places);
	for (size_t i = 0; i < csv->n; i++) {
		buf_puts(&out, " / ");
		add_row(&out, &csv->rows[i], places);
	}
	return buf_str(&out);
}

static void
add_findings(struct buf *out)
{
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *finding = &findings.list[i];
		buf_puts(out, i ? " " : "");
		buf_add(out, finding_id(finding));
		buf_char(out, '@');
		add_place(out, finding->place);
		for (size_t k = 0; k < finding->n_marks; k++) {
			buf_char(out, '&');
			add_place(out, finding->marks[k].place);
		}
	}
}

/* "A|B / 1|2", or "csv-leeg@1:1+1" */
static struct str
seen(struct str bytes, bool places)
{
	const struct csv *csv = read_bytes(bytes);
	struct buf out = { .arena = a };

	if (csv)
		return written(csv, places);
	add_findings(&out);
	return buf_str(&out);
}

/* Bytes may hold NUL. */
#define READS(bytes, should) EQ_STR(seen(STR(bytes), false), should)
#define PLACES(bytes, should) EQ_STR(seen(STR(bytes), true), should)
#define MESSAGE(should) EQ_STR(message(), should)

static struct str
message(void)
{
	struct buf out = { .arena = a };

	if (findings.n)
		finding_message(&out, &findings.list[0], LANG_NL);
	return buf_str(&out);
}

/* Separators */

static void
separators_are_seen(void)
{
	READS("Post;Bedrag\nBaggeren;9,99\n", "Post|Bedrag / Baggeren|9,99");
	READS("Post\tBedrag\nBaggeren\t9,99\n", "Post|Bedrag / Baggeren|9,99");
	READS("Post,Bedrag\nBaggeren,\"9,99\"\n", "Post|Bedrag / Baggeren|9,99");
	READS("Post;Bedrag, in euro\nBaggeren;9\n", "Post|Bedrag, in euro / Baggeren|9");
	READS("\"Post, naam, code, soort\";Bedrag\nBaggeren;9\n", "Post, naam, code, soort|Bedrag / Baggeren|9");
	READS("\"Post;\n;;\",Bedrag\nBaggeren,9\n", "Post;\n;;|Bedrag / Baggeren|9");
	READS("Post,Bedrag,Saldo;\n1,2,3\n", "Post|Bedrag|Saldo; / 1|2|3");
	READS("\n  \n\nPost\tBedrag\n1\t2\n", "Post|Bedrag / 1|2");
}

static void
a_separator_that_is_named_is_obeyed(void)
{
	PLACES("sep=;\r\nA,B;C\r\n1;2\r\n", "A,B@2:1+3|C@2:5+1 / 1@3:1+1|2@3:3+1");
	READS("sep=,\nA,B;C;D\n1,2\n", "A|B;C;D / 1|2");
	READS("SEP=|\nA;|B;\n1|2", "A;|B; / 1|2");
	READS("sep=\t\nA\tB\n1\t2", "A|B / 1|2");
	READS("\xEF\xBB\xBFsep=;\nA;B\n1;2", "A|B / 1|2");
	READS("sep=;x\n1;2\n", "sep=|x / 1|2");
	READS("sep=x\n1;2\n", "csv-scheiding@1:1+5");
	READS("sep=\n1;2\n", "csv-scheiding@1:1+4");
	READS("sep=;", "csv-leeg@1:1+1");
	READS("sep=;\n", "csv-leeg@1:1+1");
}

static void
one_column_is_no_table(void)
{
	READS("Post Bedrag\nBaggeren 9\n", "csv-scheiding@1:1+11");
	MESSAGE("met \";\" als scheidingsteken heeft deze kop maar één kolom: \"Post Bedrag\". "
	    "Zet een puntkomma (;) tussen de kolommen. Staat er een titel boven de kop? Haal die dan weg");
	READS("sep=,\n\nPost;Bedrag\nBaggeren;9\n", "csv-scheiding@3:1+11");
	READS("\n Post:Bedrag\nBaggeren:9\n", "csv-scheiding@2:2+11");
	READS("sep=\t\nPost;Bedrag\n", "csv-scheiding@2:1+11");
	MESSAGE("met \"tab\" als scheidingsteken heeft deze kop maar één kolom: \"Post;Bedrag\". "
	    "Zet een puntkomma (;) tussen de kolommen. Staat er een titel boven de kop? Haal die dan weg");
}

static void
a_title_is_no_header(void)
{
	READS("Budget 2024\nPost;Bedrag\nBaggeren;9\n", "csv-scheiding@1:1+11");
	READS("Budget 2024;;\nPost;Bedrag;Saldo\nBaggeren;9;9\n", "csv-scheiding@1:1+13");
	READS(";Budget 2024;\nPost;Bedrag;Saldo\n", "csv-scheiding@1:1+13");
	EQ_STR(findings.list[0].args[0], "Budget 2024");
}

static void
a_long_header_is_told_in_short(void)
{
	struct buf line = { .arena = a };

	for (int i = 0; i < 100; i++)
		buf_puts(&line, "é");
	read_bytes(buf_str(&line));
	EQ_INT(utf8_count(findings.list[0].args[0]), 60);
	EQ_INT(findings.list[0].args[0].n, 120);
}

/* Line ends and what is left out */

static void
all_line_ends_are_the_same(void)
{
	static const char should[] = "A@1:1+1|B@1:3+1 / 1@2:1+1|2@2:3+1 / 3@4:1+1|4@4:3+1";

	PLACES("A;B\n1;2\n\n3;4\n", should);
	PLACES("A;B\r\n1;2\r\n\r\n3;4\r\n", should);
	PLACES("A;B\r1;2\r\r3;4\r", should);
	PLACES("A;B\r\n1;2\n\r3;4", should);
	OK(!memchr(source.text.p, '\r', source.text.n));
}

static void
the_last_line_may_lack_its_end(void)
{
	READS("A;B\n1;2", "A|B / 1|2");
	READS("A;B\n1;", "A|B / 1|");
	READS("A;B\n1;\"2\"", "A|B / 1|2");
	READS("A;B\n1;\"2\"\"\"  ", "A|B / 1|2\"");
	READS("A;B\n1;2 \t", "A|B / 1|2");
	READS("A;B\n1;  ", "A|B / 1|");
	READS("A;B\n1;2\n  ", "A|B / 1|2");
}

static void
empty_rows_are_left_out(void)
{
	READS(";;\n \n;\u00A0;\nA;B;C\n;;\n1;;\n;\"\"; \n \t\n\u00A0\n;;;;;\n\n;;3\n;;\n\n\n", "A|B|C / 1|| / ||3");
	PLACES("A\tB\n\t\n\t2\n", "A@1:1+1|B@1:3+1 / @3:1+1|2@3:2+1");
}

static void
empty_columns_are_left_out(void)
{
	READS("A;B;;;\n1;2;;;\n3;4; ;\"\";\n", "A|B / 1|2 / 3|4");
	PLACES("A;;B\n1;;2\n", "A@1:1+1|B@1:4+1 / 1@2:1+1|2@2:4+1");
	READS("\u00A0;A;B\n;1;2\n", "A|B / 1|2");
	READS("A;B\n1;\n2;\n", "A|B / 1| / 2|");
}

/* Cells */

static void
cells_are_trimmed(void)
{
	PLACES("  A ;\u00A0 B\u00A0\u202F\n\"  1 \u00A0\" ; \t2\t \n", "A@1:3+1|B@1:8+1 / 1@2:4+1|2@2:12+1");
	READS("A;B\n1 000;\u00A0\n", "A|B / 1 000|");
	READS("A;B\n€\u00A01.000;-\n", "A|B / €\u00A01.000|-");
}

static void
places_count_characters(void)
{
	PLACES("Één;Twéé\ncoöperatie;€ 9\n", "Één@1:1+3|Twéé@1:5+4 / coöperatie@2:1+10|€ 9@2:12+3");
	PLACES("\xEF\xBB\xBF" "A;B\n;2\n", "A@1:1+1|B@1:3+1 / @2:1+1|2@2:2+1");
	PLACES("A;B;C\n;  ;\n\"\";\"\";3", "A@1:1+1|B@1:3+1|C@1:5+1 / @3:2+1|@3:5+1|3@3:7+1");
}

static void
rows_have_places(void)
{
	const struct csv *csv = read_bytes(STR("\nA;B\n\n  \"1\ncoöp\" ;2 \n3;\n"));
	struct buf out = { .arena = a };

	add_place(&out, csv->head.place);
	for (size_t i = 0; i < csv->n; i++) {
		buf_char(&out, ' ');
		add_place(&out, csv->rows[i].place);
	}
	EQ_STR(buf_str(&out), "2:1+3 4:3+2 6:1+2");
}

static void
quotes_are_taken_off(void)
{
	PLACES("\"A\";\"B\"\n\"1\";  \"2;3\"  \n", "A@1:2+1|B@1:6+1 / 1@2:2+1|2;3@2:8+3");
	READS("A;B\n\"\"\"Groen\"\" in de wijk\";\"\"\"\"\n", "A|B / \"Groen\" in de wijk|\"");
	PLACES("A;B\n\" \"\"x\"\" \";y\n", "A@1:1+1|B@1:3+1 / \"x\"@2:3+5|y@2:11+1");
	READS("A,B\n\"1,2\",\"a\"\"b\"\n", "A|B / 1,2|a\"b");
}

static void
a_quote_inside_a_cell_is_a_letter(void)
{
	READS("A;B\nBuis 5\";\x22x\"\n", "A|B / Buis 5\"|x");
	READS("A;B\n=\"007\";a\"\"b\n", "A|B / =\"007\"|a\"\"b");
	READS("Maat (\");B\n1;2\n", "Maat (\")|B / 1|2");
}

static void
a_cell_may_have_lines(void)
{
	PLACES("A;B\r\n\"een\r\n\r\ntwee\";2\r\n3;4\r\n", "A@1:1+1|B@1:3+1 / een\n\ntwee@2:2+3|2@4:7+1 / 3@5:1+1|4@5:3+1");
	READS("\"A\nB\";C\r\"1\r2\";3", "A\nB|C / 1\n2|3");
	PLACES("A;B\n\"\n x\n\n\";2\n", "A@1:1+1|B@1:3+1 / x@3:2+1|2@5:3+1");
}

/* A megabyte between quotes is no more work than one without. */
static void
a_cell_may_be_long(void)
{
	struct buf text = { .arena = a };
	const struct csv *csv;

	buf_puts(&text, "A;B\n\"");
	for (int i = 0; i < 1 << 20; i++)
		buf_puts(&text, i % 3 ? "x" : "\"\"");
	buf_puts(&text, "\";2\n");
	csv = read_bytes(buf_str(&text));
	EQ_INT(csv->rows[0].cells[0].text.n, 1 << 20);
	EQ_INT(csv->rows[0].cells[1].place.column, text.n - 5);
}

static void
cells_borrow_from_the_source(void)
{
	const struct csv *csv = read_bytes(STR("A;B\n\"1;2\"; 3 \n"));

	for (size_t i = 0; i < 2; i++) {
		const char *p = csv->rows[0].cells[i].text.p;
		OK(p > source.text.p && p < source.text.p + source.text.n);
	}
}

/* Encodings */

static void
windows_1252_is_decoded(void)
{
	PLACES("Post;Bedrag\r\nCo\xF6peratie \x93Groen\x94;\x80 9\r\n",
	    "Post@1:1+4|Bedrag@1:6+6 / Coöperatie “Groen”@2:1+18|€ 9@2:20+3");
	EQ_STR(source.text, "Post;Bedrag\nCoöperatie “Groen”;€ 9\n");
	READS("A;B\n\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8E;\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9A\x9B\x9C\x9E\x9F",
	    "A|B / €‚ƒ„…†‡ˆ‰Š‹ŒŽ|‘’“”•–—˜™š›œžŸ");
	READS("A;B\n\xA0\xA3\xA0;\xFF\xE9", "A|B / £|ÿé");
}

static void
utf8_stays_as_it_is(void)
{
	READS("A;B\n€;\xF0\x9F\x8C\xB3\n", "A|B / €|\xF0\x9F\x8C\xB3");
	READS("\xEF\xBB\xBF\"A\";B\n1;2\n", "A|B / 1|2");
}

static void
doubtful_bytes_are_refused(void)
{
	READS("\xFF\xFE" "A\0;\0B\0\n\0", "csv-tekens@1:1+1");
	MESSAGE("het is niet zeker welk teken hier staat (UTF-16). Open het bestand in Excel, kijk de letters met een accent "
	    "na en sla het op als \"CSV UTF-8\"");
	READS("\xFE\xFF\0A\0;\0B\0\n", "csv-tekens@1:1+1");
	READS("A\0;\0B\0\n\0", "csv-tekens@1:2+1");
	EQ_STR(findings.list[0].args[0], "byte 00");
	READS("A;B\nCaf\xE9;1\r\nco\xC3\xB6p;2\n", "csv-tekens@2:4+1&3:3+1");
	EQ_STR(findings.list[0].args[0], "byte E9");
	EQ_STR(findings.list[0].marks[0].text, "UTF-8");
	READS("A;\xE2\x82\xAC B\r\r\xE9;\xC3", "csv-tekens@3:1+1&1:3+1");
	READS("A;B\n\xE9;\xC3\xA9 en \xE9", "csv-tekens@2:1+1&2:3+1");
	for (const char *byte = "\x81\x8D\x8F\x90\x9D"; *byte; byte++) {
		struct str bytes = str_printf(a, "A;B\n\xE9\xE9;x%c\n", *byte);
		EQ_STR(seen(bytes, false), "csv-tekens@2:5+1");
	}
	EQ_STR(findings.list[0].args[0], "byte 9D");
}

static void
hidden_characters_are_refused(void)
{
	READS("A;B\n1;2\u202E3\n\u200B;4\n", "teken-verboden@2:4+1 teken-verboden@3:1+1");
	READS("A;B\n1;\x1B[2J\n", "teken-verboden@2:3+1");
	READS("A;B\n1;\xEF\xBB\xBF" "2\n", "teken-verboden@2:3+1");
}

/* Quotes that are wrong */

static void
an_open_quote_is_found_where_it_opens(void)
{
	READS("A;B\n1; \"2\n3;4\n", "csv-aanhalingsteken@2:4+1");
	READS("A;B\né;\"2\n\"3\";4\n5;6\n", "csv-aanhalingsteken@2:3+1");
	READS("A;\"B", "csv-aanhalingsteken@1:3+1");
	READS("A;B\n1;\"", "csv-aanhalingsteken@2:3+1");
	READS("A;B\n1;\"2\"\"\n", "csv-aanhalingsteken@2:3+1");
	READS("A;B\n1;2;3\n\"4;5\n", "csv-cellen@2:1+5 csv-aanhalingsteken@3:1+1");
}

static void
text_behind_a_quote_is_refused(void)
{
	READS("A;B\n\"Groen\" in de wijk;2\n", "csv-na-aanhalingsteken@2:9+1&2:1+1");
	READS("A;B\n1;\"é\"\"\" x;2\n", "csv-na-aanhalingsteken@2:9+1&2:3+1");
	READS("A;B\n1;\"a\" \"b\"\n", "csv-na-aanhalingsteken@2:7+1&2:3+1");
	READS("A\tB\n1\t\"a\"x\n", "csv-na-aanhalingsteken@2:6+1&2:3+1");
}

/* Rows and heads that are wrong */

static void
rows_have_the_cells_of_the_header(void)
{
	READS("Post,Bedrag\nBaggeren,9,99\nOevers,8\n", "csv-cellen@2:1+13");
	MESSAGE("deze regel heeft 3 cellen, maar de kop heeft er 2. Een \",\" in een bedrag of een tekst begint een nieuwe cel; "
	    "zet dan aanhalingstekens om de hele cel");
	READS("A;B;C\n1;2\n3;4;5\n \"6\n7\"\n", "csv-cel-ontbreekt@2:1+3 csv-cel-ontbreekt@4:2+2");
	MESSAGE("de kop heeft 3 cellen, maar deze regel heeft er 2. Loopt een cel door op de volgende regel? "
	    "Zet er dan aanhalingstekens omheen. Anders ontbreekt er een \";\": bij een lege cel hoort er ook een");
	READS("A;B\n1;2;\n", "csv-cellen@2:1+4");
	READS("A;B;\n1;2\n", "csv-cel-ontbreekt@2:1+3");
	READS("A;B\n;;3\n", "csv-cellen@2:1+3");
	READS("A\tB\n1\t2\t3\n", "csv-cellen@2:1+5");
	EQ_STR(findings.list[0].args[2], "tab");
}

static void
after_twenty_wrong_rows_it_stops(void)
{
	struct buf text = { .arena = a };

	buf_puts(&text, "A;B\n");
	for (int i = 0; i < 100; i++)
		buf_puts(&text, "1\n");
	OK(!read_bytes(buf_str(&text)));
	EQ_INT(findings.n, 20);
}

static void
columns_have_names(void)
{
	READS("A;B;\n1;2;\n3;4; 5\n6;7;8\n", "csv-kop@1:5+1&3:6+1");
	READS(";A;;B\n;1;2;3\n4;5;6;7\n", "csv-kop@1:1+1&3:1+1 csv-kop@1:4+1&2:4+1");
}

static void
names_differ(void)
{
	READS("Budget;Één naam;budget ; een-naam;E\n1;2;3;4;5\n", "csv-kop-dubbel@1:17+6&1:1+6 csv-kop-dubbel@1:26+8&1:8+8");
	EQ_STR(findings.list[0].args[0], "budget");
}

static void
a_table_has_rows(void)
{
	READS("", "csv-leeg@1:1+1");
	READS("\r\n \r\n;;\r\n", "csv-leeg@1:1+1");
	READS("\n A;B\n;\n\n", "csv-leeg@2:2+3");
	READS("\xEF\xBB\xBF", "csv-leeg@1:1+1");
}

/* Limits */

static struct str
repeated(const char *what, size_t n)
{
	struct buf out = { .arena = a };

	while (n--)
		buf_puts(&out, what);
	return buf_str(&out);
}

static void
there_are_limits(void)
{
	struct str rows = repeated("1;2\n", TREE_BYTES / 4 - 1), names = { 0 };
	struct buf head = { .arena = a };

	EQ_STR(seen(str_printf(a, "A;B\n%.*s\n", (int)rows.n, rows.p), false), "csv-grens@1:1+1");
	EQ_STR(seen(str_printf(a, "A;B\n%.*s", (int)rows.n, rows.p), false), "csv-grens@500002:1+3");
	for (int i = 1; i <= TREE_KEYS; i++)
		buf_printf(&head, "%sk%d", i > 1 ? ";" : "", i);
	names = buf_str(&head);
	EQ_INT(read_bytes(str_printf(a, "%.*s\n1%s\n", (int)names.n, names.p, str_z(a, repeated(";", TREE_KEYS - 1))))->head.n,
	    TREE_KEYS);
	EQ_STR(seen(str_printf(a, "%.*s;x\n", (int)names.n, names.p), false), "csv-grens@1:1+4894");
}

static void
findings_that_are_full_still_refuse(void)
{
	source = (struct source){ STR("x.csv"), STR("A;B\n1;2;3\n") };
	findings = (struct findings){ .arena = a };
	for (int i = 0; i < FINDINGS_MOST; i++)
		diag_add(&findings, CSV_EMPTY, ((struct place){ 0 }), { 0 });
	OK(!csv_read(a, &source, &findings));
	EQ_INT(diag_count(&findings, SEVERITY_ERROR), FINDINGS_MOST + 1);
}

TESTS(
	TEST(separators_are_seen),
	TEST(a_separator_that_is_named_is_obeyed),
	TEST(one_column_is_no_table),
	TEST(a_title_is_no_header),
	TEST(a_long_header_is_told_in_short),
	TEST(all_line_ends_are_the_same),
	TEST(the_last_line_may_lack_its_end),
	TEST(empty_rows_are_left_out),
	TEST(empty_columns_are_left_out),
	TEST(cells_are_trimmed),
	TEST(places_count_characters),
	TEST(rows_have_places),
	TEST(quotes_are_taken_off),
	TEST(a_quote_inside_a_cell_is_a_letter),
	TEST(a_cell_may_have_lines),
	TEST(a_cell_may_be_long),
	TEST(cells_borrow_from_the_source),
	TEST(windows_1252_is_decoded),
	TEST(utf8_stays_as_it_is),
	TEST(doubtful_bytes_are_refused),
	TEST(hidden_characters_are_refused),
	TEST(an_open_quote_is_found_where_it_opens),
	TEST(text_behind_a_quote_is_refused),
	TEST(rows_have_the_cells_of_the_header),
	TEST(after_twenty_wrong_rows_it_stops),
	TEST(columns_have_names),
	TEST(names_differ),
	TEST(a_table_has_rows),
	TEST(there_are_limits),
	TEST(findings_that_are_full_still_refuse),
)
