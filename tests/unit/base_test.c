/* base/arena and base/str: what their headers promise. */
#define _XOPEN_SOURCE 700
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool
is_zero(const char *p, size_t n)
{
	while (n--)
		if (*p++)
			return false;
	return true;
}

static void
arena_is_aligned_and_zeroed(void)
{
	for (int round = 0; round < 2; round++) {
		for (size_t n = 0; n < 200; n++) {
			char *p = arena_alloc(a, n);
			EQ_INT((int64_t)((uintptr_t)p % 16), 0);
			OK(is_zero(p, n));
			memset(p, 0xAA, n);
		}
		arena_reset(a);
	}
}

static void
arena_takes_more_than_a_block(void)
{
	char *small = arena_alloc(a, 1), *large = arena_alloc(a, 3 << 20), *after = arena_alloc(a, 1);

	OK(is_zero(large, 3 << 20));
	memset(large, 1, 3 << 20);
	EQ_INT(*small, 0);
	EQ_INT(*after, 0);
	arena_reset(a);
	OK(is_zero(arena_alloc(a, 100 * 1024), 100 * 1024));
	OK(is_zero(arena_alloc(a, 100 * 1024), 100 * 1024));
}

static void
arena_lists_keep_what_they_hold(void)
{
	int *list = NULL, *other = NULL;
	size_t n = 0, m = 0;

	for (int i = 0; i < 5000; i++) {
		*arena_push(a, list, n) = i;
		*arena_push(a, other, m) = -i;
	}
	EQ_INT((int64_t)n, 5000);
	for (int i = 0; i < 5000; i++)
		OK(list[i] == i && other[i] == -i);
	EQ_INT(*arena_push(a, list, n), 0);
}

static void
arena_copies_end_in_nul(void)
{
	const char *copy = arena_copy(a, "abc", 2);

	OK(strcmp(copy, "ab") == 0);
	OK(*arena_copy(a, NULL, 0) == '\0');
}

/* The exit status of a call in a child, whose message is not shown. */
static int
status_of(void (*call)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(99);
		call();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A sanitizer would end the program in its own way. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static void product_overflows(void) { arena_array(a, SIZE_MAX / 4, 8); }
static void size_overflows(void) { arena_alloc(a, SIZE_MAX - 4); }
static void size_is_too_large(void) { arena_alloc(a, SIZE_MAX / 2); }
static void header_overflows(void) { arena_alloc(a, SIZE_MAX - 40); }

static void
arena_ends_the_program_when_memory_is_out(void)
{
	fflush(stdout);
	EQ_INT(status_of(product_overflows), 3);
	EQ_INT(status_of(size_overflows), 3);
	EQ_INT(status_of(size_is_too_large), 3);
	EQ_INT(status_of(header_overflows), 3);
}

static void
str_parts(void)
{
	struct str rest = STR("a,,b,"), part;

	EQ_STR(str_trim(STR(" \t\r\n x y \n")), "x y");
	EQ_STR(str_trim(STR(" \n ")), "");
	EQ_STR(str_from(STR("abc"), 1), "bc");
	EQ_STR(str_from(STR("abc"), 9), "");
	OK(str_cut(&rest, ',', &part) && str_is(part, "a"));
	OK(str_cut(&rest, ',', &part) && str_is(part, ""));
	OK(str_cut(&rest, ',', &part) && str_is(part, "b"));
	OK(str_cut(&rest, ',', &part) && str_is(part, ""));
	OK(!str_cut(&rest, ',', &part) && !rest.p);
	OK(str_cut(&(struct str){ "", 0 }, ',', &part) && part.n == 0);
	OK(str_starts(STR("ab"), "ab") && !str_starts(STR("a"), "ab") && str_starts(STR(""), ""));
	OK(str_ends(STR("ab"), "b") && !str_ends(STR("b"), "ab"));
	OK(str_eq((struct str){ NULL, 0 }, STR("")));
	EQ_INT(str_cmp(STR("a"), STR("ab")) < 0, 1);
	EQ_INT(str_cmp(STR("b"), STR("ab")) > 0, 1);
	EQ_INT(str_cmp((struct str){ NULL, 0 }, STR("")), 0);
}

static void
str_counts_distances(void)
{
	EQ_INT(str_distance(STR(""), STR("")), 0);
	EQ_INT(str_distance(STR("saldo"), STR("saldo")), 0);
	EQ_INT(str_distance(STR(""), STR("abc")), 3);
	EQ_INT(str_distance(STR("abc"), STR("")), 3);
	EQ_INT(str_distance(STR("saldo"), STR("sado")), 1);
	EQ_INT(str_distance(STR("saldo"), STR("salddo")), 1);
	EQ_INT(str_distance(STR("saldo"), STR("saldi")), 1);
	EQ_INT(str_distance(STR("saldo"), STR("sadlo")), 1);
	EQ_INT(str_distance(STR("uitgaven"), STR("uigtaven")), 1);
	EQ_INT(str_distance(STR("kitten"), STR("sitting")), 3);
	EQ_INT(str_distance(STR("sadlo"), STR("saldo")), str_distance(STR("saldo"), STR("sadlo")));
}

static void
str_finds_the_nearest(void)
{
	static const struct str keys[] = { { "beschikbaar", 11 }, { "uitgaven", 8 }, { "saldo", 5 } };

	EQ_STR(str_nearest(STR("beschikbar"), keys, 3), "beschikbaar");
	EQ_STR(str_nearest(STR("uitgave"), keys, 3), "uitgaven");
	EQ_STR(str_nearest(STR("sald"), keys, 3), "saldo");
	EQ_STR(str_nearest(STR("zzzzz"), keys, 3), "");
	EQ_STR(str_nearest(STR("x"), keys, 3), "");
	EQ_STR(str_nearest(STR(""), keys, 3), "");
	EQ_STR(str_nearest(STR("saldo"), NULL, 0), "");
}

static void
str_distance_of_long_texts_ends(void)
{
	char *x = arena_alloc(a, 4096), *y = arena_alloc(a, 4096);

	memset(x, 'x', 4096);
	memset(y, 'y', 4096);
	EQ_INT(str_distance((struct str){ x, 4096 }, (struct str){ x, 4096 }), 0);
	EQ_INT(str_distance((struct str){ x, 4096 }, (struct str){ y, 4096 }), 64);
}

static void
str_fills_patterns(void)
{
	const struct filling f[] = { { "n", STR("1") }, { "naam", STR("{n}") }, { "leeg", { NULL, 0 } } };

	EQ_STR(str_fill(a, STR("{n}e {naam}"), f, 3), "1e {n}");
	EQ_STR(str_fill(a, STR("{leeg}"), f, 3), "");
	EQ_STR(str_fill(a, STR("{onbekend} {n"), f, 3), "{onbekend} {n");
	EQ_STR(str_fill(a, STR("{{n}}"), f, 3), "{1}");
	EQ_STR(str_fill(a, STR("{}"), f, 3), "{}");
	EQ_STR(str_fill(a, STR("{N}"), f, 3), "{N}");
	EQ_STR(str_fill(a, STR(""), f, 3), "");
	EQ_STR(str_fill(a, STR("{n}"), NULL, 0), "{n}");
}

/* Reads one character from n bytes; returns it, and how far it moved. */
static int32_t
next(const char *bytes, size_t n, size_t *moved)
{
	char *copy = malloc(n);
	const char *p = copy;
	int32_t c;

	memcpy(copy, bytes, n);
	c = utf8_next(&p, copy + n);
	*moved = (size_t)(p - copy);
	free(copy);
	return c;
}

static void
utf8_reads_what_is_valid(void)
{
	static const struct { const char *bytes; size_t n; int32_t c; } rows[] = {
		{ "\0", 1, 0 }, { "a", 1, 'a' }, { "\x7F", 1, 0x7F },
		{ "\xC2\x80", 2, 0x80 }, { "\xDF\xBF", 2, 0x7FF },
		{ "\xE0\xA0\x80", 3, 0x800 }, { "\xED\x9F\xBF", 3, 0xD7FF },
		{ "\xEE\x80\x80", 3, 0xE000 }, { "\xEF\xBF\xBF", 3, 0xFFFF },
		{ "\xF0\x90\x80\x80", 4, 0x10000 }, { "\xF4\x8F\xBF\xBF", 4, 0x10FFFF },
	};
	size_t moved;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		EQ_INT(next(rows[i].bytes, rows[i].n, &moved), rows[i].c);
		EQ_INT((int64_t)moved, (int64_t)rows[i].n);
	}
}

static void
utf8_refuses_what_is_not(void)
{
	static const char *const rows[] = {
		"\x80", "\xBF",                         /* a continuation alone */
		"\xC0\x80", "\xC1\xBF",                 /* overlong in two */
		"\xE0\x80\x80", "\xE0\x9F\xBF",         /* overlong in three */
		"\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", /* overlong in four */
		"\xED\xA0\x80", "\xED\xBF\xBF",         /* surrogates */
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", /* beyond U+10FFFF */
		"\xF8\x88\x80\x80\x80", "\xFC\x84\x80\x80\x80\x80", "\xFE", "\xFF",
		"\xC2", "\xE2\x82", "\xE2", "\xF0\x9F\x98", "\xF0\x9F", "\xF0",         /* cut off */
		"\xC2" "a", "\xE2\x82" "a", "\xE2" "a\x82", "\xF0\x9F\x98" "a",         /* no continuation */
	};
	size_t moved;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		EQ_INT(next(rows[i], strlen(rows[i]), &moved), -1);
		EQ_INT((int64_t)moved, 1);
	}
}

static void
utf8_is_written_as_it_is_read(void)
{
	static const int32_t cs[] = { 0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF };

	for (size_t i = 0; i < sizeof cs / sizeof *cs; i++) {
		struct buf buf = { .arena = a };
		const char *p;
		buf_utf8(&buf, cs[i]);
		p = buf.p;
		EQ_INT(utf8_next(&p, buf.p + buf.n), cs[i]);
		OK(p == buf.p + buf.n);
	}
	EQ_INT((int64_t)utf8_count(STR("é€a")), 3);
	EQ_INT((int64_t)utf8_count(STR("")), 0);
}

static void
nothing_moves_the_cursor(void)
{
	struct buf buf = { .arena = arena_new() };

	buf_shown(&buf, STR("a\x1b[31mb\n\xC2\x9B" "c\xE2\x80\xAE" "d\x7F\xFF\x9B" "e\xC3\xA9\xE2\x82\xAC"));
	EQ_STR(buf_str(&buf), "a [31mb  c d ??e\xC3\xA9\xE2\x82\xAC");
	arena_free(buf.arena);
}

static void
bufs_grow(void)
{
	struct buf buf = { .arena = a };

	EQ_STR(buf_str(&buf), "");
	for (int i = 0; i < 10000; i++)
		buf_char(&buf, (char)('a' + i % 26));
	EQ_INT((int64_t)buf.n, 10000);
	for (int i = 0; i < 10000; i++)
		OK(buf.p[i] == 'a' + i % 26);
	buf = (struct buf){ .arena = a };
	buf_int(&buf, INT64_MIN);
	buf_char(&buf, ' ');
	buf_int(&buf, INT64_MAX);
	buf_char(&buf, ' ');
	buf_int(&buf, 0);
	EQ_STR(buf_str(&buf), "-9223372036854775808 9223372036854775807 0");
	EQ_STR(str_printf(a, "%d-%s", 12, "x"), "12-x");
	EQ_STR(str_printf(a, "%s", ""), "");
}

TESTS(TEST(arena_is_aligned_and_zeroed), TEST(arena_takes_more_than_a_block),
    TEST(arena_lists_keep_what_they_hold), TEST(arena_copies_end_in_nul),
    TEST(arena_ends_the_program_when_memory_is_out), TEST(str_parts), TEST(str_counts_distances),
    TEST(str_finds_the_nearest), TEST(str_distance_of_long_texts_ends), TEST(str_fills_patterns),
    TEST(utf8_reads_what_is_valid), TEST(utf8_refuses_what_is_not),
    TEST(utf8_is_written_as_it_is_read), TEST(nothing_moves_the_cursor), TEST(bufs_grow))
