#include "digest.h"

#include <sys/types.h>
#include <md5.h>
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

struct str
md5_hex(struct arena *arena, struct str bytes)
{
	char hex[MD5_DIGEST_STRING_LENGTH];

	MD5Data((const uint8_t *)bytes.p, bytes.n, hex);
	return str_dup(arena, str_of(hex));
}
