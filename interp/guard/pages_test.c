/* pages_test.c: a refused write becomes an IsolationError where the function of
 * a row can fail, and nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include "context/runtime.h"
#include "guard/pages.h"
#include "heap/manage.h"
#include "object/store.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"

static BlockCache cache;
static Heap heap;
static Ctx cx; /* a context */
static Value main_list, main_dict, main_iter, main_bytes;

static int start(void **state)
{
    (void)state;
    PxOptions options = {.idle_worker = -1, .guard = GUARD_PAGES};
    runtime_init(&options);
    if (types_init(&runtime.boot) < 0)
        return -1;
    heap_init(&heap, OWNER_FIRST_CONTEXT, &cache, 0);
    ctx_init(&cx, &heap, OWNER_FIRST_CONTEXT);
    cx.guard_mask = 0;
    cx.worker = &runtime.main_worker;
    ctx_enter_thread(&cx);
    vm_ctx_init(&cx);
    ctx_attach(&cx);
    pages_thread_begin_own();
    Value items[3] = {v_int(3), v_int(1), v_int(2)};
    main_list = list_from(&runtime.main, items, 3);
    main_dict = dict_new(&runtime.main);
    main_iter = obj_iter(&runtime.main, main_list);
    main_bytes = v_obj(raw_new(&runtime.main, 100 * 1024));
    return 0;
}

/* Contexts run. Our handler goes before cmocka's, which each test sets. */
static void freeze(void)
{
    pages_enable_main();
    pages_freeze_main(&runtime.heap, &runtime.boot_heap);
    pages_context_own(&cx);
}

static int thaw(void **state)
{
    (void)state;
    pages_context_own(NULL);
    pages_thaw_main();
    return 0;
}

static bool violated(const char *operation)
{
    bool yes = error_matches(&cx, &exc_IsolationError);
    Value exc = cx.raised.exc;
    error_clear(&cx);
    Value text =
        yes ? obj_getattr_s(&cx, exc, "operation") : str_from_ascii(&cx, "");
    return yes && str_eq_ascii(text, operation);
}

static Value call(Value self, const char *name, Value arg)
{
    Value f = obj_getattr_s(&cx, self, name);
    assert_int_not_equal(f, V_NULL);
    return arg == V_NULL ? vm_call0(&cx, f) : vm_call1(&cx, f, arg);
}

static void rows_are_known_by_address(void **state)
{
    (void)state;
    freeze();
    Value append = type_lookup(&type_list, str_intern_c(&cx, "append"));
    const Boundary *b = boundary_find((uintptr_t)AS(Native, append)->fn);
    assert_non_null(b);
    assert_ptr_equal(b->type, &type_list);
    assert_string_equal(b->name, "append");
    assert_true(b->mutates);
    b = boundary_find((uintptr_t)kind_ops[KIND_list]->setitem);
    assert_non_null(b);
    assert_int_equal(b->result, RESULT_INT);
    b = boundary_find((uintptr_t)kind_ops[KIND_list_iterator]->iternext);
    assert_non_null(b);
    assert_int_equal(b->result, RESULT_VALUE);
    assert_null(boundary_find((uintptr_t)&main_list));
    assert_null(boundary_find(0));
}

static void natives_fail_with_null(void **state)
{
    (void)state;
    freeze();
    assert_int_equal(call(main_list, "append", v_int(4)), V_NULL);
    assert_true(violated("list.append"));
    assert_int_equal(call(main_list, "sort", V_NULL), V_NULL);
    assert_true(violated("list.sort"));
    assert_int_equal(call(main_list, "index", v_int(1)), v_int(1));
    assert_int_equal(AS(List, main_list)->len, 3);
    assert_int_equal(AS(List, main_list)->store->v[0], v_int(3));
    assert_true(pages_faulted_own());
}

static void slots_fail_as_their_row_says(void **state)
{
    (void)state;
    freeze();
    assert_int_equal(obj_setitem(&cx, main_list, v_int(0), v_int(9)), -1);
    assert_true(violated("list.__setitem__"));
    assert_int_equal(obj_setitem(&cx, main_dict, v_int(0), v_int(9)), -1);
    assert_true(violated("dict.__setitem__"));
    assert_int_equal(obj_iternext(&cx, main_iter), V_NULL);
    assert_true(violated("list_iterator.__next__"));
    assert_int_equal(AS(SeqIter, main_iter)->index, 0);
    assert_int_equal(AS(Dict, main_dict)->used, 0);
    assert_int_equal(AS(List, main_list)->store->v[0], v_int(3));
}

/* list.extend(own, main's iterator): the C caller sees an error return. */
static void callers_clean_up(void **state)
{
    (void)state;
    freeze();
    Value own = list_new(&cx, 0);
    uint32_t depth = cx.c_depth, pins = cx.npins;
    for (int i = 0; i < 5000; i++) {
        assert_int_equal(call(own, "extend", main_iter), V_NULL);
        assert_true(violated("list_iterator.__next__"));
    }
    assert_int_equal(cx.c_depth, depth);
    assert_int_equal(cx.npins, pins);
    assert_int_equal(call(own, "append", v_int(2)), V_NONE);
    assert_int_equal(AS(List, own)->len, 1);
}

static void same_values_are_refused_too(void **state)
{
    (void)state;
    freeze();
    assert_int_equal(obj_setitem(&cx, main_list, v_int(0), v_int(3)), -1);
    assert_true(violated("list.__setitem__"));
}

static void system_calls_answer_efault(void **state)
{
    (void)state;
    freeze();
    Raw *raw = (Raw *)(void *)as_obj(main_bytes);
    int fd = open("/dev/zero", O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(read(fd, raw + 1, 4096), -1);
    assert_int_equal(errno, EFAULT);
    close(fd);
    assert_int_equal(raise_errno(&cx, EFAULT, V_NULL), V_NULL);
    assert_true(violated("a system call that writes"));
    assert_int_equal(raise_errno(&cx, ENOENT, V_NULL), V_NULL);
    assert_true(error_matches(&cx, &exc_FileNotFoundError));
    error_clear(&cx);
    pages_context_own(NULL); /* main: EFAULT is an error of the system */
    assert_int_equal(raise_errno(&cx, EFAULT, V_NULL), V_NULL);
    assert_true(error_matches(&cx, &exc_OSError));
    error_clear(&cx);
}

/* The exit status of a child that runs fn under the handler. */
static int child_of(void (*fn)(void))
{
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGSEGV, SIG_DFL);
        pages_enable_main();
        fn();
        _exit(7);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void write_elsewhere(void)
{
    *(volatile int *)(uintptr_t)16 = 1;
}

static void write_without_context(void)
{
    pages_context_own(NULL);
    AS(List, main_list)->len = 0;
}

/* No function of a row stands on the stack: nobody could be told. */
static void write_outside_of_rows(void)
{
    AS(List, main_list)->len = 0;
}

static void write_when_thawed(void)
{
    pages_thaw_main();
    AS(List, main_list)->len = 0;
}

static void other_faults_are_crashes(void **state)
{
    (void)state;
    freeze();
    void (*const crashes[])(void) = {write_elsewhere, write_without_context,
                                     write_outside_of_rows};
    for (size_t i = 0; i < ARRAY_LEN(crashes); i++) {
        int status = child_of(crashes[i]);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGSEGV);
    }
    int status = child_of(write_when_thawed);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

static void what_main_frees_and_makes_is_protected(void **state)
{
    (void)state;
    Value fresh = list_new(&runtime.main, 0);
    for (int i = 0; i < 20000; i++) /* a large store, with its own mapping */
        assert_int_equal(
            list_append_own(&runtime.main, AS(List, fresh), v_int(i)), 0);
    freeze();
    assert_int_equal(obj_setitem(&cx, fresh, v_int(19999), v_int(1)), -1);
    assert_true(violated("list.__setitem__"));
    assert_int_equal(obj_getitem(&cx, fresh, v_int(19999)), v_int(19999));
}

#define FROZEN(test) cmocka_unit_test_teardown(test, thaw)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FROZEN(rows_are_known_by_address),
        FROZEN(natives_fail_with_null),
        FROZEN(slots_fail_as_their_row_says),
        FROZEN(callers_clean_up),
        FROZEN(same_values_are_refused_too),
        FROZEN(system_calls_answer_efault),
        FROZEN(other_faults_are_crashes),
        FROZEN(what_main_frees_and_makes_is_protected),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
