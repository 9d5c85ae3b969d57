/* Distances are compared squared, in user space, so that text may be turned and scaled. */
#include "pdfplace.h"
#include "pdfchar.h"

/* In the size of the font. */
#define LINE 0.6                                /* to another baseline */
#define BACK 1.0                                /* to the start of a line, or another column */
#define WIDE 0.3                                /* a space whatever the page writes */
#define APART 0.2                               /* likewise, from one text object to another */
#define GAP 0.16                                /* the narrowest space of justified text */

struct matrix
matrix_times(struct matrix m, struct matrix n)
{
	return (struct matrix){
		m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,
		m.c * n.a + m.d * n.c, m.c * n.b + m.d * n.d,
		m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f,
	};
}

static double
squared(double x)
{
	return x * x;
}

static double
area(const struct spot *spot)
{
	double product = spot->a * spot->d - spot->b * spot->c;

	return product < 0 ? -product : product;
}

enum join
spot_join(const struct spot *end, const struct spot *start)
{
	double x = start->x - end->x, y = start->y - end->y, turned = start->a * start->d - start->b * start->c;
	double along = (x * start->d - y * start->c) / turned, across = (start->a * y - start->b * x) / turned;
	double size = squared(start->size) * area(start), before = squared(end->size) * area(end);

	if (end->page != start->page)
		return JOIN_LINE;
	size = size > before ? size : before;
	if (squared(across) * area(start) > squared(LINE) * size)
		return JOIN_LINE;
	if (!end->sure && end->moves != start->moves)
		return JOIN_NONE;
	along = (along < 0 ? -squared(along) : squared(along)) * area(start);
	if (along < -squared(BACK) * size)
		return JOIN_LINE;
	if (along > squared(end->objects != start->objects ? APART : WIDE) * size)
		return JOIN_SPACE;
	return along > squared(GAP) * size ? JOIN_GAP : JOIN_NONE;
}

static bool
ends_with_one_of(struct str text, const char *const *ends, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(text, ends[i]))
			return true;
	return false;
}

bool
text_is_closed(struct str text)
{
	static const char *const blanks[] = { " ", "\xC2\xA0", PDF_SOFT_HYPHEN, "\001" };

	return ends_with_one_of(text, blanks, 4);
}

enum join
text_join(struct str before, struct str after, enum join place)
{
	static const char *const spaced[] = { " -", " /", " \xE2\x80\x93" }, *const breaks[] = { "-", "/", "\xE2\x80\x93" };

	if (!before.n || !after.n || text_is_closed(before) || str_starts(after, " ") || str_starts(after, "\xC2\xA0"))
		return JOIN_NONE;
	if (place != JOIN_LINE)
		return place;
	if (str_ends(before, "\xE2\x80\x90"))
		return JOIN_HYPHEN;
	return ends_with_one_of(before, breaks, 3) && !ends_with_one_of(before, spaced, 3) ? JOIN_NONE : JOIN_SPACE;
}
