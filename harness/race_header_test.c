/* Tests of the scenario header's grammar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "harness/race_header.h"

static const char good[] =
    "# scenario: list_append\n"
    "# row: C04\n"
    "# shares: foo, a list with room\n"
    "# operation: foo.append(None)\n"
    "# expect: violation IsolationError list.append\n"
    "# control: helgrind store_list_item canary_read list.items foo ; "
    "digest list\n"
    "# contexts: 2\n"
    "\n"
    "import parallel\n"
    "foo = []\n"
    "\n"
    "def work(i):\n"
    "    foo.append(None)  # <- violation\n"
    "\n"
    "print('result:', parallel.map(work, [0, 1]))\n";

static char error[1400];

static bool parse(const char *path, const char *text, struct race_header *h)
{
    error[0] = '\0';
    return race_header_parse(path, text, strlen(text), h, error, sizeof error);
}

static void test_good(void **state)
{
    struct race_header h;
    (void)state;
    assert_true(parse("x/list_append.py", good, &h));
    assert_string_equal(h.scenario, "list_append");
    assert_string_equal(h.row, "C04");
    assert_true(h.violation);
    assert_string_equal(h.error_class, "IsolationError");
    assert_string_equal(h.error_op, "list.append");
    assert_int_equal(h.contexts, 2);
    assert_true(h.raises[0] && h.raises[1]);
    assert_int_equal(h.violation_line, 13);
    assert_int_equal(h.n_claims, 2);
    assert_int_equal(h.claims[0].oracle, RACE_ORACLE_helgrind);
    assert_string_equal(h.claims[0].fn[0], "store_list_item");
    assert_string_equal(h.claims[0].fn[1], "canary_read");
    assert_string_equal(h.claims[0].kind, "list");
    assert_string_equal(h.claims[0].field, "items");
    assert_string_equal(h.claims[0].label, "foo");
    assert_int_equal(h.claims[1].oracle, RACE_ORACLE_digest);
    assert_string_equal(h.claims[1].kind, "list");
    assert_string_equal(h.claims[1].field, "");
    assert_false(h.quick);
}

/* `good` with one line replaced; "" drops the line. */
static const char *with(const char *key, const char *line)
{
    static char text[4096];
    const char *at = strstr(good, key);
    assert_non_null(at);
    snprintf(text, sizeof text, "%.*s%s%s%s", (int)(at - good), good, line,
             *line ? "\n" : "", strchr(at, '\n') + 1);
    return text;
}

static void expect_error(const char *key, const char *line, const char *message)
{
    struct race_header h;
    assert_false(parse("x/list_append.py", with(key, line), &h));
    if (!strstr(error, message))
        fail_msg("'%s' is not in '%s'", message, error);
}

static void test_ok_twin(void **state)
{
    struct race_header h;
    (void)state;
    static const char text[] = "# scenario: read\n# row: K01\n"
                               "# shares: foo\n# operation: len(foo)\n"
                               "# expect: ok [1, 'a b']\n"
                               "# control: none\n# contexts: 3\n"
                               "# quick: yes\n\nprint()\n";
    assert_true(parse("read.py", text, &h));
    assert_false(h.violation);
    assert_false(h.has_control);
    assert_string_equal(h.value, "[1, 'a b']");
    assert_int_equal(h.contexts, 3);
    assert_false(h.raises[0]);
    assert_true(h.quick);
}

static void test_outcomes(void **state)
{
    struct race_header h;
    (void)state;
    assert_true(parse(
        "list_append.py",
        with("# contexts", "# contexts: 2\n# outcomes: ok violation"), &h));
    assert_false(h.raises[0]);
    assert_true(h.raises[1]);
    expect_error("# contexts", "# contexts: 2\n# outcomes: ok ok",
                 "outcomes and expect disagree");
    expect_error("# contexts", "# contexts: 3\n# outcomes: ok violation",
                 "outcomes has 2 words for 3 contexts");
    expect_error("# contexts", "# contexts: 2\n# outcomes: maybe",
                 ":8: outcomes: 'maybe'");
}

static void test_places(void **state)
{
    (void)state;
    expect_error("# row", "# rwo: C04",
                 "x/list_append.py:2: unknown key 'rwo'");
    expect_error("# row", "# row: C04\n# row: C05",
                 "x/list_append.py:3: 'row' again; it stands on line 2");
    expect_error("# row", "", "no '# row:' line");
    expect_error("# row", "# nothing here",
                 "x/list_append.py:2: '# nothing here' is no");
    expect_error("# scenario", "# scenario: other", ":1: scenario 'other'");
}

static void test_expect(void **state)
{
    (void)state;
    expect_error("# expect", "# expect: fine", ":5: expect: 'fine'");
    expect_error("# expect", "# expect: ok", "value after 'expect: ok'");
    expect_error("# expect", "# expect: violation IsolationError",
                 "the operation of expect is empty");
    expect_error("# expect", "# expect: ok 3",
                 "line 13 ends in '# <- violation'");
    expect_error("    foo", "    foo.append(1)",
                 "no line ends in '# <- violation'");
    expect_error("    foo", "    f()  # <- violation\n    g()  # <- violation",
                 ":14: a second '# <- violation'; the first is on line 13");
}

static void test_control(void **state)
{
    (void)state;
    expect_error("# control", "# control: none", "needs a control");
    expect_error("# control", "# control: valgrind list",
                 ":6: control: unknown oracle 'valgrind'");
    expect_error("# control", "# control: helgrind store_list_item",
                 "a function of 'helgrind");
    expect_error("# control", "# control: digest",
                 "the object kind of a control is empty");
    expect_error("# control", "# control: digest list foo bar",
                 "a clause ends after");
}

static void test_contexts(void **state)
{
    (void)state;
    expect_error("# contexts", "# contexts: 0", ":7: contexts: '0'");
    expect_error("# contexts", "# contexts: 65", "from 1 to 64");
    expect_error("# contexts", "# contexts: two", "'two'");
}

static void test_missing_file(void **state)
{
    struct race_header h;
    (void)state;
    assert_false(
        race_header_read("/nonexistent/a.py", &h, error, sizeof error));
    assert_non_null(strstr(error, "/nonexistent/a.py: No such file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),     cmocka_unit_test(test_ok_twin),
        cmocka_unit_test(test_outcomes), cmocka_unit_test(test_places),
        cmocka_unit_test(test_expect),   cmocka_unit_test(test_control),
        cmocka_unit_test(test_contexts), cmocka_unit_test(test_missing_file),
    };
    return cmocka_run_group_tests_name("race_header", tests, NULL, NULL);
}
