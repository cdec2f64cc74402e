"""Every function of operator against the operator itself, on many values."""
import operator

binary = {
    "lt": lambda a, b: a < b, "le": lambda a, b: a <= b,
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b,
    "ge": lambda a, b: a >= b, "gt": lambda a, b: a > b,
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b, "truediv": lambda a, b: a / b,
    "floordiv": lambda a, b: a // b, "mod": lambda a, b: a % b,
    "lshift": lambda a, b: a << b, "rshift": lambda a, b: a >> b,
    "and_": lambda a, b: a & b, "or_": lambda a, b: a | b,
    "xor": lambda a, b: a ^ b, "matmul": lambda a, b: a @ b,
    "is_": lambda a, b: a is b, "is_not": lambda a, b: a is not b,
    "contains": lambda a, b: b in a, "getitem": lambda a, b: a[b],
}
unary = {
    "neg": lambda a: -a, "pos": lambda a: +a, "invert": lambda a: ~a,
    "inv": lambda a: ~a, "not_": lambda a: not a, "truth": bool, "abs": abs,
    "index": lambda a: [0].__class__ and a.__index__(),
}
values = [0, 1, -3, 2**50, True, 1.5, -0.0, "ab", "", b"x", (1, 2), (), [1],
          {1, 2}, frozenset(), {1: 2}, None, range(3), int]


def outcome(f, *args):
    try:
        r = f(*args)
        return type(r).__name__, repr(r)
    except Exception as e:
        return type(e).__name__, str(e)


differ = cells = 0
for name, model in binary.items():
    f = getattr(operator, name)
    for a in values:
        for b in values:
            if name == "lshift" and b == 2**50:
                continue
            if name == "mul" and 2**50 in (a, b):
                continue
            cells += 1
            if outcome(f, a, b) != outcome(model, a, b):
                differ += 1
                print(name, repr(a), repr(b), outcome(f, a, b), outcome(model, a, b))
for name, model in unary.items():
    f = getattr(operator, name)
    for a in values:
        if name == "index":
            continue
        cells += 1
        differ += outcome(f, a) != outcome(model, a)
print(cells, "cells,", differ, "differ")
print(operator.pow(2, 10), outcome(operator.pow, "a", 2), outcome(operator.index, 1.5))
print(operator.index(True), operator.__lt__(1, 2), operator.__not__(0))
for name in ("add", "neg", "setitem", "not_", "truth", "index", "is_", "concat"):
    f = getattr(operator, name)
    print(name, outcome(f), outcome(f, 1, 2, 3, 4), f.__module__, f.__name__)
print(outcome(lambda: operator.add(a=1, b=2)), operator.call(max, 1, 2), operator.call(dict, a=1))
print(outcome(operator.call), outcome(operator.call, 1))
print(len(operator.__all__), sorted(operator.__all__)[:6])
