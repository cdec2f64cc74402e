a = 2 ** 100
b = 10 ** 30 + 7
print(a, b, a + b, a - b, b - a, a * b, -a)
print(b // a, b % a, a // b, a % b, -b // a, -b % a, b // -a, b % -a)
print(divmod(b * b + 1, a), divmod(-(b ** 3), a * 7))
print(a ** 3, pow(a, b, 10 ** 9 + 7), pow(7, -1, 10 ** 18 + 9))
print(a >> 60, a << 5, -a >> 99, -a >> 101, (a - 1) >> 3, 1 << 200)
print(a & b, a | b, a ^ b, ~a, -a & b, -a | b, -a ^ -b, (a - 1) & 0xFF)
print(a == 2 ** 100, a != b, a > b, a < b, -a < 0, a == float(a), a > 1e30)
print(a.bit_length(), (-b).bit_length(), abs(-a) == a, hash(a) == hash(2**100))
print(hex(a), oct(b), bin(2 ** 70), str(-b), f"{b:,}", f"{b:x}", "%d" % b)
print(int("123456789012345678901234567890") + 1, int("-" + "9" * 40))
print(int("f" * 30, 16), int("0" * 30 + "5"), int("1_000" * 3 + "7"))
print(float(a), a / b, b / a, a / 3, 3 / a, a * 1.0, int(1e30), round(a, -5))
f = 1
for i in range(1, 51):
    f *= i
print(f)
x, y = 0, 1
for _ in range(300):
    x, y = y, x + y
print(x)
print(sum(10 ** i for i in range(40)), max(a, b), min(-a, b), bool(a - a))


def gcd(m, n):
    while n:
        m, n = n, m % n
    return m


print(gcd(f, 2 ** 200), gcd(b * 12345, b * 67890))
for n in (2**47 - 1, 2**47, -2**47, 2**48, 2**63 - 1, 2**63, -2**63, 2**64):
    print(n, n + 1, n - 1, n * n, -n, n // 3, n % 7, n >> 1, n << 1, n ^ 1)
print(a - a + 5, (a * b) // b == a, (a * b) % a, type(a - a).__name__)
print(str(3 ** 500)[-20:], len(str(3 ** 500)), (3 ** 500) % (2 ** 64))
n = 7 ** 400
print(n // 10 ** 300, n % 10 ** 20, int(str(n)) == n)
print((n + 1) * (n - 1) == n * n - 1)
print({a: "big"}[2 ** 100], a in [1, 2 ** 100], sorted([a, 1, -a, b]))
print((10 ** 20).to_bytes(9, "big").hex())
print(int.from_bytes(b"\xff" * 12, "little"))


def isqrt(n):
    x = n
    while x * x > n:
        x = (x + n // x) // 2
    return x


print(isqrt(2 * 10 ** 80))
