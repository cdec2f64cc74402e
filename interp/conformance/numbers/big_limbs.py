"""Ints around the limits of words: every operator, against its own laws."""
EDGES = [0, 1, 2, 3, 7, 10, 2**31, 2**47 - 1, 2**47, 2**47 + 1, 2**62, 2**63 - 1,
         2**63, 2**64 - 1, 2**64, 2**64 + 1, 2**127, 2**128 - 1, 2**128,
         10**19, 10**20, 10**40 + 7, 3**200, 2**1000 - 1, 2**1000, 7**500]
NUMBERS = EDGES + [-x for x in EDGES if x]
total = 0
for a in NUMBERS:
    for b in NUMBERS:
        values = [a + b, a - b, a * b, a & b, a | b, a ^ b, a == b, a < b, a <= b]
        if b:
            q, r = divmod(a, b)
            assert q == a // b and r == a % b and q * b + r == a, (a, b)
            assert (0 <= r < b) or (b < r <= 0), (a, b)
            values += [q, r]
        assert a + b - b == a and (a ^ b) ^ b == a and (a & b) + (a | b) == a + b
        for v in values:
            total = (total * 31 + hash(v)) % (2**61 - 1)
    print(a if abs(a) < 2**130 else hash(a), total)
for a in NUMBERS:
    shifts = [(a << n, a >> n) for n in (0, 1, 15, 16, 47, 63, 64, 65, 128, 200)]
    for up, down in shifts:
        total = (total * 31 + hash(up) + 7 * hash(down)) % (2**61 - 1)
    print(total, hash(a), hash(-a), a.bit_length(), a.bit_count(), ~a % 1000,
          hash(str(a)) == hash(str(a)), int(str(a)) == a, int(hex(a), 16) == a,
          float(a) if abs(a) < 2**900 else "", pow(a, 3) == a * a * a,
          pow(a, 5, 1009), a.to_bytes(160, "little", signed=True)[:9].hex())
x, y = 1, 0
for i in range(1, 400):
    x, y = x * i + y, x // (i + 1) - y
print(x, y, sep="\n")
