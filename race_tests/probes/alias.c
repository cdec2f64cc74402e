// probe: alias
// row: L12
// expect: blind covered by protecting the one mapping there is
// about: one page mapped twice is two pages to the detector
#include "probe.h"

#include <sys/mman.h>

static volatile long *front, *back;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(front, 7);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    canary_read(back, 1);
    return unused;
}

static volatile long *map(int fd)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page == MAP_FAILED)
        abort();
    return page;
}

int main(void)
{
    int fd = memfd_create("probe", 0);
    if (fd < 0 || ftruncate(fd, 4096))
        abort();
    front = map(fd);
    back = map(fd);
    return probe_run(storer, reader);
}
