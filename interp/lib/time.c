/* time.c: the module time: clocks and sleep. */
#include <errno.h>
#include <math.h>
#include <time.h>
#include "context/poll.h"
#include "objects/number.h"
#include "util/os.h"

#define CLOCK(name, id)                                                        \
    Value time_##name(Ctx *cx, Value *argv, int argc, Value *kw)               \
    {                                                                          \
        (void)cx, (void)argv, (void)argc, (void)kw;                            \
        return v_double((double)os_clock_ns(id) / 1e9);                        \
    }                                                                          \
    Value time_##name##_ns(Ctx *cx, Value *argv, int argc, Value *kw)          \
    {                                                                          \
        (void)argv, (void)argc, (void)kw;                                      \
        return int_from_i64(cx, (int64_t)os_clock_ns(id));                     \
    }
CLOCK(time, CLOCK_REALTIME)
CLOCK(perf_counter, CLOCK_MONOTONIC)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)
#undef CLOCK

/* Sleeps until the moment *arg on CLOCK_MONOTONIC; a signal ends it early. */
static void sleep_until(void *arg)
{
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, arg, NULL);
}

Value time_sleep(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    double s = obj_double(cx, argv[0]);
    if (error_pending(cx))
        return V_NULL;
    if (isnan(s))
        return raise_fmt(cx, &exc_ValueError,
                         "Invalid value NaN (not a number)");
    if (s < 0)
        return raise_fmt(cx, &exc_ValueError,
                         "sleep length must be non-negative");
    if (s > 9.2e9)
        return raise_fmt(cx, &exc_OverflowError,
                         "timestamp too large to convert to C _PyTime_t");
    int64_t end = (int64_t)os_now_ns() + (int64_t)(s * 1e9);
    struct timespec t = {end / 1000000000, end % 1000000000};
    while ((int64_t)os_now_ns() < end) {
        blocking_run(cx, sleep_until, &t);
        if (ctx_poll(cx) < 0)
            return V_NULL;
    }
    return V_NONE;
}
