/*
 * All that pcre2 keeps lives in the arena, so there is nothing to free; the JIT,
 * whose memory does not, stays off. Texts are valid UTF-8 by then.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"
#include "../base/arena.h"

#include <pcre2.h>
#include <string.h>

enum { STEPS_MOST = 200000, DEPTH_MOST = 2000, HEAP_MOST = 2048 };      /* heap: [KiB] */

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
};

static void *
take(PCRE2_SIZE n, void *arena)
{
	return arena_alloc(arena, n);
}

static void
leave(void *memory, void *arena)
{
	(void)memory, (void)arena;
}

struct pattern *
pattern_read(struct arena *arena, struct str text, bool fold, size_t *offset, struct str *why)
{
	pcre2_general_context *general = pcre2_general_context_create(take, leave, arena);
	pcre2_compile_context *compiling = pcre2_compile_context_create(general);
	struct pattern *pattern = arena_alloc(arena, sizeof *pattern);
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | (fold ? PCRE2_CASELESS : 0);
	unsigned char message[160];
	int error;

	pattern->code = pcre2_compile((PCRE2_SPTR)text.p, text.n, options, &error, offset, compiling);
	if (!pattern->code) {
		pcre2_get_error_message(error, message, sizeof message);
		*why = str_dup(arena, str_of((const char *)message));
		return NULL;
	}
	pattern->data = pcre2_match_data_create(PATTERN_GROUPS, general);
	pattern->context = pcre2_match_context_create(general);
	pcre2_set_match_limit(pattern->context, STEPS_MOST);
	pcre2_set_depth_limit(pattern->context, DEPTH_MOST);
	pcre2_set_heap_limit(pattern->context, HEAP_MOST);
	return pattern;
}

enum pattern_answer
pattern_find(const struct pattern *pattern, struct str text, size_t from, struct match *match)
{
	int n = pcre2_match(pattern->code, (PCRE2_SPTR)text.p, text.n, from, PCRE2_NO_UTF_CHECK,
	    pattern->data, pattern->context);
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->data);

	memset(match, 0, sizeof *match);
	if (n < 0)
		return n == PCRE2_ERROR_NOMATCH ? PATTERN_NONE : PATTERN_HEAVY;
	match->start = ends[0];
	match->end = ends[1];
	for (int i = 0; i < (n ? n : PATTERN_GROUPS) && i < PATTERN_GROUPS; i++)
		if (ends[2 * i] != PCRE2_UNSET)
			match->groups[i] = (struct str){ text.p + ends[2 * i], ends[2 * i + 1] - ends[2 * i] };
	return PATTERN_FOUND;
}
