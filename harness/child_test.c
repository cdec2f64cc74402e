/* child: the pipe protocol against shell scripts that behave and misbehave;
 * session: which replies are believed. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "harness/base.h"
#include "harness/child.h"
#include "harness/session.h"

static struct child *start(const char *script)
{
    char *argv[] = {"sh", "-c", (char *)(uintptr_t)script, NULL};
    struct child_spec spec = {argv, NULL, 1, false};
    char *error = NULL;
    struct child *child = child_start(&spec, &error);
    assert_non_null(child);
    return child;
}

static void expect_error(struct child *c, const char *line, double timeout,
                         const char *part)
{
    char *error = NULL;
    assert_null(child_order(c, line, timeout, &error));
    assert_non_null(error);
    if (!strstr(error, part))
        fail_msg("'%s' is not in '%s'", part, error);
    free(error);
}

static void lines_go_both_ways(void **state)
{
    (void)state;
    struct child *c =
        start("while read line; do echo \"[$line]\"; done; exit 7");
    char *error = NULL;
    for (int i = 0; i < 3; i++) {
        char *reply = child_order(c, "run a b", 5.0, &error);
        assert_non_null(reply);
        assert_string_equal(reply, "[run a b]");
        free(reply);
    }
    int status = child_stop(c, 5.0, NULL);
    assert_int_equal(WEXITSTATUS(status), 7);
}

static void long_line_arrives_whole(void **state)
{
    (void)state;
    struct child *c = start("read x; head -c 100000 /dev/zero | tr '\\0' a; "
                            "echo; read y");
    char *error = NULL;
    char *reply = child_order(c, "go", 5.0, &error);
    assert_non_null(reply);
    assert_int_equal(strlen(reply), 100000);
    free(reply);
    child_stop(c, 1.0, NULL);
}

static void missing_program_is_named(void **state)
{
    (void)state;
    char *argv[] = {"/nonexistent/python9", NULL};
    struct child_spec spec = {argv, NULL, 0, false};
    char *error = NULL;
    assert_null(child_start(&spec, &error));
    assert_non_null(strstr(error, "/nonexistent/python9"));
    assert_non_null(strstr(error, "No such file"));
    free(error);
}

static void exit_tells_code_and_last_words(void **state)
{
    (void)state;
    struct child *c = start("read x; echo 'ImportError: no zork' >&2; exit 9");
    expect_error(c, "load zork", 5.0,
                 "exited 9 at 'load zork'; stderr: "
                 "ImportError: no zork");
    child_stop(c, 1.0, NULL);
}

static void signal_is_named(void **state)
{
    (void)state;
    struct child *c = start("read x; kill -SEGV $$");
    expect_error(c, "run", 5.0, "killed by signal 11");
    assert_true(WIFSIGNALED(child_stop(c, 1.0, NULL)));
}

static void silence_is_a_timeout_and_the_tree_dies(void **state)
{
    (void)state;
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* the orphan becomes ours */
    struct child *c = start("read x; sleep 100 & wait");
    pid_t group = child_pid(c);
    double before = base_now();
    int status = 0;
    expect_error(c, "run", 0.2, "no reply to 'run'");
    child_stop(c, 0.1, NULL);
    assert_true(waitpid(-group, &status, 0) > 0);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    assert_true(base_now() - before < 5.0);
}

static void interrupt_ends_an_order(void **state)
{
    (void)state;
    struct child *c = start("read x; sleep 100");
    child_interrupted = true;
    expect_error(c, "run", 50.0, "interrupted");
    child_interrupted = false;
    child_stop(c, 0.0, NULL);
}

static void children_are_pinned(void **state)
{
    (void)state;
    struct child *c = start("read x; grep -c '' /proc/self/status >/dev/null; "
                            "nproc; read y");
    char *error = NULL;
    char *reply = child_order(c, "go", 5.0, &error);
    assert_non_null(reply);
    assert_string_equal(reply, "1");
    free(reply);
    child_stop(c, 1.0, NULL);
}

static void environment_is_added(void **state)
{
    (void)state;
    char *argv[] = {"sh", "-c", "read x; echo $PXLAB_TEST; read y", NULL};
    const char *const env[] = {"PXLAB_TEST=seven", NULL};
    struct child_spec spec = {argv, env, 0, true};
    char *error = NULL;
    struct child *c = child_start(&spec, &error);
    char *reply = child_order(c, "go", 5.0, &error);
    assert_string_equal(reply, "seven");
    assert_non_null(child_counters(c));
    free(reply);
    struct rusage usage;
    child_stop(c, 1.0, &usage);
    assert_true(usage.ru_maxrss > 0);
}

static void believed_only_with_the_checksum(void **state)
{
    (void)state;
    static const struct {
        const char *reply, *reason;
    } rows[] = {
        {"time 5000000 checksum 12 ab", NULL},
        {"time 5000000 checksum 12 ac", "wrong checksum"},
        {"time 5000000 checksum ", "wrong checksum"},
        {"time 0 checksum 12 ab", "not believed"},
        {"time 5000000", "unexpected reply"},
        {"", "unexpected reply"},
        {"error KeyError: 'x'", "KeyError: 'x'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double seconds = 0.0;
        char *why = session_verdict(rows[i].reply, "12 ab", &seconds);
        if (!rows[i].reason) {
            assert_null(why);
            assert_true(seconds > 0.0049 && seconds < 0.0051);
        } else {
            assert_non_null(why);
            assert_non_null(strstr(why, rows[i].reason));
            assert_true(seconds == 0.0);
        }
        free(why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_go_both_ways),
        cmocka_unit_test(long_line_arrives_whole),
        cmocka_unit_test(missing_program_is_named),
        cmocka_unit_test(exit_tells_code_and_last_words),
        cmocka_unit_test(signal_is_named),
        cmocka_unit_test(silence_is_a_timeout_and_the_tree_dies),
        cmocka_unit_test(interrupt_ends_an_order),
        cmocka_unit_test(children_are_pinned),
        cmocka_unit_test(environment_is_added),
        cmocka_unit_test(believed_only_with_the_checksum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
