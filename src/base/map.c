/* Open addressing, at most half full; keys hash by FNV-1a. */
#include "map.h"
#include "arena.h"

static size_t
hash(struct str key)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)key.p[i]) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* The slot of a key, or the free one where it belongs. */
static struct map_slot *
find(const struct map *map, struct str key)
{
	size_t at = hash(key) & (map->size - 1);

	while (map->slots[at].key.p && !str_eq(map->slots[at].key, key))
		at = (at + 1) & (map->size - 1);
	return &map->slots[at];
}

static void
grow(struct map *map)
{
	struct map old = *map;

	map->size = old.size ? old.size * 2 : 16;
	map->slots = arena_array(map->arena, map->size, sizeof *map->slots);
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i].key.p)
			*find(map, old.slots[i].key) = old.slots[i];
}

size_t
map_put(struct map *map, struct str key, size_t otherwise)
{
	struct map_slot *slot;

	if (map->n * 2 >= map->size)
		grow(map);
	slot = find(map, key);
	if (slot->key.p)
		return slot->value;
	map->n++;
	*slot = (struct map_slot){ key.p ? key : STR(""), otherwise };
	return otherwise;
}

size_t
map_get(const struct map *map, struct str key, size_t otherwise)
{
	const struct map_slot *slot = map->n ? find(map, key) : NULL;

	return slot && slot->key.p ? slot->value : otherwise;
}

void
map_set(struct map *map, struct str key, size_t value)
{
	find(map, key)->value = value;
}
