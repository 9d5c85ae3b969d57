/*
 * What can be said on the command line, as two tables: commands and options. All
 * else comes from them: parsing (options.c), --help (help.c), the manual and what
 * bash completes (handleiding.c). A new command is a row, a new option is a row.
 */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd.h"

#include <stdint.h>

/* What an option takes, or a command as its arguments. */
enum takes {
	TAKES_NOTHING, TAKES_CHOICE, TAKES_FILE, TAKES_FOLDER, TAKES_TEMPLATE, TAKES_TEXT,
	TAKES_REPORT, TAKES_DOCUMENT,   /* a report, or a PDF */
	TAKES_FINDING,                  /* the id of one */
	TAKES_COUNT
};

#define MANY SIZE_MAX

struct command {
	const char *name;
	enum status (*run)(struct run *);
	enum takes takes;
	size_t least, most;             /* how many arguments */
	const char *arguments[LANG_COUNT];
	const char *summary[LANG_COUNT];        /* what it does, as the end of a sentence */
	const char *more[LANG_COUNT];           /* what else one must know, in sentences */
};

enum {
#define COMMAND(name, ...) COMMAND_##name,
#include "commands.def"
#undef COMMAND
	COMMAND_COUNT
};

extern const struct command commands[COMMAND_COUNT];

/* A word that one can choose, and what it sets. A list of them ends with NULL. */
struct choice {
	const char *word;
	unsigned value;
};

struct option {
	const char *name, *other;       /* another name for it, or NULL */
	unsigned commands;              /* the set that has it: FOR(a) | FOR(b), or FOR_ALL */
	enum takes takes;
	size_t member;                  /* of struct options: a bool, a text, or an enum for a choice */
	const struct choice *choices;
	const char *value[LANG_COUNT];  /* what its value is called */
	const char *help[LANG_COUNT];   /* choices are listed behind it */
};

#define FOR(name) (1u << COMMAND_##name)
#define FOR_ALL (~0u)

/* NULL when there is none; near is then the one that may be meant, or empty. */
const struct command *command_find(struct arena *, struct str name, struct str *near);
const struct option *option_find(struct arena *, const struct command *, struct str name, struct str *near);

/* Walks the options of a command in order, from and to NULL. Without a command:
 * those that every command has. */
const struct option *option_next(const struct command *, const struct option *);

/* "tekst, json of html" */
struct str choices_text(struct arena *, const struct choice *, enum lang);

/* What an option does, with its choices. */
struct str option_text(struct arena *, const struct option *, enum lang);

/* What each exit status means. */
extern const char *const status_texts[STATUS_COUNT][LANG_COUNT];

#endif
