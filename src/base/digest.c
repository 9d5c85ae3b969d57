#include "digest.h"

#include <sha256.h>
#include <sha512.h>

struct str
sha256_hex(struct arena *arena, struct str bytes)
{
	char hex[SHA256_DIGEST_STRING_LENGTH];

	SHA256Data((const uint8_t *)bytes.p, bytes.n, hex);
	return str_dup(arena, str_of(hex));
}

struct str
sha512_hex(struct arena *arena, struct str bytes)
{
	char hex[SHA512_DIGEST_STRING_LENGTH];

	SHA512Data((const uint8_t *)bytes.p, bytes.n, hex);
	return str_dup(arena, str_of(hex));
}
