/*
 * The begin of a report: YAML with every key that it needs, in the order of the
 * template. Invariant: it reads without a finding but "nog-invullen", at each
 * place that waits for words; what was carried forward is as it was written.
 */
#ifndef WRITE_SCAFFOLD_H
#define WRITE_SCAFFOLD_H

#include "../read/schema.h"

struct beginning {
	struct str name, period;        /* the period as code: 2023-H2 */
	struct str template;            /* empty: the standard one */
	struct str organisation;        /* code of the municipality, when it is known */
	struct str schema;              /* path of the schema from the report's folder */
	const struct node *before;      /* the previous report's tree; or NULL */
	const struct node *rows, *total;        /* of the first table of amounts, when they are known; or NULL */
};

struct str scaffold_yaml(struct arena *, const struct schema *, const struct beginning *);

#endif
