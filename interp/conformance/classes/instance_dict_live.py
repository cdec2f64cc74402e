"""An instance's __dict__ is one dict, alive, with all that a dict has."""
import copy
import json


class Plain:
    pass


a = Plain()
a.x = 1
d = a.__dict__
print(type(d) is dict, d is a.__dict__, vars(a) is d)
d["y"] = 2
a.z = 3
print(a.y, d, list(d.keys()), dict.copy(d), dict.get(d, "x"))
keys = d.keys()
a.w = 4
print(list(keys), len(keys))
d[5] = "not a name"
print(d, sorted(map(str, d)))
dict.pop(d, 5)
dict.__setitem__(d, "v", 6)
print(a.v, {**d}, copy.deepcopy(d) == d, json.dumps(d))
for change in ("setattr(a, 'q' + name, 1)", "d['r' + name] = 1"):
    try:
        for name in d:
            exec(change)
    except RuntimeError as e:
        print(e)
d.clear()
print(a.__dict__, hasattr(a, "x"))


class Bag(dict):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.__dict__ = self


b = Bag(p=1)
b.q = 2
b["r"] = 3
print(b, b.p, b.r, b.__dict__ is b)

given = {"m": 1}
c = Plain()
c.old = 0
c.__dict__ = given
given["n"] = 2
c.o = 3
print(c.m, c.n, given, c.__dict__ is given, hasattr(c, "old"))
other = Plain()
other.__dict__ = c.__dict__
other.shared = True
print(c.shared)
del c.__dict__
print(c.__dict__, given)
try:
    c.__dict__ = [1]
except TypeError as e:
    print(e)

exec("t = 7", c.__dict__)
print(c.t, "__builtins__" in vars(c))


class Slotted:
    __slots__ = ("s", "__dict__")


s = Slotted()
s.s, s.t = 1, 2
print(vars(s), s.s)
s.__dict__ = {"u": 3}
print(vars(s), s.s, s.u, hasattr(s, "t"))
e = ValueError(1)
e.note = "n"
print(vars(e))
vars(e)["more"] = 1
print(e.more, e.args)
p = copy.copy(s)
print(p.s, p.u, p.__dict__ is s.__dict__)
