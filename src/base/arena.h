/*
 * Memory. Everything that belongs to one report lives in one arena and goes
 * away with it; nothing is freed singly. Memory from an arena is zeroed and
 * aligned to 16 bytes. When memory is out the program ends with exit status 3,
 * so no caller ever sees NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *);

/* Forgets all that was taken, keeps the first block for the next report. */
void arena_reset(struct arena *);

void *arena_alloc(struct arena *, size_t n);

/* Ends the program as an arena does; for a library that takes memory of its own. */
_Noreturn void memory_is_out(void);

/* Room for n things of the size; the product is checked. */
void *arena_array(struct arena *, size_t n, size_t size);

/* A copy of n bytes with a NUL behind it. */
char *arena_copy(struct arena *, const void *bytes, size_t n);

/* Room for one more behind n things: the list itself, or a moved copy of it.
 * Capacity is always the next power of two, so it needs no field. */
void *arena_room(struct arena *, void *list, size_t n, size_t size);

/* Appends a zeroed thing to a list and its count, and points to it. */
#define arena_push(arena, list, n) \
	((list) = arena_room((arena), (list), (n), sizeof *(list)), &(list)[(n)++])

#endif
