/* What we ask of the operating system: clocks, CPUs, files. Any thread may
 * call. Functions that return int answer 0, or -1 with errno set. */
#ifndef PX_UTIL_OS_H
#define PX_UTIL_OS_H

#include <time.h>
#include "util/base.h"
#include "util/buf.h"

/* A clock that every system has, in nanoseconds. */
u64 os_clock_ns(clockid_t clock);
/* CLOCK_MONOTONIC in nanoseconds: the clock of every measurement. */
u64 os_now_ns(void);

/* How many CPUs this process may run on (its affinity mask); at least 1. */
int os_cpu_count(void);
/* Pins the calling thread to the index-th of those CPUs (index counts round
 * when there are fewer). Returns the CPU's number, or -1 with errno set. The
 * mask is the one the process had at the first call of os_cpu_count or
 * os_pin_thread, so that pinning one thread does not narrow the next. */
int os_pin_thread(int index);

/* Appends the whole file to out. */
int os_read_file(const char *path, Buf *out);
/* Appends what is left to read from a descriptor. */
int os_read_all(int fd, Buf *out);
/* Writes all n bytes, however often the call is interrupted. */
int os_write_all(int fd, const void *bytes, size_t n);
/* Writes path by a rename: a reader sees the old file or the whole new one. */
int os_write_file(const char *path, const void *bytes, size_t n);
/* Makes a directory and its parents; existing ones are fine. */
int os_make_dirs(const char *path);
/* The path of an executable: name itself when it holds a slash, else the first
 * in PATH. malloc'd, or NULL when there is none. */
char *os_find_program(const char *name);

#endif
