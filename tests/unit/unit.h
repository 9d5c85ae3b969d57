/*
 * A test is a function that checks, and a row of TESTS. It prints "ok NAME",
 * or "not ok NAME: FILE:LINE: why" for every check that fails and goes on; the
 * program then ends with exit status 1.
 *
 *     static void names_fold(void) { EQ_STR(str_fold(a, STR("Één")), "een"); }
 *     TESTS(TEST(names_fold))
 *
 * `a` is an arena of the test's own.
 */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include "../../src/base/arena.h"
#include "../../src/base/diag.h"

#include <inttypes.h>
#include <stdio.h>

struct unit_test {
	const char *name;
	void (*run)(void);
};

static struct arena *a;
static const char *unit_name;
static int unit_failures;

#define FAIL(...) \
	(printf("not ok %s: %s:%d: ", unit_name, __FILE__, __LINE__), printf(__VA_ARGS__), \
	    putchar('\n'), unit_failures++)

#define OK(truth) ((truth) ? 0 : FAIL("%s", #truth))

#define EQ_INT(is, should) do { \
	int64_t is_ = (is), should_ = (should); \
	if (is_ != should_) \
		FAIL("%s is %" PRId64 ", not %" PRId64, #is, is_, should_); \
} while (0)

#define EQ_STR(is, should) do { \
	struct str is_ = (is); \
	if (!str_is(is_, (should))) \
		FAIL("%s is \"%.*s\", not \"%s\"", #is, (int)is_.n, is_.p, (should)); \
} while (0)

/* Findings as "id line:column", one behind the other. */
static inline struct str
unit_found(struct findings *findings)
{
	struct buf out = { .arena = a };

	diag_sort(findings);
	for (size_t i = 0; i < findings->n; i++)
		buf_printf(&out, "%s%s %u:%u", i ? ", " : "", diag_id(findings->list[i].id), findings->list[i].place.line,
		    findings->list[i].place.column);
	return buf_str(&out);
}

static inline int
unit_run(const struct unit_test *tests, size_t n)
{
	int worst = 0;

	for (size_t i = 0; i < n; i++) {
		unit_name = tests[i].name;
		unit_failures = 0;
		a = arena_new();
		tests[i].run();
		arena_free(a);
		if (unit_failures)
			worst = 1;
		else
			printf("ok %s\n", unit_name);
		fflush(stdout);
	}
	return worst;
}

#define TEST(name) { #name, name }

#define TESTS(...) \
	int main(void) \
	{ \
		static const struct unit_test tests[] = { __VA_ARGS__ }; \
		return unit_run(tests, sizeof tests / sizeof *tests); \
	}

#endif
