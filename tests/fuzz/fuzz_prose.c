/*
 * Markdown to blocks, as the text of a literal block of YAML, which is UTF-8
 * without control characters. The first byte chooses the shift of headings.
 */
#include "fuzz.h"
#include "findings.h"
#include "../../src/read/prose.h"

static struct str
clean(struct arena *arena, const uint8_t *bytes, size_t n)
{
	const char *p = (const char *)bytes, *end = p + n;
	struct buf out = { .arena = arena };

	while (p < end) {
		int32_t c = utf8_next(&p, end);
		if (c < 0 || (c >= 0x7F && c < 0xA0))
			c = '?';
		buf_utf8(&out, c < ' ' && c != '\n' ? ' ' : c);
	}
	return buf_str(&out);
}

static void
check_blocks(const struct block *parent, const struct node *node)
{
	for (const struct block *block = parent->first; block; block = block->next) {
		assert(block->parent == parent && block->node == node && block->kind != BLOCK_ROOT);
		assert(block->next || block == parent->last);
		assert((block->kind == BLOCK_ITEM) == (parent->kind == BLOCK_LIST));
		assert(!block->n_spans || block->kind == BLOCK_PARA || block->kind == BLOCK_HEADING);
		assert(!block->first || (block->kind != BLOCK_PARA && block->kind != BLOCK_HEADING));
		assert(block->kind != BLOCK_HEADING || (block->level >= 1 && block->level <= 7));
		for (size_t i = 0; i < block->n_spans; i++)
			assert(block->spans[i].offset <= node->text.n);
		check_blocks(block, node);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct findings findings = { .arena = arena };
	struct buf whole = { .arena = arena };
	struct source source = { .path = STR("fuzz.yaml") };
	struct node node = { .kind = NODE_TEXT, .style = NODE_LITERAL, .place = { &source, 1, 8, 1 } };
	struct block root = { .kind = BLOCK_ROOT };

	if (n) {
		/* With a NUL behind it, as in a tree: md4c 0.4.8 reads one byte too far. */
		node.text = str_dup(arena, clean(arena, bytes + 1, n - 1));
		buf_puts(&whole, "tekst: |\n");
		buf_add(&whole, node.text);
		source.text = buf_str(&whole);
		prose_read(arena, &root, &node, bytes[0] & 1, &findings);
		check_blocks(&root, &node);
		fuzz_findings(&findings);
	}
	arena_free(arena);
	return 0;
}
