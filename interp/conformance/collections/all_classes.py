import collections
import collections.abc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()), list(c.elements())[:3])
c.update("aa"); c.subtract("b" * 5)
print(c, +c, -c, c.total(), Counter(a=3) + Counter(a=1, b=2), Counter(a=3) & Counter(a=1), Counter(a=1) | Counter(b=2), Counter(a=3) - Counter(a=1))
try:
    Counter.fromkeys("ab")
except NotImplementedError as e:
    print(e)
P = namedtuple("P", "x y", defaults=[7])
p = P(1)
print(p, p.x, p._replace(y=2), p._asdict(), P._fields, P._field_defaults, P._make([4, 5]), p == (1, 7), hash(p) == hash((1, 7)))
a, b = p
for args in (("P", "x x"), ("P", "class"), ("P", "_a"), ("1P", "a")):
    try:
        namedtuple(*args)
    except ValueError as e:
        print(e)
print(namedtuple("R", "a class a", rename=True)._fields)
for call in (lambda: P(), lambda: P(1, 2, 3), lambda: p._replace(z=1)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(e)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["b"], len(m), sorted(m), m.new_child({"c": 4})["c"], m.parents, dict(m))
m["z"] = 9
del m["a"]
print(m, m["a"])
try:
    del m["b"]
except KeyError as e:
    print(e)
class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
l = Lower(A=1, B=2)
l["C"] = 3
print(l, l.get("c"), "a" in l, l | {"D": 4}, l.copy(), len(l))
ul = UserList([3, 1, 2])
ul.sort()
print(ul, ul + [4], ul[1:], type(ul[1:]).__name__, ul * 2, 2 in ul)
us = UserString("abc")
print(us.upper(), us + "d", us[1], us == "abc", len(us), type(us.upper()).__name__)
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, o.popitem(), o.popitem(last=False), list(reversed(OrderedDict(x=1, y=2))))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == dict(a=1))
d = defaultdict(list, {"k": [1]})
d["n"].append(2)
print(d, d.default_factory, d.get("q"), d.copy())
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0); q.rotate(1)
print(q, q.maxlen, q[0], list(reversed(q)), deque("ab") + deque("c"))
print(collections.abc.Hashable.__name__, isinstance(q, collections.abc.MutableSequence))
