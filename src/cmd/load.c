#define _XOPEN_SOURCE 700
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../check/check.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Pictures lie beside the report; what leads out of its folder is refused. */
static void
load_image(struct run *run, struct loaded *loaded, struct image_ref *ref)
{
	const char *folder = str_z(run->arena, path_folder(loaded->source.path));
	const char *path = file_within(run->arena, folder, ref->file.text);
	struct str bytes, why = { 0 };

	if (!path)
		diag_add(&loaded->findings, errno == EPERM ? IMAGE_PATH : IMAGE_ABSENT, ref->file.place, ref->file.text);
	else if (!file_read(run->arena, path, IMAGE_BYTES + 1, &bytes))
		diag_add(&loaded->findings, IMAGE_ABSENT, ref->file.place, ref->file.text);
	else if (!(ref->image = image_decode(run->arena, bytes, &why)))
		diag_add(&loaded->findings, IMAGE_DAMAGED, ref->file.place, ref->file.text, why);
}

static void
load_images(struct run *run, struct loaded *loaded, struct section *sections, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (sections[i].image.file.fill == FILL_GIVEN)
			load_image(run, loaded, &sections[i].image);
		load_images(run, loaded, sections[i].children, sections[i].n_children);
	}
}

bool
source_load(struct run *run, struct arena *arena, const char *path, struct source *source)
{
	source->path = str_of(path);
	if (!file_read(arena, path, TREE_BYTES + 1, &source->text)) {
		say(run->options->lang, SAY_CANNOT_READ, source->path, say_errno(run->options->lang, errno));
		return false;
	}
	if (str_starts(source->text, "\xEF\xBB\xBF"))
		source->text = str_from(source->text, 3);
	return true;
}

static struct str
template_name(const struct run *run, const struct node *root)
{
	struct str asked = report_template(root);

	return run->options->template ? str_of(run->options->template) : asked.n ? asked : STR("standaard");
}

enum status
report_load(struct run *run, const char *path, struct loaded *loaded)
{
	*loaded = (struct loaded){ .findings.arena = run->arena };
	if (!source_load(run, run->arena, path, &loaded->source))
		return STATUS_FAILED;
	if (!(loaded->root = tree_read(run->arena, &loaded->source, &loaded->findings)))
		return STATUS_REPORT_WRONG;
	if (!(loaded->template = template_find(run, template_name(run, loaded->root))))
		return STATUS_FAILED;
	if (!loaded->template->style)
		return STATUS_REPORT_WRONG;
	loaded->report = report_read(run->arena, &loaded->findings, loaded->root, loaded->template->style);
	load_images(run, loaded, loaded->report->sections, loaded->report->n_sections);
	check(run->arena, &loaded->findings, loaded->report);
	return findings_status(run, &loaded->findings);
}

enum status
findings_status(const struct run *run, const struct findings *findings)
{
	return diag_count(findings, SEVERITY_ERROR)
	    || (run->options->strict && diag_count(findings, SEVERITY_WARNING)) ? STATUS_REPORT_WRONG : STATUS_DONE;
}

/* One line each; a terminal also sees the source with its marks. False when they
 * could not be written (it was said). */
bool
findings_print(const struct run *run, struct findings *findings, void *file)
{
	bool terminal = isatty(fileno(file));
	struct buf out = { .arena = findings->arena };

	diag_sort(findings);
	for (size_t i = 0; i < findings->n; i++) {
		diag_line(&out, &findings->list[i], run->options->lang);
		if (terminal)
			diag_excerpt(&out, &findings->list[i]);
	}
	if (fwrite(buf_str(&out).p, 1, out.n, file) == out.n && fflush(file) == 0)
		return true;
	say(run->options->lang, SAY_CANNOT_WRITE, STR("-"), say_errno(run->options->lang, errno));
	return false;
}

static struct str
number(const struct run *run, size_t n)
{
	return str_printf(run->arena, "%zu", n);
}

void
findings_count(const struct run *run, const struct loaded *loaded, const char *path)
{
	const struct findings *findings = &loaded->findings;

	if (loaded->template && !loaded->template->style)
		return;         /* the findings are the template's, and were shown */
	say(run->options->lang, SAY_COUNTS, str_of(path),
	    number(run, diag_count(findings, SEVERITY_ERROR)), number(run, diag_count(findings, SEVERITY_WARNING)),
	    number(run, diag_count(findings, SEVERITY_NOTE)));
}
