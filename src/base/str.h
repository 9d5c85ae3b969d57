/*
 * Text. A str borrows bytes that live in an arena or in the program; a buf
 * owns bytes that grow in an arena. All text is UTF-8.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
	const char *p;
	size_t n;                       /* [bytes] */
};

#define STR(literal) ((struct str){ "" literal, sizeof literal - 1 })

struct str str_of(const char *);
bool str_eq(struct str, struct str);
bool str_is(struct str, const char *);
bool str_starts(struct str, const char *prefix);
bool str_ends(struct str, const char *suffix);
struct str str_from(struct str, size_t at);     /* the rest from byte at */
struct str str_trim(struct str);                /* without white space around */
struct str str_dup(struct arena *, struct str);
const char *str_z(struct arena *, struct str);  /* NUL-terminated copy */
int str_cmp(struct str, struct str);            /* by bytes */

/* Cuts the part before the first separator off *rest; false when *rest was
 * used up. After the last part rest->p is NULL. */
bool str_cut(struct str *rest, char separator, struct str *part);

/* A key as the format folds it: lower case, no accents (precomposed or
 * combining), no apostrophes; a run of spaces, '-' and '_' is one space. */
struct str str_fold(struct arena *, struct str);

/* A name as files are called in any file system: "Sterk voor Noord" is
 * sterk-voor-noord. Empty when it has no letter or digit. */
struct str str_slug(struct arena *, struct str);

/* Characters to insert, delete, change or swap with a neighbour to make a
 * into b (Damerau-Levenshtein, on bytes); at most 64 bytes are compared. */
int str_distance(struct str a, struct str b);

/* The nearest of n candidates, or an empty str when none is near enough to be
 * worth a proposal: a quarter of the letters at most, or one of a short word. */
struct str str_nearest(struct str, const struct str *candidates, size_t n);

struct filling {
	const char *name;
	struct str value;
};

/* A text with {name} replaced by its value; unknown names stay as they are. */
struct str str_fill(struct arena *, struct str pattern, const struct filling *, size_t n);

/* The next character and moves on; -1 at an invalid sequence (moves one
 * byte). Call only while *p < end. RFC 3629: no surrogates, no overlong forms. */
int32_t utf8_next(const char **p, const char *end);

/* Columns in a terminal or an editor's count: characters, not bytes. */
size_t utf8_count(struct str);

/* Columns that a character takes in a terminal: 0 for an accent that stands on
 * the letter before it, 2 for East Asian letters and pictures, else 1. */
int utf8_width(int32_t character);

static inline bool
char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
char_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Whether the eight bytes from p on are all characters from space to ~: what nearly
 * all text is, so that it is passed over eight at a time. May say no of some. */
static inline bool
utf8_plain_8(const char *p)
{
	const uint64_t each = 0x0101010101010101;
	uint64_t word;

	__builtin_memcpy(&word, p, sizeof word);
	return !(((word - each * ' ') | word | (word + each)) & each << 7);
}

struct buf {
	struct arena *arena;
	char *p;
	size_t n, size;                 /* [bytes] used, available */
};

/* Room for n more bytes, at the end of what is used. */
char *buf_grow(struct buf *, size_t n);

static inline char *
buf_room(struct buf *buf, size_t n)
{
	return n > buf->size - buf->n ? buf_grow(buf, n) : buf->p + buf->n;
}

/* In line: a page is made of 10,000 of these. */
static inline void
buf_char(struct buf *buf, char c)
{
	*buf_room(buf, 1) = c;
	buf->n++;
}

void buf_add(struct buf *, struct str);
void buf_puts(struct buf *, const char *);
void buf_utf8(struct buf *, int32_t character);
void buf_int(struct buf *, int64_t);

/* Anybody's text, for a terminal: what would move its cursor, colour it or turn the
 * order of its letters is a space, what is no UTF-8 a '?'. */
void buf_shown(struct buf *, struct str);

/* For texts of our own; never for amounts or lengths. */
__attribute__((format(printf, 2, 3)))
void buf_printf(struct buf *, const char *format, ...);

struct str buf_str(const struct buf *);

__attribute__((format(printf, 2, 3)))
struct str str_printf(struct arena *, const char *format, ...);

#endif
