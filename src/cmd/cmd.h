/*
 * Commands: options, files, stages, exit status. Nothing here decides what is
 * right, how it looks or what the document says.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "../check/check.h"
#include "../read/schema.h"
#include "../set/font.h"
#include "../set/verdict.h"

/* The exit statuses of the contract; of several reports the worst one wins. */
enum status { STATUS_DONE, STATUS_REPORT_WRONG, STATUS_USAGE, STATUS_FAILED, STATUS_COUNT };

enum twin { TWIN_NONE, TWIN_NODE, TWIN_REPORT, TWIN_ELEM, TWIN_DOC, TWIN_TAGS };

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, FORMAT_HTML, FORMAT_PDF, FORMAT_MARKDOWN, FORMAT_MAN, FORMAT_BASH };

struct options {
	const struct command *command;  /* of commands.h; NULL: none was given */
	enum lang lang;
	const char *output;             /* -o */
	const char *folder;             /* -d */
	const char *template;           /* --sjabloon, over what the report asks for */
	enum twin twin;                 /* --toon */
	const char *period, *before, *figures;  /* --periode, --vorige, --cijfers */
	bool strict;                    /* --streng */
	bool concept;                   /* --concept: a PDF in spite of errors */
	bool publish;                   /* --openbaar: without the secret parts */
	enum format format;             /* --als */
	bool help, version;
	char **line;                    /* the command line as it was given */
	const char **arguments;         /* what the command is about */
	size_t n_arguments;
};

/* A template with its fonts, kept for the reports that share it. */
struct template {
	struct str name;
	struct style *style;            /* NULL: it has errors, or is not there */
	struct fonts *fonts;
};

/* What the reports of one run share. `arena` is rewound for each report, `scratch`
 * for each paragraph. */
struct run {
	const struct options *options;
	struct arena *shared, *arena, *scratch;
	struct template *templates;
	size_t n_templates;
	struct str *outputs;            /* written so far */
	size_t n_outputs;
};

/* A report that was read and checked. */
struct loaded {
	struct source source;
	struct findings findings;
	const struct node *root;        /* NULL: not readable */
	struct report *report;          /* NULL: likewise, or without a template */
	const struct report *before;    /* the previous one, or NULL */
	const struct changes *changes;  /* since then, or NULL */
	const struct template *template;
	struct tally tally;
	struct str digest;              /* SHA-256 of the file, in hex */
};

enum say {
#define SAY(name, nl, en) name,
#include "say.def"
#undef SAY
	SAY_COUNT
};

/* One message on standard error, in the language of the run. */
#define say(lang, id, ...) say_args((lang), (id), (const struct str[4]){ __VA_ARGS__ })
void say_args(enum lang, enum say, const struct str args[4]);

/* What went wrong in the system, in words. */
struct str say_errno(enum lang, int error);

/* options.c: the language that the run has, whatever is wrong with its command line. */
enum lang options_lang(int argc, char **argv);

/* The command line as options; whether the command has the arguments that it
 * needs. STATUS_USAGE when it is wrong (it was said). */
enum status options_read(struct options *, struct arena *, int argc, char **argv);

/* help.c: of the command, or of all of them. */
void print_help(const struct options *, struct arena *);

/* share.c: the template of that name, read once in a run. NULL when the world
 * is wrong (it was said) ; its style is NULL when the template is (found). */
const struct template *template_find(struct run *, struct str name);

/* Starts the second program in the place of this one, with the same command
 * line; returns only when that fails (it was said). */
enum status start_second(struct run *);

bool template_exists(struct run *, struct str name);

/* The name of the template that a report is read with. */
struct str template_name(const struct run *, const struct node *root);

/* before.c: the previous report, or NULL. */
const struct report *before_load(struct run *, struct loaded *);

/* source.c: the text of a file, without a byte-order mark, and the SHA-256 in hex
 * of all its bytes when asked; false when the world is wrong (it was said). */
bool source_read(struct arena *, const char *path, struct source *, struct str *digest);   /* says nothing */
bool source_load(struct run *, struct arena *, const char *path, struct source *, struct str *digest);

/* include.c: puts the values of a report's tree that stand in files beside it, in their place. */
void includes_load(struct run *, struct node *root, struct str path, const struct style *, struct findings *);

/* load.c: bytes to node to report to findings. */
enum status report_load(struct run *, const char *path, struct loaded *);
bool findings_print(const struct run *, struct findings *, void *file);
enum status findings_status(const struct run *, const struct findings *);
void findings_count(const struct run *, const struct loaded *, const char *path);

/* document.c: the elements of a report, for the public when the options say so. */
struct elem *document_compose(struct run *, const struct loaded *, struct doc_info *);

/* verdict.c: the check report of a report, and what it is made of. For the public
 * there are no findings that tell of what is secret, now or in the previous report. */
const struct findings *public_findings(struct run *, const struct loaded *);
struct verdict verdict_of(struct run *, const struct loaded *);
struct str verdict_html(struct run *, const struct verdict *, enum lang);
struct str verdict_bytes(struct run *, const struct loaded *, struct str *extension);

/* schema.c: what a report of a template may hold; the same as JSON Schema. */
const struct schema *template_schema(struct run *, const struct style *);
struct str schema_bytes(struct run *, const struct template *);

/* A file of the sources as part of the program. */
#define EMBED(name, path) \
	__asm__(".section .rodata\n" \
	    #name "_start: .incbin \"" path "\"\n" \
	    #name "_end: .byte 0\n" \
	    ".previous"); \
	extern const char name##_start[], name##_end[]
#define EMBEDDED(name) ((struct str){ name##_start, (size_t)(name##_end - name##_start) })

/* One command each, in a file of its name. */
#define COMMAND(name, ...) enum status cmd_##name(struct run *);
#include "commands.def"
#undef COMMAND

#endif
