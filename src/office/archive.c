#include "archive.h"
#include "../base/arena.h"
#include "../base/folder.h"
#include "../base/map.h"

#include <errno.h>

#define RECORD ".vernietigd.txt"

enum { TAG_BYTES = 16 << 20 };          /* a manifest or other lines of a bag */

static struct str
record_name(struct arena *arena, struct str bag)
{
	return str_printf(arena, "%.*s" RECORD, (int)bag.n, bag.p);
}

static bool
read_file(struct arena *arena, struct str path, struct str bag, struct str file, struct str *bytes)
{
	const char *folder = path_join(arena, path, bag);

	return file_read(arena, path_join(arena, str_of(folder), file), TAG_BYTES, bytes);
}

bool
archive_read(const struct archive *archive, struct str bag, struct str file, struct str *bytes)
{
	return read_file(archive->run->arena, archive->path, bag, file, bytes);
}

static bool
holding_of_text(struct arena *arena, struct str text, struct holding *holding)
{
	struct bag_lines lines = { .arena = arena };

	if (!bag_lines_read(&lines, text))
		return false;
	*holding = holding_read(&lines);
	return true;
}

/* A folder that is a bag of ours, by its own name. */
static bool
holding_of_bag(struct arena *arena, struct str path, struct str name, struct holding *holding)
{
	struct str info, tags;
	struct files bag = { .arena = arena };

	if (file_is_link(path_join(arena, path, name)) || !read_file(arena, path, name, STR("bag-info.txt"), &info)
	    || !read_file(arena, path, name, STR("tagmanifest-sha256.txt"), &tags)
	    || !holding_of_text(arena, info, holding) || !str_eq(holding->name, name))
		return false;
	files_add(&bag, STR("tagmanifest-sha256.txt"), tags);
	holding->digest = bag_digest(arena, &bag);
	return true;
}

/* What is left of a bag; a bag of that name that is there is the same one. */
static bool
holding_of_record(struct arena *arena, struct str path, struct str file, struct holding *holding)
{
	struct holding bag;
	struct str text;

	return read_file(arena, path, STR("."), file, &text) && holding_of_text(arena, text, holding)
	    && str_eq(record_name(arena, holding->name), file)
	    && (!holding_of_bag(arena, path, holding->name, &bag) || str_eq(bag.digest, holding->digest));
}

bool
archive_scan(struct str path, struct holdings *holdings)
{
	struct arena *arena = holdings->arena;
	struct str *names;
	struct holding holding;
	size_t n;

	if (!file_list(arena, str_z(arena, path), true, &names, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (holding_of_bag(arena, path, names[i], &holding))
			*arena_push(arena, holdings->list, holdings->n) = holding;
	if (!file_list(arena, str_z(arena, path), false, &names, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_ends(names[i], RECORD) && holding_of_record(arena, path, names[i], &holding)
		    && !holding_find(holdings, holding.name))
			*arena_push(arena, holdings->list, holdings->n) = holding;
	return true;
}

bool
archive_has_place(const struct holdings *holdings, struct str name, bool folder)
{
	struct str bag = name;

	if (!folder && str_starts(name, ARCHIVE_REGISTER))      /* and its journal */
		return true;
	if (!folder && str_ends(name, RECORD))
		bag.n -= sizeof RECORD - 1;
	return (folder || bag.n < name.n) && holding_find(holdings, bag);
}

static enum status
fail(const struct archive *archive, struct str path)
{
	enum lang lang = archive->run->options->lang;

	say(lang, SAY_CANNOT_WRITE, path, say_errno(lang, errno));
	return STATUS_FAILED;
}

static enum status
fail_register(const struct archive *archive, struct str why)
{
	say(archive->run->options->lang, why.n ? SAY_REGISTER : SAY_BUSY, archive->path, why);
	return STATUS_FAILED;
}

/* Whether the register knows a bag as it is: there, or destroyed. */
static struct map
known_bags(const struct archive *archive)
{
	struct map known = { .arena = archive->run->arena };

	for (size_t i = 0; i < archive->holdings.n; i++) {
		const struct holding *holding = &archive->holdings.list[i];
		map_put(&known, holding->destroyed.n ? record_name(known.arena, holding->name) : holding->name, 1);
	}
	return known;
}

/* A bag of which a record is left was being destroyed. */
static enum status
finish_destroying(struct archive *archive, const struct map *known)
{
	struct arena *arena = archive->run->arena;
	struct str *names;
	struct holding holding;
	size_t n;

	if (!file_list(arena, str_z(arena, archive->path), false, &names, &n))
		return fail(archive, archive->path);
	for (size_t i = 0; i < n; i++) {
		const char *path;
		if (map_get(known, names[i], 0) || !str_ends(names[i], RECORD) || !holding_of_record(arena, archive->path, names[i], &holding))
			continue;
		path = path_join(arena, archive->path, holding.name);
		if (file_is_folder(path) && !folder_remove(arena, path))
			return fail(archive, str_of(path));
		if (!register_put(archive->file, &holding))
			return fail_register(archive, register_why(archive->file));
	}
	return STATUS_DONE;
}

/* A bag that got its name just before its run was killed is not in the register yet. */
static enum status
add_missing(struct archive *archive, const struct map *known)
{
	struct arena *arena = archive->run->arena;
	struct str *names;
	struct holding holding;
	size_t n;

	if (!file_list(arena, str_z(arena, archive->path), true, &names, &n))
		return fail(archive, archive->path);
	for (size_t i = 0; i < n; i++)
		if (!map_get(known, names[i], 0) && holding_of_bag(arena, archive->path, names[i], &holding)
		    && !register_put(archive->file, &holding))
			return fail_register(archive, register_why(archive->file));
	return STATUS_DONE;
}

static enum status
read_register(struct archive *archive)
{
	enum status status;
	struct map known;

	archive->holdings = (struct holdings){ .arena = archive->run->arena };
	if (!register_read(archive->file, &archive->holdings))
		return fail_register(archive, register_why(archive->file));
	if (!folder_clean(archive->run->arena, str_z(archive->run->arena, archive->path)))
		return fail(archive, archive->path);
	known = known_bags(archive);
	if ((status = finish_destroying(archive, &known)) != STATUS_DONE || (status = add_missing(archive, &known)) != STATUS_DONE)
		return status;
	archive->holdings.n = 0;
	return register_read(archive->file, &archive->holdings) ? STATUS_DONE : fail_register(archive, register_why(archive->file));
}

enum status
archive_open(struct archive *archive, struct run *run, const char *path, bool rebuild)
{
	const char *file = path_join(run->arena, str_of(path), STR(ARCHIVE_REGISTER));
	enum status status;
	struct str why;

	*archive = (struct archive){ .run = run, .path = str_of(path) };
	if (!file_make_folders(run->arena, path))
		return fail(archive, archive->path);
	if (!(archive->file = register_open(run->arena, file, rebuild, &why)))
		return fail_register(archive, why);
	if ((status = read_register(archive)) != STATUS_DONE)
		register_close(archive->file, false, &why);
	return status;
}

enum status
archive_check(const struct archive *archive, const struct holding *holding)
{
	struct arena *arena = archive->run->arena;
	struct holding own;
	bool found = holding->destroyed.n ? holding_of_record(arena, archive->path, record_name(arena, holding->name), &own)
	    : holding_of_bag(arena, archive->path, holding->name, &own);

	return found && holding_same(&own, holding) ? STATUS_DONE : fail_register(archive, holding->name);
}

enum status
archive_add(struct archive *archive, const struct holding *holding, const struct files *bag)
{
	const char *path = path_join(archive->run->arena, archive->path, holding->name);

	if (!folder_write(archive->run->arena, path, bag))
		return fail(archive, str_of(path));
	return register_put(archive->file, holding) ? STATUS_DONE : fail_register(archive, register_why(archive->file));
}

enum status
archive_destroy(struct archive *archive, const struct holding *holding)
{
	struct arena *arena = archive->run->arena;
	struct bag_lines lines = { .arena = arena };
	struct holding left;
	const char *record = path_join(arena, archive->path, record_name(arena, holding->name));
	const char *bag = path_join(arena, archive->path, holding->name);

	holding_lines(&lines, holding);
	left = holding_read(&lines);
	if (!file_create(arena, record, bag_lines_text(&lines)))
		return fail(archive, str_of(record));
	if (!folder_remove(arena, bag))
		return fail(archive, str_of(bag));
	return register_put(archive->file, &left) ? STATUS_DONE : fail_register(archive, register_why(archive->file));
}

enum status
archive_close(struct archive *archive, enum status status)
{
	struct str why;

	if (!register_close(archive->file, true, &why))
		return fail_register(archive, why);
	return status;
}
