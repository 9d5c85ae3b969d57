#include "characters.h"

bool
character_is_allowed(int32_t c)
{
	if (c >= ' ' && c < 0x7F)
		return true;
	return !((c < ' ' && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c < 0xA0)
	    || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
	    || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
	    || (c & 0xFFFE) == 0xFFFE);
}

struct str
character_name(struct arena *arena, int32_t c)
{
	return str_printf(arena, "U+%04X", (unsigned)c);
}

bool
characters_check(const struct source *source, struct findings *findings)
{
	enum { FINDINGS_HERE = 20 };
	const char *p = source->text.p, *end = p + source->text.n;
	struct place place = { source, 1, 1, 1 };
	size_t before = diag_count(findings, SEVERITY_ERROR);

	while (p < end && diag_count(findings, SEVERITY_ERROR) - before < FINDINGS_HERE) {
		int32_t c;
		if (end - p >= 8 && utf8_plain_8(p)) {
			p += 8;
			place.column += 8;
			continue;
		}
		c = utf8_next(&p, end);
		if (c < 0) {
			diag_add(findings, TEXT_ENCODING, place, { 0 });
			return false;
		}
		if (!character_is_allowed(c) || (c == '\r' && (p == end || *p != '\n')))
			diag_add(findings, TEXT_CHARACTER, place, character_name(findings->arena, c));
		place.column++;
		if (c == '\n')
			place.line++, place.column = 1;
	}
	return diag_count(findings, SEVERITY_ERROR) == before;
}
