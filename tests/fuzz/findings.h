/* What holds of findings, whatever was read: they can be sorted and printed,
 * and each stands on a line that its source has. YAML ends a line at a lone CR too. */
#ifndef FUZZ_FINDINGS_H
#define FUZZ_FINDINGS_H

#include "../../src/base/arena.h"
#include "../../src/base/diag.h"

enum { PRINTED_FINDINGS = 200 };

static inline void
fuzz_findings(struct findings *findings)
{
	struct buf out = { .arena = findings->arena };

	diag_sort(findings);
	for (size_t i = 0; i < findings->n && i < PRINTED_FINDINGS; i++) {
		const struct place *place = &findings->list[i].place;
		size_t before = out.n, lines = 1;
		diag_line(&out, &findings->list[i], LANG_NL);
		for (size_t k = before; k + 1 < out.n; k++)
			assert(out.p[k] != '\n');
		assert(out.n > before && out.p[out.n - 1] == '\n');
		diag_excerpt(&out, &findings->list[i]);
		for (size_t k = 0; place->source && k < place->source->text.n; k++)
			lines += place->source->text.p[k] == '\n' || place->source->text.p[k] == '\r';
		assert(!place->source || (place->line <= lines + 1 && (!place->line || place->column >= 1)));
	}
}

#endif
