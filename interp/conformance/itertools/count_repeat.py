"""count and repeat: numbers of all kinds, repr, limits, errors."""
from itertools import count, islice, repeat
from operator import length_hint


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


def first(it, n=4):
    return list(islice(it, n))


print(first(count()), first(count(5)), first(count(-2)), first(count(3, -2)))
print(first(count(1.5)), first(count(0, 0.25)), first(count(2, 1.0)))
print(first(count(10**20)), first(count(2**47 - 2)), first(count(2**63 - 2)))
print(first(count(0, 10**15), 3), first(count(-(2**47), -1), 3))
print(first(count(start=3, step=4)), first(count(True)), first(count(1, True)))
print(count(), count(7), count(7, 1), count(7, 2), count(1.5), count(1, 1.0))
print(count(2**70), count(-3), count(0, 0), count(step=5))
c = count(5)
next(c)
next(c)
print(c)
c = count(0.5, 0.5)
next(c)
print(c)
print(attempt(count, "a"), attempt(count, 1, "b"), attempt(count, None))
print(attempt(count, 1, 2, 3), attempt(count, x=1))
print(attempt(len, count()))

print(list(repeat("x", 3)), list(repeat(0, 0)), list(repeat(0, -5)))
print(first(repeat([])), list(repeat(object="o", times=2)))
print(repeat("x"), repeat("x", 3), repeat(None, -1), repeat([1], 2))
r = repeat(7, 3)
print(next(r), r, length_hint(r), list(r), r, length_hint(r))
print(attempt(length_hint, repeat(1)), attempt(repeat(1).__length_hint__))
print(attempt(repeat), attempt(repeat, 1, "a"), attempt(repeat, 1, 2, 3))
print(attempt(repeat, 1, 2**80), attempt(repeat, 1, x=2), attempt(repeat, 1, 1.5))
one = object()
print(all(x is one for x in repeat(one, 10)))
print(list(map(pow, range(5), repeat(2))))
print(list(zip(count(1), "abc")))
loop = []
loop.append(repeat(loop, 2))
print(loop)


class Up(count):
    pass


print(Up(3), first(Up(3)), type(Up()).__mro__[1])
