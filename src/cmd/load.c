/* From the name of a file to a report that was read and checked. */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/digest.h"
#include "../base/file.h"
#include "../check/check.h"

#include <errno.h>

/* Names on a map are drawn; true when the fonts have all their characters. */
static bool
has_drawable_names(const struct geo *map, const struct style *style)
{
	for (size_t i = 0; i < map->n; i++) {
		const char *p = map->features[i].name.p, *end = p + map->features[i].name.n;
		while (p < end)
			if (!style_draws(style, utf8_next(&p, end)))
				return false;
	}
	return true;
}

/* Pictures lie beside the report; what leads out of its folder is refused. */
static void
load_image(struct run *run, struct loaded *loaded, struct image_ref *ref)
{
	const char *folder = str_z(run->arena, path_folder(loaded->source.path));
	const char *path = file_within(run->arena, folder, ref->file.text);
	struct str bytes, why = { 0 };

	if (!path)
		diag_add(&loaded->findings, errno == EPERM ? IMAGE_PATH : IMAGE_ABSENT, ref->file.place, ref->file.text);
	else if (!used_read(&run->used, path, IMAGE_BYTES, &bytes))
		diag_add(&loaded->findings, errno == EFBIG ? IMAGE_DAMAGED : IMAGE_ABSENT, ref->file.place, ref->file.text,
		    STR("too many bytes"));
	else if (str_ends(ref->file.text, ".geojson") ? !(ref->map = geo_decode(run->arena, bytes, &why))
	    : !(ref->image = image_decode(run->arena, bytes, &why)))
		diag_add(&loaded->findings, IMAGE_DAMAGED, ref->file.place, ref->file.text, why);
	else if (ref->map && !has_drawable_names(ref->map, loaded->template->style))
		diag_add(&loaded->findings, IMAGE_DAMAGED, ref->file.place, ref->file.text,
		    STR("a name with a character that the fonts lack"));
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

struct str
template_name(const struct run *run, const struct node *root)
{
	struct str asked = report_template(root);

	return run->options->template ? str_of(run->options->template) : asked.n ? asked : STR("standaard");
}

struct str
report_folder(const struct source *source)
{
	struct str rest = path_folder(source->path), part = { 0 };

	while (str_cut(&rest, '/', &part))
		;
	return str_is(part, ".") || str_is(part, "..") ? (struct str){ 0 } : part;
}

/* Nothing is compared with what is not earlier. */
static bool
is_previous(const struct report *before, const struct report *now)
{
	return before && now->root->kind == NODE_BLOCK && changes_order(before, now) < 0;
}

static enum status
load(struct run *run, const char *path, struct loaded *loaded)
{
	struct dossier dossier;
	struct node *root;

	*loaded = (struct loaded){ .findings.arena = run->arena };
	run->used = (struct files){ .arena = run->arena };
	if (!source_load(run, run->arena, path, &loaded->source, &run->used))
		return STATUS_FAILED;
	loaded->digest = sha256_hex(run->arena, run->used.list[0].bytes);
	if (!(loaded->root = root = tree_read(run->arena, &loaded->source, &loaded->findings)))
		return STATUS_REPORT_WRONG;
	if (!(loaded->template = template_find(run, template_name(run, loaded->root))))
		return STATUS_FAILED;
	if (!loaded->template->style)
		return STATUS_REPORT_WRONG;
	loaded->findings.silent = loaded->template->style->silent;
	includes_load(run, root, loaded->source.path, loaded->template->style, &loaded->findings);
	loaded->report = report_read(run->arena, &loaded->findings, loaded->root, loaded->template->style);
	load_images(run, loaded, loaded->report->sections, loaded->report->n_sections);
	loaded->before = before_load(run, loaded);
	if (is_previous(loaded->before, loaded->report))
		loaded->changes = changes_find(run->arena, loaded->before, loaded->report, false);
	dossier = (struct dossier){ loaded->report, loaded->before, loaded->changes, report_folder(&loaded->source), run->options->publish };
	loaded->tally = check(run->arena, &loaded->findings, &dossier);
	return findings_status(run, &loaded->findings);
}

enum status
report_load(struct run *run, const char *path, struct loaded *loaded)
{
	enum status status = load(run, path, loaded);

	diag_sort(&loaded->findings);
	return status;
}
