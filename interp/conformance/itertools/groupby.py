"""groupby: groups that share the source, keys, errors in key functions."""
from itertools import groupby


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


print([(k, list(g)) for k, g in groupby("aaabbc")])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print([(k, "".join(g)) for k, g in groupby("aAbB", str.lower)])
print(list(groupby([])), [k for k, _ in groupby("aabbaa")])
print(attempt(groupby), attempt(groupby, 1), attempt(groupby, [1], 1, 2))
print(attempt(list, groupby([1], key=5)), attempt(groupby, [1], x=3))

groups = list(groupby("aabb"))
print([list(g) for _, g in groups])

g = groupby("aabbcc")
k1, first = next(g)
print(k1, next(first))
k2, second = next(g)
print(k2, list(first), next(second), list(second), list(second))
k3, third = next(g)
print(k3, next(g, "end"), list(third))


def key(x):
    if x == 3:
        raise ValueError("key of 3")
    return x


g = groupby([1, 1, 3, 4], key)
k, members = next(g)
print(next(members), attempt(list, members), attempt(next, g)[0])


class Strange:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("compare", self.n, other.n)
        return self.n == other.n


for k, members in groupby([Strange(1), Strange(1), Strange(2)]):
    print("group", k.n, len(list(members)))
print(type(groupby([])), type(next(groupby("a"))[1]))
nan = float("nan")
print([len(list(g)) for _, g in groupby([nan, nan, 1.0])])
words = sorted("the quick brown fox jumps over the lazy dog".split(), key=len)
print({n: list(ws) for n, ws in groupby(words, len)})
