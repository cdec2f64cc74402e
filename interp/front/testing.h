/* What the front end's tests share. Header only; tests include it after
 * cmocka.h. */
#ifndef PX_FRONT_TESTING_H
#define PX_FRONT_TESTING_H

#include "front/child.h"
#include "util/os.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The python3 the build uses, the tests as well. */
static inline const char *testing_python(void)
{
    const char *python = getenv("PYTHON");
    return python && *python ? python : "python3";
}

/* Marshalled code of n bytes of source; the test fails when it has an error. */
static inline void testing_compile(const char *filename, const char *source,
                                   size_t n, Buf *out)
{
    child_set_python(testing_python());
    assert_int_equal(child_compile(filename, COMPILE_EXEC, source, n, out),
                     CHILD_CODE);
}

/* What python prints for `python -IS -c script argument`. */
static inline void testing_run_python(const char *script, const char *argument,
                                      Buf *out)
{
    char name[] = "/tmp/px_script_XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(os_write_file(name, script, strlen(script)), 0);
    close(fd);
    Buf command = BUF_EMPTY;
    buf_printf(&command, "%s -IS %s %s", testing_python(), name, argument);
    FILE *pipe = popen(command.data, "r");
    assert_non_null(pipe);
    assert_int_equal(os_read_all(fileno(pipe), out), 0);
    assert_int_equal(pclose(pipe), 0);
    remove(name);
    buf_free(&command);
}

#endif
