#include "naming.h"

struct str
name_programme(struct arena *arena, const struct report *report)
{
	struct str code = str_slug(arena, report->code.text), name = str_slug(arena, report->name.text);

	return code.n ? code : name.n ? name : STR("rapport");
}

int64_t
name_version(const struct report *report)
{
	return report->version.number.fill == FILL_GIVEN ? report->version.number.number : 1;
}
