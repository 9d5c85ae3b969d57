/*
 * Where templates and fonts are: beside the binary (in a checkout: one folder
 * up), then under the prefix that it was installed in.
 */
#define _XOPEN_SOURCE 700
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../check/check.h"
#include "../read/merge.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#ifndef SHARE
#error "SHARE is set by the Makefile"
#endif

/* The folder that the running program is in. */
static struct str
binary_folder(struct arena *arena)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	if (n <= 0 || n == sizeof path)
		return STR(".");
	return str_dup(arena, path_folder((struct str){ path, (size_t)n }));
}

void
shared_folders(struct arena *arena, const char *folders[SHARED_FOLDERS])
{
	struct str binary = binary_folder(arena);

	folders[0] = str_z(arena, binary);
	folders[1] = path_join(arena, binary, STR(".."));
	folders[2] = path_join(arena, binary, STR("../share/voortgang"));
	folders[3] = SHARE;
}

const char *
shared_find(struct run *run, const char *name, struct str *looked)
{
	struct arena *arena = run->shared;
	const char *folders[SHARED_FOLDERS];
	const char *only = run->own_fonts && str_starts(str_of(name), "fonts/") ? NULL : run->share;
	struct buf list = { .arena = arena };

	shared_folders(arena, folders);
	for (int i = 0; i < SHARED_FOLDERS; i++) {
		const char *folder = only ? only : folders[i];
		const char *path = path_join(arena, str_of(folder), str_of(name));
		if (access(path, R_OK) == 0)
			return path;
		buf_puts(&list, i ? ", " : "");
		buf_puts(&list, folder);
		if (only)
			break;
	}
	*looked = buf_str(&list);
	return NULL;
}

void
run_close(struct run *run)
{
	for (size_t i = 0; i < run->n_templates; i++)
		fonts_close(run->templates[i].fonts);
	arena_free(run->scratch);
	arena_free(run->arena);
	arena_free(run->shared);
}

enum status
start_second(struct run *run)
{
	const char *path = path_join(run->arena, binary_folder(run->arena), STR("voortgang-ship"));

	execv(path, run->options->line);
	say(run->options->lang, SAY_NO_SECOND, str_of(path), say_errno(run->options->lang, errno));
	return STATUS_FAILED;
}

bool
is_file_name(struct str name)
{
	return name.n && name.p[0] != '.' && !memchr(name.p, '/', name.n) && !memchr(name.p, '\0', name.n);
}

/* What a municipality says of itself, when it has such a file. */
static void
read_municipality(struct run *run, struct template *template, struct findings *findings, const char *template_path)
{
	struct source *source = arena_alloc(run->shared, sizeof *source);
	struct node *root;

	if (!template->style || !source_read(run->shared, path_join(run->shared, path_folder(str_of(template_path)),
	    STR("gemeente.yaml")), source, &template->used))
		return;
	if ((root = tree_read(run->shared, source, findings)))
		municipality_read(run->shared, findings, root, &template->style->municipality);
}

/* The logo lies beside the template that names it. */
static void
read_logo(struct run *run, struct template *template, struct findings *findings)
{
	struct style *style = template->style;
	const char *path;
	struct str bytes, why = { 0 };

	if (!style || !style->logo_file.n)
		return;
	path = file_within(run->shared, str_z(run->shared, path_folder(style->logo_place.source->path)), style->logo_file);
	if (!path)
		diag_add(findings, errno == EPERM ? IMAGE_PATH : IMAGE_ABSENT, style->logo_place, style->logo_file);
	else if (!used_read(&template->used, path, IMAGE_BYTES, &bytes))
		diag_add(findings, errno == EFBIG ? IMAGE_DAMAGED : IMAGE_ABSENT, style->logo_place, style->logo_file,
		    STR("too many bytes"));
	else if (!(style->logo = image_decode(run->shared, bytes, &why)))
		diag_add(findings, IMAGE_DAMAGED, style->logo_place, style->logo_file, why);
}

static const char *
find_template(struct run *run, struct str name, struct str *looked)
{
	return shared_find(run, str_printf(run->shared, "templates/%.*s/sjabloon.yaml%c",
	    (int)name.n, name.p, 0).p, looked);
}

enum { GENERATIONS = 5 };

/* The names of a template and of those above it, the child first. */
struct family {
	struct str folders[GENERATIONS], names[GENERATIONS];
	size_t n;
	struct files *used;
};

static struct str
text_at(const struct node *root, const char *key, struct place *place)
{
	const struct entry *entry = tree_lookup(root, str_of(key));

	if (!entry || entry->value->kind != NODE_TEXT)
		return (struct str){ 0 };
	*place = entry->value->place;
	return str_trim(entry->value->text);
}

static bool
is_in(const struct family *family, struct str folder)
{
	for (size_t i = 0; i < family->n; i++)
		if (str_eq(family->folders[i], folder))
			return true;
	return false;
}

/* The tree of a template over those of its parents, NULL when one of them cannot
 * be had (found). False when the world is wrong (said). */
static bool
read_family(struct run *run, struct family *family, struct str folder, const char *path, struct findings *findings,
    const struct node **root)
{
	struct source *source = arena_alloc(run->shared, sizeof *source);
	const struct node *own, *above;
	struct place place = { 0 };
	struct str parent, looked;
	const char *parent_path;

	*root = NULL;
	if (!source_load(run, run->shared, path, source, family->used))
		return false;
	if (!(own = tree_read(run->shared, source, findings)))
		return true;
	family->folders[family->n] = folder;
	family->names[family->n++] = text_at(own, "naam", &place);
	parent = text_at(own, "ouder", &place);
	if (!parent.n) {
		*root = own;
	} else if (is_in(family, parent) || family->n == GENERATIONS) {
		diag_add(findings, TEMPLATE_LOOP, place, parent);
	} else if (!is_file_name(parent) || !(parent_path = find_template(run, parent, &looked))) {
		diag_add(findings, TEMPLATE_PARENT, place, parent);
	} else {
		if (!read_family(run, family, parent, parent_path, findings, &above))
			return false;
		*root = above ? tree_merge(run->shared, above, own) : NULL;
	}
	return true;
}

/* Reads a template; its own findings are printed here, once. */
static bool
read_template(struct run *run, struct template *template, const char *path)
{
	struct findings findings = { .arena = run->shared };
	struct family family = { .used = &template->used };
	const struct node *root;

	if (!read_family(run, &family, template->name, path, &findings, &root))
		return false;
	if (root)
		template->style = style_read(run->shared, &findings, root, family.names + 1, family.n - 1);
	read_municipality(run, template, &findings, path);
	read_logo(run, template, &findings);
	if (template->style)
		fonts_load(run, template, root, &findings);
	if (diag_count(&findings, SEVERITY_ERROR))
		template->style = NULL;
	return findings_print(run, &findings, stderr);
}

bool
template_exists(struct run *run, struct str name)
{
	struct str looked;

	return is_file_name(name) && find_template(run, name, &looked);
}

const struct template *
template_find(struct run *run, struct str name)
{
	struct str looked = { 0 };
	struct template *template;
	const char *path;

	for (size_t i = 0; i < run->n_templates; i++)
		if (str_eq(run->templates[i].name, name))
			return &run->templates[i];
	if (!is_file_name(name)) {
		say(run->options->lang, SAY_BAD_TEMPLATE_NAME, name);
		return NULL;
	}
	path = find_template(run, name, &looked);
	if (!path) {
		say(run->options->lang, SAY_NO_TEMPLATE, name, looked);
		return NULL;
	}
	template = arena_push(run->shared, run->templates, run->n_templates);
	*template = (struct template){ .name = str_dup(run->shared, name), .used = { .arena = run->shared } };
	if (read_template(run, template, path))
		return template;
	run->n_templates--;
	return NULL;
}
