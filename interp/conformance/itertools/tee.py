"""tee: shared reading in any order, copies, many blocks, errors."""
from itertools import count, islice, tee


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


a, b = tee("abc")
print(next(a), next(a), next(b), list(a), list(b), list(a))
print(tee([1], 0), len(tee([1], 1)), [list(t) for t in tee(range(3), 3)])
print(attempt(tee), attempt(tee, [1], -1), attempt(tee, 1), attempt(tee, [1], "a"))
print(attempt(tee, [1], n=2), attempt(tee, 1, 0), attempt(tee, 1, 2, 3))

# any interleaving gives every item in order
state = 12345
its = list(tee(iter(range(500)), 4))
got = [[] for _ in its]
while any(len(g) < 500 for g in got):
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    i = state >> 16 & 3
    if len(got[i]) < 500:
        got[i].append(next(its[i]))
print([g == list(range(500)) for g in got], [next(t, "end") for t in its])

a, b = tee(count())
print(list(islice(a, 130))[-1], list(islice(b, 3)))
c = a.__copy__()
print(next(a), next(c), next(c), next(a), next(b))
d, e = tee(b)
print(d is b, next(d), next(e), next(d), next(e))

lead, follow = tee(range(3))
next(lead)
print([x - y for x, y in zip(lead, follow)])


def failing():
    yield 1
    raise KeyError("inside")


a, b = tee(failing())
print(next(a), attempt(next, a), next(b), attempt(next, b))


class Inside:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return next(self.other)


i = Inside()
a, b = tee(i)
i.other = b
print(attempt(next, a))


class Copies:
    def __init__(self, n=0):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n

    def __copy__(self):
        print("copied at", self.n)
        return Copies(self.n)


x, y, z = tee(Copies(), 3)
print(type(x).__name__, next(x), next(x), next(y), next(z))
print(type(tee([])[0]), type(type(a)("ab")), list(type(a)("ab")))
