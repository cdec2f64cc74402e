/* table_test.c: dict and set under seeded random operations, against simple
 * models in plain C; the order of sets against python3's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include "context/runtime.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/text.h"
#include "util/rng.h"

static Ctx *cx;
static Rng rng;

static int start(void **state)
{
    (void)state;
    static PxOptions options = {.workers = 1, .idle_worker = -1};
    runtime_init(&options);
    cx = &runtime.main;
    return types_init(&runtime.boot);
}

static int stop(void **state)
{
    (void)state;
    runtime_end();
    return 0;
}

static int seed(void **state)
{
    (void)state;
    rng_seed(&rng, 2013);
    return 0;
}

static uint64_t below(uint64_t n)
{
    return rng_below(&rng, n);
}

/* ---- dict ---- */

enum { MODEL_MAX = 4096 };

/* Pairs in insertion order; keys by number (see key_of). */
typedef struct Model {
    int n;
    int key[MODEL_MAX];
    int64_t value[MODEL_MAX];
} Model;

/* Key number k as an int, a float or a str; 2k and 2k + 1 differ. */
static Value key_of(int k)
{
    char text[24];
    switch (k % 3) {
    case 0:
        return v_int(k - 50);
    case 1:
        return v_double(k + 0.25);
    }
    snprintf(text, sizeof text, "key %d", k);
    return str_from_ascii(cx, text);
}

static int model_find(const Model *m, int key)
{
    for (int i = 0; i < m->n; i++)
        if (m->key[i] == key)
            return i;
    return -1;
}

static void model_set(Model *m, int key, int64_t value)
{
    int i = model_find(m, key);
    if (i < 0)
        m->key[i = m->n++] = key;
    m->value[i] = value;
}

static void model_del(Model *m, int i)
{
    m->n--;
    for (; i < m->n; i++) {
        m->key[i] = m->key[i + 1];
        m->value[i] = m->value[i + 1];
    }
}

static void same_dict(const Dict *d, const Model *m)
{
    assert_int_equal(d->used, m->n);
    uint32_t pos = 0;
    Value k, v;
    for (int i = 0; i < m->n; i++) {
        assert_true(dict_next(d, &pos, &k, &v));
        assert_int_equal(obj_equal(cx, k, key_of(m->key[i])), 1);
        assert_int_equal(as_int(v), m->value[i]);
    }
    assert_false(dict_next(d, &pos, &k, &v));
}

static void dict_lookup(const Dict *d, const Model *m, int key)
{
    Value v;
    int i = model_find(m, key);
    assert_int_equal(dict_get(cx, d, key_of(key), &v), i >= 0);
    if (i >= 0)
        assert_int_equal(as_int(v), m->value[i]);
    if (key % 3 != 2)
        return;
    Value by_name = dict_get_str(d, key_of(key));
    assert_true(i < 0 ? by_name == V_NULL : as_int(by_name) == m->value[i]);
}

Value dict_m_popitem(Ctx *cx, Value *argv, int argc, Value *kw);

static void dict_pop_last(Dict *d, Model *m)
{
    Value argv[1] = {v_obj(d)};
    if (m->n == 0)
        return;
    Value pair = dict_m_popitem(cx, argv, 1, NULL);
    assert_true(pair != V_NULL);
    m->n--;
    assert_int_equal(obj_equal(cx, AS(Tuple, pair)->v[0], key_of(m->key[m->n])),
                     1);
    assert_int_equal(as_int(AS(Tuple, pair)->v[1]), m->value[m->n]);
}

static void dict_step(Dict *d, Model *m, int keys)
{
    int key = (int)below((uint64_t)keys), i = model_find(m, key);
    int64_t value = (int64_t)below(1000000);
    switch (below(8)) {
    case 0:
    case 1:
    case 2:
        assert_int_equal(dict_set_own(cx, d, key_of(key), v_int(value)), 0);
        model_set(m, key, value);
        break;
    case 3:
    case 4:
        assert_int_equal(dict_del_own(cx, d, key_of(key)), i >= 0);
        if (i >= 0)
            model_del(m, i);
        break;
    case 5:
        if (i < 0)
            model_set(m, key, value);
        else
            value = m->value[i];
        assert_int_equal(
            as_int(dict_setdefault_own(cx, d, key_of(key), v_int(value))),
            value);
        break;
    case 6:
        dict_pop_last(d, m);
        break;
    default:
        dict_lookup(d, m, key);
    }
}

static void dict_random(int keys, int steps)
{
    static Model m;
    m.n = 0;
    Value d = dict_new(cx);
    for (int i = 0; i < steps; i++) {
        uint32_t version = AS(Dict, d)->version;
        int n = m.n;
        dict_step(AS(Dict, d), &m, keys);
        if (m.n != n)
            assert_true(version != AS(Dict, d)->version);
        if (i % (keys / 4 + 1) == 0)
            same_dict(AS(Dict, d), &m);
        if (i % (keys * 8) == keys) {
            Value copy = dict_copy(cx, AS(Dict, d));
            same_dict(AS(Dict, copy), &m);
            d = below(2) ? copy : d;
        }
        if (i == steps / 2) {
            dict_clear_own(cx, AS(Dict, d));
            m.n = 0;
        }
    }
    same_dict(AS(Dict, d), &m);
}

static void dict_small(void **state)
{
    (void)state;
    dict_random(6, 20000);
    dict_random(20, 20000);
}

static void dict_large(void **state)
{
    (void)state;
    dict_random(700, 20000);
    dict_random(2500, 20000);
}

/* 200,000 keys: the 32-bit index; then emptied from the end. */
static void dict_huge(void **state)
{
    (void)state;
    enum { N = 200000 };
    Value d = dict_new(cx), v;
    for (int64_t i = 0; i < N; i++)
        assert_int_equal(
            dict_set_own(cx, AS(Dict, d), v_int(i * 4096), v_int(i)), 0);
    for (int64_t i = 0; i < N; i++) {
        assert_int_equal(dict_get(cx, AS(Dict, d), v_int(i * 4096), &v), 1);
        assert_int_equal(as_int(v), i);
        assert_int_equal(dict_get(cx, AS(Dict, d), v_int(i * 4096 + 1), &v), 0);
    }
    for (int64_t i = N; i-- > 0;) {
        Value pair = dict_m_popitem(cx, &d, 1, NULL);
        assert_int_equal(as_int(AS(Tuple, pair)->v[1]), i);
    }
    assert_int_equal(AS(Dict, d)->used, 0);
}

/* Keys that are equal though their bits differ. */
static void dict_equal_keys(void **state)
{
    (void)state;
    Value d = dict_new(cx), v;
    assert_int_equal(dict_set_own(cx, AS(Dict, d), v_int(1), v_int(10)), 0);
    assert_int_equal(dict_get(cx, AS(Dict, d), v_double(1.0), &v), 1);
    assert_int_equal(as_int(v), 10);
    assert_int_equal(dict_get(cx, AS(Dict, d), V_TRUE, &v), 1);
    assert_int_equal(dict_set_own(cx, AS(Dict, d), V_TRUE, v_int(11)), 0);
    assert_int_equal(AS(Dict, d)->used, 1);
    assert_int_equal(dict_set_own(cx, AS(Dict, d), list_new(cx, 0), v), -1);
    assert_true(error_matches(cx, &exc_TypeError));
    error_clear(cx);
}

/* ---- set ---- */

static int set_model_size(const bool *in, int keys)
{
    int n = 0;
    for (int i = 0; i < keys; i++)
        n += in[i];
    return n;
}

static void same_set(const Set *s, const bool *in, int keys)
{
    assert_int_equal(s->used, set_model_size(in, keys));
    for (int i = 0; i < keys; i++)
        assert_int_equal(set_has(cx, s, key_of(i)), in[i]);
    uint32_t pos = 0, n = 0;
    for (Value k; set_next(s, &pos, &k);)
        n++;
    assert_int_equal(n, s->used);
}

static void set_random(void **state)
{
    (void)state;
    enum { KEYS = 300 };
    bool in[KEYS] = {false};
    Value s = set_new(cx, KIND_set);
    for (int i = 0; i < 30000; i++) {
        int key = (int)below(i % 9000 < 3000 ? 12 : KEYS);
        if (below(5) < 3) {
            assert_int_equal(set_add_own(cx, AS(Set, s), key_of(key)),
                             !in[key]);
            in[key] = true;
        } else {
            assert_int_equal(set_discard_own(cx, AS(Set, s), key_of(key)),
                             in[key]);
            in[key] = false;
        }
        if (i % 100 == 0)
            same_set(AS(Set, s), in, KEYS);
    }
}

/* ---- order, against python3 ---- */

/* Opens python3 on a program that prints numbers; skips without one. */
static FILE *python(const char *program)
{
    const char *name = getenv("PYTHON");
    char command[1024];
    snprintf(command, sizeof command, "%s -I -S -c '%s'",
             name ? name : "/usr/bin/python3", program);
    FILE *f = popen(command, "r"); /* NOLINT: fixed text */
    if (!f)
        skip();
    return f;
}

static int64_t number(FILE *f)
{
    long n;
    if (fscanf(f, "%ld", &n) != 1)
        fail_msg("python3 gave too few numbers");
    return n;
}

static const char set_program[] =
    "import random\n"
    "for seed in range(60):\n"
    "  x = seed\n"
    "  s = set()\n"
    "  for i in range(seed * 7):\n"
    "    x = (x * 1103515245 + 12345) % 2147483648\n"
    "    k = x // 65536 % 97 - 11\n"
    "    if x % 4: s.add(k)\n"
    "    else: s.discard(k)\n"
    "  print(len(s), *s)\n";

/* Sets of small ints come in CPython's order. */
static void set_order_as_python(void **state)
{
    (void)state;
    FILE *f = python(set_program);
    for (int64_t round = 0; round < 60; round++) {
        int64_t x = round;
        Value s = set_new(cx, KIND_set), k;
        for (int64_t i = 0; i < round * 7; i++) {
            x = (x * 1103515245 + 12345) % 2147483648;
            k = v_int(x / 65536 % 97 - 11);
            if (x % 4)
                set_add_own(cx, AS(Set, s), k);
            else
                set_discard_own(cx, AS(Set, s), k);
        }
        assert_int_equal(AS(Set, s)->used, number(f));
        for (uint32_t pos = 0; set_next(AS(Set, s), &pos, &k);)
            assert_int_equal(as_int(k), number(f));
    }
    assert_int_equal(pclose(f), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(dict_small, seed),
        cmocka_unit_test_setup(dict_large, seed),
        cmocka_unit_test(dict_huge),
        cmocka_unit_test(dict_equal_keys),
        cmocka_unit_test_setup(set_random, seed),
        cmocka_unit_test(set_order_as_python),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
