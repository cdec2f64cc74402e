"""itemgetter, attrgetter, methodcaller: calls, repr, errors, subclasses."""
from operator import attrgetter, itemgetter, methodcaller


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


print(itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter(-1)([1, 2]))
print(itemgetter("k")({"k": 5}), itemgetter("k", "l")({"k": 5, "l": 6}))
print(itemgetter(slice(1, None))("abcd"), itemgetter(1)((1, 2)), itemgetter(True)("ab"))
print(attempt(itemgetter), attempt(itemgetter(1)), attempt(itemgetter(1), 1, 2))
print(attempt(itemgetter(1), x=1), attempt(itemgetter, x=1), attempt(itemgetter(5), [1]))
print(attempt(itemgetter(5), (1,)), attempt(itemgetter("a"), [1]), attempt(itemgetter(0), 5))
print(itemgetter(1, 2), itemgetter("a"), itemgetter(1).__reduce__())
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)))


class Neg(tuple):
    def __getitem__(self, i):
        return "own", i


print(itemgetter(0)(Neg([1])))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, by=0, *rest, scale=1):
        return (self.x + by) * scale, rest


p = Point(3, Point(4, 5))
print(attrgetter("x")(p), attrgetter("y.x")(p), attrgetter("x", "y.y")(p))
print(attempt(attrgetter), attempt(attrgetter, 1), attempt(attrgetter("a")))
print(attempt(attrgetter("x.z"), p), attempt(attrgetter("q"), p), attempt(attrgetter("a"), x=1))
print(attempt(attrgetter("x"), p, 1), attempt(attrgetter, x=1), attempt(attrgetter("y..x"), p))
print(attrgetter("a.b", "c"), attrgetter("a.b", "c").__reduce__())
print(attrgetter("__class__.__name__")(5))

print(methodcaller("moved")(p), methodcaller("moved", 2, 9, scale=3)(p))
print(methodcaller("upper")("abc"), methodcaller("split", ",")("a,b"), methodcaller("split", sep="-")("a-b"))
print(attempt(methodcaller), attempt(methodcaller, 1), attempt(methodcaller("a")))
print(attempt(methodcaller("nope"), p), attempt(methodcaller("upper"), "a", x=1))
print(attempt(methodcaller, x=1), attempt(methodcaller("upper", 1), "a"), attempt(methodcaller("a"), 1, 2))
print(methodcaller("foo", 1, x=2), methodcaller("foo"), methodcaller("a", 1).__reduce__())
f, args = methodcaller("moved", 1, scale=2).__reduce__()
print(f(*args)(p))


print(attempt(type, "Sub", (itemgetter,), {}), itemgetter.__module__)
print(list(map(itemgetter(0), ["ab", [3], (4,)])), max(rows, key=itemgetter(1)))
