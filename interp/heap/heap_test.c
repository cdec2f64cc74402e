/* heap_test.c: allocation, collection, limits, hand-over, shapes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>
#include "context/error.h"
#include "context/promote.h"
#include "context/runtime.h"
#include "heap/manage.h"
#include "heap/slots.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/text.h"

static BlockCache cache;
static Heap heap;
static Ctx cx;

static int start(void **state)
{
    (void)state;
    heap_init(&heap, OWNER_FIRST_CONTEXT, &cache, 0);
    ctx_init(&cx, &heap, OWNER_FIRST_CONTEXT);
    cx.worker = &runtime.main_worker;
    ctx_enter_thread(&cx);
    vm_ctx_init(&cx);
    ctx_attach(&cx);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    ctx_detach(&cx);
    ctx_free(&cx);
    heap_free(&heap);
    block_cache_drain(&cache);
    return 0;
}

static void count_object(Obj *o, void *data)
{
    (void)o;
    ++*(size_t *)data;
}

static size_t objects(void)
{
    size_t n = 0;
    heap_each_object(&heap, count_object, &n);
    return n;
}

/* Garbage that no local variable of the caller can still point to. */
static NOINLINE void make_garbage(size_t n, size_t size)
{
    for (size_t i = 0; i < n; i++)
        heap_alloc(&cx, KIND_raw, size);
}

static NOINLINE void clear_stack(void)
{
    char junk[4096];
    memset(junk, 0, sizeof junk);
    __asm__ volatile("" : : "r"(junk) : "memory"); /* do not drop it */
}

static void sizes_have_classes(void **state)
{
    (void)state;
    for (size_t size = 16; size <= HEAP_QUICK; size++) {
        size_t c = heap_class_of[(size + HEAP_GRAIN - 1) / HEAP_GRAIN];
        assert_true(heap_class_size[c] >= size);
        if (c > 0)
            assert_true(heap_class_size[c - 1] < size);
    }
    for (size_t c = 1; c < HEAP_CLASSES; c++) {
        assert_int_equal(heap_class_size[c] % HEAP_GRAIN, 0);
        assert_true(heap_class_size[c - 1] <= heap_class_size[c]);
    }
    assert_int_equal(heap_class_size[HEAP_CLASSES - 1], HEAP_MAX_SMALL);
    assert_int_equal(HEAP_MAX_SMALL, HEAP_BLOCK_SIZE - BLOCK_HEADER);
}

static void objects_are_zeroed_and_owned(void **state)
{
    (void)state;
    for (size_t size = 24; size < 40000; size += 1 + size / 3) {
        Raw *r = heap_alloc(&cx, KIND_raw, size);
        assert_non_null(r);
        assert_int_equal(r->hdr.owner, OWNER_FIRST_CONTEXT);
        assert_int_equal(r->hdr.shape, KIND_raw);
        for (size_t i = 8; i < size; i++)
            assert_int_equal(((char *)r)[i], 0);
        memset((char *)r + 8, 0xAA, size - 8);
        r->cap = size - sizeof(Raw); /* sizes must be right for the walk */
    }
}

static void reused_cells_are_zeroed(void **state)
{
    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 5000; i++) {
            Values *v = values_new(&cx, 3);
            assert_int_equal(v->v[0] | v->v[1] | v->v[2], 0);
            v->v[0] = v->v[1] = v->v[2] = V_NONE;
        }
        clear_stack();
        heap_collect(&cx);
    }
}

/* Holes between objects that live are found, filled and zero. */
static void holes_are_reused(void **state)
{
    (void)state;
    enum { KEPT = 3000 };
    Values *root = values_new(&cx, KEPT);
    for (uint32_t i = 0; i < KEPT; i++) {
        root->v[i] = v_obj(values_new(&cx, 4));
        AS(Values, root->v[i])->v[0] = v_int(i);
        make_garbage(1 + i % 3, sizeof(Values) + 4 * sizeof(Value));
    }
    clear_stack();
    heap_collect(&cx);
    size_t before = heap_bytes(&heap);
    for (int i = 0; i < KEPT / 2; i++) {
        Values *v = values_new(&cx, 4);
        assert_int_equal(v->v[0] | v->v[1] | v->v[2] | v->v[3], 0);
        memset(v->v, 0xAA, 4 * sizeof(Value));
        v->cap = 0; /* nobody visits that */
    }
    assert_int_equal(heap_bytes(&heap), before);
    for (uint32_t i = 0; i < KEPT; i++)
        assert_int_equal(AS(Values, root->v[i])->v[0], v_int(i));
    heap_check(&heap);
}

static NOINLINE void make_large_garbage(void)
{
    Raw *r = raw_new(&cx, 200000);
    memset(r->b, 0xAA, 200000);
}

/* The mapping of a dead large object serves the next of about its size. */
static void large_memory_is_kept(void **state)
{
    (void)state;
    make_large_garbage();
    clear_stack();
    heap_collect(&cx);
    assert_int_equal(cache.nlarge, 1);
    assert_in_range(cache.large_bytes, 200000, 300000);
    Raw *other = raw_new(&cx, 10 * 200000);
    assert_int_equal(cache.nlarge, 1);
    Raw *same = raw_new(&cx, 190000);
    assert_int_equal(cache.nlarge, 0);
    for (size_t i = 0; i < 190000; i++)
        assert_int_equal(same->b[i], 0);
    assert_ptr_not_equal(same, other);
    block_cache_drain(&cache);
}

static void dirty_objects_have_headers(void **state)
{
    (void)state;
    for (size_t n = 8; n < 100000; n *= 3) {
        Raw *r = raw_new_dirty(&cx, n);
        assert_int_equal(r->hdr.owner, OWNER_FIRST_CONTEXT);
        assert_int_equal(r->hdr.shape, KIND_raw);
        assert_int_equal(r->cap, n);
        memset(r->b, 0xAA, n);
    }
    heap_check(&heap);
}

static void garbage_goes_and_roots_stay(void **state)
{
    (void)state;
    Values *root = values_new(&cx, 100);
    for (uint32_t i = 0; i < 100; i++) {
        root->v[i] = v_obj(values_new(&cx, 2));
        AS(Values, root->v[i])->v[1] = v_int(i);
    }
    make_garbage(20000, 48);
    make_garbage(50, 100000);
    size_t before = heap_bytes(&heap);
    clear_stack();
    heap_collect(&cx);
    assert_true(heap_bytes(&heap) < before / 4);
    assert_in_range(objects(), 101, 140);
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(AS(Values, root->v[i])->v[1], v_int(i));
    heap_check(&heap);
}

static NOINLINE void pin_arrays(uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        ctx_pin(&cx, v_obj(values_new(&cx, 50)));
}

/* The C stack may keep one or another by accident, never most of them. */
static void pins_are_roots(void **state)
{
    (void)state;
    pin_arrays(100);
    make_garbage(1000, 64);
    clear_stack();
    heap_collect(&cx);
    size_t with = objects();
    assert_in_range(with, 100, 110);
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(AS(Values, cx.pins[i])->cap, 50);
    ctx_unpin(&cx, 100);
    clear_stack();
    heap_collect(&cx);
    assert_true(objects() < 20);
}

static void interior_pointers_keep_objects(void **state)
{
    (void)state;
    Values *big = values_new(&cx, 20000);
    Value *volatile inside = &big->v[15000];
    big = NULL;
    *inside = v_int(7);
    make_garbage(1000, 64);
    clear_stack();
    heap_collect(&cx);
    assert_int_equal(*inside, v_int(7));
}

/* A list of a million links: marking must not recurse. */
static void deep_structures_need_no_c_stack(void **state)
{
    (void)state;
    Values *head = NULL;
    for (int i = 0; i < 1000000; i++) {
        Values *v = values_new(&cx, 1);
        v->v[0] = v_obj(head);
        head = v;
    }
    heap_collect(&cx);
    size_t n = 0;
    for (Values *v = head; v; v = AS(Values, v->v[0]))
        n++;
    assert_int_equal(n, 1000000);
}

static void live_data_bounds_memory(void **state)
{
    (void)state;
    Values *volatile keep = values_new(&cx, 1000);
    for (int i = 0; i < 2000000; i++)
        keep->v[i % 1000] = v_obj(values_new(&cx, 6));
    assert_true(heap_bytes(&heap) < 8 << 20);
    assert_true(heap_collections(&heap) > 10);
}

/* Allocates until it fails, then lets go of everything: cut apart, so that an
 * address forgotten on the C stack keeps one object, not the chain. */
static NOINLINE void fill_heap(void)
{
    Values *head = NULL, *v;
    while ((v = values_new(&cx, 4)) != NULL) {
        v->v[0] = v_obj(head);
        head = v;
    }
    while (head) {
        v = AS(Values, head->v[0]);
        head->v[0] = V_NULL;
        head = v;
    }
}

static void limit_is_a_memory_error(void **state)
{
    (void)state;
    stop(NULL);
    heap_init(&heap, OWNER_FIRST_CONTEXT, &cache, 1 << 20);
    ctx_init(&cx, &heap, OWNER_FIRST_CONTEXT);
    cx.worker = &runtime.main_worker;
    ctx_enter_thread(&cx);
    vm_ctx_init(&cx);
    ctx_attach(&cx);
    assert_null(raw_new(&cx, 2 << 20));
    assert_true(error_matches(&cx, &exc_MemoryError));
    error_clear(&cx);
    fill_heap();
    assert_true(error_matches(&cx, &exc_MemoryError));
    assert_true(heap_bytes(&heap) <= 1 << 20);
    error_clear(&cx);
    clear_stack();
    heap_collect(&cx);
    assert_non_null(raw_new(&cx, 1000)); /* and it goes on */
}

static void reset_frees_all(void **state)
{
    (void)state;
    make_garbage(10000, 100);
    make_garbage(3, 100000);
    heap_reset(&heap, OWNER_FIRST_CONTEXT + 1);
    assert_int_equal(heap_bytes(&heap), 0);
    assert_int_equal(objects(), 0);
    assert_true(cache.count > 0);
}

static void absorbing_moves_objects(void **state)
{
    (void)state;
    Heap other = {0};
    Ctx ocx;
    heap_init(&other, OWNER_FIRST_CONTEXT, &cache, 0);
    ctx_init(&ocx, &other, OWNER_FIRST_CONTEXT);
    Values *mine = values_new(&cx, 5), *its = values_new(&ocx, 5);
    its->v[0] = v_obj(values_new(&ocx, 5000));
    AS(Values, its->v[0])->v[4999] = v_int(42);
    mine->v[0] = v_obj(its);
    heap_absorb(&heap, &other);
    heap_free(&other);
    make_garbage(1000, 64);
    heap_collect(&cx);
    heap_check(&heap);
    assert_int_equal(AS(Values, its->v[0])->v[4999], v_int(42));
}

static void in_range(char *lo, char *hi, void *data)
{
    const char **address = data;
    if (*address >= lo && *address < hi)
        *address = NULL; /* found */
}

static void same_object(Obj *o, void *data)
{
    const Obj **wanted = data;
    if (*wanted == o)
        *wanted = NULL;
}

static void ranges_cover_objects(void **state)
{
    (void)state;
    Values *v = values_new(&cx, 10);
    const char *inside = (char *)&v->v[9], *outside = (char *)&cx;
    heap_each_range(&heap, in_range, &inside);
    assert_null(inside);
    heap_each_range(&heap, in_range, &outside);
    assert_non_null(outside);
    const Obj *wanted = as_obj(v_obj(v));
    heap_each_object(&heap, same_object, &wanted);
    assert_null(wanted);
}

static void shapes_share_and_branch(void **state)
{
    (void)state;
    Type t = {.flags = 0};
    Shape *root = shape_new_root(&t, KIND_object, 2, 8, 0, OWNER_MAIN);
    Value x = str_intern_c(&runtime.boot, "x");
    Value y = str_intern_c(&runtime.boot, "y");
    Shape *xy = shape_with(shape_with(root, x), y);
    assert_ptr_equal(shape_with(shape_with(root, x), y), xy);
    assert_int_equal(shape_find(xy, y), 1);
    Value other_y = str_from_ascii(&cx, "y"); /* equal text, other object */
    assert_int_equal(shape_find(xy, other_y), 1);
    assert_int_equal(shape_find(xy, str_from_ascii(&cx, "z")), -1);
    Shape *only_y = shape_without(xy, 0);
    assert_int_equal(only_y->nslots, 1);
    assert_int_equal(shape_find(only_y, y), 0);
    Shape *s = root;
    for (int i = 0; s; i++) {
        assert_in_range(i, 0, SHAPE_MAX_SLOTS);
        s = shape_with(s, str_printf(&cx, "a%d", i));
    }
    assert_true(shape_dict_mode(root)->flags & SHAPE_DICT_MODE);
    assert_ptr_equal(shape_get(xy->id), xy);
}

static int start_runtime(void **state)
{
    (void)state;
    PxOptions options = {.idle_worker = -1};
    runtime_init(&options);
    return types_init(&runtime.boot);
}

int main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, start, stop)
    const struct CMUnitTest tests[] = {
        T(sizes_have_classes),
        T(objects_are_zeroed_and_owned),
        T(reused_cells_are_zeroed),
        T(holes_are_reused),
        T(large_memory_is_kept),
        T(dirty_objects_have_headers),
        T(garbage_goes_and_roots_stay),
        T(pins_are_roots),
        T(interior_pointers_keep_objects),
        T(deep_structures_need_no_c_stack),
        T(live_data_bounds_memory),
        T(limit_is_a_memory_error),
        T(reset_frees_all),
        T(absorbing_moves_objects),
        T(ranges_cover_objects),
        T(shapes_share_and_branch),
    };
    return cmocka_run_group_tests(tests, start_runtime, NULL);
}
