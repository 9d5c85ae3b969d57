/* Tokens gather until one entry of the section at hand is whole. */
#include "pdfcmap.h"
#include "pdfchar.h"
#include "pdflexer.h"
#include "pdfobject.h"
#include "../base/arena.h"

#include <stdlib.h>

enum {
	ENTRY = 64,                             /* work of an entry */
	UTF16 = 128,                            /* [bytes] that a code may mean */
	SILENT = 0x200B,                        /* a character that is not spoken */
};

struct reader {
	struct arena *arena;
	struct pdf_file *file;
	struct cmap cmap;
	struct token entry[3];
};

static uint32_t
number_of(struct token token)
{
	uint32_t value = 0;

	if (token.kind == TOKEN_NUMBER)
		return token.number >= 0 && token.number <= UINT32_MAX ? (uint32_t)token.number : 0;
	for (size_t i = 0; i < token.text.n; i++)
		value = value << 8 | (unsigned char)token.text.p[i];
	return value;
}

static void
add_space(struct reader *reader)
{
	struct token *entry = reader->entry;

	if (entry[0].text.n >= 1 && entry[0].text.n <= 4)
		*arena_push(reader->arena, reader->cmap.spaces, reader->cmap.n_spaces) = (struct code_space){
			number_of(entry[0]), number_of(entry[1]), (unsigned)entry[0].text.n };
}

static struct code_mapping *
add_mapping(struct reader *reader, uint32_t first, uint32_t last)
{
	struct code_mapping *mapping = arena_push(reader->arena, reader->cmap.mappings, reader->cmap.n);

	*mapping = (struct code_mapping){ .first = first, .last = last < first ? first : last, .order = (uint32_t)reader->cmap.n };
	return mapping;
}

/* UTF-16 as text, its last unit apart: a range counts on from there. */
static void
add_text(struct reader *reader, uint32_t first, uint32_t last, struct str utf16)
{
	struct code_mapping *mapping = add_mapping(reader, first, last);
	struct buf before = { .arena = reader->arena };
	size_t tail = utf16.n < 2 ? utf16.n : 2;

	if (utf16.n > UTF16)
		utf16.n = UTF16;
	if (utf16.n >= 4 && ((unsigned char)utf16.p[utf16.n - 2] & 0xFC) == 0xDC)
		tail = 4;
	pdf_add_utf16(&before, (struct str){ utf16.p, utf16.n - tail });
	mapping->before = buf_str(&before);
	mapping->target = number_of((struct token){ .kind = TOKEN_STRING, .text = str_from(utf16, utf16.n - tail) });
	if (tail == 4)
		mapping->target = 0x10000 + ((mapping->target >> 16 & 0x3FF) << 10) + (mapping->target & 0x3FF);
	if (!utf16.n)
		mapping->target = SILENT;
}

static void
add_bfchar(struct reader *reader)
{
	uint32_t code = number_of(reader->entry[0]);

	add_text(reader, code, code, reader->entry[1].text);
}

static void
add_bfrange(struct reader *reader)
{
	uint32_t first = number_of(reader->entry[0]), last = number_of(reader->entry[1]);
	struct lexer lexer = { pdf_scratch(reader->file), reader->entry[2].text };

	if (reader->entry[2].kind != TOKEN_ARRAY) {
		add_text(reader, first, last, reader->entry[2].text);
		return;
	}
	for (uint32_t code = first; code <= last && pdf_spend(reader->file, ENTRY); code++) {
		struct token token = lexer_next(&lexer);
		if (token.kind != TOKEN_STRING || code == UINT32_MAX)
			break;
		add_text(reader, code, code, token.text);
	}
}

static void
add_cidchar(struct reader *reader)
{
	uint32_t code = number_of(reader->entry[0]);

	add_mapping(reader, code, code)->target = number_of(reader->entry[1]);
}

static void
add_cidrange(struct reader *reader)
{
	add_mapping(reader, number_of(reader->entry[0]), number_of(reader->entry[1]))->target = number_of(reader->entry[2]);
}

static const struct section {
	const char *begin;
	size_t entry;                   /* tokens */
	void (*add)(struct reader *);
} sections[] = {
	{ "begincodespacerange", 2, add_space }, { "beginbfchar", 2, add_bfchar }, { "beginbfrange", 3, add_bfrange },
	{ "begincidchar", 2, add_cidchar }, { "begincidrange", 3, add_cidrange },
};

/* The section that a word begins; any other word ends the section. */
static const struct section *
section_of(struct str word)
{
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		if (str_is(word, sections[i].begin))
			return &sections[i];
	return NULL;
}

static int
by_code(const void *a, const void *b)
{
	const struct code_mapping *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

struct cmap
cmap_read(struct arena *arena, struct pdf_file *file, struct str source)
{
	struct reader reader = { .arena = arena, .file = file };
	struct lexer lexer = { pdf_scratch(file), source };
	const struct section *section = NULL;
	size_t n = 0;

	for (;;) {
		struct token token = lexer_operand(&lexer);
		if (token.kind == TOKEN_END)
			break;
		if (token.kind == TOKEN_WORD) {
			section = section_of(token.text);
			n = 0;
		} else if (section) {
			reader.entry[n++] = token;
			if (n == section->entry) {
				if (!pdf_spend(file, ENTRY))
					break;
				section->add(&reader);
				n = 0;
			}
		}
	}
	if (reader.cmap.n)
		qsort(reader.cmap.mappings, reader.cmap.n, sizeof *reader.cmap.mappings, by_code);
	return reader.cmap;
}

/* Whether each byte of a code lies between those of the space's ends (9.7.6.2). */
static bool
in_space(const struct code_space *space, struct code code)
{
	for (unsigned shift = 0; shift < 8 * code.bytes; shift += 8) {
		uint32_t byte = code.value >> shift & 0xFF;
		if (byte < (space->first >> shift & 0xFF) || byte > (space->last >> shift & 0xFF))
			return false;
	}
	return space->bytes == code.bytes;
}

static struct code
take_code(struct str *string, unsigned bytes)
{
	struct code code = { 0, string->n < bytes ? (unsigned)string->n : bytes };

	for (unsigned i = 0; i < code.bytes; i++)
		code.value = code.value << 8 | (unsigned char)string->p[i];
	*string = str_from(*string, code.bytes);
	return code;
}

struct code
cmap_next(const struct cmap *cmap, struct str *string)
{
	unsigned shortest = cmap->n_spaces ? 4 : 2;

	for (unsigned bytes = 1; bytes <= 4 && bytes <= string->n; bytes++) {
		struct str ahead = *string;
		struct code code = take_code(&ahead, bytes);
		for (size_t i = 0; i < cmap->n_spaces && i < 64; i++)
			if (in_space(&cmap->spaces[i], code)) {
				*string = ahead;
				return code;
			}
	}
	for (size_t i = 0; i < cmap->n_spaces; i++)
		if (cmap->spaces[i].bytes < shortest)
			shortest = cmap->spaces[i].bytes;
	return take_code(string, shortest);
}

const struct code_mapping *
cmap_find(const struct cmap *cmap, uint32_t code)
{
	size_t low = 0, high = cmap->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (cmap->mappings[middle].first <= code)
			low = middle + 1;
		else
			high = middle;
	}
	return low && cmap->mappings[low - 1].last >= code ? &cmap->mappings[low - 1] : NULL;
}
