/*
 * A list of files as objects. Invariant: they stand in the order of the bytes of
 * their names, as a name tree wants them (ISO 32000-1 7.9.6).
 */
#include "attach.h"
#include "../base/arena.h"

/* How a file is to the document: ISO 32000-2 table 43. */
#define SOURCE "Source"                 /* it was made from this */
#define DATA "Data"                     /* a table or a picture shows this */
#define SUPPLEMENT "Supplement"         /* this goes with it */

/* By what a name ends with; types of RFC 9512, 4180, 7763, 7946 and 2046. */
static const struct kind {
	const char *extension, *type, *relation, *description;
} kinds[] = {
	{ ".yaml", "application/yaml", SUPPLEMENT, "Het vorige rapport" },
	{ ".csv", "text/csv", DATA, "Cijfers bij het rapport" },
	{ ".geojson", "application/geo+json", DATA, "Kaart bij het rapport" },
	{ ".md", "text/markdown", SOURCE, "Tekst bij het rapport" },
	{ ".txt", "text/plain", SOURCE, "Tekst bij het rapport" },
	{ ".png", "image/png", SOURCE, "Afbeelding bij het rapport" },
	{ ".jpg", "image/jpeg", SOURCE, "Afbeelding bij het rapport" },
	{ ".jpeg", "image/jpeg", SOURCE, "Afbeelding bij het rapport" },
	{ "", "application/octet-stream", SUPPLEMENT, "Bestand bij het rapport" },
};

static struct kind
kind_of(const struct files *files, const struct file *file)
{
	struct kind kind;
	size_t i = 0;

	while (!str_ends(file->name, kinds[i].extension))
		i++;
	kind = kinds[i];
	if (file == files->list) {
		kind.type = kinds[0].type;
		kind.relation = SOURCE;
		kind.description = "Het rapport";
	} else if (str_starts(file->name, "templates/")) {
		kind.relation = SUPPLEMENT;
		kind.description = "Sjabloon van het rapport";
	}
	return kind;
}

static HPDF_Dict
embedded_file(struct objects *objects, const struct file *file, const struct kind *kind, struct moment made)
{
	HPDF_Dict stream = object_stream(objects, file->bytes, true), parameters = object_dict(objects);

	object_set_number(parameters, "Size", (int)file->bytes.n);
	object_set_text(objects, parameters, "ModDate", object_date(objects, made));
	object_set_name(stream, "Type", "EmbeddedFile");
	object_set_name(stream, "Subtype", kind->type);
	object_set(stream, "Params", parameters);
	return stream;
}

static HPDF_Dict
file_specification(struct objects *objects, const struct file *file, struct kind kind, struct moment made)
{
	HPDF_Dict dict = object_indirect(objects), embedded = object_dict(objects);
	HPDF_Dict stream = embedded_file(objects, file, &kind, made);

	object_set(embedded, "F", stream);
	object_set(embedded, "UF", stream);
	object_set_name(dict, "Type", "Filespec");
	object_set_text(objects, dict, "F", file->name);
	object_set_text(objects, dict, "UF", file->name);
	object_set_text(objects, dict, "Desc", str_of(kind.description));
	object_set_name(dict, "AFRelationship", kind.relation);
	object_set(dict, "EF", embedded);
	return dict;
}

static const struct file **
sorted(struct objects *objects, const struct files *files)
{
	struct arena *arena = objects_arena(objects);
	const struct file **order = arena_array(arena, files->n, sizeof *order);
	struct str *keys = arena_array(arena, files->n, sizeof *keys);

	for (size_t i = 0; i < files->n; i++) {
		struct str key = object_text(objects, files->list[i].name);
		size_t at = i;
		for (; at && str_cmp(key, keys[at - 1]) < 0; at--) {
			keys[at] = keys[at - 1];
			order[at] = order[at - 1];
		}
		keys[at] = key;
		order[at] = &files->list[i];
	}
	return order;
}

void
attach_files(struct objects *objects, const struct files *files, struct moment made)
{
	HPDF_Dict catalog = objects_doc(objects)->catalog, trees, tree;
	const struct file **order;
	HPDF_Array names, all;

	if (!files->n)
		return;
	trees = object_dict(objects);
	tree = object_dict(objects);
	names = object_array(objects);
	all = object_array(objects);
	order = sorted(objects, files);
	for (size_t i = 0; i < files->n; i++) {
		HPDF_Dict file = file_specification(objects, order[i], kind_of(files, order[i]), made);
		object_append_text(objects, names, order[i]->name);
		object_append(names, file);
		object_append(all, file);
	}
	object_set(tree, "Names", names);
	object_set(trees, "EmbeddedFiles", tree);
	object_set(catalog, "Names", trees);
	object_set(catalog, "AF", all);
}
