/*
 * Drafts: one file for each partner, in a folder that holds nothing else. The folder
 * is written anew as a whole, so that no draft stays for who is on the list no more.
 */
#include "dispatch.h"
#include "../base/arena.h"
#include "../base/folder.h"
#include "../base/map.h"

#include <errno.h>

#define DRAFT_START "X-Unsent: 1\r\nDate: "

enum { NAME_MOST = 60 };

/* NAAM.berichten here, or MAP/2023-h1/NAAM.berichten. */
static const char *
drafts_path(const struct dispatch *d)
{
	struct arena *arena = d->run->arena;
	struct str path = d->loaded->source.path, stem = str_is(path, "-") ? STR("rapport") : path_stem(path);
	struct str name = str_printf(arena, "%.*s.berichten", (int)stem.n, stem.p);

	if (!d->run->options->folder)
		return str_z(arena, name);
	return path_join(arena, str_of(path_join(arena, str_of(d->run->options->folder),
	    period_folder(arena, d->loaded->report->period.period))), name);
}

static enum status
fail(const struct dispatch *d, const char *path)
{
	enum lang lang = d->run->options->lang;

	say(lang, SAY_CANNOT_WRITE, str_of(path), say_errno(lang, errno));
	return STATUS_FAILED;
}

/* Whether a folder that is there may go: it has drafts only, as they were written. */
static enum status
check_old(const struct dispatch *d, const char *path)
{
	struct arena *arena = d->run->arena;
	struct lying *lying;
	struct str bytes;
	size_t n;

	if (!folder_list(arena, path, &lying, &n))
		return errno == ENOENT ? STATUS_DONE : fail(d, path);
	for (size_t i = 0; i < n; i++) {
		const char *file = path_join(arena, str_of(path), lying[i].name);
		if (lying[i].is_file && str_ends(lying[i].name, ".eml") && file_read(arena, file, sizeof DRAFT_START, &bytes)
		    && str_starts(bytes, DRAFT_START))
			continue;
		say(d->run->options->lang, SAY_NO_DRAFT, str_of(file));
		return STATUS_FAILED;
	}
	return STATUS_DONE;
}

/* From the name of the partner, without its address; with a number when there is another. */
static struct str
draft_name(struct arena *arena, struct map *used, const struct partner *partner)
{
	struct str name = str_slug(arena, partner->name);
	size_t times;

	if (!name.n)
		name = STR("partner");
	if (name.n > NAME_MOST)
		name.n = NAME_MOST;
	times = map_get(used, name, 0) + 1;
	map_put(used, name, times);
	map_set(used, name, times);
	if (times == 1)
		return str_printf(arena, "%.*s.eml", (int)name.n, name.p);
	return str_printf(arena, "%.*s.%zu.eml", (int)name.n, name.p, times);
}

static bool
write_all(struct dispatch *d, const struct folder_draft *folder)
{
	struct map used = { .arena = d->run->arena };

	for (size_t i = 0; i < d->partners.n; i++) {
		const struct partner *partner = &d->partners.list[i];
		struct str name = draft_name(d->run->arena, &used, partner);
		struct mail mail;
		arena_reset(d->arena);
		mail = mail_to(d->arena, &d->mailing, partner);
		if (!folder_put(folder, name, mail_bytes(d->arena, &mail)))
			return false;
	}
	return folder_end(folder);
}

static void
print_roster(const struct dispatch *d)
{
	struct map used = { .arena = d->run->arena };
	struct roster roster = roster_open(d);

	for (size_t i = 0; i < d->partners.n; i++)
		roster_line(&roster, &d->partners.list[i], draft_name(d->run->arena, &used, &d->partners.list[i]));
	roster_close(&roster);
}

enum status
deliver_drafts(struct dispatch *d)
{
	const char *path = drafts_path(d);
	struct folder_draft folder;
	enum status status = check_old(d, path);
	enum lang lang = d->run->options->lang;

	if (status != STATUS_DONE)
		return status;
	if (!folder_begin(&folder, d->run->arena, path) || !write_all(d, &folder)) {
		folder_drop(&folder);
		return fail(d, path);
	}
	print_roster(d);
	say(lang, SAY_DRAFTS, d->loaded->source.path, str_of(path), str_printf(d->run->arena, "%zu", d->partners.n));
	if (dispatch_embargoed(d))
		say(lang, SAY_EMBARGO, d->loaded->source.path, d->loaded->report->embargo.text);
	return STATUS_DONE;
}
