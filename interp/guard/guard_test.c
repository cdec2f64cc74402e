/* guard_test.c: who may change what, what the violation says, and that the rows
 * of the tables carry their effects into the natives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "context/runtime.h"
#include "heap/manage.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"

static BlockCache cache;
static Heap heap;
static Ctx cx; /* a context */
static Value main_list, main_dict, main_iter;

static int start(void **state)
{
    (void)state;
    PxOptions options = {.idle_worker = -1};
    runtime_init(&options);
    if (types_init(&runtime.boot) < 0)
        return -1;
    heap_init(&heap, OWNER_FIRST_CONTEXT, &cache, 0);
    ctx_init(&cx, &heap, OWNER_FIRST_CONTEXT);
    cx.worker = &runtime.main_worker;
    ctx_enter_thread(&cx);
    vm_ctx_init(&cx);
    ctx_attach(&cx);
    Value one = v_int(1);
    main_list = list_from(&runtime.main, &one, 1);
    main_dict = dict_new(&runtime.main);
    main_iter = obj_iter(&runtime.main, main_list);
    return main_list == V_NULL || main_dict == V_NULL || main_iter == V_NULL;
}

static bool violated(void)
{
    bool yes = error_matches(&cx, &exc_IsolationError);
    error_clear(&cx);
    return yes;
}

static void owners_decide(void **state)
{
    (void)state;
    Value own = list_new(&cx, 0);
    assert_true(guard_may(&cx, own));
    assert_false(guard_may(&cx, main_list));
    assert_true(guard_may(&runtime.main, main_list));
    assert_false(guard_may(&runtime.main, own));
    assert_true(guard_may(&cx, v_int(3)));
    assert_true(guard_may(&cx, v_double(1.5)));
    assert_true(guard_may(&cx, V_NONE)); /* static: refuses by itself */
    cx.guard_mask = 0;                   /* --guard=off */
    assert_true(guard_may(&cx, main_list));
    cx.guard_mask = ~0u;
}

static void violation_says_what(void **state)
{
    (void)state;
    assert_false(guard_violation(&cx, main_list, "list.append"));
    assert_true(error_matches(&cx, &exc_IsolationError));
    Value exc = cx.raised.exc;
    error_clear(&cx);
    Value operation = obj_getattr_s(&cx, exc, "operation");
    assert_true(str_eq_ascii(operation, "list.append"));
    assert_true(str_eq_ascii(obj_getattr_s(&cx, exc, "kind"), "list"));
    assert_int_equal(obj_getattr_s(&cx, exc, "owner"), v_int(OWNER_MAIN));
}

static Value call_method(Value self, const char *name, Value arg)
{
    Value f = obj_getattr_s(&cx, self, name);
    assert_int_not_equal(f, V_NULL);
    return arg == V_NULL ? vm_call0(&cx, f) : vm_call1(&cx, f, arg);
}

static void methods_check_before_they_change(void **state)
{
    (void)state;
    static const char *const mutating[] = {"append", "extend", "remove"};
    for (size_t i = 0; i < 3; i++) {
        Value arg = i == 1 ? main_list : v_int(1);
        assert_int_equal(call_method(main_list, mutating[i], arg), V_NULL);
        assert_true(violated());
    }
    assert_int_equal(AS(List, main_list)->len, 1);
    assert_int_equal(call_method(main_list, "index", v_int(1)), v_int(0));
    Value copy = call_method(main_list, "copy", V_NULL);
    assert_true(guard_may(&cx, copy));
    assert_int_equal(call_method(copy, "append", v_int(2)), V_NONE);
}

static void slots_check_before_they_change(void **state)
{
    (void)state;
    assert_int_equal(obj_setitem(&cx, main_list, v_int(0), v_int(9)), -1);
    assert_true(violated());
    assert_int_equal(obj_setitem(&cx, main_dict, v_int(0), v_int(9)), -1);
    assert_true(violated());
    assert_int_equal(obj_delitem(&cx, main_list, v_int(0)), -1);
    assert_true(violated());
    assert_int_equal(obj_iternext(&cx, main_iter), V_NULL);
    assert_true(violated());
    assert_int_equal(AS(SeqIter, main_iter)->index, 0);
    assert_int_equal(obj_inplace(&cx, main_list, main_list, BIN_ADD), V_NULL);
    assert_true(violated());
    assert_int_equal(obj_getitem(&cx, main_list, v_int(0)), v_int(1));
    assert_int_equal(AS(Dict, main_dict)->used, 0);
}

/* Every MUTATES row of methods.def is refused on an object of main: the check
 * stands before the method looks at its arguments' values. */
static void every_mutating_row_is_a_mutating_native(void **state)
{
    (void)state;
    int rows = 0;
#define METHOD(kind, name, min, max, effects, params)                          \
    if (((effects)&MUTATES) && !((effects) & (STATIC_M | CLASS_M))) {          \
        Value f = type_lookup(&type_##kind, str_intern_c(&cx, #name));         \
        assert_true(is_exact(f, KIND_native));                                 \
        assert_true(AS(Native, f)->flags &MUTATES);                            \
        rows++;                                                                \
    }
#include "objects/methods.def"
#undef METHOD
    assert_true(rows > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(owners_decide),
        cmocka_unit_test(violation_says_what),
        cmocka_unit_test(methods_check_before_they_change),
        cmocka_unit_test(slots_check_before_they_change),
        cmocka_unit_test(every_mutating_row_is_a_mutating_native),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
