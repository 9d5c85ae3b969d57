#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A block so large comes fresh from the kernel, where calloc knows that it is
 * zero: clearing cost two million instructions a run. What is not used is not
 * backed by memory. */
enum { ALIGN = 16, BLOCK = 1024 * 1024 };

struct block {
	struct block *older;
	size_t size, used;              /* [bytes] after the header */
};

struct arena {
	struct block *newest;
};

#define HEADER ((sizeof(struct block) + ALIGN - 1) / ALIGN * ALIGN)

_Noreturn void
memory_is_out(void)
{
	fputs("voortgang: geheugen op / out of memory\n", stderr);
	exit(3);
}

static void
add_block(struct arena *arena, size_t atleast)
{
	size_t size = atleast > BLOCK ? atleast : BLOCK;
	struct block *block;

	if (size > SIZE_MAX - HEADER || !(block = calloc(1, HEADER + size)))
		memory_is_out();
	block->older = arena->newest;
	block->size = size;
	arena->newest = block;
}

struct arena *
arena_new(void)
{
	struct arena *arena = malloc(sizeof *arena);

	if (!arena)
		memory_is_out();
	arena->newest = NULL;
	add_block(arena, BLOCK);
	return arena;
}

static void
drop_blocks(struct arena *arena, struct block *until)
{
	while (arena->newest != until) {
		struct block *block = arena->newest;
		arena->newest = block->older;
		free(block);
	}
}

void
arena_free(struct arena *arena)
{
	if (!arena)
		return;
	drop_blocks(arena, NULL);
	free(arena);
}

void
arena_reset(struct arena *arena)
{
	struct block *first = arena->newest;

	while (first->older)
		first = first->older;
	drop_blocks(arena, first);
	memset((char *)first + HEADER, 0, first->used);
	first->used = 0;
}

void *
arena_alloc(struct arena *arena, size_t n)
{
	struct block *block = arena->newest;
	void *p;

	if (n > SIZE_MAX - ALIGN)
		memory_is_out();
	n = (n + ALIGN - 1) / ALIGN * ALIGN;
	if (n > block->size - block->used) {
		add_block(arena, n);
		block = arena->newest;
	}
	p = (char *)block + HEADER + block->used;
	block->used += n;
	return p;
}

void *
arena_array(struct arena *arena, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		memory_is_out();
	return arena_alloc(arena, n * size);
}

char *
arena_copy(struct arena *arena, const void *bytes, size_t n)
{
	char *copy = arena_alloc(arena, n + 1);

	if (n)
		memcpy(copy, bytes, n);
	return copy;
}

void *
arena_room(struct arena *arena, void *list, size_t n, size_t size)
{
	void *larger;

	if (n & (n - 1) || (n == 0 && list))
		return list;
	larger = arena_array(arena, n ? 2 * n : 1, size);
	if (n)
		memcpy(larger, list, n * size);
	return larger;
}
