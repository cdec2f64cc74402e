/* oracle.c: phases, the canary thread, the digest; see oracle.h. */
#define _GNU_SOURCE /* syscall */
#include "context/oracle.h"
#include "context/error.h"
#include "context/oracle_record.h"
#include "context/runtime.h"
#include "heap/manage.h"
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#if defined PX_RACE && __has_include(<valgrind/helgrind.h>)
#include <valgrind/helgrind.h>
#else
#define VALGRIND_HG_DISABLE_CHECKING(address, size) ((void)(address))
#endif

/* The oracles read whole blocks: free cells and redzones too, which V=asan
 * poisons, and what a guard-off context is writing. */
#ifdef PX_ASAN
#define RAW_MEMORY __attribute__((no_sanitize("address")))
#else
#define RAW_MEMORY
#endif

/* Memory that nobody may write during the phase, and what it held. */
typedef struct Frozen {
    u64 *lo, *hi;
    u64 *shadow; /* inside Oracle.shadow */
} Frozen;

static struct Oracle {
    OracleRecord record;
    bool no_canary;
    int idle_worker;
    unsigned workers; /* of the current phase */
    pthread_barrier_t start;
    pthread_t canary;
    Frozen *frozen;
    size_t n_frozen, frozen_cap;
    u64 *shadow;
    size_t words;
    /* Tells the canary to end. Not tracked by Helgrind: an edge through it
     * would order the canary's last reads behind the workers' writes. */
    _Atomic uint32_t stop;
} oracle = {.idle_worker = -1};

bool oracle_on(void)
{
    return oracle.record.path != NULL;
}

void oracle_enable_main(const char *path, const char *guard, const char *probe)
{
    oracle.record.path = path;
    oracle.record.guard = guard;
    oracle.record.probe = probe;
    VALGRIND_HG_DISABLE_CHECKING(&oracle.stop, sizeof oracle.stop);
}

void oracle_plant_no_canary_main(void)
{
    oracle.no_canary = true;
}

void oracle_plant_idle_main(int worker)
{
    oracle.idle_worker = worker;
}

/* --- canary ------------------------------------------------------------- */

/* The name that race reports carry. No lock and no call inside, and each read
 * ends in the result: a dropped read is invisible to Helgrind. */
NOINLINE RAW_MEMORY u64 canary_read(const volatile u64 *lo,
                                    const volatile u64 *hi);
NOINLINE RAW_MEMORY u64 canary_read(const volatile u64 *lo,
                                    const volatile u64 *hi)
{
    u64 sum = 0;
    for (const volatile u64 *p = lo; p < hi; p++)
        sum = sum * 31 + *p;
    return sum;
}

/* Between two passes: leaves the processor to the workers for 5 ms, or less if
 * the phase ends. A raw futex orders nothing (a lock or condition would). */
static void canary_rest(void)
{
    const struct timespec most = {.tv_nsec = 5 * 1000 * 1000};
    syscall(SYS_futex, &oracle.stop, FUTEX_WAIT_PRIVATE, 0, &most, NULL, 0);
}

/* Reads everything at least once after `stop` was set, so a store is never
 * missed because the canary came too late or too early. */
static void *canary_thread(void *arg)
{
    OracleRecord *r = arg;
    bool last = false;
    pthread_barrier_wait(&oracle.start);
    while (!last) {
        last = atomic_load_explicit(&oracle.stop, memory_order_relaxed);
        for (size_t i = 0; i < oracle.n_frozen; i++)
            r->canary_sum ^=
                canary_read(oracle.frozen[i].lo, oracle.frozen[i].hi);
        r->canary_passes++;
        r->canary_words += oracle.words;
        if (!last)
            canary_rest();
    }
    r->canary_ran = true;
    return NULL;
}

static void canary_join(void)
{
    atomic_store_explicit(&oracle.stop, 1, memory_order_relaxed);
    syscall(SYS_futex, &oracle.stop, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    pthread_join(oracle.canary, NULL);
}

/* --- frozen memory ------------------------------------------------------ */

static void add_frozen(char *lo, char *hi, void *data)
{
    (void)data;
    if (oracle.n_frozen == oracle.frozen_cap) {
        oracle.frozen_cap = oracle.frozen_cap ? 2 * oracle.frozen_cap : 64;
        oracle.frozen =
            base_realloc(oracle.frozen, oracle.frozen_cap * sizeof(Frozen));
    }
    Frozen *f = &oracle.frozen[oracle.n_frozen++];
    f->lo = (u64 *)(void *)lo;
    f->hi = (u64 *)(void *)(lo + (size_t)(hi - lo) / 8 * 8);
    oracle.words += (size_t)(f->hi - f->lo);
}

static void add_static(char *lo, char *hi, void *data)
{
    oracle_table_add_range(data, lo, hi, "static");
    add_frozen(lo, hi, NULL);
}

static RAW_MEMORY void copy_words(u64 *to, const volatile u64 *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = from[i];
}

static void copy_frozen(void)
{
    oracle.shadow = base_alloc_array(oracle.words + 1, sizeof(u64));
    u64 *at = oracle.shadow;
    for (size_t i = 0; i < oracle.n_frozen; i++) {
        Frozen *f = &oracle.frozen[i];
        size_t n = (size_t)(f->hi - f->lo);
        f->shadow = at;
        copy_words(at, f->lo, n);
        at += n;
    }
}

/* The types that are C variables: no heap holds them, all contexts read them.
 */
static void add_types(void)
{
    static Type *const exceptions[] = {
#define EXC(name, base) &exc_##name,
#include "object/exceptions.def"
#undef EXC
    };
    for (int k = 0; k < KIND_COUNT; k++)
        if (kind_types[k])
            add_static((char *)kind_types[k], (char *)(kind_types[k] + 1),
                       &oracle.record.table);
    for (size_t i = 0; i < ARRAY_LEN(exceptions); i++)
        add_static((char *)exceptions[i], (char *)(exceptions[i] + 1),
                   &oracle.record.table);
}

static void freeze(Heap *main_heap)
{
    oracle.n_frozen = 0;
    oracle.words = 0;
    oracle_table_free(&oracle.record.table);
    oracle_table_build(&oracle.record.table, main_heap);
    heap_each_range(main_heap, add_frozen, NULL);
    /* objects made at start have owner static; nobody may write them either */
    heap_each_range(&runtime.boot_heap, add_static, &oracle.record.table);
    add_types();
    oracle_table_sort(&oracle.record.table);
    copy_frozen();
}

static RAW_MEMORY void compare_words(OracleRecord *r, const Frozen *f)
{
    const volatile u64 *now = f->lo;
    size_t n = (size_t)(f->hi - f->lo);
    for (size_t w = 0; w < n; w++)
        if (now[w] != f->shadow[w])
            oracle_record_change(r, (uintptr_t)&now[w], f->shadow[w], now[w]);
}

static void compare_frozen(void)
{
    OracleRecord *r = &oracle.record;
    for (size_t i = 0; i < oracle.n_frozen; i++)
        compare_words(r, &oracle.frozen[i]);
    r->digest_checked = true;
    r->digest_bytes += oracle.words * sizeof(u64);
    free(oracle.shadow);
    oracle.shadow = NULL;
}

/* --- phases ------------------------------------------------------------- */

void oracle_phase_begin_main(Heap *main_heap, unsigned workers)
{
    if (workers == 0 || workers > ORACLE_WORKERS)
        base_die("--race-record: a phase of %u contexts; it takes 1 to %d",
                 workers, (int)ORACLE_WORKERS);
    oracle.workers = workers;
    freeze(main_heap);
    atomic_store_explicit(&oracle.stop, 0, memory_order_relaxed);
    unsigned canaries = oracle.no_canary ? 0 : 1;
    CHECK(pthread_barrier_init(&oracle.start, NULL, workers + canaries) == 0,
          "no barrier for the phase's start");
    if (canaries)
        CHECK(pthread_create(&oracle.canary, NULL, canary_thread,
                             &oracle.record) == 0,
              "no thread for the canary");
}

bool oracle_start_own(unsigned worker)
{
    CHECK(worker < oracle.workers, "a worker that the phase does not know");
    pthread_barrier_wait(&oracle.start);
    return oracle.idle_worker != (int)worker;
}

void oracle_outcome_own(unsigned worker, const OracleOutcome *outcome)
{
    CHECK(worker < oracle.workers, "a worker that the phase does not know");
    oracle_record_outcome(&oracle.record.slots[worker], outcome);
}

void oracle_event_own(unsigned worker, const OracleEvent *event)
{
    CHECK(worker < oracle.workers, "a worker that the phase does not know");
    oracle_record_event(&oracle.record.slots[worker], event);
}

void oracle_phase_end_main(void)
{
    if (!oracle.no_canary)
        canary_join();
    pthread_barrier_destroy(&oracle.start);
    compare_frozen();
    oracle_record_phase(&oracle.record, oracle.workers);
}

bool oracle_write_main(void)
{
    return oracle_record_write(&oracle.record);
}
