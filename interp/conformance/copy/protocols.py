# copy and deepcopy: hooks, cycles, memo, slots, reduce.
import copy


class Plain:
    def __init__(self, *items):
        self.items = list(items)


class Hooked:
    def __copy__(self):
        return "shallow"

    def __deepcopy__(self, memo):
        return "deep", len(memo) >= 0


class Slotted:
    __slots__ = ("a", "b")


class Reduced:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Reduced, (self.a, self.b), {"extra": 1}


class State:
    def __init__(self):
        self.secret, self.open = 1, 2

    def __getstate__(self):
        return {"open": self.open}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


inner = [1]
plain = Plain(inner, inner)
shallow, deep = copy.copy(plain), copy.deepcopy(plain)
print(shallow.items is plain.items, deep.items is plain.items)
print(deep.items[0] is deep.items[1], deep.items[0] is inner)
cycle = []
cycle.append(cycle)
again = copy.deepcopy(cycle)
print(again[0] is again, again is cycle)
print(copy.copy(Hooked()), copy.deepcopy(Hooked()))
s = Slotted()
s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, "b"), copy.deepcopy(s).a is s.a)
r = copy.copy(Reduced(1, [2]))
print(r.a, r.b, r.extra)
print(sorted(copy.deepcopy(State()).__dict__.items()))
for value in (1, "s", (1, 2), frozenset((1,)), None, len, Plain, range(3)):
    print(copy.copy(value) is value, copy.deepcopy(value) is value)
both = (inner, [inner])
print(copy.deepcopy(both)[0] is copy.deepcopy(both)[1][0], copy.copy(both) is
      both)
d = {"k": {1, 2}, "t": (inner,)}
e = copy.deepcopy(d)
print(e == d, e["k"] is d["k"], e["t"] is d["t"])
