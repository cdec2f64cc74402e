# namedtuple: defaults, rename, _replace, _asdict, subclassing, errors.
from collections import namedtuple

P = namedtuple("P", "x y z", defaults=[0, 1])
p = P(5)
print(p, p.y, p[2], p._replace(x=9), p._asdict(), P._fields, P._field_defaults)
print(P._make("abc"), p == (5, 0, 1), hash(p) == hash((5, 0, 1)), len(p))
x, *rest = p
print(x, rest, P(z=1, x=2), isinstance(p, tuple), sorted([P(2), P(1)]))
R = namedtuple("R", ["a", "class", "a", "_x"], rename=True)
print(R._fields, R(1, 2, 3, 4))


class Better(namedtuple("Base", "w h")):
    __slots__ = ()

    @property
    def area(self):
        return self.w * self.h

    def __str__(self):
        return "%dx%d" % self


b = Better(2, 3)
print(b, repr(b), b.area, b._replace(w=5).area, b.__slots__)
print(P.__doc__, P.x.__doc__, P.__module__)
for bad in (lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"),
            lambda: namedtuple("1Q", "a"), lambda: namedtuple("Q", "_a"),
            lambda: P(), lambda: P(1, 2, 3, 4), lambda: p._replace(q=1),
            lambda: setattr(p, "x", 1), lambda: P._make([1])):
    try:
        bad()
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
