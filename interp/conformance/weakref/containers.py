# WeakValueDictionary, WeakKeyDictionary and WeakSet while all live.
import weakref


class Key:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "Key(%d)" % self.n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n


keys = [Key(i) for i in range(5)]
values = weakref.WeakValueDictionary(zip("abcde", keys))
print(len(values), values["c"], "d" in values, "z" in values)
print(sorted(values), sorted(v.n for v in values.values()))
print(values.get("q", 1), values.pop("a"), len(values))
print(values.setdefault("n", keys[4]), sorted(values.keys()))
table = weakref.WeakKeyDictionary()
for key in keys:
    table[key] = key.n * 10
print(len(table), table[Key(3)], sorted(table.values()))
print(sorted(k.n for k in table), Key(9) in table)
del table[keys[0]]
print(len(table), table.pop(keys[1]), len(table))
chosen = weakref.WeakSet(keys[:3])
other = weakref.WeakSet(keys[2:])
print(len(chosen), keys[0] in chosen, keys[4] in chosen)
print(sorted(k.n for k in chosen | other), sorted(k.n for k in chosen & other))
chosen.discard(keys[0])
chosen.add(keys[4])
print(sorted(k.n for k in chosen), chosen <= other)
for bad in (lambda: chosen.add(1), lambda: table.__setitem__("s", 1)):
    try:
        bad()
    except TypeError as error:
        print(error)
