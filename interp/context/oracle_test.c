/* Tests of the race oracles without the interpreter: a heap of a few lists,
 * threads that stand in for workers, and the record that comes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "context/oracle.h"
#include "context/oracle_objects.h"
#include "context/runtime.h"
#include "heap/manage.h"
#include "objects/container.h"

static char path[] = "/tmp/oracle-test-XXXXXX";
static List *list;

/* Main's heap holds one list of three; the record goes to a new file. */
static int set_up(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    runtime_init(&(PxOptions){.workers = 2, .idle_worker = -1});
    list = heap_alloc(&runtime.main, KIND_list, sizeof *list);
    list->store = values_new(&runtime.main, 4);
    list->len = 3;
    for (int i = 0; i < 3; i++)
        list->store->v[i] = v_int(i);
    oracle_enable_main(path, "calls", "test-build");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    unlink(path);
    return 0;
}

static void test_table(void **state)
{
    OracleTable table = {0};
    (void)state;
    oracle_table_build(&table, &runtime.heap);
    const OracleObject *own = oracle_table_find(&table, (uintptr_t)&list->len);
    assert_non_null(own);
    assert_string_equal(own->kind, "list");
    assert_string_equal(oracle_field(own, (uintptr_t)&list->len), "len");
    assert_string_equal(oracle_field(own, (uintptr_t)&list->store), "store");
    assert_string_equal(oracle_field(own, (uintptr_t)list), "header");
    const OracleObject *items =
        oracle_table_find(&table, (uintptr_t)&list->store->v[2]);
    assert_non_null(items);
    assert_string_equal(items->kind, "list");
    assert_string_equal(items->part, "items");
    assert_ptr_equal(items->obj, list);
    assert_null(oracle_table_find(&table, (uintptr_t)&table));
    oracle_table_free(&table);
}

static void test_json_text(void **state)
{
    Buf b = BUF_EMPTY;
    (void)state;
    oracle_string_json(&b, "a\"b\\c\n\x01");
    assert_string_equal(buf_text(&b), "\"a\\\"b\\\\c\\u000a\\u0001\"");
    buf_clear(&b);
    oracle_string_json(&b, NULL);
    assert_string_equal(buf_text(&b), "\"\"");
    buf_free(&b);
}

static void *worker(void *arg)
{
    unsigned index = (unsigned)(uintptr_t)arg;
    if (!oracle_start_own(index))
        return NULL;
    if (index == 1) {
        list->len = 2; /* the write that the digest must name */
        oracle_event_own(index, &(OracleEvent){.operation = "list.pop",
                                               .object = "list",
                                               .file = "x.py",
                                               .line = 4,
                                               .owner = 1,
                                               .context = 2});
    }
    oracle_outcome_own(
        index,
        &(OracleOutcome){.serial = index + 1, .ok = true, .result = "None"});
    return NULL;
}

static void run_phase(void)
{
    pthread_t threads[2];
    oracle_phase_begin_main(&runtime.heap, 2);
    for (uintptr_t i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, worker, (void *)i),
                         0);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    oracle_phase_end_main();
}

static char *read_record(void)
{
    static char text[1 << 20];
    assert_true(oracle_write_main());
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static void expect(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no '%s' in the record", part);
}

static void test_phase(void **state)
{
    (void)state;
    run_phase();
    const char *text = read_record();
    expect(text, "\"schema\":1,\"probe\":\"test-build\",\"guard\":\"calls\"");
    expect(text, "{\"worker\":0,\"serial\":1,\"outcome\":\"ok\"");
    expect(text, "{\"worker\":1,\"serial\":2,\"outcome\":\"ok\"");
    expect(text, "\"operation\":\"list.pop\"");
    expect(text, "\"canary\":{\"ran\":true");
    expect(text, "\"differing\":1,");
    expect(text, "\"kind\":\"list\",\"field\":\"len\"");
    expect(text, "\"part\":\"items\"");
}

/* The planted switches show in the record of the next phase. */
static void test_idle_worker(void **state)
{
    (void)state;
    oracle_plant_idle_main(0);
    list->len = 2;
    run_phase();
    const char *text = read_record();
    const char *second = strstr(text, "\"serial\":2");
    assert_non_null(second);
    assert_non_null(strstr(second + 1, "\"serial\":2"));
    const char *first = strstr(text, "\"serial\":1");
    assert_non_null(first);
    assert_null(strstr(first + 1, "\"serial\":1"));
    oracle_plant_idle_main(-1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_json_text),
        cmocka_unit_test(test_phase),
        cmocka_unit_test(test_idle_worker),
    };
    return cmocka_run_group_tests_name("oracle", tests, set_up, tear_down);
}
