/*
 * Blocks of a YAML tree as structs, by tables: a row names the key, the type,
 * the member that it fills and whether it must be there. Every member is a
 * `struct value`, which knows its place and tells empty from absent.
 */
#ifndef READ_FIELD_H
#define READ_FIELD_H

#include "tree.h"
#include "../base/date.h"

enum fill {
	FILL_ABSENT,                    /* no such key */
	FILL_EMPTY,                     /* a key without a value: not filled in */
	FILL_WRONG,                     /* it was found to be wrong: later rules are silent about it */
	FILL_NONE,                      /* "geen": it was said that there is none */
	FILL_NOT_APPLICABLE,            /* "n.v.t." */
	FILL_GIVEN,
};

enum duty {
	DUTY_OPTIONAL, DUTY_EXPECTED, DUTY_REQUIRED,
	DUTY_IF_GIVEN,                  /* optional, and not in the document when it is empty */
};

struct value {
	enum fill fill;
	struct place place;             /* of the value; of the key when it is empty */
	const struct node *node;        /* NULL when absent or wrong */
	struct str text;                /* trimmed, of a NODE_TEXT */
	union {
		struct date date;
		struct moment moment;
		struct period period;
		int64_t number;         /* FIELD_NUMBER; FIELD_YES; FIELD_LENGTH: thousandths */
	};
};

enum field_type {
	FIELD_TEXT,                     /* one line, of TEXT_LONGEST characters at most */
	FIELD_ANY,                      /* value.node is the caller's business */
	FIELD_LIST,
	FIELD_BLOCK,
	FIELD_DATE,
	FIELD_MOMENT,
	FIELD_PERIOD,
	FIELD_NUMBER,                   /* 0 and up */
	FIELD_LENGTH,                   /* 9 or 9,5: up to three decimals */
	FIELD_YES,                      /* ja or nee */
	FIELD_AMOUNT,                   /* text that the caller reads as an amount */
};

struct field {
	const char *key;                /* folded */
	enum field_type type;
	size_t at;                      /* offset of the struct value */
	enum duty duty;
	const char *const *choices;     /* FIELD_TEXT: the words allowed, NULL-ended */
};

/* A table with the name by which the schema of reports knows it. */
struct field_table {
	const char *name;
	const struct field *fields;
	size_t n;
};

#define FIELD_TABLE(name, fields) { (name), (fields), sizeof (fields) / sizeof *(fields) }

/* What stands where words are still to be written; a report that has it is wrong. */
#define BLANK_MARK "INVULLEN"

enum { TEXT_LONGEST = 1000 };

struct reading {
	struct arena *arena;
	struct findings *findings;
	size_t list_most;               /* items of a list; 0: as many as a file may have */
};

/* Fills `into` from a block by the table, and finds unknown and missing keys.
 * `also` are keys that the caller reads itself. */
void fields_read(const struct reading *, const struct node *block, const struct field *table,
    size_t n, void *into, const struct str *also, size_t n_also);

#define FIELDS_READ(reading, block, table, into) \
	fields_read((reading), (block), (table), sizeof (table) / sizeof *(table), (into), NULL, 0)

/* One value by its type; name is what a finding calls it. */
void field_value(const struct reading *, const struct node *, enum field_type,
    struct str name, struct value *into);

/* An empty value with a duty: finds what is required. */
void field_duty(const struct reading *, const struct value *, enum duty, struct str name);

/* True, and the items, when the value is a list. */
bool field_items(const struct value *, struct node *const **items, size_t *n);

/* Finds a list that has more items than `most`. */
void field_long(const struct reading *, struct place, struct str name, size_t most);

/* Whether a text is a language tag, as far as its form tells (RFC 5646 2.1). */
bool language_is_tag(struct str);

/* "a, b, c" for a hint. */
struct str words_joined(struct arena *, const struct str *words, size_t n);

#endif
