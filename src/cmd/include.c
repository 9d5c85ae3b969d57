/*
 * The files that a report takes values from ("uit: cijfers.csv"): found in its
 * folder, read, and put in the report's tree.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../read/include.h"

#include <errno.h>

enum { INCLUDES_BYTES = 4 * TREE_BYTES };       /* of all files together */

static bool
has_known_kind(struct str name)
{
	return str_ends(name, ".csv") || str_ends(name, ".md") || str_ends(name, ".txt");
}

/* The source of a file in the report's folder; NULL when it cannot be had (found). */
static struct source *
read_include(struct run *run, const struct include *include, const char *folder, struct findings *findings)
{
	struct source *source = arena_alloc(run->arena, sizeof *source);
	const char *path = file_within(run->arena, folder, include->name);

	if (path && folder[0] == '.' && !folder[1])
		path += 2;              /* as it is called from here */
	if (!has_known_kind(include->name))
		diag_add(findings, INCLUDE_KIND, include->place, include->name);
	else if (!path)
		diag_add(findings, errno == EPERM ? INCLUDE_PATH : INCLUDE_ABSENT, include->place, include->name);
	else if (source_read(run->arena, path, source, &run->used))
		return source;
	else
		diag_add(findings, INCLUDE_ABSENT, include->place, include->name);
	return NULL;
}

void
includes_load(struct run *run, struct node *root, struct str path, const struct style *style, struct findings *findings)
{
	const char *folder = str_z(run->arena, path_folder(path));
	size_t n, bytes = 0;
	struct include *includes = includes_find(run->arena, root, style, &n);

	for (size_t i = 0; i < n; i++) {
		struct source *source = read_include(run, &includes[i], folder, findings);
		bytes += source ? source->text.n : 0;
		if (bytes > INCLUDES_BYTES && source) {
			diag_add(findings, INCLUDE_LARGE, includes[i].place, { 0 });
			source = NULL;
		}
		include_file(run->arena, findings, &includes[i], source);
	}
}
