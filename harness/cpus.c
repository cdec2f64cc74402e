/* cpus: see cpus.h. */
#define _GNU_SOURCE
#include "harness/cpus.h"

#include <pthread.h>

static struct {
    pthread_once_t once;
    int count;
    int cpu[CPU_SETSIZE];
} allowed = {.once = PTHREAD_ONCE_INIT};

static void find_allowed(void)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof set, &set);
    for (int i = 0; i < CPU_SETSIZE; i++)
        if (CPU_ISSET((size_t)i, &set))
            allowed.cpu[allowed.count++] = i;
    if (!allowed.count)
        allowed.count = 1; /* CPU 0 */
}

int cpus_allowed(void)
{
    pthread_once(&allowed.once, find_allowed);
    return allowed.count;
}

int cpus_nth(int index)
{
    int count = cpus_allowed();
    return allowed.cpu[index % count];
}

cpu_set_t cpus_first(int count)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int i = 0; i < count && i < cpus_allowed(); i++)
        CPU_SET((size_t)cpus_nth(i), &set);
    return set;
}

void cpus_pin_self(int index)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t)cpus_nth(index), &set);
    pthread_setaffinity_np(pthread_self(), sizeof set, &set);
}
