"""ChainMap, UserDict, UserList, UserString: Python classes over the C ones."""
from collections import ChainMap, UserDict, UserList, UserString, abc, deque, defaultdict, OrderedDict

c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], sorted(c), len(c), c.maps, c.new_child({"b": 9})["b"], c.parents)
c["b"] = 7
del c["a"]
print(c, c["a"], "zz" in c, c.get("zz", 0), list(c.items()))
try:
    c["q"]
except KeyError as e:
    print("KeyError", e)
u = UserDict(a=1)
u["b"] = 2
print(u, u.data, sorted(u.items()), u | {"c": 3}, u.pop("a"), len(u))
l = UserList([3, 1])
l.append(2)
l.sort()
print(l, l + [9], l * 2, l[1:], l.index(2), l == [1, 2, 3])
s = UserString("abc")
print(s.upper(), s + "d", s[1], len(s), s == "abc", s.replace("a", "z"))
print(isinstance(deque(), abc.MutableSequence), isinstance(OrderedDict(), abc.MutableMapping), isinstance(defaultdict(), abc.Mapping))
print(isinstance(OrderedDict().keys(), abc.KeysView), isinstance(deque(), abc.Sequence), isinstance(iter(deque()), abc.Iterator), isinstance(deque(), abc.Hashable))
