# int: to_bytes, from_bytes, bit methods, pow with modulus, division laws.
for n in (0, 1, -1, 127, 128, -128, 255, 256, 2 ** 64, -2 ** 70 + 3):
    size = (n.bit_length() + 8) // 8
    for order in ("big", "little"):
        data = n.to_bytes(size, order, signed=True)
        assert int.from_bytes(data, order, signed=True) == n
    print(n, n.bit_length(), n.bit_count(), n.to_bytes(size, "big", signed=True))
for a in (-17, -4, 0, 5, 10 ** 30, -10 ** 25 - 7):
    for b in (-3, 1, 4, 10 ** 12 + 1, -10 ** 20):
        q, r = divmod(a, b)
        assert a == q * b + r and (0 <= r < b or b < r <= 0)
        print(q, r, end=" ")
print()
print(pow(3, 200, 1000007), pow(7, -1, 31), pow(2, 10 ** 6, 97), pow(-2, 3, 5))
print((5).as_integer_ratio(), (7).conjugate(), int("z", 36), int("0b101", 0))
print(round(12345, -2), round(15, -1), round(-25, -1), (3).__index__())
print(~5, -7 >> 1, -7 & 12, 6 ^ -3, 1 << 70 >> 68, -1 >> 100)
for bad in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"),
            lambda: pow(2, -1, 4), lambda: 1 << -1, lambda: int("1_"),
            lambda: int("9", 8), lambda: int.from_bytes("s", "big"),
            lambda: (1).to_bytes(1, "middle"), lambda: pow(1, 2, 0)):
    try:
        bad()
    except (OverflowError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
