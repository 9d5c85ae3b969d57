/*
 * voortgang nieuw NAAM --periode P [--vorige RAPPORT]: the begin of a report in a
 * folder of its period, with the schema for editors beside that folder. What is
 * there already is never written over.
 */
#include "cmd.h"
#include "../base/arena.h"
#include "../base/file.h"
#include "../read/sheet.h"
#include "../write/scaffold.h"

#include <errno.h>
#include <stdio.h>

/* What a new report is made from, and where it goes. */
struct plan {
	struct beginning from;
	struct period period;
	const struct template *template;
	const char *path, *schema_path;
};

static bool
read_period(struct run *run, struct plan *plan)
{
	const char *asked = run->options->period;

	if (!asked)
		say(run->options->lang, SAY_NO_PERIOD, { 0 });
	else if (!period_parse(run->arena, str_of(asked), &plan->period))
		say(run->options->lang, SAY_BAD_VALUE, STR("--periode"), str_of(asked));
	else
		return plan->from.period = period_code(run->arena, plan->period), true;
	return false;
}

/* The tree of the previous report, which must be earlier than the new one. */
static enum status
read_before(struct run *run, struct plan *plan)
{
	struct source *source = arena_alloc(run->arena, sizeof *source);
	struct findings findings = { .arena = run->arena };
	const struct node *root;
	const struct entry *period;
	struct period before;

	if (!source_load(run, run->arena, run->options->before, source, NULL))
		return STATUS_FAILED;
	root = tree_read(run->arena, source, &findings);
	if (!root || root->kind != NODE_BLOCK || diag_count(&findings, SEVERITY_ERROR)) {
		findings_print(run, &findings, stderr);
		return STATUS_REPORT_WRONG;
	}
	plan->from.before = root;
	period = tree_lookup(root, STR("periode"));
	if (period && period_parse(run->arena, str_trim(period->value->text), &before)
	    && date_cmp(period_last_day(before), period_last_day(plan->period)) >= 0) {
		say(run->options->lang, SAY_NOT_LATER, plan->from.period, source->path);
		return STATUS_USAGE;
	}
	return STATUS_DONE;
}

static enum status
find_template(struct run *run, struct plan *plan)
{
	struct str asked = plan->from.before ? report_template(plan->from.before) : (struct str){ 0 };

	if (run->options->template)
		asked = str_of(run->options->template);
	if (!(plan->template = template_find(run, asked.n ? asked : STR("standaard"))))
		return STATUS_FAILED;
	if (!plan->template->style)
		return STATUS_REPORT_WRONG;
	plan->from.template = asked;
	if (plan->template->style->municipality.n_codes == 1)
		plan->from.organisation = plan->template->style->municipality.codes[0];
	return STATUS_DONE;
}

/* The first table of amounts of a template, or NULL. */
static const struct section_spec *
first_table(const struct section_spec *specs, size_t n)
{
	const struct section_spec *found = NULL;

	for (size_t i = 0; i < n && !found; i++)
		found = specs[i].kind == SECTION_MONEY ? &specs[i] : first_table(specs[i].children, specs[i].n_children);
	return found;
}

/* A row of the previous report without its amounts. */
static struct node *
without_amounts(struct run *run, const struct section_spec *table, const struct node *row)
{
	struct node *copy = arena_alloc(run->arena, sizeof *copy);

	*copy = *row;
	copy->entries = NULL;
	copy->n = 0;
	for (size_t i = 0; row->kind == NODE_BLOCK && i < row->n; i++) {
		bool amount = false;
		for (size_t k = 0; k < table->n_columns; k++)
			amount = amount || str_eq(table->columns[k].key, row->entries[i].folded);
		if (!amount)
			*arena_push(run->arena, copy->entries, copy->n) = row->entries[i];
	}
	return copy;
}

/* The rows of the previous report, which the figures are for; NULL: all of the figures. */
static const struct node *
wanted_rows(struct run *run, const struct plan *plan, const struct section_spec *table)
{
	const struct entry *section = tree_lookup(plan->from.before, table->source);
	const struct entry *rows = section ? tree_lookup(section->value, STR("posten")) : NULL;
	struct node *list;

	if (!rows || rows->value->kind != NODE_LIST)
		return NULL;
	list = arena_alloc(run->arena, sizeof *list);
	*list = (struct node){ .kind = NODE_LIST, .place = rows->value->place };
	for (size_t i = 0; i < rows->value->n; i++)
		*arena_push(run->arena, list->items, list->n) = without_amounts(run, table, rows->value->items[i]);
	return list;
}

/* Amounts from a CSV file, in euros. */
static enum status
read_figures(struct run *run, struct plan *plan)
{
	const struct section_spec *table = first_table(plan->template->style->sections, plan->template->style->n_sections);
	struct source *source = arena_alloc(run->arena, sizeof *source);
	struct findings findings = { .arena = run->arena };
	const struct reading reading = { .arena = run->arena, .findings = &findings };
	struct node euro = { .kind = NODE_TEXT, .text = STR("euro") };
	struct entry unit = { STR("eenheid"), STR("eenheid"), { 0 }, &euro };
	struct node around = { .kind = NODE_BLOCK };
	const struct entry *total;
	const struct csv *csv;

	if (!table) {
		say(run->options->lang, SAY_NO_TABLE, plan->template->name);
		return STATUS_USAGE;
	}
	if (!source_load(run, run->arena, run->options->figures, source, NULL))
		return STATUS_FAILED;
	*arena_push(run->arena, around.entries, around.n) = unit;
	if ((csv = csv_read(run->arena, source, &findings)))
		plan->from.rows = sheet_rows(&reading, csv, table, wanted_rows(run, plan, table), &around);
	if ((total = tree_lookup(&around, STR("totaal"))))
		plan->from.total = total->value;
	findings_print(run, &findings, stderr);
	return diag_count(&findings, SEVERITY_ERROR) ? STATUS_REPORT_WRONG : STATUS_DONE;
}

static struct str
file_stem(struct arena *arena, struct str name)
{
	struct str slug = str_slug(arena, name);

	return slug.n ? slug : STR("rapport");
}

/* MAP/2023-h2/sterk-voor-noord.yaml; the folder is the one of the previous report
 * where none is asked for, and so is the file's name. */
static void
choose_paths(struct run *run, struct plan *plan)
{
	const struct options *o = run->options;
	struct arena *arena = run->arena;
	struct str stem = o->before ? path_stem(str_of(o->before)) : file_stem(arena, plan->from.name);
	struct str above = o->folder ? str_of(o->folder) : o->before ? path_folder(path_folder(str_of(o->before))) : STR(".");
	struct str name = str_printf(arena, "%.*s.yaml", (int)stem.n, stem.p);
	struct str schema = str_printf(arena, "%.*s.schema.json", (int)plan->template->name.n, plan->template->name.p);

	if (o->before && !o->folder && str_is(path_folder(str_of(o->before)), "."))
		above = STR("..");
	if (o->output) {
		plan->path = o->output;
		plan->schema_path = path_join(arena, path_folder(str_of(o->output)), schema);
		plan->from.schema = schema;
		return;
	}
	if (str_is(above, ".")) {
		plan->path = path_join(arena, period_folder(arena, plan->period), name);
		plan->schema_path = str_z(arena, schema);
	} else {
		plan->path = path_join(arena, str_of(path_join(arena, above, period_folder(arena, plan->period))), name);
		plan->schema_path = path_join(arena, above, schema);
	}
	plan->from.schema = str_printf(arena, "../%.*s", (int)schema.n, schema.p);
}

static enum status
write_file(struct run *run, const char *path, struct str bytes, bool (*write)(struct arena *, const char *, struct str))
{
	if (file_make_folders(run->arena, str_z(run->arena, path_folder(str_of(path)))) && write(run->arena, path, bytes))
		return STATUS_DONE;
	if (errno == EEXIST) {
		say(run->options->lang, SAY_EXISTS, str_of(path));
		return STATUS_USAGE;
	}
	say(run->options->lang, SAY_CANNOT_WRITE, str_of(path), say_errno(run->options->lang, errno));
	return STATUS_FAILED;
}

static size_t
count_blanks(struct str text)
{
	struct str line;
	size_t n = 0;

	while (str_cut(&text, '\n', &line))
		n += str_trim(line).n && str_trim(line).p[0] != '#' && str_ends(line, BLANK_MARK);
	return n;
}

static enum status
write_report(struct run *run, struct plan *plan)
{
	struct str bytes;
	enum status status;

	choose_paths(run, plan);
	bytes = scaffold_yaml(run->arena, template_schema(run, plan->template->style), &plan->from);
	if ((status = write_file(run, plan->path, bytes, file_create)) != STATUS_DONE
	    || (status = write_file(run, plan->schema_path, schema_bytes(run, plan->template), file_write)) != STATUS_DONE)
		return status;
	say(run->options->lang, SAY_BEGUN, str_of(plan->path), str_printf(run->arena, "%zu", count_blanks(bytes)));
	return STATUS_DONE;
}

enum status
cmd_nieuw(struct run *run)
{
	struct plan plan = { .from.name = str_trim(str_of(run->options->arguments[0])) };
	enum status status = STATUS_DONE;

	if (!plan.from.name.n) {
		say(run->options->lang, SAY_BAD_VALUE, STR("nieuw"), plan.from.name);
		return STATUS_USAGE;
	}
	if (!read_period(run, &plan))
		return STATUS_USAGE;
	if (run->options->before)
		status = read_before(run, &plan);
	if (status == STATUS_DONE)
		status = find_template(run, &plan);
	if (status == STATUS_DONE && run->options->figures)
		status = read_figures(run, &plan);
	return status == STATUS_DONE ? write_report(run, &plan) : status;
}
