/*
 * Text of programs that don't say how they wrote it, as UTF-8 with lines that
 * end in \n. Exports of a Dutch Windows are UTF-8 or Windows-1252.
 */
#ifndef READ_DECODE_H
#define READ_DECODE_H

#include "../base/diag.h"

/* Gives a source the text that its bytes stand for: UTF-8 when all of it is
 * valid, else Windows-1252 when none of its characters beyond ASCII is UTF-8. A
 * byte-order mark is left out; \r\n and \r become \n. False, with a finding at
 * the first byte of doubt: UTF-16, NUL, both of the two in one file, and bytes
 * that Windows-1252 doesn't have. */
bool decode_source(struct arena *, struct source *, struct findings *);

#endif
