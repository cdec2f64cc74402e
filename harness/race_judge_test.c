/* Tests of the judge with made records and reports: what each fault in a run
 * is called, and that a fault-free run passes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "harness/race_judge.h"

static const char build[] = "v1-abc-race";

/* One run of the scenario "append": foo.append refused on line 9 in two
 * contexts. Each test starts from a fault-free one and spoils it. */
struct made {
    struct race_header header;
    struct race_outcome outcomes[2];
    struct race_event events[2];
    struct race_change changes[1];
    struct race_object objects[2];
    struct race_layout layouts[1];
    struct race_record record;
    struct xml_report reports[2];
    struct xml_log xml;
    struct race_run run;
};

static void make_header(struct race_header *h)
{
    *h = (struct race_header){.path = "tests/append.py",
                              .scenario = "append",
                              .row = "C04",
                              .violation = true,
                              .error_class = "IsolationError",
                              .error_op = "list.append",
                              .has_control = true,
                              .n_claims = 2,
                              .contexts = 2,
                              .raises = {true, true},
                              .violation_line = 9};
    h->claims[0] = (struct race_claim){.oracle = RACE_ORACLE_helgrind,
                                       .fn = {"store_list_item", "canary_read"},
                                       .kind = "list",
                                       .field = "items"};
    h->claims[1] =
        (struct race_claim){.oracle = RACE_ORACLE_digest, .kind = "list"};
}

static void make_run(struct made *m)
{
    m->record = (struct race_record){.probe = build,
                                     .guard = "calls",
                                     .workers = 2,
                                     .contexts = m->outcomes,
                                     .n_contexts = 2,
                                     .events = m->events,
                                     .n_events = 2,
                                     .canary_ran = true,
                                     .canary_passes = 3,
                                     .canary_words = 100,
                                     .digest_checked = true,
                                     .digest_bytes = 800,
                                     .changes = m->changes,
                                     .objects = m->objects,
                                     .n_objects = 2,
                                     .layouts = m->layouts,
                                     .n_layouts = 1};
    m->xml = (struct xml_log){.complete = true, .reports = m->reports};
    m->run = (struct race_run){.end = RACE_EXITED,
                               .code = 1,
                               .xml = &m->xml,
                               .record = &m->record,
                               .record_error = "",
                               .stderr_tail = "the tail"};
}

static struct made *guarded(void)
{
    static struct made m;
    memset(&m, 0, sizeof m);
    make_header(&m.header);
    for (int i = 0; i < 2; i++) {
        m.outcomes[i] = (struct race_outcome){.serial = i + 1,
                                              .worker = i,
                                              .error = "IsolationError",
                                              .kind = "list.append",
                                              .message = "no",
                                              .file = "/a/append.py",
                                              .result = "",
                                              .line = 9};
        m.events[i] = (struct race_event){.operation = "list.append",
                                          .object = "list",
                                          .file = "append.py",
                                          .line = 9,
                                          .owner = 1,
                                          .context = i + 1};
    }
    m.objects[0] = (struct race_object){0x1000, 0x1020, "list", "foo", ""};
    m.objects[1] = (struct race_object){0x2000, 0x2080, "list", "foo", "items"};
    m.layouts[0] = (struct race_layout){"list", "len", 8, 12};
    make_run(&m);
    return &m;
}

/* The same scenario with the guard off, seen by both oracles. */
static struct made *control(void)
{
    struct made *m = guarded();
    m->record.guard = "off";
    m->record.n_events = 0;
    for (int i = 0; i < 2; i++)
        m->outcomes[i].ok = true;
    m->changes[0] = (struct race_change){"list", "len", "foo", "0x3", "0x4"};
    m->record.n_changes = 1;
    m->reports[0] =
        (struct xml_report){.kind = "Race",
                            .has_address = true,
                            .address = 0x1008,
                            .fn = {"store_list_len", "canary_read"}};
    m->reports[1] =
        (struct xml_report){.kind = "Race",
                            .has_address = true,
                            .address = 0x2078,
                            .fn = {"canary_read", "store_list_item"}};
    m->xml.n_reports = 2;
    m->run.code = RACE_EXIT_RACES;
    return m;
}

static struct race_verdict judge(const struct made *m, bool is_guarded)
{
    return race_judge(&m->header, is_guarded, &m->run, build);
}

static void expect(const struct made *m, bool is_guarded, enum race_word word,
                   const char *message)
{
    struct race_verdict v = judge(m, is_guarded);
    if (v.word != word || !strstr(v.message, message))
        fail_msg("%s '%s' instead of %s '%s'", race_word_name(v.word),
                 v.message, race_word_name(word), message);
}

static void test_guarded_passes(void **state)
{
    (void)state;
    struct race_verdict v = judge(guarded(), true);
    assert_string_equal(v.message, "");
    assert_int_equal(v.word, RACE_PASS);
    assert_int_equal(v.score[RACE_ORACLE_guard], RACE_TP);
    assert_int_equal(v.score[RACE_ORACLE_helgrind], RACE_TN);
    assert_int_equal(v.score[RACE_ORACLE_digest], RACE_TN);
}

static void test_control_passes(void **state)
{
    (void)state;
    struct race_verdict v = judge(control(), false);
    assert_string_equal(v.message, "");
    assert_int_equal(v.word, RACE_PASS);
    assert_int_equal(v.score[RACE_ORACLE_guard], RACE_UNSCORED);
    assert_int_equal(v.score[RACE_ORACLE_helgrind], RACE_TP);
    assert_int_equal(v.score[RACE_ORACLE_digest], RACE_TP);
}

static void test_ends(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->run.end = RACE_SIGNALLED;
    m->run.code = SIGKILL;
    expect(m, true, RACE_ERROR, "killed by signal 9");
    m->run.end = RACE_TIMED_OUT;
    m->run.code = 60;
    expect(m, true, RACE_ERROR, "no end after 60 s");
    m->run.end = RACE_NOT_RUN;
    m->run.code = 2;
    expect(m, true, RACE_ERROR, "could not be started");
    m->run.end = RACE_EXITED;
    m->run.code = 134;
    expect(m, true, RACE_ERROR, "exit code 134; stderr ends: the tail");
}

static void test_tool(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->xml.complete = false;
    snprintf(m->xml.trouble, sizeof m->xml.trouble, "truncated XML");
    expect(m, true, RACE_ERROR, "Helgrind: truncated XML");
    m = control();
    m->run.code = 0;
    expect(m, false, RACE_ERROR, "exit code 0 with 2 reports");
    m = guarded();
    m->run.code = RACE_EXIT_RACES;
    expect(m, true, RACE_ERROR, "exit code 97 with 0 reports");
    m = guarded();
    m->xml.suppressions[0] = (struct xml_suppression){"helgrind-glibc", 3};
    m->xml.n_suppressions = 1;
    expect(m, true, RACE_PASS, "");
    m->xml.suppressions[0] = (struct xml_suppression){"all", 3};
    expect(m, true, RACE_ERROR,
           "3 reports hidden by the unknown suppression "
           "'all'");
}

static void test_record(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->record.probe = "v0";
    expect(m, true, RACE_ERROR, "stale binary: the record is of build v0");
    m = guarded();
    m->record.guard = "ops";
    expect(m, true, RACE_ERROR, "ran with --guard=ops instead of calls");
    expect(guarded(), false, RACE_ERROR, "--guard=calls instead of off");
    m = guarded();
    m->run.record = NULL;
    m->run.record_error = "no record";
    expect(m, true, RACE_ERROR, "no record; stderr ends: the tail");
}

static void test_participants(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->record.n_contexts = 1;
    expect(m, true, RACE_INVALID, "1 of 2 declared contexts took part");
    m = guarded();
    m->outcomes[1].worker = 0;
    expect(m, true, RACE_INVALID, "contexts 1 and 2 did not run on workers");
    m = guarded();
    m->outcomes[1].serial = 1;
    expect(m, true, RACE_INVALID, "did not run on workers of their own");
}

static void test_watchers(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->record.canary_ran = false;
    expect(m, true, RACE_INVALID, "the canary did not run");
    m = control();
    m->record.canary_ran = false;
    expect(m, false, RACE_INVALID, "the canary did not run");
    m = guarded();
    m->record.canary_passes = 0;
    expect(m, true, RACE_INVALID, "the canary made no full pass");
    m = guarded();
    m->record.digest_checked = false;
    expect(m, true, RACE_INVALID, "no digest");
}

static void test_outcomes(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->outcomes[1].ok = true;
    m->outcomes[1].result = "7";
    expect(m, true, RACE_FAIL,
           "context 1 was not refused; it ended with "
           "result 7");
    m = guarded();
    m->outcomes[0].error = "TypeError";
    expect(m, true, RACE_FAIL,
           "context 0 raised TypeError (no), not "
           "IsolationError");
    m = guarded();
    m->outcomes[0].kind = "list.pop";
    expect(m, true, RACE_FAIL, "refused for 'list.pop', not 'list.append'");
    m = guarded();
    m->outcomes[0].line = 10;
    expect(m, true, RACE_FAIL, "at /a/append.py:10, not at line 9");
    m = guarded();
    m->outcomes[0].file = "/a/other.py";
    expect(m, true, RACE_FAIL, "at /a/other.py:9, not at line 9");
    m = guarded();
    m->header.raises[1] = false;
    expect(m, true, RACE_FAIL, "context 1 raised IsolationError: no");
}

static void test_guard_log(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->record.n_events = 1;
    expect(m, true, RACE_FAIL, "guard's log has 1 of 2 refusals");
    assert_int_equal(judge(m, true).score[RACE_ORACLE_guard], RACE_FN);
    m = guarded();
    m->events[1].line = 3;
    expect(m, true, RACE_FAIL,
           "guard's log has 'list.append' on list at "
           "append.py:3");
}

static void test_guarded_silence(void **state)
{
    (void)state;
    struct made *m = guarded();
    struct made spoilt = *control();
    m = guarded();
    m->reports[0] = spoilt.reports[1];
    m->xml.n_reports = 1;
    m->run.code = RACE_EXIT_RACES;
    expect(m, true, RACE_FAIL,
           "guarded, yet Helgrind reports 1: canary_read against "
           "store_list_item on list.items (foo)");
    assert_int_equal(judge(m, true).score[RACE_ORACLE_helgrind], RACE_FP);
    m->reports[0].address = 0x9000;
    expect(m, true, RACE_FAIL, "on memory outside main's frozen blocks");
    m = guarded();
    m->changes[0] = spoilt.changes[0];
    m->record.n_changes = 1;
    expect(m, true, RACE_FAIL,
           "the digest found 1 changes: list.len (foo) "
           "0x3 -> 0x4");
    assert_int_equal(judge(m, true).score[RACE_ORACLE_digest], RACE_FP);
}

static void test_ok_value(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->header.violation = false;
    m->header.has_control = false;
    m->header.raises[0] = m->header.raises[1] = false;
    snprintf(m->header.value, sizeof m->header.value, "[1, 2]");
    m->outcomes[0].ok = m->outcomes[1].ok = true;
    m->record.n_events = 0;
    m->run.code = 0;
    m->run.result = "[1, 2]";
    expect(m, true, RACE_PASS, "");
    assert_int_equal(judge(m, true).score[RACE_ORACLE_guard], RACE_TN);
    m->run.result = "[1, 3]";
    expect(m, true, RACE_FAIL, "result [1, 3], not [1, 2]");
    m->run.result = NULL;
    expect(m, true, RACE_FAIL, "no line 'result: ...'");
    m->run.result = "[1, 2]";
    m->record.n_events = 1;
    expect(m, true, RACE_FAIL, "guard's log has 'list.append'");
    assert_int_equal(judge(m, true).score[RACE_ORACLE_guard], RACE_FP);
}

static void test_control_silent(void **state)
{
    (void)state;
    struct made *m = control();
    m->xml.n_reports = 0;
    m->run.code = 0;
    expect(m, false, RACE_FAIL,
           "control: helgrind did not report store_list_item against "
           "canary_read on list.items; it saw nothing");
    assert_int_equal(judge(m, false).score[RACE_ORACLE_helgrind], RACE_FN);
    assert_int_equal(judge(m, false).score[RACE_ORACLE_digest], RACE_TP);
    m = control();
    m->record.n_changes = 0;
    expect(m, false, RACE_FAIL,
           "control: digest did not report list; it saw "
           "nothing");
    assert_int_equal(judge(m, false).score[RACE_ORACLE_digest], RACE_FN);
}

/* A report of another function, kind, field or label is not the declared one.
 */
static void test_control_other_pair(void **state)
{
    (void)state;
    struct made *m = control();
    m->xml.n_reports = 1;
    expect(m, false, RACE_FAIL,
           "it saw 1 others, first store_list_len against canary_read on "
           "list.len (foo)");
    m = control();
    snprintf(m->header.claims[0].field, RACE_WORD, "len");
    expect(m, false, RACE_FAIL,
           "did not report store_list_item against "
           "canary_read on list.len");
    m = control();
    snprintf(m->header.claims[0].label, RACE_WORD, "bar");
    expect(m, false, RACE_FAIL, "on list.items bar; it saw");
    m = control();
    snprintf(m->reports[1].kind, sizeof m->reports[1].kind, "LockOrder");
    expect(m, false, RACE_FAIL, "did not report");
    m = control();
    m->reports[1].has_address = false;
    expect(m, false, RACE_FAIL, "did not report");
    m = control();
    snprintf(m->header.claims[1].kind, RACE_WORD, "dict");
    expect(m, false, RACE_FAIL,
           "digest did not report dict; it saw 1 others, first list.len");
}

static void test_native(void **state)
{
    (void)state;
    struct made *m = guarded();
    m->run.xml = NULL;
    expect(m, true, RACE_PASS, "");
    assert_int_equal(judge(m, true).score[RACE_ORACLE_helgrind], RACE_UNSCORED);
}

/* Guard on, the effect dropped: refused is wrong, and so is unseen. */
static void test_dropped(void **state)
{
    (void)state;
    struct made *m = control();
    m->run.dropped = true;
    m->run.xml = NULL;
    m->run.code = 0;
    expect(m, false, RACE_ERROR, "ran with --guard=off instead of calls");
    m->record.guard = "calls";
    expect(m, false, RACE_PASS, "");
    m->record.n_changes = 0;
    expect(m, false, RACE_FAIL, "digest did not report list");
    m->record.n_changes = 1;
    m->record.n_events = 1;
    expect(m, false, RACE_FAIL,
           "still refused: 'list.append' on list at line 9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guarded_passes),
        cmocka_unit_test(test_control_passes),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_tool),
        cmocka_unit_test(test_record),
        cmocka_unit_test(test_participants),
        cmocka_unit_test(test_watchers),
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_guard_log),
        cmocka_unit_test(test_guarded_silence),
        cmocka_unit_test(test_ok_value),
        cmocka_unit_test(test_control_silent),
        cmocka_unit_test(test_control_other_pair),
        cmocka_unit_test(test_native),
        cmocka_unit_test(test_dropped),
    };
    return cmocka_run_group_tests_name("race_judge", tests, NULL, NULL);
}
