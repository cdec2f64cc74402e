/* math_gamma.c: gamma and lgamma by Lanczos' approximation (g = 6.0246..., 13
 * terms, in its rational form), as CPython computes them, so that results agree
 * to the last bit. */
#include <math.h>
#include "objects/number.h"

#include "context/error.h"

enum { TERMS = 13, EXACT = 23 };

static const double lanczos_g = 6.024680040776729583740234375;
static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
/* (x)(x + 1)...(x + 11) by powers of x */
static const double denominator[TERMS] = {
    0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
    45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
    1925.0,     66.0,       1.0};

/* The rational function; x > 0. Large x by powers of 1/x. */
static double lanczos_sum(double x)
{
    double num = 0.0, den = 0.0;
    for (int i = 0; i < TERMS; i++) {
        int k = x < 5.0 ? TERMS - 1 - i : i;
        num = x < 5.0 ? num * x + numerator[k] : num / x + numerator[k];
        den = x < 5.0 ? den * x + denominator[k] : den / x + denominator[k];
    }
    return num / den;
}

/* sin(pi x) without loss for large x. */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0:
        r = sin(M_PI * y);
        break;
    case 1:
        r = cos(M_PI * (y - 0.5));
        break;
    case 2:
        r = sin(M_PI * (1.0 - y));
        break;
    case 3:
        r = -cos(M_PI * (y - 1.5));
        break;
    default:
        r = sin(M_PI * (y - 2.0));
    }
    return copysign(1.0, x) * r;
}

/* x is finite, no pole, and |x| < 200. */
static double gamma_finite(double x)
{
    double a = fabs(x), y = a + (lanczos_g - 0.5), z, r;
    /* the error of y, so that it can be taken out of the power */
    if (a > lanczos_g - 0.5)
        z = y - a - (lanczos_g - 0.5);
    else
        z = y - (lanczos_g - 0.5) - a;
    z = z * lanczos_g / y;
    if (x < 0.0) {
        r = -M_PI / sin_pi(a) / a * exp(y) / lanczos_sum(a);
        r -= z * r;
        if (a < 140.0)
            return r / pow(y, a - 0.5);
        double root = pow(y, a / 2.0 - 0.25);
        return r / root / root;
    }
    r = lanczos_sum(a) / exp(y);
    r += z * r;
    if (a < 140.0)
        return r * pow(y, a - 0.5);
    double root = pow(y, a / 2.0 - 0.25);
    return r * root * root;
}

static double gamma_of(double x)
{
    if (x == floor(x) && x > 0.0 && x <= EXACT) {
        double r = 1.0; /* exact up to 22! */
        for (int i = 2; i < (int)x; i++)
            r *= i;
        return r;
    }
    if (fabs(x) < 1e-20)
        return 1.0 / x;
    if (fabs(x) > 200.0)
        return x < 0.0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    return gamma_finite(x);
}

static double lgamma_of(double x)
{
    if (x == 1.0 || x == 2.0)
        return 0.0;
    double a = fabs(x);
    if (a < 1e-20)
        return -log(a);
    double r = log(lanczos_sum(a)) - lanczos_g;
    r += (a - 0.5) * (log(a + lanczos_g - 0.5) - 1);
    if (x < 0.0)
        r = log(M_PI) - log(fabs(sin_pi(a))) - log(a) - r;
    return r;
}

static bool is_pole(double x)
{
    return x <= 0.0 && x == floor(x);
}

static Value finish(Ctx *cx, double r)
{
    if (isinf(r))
        return raise_fmt(cx, &exc_OverflowError, "math range error");
    return v_double(r);
}

static Value domain_error(Ctx *cx)
{
    return raise_fmt(cx, &exc_ValueError, "math domain error");
}

Value math_gamma(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    double x = obj_double(cx, argv[0]);
    if (x == -1.0 && error_pending(cx))
        return V_NULL;
    if (isnan(x) || (isinf(x) && x > 0))
        return v_double(x);
    if (isinf(x) || is_pole(x))
        return domain_error(cx);
    return finish(cx, gamma_of(x));
}

Value math_lgamma(Ctx *cx, Value *argv, int argc, Value *kw)
{
    (void)argc, (void)kw;
    double x = obj_double(cx, argv[0]);
    if (x == -1.0 && error_pending(cx))
        return V_NULL;
    if (!isfinite(x))
        return v_double(isnan(x) ? x : HUGE_VAL);
    if (is_pole(x))
        return domain_error(cx);
    return finish(cx, lgamma_of(x));
}
