/* What tells whether bytes are the same: SHA-2 (FIPS 180-4), in hex. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "str.h"

struct str sha256_hex(struct arena *, struct str bytes);
struct str sha512_hex(struct arena *, struct str bytes);

#endif
