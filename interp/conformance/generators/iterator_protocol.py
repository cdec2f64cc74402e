class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), tuple(Countdown(2)))
for i in Countdown(2):
    print(i)
a, b = Countdown(2)
print(a, b, 1 in Countdown(3), list(zip(Countdown(3), Countdown(9))))
c = Countdown(5)
print(next(c), next(c), list(c), next(c, None))


class Fresh:
    def __iter__(self):
        return iter([1, 2, 3])


f = Fresh()
print(list(f), list(f), [x + y for x in f for y in f])


class NotIterator:
    def __iter__(self):
        return 5


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: list(NotIterator()))
attempt(lambda: next([1]))
attempt(lambda: next(5))
attempt(lambda: iter(5))
attempt(lambda: [x for x in None])
attempt(lambda: list(3.5))
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), next(values))
it = iter([1, 2, 3])
print(next(it), list(it), list(it), next(it, "x"))
growing = [1]
for x in growing:
    if x < 5:
        growing.append(x + 1)
print(growing)
shrinking = [1, 2, 3, 4]
for x in shrinking:
    shrinking.remove(x)
print(shrinking)
for kind in (b"ab", [1], (1,), {1: 2}, {3}, range(1)):
    print(type(iter(kind)).__name__, next(iter(kind)))
d = {1: 2}
try:
    for k in d:
        d[k + 1] = 0
except RuntimeError as error:
    print(error)
s = {1}
try:
    for k in s:
        s.add(k + 1)
except RuntimeError as error:
    print(error)
