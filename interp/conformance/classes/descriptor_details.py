"""Texts of properties, chained classmethods, derived descriptors, tracebacks made."""
import copy
import types
from collections import OrderedDict, deque


class A:
    @property
    def x(self):
        "doc of x"
        return 1

    @x.setter
    def x(self, value):
        "not this"

    y = property(doc="given")

    @y.getter
    def y(self):
        "not that"
        return 2

    z = x.getter(lambda self: 3)


print(A.x.__doc__, A.y.__doc__, A.z.__doc__, A().y, A().z)
A.x.__doc__ = "changed"
print(A.x.__doc__)
for name in ("fget", "fset", "fdel"):
    try:
        setattr(A.x, name, None)
    except AttributeError as e:
        print(e)


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class Noted(staticmethod):
    def __init__(self, f, note=None):
        super().__init__(f)
        self.note = note


class B:
    @abstractclassmethod
    def made(cls):
        return cls

    stat = Noted(len, note="n")

    @classmethod
    @property
    def here(cls):
        return cls.__name__

    @classmethod
    @classmethod
    def twice(cls):
        return cls


class C(B):
    pass


print(B.made(), C().made(), B.here, C.here, C().here, C.twice())
print(B.stat([1, 2]), B.__dict__["stat"].note)


class Slotted(deque):
    __slots__ = ("a", "__dict__")


class Ordered(OrderedDict):
    __slots__ = ("b",)


d = Slotted([1, 2], 5)
d.a, d.c = 3, 4
e = copy.copy(d)
print(e, e.a, e.c, e.maxlen, d.__reduce__()[2])
o = Ordered(x=1)
o.b = 2
print(copy.deepcopy(o).b, copy.copy(o))


def fails():
    raise KeyError(1)


try:
    fails()
except KeyError as error:
    tb = error.__traceback__
made = types.TracebackType(None, tb.tb_next.tb_frame, tb.tb_next.tb_lasti, 77)
print(made.tb_next, made.tb_lineno, made.tb_lasti == tb.tb_next.tb_lasti,
      made.tb_frame.f_code.co_name)
outer = types.TracebackType(made, tb.tb_frame, tb.tb_lasti, tb.tb_lineno)
print(outer.tb_next is made)
for bad in ((3, tb.tb_frame, 1, 1), (None, 3, 1, 1), (None, tb.tb_frame, "x", 1)):
    try:
        types.TracebackType(*bad)
    except TypeError as e:
        print(e)
try:
    raise ValueError("v").with_traceback(outer)
except ValueError as e:
    print(e.__traceback__.tb_next.tb_next is made)
