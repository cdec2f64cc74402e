/* math_sum.c: sums, products and distances of module math. */
#include <math.h>
#include <stdlib.h>
#include "objects/bigint.h"
#include "objects/container.h"

#include "context/error.h"

/* --- fsum: Shewchuk's exact partial sums ------------------------------- */

typedef struct Sums {
    double *p; /* partials that do not overlap, smallest first */
    size_t n, cap;
    double special; /* sum of infinities and NaNs */
    double infinities;
    bool overflow;
} Sums;

static void add_partial(Sums *s, double x)
{
    if (s->n == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 32;
        s->p = base_realloc(s->p, s->cap * sizeof *s->p);
    }
    s->p[s->n++] = x;
}

static void sums_add(Sums *s, double x)
{
    double given = x;
    size_t kept = 0;
    for (size_t i = 0; i < s->n; i++) {
        double y = s->p[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        double hi = x + y, lo = y - (hi - x);
        if (lo != 0.0)
            s->p[kept++] = lo;
        x = hi;
    }
    s->n = kept;
    if (x == 0.0)
        return;
    if (isfinite(x)) {
        add_partial(s, x);
        return;
    }
    s->overflow |= isfinite(given);
    if (isinf(given))
        s->infinities += given;
    s->special += given;
    s->n = 0;
}

/* The sum of the partials, rounded once, halves to even. */
static double sums_round(const Sums *s)
{
    size_t n = s->n;
    if (n == 0)
        return 0.0;
    double hi = s->p[--n], lo = 0.0;
    while (n > 0) {
        double x = hi, y = s->p[--n];
        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0.0)
            break;
    }
    /* a half that what is left pushes to one side */
    if (n > 0 &&
        ((lo < 0.0 && s->p[n - 1] < 0.0) || (lo > 0.0 && s->p[n - 1] > 0.0))) {
        double y = lo * 2.0, x = hi + y;
        if (y == x - hi)
            hi = x;
    }
    return hi;
}

static int sum_item(Ctx *cx, Value item, void *data)
{
    double x = is_double(item) ? as_double(item) : obj_double(cx, item);
    if (x == -1.0 && error_pending(cx))
        return -1;
    Sums *s = data;
    sums_add(s, x);
    if (!s->overflow)
        return 0;
    raise_fmt(cx, &exc_OverflowError, "intermediate overflow in fsum");
    return -1;
}

Value math_fsum(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Sums s = {0};
    Value r = V_NULL;
    if (obj_each(cx, argv[0], sum_item, &s) < 0)
        r = V_NULL;
    else if (s.special == 0.0)
        r = v_double(sums_round(&s));
    else if (isnan(s.infinities))
        raise_fmt(cx, &exc_ValueError, "-inf + inf in fsum");
    else
        r = v_double(s.special);
    free(s.p);
    return r;
}

/* --- prod -------------------------------------------------------------- */

static int multiply_item(Ctx *cx, Value item, void *data)
{
    Value *r = data;
    *r = are_ints(*r, item) ? int_binary(cx, *r, item, BIN_MUL)
                            : obj_binary(cx, *r, item, BIN_MUL);
    return *r == V_NULL ? -1 : 0;
}

/* prod(iterable, *, start=1) */
Value math_prod(Ctx *cx, Value *argv, int argc, Value *kw)
{
    if (argc != 1)
        return raise_fmt(cx, &exc_TypeError,
                         "prod() takes exactly 1 positional argument (%d "
                         "given)",
                         argc);
    Value r = kw[0] == V_NULL ? v_int(1) : kw[0];
    return obj_each(cx, argv[0], multiply_item, &r) < 0 ? V_NULL : r;
}

/* --- distances --------------------------------------------------------- */

/* A sum of doubles in three parts: what is summed, and what rounding lost. The
 * sum starts at 1, so that terms below 1 lose the same bits everywhere. */
typedef struct Tally {
    double sum, lost_hi, lost_mid, lost_lo;
} Tally;

static void tally(Tally *t, double x, double *lost)
{
    double before = t->sum;
    t->sum += x;
    *lost += (before - t->sum) + x;
}

/* Adds sign * x * x exactly but for the smallest part (Veltkamp's splitting).
 */
static void tally_square(Tally *t, double x, double sign, bool exact_low)
{
    const double split = 134217729.0; /* 2^27 + 1 */
    double c = x * split, hi = c - (c - x), lo = x - hi;
    tally(t, sign * hi * hi, &t->lost_hi);
    tally(t, sign * 2.0 * hi * lo, &t->lost_mid);
    if (exact_low)
        tally(t, sign * lo * lo, &t->lost_lo);
    else
        t->lost_lo += sign * lo * lo;
}

static double tally_total(const Tally *t)
{
    return t->sum - 1.0 + (t->lost_hi + t->lost_mid + t->lost_lo);
}

/* Square root of the sum of squares of v (not negative), whose largest is max:
 * scaled, then corrected by one step of Newton's method, as CPython 3.11. */
static double norm(const double *v, size_t n, double max)
{
    int e;
    if (max == 0.0 || n <= 1)
        return max;
    frexp(max, &e);
    Tally t = {1.0, 0.0, 0.0, 0.0};
    if (e < -1023) { /* 2^-e would overflow */
        for (size_t i = 0; i < n; i++) {
            double x = v[i] / max;
            tally(&t, x * x, &t.lost_hi);
        }
        return max * sqrt(t.sum - 1.0 + t.lost_hi);
    }
    double scale = ldexp(1.0, -e);
    for (size_t i = 0; i < n; i++)
        tally_square(&t, v[i] * scale, 1.0, false);
    double h = sqrt(tally_total(&t));
    tally_square(&t, h, -1.0, true);
    return (h + tally_total(&t) / (2.0 * h)) / scale;
}

static Value norm_value(const double *v, size_t n)
{
    double max = 0.0;
    bool nan = false;
    for (size_t i = 0; i < n; i++) {
        nan |= isnan(v[i]);
        if (v[i] > max)
            max = v[i];
    }
    if (isinf(max))
        return v_double(max);
    return v_double(nan ? NAN : norm(v, n, max));
}

/* |items[i] - minus[i]| into malloc'd memory; NULL: raised. */
static double *magnitudes(Ctx *cx, const Value *items, const Value *minus,
                          size_t n)
{
    double *v = base_alloc_array(n + 1, sizeof *v);
    for (size_t i = 0; i < n; i++) {
        double x = obj_double(cx, items[i]);
        if (minus && !error_pending(cx))
            x -= obj_double(cx, minus[i]);
        if (error_pending(cx)) {
            free(v);
            return NULL;
        }
        v[i] = fabs(x);
    }
    return v;
}

Value math_hypot(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    double *v = magnitudes(cx, argv, NULL, (size_t)argc);
    if (!v)
        return V_NULL;
    Value r = norm_value(v, (size_t)argc);
    free(v);
    return r;
}

/* dist(p, q, /) */
Value math_dist(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    Value p = is_kind(argv[0], KIND_tuple) ? argv[0] : tuple_of(cx, argv[0]);
    if (p == V_NULL)
        return p;
    Value q = is_kind(argv[1], KIND_tuple) ? argv[1] : tuple_of(cx, argv[1]);
    if (q == V_NULL)
        return q;
    const Tuple *a = AS(const Tuple, p), *b = AS(const Tuple, q);
    if (a->len != b->len)
        return raise_fmt(cx, &exc_ValueError,
                         "both points must have the same number of "
                         "dimensions");
    double *v = magnitudes(cx, a->v, b->v, a->len);
    if (!v)
        return V_NULL;
    Value r = norm_value(v, a->len);
    free(v);
    return r;
}
