import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def hanoi(n, a, b, c):
    return [] if n == 0 else (hanoi(n - 1, a, c, b) + [(a, c)]
                              + hanoi(n - 1, b, a, c))


print([fib(i) for i in range(16)])
print(ackermann(2, 3), is_even(100), is_odd(7))
print(hanoi(3, "a", "b", "c"))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(800))


def forever(n):
    return forever(n + 1) + 1


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])
print("still running", depth(500))


class Deep:
    def __repr__(self):
        return repr(self)


try:
    repr(Deep())
except RecursionError as error:
    print(type(error).__name__)
print(issubclass(RecursionError, RuntimeError), sys.getrecursionlimit() > 500)
