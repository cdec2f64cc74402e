# cached_property, total_ordering, partialmethod, reduce, cache.
import functools


class Data:
    def __init__(self, n):
        self.n = n
        self.calls = 0

    @functools.cached_property
    def square(self):
        self.calls += 1
        return self.n * self.n

    def add(self, a, b=0):
        return self.n + a + b

    add_five = functools.partialmethod(add, 5)
    add_b = functools.partialmethod(add, b=100)


@functools.total_ordering
class Rank:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


d = Data(4)
print(d.square, d.square, d.calls, "square" in d.__dict__)
del d.square
print(d.square, d.calls)
print(d.add_five(), d.add_five(1), d.add_b(2))
a, b = Rank(1), Rank(2)
print(a <= b, a > b, a >= b, a != b, sorted([b, a])[0].n)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())
fib.cache_clear()
print(fib.cache_info(), fib.__wrapped__(1))
print(functools.reduce(lambda x, y: x * 10 + y, [1, 2, 3], 9))
try:
    functools.reduce(max, [])
except TypeError as error:
    print(error)
try:
    functools.total_ordering(type("Bare", (), {}))
except ValueError as error:
    print(error)
