/* A picture: either pixels of its size, all of them readable, or a reason. */
#include "fuzz.h"
#include "../../src/base/arena.h"
#include "../../src/read/image.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *arena = arena_new();
	struct str why = { 0 };
	const struct image *image = image_decode(arena, (struct str){ (const char *)bytes, n }, &why);
	volatile uint8_t sum = 0;      /* every byte is read, under a sanitizer */

	assert(!image == !!why.n);
	if (image) {
		size_t pixels = (size_t)image->width * image->height;
		assert(pixels && pixels <= IMAGE_PIXELS && image->width <= IMAGE_SIDE && image->height <= IMAGE_SIDE);
		assert((image->channels == 1 || image->channels == 3) && image->pixels.n == pixels * image->channels);
		assert(!image->alpha.n || image->alpha.n == pixels);
		for (size_t i = 0; i < image->pixels.n; i++)
			sum += (uint8_t)image->pixels.p[i];
		for (size_t i = 0; i < image->alpha.n; i++)
			sum += (uint8_t)image->alpha.p[i];
	}
	(void)sum;
	arena_free(arena);
	return 0;
}
