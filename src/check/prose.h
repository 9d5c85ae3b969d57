/*
 * The words of a report, as rules about prose read them: passages (a paragraph,
 * a heading, a text of one line), each cut into sentences. A place in a passage
 * leads back to the source.
 */
#ifndef CHECK_PROSE_H
#define CHECK_PROSE_H

#include "check.h"

enum passage_kind { PASSAGE_PARA, PASSAGE_HEADING, PASSAGE_LINE };

/* A sentence that is longer is not judged by what it says [bytes]. */
enum { SENTENCE_JUDGED = 2000 };

struct sentence {
	size_t start, end;              /* [bytes] in the passage, without space around */
};

struct passage {
	enum passage_kind kind;
	struct str text;
	const struct section *section;  /* NULL: of the report itself */
	const struct block *block;      /* PASSAGE_PARA, PASSAGE_HEADING */
	const struct node *node;
	struct sentence *sentences;
	size_t n;
	bool quoted;                    /* within a quotation */
};

struct prose {
	struct passage *list;
	size_t n;
};

/* The words of a report, in order. */
const struct prose *prose_collect(struct arena *, const struct report *);

/* A stretch of a passage as a place: one line of it. */
struct place passage_place(const struct passage *, size_t start, size_t end);

struct str passage_part(const struct passage *, size_t start, size_t end);

/* The next word from *at on within the end: letters, digits and the marks that
 * join them. False when there is none. */
bool word_next(struct str text, size_t *at, size_t end, struct str *word);

/* Whether a text holds one of the words, as whole words, in either case. The
 * list is separated by spaces; "_" in a word stands for a space. */
bool text_has(struct str text, const char *words);

/* Syllables of a word, counted by its vowels (readability.c). */
size_t word_syllables(struct str word);

/* Whether a byte stands between quotation marks. */
bool text_quoted(struct str text, size_t at);

/* Whether a text holds another, as it is written. */
bool text_holds(struct str text, struct str part);

/* The text in small letters; its bytes stay where they were. */
struct str text_lower(struct arena *, struct str);

#endif
