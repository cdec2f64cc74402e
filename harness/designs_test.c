/* Tests of what the designs' judge makes of made runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "harness/designs_judge.h"

static const char build[] = "v1-abc-race";

/* foo.append refused on line 9 in two contexts; each test spoils it. */
struct made {
    struct race_header header;
    struct race_outcome outcomes[2];
    struct race_change changes[1];
    struct race_record record;
    struct race_run run;
};

static struct made *violation(void)
{
    static struct made m;
    m = (struct made){.header = {.path = "tests/append.py",
                                 .violation = true,
                                 .error_class = "IsolationError",
                                 .error_op = "list.append",
                                 .contexts = 2,
                                 .raises = {true, true},
                                 .violation_line = 9},
                      .changes = {{"list", "len", "foo", "1", "2"}},
                      .record = {.probe = build,
                                 .guard = "pages",
                                 .contexts = m.outcomes,
                                 .n_contexts = 2,
                                 .digest_checked = true,
                                 .digest_bytes = 800,
                                 .changes = m.changes},
                      .run = {.end = RACE_EXITED,
                              .code = 1,
                              .record = &m.record,
                              .record_error = "no record",
                              .stderr_tail = "the tail"}};
    for (int i = 0; i < 2; i++)
        m.outcomes[i] = (struct race_outcome){.serial = i + 1,
                                              .worker = i,
                                              .error = "IsolationError",
                                              .kind = "list.append",
                                              .message = "no",
                                              .file = "/a/append.py",
                                              .result = "",
                                              .line = 9};
    return &m;
}

static struct made *legal(void)
{
    struct made *m = violation();
    m->header.violation = false;
    snprintf(m->header.value, sizeof m->header.value, "%s", "[1, 2]");
    for (int i = 0; i < 2; i++) {
        m->header.raises[i] = false;
        m->outcomes[i] = (struct race_outcome){
            .ok = true, .error = "", .kind = "", .message = "", .file = ""};
    }
    m->run.code = 0;
    m->run.result = "[1, 2]";
    return m;
}

static struct design_verdict judged;

static enum design_word word_of(const struct made *m)
{
    judged = design_judge(&m->header, DESIGN_PAGES, &m->run, build);
    return judged.word;
}

static void a_refusal_is_caught(void **state)
{
    (void)state;
    struct made *m = violation();
    assert_int_equal(word_of(m), DESIGN_CAUGHT);
    assert_true(judged.named);
    m->outcomes[1].kind = "list.extend";
    assert_int_equal(word_of(m), DESIGN_CAUGHT);
    assert_false(judged.named);
    assert_string_equal(judged.message, "as list.extend");
}

static void what_gets_through_is_missed(void **state)
{
    (void)state;
    struct made *m = violation();
    m->outcomes[1].ok = true;
    assert_int_equal(word_of(m), DESIGN_MISSED);
    assert_non_null(strstr(judged.message, "context 1 was not refused"));
    m = violation();
    m->outcomes[0].error = "TypeError";
    assert_int_equal(word_of(m), DESIGN_MISSED);
    m = violation();
    m->outcomes[0].line = 8;
    assert_int_equal(word_of(m), DESIGN_MISSED);
    m = violation(); /* refused too late */
    m->record.n_changes = 1;
    assert_int_equal(word_of(m), DESIGN_MISSED);
    assert_non_null(strstr(judged.message, "list.len (foo)"));
}

static void a_legal_program_is_silent(void **state)
{
    (void)state;
    assert_int_equal(word_of(legal()), DESIGN_SILENT);
}

static void a_refused_innocent_is_a_false_alarm(void **state)
{
    (void)state;
    struct made *m = legal();
    m->outcomes[1].ok = false;
    m->outcomes[1].error = "IsolationError";
    assert_int_equal(word_of(m), DESIGN_ALARM);
    m->outcomes[1].error = "KeyError";
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = violation(); /* one of two contexts did nothing wrong */
    m->header.raises[1] = false;
    assert_int_equal(word_of(m), DESIGN_ALARM);
}

static void what_proves_nothing_is_an_error(void **state)
{
    (void)state;
    struct made *m = violation();
    m->run.end = RACE_SIGNALLED;
    m->run.code = SIGSEGV;
    assert_int_equal(word_of(m), DESIGN_ERROR);
    assert_non_null(strstr(judged.message, "the tail"));
    judged = design_judge(&m->header, DESIGN_OPS, &m->run, build);
    assert_int_equal(judged.word, DESIGN_MISSED); /* it spoilt main */
    m = legal();
    m->run.end = RACE_TIMED_OUT;
    judged = design_judge(&m->header, DESIGN_OPS, &m->run, build);
    assert_int_equal(judged.word, DESIGN_ERROR);
    m = violation();
    m->run.record = NULL;
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = violation();
    m->record.guard = "calls"; /* not the design that was asked for */
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = violation();
    m->record.probe = "older";
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = violation();
    m->record.n_contexts = 1;
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = violation();
    m->record.digest_checked = false;
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = legal();
    m->run.result = "[1, 3]";
    assert_int_equal(word_of(m), DESIGN_ERROR);
    m = legal();
    m->record.n_changes = 1;
    assert_int_equal(word_of(m), DESIGN_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_is_caught),
        cmocka_unit_test(what_gets_through_is_missed),
        cmocka_unit_test(a_legal_program_is_silent),
        cmocka_unit_test(a_refused_innocent_is_a_false_alarm),
        cmocka_unit_test(what_proves_nothing_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
