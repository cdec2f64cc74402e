"""lru_cache and cache: hits, eviction order against a model, keys, methods."""
from functools import cache, lru_cache


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


@lru_cache
def fib(n):
    "Fibonacci"
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info(), fib.__name__, fib.__doc__, fib.__wrapped__(5))
print(fib.cache_parameters(), type(fib))
fib.cache_clear()
print(fib.cache_info())


def model_run(maxsize, keys):
    """(hits, misses, order) of a least recently used cache."""
    order, hits, misses = [], 0, 0
    for k in keys:
        if k in order:
            hits += 1
            order.remove(k)
            order.append(k)
        else:
            misses += 1
            if maxsize:
                if len(order) >= maxsize:
                    order.pop(0)
                order.append(k)
    return hits, misses, len(order)


state = 7
wrong = 0
for maxsize in (0, 1, 2, 3, 5, 8, 50):
    keys = []
    for _ in range(300):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        keys.append((state >> 16) % 9)
    f = lru_cache(maxsize=maxsize)(lambda k: k * 2)
    wrong += any(f(k) != 2 * k for k in keys)
    hits, misses, _, size = f.cache_info()
    wrong += (hits, misses, size) != model_run(maxsize, keys)
print("wrong", wrong)


@lru_cache(maxsize=None, typed=True)
def kinds(x, y=0):
    return type(x).__name__, y


print(kinds(1), kinds(1.0), kinds(True), kinds(1), kinds(1, 0), kinds(1, y=0))
print(kinds.cache_info())


@lru_cache(maxsize=4)
def untyped(*args, **kw):
    return args, kw


print(untyped(1), untyped(1.0), untyped("1"), untyped(a=1), untyped(a=1.0))
print(untyped(("a", 1)), untyped(b=1, a=2), untyped(a=2, b=1), untyped.cache_info())
print(attempt(untyped, [1]), attempt(untyped, a={}))


class Thing:
    calls = 0

    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=2)
    def double(self, by=2):
        Thing.calls += 1
        return self.n * by

    @staticmethod
    @cache
    def plain(x):
        return [x]


t = Thing(5)
print(t.double(), t.double(), t.double(3), Thing(6).double(), Thing.calls)
print(Thing.double.cache_info(), t.double.cache_info().hits, Thing.plain(1) is t.plain(1))
print(Thing.double is Thing.__dict__["double"], Thing.double(t))


@lru_cache(2)
def flaky(x):
    if x < 0:
        raise ValueError(x)
    return x


print(attempt(flaky, -1), attempt(flaky, -1), flaky.cache_info())


@lru_cache(3)
def reenter(n):
    return 0 if n == 0 else reenter(n - 1) + 1


print(reenter(10), reenter.cache_info())


class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.v

    def __hash__(self):
        return 1


@lru_cache(3)
def ident(x):
    return x.v


print([ident(Same(v)) for v in (1, 2, 1, 3, 4, 1)], ident.cache_info())
print(attempt(lru_cache, 1.5), attempt(lru_cache, "a"))
negative = lru_cache(-5)(len)
print(negative("ab"), negative.cache_info())
fib.extra = 1
print(fib.extra, "__wrapped__" in fib.__dict__, attempt(fib.cache_info, 1))
import copy
print(copy.copy(fib) is fib, copy.deepcopy(fib) is fib, fib.__reduce__())
