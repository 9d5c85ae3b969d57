/* Templates and their fonts, for targets that go all the way to a PDF: they run from
 * the folder that has templates/ and fonts/. */
#ifndef FUZZ_TEMPLATES_H
#define FUZZ_TEMPLATES_H

#include "../../src/base/arena.h"
#include "../../src/base/file.h"
#include "../../src/read/sfnt.h"
#include "../../src/read/style.h"

#define STANDARD "templates/standaard/sjabloon.yaml"

static inline const struct node *
tree_of(struct arena *arena, const char *path)
{
	struct source *source = arena_alloc(arena, sizeof *source);
	struct findings findings = { .arena = arena };
	const struct node *root;

	source->path = str_of(path);
	assert(file_read(arena, path, TREE_BYTES, &source->text));
	root = tree_read(arena, source, &findings);
	assert(root && !findings.n);
	return root;
}

static inline struct style *
style_of(struct arena *arena, const struct node *root)
{
	struct findings findings = { .arena = arena };
	struct style *style = style_read(arena, &findings, root, NULL, 0);

	assert(!diag_count(&findings, SEVERITY_ERROR));
	return style;
}

/* Its fonts, whose bytes stay. */
static inline void
read_fonts(struct arena *arena, const struct style *style, struct sfnt files[FACE_COUNT])
{
	for (int i = 0; i < FACE_COUNT; i++) {
		struct str bytes;
		assert(file_map(path_join(arena, STR("fonts"), style->fonts[i]), &bytes));
		files[i] = sfnt_read(arena, bytes);
	}
}

#endif
