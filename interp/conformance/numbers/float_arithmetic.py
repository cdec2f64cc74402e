values = [(7.5, 2.0), (-7.5, 2.0), (7.5, -2.0), (-7.5, -2.0), (1.0, 3.0)]
for a, b in values:
    print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf - inf, inf * 0, inf + 1, -inf < inf, 1 / inf)
print(inf // 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, inf == inf, nan != nan)
print(0.0 == -0.0, -0.0, 0.0 * -1, str(-0.0), 1.0 // 1, -1 // 1.0, -0.0 + 0.0)
print(1e308 * 10, -1e308 * 10, 5e-324 / 2, 2.0 ** 1023, 2.0 ** -1074)
print(0.1 + 0.1 + 0.1 == 0.3, 0.1 * 3, 1.1 + 2.2, 1e16 + 1, 1e15 + 0.3)
print(2 ** 0.5, (-8) ** 2.0, 4 ** -0.5, 0.0 ** 0, 1 ** inf, inf ** 0, 2 ** 1.5)
print(5 / 2, 4 / 2, 1 / 3, 10 / 4, -1 / 2, 7 // 2.0, 7 % 2.5, -7 % 2.5)
print((2.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(),
      (1.5).hex(), float.fromhex("0x1.8p1"), (3.7).real, (2.5).conjugate())
print(float("1.5"), float("  -2e3 "), float("inf"), float("-Infinity"),
      float("nan"), float("1_0.5"), float(5), float(True), float(), float(".5"))
print(int(2.9), int(-2.9), round(2.9), abs(-2.5), -(-1.5), +2.5, bool(0.0))
print(1.0, 1e3, 1.5e-10, 123456789.123, 1e21, 1.0e-7, 12345678901234567890.0)
print(max(1.5, 2), min(0.1, 0), sum([0.1] * 10), sorted([2.5, -1.0, 0.0]))
print(hash(1.0) == hash(1), hash(0.5), {1.0: "a"}[1], 3.0 in [3], hash(inf))
print(1.5 < 2, 2 < 1.5, 1 == 1.0, 2**53 + 1 == float(2**53), 1.5 == "1.5")
total = 0.0
for i in range(1, 1001):
    total += 1.0 / (i * i)
print(total, (6 * total) ** 0.5)
x = 1.0
for _ in range(30):
    x = (x + 2 / x) / 2
print(x)
print(0.1, 0.2, 0.3, 1.1, 2.675, 1e-10, 33.333333333333336, 1.7e308, 9.5e-5)
print(repr(1e5), repr(1e-4), repr(123456.0), repr(1e17), repr(2.5e-8))
