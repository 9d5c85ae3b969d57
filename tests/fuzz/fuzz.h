/*
 * A fuzz target is one function of bytes. With libFuzzer (-DLIBFUZZER) it is
 * attacked; without, it is a program that runs every file and every folder of
 * files that it is given, or else its own corpus. What must hold is asserted.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#undef NDEBUG
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "../../src/base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#ifndef LIBFUZZER

#include "../../src/base/arena.h"
#include "../../src/base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t fuzz_files;

static void
fuzz_path(const char *path)
{
	struct arena *arena = arena_new();
	DIR *folder = opendir(path);
	struct str bytes;

	if (folder) {
		for (struct dirent *entry; (entry = readdir(folder)); )
			if (entry->d_name[0] != '.')
				fuzz_path(path_join(arena, str_of(path), str_of(entry->d_name)));
		closedir(folder);
	} else if (file_read(arena, path, 64 << 20, &bytes)) {
		/* An exact copy, so that a sanitizer sees one byte too far. */
		uint8_t *copy = malloc(bytes.n ? bytes.n : 1);
		memcpy(copy, bytes.p, bytes.n);
		LLVMFuzzerTestOneInput(copy, bytes.n);
		free(copy);
		fuzz_files++;
	} else {
		perror(path);
		exit(1);
	}
	arena_free(arena);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		fuzz_path(argv[i]);
	if (argc == 1)
		fuzz_path(CORPUS);
	printf("ok %s (%zu files)\n", argv[0], fuzz_files);
	return 0;
}

#endif
#endif
