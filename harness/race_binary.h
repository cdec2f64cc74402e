/* race_binary.h: is this file a pxi that the race oracles can judge?
 * Callers: race.c, tests. */
#ifndef RACE_BINARY_H
#define RACE_BINARY_H

#include <stdbool.h>
#include <stddef.h>

/* Does the 64-bit ELF file at `path` hold all of `names` (NULL-terminated) in
 * its symbol table? False, with the reason in `error`, otherwise. */
bool race_binary_has(const char *path, const char *const names[], char *error,
                     size_t error_size);

/* The one line that `path --build-id` prints; false with the reason. */
bool race_binary_build_id(const char *path, char *id, size_t size, char *error,
                          size_t error_size);

#endif
