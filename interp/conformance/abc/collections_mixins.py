# What the abstract classes of collections.abc add to a few methods.
from collections.abc import (Hashable, Iterable, Iterator, Mapping,
                             MutableMapping, MutableSequence, MutableSet,
                             Sequence, Set, Sized)


class Row(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


class Low(Mapping):
    def __getitem__(self, key):
        if key in ("a", "b"):
            return key.upper()
        raise KeyError(key)

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


class Bag(MutableSet):
    def __init__(self, items=()):
        self.d = dict.fromkeys(items)

    def __contains__(self, x):
        return x in self.d

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def add(self, x):
        self.d[x] = None

    def discard(self, x):
        self.d.pop(x, None)


class Line(MutableSequence):
    def __init__(self, *items):
        self.l = list(items)

    def __getitem__(self, i):
        return self.l[i]

    def __setitem__(self, i, v):
        self.l[i] = v

    def __delitem__(self, i):
        del self.l[i]

    def __len__(self):
        return len(self.l)

    def insert(self, i, v):
        self.l.insert(i, v)


row = Row(3, 1, 3)
print(list(row), 1 in row, row.index(3, 1), row.count(3), list(reversed(row)))
low = Low()
print(dict(low), low.get("z", 0), "a" in low, list(low.items()), low == {
    "a": "A", "b": "B"})
a, b = Bag("abc"), Bag("bcd")
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b,
      a.isdisjoint(Bag("x")))
a |= Bag("z")
a -= Bag("a")
a.remove("z")
print(sorted(a), a == Bag("cb"))
line = Line(1, 2)
line.append(3)
line.extend([5, 4])
line += [9]
print(line.pop(), line.pop(0), list(line), line.remove(5), list(line))
line.reverse()
print(list(line), line.index(2))
line.clear()
print(len(line))
for kind in (Hashable, Iterable, Iterator, Sized, Sequence, Set, Mapping,
             MutableMapping):
    print(kind.__name__, [isinstance(v, kind) for v in (
        [], (), {}, set(), "s", iter([]), 5, range(2), row, low, a)])
for make in (lambda: Sequence(), lambda: Bag().remove(1)):
    try:
        make()
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
