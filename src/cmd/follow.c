#define _GNU_SOURCE              /* memmem */
#include "follow.h"
#include "../base/arena.h"
#include "../base/map.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool
has_extension(struct str name, const char *extension)
{
	size_t n = strlen(extension);

	if (name.n <= n)
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = name.p[name.n - n + i];
		if ((char_is_upper(c) ? (char)(c - 'A' + 'a') : c) != extension[i])
			return false;
	}
	return true;
}

/* Editors leave other files beside: hidden ones, x.yaml~, #x.yaml#, ~$x.csv. */
bool
follow_name(struct str name)
{
	static const char *const extensions[] = { ".yaml", ".yml", ".md", ".txt", ".csv", ".png", ".jpg", ".jpeg", ".geojson", ".ttf", ".otf" };

	if (str_starts(name, ".") || str_starts(name, "~"))
		return false;
	for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
		if (has_extension(name, extensions[i]))
			return true;
	return false;
}

static bool
is_candidate(struct str name)
{
	return str_ends(name, ".yaml") && !str_is(name, "gemeente.yaml") && !str_is(name, "sjabloon.yaml");
}

/* A file that changed, came or went. */
struct difference {
	struct str path;
	struct str codes[2];            /* that it had, and has; of YAML */
	bool is_shared, is_yaml;
};

/* One look: the list that it makes, the folders that it saw, and what differs. */
struct glance {
	struct follow *follow;
	struct arena *arena;
	struct followed *list;
	size_t n, looked;
	struct map seen;                /* the folders */
	struct difference *differences;
	size_t n_differences;
};

static const char *
join(struct arena *arena, const char *folder, struct str name)
{
	return strcmp(folder, ".") == 0 ? str_z(arena, name) : path_join(arena, str_of(folder), name);
}

static void
add(struct glance *g, struct followed file)
{
	if (file_stamp(file.path, &file.stamp))
		*arena_push(g->arena, g->list, g->n) = file;
}

/* The files in a folder and in those below it, so many levels deep; reports lie in
 * the uppermost of them. False and errno when the folder itself cannot be read. */
static bool
walk(struct glance *g, const char *folder, int depth, int report_levels, enum followed_kind kind)
{
	struct watch *watch = g->follow->watch;
	int number = watch_folder(watch, folder);       /* first: no change falls between */
	struct str *names;
	size_t n;

	if (!file_list(g->arena, folder, false, &names, &n))
		return false;
	g->looked += 1 + n;
	map_put(&g->seen, str_of(folder), 0);
	for (size_t i = 0; i < n; i++)
		if (follow_name(names[i]))
			add(g, (struct followed){ .path = join(g->arena, folder, names[i]), .kind = kind,
			    .hinted = watch_hints(watch, number, names[i]), .candidate = report_levels > 0 && is_candidate(names[i]) });
	if (depth == 0 || !file_list(g->arena, folder, true, &names, &n))
		return true;
	for (size_t i = 0; i < n; i++)
		walk(g, join(g->arena, folder, names[i]), depth - 1, report_levels - 1, kind);
	return true;
}

/* A folder with a folder for each period, or one of those; or one report, with what
 * lies beside it. False when there is no telling. */
static bool
walk_root(struct glance *g, struct follow_root *root)
{
	bool one = root->folder != root->path;
	bool good = walk(g, root->folder, one ? 1 : 2, one ? 0 : 2, FOLLOWED_OTHER);

	if (good && one)
		add(g, (struct followed){ .path = root->path, .kind = FOLLOWED_REPORT });
	root->gone = !good && (errno == ENOENT || errno == ENOTDIR);
	return good || root->gone;
}

/* Previous reports lie in the folders beside that of a report. */
static void
walk_beside(struct glance *g)
{
	for (size_t i = 0, n = g->n; i < n; i++) {
		const char *above;
		if (!g->list[i].candidate && g->list[i].kind != FOLLOWED_REPORT)
			continue;
		above = str_z(g->arena, path_above(g->arena, path_folder(str_of(g->list[i].path))));
		if (map_get(&g->seen, str_of(above), 1))
			walk(g, above, 1, 0, FOLLOWED_OTHER);
	}
}

static void
walk_shared(struct glance *g)
{
	const char *folders[SHARED_FOLDERS];

	shared_folders(g->arena, folders);
	for (int i = 0; i < SHARED_FOLDERS; i++) {
		walk(g, path_join(g->arena, str_of(folders[i]), STR("templates")), 1, 0, FOLLOWED_SHARED);
		walk(g, path_join(g->arena, str_of(folders[i]), STR("fonts")), 0, 0, FOLLOWED_SHARED);
	}
}

static int
by_path(const void *a, const void *b)
{
	const struct followed *x = a, *y = b;

	return strcmp(x->path, y->path);
}

/* By path, each once: what is seen in two ways is all that it was seen as. */
static void
sort(struct glance *g)
{
	size_t n = 0;

	if (g->n)
		qsort(g->list, g->n, sizeof *g->list, by_path);
	for (size_t i = 0; i < g->n; i++) {
		if (!n || by_path(&g->list[n - 1], &g->list[i]) != 0) {
			g->list[n++] = g->list[i];
		} else {
			struct followed *one = &g->list[n - 1], *other = &g->list[i];
			one->candidate |= other->candidate;
			one->hinted |= other->hinted;
			one->kind = other->kind > one->kind ? other->kind : one->kind;
		}
	}
	g->n = n;
}

static bool
is_yaml(const struct followed *file)
{
	return file->kind == FOLLOWED_REPORT || (file->kind != FOLLOWED_SHARED && is_candidate(path_name(str_of(file->path))));
}

/* What YAML says of itself: a report says of what format it is. */
static void
read_yaml(struct glance *g, struct followed *file)
{
	struct source source;
	struct str format = { 0 };

	if (source_read(g->arena, file->path, &source, NULL)) {
		format = source_value(source.text, "formaat");
		file->code = source_value(source.text, "code");
		file->before = source_value(source.text, "vorige");
	}
	if (file->candidate && file->kind != FOLLOWED_REPORT)
		file->kind = format.p && !str_starts(format, "voortgang-sjabloon") ? FOLLOWED_REPORT : FOLLOWED_STRANGER;
}

static void
differ(struct glance *g, struct followed *file, struct str code_then)
{
	file->differs = true;
	*arena_push(g->arena, g->differences, g->n_differences) = (struct difference){ str_of(file->path),
	    { code_then, file->code }, file->kind == FOLLOWED_SHARED, is_yaml(file) };
}

/* What is known of a file goes over to the new list; then is NULL for a new one. */
static void
compare(struct glance *g, struct followed *now, const struct followed *then)
{
	if (then) {
		now->kind = then->kind > now->kind ? then->kind : now->kind;
		now->stale = then->stale;
		now->changed = then->changed;
		now->code = str_dup(g->arena, then->code);
		now->before = str_dup(g->arena, then->before);
		if (!then->gone && !now->hinted && file_stamp_same(now->stamp, then->stamp))
			return;
	}
	if (is_yaml(now))
		read_yaml(g, now);
	now->changed = true;
	differ(g, now, then ? then->code : (struct str){ 0 });
}

/* A report that vanished is remembered: it may return. */
static void
keep(struct glance *g, const struct followed *then)
{
	struct followed gone = *then;

	gone.path = str_z(g->arena, str_of(then->path));
	gone.code = str_dup(g->arena, then->code);
	gone.before = str_dup(g->arena, then->before);
	gone.stale = gone.hinted = gone.differs = false;
	gone.changed |= !then->gone;
	gone.gone = true;
	if (!then->gone)
		differ(g, &gone, gone.code);
	if (then->kind == FOLLOWED_REPORT)
		*arena_push(g->arena, g->list, g->n) = gone;
}

/* Goes through the two sorted lists side by side. */
static void
compare_all(struct glance *g)
{
	const struct followed *then = g->follow->list, *end = then + g->follow->n;
	size_t n = g->n;

	for (size_t i = 0; i < n; i++) {
		for (; then < end && by_path(then, &g->list[i]) < 0; then++)
			keep(g, then);
		if (then < end && by_path(then, &g->list[i]) == 0)
			compare(g, &g->list[i], then++);
		else
			compare(g, &g->list[i], NULL);
	}
	for (; then < end; then++)
		keep(g, then);
}

/* what is made of what */

static bool
lies_in(struct str path, struct str folder)
{
	return str_is(folder, ".") ? !str_starts(path, "/") && !str_starts(path, "../")
	    : path.n > folder.n && path.p[folder.n] == '/' && memcmp(path.p, folder.p, folder.n) == 0;
}

/* Whether the text of a report names a file that differs: what goes into it lies in
 * its folder. */
static bool
uses_different(struct glance *g, const struct followed *file, size_t n)
{
	struct source source = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct difference *d = &g->differences[i];
		struct str name = path_name(d->path);
		if (d->is_yaml || d->is_shared || !lies_in(d->path, path_folder(str_of(file->path))))
			continue;
		if (!source.text.p && !source_read(g->arena, file->path, &source, NULL))
			return false;
		if (memmem(source.text.p, source.text.n, name.p, name.n))
			return true;
	}
	return false;
}

/* A report of which such a file differs has changed itself. */
static void
find_users(struct glance *g)
{
	for (size_t i = 0, n = g->n_differences; i < g->n; i++) {
		struct followed *file = &g->list[i];
		if (!file->gone && !file->differs && is_yaml(file) && uses_different(g, file, n)) {
			file->changed = true;
			differ(g, file, file->code);
		}
	}
}

/* Whether what differs may be the previous report of this one, or may have been it. */
static bool
is_before(const struct followed *report, const struct difference *d)
{
	if (!d->is_yaml)
		return false;
	return str_eq(path_stem(str_of(report->path)), path_stem(d->path))
	    || (report->code.n && (str_eq(report->code, d->codes[0]) || str_eq(report->code, d->codes[1])))
	    || (report->before.n && str_eq(path_name(report->before), path_name(d->path)));
}

static void
spoil(struct glance *g, struct followed *report)
{
	for (size_t i = 0; i < g->n_differences; i++) {
		const struct difference *d = &g->differences[i];
		report->changed |= d->is_shared;
		report->stale |= d->is_shared || str_is(d->path, report->path) || is_before(report, d);
	}
}

bool
follow_look(struct follow *follow)
{
	struct glance g = { .follow = follow, .arena = follow->spare, .seen.arena = follow->spare };

	watch_listen(follow->watch);
	arena_reset(g.arena);
	for (size_t i = 0; i < follow->n_roots; i++)
		if (!walk_root(&g, &follow->roots[i]))
			return false;
	walk_beside(&g);
	walk_shared(&g);
	sort(&g);
	watch_forget(follow->watch);
	follow->looked = g.looked;
	compare_all(&g);
	if (!g.n_differences)
		return false;
	sort(&g);
	find_users(&g);
	for (size_t i = 0; i < g.n; i++)
		if (g.list[i].kind == FOLLOWED_REPORT && !g.list[i].gone)
			spoil(&g, &g.list[i]);
	follow->spare = follow->arena;
	follow->arena = g.arena;
	follow->list = g.list;
	follow->n = g.n;
	return true;
}

/* What is not there is a mistake in the command line: only what was there can
 * vanish and return. False and errno. */
static bool
open_root(struct follow *follow, struct arena *arena, const char *path)
{
	struct follow_root *root = arena_push(arena, follow->roots, follow->n_roots);
	struct file_stamp stamp;
	struct str *names;
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	root->path = root->folder = str_z(arena, (struct str){ path, n });
	if (!file_is_folder(path)) {
		root->folder = str_z(arena, path_folder(str_of(path)));
		errno = strcmp(path, "-") == 0 ? ENOENT : EINVAL;       /* no regular file */
		if (errno == ENOENT || !file_stamp(path, &stamp))
			return false;
	}
	return file_list(arena, root->folder, false, &names, &n);
}

enum status
follow_open(struct follow *follow, struct run *run, struct watch *watch)
{
	*follow = (struct follow){ .run = run, .watch = watch, .arena = arena_new(), .spare = arena_new() };
	for (size_t i = 0; i < run->options->n_arguments; i++)
		if (!open_root(follow, run->shared, run->options->arguments[i])) {
			say(run->options->lang, SAY_CANNOT_READ, str_of(run->options->arguments[i]), say_errno(run->options->lang, errno));
			return STATUS_FAILED;
		}
	return STATUS_DONE;
}

void
follow_close(struct follow *follow)
{
	arena_free(follow->arena);
	arena_free(follow->spare);
}
