/*
 * The files that went into a document, and the place of each in a copy of all of
 * them: reports/MAP/..., templates/NAAM/..., fonts/.... From such a copy alone
 * the same document can be made again.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <errno.h>
#include <string.h>

bool
used_read(struct files *used, const char *path, size_t limit, struct str *bytes)
{
	if (!file_read(used->arena, path, limit + 1, bytes))
		return false;
	if (bytes->n > limit) {
		errno = EFBIG;
		return false;
	}
	files_add(used, str_of(path), *bytes);
	return true;
}

/* The parts of a path, without "." and with ".." only in front. */
struct steps {
	struct str *list;
	size_t n;
};

static struct steps
steps_of(struct arena *arena, struct str path)
{
	struct steps steps = { 0 };
	struct str step;

	while (str_cut(&path, '/', &step)) {
		if (!step.n || str_is(step, "."))
			continue;
		if (str_is(step, "..") && steps.n && !str_is(steps.list[steps.n - 1], ".."))
			steps.n--;
		else
			*arena_push(arena, steps.list, steps.n) = step;
	}
	return steps;
}

/* reports/MAP/... for what lies with the report, reports/... for what lies in the
 * folder above; empty for what lies further away. */
static struct str
report_name(struct arena *arena, struct str report, struct str folder, struct str path)
{
	struct steps from = steps_of(arena, path_folder(report)), to = steps_of(arena, path);
	struct buf name = { .arena = arena };
	size_t same = 0, up;

	while (same < from.n && same + 1 < to.n && str_eq(from.list[same], to.list[same]))
		same++;
	for (up = from.n - same; same < to.n && str_is(to.list[same], ".."); same++)
		up++;
	if (up > 1 || (path.n && path.p[0] == '/') != (report.n && report.p[0] == '/'))
		return (struct str){ 0 };
	buf_puts(&name, "reports");
	if (!up)
		buf_printf(&name, "/%.*s", (int)folder.n, folder.p);
	for (; same < to.n; same++)
		buf_printf(&name, "/%.*s", (int)to.list[same].n, to.list[same].p);
	return buf_str(&name);
}

/* templates/NAAM/... */
static struct str
template_file(struct arena *arena, struct str path)
{
	struct str folder = path_folder(path), name = path_name(folder), file = path_name(path);

	return str_printf(arena, "templates/%.*s/%.*s", (int)name.n, name.p, (int)file.n, file.p);
}

struct copy {
	struct run *run;
	struct files *files;
};

/* False when another file has that place. */
static bool
add(struct copy *copy, struct str name, struct str bytes)
{
	const struct file *same = files_find(copy->files, name);

	if (same)
		return str_eq(same->bytes, bytes);
	files_add(copy->files, name, bytes);
	return name.n > 0;
}

static bool
add_reports(struct copy *copy, const struct loaded *loaded)
{
	const struct files *used = &copy->run->used;
	struct arena *arena = copy->run->arena;
	struct str folder = report_folder(&loaded->source);

	if (!folder.n)
		folder = period_folder(arena, loaded->report->period.period);
	for (size_t i = 0; i < used->n; i++) {
		struct str path = used->list[i].name;
		struct str name = report_name(arena, loaded->source.path, folder, str_is(path, "-") ? STR("rapport.yaml") : path);
		if (!add(copy, name, used->list[i].bytes)) {
			say(copy->run->options->lang, SAY_CANNOT_COPY, path);
			return false;
		}
	}
	return true;
}

static bool
add_template(struct copy *copy, const struct template *template)
{
	for (size_t i = 0; i < template->used.n; i++)
		if (!add(copy, template_file(copy->run->arena, template->used.list[i].name), template->used.list[i].bytes)) {
			say(copy->run->options->lang, SAY_CANNOT_COPY, template->used.list[i].name);
			return false;
		}
	return true;
}

/* A font and the texts of its family: FiraSans-Bold.ttf has FiraSans-OFL.txt. */
static bool
add_font(struct copy *copy, struct str name)
{
	struct arena *arena = copy->run->arena;
	const char *dash = memchr(name.p, '-', name.n), *path;
	struct str family = { name.p, dash ? (size_t)(dash - name.p) : name.n }, looked, folder, *files, bytes;
	size_t n;

	if (!(path = shared_find(copy->run, path_join(arena, STR("fonts"), name), &looked)))
		return false;
	folder = path_folder(str_of(path));
	if (!file_list(arena, str_z(arena, folder), false, &files, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		bool is_text = str_ends(files[i], ".txt") && files[i].n > family.n && files[i].p[family.n] == '-'
		    && str_eq((struct str){ files[i].p, family.n }, family);
		if (!is_text && !str_eq(files[i], name))
			continue;
		if (!file_read(arena, path_join(arena, folder, files[i]), SIZE_MAX, &bytes)
		    || !add(copy, str_printf(arena, "fonts/%.*s", (int)files[i].n, files[i].p), bytes))
			return false;
	}
	return true;
}

static bool
add_fonts(struct copy *copy, const struct template *template)
{
	for (int i = 0; i < FACE_COUNT; i++)
		if (!add_font(copy, template->style->fonts[i])) {
			say(copy->run->options->lang, SAY_CANNOT_READ, template->style->fonts[i],
			    say_errno(copy->run->options->lang, errno));
			return false;
		}
	return true;
}

bool
used_files(struct run *run, const struct loaded *loaded, bool with_fonts, struct files *files)
{
	const struct template *templates[] = { loaded->template, loaded->before_template };
	struct copy copy = { run, files };

	*files = (struct files){ .arena = run->arena };
	if (!add_reports(&copy, loaded))
		return false;
	for (size_t i = 0; i < 2 && templates[i]; i++) {
		if (i && templates[i] == templates[0])
			break;
		if (!add_template(&copy, templates[i]) || (with_fonts && templates[i]->style && !add_fonts(&copy, templates[i])))
			return false;
	}
	return true;
}
