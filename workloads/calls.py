"""Calls of every shape: defaults, keywords, *args, closures, bound methods.

One task runs a small mix of functions that call each other.
"""
import sys

# (tasks, rounds)
SIZES = {"quick": (8, 300), "full": (80, 800)}
CHECKSUMS = {
    "quick": "8948670 2400 732028",
    "full": "1495829837 64000 51523160",
}


def tasks(arg):
    count, rounds = arg
    return [(number, rounds) for number in range(count)]


def plain(a, b, c):
    return a + b - c


def with_defaults(a, b=2, c=3, *, scale=1):
    return (a + b + c) * scale


def gather(*numbers, **named):
    total = 0
    for number in numbers:
        total += number
    for name in named:
        total += named[name]
    return total


def forward(fn, *args, **keywords):
    return fn(*args, **keywords)


def counted(fn):
    """A decorator: a closure around a function."""
    calls = 0

    def wrapper(*args):
        nonlocal calls
        calls += 1
        return fn(*args)

    def seen():
        return calls
    return wrapper, seen


def adder(n):
    return lambda x: x + n


def compose(*fns):
    def composed(x):
        for fn in fns:
            x = fn(x)
        return x
    return composed


class Account:
    rate = 3

    def __init__(self, start=0):
        self.total = start

    def add(self, amount, times=1):
        self.total += amount * times
        return self

    def interest(self):
        return self.total * self.rate // 100

    def __call__(self, amount):
        return self.add(amount).total


def run(task):
    number, rounds = task
    wrapped, seen = counted(plain)
    steps = compose(adder(number), adder(3), lambda x: x * 2, abs)
    account = Account(number)
    add = account.add
    table = {"one": plain, "two": gather, "three": max}
    point = (4, 5)
    options = {"c": 7, "scale": 2}
    total = 0
    for i in range(rounds):
        total += plain(i, number, 3) + plain(c=i, a=1, b=number)
        total += with_defaults(i) + with_defaults(i, 5, scale=number)
        total += with_defaults(i, **options)
        total += gather(i, 1, 2) + gather(*point, x=i, y=1)
        total += forward(plain, i, 2, c=number) + wrapped(i, *point)
        total += steps(i) + adder(i)(number)
        total += add(i).add(2, times=3).interest() % 1009
        total += account(i) % 1013
        for name in table:
            total += table[name](i, number, 2)
        total += len(point) + min(i, number) + divmod(i, 7)[1]
        total += (lambda a, b=i: a * b)(2)
    return total, seen(), account.total


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
