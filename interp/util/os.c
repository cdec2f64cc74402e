/* Owns the calls to clocks, CPU masks and files; see os.h. */
#define _GNU_SOURCE
#include "util/os.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

u64 os_clock_ns(clockid_t clock)
{
    struct timespec t;
    CHECK(clock_gettime(clock, &t) == 0, "no clock");
    return (u64)t.tv_sec * 1000000000u + (u64)t.tv_nsec;
}

u64 os_now_ns(void)
{
    return os_clock_ns(CLOCK_MONOTONIC);
}

static pthread_once_t mask_once = PTHREAD_ONCE_INIT;
static cpu_set_t mask;

static void read_mask(void)
{
    if (sched_getaffinity(0, sizeof mask, &mask) != 0 || CPU_COUNT(&mask) == 0)
        CPU_SET(0, &mask);
}

int os_cpu_count(void)
{
    pthread_once(&mask_once, read_mask);
    return CPU_COUNT(&mask);
}

int os_pin_thread(int index)
{
    int left = index % os_cpu_count();
    size_t cpu = 0;
    while (!CPU_ISSET(cpu, &mask) || left-- > 0)
        cpu++;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    return sched_setaffinity(0, sizeof one, &one) == 0 ? (int)cpu : -1;
}

int os_read_all(int fd, Buf *out)
{
    for (;;) {
        buf_reserve(out, 64 * 1024);
        ssize_t n = read(fd, out->data + out->len, 64 * 1024);
        if (n == 0)
            return 0;
        if (n > 0) {
            out->len += (size_t)n;
            out->data[out->len] = 0;
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

int os_read_file(const char *path, Buf *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    int status = os_read_all(fd, out), saved = errno;
    close(fd);
    errno = saved;
    return status;
}

int os_write_all(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno != EINTR)
            return -1;
        if (done > 0) {
            p += done;
            n -= (size_t)done;
        }
    }
    return 0;
}

int os_write_file(const char *path, const void *bytes, size_t n)
{
    Buf temp = BUF_EMPTY;
    buf_printf(&temp, "%s.XXXXXX", path);
    int fd = mkostemp(temp.data, O_CLOEXEC), saved = errno;
    if (fd >= 0) {
        int status = os_write_all(fd, bytes, n);
        status |= fchmod(fd, 0644);
        status |= close(fd);
        if (status == 0)
            status = rename(temp.data, path);
        saved = errno;
        if (status != 0)
            unlink(temp.data);
        fd = status;
    }
    buf_free(&temp);
    errno = saved;
    return fd < 0 ? -1 : 0;
}

int os_make_dirs(const char *path)
{
    char *copy = base_strdup(path);
    int status = 0;
    for (char *p = copy + 1; status == 0 && *p; p++) {
        if (*p != '/')
            continue;
        *p = 0;
        if (mkdir(copy, 0777) != 0 && errno != EEXIST)
            status = -1;
        *p = '/';
    }
    if (status == 0 && mkdir(copy, 0777) != 0 && errno != EEXIST)
        status = -1;
    int saved = errno;
    free(copy);
    errno = saved;
    return status;
}

static bool runnable(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
           access(path, X_OK) == 0;
}

char *os_find_program(const char *name)
{
    if (strchr(name, '/'))
        return runnable(name) ? base_strdup(name) : NULL;
    const char *path = getenv("PATH");
    Buf candidate = BUF_EMPTY;
    while (path && *path) {
        size_t n = strcspn(path, ":");
        buf_clear(&candidate);
        buf_put(&candidate, n ? path : ".", n ? n : 1);
        buf_printf(&candidate, "/%s", name);
        if (runnable(candidate.data))
            return buf_take(&candidate);
        path += n + (path[n] == ':');
    }
    buf_free(&candidate);
    return NULL;
}
