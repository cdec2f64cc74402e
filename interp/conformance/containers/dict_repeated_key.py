"""The same key looked up again and again while the dict changes between."""
from collections import OrderedDict


def fresh(*parts):
    return "".join(parts)


def counted(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


text = "a bb a ccc longer-word bb longer-word x a a-word-of-more-than-16"
print(counted(text.split()))
print(counted([(n % 3, n % 2) for n in range(20)]))
print(counted([(str(n % 3), "x") for n in range(20)]))

# changes between two looks at one key object
for key in (fresh("k", "ey"), (1, 2), (fresh("a", "b"), 3), ((1,), 2)):
    d = {i: i for i in range(20)}
    d[key] = "first"
    twin = eval(repr(key))
    print(d[twin], twin in d, d.get(twin))
    del d[key]
    print(twin in d, d.get(twin, "gone"))
    d[twin] = "second"
    print(d[twin], d.pop(key), d.pop(key, None), twin in d)
    print(d.setdefault(twin, "third"), d[twin], d[key])
    d.clear()
    print(d.get(twin), len(d))
    d[twin] = 4
    d.update({key: 5})
    print(d[twin], d.popitem(), twin in d)
    other = {twin: "other", **{i: i for i in range(9)}}
    print(d.get(twin), other[twin], d.get(twin))
    d, other = other, d
    print(d[twin], twin in other)

# the entry moves
o = OrderedDict((str(i), i) for i in range(12))
seven = fresh("", "7")
print(o[seven], seven in o)
o.move_to_end(seven)
print(o[seven], list(o)[-1])
o.move_to_end(seven, last=False)
print(o[seven], list(o)[0])
for i in range(50):
    o[str(i * 3)] = -i
print(o[seven], o["21"], len(o))


# Python's own comparisons are asked every time
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print("hash", self.n, end=" ")
        return 7

    def __eq__(self, other):
        print("eq", self.n, end=" ")
        return isinstance(other, Key) and self.n == other.n


d = {i: i for i in range(20)}
d[(Key(1), "x")] = "one"
pair = (Key(1), "x")
print(d[pair])
print(d[pair], pair in d)

# many dicts and keys that die: addresses are used again
bad = 0
for i in range(3000):
    name = fresh("n", str(i % 7))
    d = {fresh("n", str(k)): k for k in range(7 if i % 3 else 30)}
    bad += d[name] != i % 7 or (name in d) is not True
    bad += d.get((i, i)) is not None
    d[(i, i)] = 1
    bad += d[(i, i)] != 1
print(bad)
