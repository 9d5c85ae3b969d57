/*
 * voortgang handleiding: the manual page, or the script by which bash completes a
 * command line. Both are a text with holes, which the tables of commands.h fill.
 */
#include "commands.h"
#include "../base/arena.h"

#include <assert.h>
#include <stdio.h>

EMBED(handleiding_nl, "src/cmd/handleiding.nl");
EMBED(handleiding_en, "src/cmd/handleiding.en");
EMBED(handleiding_bash, "src/cmd/handleiding.bash");

/* Sentences for roff, each on a line of its own: no escapes, and dashes that one
 * can copy where they start a word. Our sentences start with no dot or quote, which
 * would make them requests. */
static void
add_text(struct buf *out, struct str text)
{
	bool dashes = true;             /* the word so far has nothing else */

	assert(!str_starts(text, ".") && !str_starts(text, "'"));
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		bool ends = c == ' ' && i && text.p[i - 1] == '.' && i + 1 < text.n && char_is_upper(text.p[i + 1]);
		if (c == '\\' || (c == '-' && dashes))
			buf_char(out, '\\');
		buf_char(out, ends ? '\n' : c == '\\' ? 'e' : c);
		dashes = c == ' ' || c == '(' || c == '"' || (c == '-' && dashes);
	}
	buf_char(out, '\n');
}

/* "UIT.pdf" or "[ID...]": what a user fills in has capitals, and is slanted. */
static void
add_variables(struct buf *out, const char *words)
{
	for (const char *c = words; *c; c++) {
		bool starts = char_is_upper(*c) && (c == words || !char_is_upper(c[-1]));
		if (starts)
			buf_puts(out, "\\fI");
		buf_char(out, *c);
		if (char_is_upper(*c) && !char_is_upper(c[1]))
			buf_puts(out, "\\fP");
	}
}

static void
add_name(struct buf *out, const char *name)
{
	buf_puts(out, "\\fB");
	for (; *name; name++)
		buf_puts(out, *name == '-' ? "\\-" : (char[]){ *name, 0 });
	buf_puts(out, "\\fP");
}

/* The options that a command has and others have not; without one, those of every
 * command. */
static void
add_options(struct buf *out, const struct command *command, enum lang lang)
{
	for (const struct option *option = NULL; (option = option_next(command, option));) {
		if (command && option->commands == FOR_ALL)
			continue;
		buf_puts(out, ".TP\n");
		if (option->other) {
			add_name(out, option->other);
			buf_puts(out, ", ");
		}
		add_name(out, option->name);
		if (option->takes != TAKES_NOTHING) {
			buf_char(out, ' ');
			add_variables(out, option->value[lang]);
		}
		buf_char(out, '\n');
		add_text(out, option_text(out->arena, option, lang));
	}
}

static void
add_commands(struct buf *out, enum lang lang)
{
	for (const struct command *c = commands; c < commands + COMMAND_COUNT; c++) {
		buf_printf(out, ".SS %s%s", c->name, *c->arguments[lang] ? " " : "");
		add_variables(out, c->arguments[lang]);
		buf_char(out, '\n');
		add_text(out, str_printf(out->arena, "%c%s.", c->summary[lang][0] - 'a' + 'A', c->summary[lang] + 1));
		add_text(out, str_of(c->more[lang]));
		add_options(out, c, lang);
	}
}

static void
add_synopsis(struct buf *out, enum lang lang)
{
	for (const struct command *c = commands; c < commands + COMMAND_COUNT; c++) {
		buf_printf(out, "%s\\fBvoortgang %s\\fP ", c == commands ? "" : ".br\n", c->name);
		add_variables(out, c->arguments[lang]);
		buf_printf(out, "%s[\\fI%s\\fP]\n", *c->arguments[lang] ? " " : "", lang == LANG_EN ? "options" : "opties");
	}
}

static struct str
manual(struct arena *arena, enum lang lang)
{
	struct buf synopsis = { .arena = arena }, list = { .arena = arena }, shared = { .arena = arena },
	    statuses = { .arena = arena };

	add_synopsis(&synopsis, lang);
	add_commands(&list, lang);
	add_options(&shared, NULL, lang);
	for (int i = 0; i < STATUS_COUNT; i++)
		buf_printf(&statuses, ".TP\n%d\n%s\n", i, status_texts[i][lang]);
	return str_fill(arena, lang == LANG_EN ? EMBEDDED(handleiding_en) : EMBEDDED(handleiding_nl), (const struct filling[]){
	    { "VERSIE", STR(VERSION) }, { "OVERZICHT", buf_str(&synopsis) }, { "COMMANDOS", buf_str(&list) },
	    { "OPTIES", buf_str(&shared) }, { "EINDSTATUS", buf_str(&statuses) } }, 5);
}

static void
add_option_names(struct buf *out, const struct command *command)
{
	buf_printf(out, "\t%s) echo '", command ? command->name : "*");
	for (const struct option *option = NULL; (option = option_next(command, option));)
		buf_printf(out, "%s%s%s ", option->other ? option->other : "", option->other ? " " : "", option->name);
	buf_puts(out, "' ;;\n");
}

/* What bash knows each kind of value by; the ids of findings are a choice to it. */
static void
add_kind(struct buf *out, const char *command, const char *option, enum takes takes, const struct choice *choices)
{
	static const char *const kinds[TAKES_COUNT] = { [TAKES_CHOICE] = "choice", [TAKES_FILE] = "file",
	    [TAKES_FOLDER] = "folder", [TAKES_TEMPLATE] = "template", [TAKES_TEXT] = "text", [TAKES_REPORT] = "report",
	    [TAKES_DOCUMENT] = "document", [TAKES_FINDING] = "choice" };

	if (takes == TAKES_NOTHING)
		return;
	buf_printf(out, "\t%s,%s) echo '%s", command, option, kinds[takes]);
	for (const struct choice *choice = choices; choice && choice->word; choice++)
		buf_printf(out, " %s", choice->word);
	for (int i = 0; takes == TAKES_FINDING && i < OWN_RULE; i++)
		buf_printf(out, " %s", diag_id((enum diag)i));
	buf_puts(out, "' ;;\n");
}

static struct str
completion(struct arena *arena)
{
	struct buf names = { .arena = arena }, options = { .arena = arena }, kinds = { .arena = arena };
	const struct option *option = NULL;

	for (const struct command *c = commands; c < commands + COMMAND_COUNT; c++) {
		buf_printf(&names, "%s%s", c == commands ? "" : " ", c->name);
		add_option_names(&options, c);
		add_kind(&kinds, c->name, "", c->takes, NULL);
		while ((option = option_next(c, option)))
			if (option->commands != FOR_ALL)
				add_kind(&kinds, c->name, option->name, option->takes, option->choices);
	}
	add_option_names(&options, NULL);
	while ((option = option_next(NULL, option)))
		add_kind(&kinds, "*", option->name, option->takes, option->choices);
	return str_fill(arena, EMBEDDED(handleiding_bash), (const struct filling[]){ { "COMMANDOS", buf_str(&names) },
	    { "OPTIES", buf_str(&options) }, { "SOORTEN", buf_str(&kinds) } }, 3);
}

enum status
cmd_handleiding(struct run *run)
{
	struct str text = run->options->format == FORMAT_BASH ? completion(run->arena) : manual(run->arena, run->options->lang);

	fwrite(text.p, 1, text.n, stdout);
	return STATUS_DONE;
}
