/* Owns the last words of a broken process, and memory that never fails. */
#include "util/base.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void base_fail(const char *file, int line, const char *condition,
               const char *text)
{
    fflush(stdout);
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, text, condition);
    abort();
}

void base_die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fflush(stdout);
    fputs("pxi: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

void *base_alloc(size_t size)
{
    void *got = malloc(size ? size : 1);
    if (!got)
        base_die("out of memory (asked for %zu bytes)", size);
    return got;
}

void *base_zalloc(size_t size)
{
    void *got = calloc(1, size ? size : 1);
    if (!got)
        base_die("out of memory (asked for %zu bytes)", size);
    return got;
}

void *base_realloc(void *old, size_t size)
{
    void *got = realloc(old, size ? size : 1);
    if (!got)
        base_die("out of memory (asked for %zu bytes)", size);
    return got;
}

void *base_alloc_array(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        base_die("out of memory (asked for %zu times %zu bytes)", count, size);
    return base_alloc(bytes);
}

char *base_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(base_alloc(size), text, size);
}
