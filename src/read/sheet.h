/*
 * A CSV table as the list that a section of a template reads: its headers become
 * the keys of the section, by key, label or what the template says that they are
 * called elsewhere. Amounts are put as we write them: "€ 1.000,5" is "1.000,50".
 */
#ifndef READ_SHEET_H
#define READ_SHEET_H

#include "csv.h"
#include "style.h"

/* The rows as blocks, each text with its place in the CSV; NULL when a column or a
 * wanted row is missing (found). `wanted` names the rows that are wanted, by code or name, and
 * what else they hold; NULL: all rows. A row of totals of a table of amounts goes
 * to "totaal" of the block around. */
struct node *sheet_rows(const struct reading *, const struct csv *, const struct section_spec *, const struct node *wanted,
    struct node *around);

#endif
