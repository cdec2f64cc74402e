# Counter: arithmetic, comparison, missing, elements, most_common, update.
from collections import Counter

a, b = Counter("abracadabra"), Counter("bar", z=2)
print(a, a.most_common(2), a["q"], a.total(), sorted(a.elements())[:6])
print(a + b, a - b, a & b, a | b)
print(+Counter(x=1, y=-1), -Counter(x=1, y=-1))
a.update("aaa")
a.subtract({"a": 2, "b": 5})
print(a["a"], a["b"], a >= Counter("a"), Counter("a") <= a)
a += Counter("zz")
a -= Counter("z")
print(sorted(a.items()), Counter(a) == a, Counter([("k", 1), ("k", 1)]))
del a["nothing"]
print(Counter(), Counter({}), bool(Counter()), Counter(cats=4, dogs=8))
print(Counter("ab") == Counter("ba"), Counter(a=1) == Counter(a=1, b=0))
try:
    Counter.fromkeys("ab")
except NotImplementedError as error:
    print(error)
try:
    Counter(1, 2)
except TypeError as error:
    print(error)
