/*
 * Lengths are integers, so that every machine sets the same page: 1/1000 point
 * on paper, font units inside a font. `float` exists only at libharu's door.
 */
#ifndef BASE_LENGTH_H
#define BASE_LENGTH_H

#include <stdint.h>

typedef int32_t mpt;                    /* [1/1000 point; 1 point = 1/72 inch] */

#define MPT_POINT 1000

static inline mpt
mpt_from_mm(int32_t thousandths)        /* [1/1000 mm] */
{
	return (mpt)((int64_t)thousandths * 360 / 127);
}

/* Font units at a size; upem is the units that make one em. */
static inline mpt
mpt_from_units(int64_t units, mpt size, int upem)
{
	int64_t scaled = units * size;

	return (mpt)((scaled + (scaled < 0 ? -upem : upem) / 2) / upem);
}

/* Font units as 1/1000 em. */
static inline int
em_from_units(int units, int upem)
{
	return (units * 1000 + (units < 0 ? -upem : upem) / 2) / upem;
}

#endif
