/* counters: every way in which a counter cannot be had, through an injected
 * opener; then this machine's real ones. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "harness/base.h"
#include "harness/counters.h"

/* What the injected opener does. */
static struct {
    int hardware_error, software_error; /* 0: gives a descriptor */
    bool refuse_groups;                 /* EINVAL for inherit + group */
    uint64_t data[3];                   /* what the descriptor reads */
    int opened, grouped;
    bool kernel_included[PERF_COUNT_SW_MAX];
} fake;

/* A pipe that holds the answers to a few reads. */
static int descriptor(void)
{
    int ends[2];
    assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(write(ends[1], fake.data, sizeof fake.data),
                         (int)sizeof fake.data);
    close(ends[1]);
    return ends[0];
}

static int fake_opener(struct perf_event_attr *attr, pid_t pid, int cpu,
                       int group, unsigned long flags)
{
    (void)pid;
    (void)flags;
    assert_int_equal(cpu, -1);
    assert_int_equal(attr->size, sizeof *attr);
    assert_true(attr->inherit);
    bool hardware = attr->type == PERF_TYPE_HARDWARE;
    bool grouping = attr->read_format & PERF_FORMAT_GROUP;
    assert_true(group == -1 || grouping);
    if (!hardware)
        fake.kernel_included[attr->config] = !attr->exclude_kernel;
    errno = hardware ? fake.hardware_error : fake.software_error;
    if (!errno && grouping && fake.refuse_groups)
        errno = EINVAL;
    if (errno)
        return -1;
    fake.opened++;
    fake.grouped += grouping;
    return descriptor();
}

static struct counters_reading read_fake(void)
{
    struct counters_reading r;
    struct counters *c = counters_attach(getpid(), false, fake_opener);
    counters_read(c, &r);
    counters_detach(c);
    return r;
}

static int setup(void **state)
{
    (void)state;
    memset(&fake, 0, sizeof fake);
    return 0;
}

static void each_errno_has_its_reason(void **state)
{
    (void)state;
    static const struct {
        int error;
        const char *name;
    } rows[] = {{ENOENT, "ENOENT:"}, {EOPNOTSUPP, "EOPNOTSUPP:"},
                {ENODEV, "ENODEV:"}, {ENOSYS, "ENOSYS:"},
                {EACCES, "EACCES:"}, {EPERM, "EPERM:"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fake.hardware_error = rows[i].error;
        struct counters_reading r = read_fake();
        const struct counters_value *v = &r.of[COUNTER_instructions];
        assert_int_equal(v->state, COUNTERS_UNAVAILABLE);
        assert_memory_equal(v->reason, rows[i].name, strlen(rows[i].name));
    }
    assert_non_null(strstr(counters_reason(EUCLEAN), "no text"));
}

/* EINVAL with inherit and a group: opened again, one by one. */
static void refused_group_is_taken_apart(void **state)
{
    (void)state;
    fake.refuse_groups = true;
    fake.data[0] = 700;
    fake.data[1] = fake.data[2] = 10;
    struct counters_reading r = read_fake();
    assert_int_equal(fake.grouped, 0);
    assert_int_equal(fake.opened, COUNTERS);
    assert_int_equal(r.of[COUNTER_cycles].state, COUNTERS_COUNTED);
    assert_int_equal((int)r.of[COUNTER_cycles].value, 700);
}

/* EINVAL that stays is a reason, not a loop. */
static void lasting_einval_is_reported(void **state)
{
    (void)state;
    fake.hardware_error = EINVAL;
    struct counters_reading r = read_fake();
    assert_int_equal(r.of[COUNTER_cycles].state, COUNTERS_UNAVAILABLE);
    assert_memory_equal(r.of[COUNTER_cycles].reason, "EINVAL:", 7);
}

static void shared_register_is_scaled(void **state)
{
    (void)state;
    fake.refuse_groups = true;
    fake.data[0] = 100;
    fake.data[1] = 40; /* enabled */
    fake.data[2] = 10; /* running */
    struct counters_reading r = read_fake();
    assert_int_equal((int)r.of[COUNTER_branch_misses].value, 400);
}

static void never_running_is_not_zero(void **state)
{
    (void)state;
    fake.refuse_groups = true;
    fake.data[1] = 40;
    struct counters_reading r = read_fake();
    assert_int_equal(r.of[COUNTER_cache_misses].state, COUNTERS_IDLE);
    assert_non_null(r.of[COUNTER_cache_misses].reason);
}

/* Events of the kernel must not exclude it: they would silently read 0. */
static void switches_are_asked_in_kernel_mode(void **state)
{
    (void)state;
    fake.hardware_error = ENOENT;
    read_fake();
    assert_true(fake.kernel_included[PERF_COUNT_SW_CONTEXT_SWITCHES]);
    assert_true(fake.kernel_included[PERF_COUNT_SW_CPU_MIGRATIONS]);
}

static void forbidden_software_falls_back(void **state)
{
    (void)state;
    fake.hardware_error = ENOENT;
    fake.software_error = EACCES;
    struct counters_reading r = read_fake();
    const struct counters_value *clock = &r.of[COUNTER_task_clock];
    assert_int_equal(clock->state, COUNTERS_FALLBACK);
    assert_true(clock->value > 0.0);
    assert_non_null(strstr(clock->reason, "CPU clock"));
    assert_int_equal(r.of[COUNTER_context_switches].state, COUNTERS_FALLBACK);
    assert_int_equal(r.of[COUNTER_cpu_migrations].state, COUNTERS_UNAVAILABLE);
}

static void fallback_of_a_dead_process_is_unavailable(void **state)
{
    (void)state;
    fake.hardware_error = fake.software_error = ENOSYS;
    pid_t pid = fork();
    if (!pid)
        _exit(0);
    waitpid(pid, NULL, 0);
    struct counters_reading r;
    struct counters *c = counters_attach(pid, false, fake_opener);
    counters_read(c, &r);
    counters_detach(c);
    assert_int_equal(r.of[COUNTER_task_clock].state, COUNTERS_UNAVAILABLE);
}

static void difference_keeps_the_state(void **state)
{
    (void)state;
    struct counters_reading a = {0}, b = {0};
    a.of[0] = (struct counters_value){COUNTERS_COUNTED, 5, NULL};
    b.of[0] = (struct counters_value){COUNTERS_COUNTED, 12, NULL};
    b.of[1].reason = "why";
    struct counters_reading d = counters_since(&a, &b);
    assert_int_equal((int)d.of[0].value, 7);
    assert_int_equal(d.of[1].state, COUNTERS_UNAVAILABLE);
    assert_string_equal(d.of[1].reason, "why");
}

/* --- this machine ------------------------------------------------------------
 */

static void burn(double seconds)
{
    for (double end = base_now() + seconds; base_now() < end;)
        ;
}

/* Either counted, or with a reason: and the task clock of a busy process that
 * was attached from outside moves. */
static void real_counters_count_or_say_why(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (!pid) {
        burn(30.0);
        _exit(0);
    }
    struct counters_reading before, after;
    struct counters *c = counters_attach(pid, false, NULL);
    counters_read(c, &before);
    usleep(100000);
    counters_read(c, &after);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    struct counters_reading r = counters_since(&before, &after);
    for (int i = 0; i < COUNTERS; i++)
        if (r.of[i].state == COUNTERS_UNAVAILABLE)
            assert_non_null(r.of[i].reason);
    assert_int_not_equal(r.of[COUNTER_task_clock].state, COUNTERS_UNAVAILABLE);
    assert_true(r.of[COUNTER_task_clock].value > 1e6);
    counters_detach(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(each_errno_has_its_reason, setup),
        cmocka_unit_test_setup(refused_group_is_taken_apart, setup),
        cmocka_unit_test_setup(lasting_einval_is_reported, setup),
        cmocka_unit_test_setup(shared_register_is_scaled, setup),
        cmocka_unit_test_setup(never_running_is_not_zero, setup),
        cmocka_unit_test_setup(switches_are_asked_in_kernel_mode, setup),
        cmocka_unit_test_setup(forbidden_software_falls_back, setup),
        cmocka_unit_test_setup(fallback_of_a_dead_process_is_unavailable,
                               setup),
        cmocka_unit_test_setup(difference_keeps_the_state, setup),
        cmocka_unit_test(real_counters_count_or_say_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
