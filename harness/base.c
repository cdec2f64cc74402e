/* base: see base.h. */
#define _GNU_SOURCE
#include "harness/base.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

_Noreturn void base_die(int code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("pxlab: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(code);
}

void *base_alloc(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);
    if (!block)
        base_die(EXIT_NO_TOOL, "out of memory");
    return block;
}

void *base_grow(void *old, size_t count, size_t size)
{
    void *block = reallocarray(old, count ? count : 1, size);
    if (!block)
        base_die(EXIT_NO_TOOL, "out of memory");
    return block;
}

char *base_copy(const char *text)
{
    return base_text("%s", text);
}

char *base_text(const char *format, ...)
{
    char *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        base_die(EXIT_NO_TOOL, "out of memory");
    va_end(args);
    return text;
}

double base_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static char *read_stream(FILE *file)
{
    size_t size = 0, room = 4096;
    char *text = base_alloc(room, 1);
    for (;;) {
        size_t got = fread(text + size, 1, room - size - 1, file);
        if (!got)
            break;
        size += got;
        if (room - size < 2) {
            room *= 2;
            text = base_grow(text, room, 1);
        }
    }
    text[size] = '\0';
    return text;
}

char *base_read_file(const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    errno = 0;
    char *text = read_stream(file);
    bool failed = ferror(file);
    fclose(file);
    if (failed) {
        free(text);
        return NULL;
    }
    return text;
}

char *base_read_line(const char *path)
{
    char *text = base_read_file(path);
    if (text)
        text[strcspn(text, "\n")] = '\0';
    return text;
}

char *base_command(const char *command)
{
    FILE *pipe = popen(command, "re");
    if (!pipe)
        return NULL;
    char *text = read_stream(pipe);
    if (pclose(pipe) != 0) {
        free(text);
        return NULL;
    }
    size_t size = strlen(text);
    while (size && text[size - 1] == '\n')
        text[--size] = '\0';
    return text;
}

uint64_t base_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

size_t base_random_below(uint64_t *state, size_t n)
{
    return (size_t)(base_random(state) % n); /* bias below n / 2^64 */
}
