/* _random.c: module _random: the Mersenne Twister MT19937 (Matsumoto and
 * Nishimura, 1998; the parameters and the array seeding of their reference
 * description), with CPython's use of it: the same numbers for a seed. */
#include <errno.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "lib/modules.h"
#include "objects/bigint.h"
#include "objects/classes.h"
#include "objects/container.h"
#include "objects/number.h"
#include "objects/subclass.h"
#include "objects/text.h"

enum { N = RANDOM_WORDS, M = 397 };
#define MATRIX 0x9908b0dfu
#define UPPER  0x80000000u
#define LOWER  0x7fffffffu

#define ARGS (void)argc, (void)kw

/* ---- the generator ---- */

static uint32_t twist(uint32_t u, uint32_t v)
{
    return (((u & UPPER) | (v & LOWER)) >> 1) ^ (v & 1 ? MATRIX : 0);
}

__attribute__((noinline)) static void next_words(Ctx *cx, RandomObj *r)
{
    uint32_t *w = r->word;
    for (int i = 0; i < N - M; i++)
        store_random_word(cx, r, &w[i], w[i + M] ^ twist(w[i], w[i + 1]));
    for (int i = N - M; i < N - 1; i++)
        store_random_word(cx, r, &w[i], w[i + M - N] ^ twist(w[i], w[i + 1]));
    store_random_word(cx, r, &w[N - 1], w[M - 1] ^ twist(w[N - 1], w[0]));
    store_random_index(cx, r, &r->index, 0);
}

static inline uint32_t next_word(Ctx *cx, RandomObj *r)
{
    if (UNLIKELY(r->index >= N))
        next_words(cx, r);
    uint32_t y = r->word[r->index];
    store_random_index(cx, r, &r->index, r->index + 1);
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static void seed_word(Ctx *cx, RandomObj *r, uint32_t s)
{
    store_random_word(cx, r, &r->word[0], s);
    for (uint32_t i = 1; i < N; i++) {
        s = 1812433253u * (s ^ (s >> 30)) + i;
        store_random_word(cx, r, &r->word[i], s);
    }
    store_random_index(cx, r, &r->index, N);
}

static void seed_array(Ctx *cx, RandomObj *r, const uint32_t *key, size_t n)
{
    uint32_t *w = r->word;
    uint32_t i = 1;
    seed_word(cx, r, 19650218u);
    for (size_t k = MAX((size_t)N, n), j = 0; k; k--) {
        uint32_t x = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1664525u)) +
                     key[j] + (uint32_t)j;
        store_random_word(cx, r, &w[i], x);
        if (++i >= N) {
            store_random_word(cx, r, &w[0], w[N - 1]);
            i = 1;
        }
        if (++j >= n)
            j = 0;
    }
    for (int k = N - 1; k; k--) {
        uint32_t x = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1566083941u)) - i;
        store_random_word(cx, r, &w[i], x);
        if (++i >= N) {
            store_random_word(cx, r, &w[0], w[N - 1]);
            i = 1;
        }
    }
    store_random_word(cx, r, &w[0], 0x80000000u);
}

/* ---- seeding ---- */

static void seed_by_system(Ctx *cx, RandomObj *r)
{
    uint32_t key[N];
    if (getrandom(key, sizeof key, GRND_NONBLOCK) != (ssize_t)sizeof key) {
        struct timespec t, m;
        clock_gettime(CLOCK_REALTIME, &t);
        clock_gettime(CLOCK_MONOTONIC, &m);
        uint32_t few[5] = {(uint32_t)t.tv_nsec, (uint32_t)t.tv_sec,
                           (uint32_t)getpid(), (uint32_t)m.tv_nsec,
                           (uint32_t)m.tv_sec};
        seed_array(cx, r, few, 5);
        return;
    }
    seed_array(cx, r, key, N);
}

/* The absolute value as 32-bit digits, the lowest first; at least one. */
static void seed_by_int(Ctx *cx, RandomObj *r, Value v)
{
    int64_t small;
    if (int_to_i64(v, &small) && small != INT64_MIN) {
        uint64_t a = (uint64_t)(small < 0 ? -small : small);
        uint32_t key[2] = {(uint32_t)a, (uint32_t)(a >> 32)};
        seed_array(cx, r, key, key[1] ? 2 : 1);
        return;
    }
    const BigInt *b = AS(BigInt, v);
    size_t limbs = (size_t)(b->size < 0 ? -b->size : b->size);
    Buf key = BUF_EMPTY;
    for (size_t i = 0; i < limbs; i++)
        buf_put_u64le(&key, b->limb[i]);
    size_t n = 2 * limbs - (b->limb[limbs - 1] >> 32 == 0);
    seed_array(cx, r, (const uint32_t *)(const void *)key.data, n);
    buf_free(&key);
}

static int seed(Ctx *cx, RandomObj *r, Value v)
{
    if (!v || v == V_NONE) {
        seed_by_system(cx, r);
        return 0;
    }
    if (is_intlike(v)) {
        if (!is_int(v) && !(v = obj_index(cx, v)))
            return -1;
        seed_by_int(cx, r, v);
        return 0;
    }
    uint64_t h;
    if (obj_hash(cx, v, &h))
        return -1;
    Value as_int_value = int_from_u64(cx, h);
    if (!as_int_value)
        return -1;
    seed_by_int(cx, r, as_int_value);
    return 0;
}

Value random_m___new__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    RandomObj *r =
        sub_alloc(cx, AS(Type, argv[0]), KIND_random, sizeof(RandomObj));
    if (!r)
        return V_NULL;
    r->index = N;
    return v_obj(r);
}

Value random_m___init__(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "Random() requires 0 or 1 argument");
    if (kw[0])
        return raise_fmt(cx, &exc_TypeError,
                         "Random() takes no keyword arguments");
    RandomObj *r = AS(RandomObj, argv[0]);
    return seed(cx, r, argc > 1 ? argv[1] : V_NULL) ? V_NULL : V_NONE;
}

Value random_m_seed(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    return seed(cx, AS(RandomObj, argv[0]), argv[1]) ? V_NULL : V_NONE;
}

/* ---- numbers ---- */

Value random_m_random(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    RandomObj *r = AS(RandomObj, argv[0]);
    uint32_t a = next_word(cx, r) >> 5, b = next_word(cx, r) >> 6;
    return v_double((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static Value many_bits(Ctx *cx, RandomObj *r, size_t k)
{
    size_t words = (k - 1) / 32 + 1;
    BigInt *b = big_new(cx, words / 2 + 1);
    if (!b)
        return V_NULL;
    memset(b->limb, 0, (words / 2 + 1) * sizeof *b->limb);
    for (size_t i = 0; i < words; i++, k -= 32) {
        uint32_t w = next_word(cx, r);
        if (k < 32)
            w >>= 32 - k;
        b->limb[i / 2] |= (uint64_t)w << (i % 2 * 32);
    }
    return big_finish(b, words / 2 + 1, false);
}

Value random_m_getrandbits(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    int64_t k;
    Value i = obj_index(cx, argv[1]);
    if (!i)
        return V_NULL;
    if (!int_to_i64(i, &k) || k > INT32_MAX || k < INT32_MIN)
        return raise_fmt(cx, &exc_OverflowError,
                         "Python int too large to convert to C int");
    if (k < 0)
        return raise_fmt(cx, &exc_ValueError,
                         "number of bits must be non-negative");
    if (k == 0)
        return v_int(0);
    RandomObj *r = AS(RandomObj, argv[0]);
    if (k <= 32)
        return v_int(next_word(cx, r) >> (32 - k));
    return many_bits(cx, r, (size_t)k);
}

/* ---- state ---- */

Value random_m_getstate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    const RandomObj *r = AS(RandomObj, argv[0]);
    Value t = tuple_new(cx, N + 1);
    if (!t)
        return V_NULL;
    for (int i = 0; i < N; i++)
        AS(Tuple, t)->v[i] = v_int(r->word[i]);
    AS(Tuple, t)->v[N] = v_int(r->index);
    return t;
}

static int state_word(Ctx *cx, Value v, uint64_t *out)
{
    int64_t n = 0;
    if (!is_intlike(v))
        return raise_fmt(cx, &exc_TypeError, "an integer is required"), -1;
    if (!int_to_i64(v, &n) && int_sign(v) > 0)
        return raise_fmt(cx, &exc_OverflowError,
                         "Python int too large to convert to C unsigned long"),
               -1;
    if (int_sign(v) < 0)
        return raise_fmt(cx, &exc_OverflowError,
                         "can't convert negative value to unsigned int"),
               -1;
    *out = (uint64_t)n;
    return 0;
}

Value random_m_setstate(Ctx *cx, Value *argv, int argc, Value *kw)
{
    ARGS;
    RandomObj *r = AS(RandomObj, argv[0]);
    if (!is_kind(argv[1], KIND_tuple))
        return raise_fmt(cx, &exc_TypeError, "state vector must be a tuple");
    const Tuple *t = AS(Tuple, argv[1]);
    if (t->len != N + 1)
        return raise_fmt(cx, &exc_ValueError, "state vector is the wrong size");
    uint64_t w[N + 1];
    for (int i = 0; i <= N; i++)
        if (state_word(cx, t->v[i], &w[i]))
            return V_NULL;
    if (w[N] > N)
        return raise_fmt(cx, &exc_ValueError, "invalid state");
    for (int i = 0; i < N; i++)
        store_random_word(cx, r, &r->word[i], (uint32_t)w[i]);
    store_random_index(cx, r, &r->index, (uint32_t)w[N]);
    return V_NONE;
}

/* ---- the kind ---- */

static size_t random_size(const Obj *o)
{
    (void)o;
    return sizeof(RandomObj);
}

const KindOps random_ops = {
    .kind = KIND_random,
    .name = "Random",
    .size = random_size,
};

int _random_module_init(Ctx *cx, Dict *ns)
{
    return module_add(cx, ns, "Random", v_obj(&type_random));
}
