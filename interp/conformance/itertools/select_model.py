"""product, permutations, combinations against brute force over indices."""
from itertools import (combinations, combinations_with_replacement,
                       permutations, product)


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


def tuples(n, r):
    """All r-tuples of numbers below n, in order."""
    out = [()]
    for _ in range(r):
        out = [t + (i,) for t in out for i in range(n)]
    return out


bad = 0
cells = 0
for n in range(6):
    pool = "abcdefg"[:n]
    for r in range(5):
        every = tuples(n, r)
        pick = lambda keep: [tuple(pool[i] for i in t) for t in every if keep(t)]
        cases = [
            (product(pool, repeat=r), pick(lambda t: True)),
            (permutations(pool, r), pick(lambda t: len(set(t)) == r)),
            (combinations(pool, r),
             pick(lambda t: all(a < b for a, b in zip(t, t[1:])))),
            (combinations_with_replacement(pool, r),
             pick(lambda t: all(a <= b for a, b in zip(t, t[1:])))),
        ]
        for got, want in cases:
            cells += 1
            bad += list(got) != want
print(cells, "cells,", bad, "differ")
print(list(permutations("abc")) == list(permutations("abc", 3)))
print(list(permutations("abc", None))[:2], list(permutations([], 0)))
print(list(product()), list(product("ab", [])), list(product("ab", repeat=0)))
print(list(product("ab", (1, 2), "x")), len(list(product("abc", "de", repeat=2))))
print(list(product(iter("ab"), repeat=2)))
it = combinations("abc", 2)
a = next(it)
b = next(it)
print(a, b, list(it), list(it))
for f in (combinations, combinations_with_replacement, permutations):
    print(f, attempt(f), attempt(f, 5, 1))
    print(attempt(f, [1], -1), attempt(f, [1], "a"), attempt(f, [1], 2**70))
    print(list(f(iterable="abc", r=1)), list(f("ab", 9))[:3])
print(attempt(combinations, [1]), attempt(combinations, [1], None))
print(attempt(product, repeat=-1), attempt(product, x=1), attempt(product, 1))
print(attempt(product, repeat="a"), attempt(product, [1], repeat=2**62))
print(sum(1 for _ in permutations(range(7))), sum(1 for _ in product("ab", repeat=10)))
print(sum(sum(c) for c in combinations(range(12), 5)))
