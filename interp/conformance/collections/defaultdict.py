"""defaultdict: factories, __missing__, copies, |, repr, subclasses, errors."""
import copy
from collections import defaultdict


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"]
print(d, len(d), d.get("z"), "z" in d, d.default_factory)
count = defaultdict(int)
for ch in "mississippi":
    count[ch] += 1
print(count, sorted(count.items()), count.pop("m"), count.setdefault("q"), count)
print(defaultdict(), defaultdict(None, {1: 2}), defaultdict(int, [(1, 2)], x=3), defaultdict(default_factory=int))
print(attempt(defaultdict, 1), attempt(defaultdict, int, 1), attempt(defaultdict, int, 1, 2))
n = defaultdict()
print(attempt(lambda: n[1]), attempt(n.__missing__, (1, 2)), attempt(n.__missing__), n)
n.default_factory = "made".upper
print(n[5], n.__missing__(6), dict(n))
del n.default_factory
print(attempt(lambda: n[7]))
bad = defaultdict(lambda: 1 / 0)
print(attempt(lambda: bad["k"]), bad.keys(), attempt(lambda: bad[[]]))
for c in (count.copy(), copy.copy(count), copy.deepcopy(count)):
    print(type(c).__name__, c == count, c is count, c.default_factory)
print(count | {"z": 1}, {"z": 1} | count, type({"z": 1} | count).__name__, attempt(lambda: count | 1), attempt(lambda: [] | count))
count |= {"s": 0}
print(count == dict(count), count != defaultdict(str, count), attempt(hash, count))
r = defaultdict(int, {1: 2}).__reduce__()
print(r[:4], list(r[4]), defaultdict(None, {}).__reduce__()[1])
print(attempt(setattr, count, "attr", 1), defaultdict[int, str], defaultdict.fromkeys("ab", 1), defaultdict.__mro__)
loop = defaultdict(None)
loop[1] = loop
print(loop)
loop.default_factory = loop.__getitem__


class Tree(defaultdict):
    def __init__(self):
        super().__init__(Tree)


t = Tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"], type(t["a"]).__name__, list(t))
t.note = 5
print(t.note, t.__dict__)


class Echo(defaultdict):
    def __missing__(self, key):
        return key * 2


e = Echo(int)
print(e[4], e["x"], len(e), e.get(4))


class Logged(defaultdict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


g = Logged(int)
g["k"] += 5
print(g)


class Plain(dict):
    def __missing__(self, key):
        self[key] = v = [key]
        return v


p = Plain()
print(p[1], p, p[1] is p[1])
nested = defaultdict(lambda: defaultdict(int))
for a, b in [("x", 1), ("y", 2), ("x", 1), ("x", 3)]:
    nested[a][b] += 1
print({k: dict(v) for k, v in nested.items()})
calls = []
c = defaultdict(lambda: calls.append(1) or len(calls))
print([c[k] for k in "abcab"], len(calls), list(c), [k for k in reversed(c)])
