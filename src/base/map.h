/*
 * A map from texts to numbers, in an arena: for finding again what was seen
 * before, in time that does not grow with how much was seen.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "str.h"

struct map {
	struct arena *arena;
	struct map_slot {
		struct str key;         /* borrowed; p is NULL in a free slot */
		size_t value;
	} *slots;
	size_t n, size;                 /* used, there; size is a power of two */
};

/* The number of a key, which is `otherwise` and remembered when it is new. */
size_t map_put(struct map *, struct str key, size_t otherwise);

/* Gives a key that is there another number. */
void map_set(struct map *, struct str key, size_t value);

/* The number of a key, or `otherwise`. */
size_t map_get(const struct map *, struct str key, size_t otherwise);

#endif
