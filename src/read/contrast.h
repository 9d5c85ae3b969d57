/*
 * Contrast between two colours after WCAG 2.1, in whole numbers.
 */
#ifndef READ_CONTRAST_H
#define READ_CONTRAST_H

#include <stdint.h>

enum {
	CONTRAST_TEXT = 450,            /* SC 1.4.3: text */
	CONTRAST_LARGE = 300,           /* SC 1.4.3: from 18 points, or 14 when bold */
	CONTRAST_SIGN = 300,            /* SC 1.4.11: graphics that carry a meaning */
};

/* The ratio of two colours (0xRRGGBB), times 100 and cut: 100 to 2100. */
int contrast_ratio(uint32_t a, uint32_t b);

#endif
