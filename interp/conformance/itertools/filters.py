"""dropwhile, takewhile, filterfalse, starmap, accumulate."""
from itertools import (accumulate, count, dropwhile, filterfalse, islice,
                       starmap, takewhile)


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


data = [1, 4, 6, 4, 1, 0, 9]
small = lambda x: x < 5
print(list(dropwhile(small, data)), list(takewhile(small, data)))
print(list(filterfalse(small, data)), list(filterfalse(None, [0, 1, "", "a"])))
print(list(filterfalse(bool, [0, 2, None])))
for cls in (dropwhile, takewhile, filterfalse, starmap):
    print(cls, attempt(cls), attempt(cls, 1), attempt(cls, 1, 2))
    print(attempt(cls, None, [], x=3), attempt(list, cls(5, [[1]])))
t = takewhile(small, iter(data))
print(list(t), list(t), attempt(next, t))
d = dropwhile(lambda x: 1 / x, [1, 0, 2])
print(attempt(next, d), attempt(list, d))


class Odd:
    def __bool__(self):
        raise RuntimeError("no truth")


print(attempt(list, takewhile(lambda x: Odd(), [1])))
print(attempt(list, filterfalse(None, [Odd()])))

print(list(starmap(pow, [(2, 5), (3, 2), [10, 3], iter((2, 2))])))
print(list(starmap(lambda *a: a, ["ab", (), range(3)])))
print(attempt(list, starmap(pow, [1])), attempt(list, starmap(pow, [(1,)])))

print(list(accumulate([1, 2, 3, 4])), list(accumulate([])))
print(list(accumulate("abc")), list(accumulate([1, 2.5, True])))
print(list(accumulate([1, 2, 3], lambda a, b: a * b)))
print(list(accumulate([5, 1, 7, 2], max)), list(accumulate([5, 1], func=min)))
print(list(accumulate([1, 2], initial=10)), list(accumulate([], initial=10)))
print(list(accumulate([1, 2], initial=None)), list(accumulate([[1], [2]])))
print(list(accumulate([2**47 - 1, 1, 2**60, -(2**61)])))
print(attempt(accumulate), attempt(accumulate, 5))
print(attempt(accumulate, [1], foo=3), attempt(list, accumulate([1, "a"])))
print(attempt(list, accumulate([1, 2], 7)))
print(list(islice(accumulate(count(1)), 5)))
a = accumulate([1, 2, 3])
print(next(a), next(a), list(a), list(a))


class Log(list):
    def __add__(self, other):
        print("add", len(self), other)
        return Log([*self, other])


print(list(accumulate([1, 2], initial=Log())))
