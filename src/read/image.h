/*
 * Pictures: PNG and JPEG bytes as plain pixels, within limits, so that a
 * damaged or enormous file is a finding and never a crash or a bad page.
 */
#ifndef READ_IMAGE_H
#define READ_IMAGE_H

#include "../base/str.h"

struct image {
	uint32_t width, height;         /* [pixels] */
	uint8_t channels;               /* 1 grey or 3 sRGB, 8 bits each */
	struct str pixels;              /* width * height * channels bytes, rows from the top */
	struct str alpha;               /* width * height bytes, or empty when opaque */
};

enum {
	IMAGE_BYTES = 32 << 20,         /* of the file */
	IMAGE_SIDE = 20000,             /* [pixels] */
	IMAGE_PIXELS = 40 << 20,
};

/* Decodes a PNG or JPEG; pixels live in the arena. EXIF rotation is obeyed,
 * 16-bit, palette, grey and CMYK are converted, and an alpha channel that hides
 * nothing is left out. NULL, and *why in a few words (the library's, or ours),
 * when the bytes are not a whole, sound picture within the limits. */
const struct image *image_decode(struct arena *, struct str bytes, struct str *why);

#endif
