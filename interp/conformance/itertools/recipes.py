"""What people build from itertools: sliding windows, flattening, round robin."""
from itertools import (accumulate, chain, combinations, count, cycle, groupby,
                       islice, repeat, starmap, takewhile, tee, zip_longest)
from operator import mul


def take(n, it):
    return list(islice(it, n))


def grouper(it, n, fill=None):
    return zip_longest(*[iter(it)] * n, fillvalue=fill)


def roundrobin(*its):
    active = len(its)
    nexts = cycle(iter(it).__next__ for it in its)
    while active:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            active -= 1
            nexts = cycle(islice(nexts, active))


def powerset(it):
    s = list(it)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


def sieve(n):
    flags = bytearray((0, 1)) * (n // 2)
    flags[1:3] = 0, 0
    limit = int(n**0.5) + 1
    for p in range(3, limit, 2):
        if p < len(flags) and flags[p]:
            flags[p * p:: p + p] = bytes(len(range(p * p, len(flags), p + p)))
    return [2] + [i for i in range(3, len(flags)) if flags[i]]


def unique(it):
    seen = set()
    for x in it:
        if x not in seen:
            seen.add(x)
            yield x


print(list(grouper("abcdefg", 3, "x")), list(roundrobin("abc", "d", "ef")))
print(list(powerset([1, 2, 3])), len(list(powerset(range(10)))))
print(sieve(60), list(unique("abracadabra")))
print(sum(starmap(mul, zip([1, 2, 3], [4, 5, 6]))))
print(take(10, map(sum, zip(count(), count(1)))))
print(list(takewhile(lambda x: x < 60, accumulate(repeat(3), mul))))
fib = lambda: map(lambda p: p[0], accumulate(
    repeat(None), lambda p, _: (p[1], p[0] + p[1]), initial=(0, 1)))
print(take(15, fib()))


text = "aaabccddddd"
packed = [(k, sum(1 for _ in g)) for k, g in groupby(text)]
print(packed, "".join(k * n for k, n in packed) == text)
print(max(map(len, (list(g) for _, g in groupby("0011101111001")))))
a, b = tee(sorted("hello"))
next(b)
print([x for x, y in zip(a, b) if x == y])
