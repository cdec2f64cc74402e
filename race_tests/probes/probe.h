/* probe.h: what every detector probe shares: two threads that meet at a
 * barrier, a store and a read that keep their names, and a token that no
 * detector sees. One probe is one program; its first comment lines say what
 * Helgrind must make of it (race_tests/README.md). */
#ifndef PROBE_H
#define PROBE_H

#define _GNU_SOURCE /* memfd_create */

#include <linux/futex.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <valgrind/helgrind.h>

static pthread_barrier_t probe_start;
static volatile long probe_sink[2]; /* one word a thread: no race of its own */
static uint32_t probe_turn;         /* untracked */

__attribute__((noinline, unused)) static void racy_store(volatile long *word,
                                                         long v)
{
    *word = v;
}

/* The value goes into a sink: a read whose value is dropped is not seen. */
__attribute__((noinline, unused)) static void
canary_read(const volatile long *word, int thread)
{
    probe_sink[thread] += *word;
}

/* Waits for turn n and hands it on by a raw futex and relaxed atomics: an
 * order in time that is no happens-before edge to any detector. */
__attribute__((unused)) static void token_wait(uint32_t n)
{
    uint32_t now;
    while ((now = __atomic_load_n(&probe_turn, __ATOMIC_RELAXED)) != n)
        syscall(SYS_futex, &probe_turn, FUTEX_WAIT_PRIVATE, now, NULL, NULL, 0);
}
__attribute__((unused)) static void token_pass(uint32_t n)
{
    __atomic_store_n(&probe_turn, n, __ATOMIC_RELAXED);
    syscall(SYS_futex, &probe_turn, FUTEX_WAKE_PRIVATE, 2, NULL, NULL, 0);
}

/* Runs both functions, each on a thread of its own, from one barrier on. */
static int probe_run(void *(*first)(void *), void *(*second)(void *))
{
    pthread_t a, b;
    VALGRIND_HG_DISABLE_CHECKING(&probe_turn, sizeof probe_turn);
    if (pthread_barrier_init(&probe_start, NULL, 2) ||
        pthread_create(&a, NULL, first, NULL) ||
        pthread_create(&b, NULL, second, NULL))
        abort();
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}

#endif
