/*
 * The schema of the reports of a template as JSON Schema, draft 2020-12, for
 * editors: what a key may hold, with Dutch titles and explanations. Invariant: a
 * report that can be read without an error fits it, whatever its YAML reader makes
 * of "389.000" and "2041". The other way round holds for form only, not for sums.
 */
#ifndef WRITE_SCHEMA_H
#define WRITE_SCHEMA_H

#include "../read/schema.h"

struct str schema_json(struct arena *, const struct schema *, struct str title);

#endif
