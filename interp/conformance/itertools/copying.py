"""copy of iterators of itertools at every point of their way; their states."""
import copy
import operator
from itertools import (accumulate, chain, combinations,
                       combinations_with_replacement, compress, count, cycle,
                       dropwhile, filterfalse, groupby, islice, pairwise,
                       permutations, product, repeat, starmap, takewhile,
                       zip_longest)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


own = {
    "combinations": lambda: combinations("abcd", 2),
    "too many": lambda: combinations("a", 2),
    "with replacement": lambda: combinations_with_replacement("abc", 2),
    "permutations": lambda: permutations("abcd", 3),
    "product": lambda: product("ab", (1, 2, 3), repeat=2),
    "empty product": lambda: product("ab", ""),
    "count": lambda: islice(count(3, 2), 9),
    "repeat": lambda: repeat("x", 4),
}
bad = 0
for name, make in own.items():
    whole = list(make())
    for n in range(len(whole) + 2):
        it = make()
        head = [next(it) for _ in range(min(n, len(whole)))]
        if n > len(whole):
            next(it, None)
        if name == "count":
            continue
        twin = copy.copy(it)
        deep = copy.deepcopy(it)
        tail = list(it)
        if head + tail != whole or list(twin) != tail or list(deep) != tail:
            bad += 1
            print(name, n)
print("bad", bad)


def states(make, points):
    for n in points:
        it = make()
        for _ in range(n):
            next(it, None)
        cls, args, *state = it.__reduce__()
        print(cls.__name__, n, [a if isinstance(a, (tuple, int, float, str, type(None)))
                                else type(a).__name__.replace("str_ascii_", "str_") for a in args], state)


states(lambda: combinations("abc", 2), (0, 1, 2, 4))
states(lambda: combinations("a", 2), (0, 1))
states(lambda: permutations("abc", 2), (0, 1, 2, 9))
states(lambda: product("ab", "cd"), (0, 1, 2, 9))
states(lambda: count(1.5), (1,))
states(lambda: count(3), (2,))
states(lambda: count(2**70), (1,))
states(lambda: repeat(1), (1,))
states(lambda: repeat(1, 3), (1,))
states(lambda: accumulate([1, 2]), (0, 1, 3))
states(lambda: accumulate([1, 2], operator.mul, initial=5), (0, 1, 4))
states(lambda: takewhile(bool, [1, 0]), (0, 2))
states(lambda: dropwhile(bool, [1, 0]), (0, 1))
states(lambda: islice("abcd", 1, 3, 1), (0, 1))
states(lambda: islice("abcd", 1, None), (0, 1))
states(lambda: cycle("ab"), (0, 1, 3))
states(lambda: groupby("aab"), (0, 1, 2))
states(lambda: compress("ab", [1]), (0,))
states(lambda: starmap(pow, []), (0,))
states(lambda: filterfalse(None, []), (0,))

c = chain("ab", "c")
next(c)
cls, args, state = c.__reduce__()
d = cls(*args)
d.__setstate__(state)
print(list(d), chain().__reduce__()[:2])
a = accumulate([1, 2, 3])
next(a)
print(list(copy.copy(a)))
y = cycle("ab")
[next(y) for _ in range(3)]
cls, args, state = y.__reduce__()
z = cls(*args)
z.__setstate__(state)
print([next(z) for _ in range(4)], [next(y) for _ in range(4)])
for f, s in ((combinations("abc", 2), 1), (combinations("abc", 2), (1,)),
             (product("a"), "x"), (permutations("ab"), ((0,), (1,))),
             (permutations("ab"), 1), (chain(), 1), (chain(), (1,)),
             (cycle(""), 1), (groupby("a"), 1), (islice("a", 1), "x"),
             (product("ab"), ("x",)), (combinations("abc", 2), (2**80, 1))):
    print(type(f).__name__, s, attempt(f.__setstate__, s))
big = combinations("abcd", 2)
big.__setstate__((99, -5))
print(next(big, "end"))
print(attempt(pairwise("ab").__reduce__), attempt(copy.copy, pairwise("ab")))
g = groupby("aabbb")
k, members = next(g)
next(members)
print(members.__reduce__()[0].__name__, list(copy.copy(members)), list(g)[0][0])
