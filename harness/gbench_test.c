/* gbench: the library runs what was registered, once, in order, and reports
 * the time that it was given. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "harness/gbench.h"

struct step {
    double seconds; /* negative: the trial skips */
    int calls, iterations;
};

static void trial(struct gbench_state *state, void *user)
{
    struct step *step = user;
    step->calls++;
    while (gbench_keep_running(state)) {
        if (step->seconds < 0.0) {
            gbench_skip(state, "why not");
            break;
        }
        step->iterations++;
        gbench_set_seconds(state, step->seconds);
        gbench_counter(state, "widgets", 3.0);
        gbench_label(state, "a label");
    }
}

struct seen {
    char text[512];
};

static void report(const struct gbench_result *result, void *user)
{
    struct seen *seen = user;
    size_t used = strlen(seen->text);
    snprintf(seen->text + used, sizeof seen->text - used, "%s %.3f %s;",
             result->name, result->seconds,
             result->error ? result->error : result->label);
}

static void trials_run_once_in_order(void **state)
{
    (void)state;
    struct step step[3] = {{0.25, 0, 0}, {-1.0, 0, 0}, {1.5, 0, 0}};
    struct seen seen = {""};
    gbench_init("gbench_test");
    gbench_register("z/x2#0", trial, &step[0]);
    gbench_register("a/x1#1", trial, &step[1]);
    gbench_register("m/x1#2", trial, &step[2]);
    gbench_run(report, &seen);
    assert_string_equal(seen.text, "z/x2#0 0.250 a label;"
                                   "a/x1#1 0.000 why not;"
                                   "m/x1#2 1.500 a label;");
    for (int i = 0; i < 3; i++)
        assert_int_equal(step[i].calls, 1);
    assert_int_equal(step[0].iterations, 1);
}

static void a_run_forgets_the_last(void **state)
{
    (void)state;
    struct step step = {0.125, 0, 0};
    struct seen seen = {""};
    gbench_register("only", trial, &step);
    gbench_run(report, &seen);
    assert_string_equal(seen.text, "only 0.125 a label;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trials_run_once_in_order),
        cmocka_unit_test(a_run_forgets_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
