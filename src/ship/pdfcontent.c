/* What was seen is found again by the identity of its object. */
#include "pdfcontent.h"
#include "pdffont.h"
#include "pdfrun.h"
#include "../base/arena.h"
#include "../base/map.h"

struct contents {
	struct arena *arena;
	struct pdf_file *file;
	struct map sequences, pages, fonts;
	struct marked **marked;
	size_t n;
	struct page_count *page;
	size_t n_pages;
	const struct pdf_font **font;
	size_t n_fonts;
	size_t runs;
};

struct key {
	uint64_t owner;
	int64_t mcid;
};

struct contents *
contents_new(struct arena *arena, struct pdf_file *file)
{
	struct contents *contents = arena_alloc(arena, sizeof *contents);

	*contents = (struct contents){ .arena = arena, .file = file,
		.sequences = { .arena = arena }, .pages = { .arena = arena }, .fonts = { .arena = arena } };
	return contents;
}

struct pdf_file *
contents_file(const struct contents *contents)
{
	return contents->file;
}

size_t
contents_run(struct contents *contents)
{
	return ++contents->runs;
}

struct page_count *
contents_page(struct contents *contents, size_t page)
{
	return &contents->page[page];
}

struct marked *
contents_sequence(struct contents *contents, uint64_t owner, size_t run, int64_t mcid)
{
	struct key key = { owner, mcid };
	struct str name = { arena_copy(contents->arena, &key, sizeof key), sizeof key };
	size_t at = map_put(&contents->sequences, name, contents->n);

	if (at == contents->n) {
		struct marked *fresh = arena_alloc(contents->arena, sizeof *fresh);
		*fresh = (struct marked){ .text = { .arena = contents->arena }, .run = run };
		*arena_push(contents->arena, contents->marked, contents->n) = fresh;
	}
	return contents->marked[at]->run == run ? contents->marked[at] : NULL;
}

const struct pdf_font *
contents_font(struct contents *contents, uint64_t owner, struct str name, pdf_object dict)
{
	uint64_t identity = pdf_identity(contents->file, dict);
	struct buf key = { .arena = contents->arena };
	const struct pdf_font *font;
	size_t at;

	if (pdf_kind(contents->file, dict) != OBJECT_DICT)
		return NULL;
	if (!identity) {
		buf_add(&key, name);
		identity = owner;
	}
	buf_add(&key, (struct str){ (char *)&identity, sizeof identity });
	at = map_get(&contents->fonts, buf_str(&key), SIZE_MAX);
	if (at != SIZE_MAX)
		return contents->font[at];
	map_put(&contents->fonts, buf_str(&key), contents->n_fonts);
	font = font_read(contents->arena, contents->file, dict);
	*arena_push(contents->arena, contents->font, contents->n_fonts) = font;
	return font;
}

const struct marked *
contents_find(struct contents *contents, pdf_object page, pdf_object stream, int64_t mcid)
{
	struct key key = { pdf_identity(contents->file, page), mcid };
	struct str name = { (char *)&key.owner, sizeof key.owner };
	size_t at;

	if (!key.owner || pdf_kind(contents->file, page) != OBJECT_DICT)
		return NULL;
	if (map_get(&contents->pages, name, SIZE_MAX) == SIZE_MAX) {
		map_put(&contents->pages, str_dup(contents->arena, name), contents->n_pages);
		arena_push(contents->arena, contents->page, contents->n_pages);
		run_page(contents, contents->n_pages - 1, page);
	}
	if (stream)
		key.owner = pdf_identity(contents->file, stream);
	at = map_get(&contents->sequences, (struct str){ (char *)&key, sizeof key }, SIZE_MAX);
	return at == SIZE_MAX ? NULL : contents->marked[at];
}

bool
contents_gaps_are_spaces(const struct contents *contents, size_t page)
{
	return page < contents->n_pages && contents->page[page].gaps > contents->page[page].spaces;
}
