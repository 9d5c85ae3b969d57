/*
 * Findings for machines: JSON of our own, which is also the check report, and
 * SARIF 2.1.0, which code hosts and editors read. One document for all reports
 * of a run.
 */
#ifndef WRITE_JSON_H
#define WRITE_JSON_H

#include "../set/verdict.h"

struct json;

/* JSON_BARE names no folder or file: it is kept with the document. */
enum json_kind { JSON_FULL, JSON_BARE, JSON_SARIF };

struct json *json_open(struct arena *, enum json_kind, enum lang);

/* Adds a report; the strs need not live longer than the call. */
void json_add(struct json *, struct arena *, const struct verdict *);

/* The document as text, with a line end; frees what json_open made. */
struct str json_close(struct arena *, struct json *);

#endif
