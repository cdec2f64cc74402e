/* Which columns a traceback marks: answers of CPython 3.11's traceback module
 * for the same texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "objects/anchors.h"
#include "util/base.h"

static const struct {
    const char *text;
    int left, right; /* -1: nothing is marked apart */
} rows[] = {
    {"a + b", 2, 3},
    {"a+b", 1, 2},
    {"a // b", 2, 4},
    {"a ** b", 2, 4},
    {"a ** b ** c", 2, 4},
    {"a + b * c", 2, 3},
    {"a * b + c", 6, 7},
    {"a - b - c", 6, 7},
    {"a << b | c & d", 7, 8},
    {"-a * b", 3, 4},
    {"-a ** b", -1, -1},
    {"x[0]", 1, 4},
    {"x[a + b]", 1, 8},
    {"x.y[1:2]", 3, 8},
    {"(c)[ 1 ]", 2, 7},
    {"(a)+b", 2, 4},
    {"(a + b) * c", 6, 7},
    {"a*(b)", 1, 3},
    {"a*(b, c)", 1, 2},
    {"(a+b)", 2, 3},
    {"\"a+b\" % 1e-5", 6, 7},
    {"'[' + f(x)[0].y", 4, 5},
    {"f(x)", -1, -1},
    {"f(a + b)", -1, -1},
    {"[1, 2]", -1, -1},
    {"a < b + c", -1, -1},
    {"a + b if c else d", -1, -1},
    {"not a + b", -1, -1},
    {"a + b, c", -1, -1},
    {"lambda: a + b", -1, -1},
    {"", -1, -1},
    {"((((", -1, -1},
    {"'unended + b", -1, -1},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        Anchors a = anchors_find(rows[i].text, strlen(rows[i].text));
        int left = a.found ? (int)a.left : -1;
        int right = a.found ? (int)a.right : -1;
        if (left != rows[i].left || right != rows[i].right)
            fail_msg("%s: marked %d to %d, not %d to %d", rows[i].text, left,
                     right, rows[i].left, rows[i].right);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
