"""islice, pairwise, compress, zip_longest, cycle against models in Python."""
from itertools import compress, count, cycle, islice, pairwise, zip_longest


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


bad = 0
for n in range(7):
    for start in (None, 0, 1, 2, 5, 9):
        for stop in (None, 0, 1, 3, 6, 8):
            for step in (None, 1, 2, 3, 100):
                want = list(range(n))[slice(start, stop, step)]
                if list(islice(range(n), start, stop, step)) != want:
                    bad += 1
print("islice", bad)
for args in [(), ([1],), ([1], 2, 3, 4, 5), ([1], -1), ([1], "a"),
             ([1], 1, -2), ([1], -1, 2), ([1], "a", 2), ([1], 0, 1, 0),
             ([1], 0, 1, "x"), ([1], 0, 1, -1), (1, 1), ([1], 2**70),
             ([1], 1.5)]:
    print(attempt(islice, *args))
print(attempt(islice, [1], stop=3))


class Index:
    def __index__(self):
        return 2


print(list(islice("abcdef", Index())), list(islice("abcdef", Index(), None)))
it = iter(range(10))
print(list(islice(it, 3)), next(it))
it = iter(range(10))
print(list(islice(it, 1, 5, 3)), list(it))
it = iter(range(10))
print(list(islice(it, 0)), next(it))
it = iter(range(10))
print(list(islice(it, 4, 4)), list(it))
s = islice(count(), 3)
print(list(s), list(s))

print(list(pairwise("abcd")), list(pairwise([1])), list(pairwise([])))
print(attempt(pairwise), attempt(pairwise, 1), attempt(pairwise, iterable=[]))
p = pairwise(iter([1, 2, 3]))
print(next(p), list(p), list(p))

print(list(compress("abcdef", [1, 0, "x", None, [], 2])))
print(list(compress("abc", [1])), list(compress([], [1])))
print(list(compress(data="ab", selectors=count())))
print(attempt(compress, [1]), attempt(compress, 1, 2), attempt(compress, [], 2))

print(list(zip_longest()), list(zip_longest("ab")), list(zip_longest([], [])))
print(list(zip_longest("abc", [1], (x for x in range(2)))))
print(list(zip_longest("abc", [1], fillvalue="-")))
print(attempt(zip_longest, x=1), attempt(zip_longest, fillvalue=1, y=2))
print(attempt(zip_longest, [], 1))


def failing():
    yield 1
    raise KeyError("inside")


z = zip_longest("abc", failing())
print(next(z), attempt(next, z), attempt(next, z))

print(list(islice(cycle("abc"), 8)), list(cycle([])))
c = cycle(iter([1, 2]))
print([next(c) for _ in range(5)])
print(attempt(cycle), attempt(cycle, 1), attempt(cycle, [], x=1))
c = cycle(failing())
print(next(c), attempt(next, c), next(c), next(c))
