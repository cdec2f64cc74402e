pairs = [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3), (-6, 3), (1, 10)]
one = 1
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
    assert (a // b) * b + a % b == a
print(2 ** 10, 2 ** 0, 0 ** 0, (-2) ** 3, -2 ** 2, 2 ** -1, 2 ** 0.5)
print(pow(3, 4), pow(3, 4, 5), pow(-3, 3, 7), pow(2, 100, 1000007))
print(pow(3, -1, 7))
print(pow(2, 3, -5), pow(0, 0, 1), pow(10, 0, 7), pow(7, 5, 1))
print(1 << 10, 1024 >> 3, -1 >> 5, -8 >> 1, -7 >> 1, 1 << 0, 5 >> 100)
print(6 & 3, 6 | 3, 6 ^ 3, ~6, ~-1, -6 & 3, -6 | 3, -6 ^ 3, -1 & 255)
print(abs(-5), -(-5), +5, - -5, 5 // 1, 0 // 3, -0)
print(True + True, True * 5, -True, ~True, True & False, True | 2, True ^ True)
print((5).bit_length(), (-255).bit_length(), (0).bit_length(), (7).bit_count())
print((3).real, (3).imag, (3).numerator, (3).denominator, (3).conjugate())
print(int("42"), int("-7"), int(" 12 "), int("1_000"), int("ff", 16),
      int("0xff", 16), int("0b101", 0), int("z", 36), int("-0o17", 0))
print(int(3.9), int(-3.9), int(True), int(), int(10**20), int(1e20))
print(hex(255), hex(-255), oct(8), bin(5), bin(-5), hex(0))
print(0xFF, 0o17, 0b101, 1_000_000, 0x_ff)
print(7 == 7.0, one is not None, 3 < 3.5, 3 >= 3, max(1, 2.5), min(1, True))
print(divmod(-7, 3), divmod(7, -3), divmod(5, 5), (-7) // 2 * 2 + (-7) % 2)
print((10).as_integer_ratio(), (1).__add__(2), (5).__class__.__name__)
print(isinstance(True, int), type(True + 1).__name__, type(5 / 1).__name__)
small = [i for i in range(-6, 7)]
print([i // 4 for i in small], [i % 4 for i in small])
print([i // -4 for i in small], [i % -4 for i in small])
print([i >> 1 for i in small], [i & 3 for i in small], [~i for i in small])
