/*
 * Commands: options, files, stages, exit status. Nothing here decides what is
 * right, how it looks or what the document says.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "../base/file.h"
#include "../check/check.h"
#include "../read/schema.h"
#include "../set/compose.h"
#include "../set/font.h"
#include "../set/verdict.h"
#include "../write/profile.h"

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
	const char *archive;            /* --archief */
	const char *destroy, *date, *reason;    /* --vernietig, --datum, --reden */
	bool rebuild;                   /* --herbouw */
	const char *list;               /* --lijst */
	bool definite;                  /* --definitief: no drafts */
	const char *delivery, *again;   /* --verzending, --opnieuw */
	const char *source;             /* --bron */
	bool strict;                    /* --streng */
	bool concept;                   /* --concept: a PDF in spite of errors */
	bool publish;                   /* --openbaar: without the secret parts */
	enum format format;             /* --als */
	enum profile_name profile;      /* --profiel */
	bool help, version;
	char **line;                    /* the command line as it was given */
	const char **arguments;         /* what the command is about */
	size_t n_arguments;
};

/* A template with its fonts, kept for the reports that share it. */
struct template {
	struct str name;
	struct files used;               /* its files, those of its parents too; no fonts */
	struct style *style;            /* NULL: it has errors, or is not there */
	struct fonts *fonts;
};

/* What the reports of one run share. `arena` is rewound for each report, `scratch`
 * for each paragraph. */
struct run {
	const struct options *options;
	struct arena *shared, *arena, *scratch;
	const char *share;              /* the only folder with templates and fonts; NULL: where they always are */
	const char *within;             /* a folder that no report is read outside of; NULL: any */
	bool own_fonts;                 /* fonts are where they always are, all the same */
	struct files used;               /* for the report at hand; it comes first */
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
	bool before_faulty;             /* it has errors, so what it keeps secret is not certain */
	const struct changes *changes;  /* since then, or NULL */
	const struct template *template;
	const struct template *before_template; /* of the previous one, or NULL */
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

/* Gives back what a run holds. */
void run_close(struct run *);

/* Whether a text names a file in the folder at hand, and is no path. */
bool is_file_name(struct str);

/* fonts.c: opens the fonts that a template names, and finds what its tree says that
 * they cannot draw. What cannot be used is found, at its name. */
void fonts_load(struct run *, struct template *, const struct node *root, struct findings *);

/* False, with a finding, when a font turned out to be damaged in what was set. */
bool fonts_held(struct loaded *);

/* Starts the second program in the place of this one, with the same command
 * line; returns only when that fails (it was said). */
enum status start_second(struct run *);

/* Path of a file that is shared, or NULL when no folder has it: *looked lists them. */
const char *shared_find(struct run *, const char *name, struct str *looked);

bool template_exists(struct run *, struct str name);

/* The folders that may have templates/ and fonts/, in the order of looking. */
enum { SHARED_FOLDERS = 4 };
void shared_folders(struct arena *, const char *folders[SHARED_FOLDERS]);

/* The name of the template that a report is read with. */
struct str template_name(const struct run *, const struct node *root);

/* before.c: the previous report, or NULL. */
const struct report *before_load(struct run *, struct loaded *);

/* source.c: the text of a file, without a byte-order mark; it goes to the used ones,
 * if any. False when the world is wrong (it was said). */
bool source_read(struct arena *, const char *path, struct source *, struct files *);     /* says nothing */
bool source_load(struct run *, struct arena *, const char *path, struct source *, struct files *);

/* The value of a key at the margin of a text, as it is written there; its p is NULL
 * when it is not there. */
struct str source_value(struct str text, const char *key);

/* used.c: what went into a document. Reading leaves errno set. */
bool used_read(struct files *, const char *path, size_t limit, struct str *bytes);

/* The files that the report at hand was made from, itself first, each with its place
 * in a copy of them all, such as "reports/2023-h1/x.yaml", "templates/standaard/
 * sjabloon.yaml" and "fonts/x.ttf" with its licence. False when one has no place
 * there or is gone (it was said). */
bool used_files(struct run *, const struct loaded *, bool with_fonts, struct files *);

/* document.c: whether a report with that status is a document, perhaps as a concept. */
bool document_allowed(const struct run *, const struct loaded *, enum status);

/* What came of the report, and what of it is made: what the public may see of it, when asked. */
struct outcome document_outcome(struct run *, const struct loaded *, const struct report **);

/* The pages of a report, with its elements; NULL, with a finding, see fonts_held. */
struct doc *document_set(struct run *, struct loaded *);

/* Pages of a report, or of its check report, as a PDF with files in it; see fonts_held. */
bool document_bytes(struct run *, struct loaded *, struct doc *, const struct files *, struct str *bytes);

/* A document and its check report, as bytes; the extension is that of the latter. */
struct made {
	struct str document, verdict, extension;
};

/* Makes both, or without the check report, of pages (document_set) with the files that
 * the profile embeds. STATUS_REPORT_WRONG: see fonts_held; STATUS_USAGE: a public
 * document would carry secrets (it was said). */
enum status document_make(struct run *, struct loaded *, struct doc *, bool with_verdict, struct made *);

/* include.c: puts the values of a report's tree that stand in files beside it, in their place. */
void includes_load(struct run *, struct node *root, struct str path, const struct style *, struct findings *);

/* The folder that a report lies in, as it is called; empty when it is the one
 * that the program runs in. */
struct str report_folder(const struct source *);

/* load.c: bytes to node to report to findings, in their order. */
enum status report_load(struct run *, const char *path, struct loaded *);
bool findings_print(const struct run *, struct findings *, void *file);
enum status findings_status(const struct run *, const struct findings *);
void findings_count(const struct run *, const struct loaded *, const char *path);

/* verdict.c: the check report of a report, and what it is made of. For the public
 * there are no findings that tell of what is secret, now or in the previous report. */
const struct findings *public_findings(struct run *, const struct loaded *);
struct verdict verdict_of(struct run *, const struct loaded *);
struct str verdict_html(struct run *, const struct verdict *, enum lang);
bool verdict_bytes(struct run *, struct loaded *, struct str *bytes, struct str *extension);   /* see fonts_held */

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
