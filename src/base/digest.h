/* What tells whether bytes are the same: SHA-2 (FIPS 180-4), in hex; and MD5 (RFC 1321)
 * where a format asks for no more. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "str.h"

struct str sha256_hex(struct arena *, struct str bytes);
struct str sha512_hex(struct arena *, struct str bytes);
struct str md5_hex(struct arena *, struct str bytes);

#endif
