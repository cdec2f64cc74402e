"""Counter, which counts in C: every method, odd keys, subclasses."""
from collections import Counter, _count_elements


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), sorted(c.elements()))
print(Counter(a=3, b=1) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=2))
print(Counter(a=3, b=1) & Counter(a=1, b=2), Counter(a=3, b=1) | Counter(a=1, b=2), +Counter(a=-1, b=2), -Counter(a=-1))
c.update("aaz")
c.subtract({"a": 3, "q": 1})
print(c, "q" in c, c.pop("q"))
del c["nothing"]
print(Counter([1, 1.0, True, "1"]), Counter([(1,), (1,)]), Counter({"x": 2}), Counter())
print(attempt(Counter, 5), attempt(Counter, [[]]), attempt(Counter.fromkeys, "ab"), attempt(Counter, 1, 2))
print(Counter("ab") == Counter("ba"), Counter("aab") > Counter("ab"), Counter("ab") <= Counter("ab"), Counter(a=0) == Counter())
print(c.copy() == c, type(c.copy()).__name__, repr(Counter(a=1, b=3)))
d = {"a": 5}
_count_elements(d, "aab")
print(d, attempt(_count_elements), attempt(_count_elements, {}, 1), attempt(_count_elements, 1, [1]))
_count_elements(d, iter("zz"))
f = {"x": 1.5, "y": 2**47 - 1}
_count_elements(f, "xxyy")
print(d, f, attempt(_count_elements, {"s": "text"}, "s"))


class Loud(dict):
    def __setitem__(self, k, v):
        print("set", k, v)
        super().__setitem__(k, v)


m = Loud()
_count_elements(m, "aba")


class Other(dict):
    def get(self, k, default=None):
        return 100


g = Other()
_count_elements(g, "ab")
print(m, g)


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __hash__(self):
        return 3

    def __repr__(self):
        return f"Key({self.v})"


print(Counter([Key(1), Key(2), Key(1)]))
words = "it was the best of times it was the worst of times".split()
print(Counter(words).most_common(3), Counter(map(len, words)))
