/* --help: the rows of commands.h in two columns, in lines that a terminal can show. */
#include "commands.h"
#include "../base/arena.h"

#include <stdio.h>

enum { WIDTH = 80 };                    /* [columns] */

/* Text from that column on, broken between words; further lines start at indent. */
static void
print_wrapped(struct str text, size_t column, size_t indent)
{
	struct str word;

	for (bool first = true; str_cut(&text, ' ', &word); first = false) {
		size_t width = utf8_count(word);
		if (!first && column + 1 + width > WIDTH) {
			printf("\n%*s", (int)indent, "");
			column = indent;
		} else if (!first) {
			putchar(' ');
			column++;
		}
		printf("%.*s", (int)word.n, word.p);
		column += width;
	}
	putchar('\n');
}

struct row {
	struct str left, right;
};

static void
print_rows(const struct row *rows, size_t n)
{
	size_t widest = 0;

	for (size_t i = 0; i < n; i++)
		widest = utf8_count(rows[i].left) > widest ? utf8_count(rows[i].left) : widest;
	for (size_t i = 0; i < n; i++) {
		printf("  %.*s%*s", (int)rows[i].left.n, rows[i].left.p, (int)(widest - utf8_count(rows[i].left) + 2), "");
		print_wrapped(rows[i].right, widest + 4, widest + 4);
	}
}

/* "-h, --help" or "-o UIT.pdf" */
static struct str
option_left(struct arena *arena, const struct option *option, enum lang lang)
{
	struct buf out = { .arena = arena };

	if (option->other)
		buf_printf(&out, "%s, ", option->other);
	buf_puts(&out, option->name);
	if (option->takes != TAKES_NOTHING)
		buf_printf(&out, " %s", option->value[lang]);
	return buf_str(&out);
}

static void
print_options(struct arena *arena, const struct command *command, enum lang lang)
{
	struct row *rows = NULL;
	size_t n = 0;

	for (const struct option *option = NULL; (option = option_next(command, option));)
		*arena_push(arena, rows, n) = (struct row){ option_left(arena, option, lang), option_text(arena, option, lang) };
	print_rows(rows, n);
}

static void
print_command(struct arena *arena, const struct command *command, enum lang lang)
{
	bool en = lang == LANG_EN;

	printf("%s: voortgang %s %s%s[%s]\n", en ? "usage" : "gebruik", command->name, command->arguments[lang],
	    *command->arguments[lang] ? " " : "", en ? "options" : "opties");
	print_wrapped(str_of(command->summary[lang]), 0, 0);
	putchar('\n');
	print_options(arena, command, lang);
	putchar('\n');
	print_wrapped(str_of(command->more[lang]), 0, 0);
}

static void
print_commands(struct arena *arena, enum lang lang)
{
	bool en = lang == LANG_EN;
	struct row *rows = NULL;
	size_t n = 0;
	struct buf statuses = { .arena = arena };

	puts(en ? "usage: voortgang COMMAND [ARGUMENT...] [options]\n" : "gebruik: voortgang COMMANDO [ARGUMENT...] [opties]\n");
	for (int i = 0; i < COMMAND_COUNT; i++)
		*arena_push(arena, rows, n) = (struct row){ str_of(commands[i].name), str_of(commands[i].summary[lang]) };
	print_rows(rows, n);
	putchar('\n');
	print_options(arena, NULL, lang);
	puts(en ? "\nvoortgang COMMAND --help shows the options of a command"
	    : "\nvoortgang COMMANDO --help toont de opties van een commando");
	buf_puts(&statuses, en ? "exit status:" : "eindstatus:");
	for (int i = 0; i < STATUS_COUNT; i++)
		buf_printf(&statuses, "%s %d %s", i ? "," : "", i, status_texts[i][lang]);
	print_wrapped(buf_str(&statuses), 0, 0);
}

void
print_help(const struct options *options, struct arena *arena)
{
	if (options->command)
		print_command(arena, options->command, options->lang);
	else
		print_commands(arena, options->lang);
}
