import copy
import copyreg

class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

class Slots:
    __slots__ = ("a", "b")

class Sub(list):
    pass

class Own:
    def __init__(self):
        self.log = []
    def __copy__(self):
        new = Own()
        new.log = ["copied"]
        return new
    def __deepcopy__(self, memo):
        new = Own()
        new.log = ["deep", type(memo).__name__]
        return new

p = Point([1], {"k": [2]})
q, r = copy.copy(p), copy.deepcopy(p)
p.x.append(9)
print(q.x, r.x, q.y is p.y, r.y is p.y, r.y)
s = Slots()
s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, "b"), copy.deepcopy(s).a is s.a)
u = Sub([1, [2]])
u.tag = "t"
v = copy.deepcopy(u)
print(v, v.tag, type(v).__name__, v[1] is u[1])
print(copy.copy(Own()).log, copy.deepcopy(Own()).log)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is not loop)
shared = [0]
pair = copy.deepcopy([shared, shared, {"s": shared}])
print(pair[0] is pair[1] is pair[2]["s"])
d = {"self": None}
d["self"] = d
e = copy.deepcopy(d)
print(e["self"] is e)
for atom in (1, "a", None, int, len, (1, 2), frozenset({1}), 2.5, b"x", range(3)):
    print(copy.copy(atom) is atom, copy.deepcopy(atom) is atom, end=" ")
print()
inner = ([1],)
print(copy.deepcopy(inner)[0] is inner[0], copy.copy({1, 2}), copy.copy({1: 2}))
print(copy.copy(bytearray(b"ab")), copy.deepcopy({1: {2, 3}}))

class Reduced:
    def __init__(self, n):
        self.n = n
    def __reduce__(self):
        return (Reduced, (self.n + 1,), {"extra": [1]})

w = copy.copy(Reduced(1))
print(w.n, w.extra)

class Stateful:
    def __init__(self):
        self.a, self.b = 1, 2
    def __getstate__(self):
        return {"a": self.a}
    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)

print(sorted(vars(copy.copy(Stateful())).items()))

class Registered:
    n = 5

copyreg.pickle(Registered, lambda o: (str, ("made",)))
print(copy.copy(Registered()))
try:
    copy.copy(x for x in ())
except TypeError as e:
    print(e)
try:
    raise copy.Error("e")
except copy.error as e:
    print(repr(e))
