/* junit.h: JUnit XML as CI systems read it. Owns the writer. */
#ifndef JUNIT_H
#define JUNIT_H

#include <stdbool.h>
#include <stddef.h>

/* <failure>: the product is wrong. <error>: the tool or run is. <skipped>: a
 * known blind spot, its message names what covers it. */
enum junit_status { JUNIT_PASS, JUNIT_FAILURE, JUNIT_ERROR, JUNIT_SKIPPED };

struct junit_case {
    const char *class_name;
    const char *name;
    enum junit_status status;
    const char *message; /* for all but PASS */
    const char *output;  /* <system-out>, or NULL */
    double seconds;
};

/* Writes one suite; false with errno set when the file cannot be written. Any
 * byte that XML forbids becomes '?'. */
bool junit_write(const char *path, const char *suite,
                 const struct junit_case *cases, size_t n);

#endif
