/* math.c: the module math: functions of real numbers. Those of whole numbers
 * are in math_int.c, sums and distances in math_sum.c. */
#include <errno.h>
#include <float.h>
#include <math.h>
#include "lib/modules.h"
#include "objects/bigint.h"
#include "objects/container.h"

#include "context/error.h"

#define UNUSED_ARGS (void)argv, (void)argc, (void)kw

static Value domain_error(Ctx *cx)
{
    return raise_fmt(cx, &exc_ValueError, "math domain error");
}

static Value range_error(Ctx *cx)
{
    return raise_fmt(cx, &exc_OverflowError, "math range error");
}

/* The argument as a double; false: raised. */
static bool real(Ctx *cx, Value v, double *out)
{
    if (LIKELY(is_double(v))) {
        *out = as_double(v);
        return true;
    }
    *out = is_int(v) ? (double)as_int(v) : obj_double(cx, v);
    return *out != -1.0 || !error_pending(cx);
}

/* --- one argument ------------------------------------------------------ */

/* A NaN out of a number is a domain error; an infinity out of a finite number
 * is a range error, or a domain error for functions with poles. */
static Value checked(Ctx *cx, double x, double r, bool overflows)
{
    if (isnan(r) && !isnan(x))
        return domain_error(cx);
    if (isinf(r) && isfinite(x))
        return overflows ? range_error(cx) : domain_error(cx);
    return v_double(r);
}

#define MATH_1(name, function, overflows)                                      \
    Value math_##name(Ctx *cx, Value *argv, int argc, Value *kw)               \
    {                                                                          \
        UNUSED_ARGS;                                                           \
        double x;                                                              \
        if (!real(cx, argv[0], &x))                                            \
            return V_NULL;                                                     \
        return checked(cx, x, function(x), overflows);                         \
    }
MATH_1(sqrt, sqrt, false)
MATH_1(cbrt, cbrt, false)
MATH_1(exp, exp, true)
MATH_1(exp2, exp2, true)
MATH_1(expm1, expm1, true)
MATH_1(log1p, log1p, false)
MATH_1(sin, sin, false)
MATH_1(cos, cos, false)
MATH_1(tan, tan, false)
MATH_1(asin, asin, false)
MATH_1(acos, acos, false)
MATH_1(atan, atan, false)
MATH_1(sinh, sinh, true)
MATH_1(cosh, cosh, true)
MATH_1(tanh, tanh, false)
MATH_1(asinh, asinh, false)
MATH_1(acosh, acosh, false)
MATH_1(atanh, atanh, false)
MATH_1(fabs, fabs, false)
MATH_1(erf, erf, false)
MATH_1(erfc, erfc, false)

static double degrees(double x)
{
    return x * (180.0 / M_PI);
}

static double radians(double x)
{
    return x * (M_PI / 180.0);
}

static double ulp(double x)
{
    x = fabs(x);
    if (!isfinite(x))
        return x;
    double up = nextafter(x, HUGE_VAL);
    return isinf(up) ? x - nextafter(x, -HUGE_VAL) : up - x;
}

#define MATH_PLAIN(name, function)                                             \
    Value math_##name(Ctx *cx, Value *argv, int argc, Value *kw)               \
    {                                                                          \
        UNUSED_ARGS;                                                           \
        double x;                                                              \
        return real(cx, argv[0], &x) ? v_double(function(x)) : V_NULL;         \
    }
MATH_PLAIN(degrees, degrees)
MATH_PLAIN(radians, radians)
MATH_PLAIN(ulp, ulp)

#define MATH_TEST(name, test)                                                  \
    Value math_##name(Ctx *cx, Value *argv, int argc, Value *kw)               \
    {                                                                          \
        UNUSED_ARGS;                                                           \
        double x;                                                              \
        return real(cx, argv[0], &x) ? v_bool(test(x)) : V_NULL;               \
    }
MATH_TEST(isnan, isnan)
MATH_TEST(isinf, isinf)
MATH_TEST(isfinite, isfinite)

/* --- two arguments ----------------------------------------------------- */

static bool two(Ctx *cx, Value *argv, double *x, double *y)
{
    return real(cx, argv[0], x) && real(cx, argv[1], y);
}

Value math_atan2(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, y;
    return two(cx, argv, &y, &x) ? v_double(atan2(y, x)) : V_NULL;
}

Value math_copysign(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, y;
    return two(cx, argv, &x, &y) ? v_double(copysign(x, y)) : V_NULL;
}

Value math_nextafter(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, y;
    return two(cx, argv, &x, &y) ? v_double(nextafter(x, y)) : V_NULL;
}

/* A NaN is an error when neither argument is one. */
static Value checked_2(Ctx *cx, double x, double y, double r)
{
    if (isnan(r) && !isnan(x) && !isnan(y))
        return domain_error(cx);
    if (isinf(r) && isfinite(x) && isfinite(y))
        return range_error(cx);
    return v_double(r);
}

Value math_fmod(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, y;
    return two(cx, argv, &x, &y) ? checked_2(cx, x, y, fmod(x, y)) : V_NULL;
}

Value math_remainder(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, y;
    return two(cx, argv, &x, &y) ? checked_2(cx, x, y, remainder(x, y))
                                 : V_NULL;
}

Value math_pow(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, y;
    if (!two(cx, argv, &x, &y))
        return V_NULL;
    double r = pow(x, y);
    if (isinf(r) && x == 0.0 && isfinite(y))
        return domain_error(cx);
    return checked_2(cx, x, y, r);
}

/* ldexp(x, i, /) */
Value math_ldexp(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x;
    int64_t e;
    if (!real(cx, argv[0], &x))
        return V_NULL;
    if (!is_intlike(argv[1]))
        return raise_fmt(cx, &exc_TypeError,
                         "Expected an int as second argument to ldexp.");
    if (!int_to_i64(argv[1], &e))
        e = int_sign(argv[1]) < 0 ? INT32_MIN : INT32_MAX;
    e = MAX(MIN(e, INT32_MAX), INT32_MIN);
    if (x == 0.0 || !isfinite(x))
        return v_double(x);
    double r = ldexp(x, (int)e);
    return isinf(r) ? range_error(cx) : v_double(r);
}

/* isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0) */
Value math_isclose(Ctx *cx, Value *argv, int argc, Value *kw)
{
    double a, b, rel = 1e-9, abs_tol = 0.0;
    if (argc != 2)
        return raise_fmt(cx, &exc_TypeError,
                         "isclose() takes exactly 2 positional arguments (%d "
                         "given)",
                         argc);
    if (!two(cx, argv, &a, &b))
        return V_NULL;
    if ((kw[0] != V_NULL && !real(cx, kw[0], &rel)) ||
        (kw[1] != V_NULL && !real(cx, kw[1], &abs_tol)))
        return V_NULL;
    if (rel < 0.0 || abs_tol < 0.0)
        return raise_fmt(cx, &exc_ValueError,
                         "tolerances must be non-negative");
    if (a == b)
        return V_TRUE;
    if (isinf(a) || isinf(b))
        return V_FALSE;
    double diff = fabs(b - a);
    return v_bool(diff <= fabs(rel * b) || diff <= fabs(rel * a) ||
                  diff <= abs_tol);
}

/* --- parts ------------------------------------------------------------- */

Value math_frexp(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x;
    int e = 0;
    if (!real(cx, argv[0], &x))
        return V_NULL;
    if (isfinite(x) && x != 0.0)
        x = frexp(x, &e);
    return tuple_pair(cx, v_double(x), v_int(e));
}

Value math_modf(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    double x, whole;
    if (!real(cx, argv[0], &x))
        return V_NULL;
    double fraction = modf(x, &whole);
    return tuple_pair(cx, v_double(fraction), v_double(whole));
}

/* floor and ceil: a float at once, else the special method, else float(x). */
static Value rounded(Ctx *cx, Value v, int dunder, double (*round)(double))
{
    if (is_double(v))
        return int_from_double(cx, round(as_double(v)));
    if (is_int(v))
        return v;
    bool found;
    Value r = obj_call_dunder(cx, v, dunder, NULL, 0, &found);
    if (found)
        return r;
    double x;
    return real(cx, v, &x) ? int_from_double(cx, round(x)) : V_NULL;
}

Value math_floor(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return rounded(cx, argv[0], DUNDER_floor, floor);
}

Value math_ceil(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return rounded(cx, argv[0], DUNDER_ceil, ceil);
}

Value math_trunc(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    if (is_double(argv[0]))
        return int_from_double(cx, as_double(argv[0]));
    bool found;
    Value r = obj_call_dunder(cx, argv[0], DUNDER_trunc, NULL, 0, &found);
    if (found)
        return r;
    return raise_fmt(cx, &exc_TypeError,
                     "type %T doesn't define __trunc__ method", argv[0]);
}

/* --- logarithms -------------------------------------------------------- */

/* Of a double; a pole and a negative argument are domain errors. */
static Value log_double(Ctx *cx, double x, double (*f)(double))
{
    if (isfinite(x))
        return x > 0.0 ? v_double(f(x)) : domain_error(cx);
    if (isnan(x) || x > 0)
        return v_double(x);
    return domain_error(cx);
}

static Value log_any(Ctx *cx, Value v, double (*f)(double))
{
    double x;
    if (!is_intlike(v) || is_int(v))
        return real(cx, v, &x) ? log_double(cx, x, f) : V_NULL;
    if (int_sign(v) <= 0)
        return domain_error(cx);
    IntView w;
    uint64_t m;
    int64_t e;
    int_view(&w, v);
    big_round53(&w, &m, &e);
    if (e + DBL_MANT_DIG <= DBL_MAX_EXP)
        return log_double(cx, ldexp((double)m, (int)e), f);
    int more; /* too large for a double: mantissa in [0.5, 1) and exponent */
    x = frexp((double)m, &more);
    return v_double(f(x) + f(2.0) * (double)(e + more));
}

/* log(x[, base]) */
Value math_log(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)kw;
    if (argc < 1 || argc > 2)
        return raise_fmt(cx, &exc_TypeError,
                         "math.log requires 1 to 2 arguments");
    Value num = log_any(cx, argv[0], log);
    if (num == V_NULL || argc == 1)
        return num;
    Value den = log_any(cx, argv[1], log);
    if (den == V_NULL)
        return den;
    return float_binary(cx, as_double(num), as_double(den), BIN_TRUEDIV);
}

Value math_log2(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return log_any(cx, argv[0], log2);
}

Value math_log10(Ctx *cx, Value *argv, int argc, Value *kw)
{
    UNUSED_ARGS;
    return log_any(cx, argv[0], log10);
}

int math_module_init(Ctx *cx, Dict *ns)
{
    static const struct {
        const char *name;
        double value;
    } constants[] = {{"pi", M_PI},
                     {"e", M_E},
                     {"tau", 2 * M_PI},
                     {"inf", HUGE_VAL},
                     {"nan", NAN}};
    for (size_t i = 0; i < ARRAY_LEN(constants); i++)
        if (module_add(cx, ns, constants[i].name,
                       v_double(constants[i].value)) < 0)
            return -1;
    return 0;
}
