import math

print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(16), math.sqrt(2), math.floor(2.7), math.ceil(2.1),
      math.trunc(-2.7), math.floor(-2.5), math.ceil(-2.5))
print(math.sin(0), math.cos(0), math.tan(0), math.atan2(1, 1), math.atan(1))
print(math.exp(0), math.exp(1), math.log(1), math.log(8, 2), math.log2(8),
      math.log10(1000), math.log1p(0), math.log(math.e))
print(math.pow(2, 10), math.hypot(3, 4), math.fabs(-3), math.fmod(7, 3),
      math.fmod(-7, 3), math.copysign(3, -0.0))
print(math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.lcm(4, 6),
      math.factorial(10), math.factorial(25), math.comb(5, 2), math.perm(5, 2))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0),
      math.isclose(0.1 + 0.2, 0.3), math.isqrt(10**20), math.prod([1, 2, 3]))
print(math.degrees(math.pi), math.radians(180), math.modf(2.5),
      math.frexp(8.0), math.ldexp(0.5, 4), math.fsum([0.1] * 10))
print(math.floor(10**20), math.ceil(1e20), math.trunc(5), math.floor(True))
print(math.asin(1), math.acos(1), math.sinh(0), math.cosh(0), math.tanh(0))
print(math.dist([0, 0], [3, 4]), math.cbrt(27.0), math.log(10**400) > 900)


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: math.sqrt(-1))
attempt(lambda: math.log(0))
attempt(lambda: math.log(-1))
attempt(lambda: math.sqrt("x"))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.exp(1000))
attempt(lambda: math.acos(2))
attempt(lambda: math.floor("x"))
attempt(lambda: math.sqrt())
attempt(lambda: math.sin(1, 2))
attempt(lambda: math.gcd(1.5))
attempt(lambda: math.floor(math.inf))
attempt(lambda: math.fmod(1, 0))
attempt(lambda: math.isqrt(-1))
attempt(lambda: math.pow(0, -1))


class C:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __float__(self):
        return 4.0


print(math.floor(C()), math.ceil(C()), math.sqrt(C()))
