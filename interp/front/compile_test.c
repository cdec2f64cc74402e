/* Unit tests of compiling through the child, of its errors and of the cache. */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include "front/compile.h"
#include "front/testing.h"
#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

static char folder[64]; /* XDG_CACHE_HOME of the tests */

static void compile_text(const char *source, CompileMode mode, CompileResult *r)
{
    compile_source("<test>", mode, source, strlen(source), r);
}

static void expect_ok(const char *source, CompileMode mode)
{
    CompileResult r;
    compile_text(source, mode, &r);
    assert_string_equal(buf_text(&r.message), "");
    assert_int_equal(r.status, COMPILE_OK);
    assert_non_null(r.loaded->top->verified);
    compile_result_free(&r);
}

static void expect_failed(const char *source, const char *part)
{
    CompileResult r;
    compile_text(source, COMPILE_EXEC, &r);
    assert_int_equal(r.status, COMPILE_FAILED);
    if (!strstr(buf_text(&r.message), part))
        fail_msg("'%s' lacks '%s'", buf_text(&r.message), part);
    compile_result_free(&r);
}

static int fresh(void **state)
{
    (void)state;
    compile_set_python(testing_python());
    strcpy(folder, "/tmp/px_cache_XXXXXX");
    assert_non_null(mkdtemp(folder));
    return setenv("XDG_CACHE_HOME", folder, 1);
}

/* Leaves the cache no folder. */
static void without_cache(void)
{
    assert_int_equal(unsetenv("XDG_CACHE_HOME"), 0);
    assert_int_equal(unsetenv("HOME"), 0);
}

static int done(void **state)
{
    (void)state;
    compile_set_python(NULL);
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void modes(void **state)
{
    (void)state;
    expect_ok("x = 1\nprint(x)\n", COMPILE_EXEC);
    expect_ok("1 + f(x)", COMPILE_EVAL);
    expect_ok("x\n", COMPILE_SINGLE);
    expect_ok("", COMPILE_EXEC);
    expect_ok("# -*- coding: latin-1 -*-\nx = '\xe4'\n", COMPILE_EXEC);
    CompileResult r;
    compile_text("x = 1", COMPILE_EVAL, &r);
    assert_int_equal(r.status, COMPILE_RAISED);
    compile_result_free(&r);
}

static void syntax_errors(void **state)
{
    (void)state;
    CompileResult r;
    compile_text("x = 1\nprint a\n", COMPILE_EXEC, &r);
    assert_int_equal(r.status, COMPILE_RAISED);
    assert_string_equal(r.raised.type, "SyntaxError");
    assert_non_null(strstr(r.raised.message, "Missing parentheses"));
    assert_string_equal(r.raised.filename, "<test>");
    assert_string_equal(r.raised.text, "print a\n");
    assert_int_equal(r.raised.lineno, 2);
    assert_int_equal(r.raised.offset, 1);
    assert_int_equal(r.raised.end_lineno, 2);
    assert_int_equal(r.raised.end_offset, 8);
    compile_result_free(&r);
    compile_text("if 1:\nx\n", COMPILE_EXEC, &r);
    assert_string_equal(r.raised.type, "IndentationError");
    compile_result_free(&r);
    compile_source("<test>", COMPILE_EXEC, "a\0b", 3, &r);
    assert_int_equal(r.status, COMPILE_RAISED);
    assert_non_null(strstr(r.raised.message, "null bytes"));
    compile_result_free(&r);
    expect_ok("x", COMPILE_EXEC); /* the child goes on */
}

static void large_source(void **state)
{
    (void)state;
    Buf source = BUF_EMPTY;
    for (int i = 0; i < 20000; i++)
        buf_printf(&source, "name_%d = %d, 'text %d'\n", i, i, i);
    expect_ok(source.data, COMPILE_EXEC);
    buf_free(&source);
}

/* The one entry in the cache folder. */
static void entry_name(Buf *path)
{
    buf_clear(path);
    buf_printf(path, "%s/pxlab", folder);
    DIR *dir = opendir(path->data);
    assert_non_null(dir);
    int entries = 0;
    for (struct dirent *d; (d = readdir(dir));)
        if (d->d_name[0] != '.') {
            buf_printf(path, "/%s", d->d_name);
            entries++;
        }
    closedir(dir);
    assert_int_equal(entries, 1);
}

/* Makes the chosen interpreter vanish but keeps its name in the key. */
static char *moved_python(void)
{
    Buf path = BUF_EMPTY;
    buf_printf(&path, "%s/python", folder);
    char *real = os_find_program(testing_python());
    assert_int_equal(symlink(real, path.data), 0);
    free(real);
    compile_set_python(path.data);
    return buf_take(&path);
}

static void cache_needs_no_python(void **state)
{
    (void)state;
    char *python = moved_python();
    expect_ok("x = 5", COMPILE_EXEC);
    compile_shutdown();
    assert_int_equal(remove(python), 0);
    expect_ok("x = 5", COMPILE_EXEC);
    expect_failed("x = 6", "mend: install Python 3.11");
    without_cache();
    expect_failed("x = 5", "there is no ");
    free(python);
}

static void damaged_entry_is_a_miss(void **state)
{
    (void)state;
    Buf path = BUF_EMPTY, whole = BUF_EMPTY, now = BUF_EMPTY;
    char *python = moved_python();
    expect_ok("x = 'cached'", COMPILE_EXEC);
    entry_name(&path);
    assert_int_equal(os_read_file(path.data, &whole), 0);
    Buf hidden = BUF_EMPTY;
    buf_printf(&hidden, "%s.away", python);
    for (size_t i = 0; i < whole.len; i += 3) {
        compile_shutdown();
        whole.data[i] ^= 4;
        assert_int_equal(os_write_file(path.data, whole.data, whole.len), 0);
        whole.data[i] ^= 4;
        assert_int_equal(rename(python, hidden.data), 0);
        expect_failed("x = 'cached'", "there is no");
        assert_int_equal(rename(hidden.data, python), 0);
    }
    assert_int_equal(os_write_file(path.data, whole.data, 20), 0);
    expect_ok("x = 'cached'", COMPILE_EXEC); /* and mends the entry */
    assert_int_equal(os_read_file(path.data, &now), 0);
    assert_int_equal(now.len, whole.len);
    assert_memory_equal(now.data, whole.data, now.len);
    buf_free(&path);
    buf_free(&whole);
    buf_free(&now);
    buf_free(&hidden);
    free(python);
}

static int entries_in(const char *path)
{
    DIR *dir = opendir(path);
    assert_non_null(dir);
    int n = 0;
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2;
}

static void cache_stays_bounded(void **state)
{
    (void)state;
    Buf path = BUF_EMPTY, source = BUF_EMPTY;
    buf_printf(&path, "%s/pxlab", folder);
    assert_int_equal(os_make_dirs(path.data), 0);
    size_t length = path.len;
    for (int i = 0; i < 2500; i++) {
        path.len = length;
        buf_printf(&path, "/%d.code", i);
        assert_int_equal(os_write_file(path.data, "", 0), 0);
    }
    path.len = length;
    path.data[length] = 0;
    for (int i = 0; i < 1000 && entries_in(path.data) > 2000; i++) {
        buf_clear(&source);
        buf_printf(&source, "x = %d", i);
        expect_ok(source.data, COMPILE_EXEC);
    }
    assert_in_range(entries_in(path.data), 1000, 2000);
    buf_free(&path);
    buf_free(&source);
}

static void unwritable_cache_is_fine(void **state)
{
    (void)state;
    assert_int_equal(setenv("XDG_CACHE_HOME", "/proc/no/such", 1), 0);
    expect_ok("x = 7", COMPILE_EXEC);
    unsetenv("XDG_CACHE_HOME");
    assert_int_equal(setenv("HOME", "relative", 1), 0);
    expect_ok("x = 7", COMPILE_EXEC);
}

static void wrong_programs(void **state)
{
    (void)state;
    without_cache();
    compile_set_python("/bin/true");
    expect_failed("x", "/bin/true does not start");
    Buf path = BUF_EMPTY;
    buf_printf(&path, "%s/old", folder);
    /* greets as 3.12 does */
    const char script[] = "#!/bin/sh\n"
                          "printf '\\313\\015\\000\\000\\004\\000\\000\\000"
                          "3.12' >&0\nsleep 5\n";
    assert_int_equal(os_write_file(path.data, script, sizeof script - 1), 0);
    assert_int_equal(chmod(path.data, 0755), 0);
    compile_set_python(path.data);
    expect_failed("x", "is Python 3.12, pxi reads 3.11");
    buf_free(&path);
}

/* The process id of our only child, from /proc. */
static pid_t only_child(pid_t parent)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/task/%d/children", parent, parent);
    Buf text = BUF_EMPTY;
    assert_int_equal(os_read_file(name, &text), 0);
    pid_t child = (pid_t)atoi(buf_text(&text));
    buf_free(&text);
    assert_true(child > 1);
    return child;
}

static void killed_child_is_replaced(void **state)
{
    (void)state;
    without_cache();
    expect_ok("x", COMPILE_EXEC);
    pid_t first = only_child(getpid());
    assert_int_equal(kill(first, SIGKILL), 0);
    expect_ok("y", COMPILE_EXEC);
    assert_true(only_child(getpid()) != first);
}

static bool lives(pid_t process)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/stat", process);
    Buf text = BUF_EMPTY;
    bool there =
        os_read_file(name, &text) == 0 && !strstr(buf_text(&text), ") Z ");
    buf_free(&text);
    return there;
}

static void child_dies_with_us(void **state)
{
    (void)state;
    without_cache();
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t middle = fork();
    if (middle == 0) {
        Buf reply = BUF_EMPTY;
        child_set_python(testing_python());
        child_compile("f", COMPILE_EXEC, "x", 1, &reply);
        pid_t child = only_child(getpid());
        if (write(ready[1], &child, sizeof child) < 0)
            _exit(1);
        for (;;)
            pause();
    }
    pid_t child = 0;
    assert_int_equal(read(ready[0], &child, sizeof child), sizeof child);
    assert_true(lives(child));
    kill(middle, SIGKILL);
    waitpid(middle, NULL, 0);
    for (int i = 0; i < 500 && lives(child); i++)
        usleep(10000);
    assert_false(lives(child));
    close(ready[0]);
    close(ready[1]);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fresh, done)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(modes),
        TEST(syntax_errors),
        TEST(large_source),
        TEST(cache_needs_no_python),
        TEST(damaged_entry_is_a_miss),
        TEST(cache_stays_bounded),
        TEST(unwritable_cache_is_fine),
        TEST(wrong_programs),
        TEST(killed_child_is_replaced),
        TEST(child_dies_with_us),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
