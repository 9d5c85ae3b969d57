#include "handover.h"

#include <string.h>

enum { SAID_LONGEST = 200 };

static char
plain(char c)
{
	return c > ' ' && c <= '~' ? c : ' ';
}

static bool
is_inside(char c)
{
	return (c >= 'a' && c <= 'z') || char_is_upper(c) || char_is_digit(c) || strchr(".!#$%&'*+-/=?^_`{|}~", c);
}

/* Without case; both are ASCII. */
static bool
same_word(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n && a.n == b.n; i++)
		if ((a.p[i] | (char_is_upper(a.p[i]) ? 0x20 : 0)) != (b.p[i] | (char_is_upper(b.p[i]) ? 0x20 : 0)))
			return false;
	return a.n == b.n;
}

/* A word without the signs around it, which are kept. */
static void
add_word(struct buf *out, struct str word, struct str name)
{
	struct str core = word;

	while (core.n && !is_inside(core.p[0]))
		core = str_from(core, 1);
	while (core.n && (!is_inside(core.p[core.n - 1]) || core.p[core.n - 1] == '.'))
		core.n--;
	if (!memchr(word.p, '@', word.n) && !(core.n && same_word(core, name)))
		buf_add(out, word);
	else
		buf_puts(out, "(...)");
}

struct str
handover_said(struct arena *arena, struct str said, struct str recipient)
{
	const char *at = recipient.n ? memchr(recipient.p, '@', recipient.n) : NULL;
	struct str name = { recipient.p, at ? (size_t)(at - recipient.p) : 0 }, rest, word;
	struct buf line = { .arena = arena }, out = { .arena = arena };

	for (size_t i = 0; i < said.n; i++)
		buf_char(&line, plain(said.p[i]));
	rest = buf_str(&line);
	while (out.n < SAID_LONGEST && str_cut(&rest, ' ', &word)) {
		if (!word.n)
			continue;
		if (out.n)
			buf_char(&out, ' ');
		add_word(&out, word, name);
	}
	if (out.n > SAID_LONGEST)
		out.n = SAID_LONGEST;
	return buf_str(&out);
}
