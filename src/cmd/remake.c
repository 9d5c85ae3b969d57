#include "remake.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <errno.h>
#include <stdio.h>

void
screen_told(struct screen *screen)
{
	screen->first = screen->fresh = screen->waiting = false;
}

void
screen_refresh(struct screen *screen)
{
	if (screen->fresh && screen->terminal)
		fputs("\033[H\033[2J", stderr);
	else if (screen->fresh && !screen->first)
		fputs("----\n", stderr);
	screen_told(screen);
}

const char *
remake_path(struct arena *arena, const char *path, const char *extension)
{
	struct str stem = path_stem(str_of(path));

	return str_printf(arena, "%.*s%s%c", (int)(stem.p + stem.n - path), path, extension, 0).p;
}

struct making {
	struct run *run;
	struct screen *screen;
	const char *path, *pdf;
	struct loaded loaded;
	bool readable;
	bool made;                      /* the PDF is that of now */
	bool renewed;                   /* a file was written, or should have been */
	size_t pages, bytes;
};

/* Writes a file, unless it is so already: then no viewer or copier is disturbed. */
static bool
write_changed(struct making *m, const char *path, struct str bytes)
{
	enum lang lang = m->run->options->lang;
	struct str old;

	if (file_read(m->run->arena, path, bytes.n + 1, &old) && str_eq(old, bytes))
		return true;
	m->renewed = true;
	if (file_write(m->run->arena, path, bytes))
		return true;
	screen_refresh(m->screen);
	say(lang, SAY_CANNOT_WRITE, str_of(path), say_errno(lang, errno));
	return false;
}

static void
remake_pdf(struct making *m)
{
	struct doc *doc = document_set(m->run, &m->loaded);
	struct str bytes;

	if (!doc || !document_bytes(m->run, &m->loaded, doc, &(struct files){ 0 }, &bytes))
		return;
	m->pages = doc->n;
	m->bytes = bytes.n;
	m->made = write_changed(m, m->pdf, bytes);
}

/* In Dutch whatever the language of the messages: it is kept with the document. */
static void
remake_findings(struct making *m)
{
	struct verdict verdict = verdict_of(m->run, &m->loaded);

	verdict.unmade = !m->made;
	write_changed(m, remake_path(m->run->arena, m->path, ".bevindingen.html"), verdict_html(m->run, &verdict, LANG_NL));
}

static void
tell(struct making *m)
{
	enum lang lang = m->run->options->lang;

	screen_refresh(m->screen);
	findings_print(m->run, &m->loaded.findings, stderr);
	if (m->readable)
		findings_count(m->run, &m->loaded, m->path);
	if (m->made)
		say(lang, SAY_MADE, str_of(m->pdf), str_printf(m->run->arena, "%zu", m->pages),
		    str_printf(m->run->arena, "%zu", m->bytes));
	else
		say(lang, SAY_NOT_RENEWED, str_of(m->pdf));
}

enum remade
remake(struct run *run, struct screen *screen, const char *path, bool changed)
{
	struct making m = { .run = run, .screen = screen, .path = path };
	enum status status;

	arena_reset(run->arena);
	m.pdf = remake_path(run->arena, path, ".pdf");
	if (changed)
		screen_refresh(screen);
	status = report_load(run, path, &m.loaded);
	m.readable = m.loaded.digest.n;
	if (document_allowed(run, &m.loaded, status))
		remake_pdf(&m);
	if (m.readable)
		remake_findings(&m);
	if (!changed && !m.renewed)
		return m.made ? REMADE_NONE : REMADE_BLOCKED;
	tell(&m);
	return REMADE_TOLD;
}
