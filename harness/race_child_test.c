/* race_child_test.c: children of several threads at once, deadlines, execs that
 * fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include "harness/race_child.h"

static struct race_child run(const char *program, const char *argument,
                             int seconds)
{
    const char *argv[] = {program, argument, NULL};
    return race_child_run(&(struct race_order){
        .argv = (char **)(uintptr_t)argv,
        .out_path = "/dev/null",
        .err_path = "/dev/null",
        .seconds = seconds,
    });
}

static void ends_are_told(void **state)
{
    (void)state;
    struct race_child child = run("true", NULL, 60);
    assert_int_equal(child.end, RACE_EXITED);
    assert_int_equal(child.code, 0);
    child = run("false", NULL, 60);
    assert_int_equal(child.end, RACE_EXITED);
    assert_int_equal(child.code, 1);
    child = run("/nowhere/at/all", NULL, 60);
    assert_int_equal(child.end, RACE_NOT_RUN);
    child = run("sleep", "60", 1);
    assert_int_equal(child.end, RACE_TIMED_OUT);
}

enum { THREADS = 8, CHILDREN = 60 };

static void *run_many(void *arg)
{
    int *good = arg;
    for (int i = 0; i < CHILDREN; i++) {
        struct race_child child = run("true", NULL, 60);
        *good += child.end == RACE_EXITED && child.code == 0;
    }
    return NULL;
}

/* Each child holds what the others' parents opened just before. */
static void threads_fork_at_once(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    int good[THREADS] = {0};
    alarm(300); /* the defect that this looks for is a wait without end */
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run_many, &good[i]),
                         0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(good[i], CHILDREN);
    }
    alarm(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_are_told),
        cmocka_unit_test(threads_fork_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
