/*
 * Numbers in binary files, the most significant byte first. Beyond the end
 * stand zeros, so that a damaged file says wrong things and no worse. Places are
 * sums of numbers that were read so, far from where a size_t ends.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "str.h"

static inline unsigned
bytes_word(const char *p)
{
	return (unsigned)((unsigned char)p[0] << 8 | (unsigned char)p[1]);
}

static inline uint32_t
bytes_long(const char *p)
{
	return (uint32_t)bytes_word(p) << 16 | bytes_word(p + 2);
}

static inline unsigned
bytes_u16(struct str bytes, size_t at)
{
	return at + 2 <= bytes.n ? bytes_word(bytes.p + at) : 0;
}

static inline uint32_t
bytes_u32(struct str bytes, size_t at)
{
	return at + 4 <= bytes.n ? bytes_long(bytes.p + at) : 0;
}

#endif
