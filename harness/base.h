/* base: what every part of the harness needs: memory that does not fail,
 * text built by printf, clocks, small files. Anyone in harness/ may call. */
#ifndef HARNESS_BASE_H
#define HARNESS_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Exit codes of pxlab. */
enum { EXIT_OK = 0, EXIT_VERDICT = 1, EXIT_USAGE = 2, EXIT_NO_TOOL = 3 };

#define BASE_PRINTF(f, a) __attribute__((format(printf, f, a)))

/* Prints "pxlab: TEXT" and exits with the code. */
_Noreturn void base_die(int code, const char *format, ...) BASE_PRINTF(2, 3);

/* Zeroed; the caller frees. Never NULL. */
void *base_alloc(size_t count, size_t size);
void *base_grow(void *old, size_t count, size_t size);
char *base_copy(const char *text);
/* printf into new memory that the caller frees. */
char *base_text(const char *format, ...) BASE_PRINTF(1, 2);

/* CLOCK_MONOTONIC in seconds. */
double base_now(void);

/* The whole of a small file, NUL-terminated, to be freed; NULL if it cannot
 * be read (errno says why). Works for /proc, whose files have no size. */
char *base_read_file(const char *path);
/* The first line of it without its end; NULL as above. */
char *base_read_line(const char *path);

/* What a command prints on stdout, its trailing newline removed, to be freed;
 * NULL if it fails. The command is run by sh: constant texts only. */
char *base_command(const char *command);

/* splitmix64 (Steele, Lea, Flood, OOPSLA 2014): seeds and shuffles. */
uint64_t base_random(uint64_t *state);
/* Uniform below n, n > 0. */
size_t base_random_below(uint64_t *state, size_t n);

#endif
