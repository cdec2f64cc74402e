"""OrderedDict: order, moves, equality, views, repr, reduce, errors."""
import copy
from collections import OrderedDict


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, list(o), list(reversed(o)))
o.move_to_end("c", last=False)
o["b"] = 9
del o["c"]
o["c"] = 0
print(o, o.popitem(), o.popitem(last=False), o)
print(OrderedDict(), OrderedDict([("x", 1), ("y", 2)]), OrderedDict({"k": 1}, z=2))
print(attempt(OrderedDict, 1), attempt(OrderedDict, 1, 2), attempt(OrderedDict, [1]), attempt(OrderedDict, [(1,)]), attempt(OrderedDict, [(1, 2, 3)]), attempt(OrderedDict, [()]))
o = OrderedDict(a=1, b=2)
print(attempt(o.move_to_end, "z"), attempt(o.move_to_end), attempt(o.move_to_end, "a", 1, 2), attempt(OrderedDict().popitem), attempt(o.popitem, 1, 2))
print(attempt(o.pop, "z"), attempt(o.pop), attempt(o.pop, "z", 1, 2), o.pop("z", 5), o.pop("z", default=4), o.pop(key="z", default=None))
print(attempt(o.setdefault), o.setdefault("q"), o.setdefault("a", 7), o, attempt(o.update, 1), attempt(o.update, 1, 2))
o.update([("m", 1)], n=2)
print(o, o.keys(), o.values(), o.items(), type(o.keys()).__mro__)
print("a" in o.keys(), ("a", 1) in o.items(), o.keys() & {"a", "m"} == {"a", "m"}, len(o.values()), list(reversed(o.items()))[:2], list(reversed(o.values()))[:2], list(reversed(o.keys()))[:2])
x, y = OrderedDict(a=1, b=2), OrderedDict([("b", 2), ("a", 1)])
print(x == y, x != y, x == dict(y), dict(x) == y, x == OrderedDict(a=1, b=2), attempt(lambda: x < y), attempt(hash, x), x == 5)
print(x | {"z": 1}, {"z": 1} | x, type({"z": 1} | x).__name__, attempt(lambda: x | 1))
x |= [("w", 5)]
print(x, attempt(x.__ior__, 1), OrderedDict.fromkeys("ab", 1), attempt(OrderedDict.fromkeys))
x.attr = [1]
r = x.__reduce__()
print(x.__dict__, r[:4], list(r[4]))
for c in (x.copy(), copy.copy(x), copy.deepcopy(x)):
    print(c == x, c is x, type(c).__name__)
x.clear()
print(x, bool(x), len(x))
loop = OrderedDict()
loop["me"] = loop
print(loop)


class Upper(OrderedDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)

    def __missing__(self, k):
        return "no " + k


u = Upper(a=1)
u.update(b=2)
u.setdefault("c", 3)
print(u, u["zz"], type(u.copy()).__name__, Upper.fromkeys("xy"), u | {"d": 4})
print(OrderedDict.__module__, OrderedDict.__name__, isinstance(u, dict), attempt(o.clear, 1), attempt(o.copy, 1))


# moves against a list, over a long random run
seed = 5


def rand(n):
    global seed
    seed = seed * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
    return (seed >> 33) % n


o, order = OrderedDict(), []
bad = 0
for i in range(6000):
    what, k = rand(8), rand(40)
    if what < 3:
        o[k] = i
        if k not in order:
            order.append(k)
    elif k in order and what == 3:
        del o[k]
        order.remove(k)
    elif k in order and what == 4:
        o.move_to_end(k)
        order.remove(k)
        order.append(k)
    elif k in order and what < 7:
        o.move_to_end(k, last=False)
        order.remove(k)
        order.insert(0, k)
    elif order and what == 7:
        last = rand(2)
        bad += o.popitem(last)[0] != order.pop(-1 if last else 0)
    bad += list(o) != order or list(reversed(o)) != order[::-1] or (k in o) != (k in order)
print("bad", bad, len(o))
big = OrderedDict.fromkeys(range(60000))
total = 0
while len(big) > 5:
    total += big.popitem(last=False)[0]
    k, _ = big.popitem()
    total -= k
print(total, big)
ring = OrderedDict.fromkeys(range(2000))
for i in range(60000):
    ring.move_to_end(next(iter(ring)))
print(list(ring)[:3])
for i in range(30000):
    ring.move_to_end(next(reversed(ring)), last=False)
print(list(ring)[:3], len(ring))
fifo = dict.fromkeys(range(50000))
while len(fifo) > 2:
    del fifo[next(iter(fifo))]
print(fifo)


class Counted(dict):
    def total(self):
        return sum(self.values())


class Both(Counted, OrderedDict):
    pass


a, b = Both(x=1, y=2), Both(y=2, x=1)
a.move_to_end("x")
print(a, a.total(), a == b, b == dict(a), list(reversed(a)), Both.__mro__[1:3])
