# float: repr, hex, rounding, special values, conversions, formatting.
import math

for x in (0.1, 1e16, 1e-5, 123456789.123, 5e-324, 1.7976931348623157e308, -0.0,
          float("inf"), 2.5, 3.0):
    print(repr(x), x.hex(), x.is_integer(), "%.3g|%e|%10.4f" % (x, x, x)
          if math.isfinite(x) else "", format(x, ",.2f") if abs(x) < 1e20 else "")
print([round(v) for v in (0.5, 1.5, 2.5, -0.5)], round(2.675, 2), round(1e22, -20))
print((0.75).as_integer_ratio(), float.fromhex("0x1.8p1"), float("  1e3 "))
print(7 // 2.0, -7 // 2.0, -7 % 2.0, 7 % -2.0, divmod(-7.5, 2), 2 ** -1)
nan = float("nan")
print(nan == nan, nan in [nan], max(nan, 1) is nan, min(1, nan), sorted(
    [3.0, float("-inf"), 1]))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.isclose(0.1 + 0.2, 0.3))
print(math.frexp(10.5), math.ldexp(0.5, 4), math.modf(-3.25), math.trunc(-3.7))
print(math.gcd(12, 18), math.lcm(4, 6), math.comb(10, 3), math.isqrt(99))
print(1 == 1.0, hash(1) == hash(1.0), 10 ** 20 == 1e20, 2 ** 53 + 1 == 2.0 ** 53)
for bad in (lambda: float("x"), lambda: 1 / 0.0, lambda: int(nan), lambda: int(
        float("inf")), lambda: math.sqrt(-1), lambda: 10.0 ** 400,
            lambda: float([]), lambda: math.factorial(-1)):
    try:
        bad()
    except (ValueError, ZeroDivisionError, OverflowError, TypeError) as error:
        print(type(error).__name__, error)
