class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = P(1, 2)
print(p.x, p.y)
p.x = 5
print(p.x)
try:
    p.z = 1
except AttributeError as error:
    print(error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
try:
    del p.x
except AttributeError as error:
    print(error)
print(hasattr(p, "__dict__"), hasattr(p, "x"), hasattr(p, "y"))


class Q(P):
    pass


q = Q(1, 2)
q.z = 3
print(q.x, q.z, q.__dict__)


class R(P):
    __slots__ = ["w"]


r = R(7, 8)
r.w = 9
print(r.x, r.y, r.w)
try:
    r.v = 1
except AttributeError as error:
    print(error)


class One:
    __slots__ = "only"


o = One()
o.only = "yes"
print(o.only, One.__slots__, P.__slots__)


class WithDict:
    __slots__ = ("a", "__dict__")


w = WithDict()
w.a = 1
w.b = 2
print(w.a, w.b, w.__dict__)
try:
    class Bad:
        __slots__ = ("c",)
        c = 1
except ValueError as error:
    print(error)
