class M(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.kw = kw
        return c
    def __init__(c, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(c, *a, **k):
        print("call", c.__name__, a, k)
        return super().__call__(*a, **k)
    def __getitem__(c, k): return (c.__name__, k)
    def __len__(c): return 42
    def __instancecheck__(c, o): return o == 3 or super().__instancecheck__(o)
    @property
    def prop(c): return "prop of " + c.__name__
class C(metaclass=M, z=1):
    def __init__(self, a, b=2): self.a = a; self.b = b
print(C.kw, C[5], len(C), C.prop, isinstance(3, C), isinstance(4, C), type(C), C(1).a, C(1, b=5).b)
class D(C, q=3): pass
print(D.kw, type(D).__name__, D.__mro__, D.__bases__, D.__base__, D.mro())
class L(list):
    def __init__(self, *a): super().__init__(*a); self.tag = "t"
    def append(self, x): super().append(x * 2)
l = L([1, 2]); l.append(4); print(l, l.tag, len(l), l == [1, 2, 8], isinstance(l, list), l.__dict__)
class I(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __repr__(self): return f"I({int(self)})"
i = I(4); i.x = 3
print(i, i + 1, i.x, repr(i), hash(i), {i: 1}[5], [0]*i, str(i), f"{i}", I(2**70))
class S(str):
    def shout(self): return self.upper() + "!"
s = S("abc"); s.n = 1
print(s, s.shout(), s + "d", s.n, len(s), s[0], s == "abc", {"abc": 1}[s], type(s + "d"))
class F(float): pass
f = F(1.5); f.y = 1
print(f, f * 2, f.y, type(f).__name__)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
t = T(1, 2, 3); t.z = 9
print(t, t.first, t.z, t + (4,), len(t), hash(t) == hash((1, 2, 3)))
class Dd(dict):
    def __missing__(self, k): return k * 2
d = Dd(a=1); print(d["a"], d["zz"], d.get("q"), d, "zz" in d)
class St(set): pass
print(St([1, 2]), St([1]) | {2}, frozenset([1]) == St([1]))
class E(ValueError):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] " + super().__str__()
try: raise E(5, "bad")
except ValueError as e: print(e, e.code, e.args, repr(e), e.__dict__)
class K(KeyError, AttributeError): pass
print(K("a"), K.__mro__)
class Sl:
    __slots__ = ("a", "__b")
    def __init__(self): self.a = 1; self.__b = 2
    def b(self): return self.__b
x = Sl(); print(x.a, x.b(), Sl.a, hasattr(x, "__dict__"), Sl.__slots__)
try: x.c = 1
except AttributeError as e: print(e)
class Sl2(Sl):
    __slots__ = ["c"]
y = Sl2(); y.c = 3; print(y.a, y.c, y.b())
class Sl3(Sl): pass
z = Sl3(); z.q = 1; print(z.__dict__, z.a)
try:
    class Bad(Sl, Sl2): pass
except TypeError as e: print(e)
try:
    class Bad2:
        __slots__ = ("x",); x = 1
except ValueError as e: print(e)
class Desc:
    def __set_name__(self, o, n): self.n = n; print("set_name", o.__name__, n)
    def __get__(self, o, t): return (self.n, o is None, t.__name__)
    def __set__(self, o, v): print("set", self.n, v)
    def __delete__(self, o): print("del", self.n)
class Uses: d = Desc()
u = Uses(); print(u.d, Uses.d); u.d = 4; del u.d; u.__dict__["d"] = 7; print(u.d)
class G:
    def __getattr__(self, n):
        if n.startswith("x"): return n
        raise AttributeError(n)
g = G(); print(g.xa, hasattr(g, "y"), getattr(g, "y", 0))
class GA:
    def __getattribute__(self, n): return "ga:" + n
print(GA().foo)
class Ctx:
    n = 0
    @classmethod
    def make(cls, *a): return cls, a
    @staticmethod
    def st(x): return x
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v): self._p = v
    @p.deleter
    def p(self): del self._p
c = Ctx(); c.p = 4; print(c.p, Ctx.make(1)[1], c.make(2)[1], c.st(3), Ctx.st(4)); del c.p
try: c.p
except AttributeError as e: print(e)
class RO:
    @property
    def v(self): return 1
try: RO().v = 2
except AttributeError as e: print(e)
try: del RO().v
except AttributeError as e: print(e)
class B1:
    def __init_subclass__(cls, tag=None, **k): super().__init_subclass__(**k); cls.tag = tag
class B2(B1, tag=5): pass
print(B2.tag)
class CG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(CG[int])
Ctx.n = 10; print(c.n); Ctx.__len__ = lambda self: 7; print(len(c)); del Ctx.__len__
try: len(c)
except TypeError as e: print(e)
print(type("Dyn", (Ctx,), {"v": 3, "f": lambda self: self.v})().f())
print(Ctx.__name__, Ctx.__qualname__, Ctx.__module__, Ctx.__doc__, c.__class__, type(c) is Ctx)
class Eq:
    def __eq__(self, o): return True
try: hash(Eq())
except TypeError as e: print(e)
print(Eq() != 3, Eq() == 3, Eq.__hash__)
class Old: pass
o = Old(); o.a = 1
class New: pass
o.__class__ = New; print(type(o).__name__, o.a)
o.__dict__ = {"b": 2}; print(o.b, hasattr(o, "a"), vars(o))
print(sorted(k for k in dir(o) if not k.startswith("__")), callable(o), callable(Old))
for k in range(200): setattr(o, f"attr{k}", k)
print(o.attr199, len(o.__dict__), sum(o.__dict__.values())); del o.attr5; print(hasattr(o, "attr5"), len(vars(o)))
class Cnt:
    made = []
    def __new__(cls, *a): r = super().__new__(cls); cls.made.append(a); return r
    def __init__(self, x): self.x = x
print(Cnt(3).x, Cnt.made)
class Weird:
    def __new__(cls): return 5
print(Weird())
class BadInit:
    def __init__(self): return 3
try: BadInit()
except TypeError as e: print(e)
print([c.__name__ for c in B1.__subclasses__()])
