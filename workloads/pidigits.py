"""Digits of pi, e and powers: ints of thousands of digits.

One task computes a piece with big ints in one of three ways: a spigot
that streams digits of pi, Machin's formula in fixed point, or modular
powers and a division chain.
"""
import sys

# (tasks, digits of a spigot)
SIZES = {"quick": (9, 170), "full": (72, 360)}
CHECKSUMS = {
    "quick": "7442055136 19500f8558f01156a9",
    "full": "50421276489 3661950167b633457e5356c25475de8211fb46276852069f38189e1463819525739484ce51096260001a4361ac05323b2701253685d27573155957e29585ea09417c182455113559",
}


def tasks(arg):
    count, digits = arg
    return [(number % 3, digits + number) for number in range(count)]


def spigot(digits):
    """The sum of the first digits of pi and the last ten (Gibbons)."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    total = 0
    tail = ""
    while digits:
        if 4 * q + r - t < n * t:
            total += n
            tail = (tail + str(n))[-10:]
            digits -= 1
            q, r, n = 10 * q, 10 * (r - n * t), \
                10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, \
                (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return total, tail


def arccot(x, unit):
    total = power = unit // x
    square = x * x
    n = 3
    sign = -1
    while power:
        power //= square
        total += sign * (power // n)
        sign = -sign
        n += 2
    return total


def machin(digits):
    unit = 10 ** (digits + 10)
    pi = 4 * (4 * arccot(5, unit) - arccot(239, unit)) // 10 ** 10
    text = str(pi)
    return sum([int(c) for c in text]), text[-10:]


def powers(digits):
    prime = 2 ** 521 - 1
    x = 3 ** digits
    total = 0
    for i in range(digits // 4):
        x = x * x % prime + i
        total ^= x & 0xffffffff
        if x >> 200 & 1:
            x = -x // 3 % prime
    return total, hex(pow(x, digits * 65537, prime))[-10:]


def run(task):
    kind, digits = task
    if kind == 0:
        return spigot(digits)
    if kind == 1:
        return machin(digits * 4)
    return powers(digits * 12)


def checksum(results):
    total = 0
    for one, _ in results:
        total += one
    return "%d %s" % (total, "".join([tail[-2:] for _, tail in results]))


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
