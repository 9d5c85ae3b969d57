/*
 * Tokens of content streams and CMaps (ISO 32000-1 7.2, 7.3, 7.8.2). Any bytes
 * are tokens: what belongs nowhere is skipped, as viewers do.
 */
#ifndef SHIP_PDFLEXER_H
#define SHIP_PDFLEXER_H

#include "../base/str.h"

enum token_kind {
	TOKEN_END, TOKEN_NUMBER, TOKEN_STRING, TOKEN_NAME, TOKEN_WORD,
	TOKEN_ARRAY, TOKEN_ARRAY_END, TOKEN_DICT, TOKEN_DICT_END
};

struct token {
	enum token_kind kind;
	double number;
	struct str text;                /* bytes of a string, a name without "/", a word */
};

struct lexer {
	struct arena *arena;            /* for strings and names with escapes */
	struct str rest;
};

struct token lexer_next(struct lexer *);

/* Likewise, but an array or a dictionary is one token: its text is the source
 * of what it holds, for another lexer. */
struct token lexer_operand(struct lexer *);

/* Skips the data of an inline image, after the word ID and through EI (8.9.7). */
void lexer_skip_image(struct lexer *);

#endif
