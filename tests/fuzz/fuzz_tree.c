/* YAML bytes to a tree: its twin can be printed, every place lies in the source. */
#include "fuzz.h"
#include "findings.h"
#include "../../src/read/tree.h"
#include "../../src/write/text.h"

static void
check_node(const struct node *node, int depth)
{
	assert(node && node->place.line >= 1 && node->place.column >= 1 && node->place.width >= 1);
	assert(depth <= TREE_DEPTH + 1);
	if (node->kind == NODE_TEXT) {
		struct place last = tree_place_at(node, node->text.n);
		assert(tree_place_at(node, 0).line >= node->place.line && last.line >= node->place.line);
	}
	for (size_t i = 0; i < node->n; i++)
		if (node->kind == NODE_LIST) {
			check_node(node->items[i], depth + 1);
		} else {
			assert(node->entries[i].key.n);
			check_node(node->entries[i].value, depth + 1);
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct source source = { STR("fuzz.yaml"), { (const char *)bytes, n } };
	struct findings findings = { .arena = arena };
	struct buf out = { .arena = arena };
	struct node *root = tree_read(arena, &source, &findings);

	assert(root || findings.n);
	if (root) {
		check_node(root, 0);
		text_node(&out, root);
	}
	fuzz_findings(&findings);
	arena_free(arena);
	return 0;
}
