"""chain and chain.from_iterable: laziness, errors in the middle, nesting."""
from itertools import chain


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


print(list(chain()), list(chain("ab")), list(chain("ab", [1], (), {2: 3})))
print(list(chain.from_iterable(["ab", range(2), []])))
print(attempt(chain, x=1))
print(attempt(chain.from_iterable))
print(attempt(chain.from_iterable, 1))
print(attempt(list, chain([1], 2, [3])))


def noisy(name, n):
    for i in range(n):
        print("read", name, i)
        yield i


c = chain(noisy("a", 2), noisy("b", 1))
print("made")
print(next(c), next(c), next(c))
print(next(c, "end"), next(c, "end"))

c = chain([1], 5, [2])
print(next(c), attempt(next, c), next(c, "over"))

lazy = chain.from_iterable(noisy(str(i), i) for i in range(3))
print(list(lazy))


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken")


c = chain([1], Broken(), [2])
print(next(c), attempt(next, c), attempt(next, c))


class Mine(chain):
    extra = 5


m = Mine([1], [2])
m.attr = 7
print(type(m).__name__, m.attr, m.extra, list(m))
print(isinstance(m, chain), iter(m) is m, chain[int])
print(type(Mine.from_iterable(["ab"])).__name__)

deep = iter([])
for i in range(200):
    deep = chain([i], deep)
print(sum(deep))
print(repr(chain())[:24], type(chain()), chain.__module__, chain.__name__)
