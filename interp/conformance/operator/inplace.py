"""In-place functions, item functions, sequence searches, length_hint."""
import operator
from operator import (concat, countOf, delitem, getitem, iadd, iand, iconcat,
                      imul, indexOf, ior, isub, ixor, length_hint, setitem)


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


x = [1]
print(iadd(x, (2, 3)) is x, x, imul(x, 2) is x, x)
s = {1, 2, 3}
print(iand(s, {2, 3, 4}) is s, s, ior(s, {9}), isub(s, {9}), ixor(s, {2, 5}))
d = {1: 2}
print(ior(d, [(3, 4)]) is d, d)
print(iadd(1, 2), iadd("a", "b"), operator.ipow(2, 5), operator.ifloordiv(7, 2))
print(operator.imod(7, 4), operator.ilshift(1, 4), operator.irshift(16, 2), operator.itruediv(1, 4))
print(attempt(iadd, 1, "a"), attempt(iadd, [], 5), attempt(operator.imatmul, 1, 2))


class Acc:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(other)
        return self

    def __mul__(self, other):
        return "mul", other


a = Acc()
print(iadd(a, 5) is a, a.log, imul(a, 3))

y = [1, 2, 3, 4]
setitem(y, 0, "first")
setitem(y, slice(1, 3), [9])
delitem(y, -1)
print(y, getitem(y, 1), getitem(y, slice(None)), getitem({"k": "v"}, "k"))
print(attempt(setitem, (), 0, 1), attempt(delitem, {}, 1), attempt(getitem, 5, 1))
print(concat([1], [2]), concat("a", "b"), concat((), (1,)), iconcat([1], "xy"))
print(attempt(concat, 1, 2), attempt(concat, {}, {}), attempt(concat, {1}, {2}))
print(attempt(concat, [], ()), attempt(concat, "a", 1), attempt(iconcat, 1, 2))
print(countOf([1, 2, 1.0, True], 1), countOf("banana", "a"), countOf(iter(()), 1))
print(indexOf([5, 6, 7], 6), indexOf("abc", "c"), attempt(indexOf, [1], 2))
print(attempt(countOf, 1, 2), attempt(indexOf, 1, 2))
nan = float("nan")
print(countOf([nan, nan], nan), indexOf((1, nan), nan))


class Eq:
    def __eq__(self, other):
        raise ValueError("no comparison")


print(attempt(countOf, [Eq()], 1), attempt(indexOf, [Eq()], 1))


class Hint:
    def __init__(self, h):
        self.h = h

    def __length_hint__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h


print(length_hint([1, 2]), length_hint(iter([1, 2, 3])), length_hint(5), length_hint(5, 7))
print(length_hint(Hint(4)), length_hint(Hint(NotImplemented), 9), length_hint(Hint(TypeError()), 2))
print(attempt(length_hint, Hint(-1)), attempt(length_hint, Hint("x")), attempt(length_hint, Hint(ValueError("v"))))
print(attempt(length_hint), attempt(length_hint, 1, "a"), attempt(length_hint, 1, 2, 3))
print(length_hint(x for x in ()), length_hint({1: 2}.items()), length_hint(zip()))
import _operator
same = _operator._compare_digest
print(same("abc", "abc"), same("abc", "abd"), same(b"a", bytearray(b"a")), same(b"a", b"ab"))
print(attempt(same, "é", "a"), attempt(same, 1, "a"), attempt(same, "a", b"a"))
