// probe: prot_none_cleaned
// row: L05
// expect: flagged racy_store canary_read
// about: the same memory after VALGRIND_HG_CLEAN_MEMORY is tracked
#include "probe.h"

#include <sys/mman.h>

static volatile long *word;

static void *storer(void *unused)
{
    pthread_barrier_wait(&probe_start);
    racy_store(word, 7);
    return unused;
}

static void *reader(void *unused)
{
    pthread_barrier_wait(&probe_start);
    canary_read(word, 1);
    return unused;
}

int main(void)
{
    void *page =
        mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED || mprotect(page, 4096, PROT_READ | PROT_WRITE))
        abort();
    VALGRIND_HG_CLEAN_MEMORY(page, 4096);
    word = page;
    return probe_run(storer, reader);
}
