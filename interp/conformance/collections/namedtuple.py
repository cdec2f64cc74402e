"""namedtuple and its field descriptors."""
from collections import namedtuple
import copy


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2)
print(p, p.x, p.y, p.z, p[1], len(p), P(x=5, y=6), P._fields, P._field_defaults)
print(p._asdict(), p._replace(x=9), P._make([7, 8, 9]), p == (1, 2, 0), hash(p) == hash((1, 2, 0)))
print(attempt(P), attempt(P, 1, 2, 3, 4), attempt(P, 1, q=2), attempt(p._replace, q=1), attempt(P._make, [1]))
print(attempt(setattr, p, "x", 5), attempt(delattr, p, "x"), attempt(getattr, p, "nope"), attempt(setattr, p, "new", 1))
x, y, z = p
print(x, y, z, P.__doc__, P.x.__doc__, repr(P.x), type(P.x).__name__)
P.x.__doc__ = "abscissa"
print(P.x.__doc__, P.x.__get__(p), P.x.__get__(None, P) is P.x, attempt(P.x.__get__, 5), attempt(P.x.__get__, ()))
print(P.x.__reduce__(), attempt(type(P.x), "a", 1), attempt(type(P.x), 1), attempt(P.x.__set__, p, 3))
print(namedtuple("R", "a def a _b", rename=True)._fields)
for bad in ("a a", "def", "1x", "_y"):
    print(attempt(namedtuple, "B", bad))
print(attempt(namedtuple, "B", "a", defaults=[1, 2]), attempt(namedtuple, "class", "a"))


class Point(namedtuple("Point", ["x", "y"])):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __str__(self):
        return f"<{self.x}, {self.y}>"


q = Point(3, 4)
print(q, repr(q), q.norm, q + (5,), sorted([Point(2, 1), Point(1, 9)]), copy.copy(q) == q, copy.deepcopy(q))
match q:
    case Point(x, y):
        print("matched", x, y)
print(P.__match_args__, P.__module__, P.__name__, [f.x for f in (p, P(4, 5))], max([p, P(9, 0)], key=lambda t: t.x))
print(q.__getnewargs__(), P._make(range(3)), list(map(Point._make, [(1, 2), (3, 4)])))
