/*
 * All of the text is looked at before anything is decided; lines are made alike
 * first, so that each place that is told is one of the text that is kept.
 */
#include "decode.h"
#include "../base/arena.h"

#include <string.h>

/* Bytes 80..9F, by the WHATWG's index of windows-1252; 0 where it has only a
 * control. Bytes A0..FF are characters of the same number. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
	0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static int32_t
character_of(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

/* The first byte of each kind; the length of the text when there is none. */
struct seen {
	size_t nul;
	size_t utf8;                    /* a valid character beyond ASCII */
	size_t broken;                  /* not valid as UTF-8 */
	size_t undefined;               /* nor as Windows-1252 */
};

static void
note(size_t *first, size_t at)
{
	*first = at < *first ? at : *first;
}

static struct seen
look_at(struct str text)
{
	struct seen seen = { text.n, text.n, text.n, text.n };
	const char *p = text.p, *end = p + text.n;

	while (p < end) {
		size_t at = (size_t)(p - text.p);
		int32_t c = utf8_next(&p, end);
		if (c == 0)
			note(&seen.nul, at);
		else if (c >= 0x80)
			note(&seen.utf8, at);
		else if (c < 0)
			note(&seen.broken, at);
		if (c < 0 && !character_of((unsigned char)text.p[at]))
			note(&seen.undefined, at);
	}
	return seen;
}

static struct str
plain_lines(struct arena *arena, struct str text)
{
	char *plain;
	size_t n = 0;

	if (!text.n || !memchr(text.p, '\r', text.n))
		return text;
	plain = arena_alloc(arena, text.n);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\r')
			plain[n++] = text.p[i];
		else if (i + 1 == text.n || text.p[i + 1] != '\n')
			plain[n++] = '\n';
	return (struct str){ plain, n };
}

static struct str
from_windows_1252(struct arena *arena, struct str text)
{
	struct buf out = { .arena = arena };

	buf_room(&out, text.n + text.n / 8);
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < 0x80)
			buf_char(&out, text.p[i]);
		else
			buf_utf8(&out, character_of((unsigned char)text.p[i]));
	return buf_str(&out);
}

static struct place
place_at(const struct source *source, size_t at)
{
	return place_after((struct place){ source, 1, 1, 1 }, (struct str){ source->text.p, at });
}

static struct finding *
doubt(const struct source *source, struct findings *findings, size_t at)
{
	unsigned byte = (unsigned char)source->text.p[at];

	return diag_add(findings, CSV_CHARACTERS, place_at(source, at), str_printf(findings->arena, "byte %02X", byte));
}

bool
decode_source(struct arena *arena, struct source *source, struct findings *findings)
{
	struct seen seen;

	if (str_starts(source->text, "\xFF\xFE") || str_starts(source->text, "\xFE\xFF")) {
		diag_add(findings, CSV_CHARACTERS, place_at(source, 0), STR("UTF-16"));
		return false;
	}
	if (str_starts(source->text, "\xEF\xBB\xBF"))
		source->text = str_from(source->text, 3);
	source->text = plain_lines(arena, source->text);
	seen = look_at(source->text);
	if (seen.nul < source->text.n)
		return doubt(source, findings, seen.nul), false;
	if (seen.broken == source->text.n)
		return true;
	if (seen.utf8 < source->text.n) {
		struct finding *finding = doubt(source, findings, seen.broken);
		diag_mark(findings, finding, place_at(source, seen.utf8), STR("UTF-8"));
		return false;
	}
	if (seen.undefined < source->text.n)
		return doubt(source, findings, seen.undefined), false;
	source->text = from_windows_1252(arena, source->text);
	return true;
}
