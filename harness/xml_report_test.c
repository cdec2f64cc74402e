/* Tests of the readers of what a run leaves behind: Valgrind's XML, the race
 * record; and of the preflight's judgement and the JUnit writer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/junit.h"
#include "harness/race_preflight.h"
#include "harness/race_record.h"
#include "harness/xml_report.h"

static const char log_text[] =
    "<?xml version=\"1.0\"?>\n<valgrindoutput>\n"
    "<protocolversion>4</protocolversion>\n<protocoltool>helgrind"
    "</protocoltool>\n<status><state>RUNNING</state></status>\n"
    "<error><unique>0x0</unique><tid>2</tid><kind>Race</kind>\n"
    "<xwhat><text>Possible data race during write of size 8 at 0x5A3C by "
    "thread #3</text><hthreadid>3</hthreadid></xwhat>\n"
    "<stack><frame><ip>0x1</ip><fn>store_list_item</fn></frame>"
    "<frame><fn>list_append</fn></frame></stack>\n"
    "<xauxwhat><text>This conflicts with a previous read of size 8 by thread "
    "#2</text></xauxwhat>\n"
    "<stack><frame><fn>canary_read</fn></frame></stack>\n"
    "<auxwhat>Address 0x5A3C is in a rw- anonymous segment</auxwhat>\n"
    "</error>\n"
    "<error><kind>LockOrder</kind><xwhat><text>Thread #1: lock order "
    "violated</text></xwhat><stack><frame><fn>a</fn></frame></stack>"
    "<auxwhat>by</auxwhat><stack><frame><fn>b</fn></frame></stack></error>\n"
    "<status><state>FINISHED</state></status>\n"
    "<suppcounts><pair><count>4</count><name>helgrind-glibc2X-101</name>"
    "</pair></suppcounts>\n</valgrindoutput>\n";

static void test_xml(void **state)
{
    struct xml_log log;
    (void)state;
    xml_log_parse(log_text, strlen(log_text), &log);
    assert_true(log.complete);
    assert_int_equal(log.n_reports, 2);
    assert_string_equal(log.reports[0].kind, "Race");
    assert_true(log.reports[0].has_address);
    assert_int_equal(log.reports[0].address, 0x5A3C);
    assert_string_equal(log.reports[0].fn[0], "store_list_item");
    assert_string_equal(log.reports[0].fn[1], "canary_read");
    assert_true(log.reports[0].writes[0]);
    assert_false(log.reports[0].writes[1]);
    assert_string_equal(log.reports[1].kind, "LockOrder");
    assert_string_equal(log.reports[1].fn[0], "a");
    assert_string_equal(log.reports[1].fn[1], "");
    assert_int_equal(log.n_suppressions, 1);
    assert_string_equal(log.suppressions[0].name, "helgrind-glibc2X-101");
    assert_int_equal(log.suppressions[0].count, 4);
    xml_log_free(&log);
}

/* Every proper prefix is truncated: none may count as a complete log. */
static void test_xml_truncated(void **state)
{
    struct xml_log log;
    (void)state;
    for (size_t n = 0; n + 1 < strlen(log_text); n += 7) {
        xml_log_parse(log_text, n, &log);
        assert_false(log.complete);
        assert_non_null(strstr(log.trouble, "truncated or damaged XML"));
        xml_log_free(&log);
    }
}

static void test_xml_unfinished(void **state)
{
    static const char running[] =
        "<valgrindoutput><protocolversion>4</protocolversion>"
        "<status><state>RUNNING</state></status></valgrindoutput>";
    static const char other[] =
        "<valgrindoutput><protocolversion>5</protocolversion>"
        "<status><state>FINISHED</state></status></valgrindoutput>";
    struct xml_log log;
    (void)state;
    xml_log_parse(running, strlen(running), &log);
    assert_false(log.complete);
    assert_string_equal(log.trouble, "the XML has no state FINISHED");
    xml_log_parse(other, strlen(other), &log);
    assert_false(log.complete);
    assert_string_equal(log.trouble, "not Valgrind's XML protocol 4");
    xml_log_read("/nonexistent/x.xml", &log);
    assert_false(log.complete);
    assert_non_null(strstr(log.trouble, "no XML file /nonexistent/x.xml"));
}

static const char record_text[] =
    "{\"schema\":1,\"probe\":\"b\",\"guard\":\"calls\",\"workers\":2,"
    "\"contexts\":[{\"serial\":1,\"worker\":0,\"outcome\":\"ok\","
    "\"result\":\"3\"},{\"serial\":2,\"worker\":1,\"outcome\":\"error\","
    "\"error\":\"E\",\"kind\":\"list.append\",\"message\":\"m\","
    "\"file\":\"f\",\"line\":7}],"
    "\"events\":[{\"operation\":\"list.append\",\"object\":\"list\","
    "\"file\":\"f\",\"line\":7,\"owner\":1,\"context\":2}],"
    "\"canary\":{\"ran\":true,\"passes\":2,\"words\":9},"
    "\"digest\":{\"checked\":true,\"bytes\":72,\"changes\":[{\"kind\":"
    "\"list\",\"field\":\"len\",\"label\":\"foo\",\"before\":\"0x1\","
    "\"after\":\"0x2\",\"address\":\"0x1008\"}]},"
    "\"objects\":[{\"lo\":\"0x2000\",\"hi\":\"0x2040\",\"kind\":\"list\","
    "\"label\":\"foo\",\"part\":\"items\"},{\"lo\":\"0x1000\",\"hi\":"
    "\"0x1018\",\"kind\":\"list\",\"label\":\"foo\"}],"
    "\"layouts\":[{\"kind\":\"list\",\"field\":\"len\",\"lo\":8,\"hi\":12}]}";

static void test_record(void **state)
{
    struct race_record r;
    char error[256];
    const char *field;
    (void)state;
    assert_true(race_record_parse(record_text, strlen(record_text), &r, error,
                                  sizeof error));
    assert_int_equal(r.n_contexts, 2);
    assert_true(r.contexts[0].ok);
    assert_string_equal(r.contexts[0].result, "3");
    assert_string_equal(r.contexts[0].error, "");
    assert_false(r.contexts[1].ok);
    assert_int_equal(r.contexts[1].line, 7);
    assert_int_equal(r.events[0].context, 2);
    assert_int_equal(r.canary_passes, 2);
    assert_string_equal(r.changes[0].field, "len");
    assert_string_equal(race_record_find(&r, 0x1008, &field)->kind, "list");
    assert_string_equal(field, "len");
    assert_non_null(race_record_find(&r, 0x1010, &field));
    assert_string_equal(field, "");
    assert_non_null(race_record_find(&r, 0x203f, &field));
    assert_string_equal(field, "items");
    assert_null(race_record_find(&r, 0x1018, &field));
    assert_null(race_record_find(&r, 0x2040, &field));
    assert_null(race_record_find(&r, 0xfff, &field));
    race_record_free(&r);
}

static void test_record_damaged(void **state)
{
    struct race_record r;
    char error[256];
    char text[sizeof record_text];
    (void)state;
    assert_false(race_record_parse(record_text, 300, &r, error, sizeof error));
    assert_non_null(strstr(error, "race record, line 1"));
    race_record_free(&r);
    memcpy(text, record_text, sizeof text);
    memcpy(strstr(text, "canary"), "canarx", 6);
    assert_false(
        race_record_parse(text, strlen(text), &r, error, sizeof error));
    assert_non_null(strstr(error, "canary"));
    race_record_free(&r);
    memcpy(text, record_text, sizeof text);
    memcpy(strstr(text, "\"schema\":1"), "\"schema\":2", 10);
    assert_false(
        race_record_parse(text, strlen(text), &r, error, sizeof error));
    assert_string_equal(error, "race record: schema 2, not 1");
    race_record_free(&r);
}

static struct race_probe probe(const char *expect_line)
{
    struct race_probe p;
    char text[512], error[512];
    snprintf(text, sizeof text,
             "// probe: p\n// row: L01\n// expect: %s\n// about: x\n\n",
             expect_line);
    assert_true(race_probe_parse("p.c", text, &p, error, sizeof error));
    return p;
}

static void expect_probe(const char *expect_line, const struct xml_log *log,
                         enum race_word word, const char *message)
{
    struct race_probe p = probe(expect_line);
    struct race_verdict v = race_probe_judge(
        &p, RACE_EXITED, log->n_reports ? RACE_EXIT_RACES : 0, log);
    if (v.word != word || !strstr(v.message, message))
        fail_msg("%s '%s'", race_word_name(v.word), v.message);
}

static void test_preflight(void **state)
{
    struct xml_log seen, silent = {.complete = true};
    (void)state;
    xml_log_parse(log_text, strlen(log_text), &seen);
    expect_probe("flagged canary_read store_list_item", &seen, RACE_PASS, "");
    expect_probe("flagged canary_read other", &seen, RACE_FAIL,
                 "known racy, yet canary_read/other was not reported");
    expect_probe("flagged a b", &silent, RACE_FAIL, "known racy");
    expect_probe("clean", &silent, RACE_PASS, "");
    expect_probe("clean", &seen, RACE_FAIL, "known clean, yet");
    expect_probe("blind covered by pages", &silent, RACE_PASS, "");
    expect_probe("blind covered by pages", &seen, RACE_FAIL,
                 "known blind, yet now reported");
    silent.complete = false;
    expect_probe("clean", &silent, RACE_ERROR, "Helgrind: ");
    xml_log_free(&seen);
}

static void test_probe_header(void **state)
{
    struct race_probe p;
    char error[512];
    (void)state;
    assert_false(
        race_probe_parse("p.c", "// probe: p\n", &p, error, sizeof error));
    assert_non_null(strstr(error, "p.c:1: a probe begins with"));
    assert_false(race_probe_parse(
        "p.c", "// probe: p\n// row: L\n// expect: seen\n// about: x\n", &p,
        error, sizeof error));
    assert_non_null(strstr(error, "expect: 'seen'"));
}

static void test_junit(void **state)
{
    char path[] = "/tmp/junit-test-XXXXXX", text[2048];
    const struct junit_case cases[] = {
        {.class_name = "c", .name = "a<b", .status = JUNIT_PASS},
        {"c", "d", JUNIT_FAILURE, "said \"no\" & left\x01", "out", 0.5},
        {"c", "e", JUNIT_SKIPPED, "pages", NULL, 0},
    };
    struct xml_log log;
    (void)state;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_true(junit_write(path, "s", cases, 3));
    ssize_t n = read(fd, text, sizeof text - 1);
    assert_true(n > 0);
    text[n] = '\0';
    close(fd);
    unlink(path);
    assert_non_null(strstr(text, "tests=\"3\" failures=\"1\" errors=\"0\" "
                                 "skipped=\"1\" time=\"0.500\""));
    assert_non_null(strstr(text, "name=\"a&lt;b\""));
    assert_non_null(strstr(text, "said &quot;no&quot; &amp; left?"));
    /* well-formed: expat's only complaint is that it is not Valgrind's */
    xml_log_parse(text, (size_t)n, &log);
    assert_string_equal(log.trouble, "not Valgrind's XML protocol 4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_xml),
        cmocka_unit_test(test_xml_truncated),
        cmocka_unit_test(test_xml_unfinished),
        cmocka_unit_test(test_record),
        cmocka_unit_test(test_record_damaged),
        cmocka_unit_test(test_preflight),
        cmocka_unit_test(test_probe_header),
        cmocka_unit_test(test_junit),
    };
    return cmocka_run_group_tests_name("xml_report", tests, NULL, NULL);
}
