#include "slab.h"
#include "../base/arena.h"

struct item *
slab_item(struct arena *arena, struct slab *slab, struct item item)
{
	struct item *added = arena_push(arena, slab->items, slab->n);

	*added = item;
	return added;
}

void
slab_lower(struct slab *slab, mpt down)
{
	for (size_t i = 0; i < slab->n; i++) {
		slab->items[i].y += down;
		for (size_t p = 0; p < slab->items[i].n_points; p++)
			slab->items[i].points[p].y += down;
	}
}
