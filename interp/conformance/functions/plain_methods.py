"""module.f(), Class.f(), classmethods, bound methods read, classes without
__init__, and loops whose list changes below them."""
import math
import sys


class A:
    tag = "A"

    @staticmethod
    def s(x, y=2):
        return ("s", x, y)

    @staticmethod
    def one(x):
        return ("one", x)

    @classmethod
    def c(cls, x):
        return (cls.__name__, x)

    @classmethod
    def none(cls):
        return cls.tag

    def m(self, x=1):
        return (self.tag, x)


class B(A):
    tag = "B"


class Empty:
    pass


class Meta(type):
    @property
    def odd(cls):
        return "meta"

    def mm(cls, x):
        return (cls.__name__, x, "mm")


class WithMeta(metaclass=Meta):
    def m2(self, x):
        return "instance"


def uses():
    r = []
    a, b = A(), B()
    for i in range(5):
        x = i
        r.append(math.sqrt(x) + math.floor(x + 0.5) + math.gcd(x + 4, 6))
        r.append((A.s(x), A.s(x, 3), B.s(x + 1), a.s(x), b.one(x), A.one(x)))
        r.append((A.c(x), B.c(x), a.c(x), b.c(x + 1), A.none(), B.none()))
        r.append((A.m(a), A.m(b, x), B.m(b, x + 1), a.m(), b.m(x)))
        f, g = a.m, b.m
        r.append((f(), g(x), f.__self__ is a, f == a.m, f != g))
        e = Empty()
        e.x = x
        r.append(e.x + len(vars(Empty())))
        r.append((WithMeta.odd, WithMeta.mm(x), WithMeta().m2(x)))
        if i == 2:
            A.one = staticmethod(lambda x: ("replaced", x))
            B.tag = "B2"
            A.none = classmethod(lambda cls: "new " + cls.__name__)
    return r


def changes_module():
    r = []
    old = math.sqrt
    for i in range(4):
        x = i
        r.append(math.sqrt(x))
        if i == 1:
            math.sqrt = lambda v: "mine %s" % v
        if i == 2:
            math.sqrt = old
    return r


def errors():
    r = []
    for f in (lambda x: math.sqrt("a"), lambda x: math.nothing(x),
              lambda x: A.nothing(x), lambda x: A.c(), lambda x: A.one(x, x),
              lambda x: Empty(x), lambda x: A.m(), lambda x: math.sqrt(-x - 1),
              lambda x: math.sqrt(), lambda x: math.gcd(x, "a")):
        for x in (1, 2):
            try:
                r.append(f(x))
            except Exception as e:
                r.append(type(e).__name__ + ": " + str(e))
    return r


def loops():
    r = []
    items = [1, 2, 3]
    for i in items:
        if len(items) < 8:
            items.append(i + 10)
        if i % 5 == 0:
            continue
        r.append(i)
    for i in items:
        if i > 2:
            items.pop()
        r.append(i)
    for i in range(10):
        if i == 3:
            continue
        if i == 6:
            break
        for j in range(i, 3):
            r.append((i, j))
    else:
        r.append("else")
    for k in (range(3), [4, 5], (6,), "ab", {7: 8}, range(2), [9], iter([1])):
        for i in k:
            r.append(i)
        else:
            r.append("end")
    i = 99
    for i in []:
        pass
    r.append(i)
    it = iter([1, 2, 3, 4])
    for i in it:
        r.append((i, next(it, None)))
    for i in range(2**47 - 3, 2**47 + 2, 2):
        r.append(i)
    for i in range(3, -3, -2):
        r.append(i)
    return r


print(uses())
print(changes_module())
print(errors())
print(loops(), loops() == loops())
print([isinstance(x, (int, str)) for x in (1, "a", True, 1.5, None, [], A)],
      sys.maxsize > 1)
