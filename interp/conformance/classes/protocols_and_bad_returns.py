import sys
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
# super
class A:
    def m(self): return 'A'
    @classmethod
    def c(cls): return 'Ac', cls.__name__
    x = property(lambda s: 'Ax')
class B(A):
    def m(self): return 'B' + super().m()
    @classmethod
    def c(cls): return 'Bc', super().c()
    def y(self): return super().x
    @staticmethod
    def s(): return super().m()
    def z(self): return [super().m() for _ in range(1)]
b = B(); t(b.m); t(B.c); t(b.y); t(B.s); t(b.z)
t(lambda: super(B, b).m()); t(lambda: super(B, B).c()); t(lambda: super(A, b).m()); t(lambda: super(B, 3)); t(lambda: super(3)); t(lambda: super()); t(lambda: super(B).m); t(lambda: super(B, b)); t(lambda: super(B, b).__self__ is b); t(lambda: super(B).__get__(b).m()); t(lambda: super(B, b).nope); t(lambda: setattr(super(B, b), 'x', 1)); t(lambda: super(B, b).__class__)
# descriptors
class D:
    def __get__(self, o, t=None): return ('get', o is None, t.__name__)
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('del')
class N:
    def __get__(self, o, t): return 'nondata'
class O:
    __set__ = None
    def __init__(self): pass
class H: d = D(); n = N(); o = O()
h = H(); print(h.d, H.d, h.n); h.d = 5; del h.d; h.n = 'own'; print(h.n, H.n); h.__dict__['d'] = 'shadow'; print(h.d)
t(lambda: setattr(h, 'o', 1))
class GS:
    def __get__(self, o, t): raise AttributeError('inner')
class HG:
    g = GS()
    def __getattr__(self, n): return 'fallback ' + n
print(HG().g)
class GA:
    def __getattribute__(self, n):
        if n == 'secret': raise AttributeError(n)
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return 'ga ' + n
    k = 1
print(GA().k, GA().secret, GA().zz, hasattr(GA(), 'q'))
class SA:
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
    def __delattr__(self, n): print('delattr', n); object.__delattr__(self, n)
s = SA(); s.a = 3; print(s.a); del s.a; t(lambda: s.a)
class MetaGA(type):
    def __getattr__(cls, n): return 'meta ' + n
    def __getitem__(cls, k): return 'item', k
    def __len__(cls): return 42
    def __iter__(cls): return iter('abc')
    def __contains__(cls, x): return x == 1
    def __call__(cls, *a): return ('called', a)
    def __bool__(cls): return False
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, o): return o is int
    def __eq__(cls, o): return True
    def __hash__(cls): return 7
    def __repr__(cls): return '<M>'
    def __add__(cls, o): return 'add'
    def __enter__(cls): return 'ent'
    def __exit__(cls, *a): pass
    def __dir__(cls): return ['zz']
    def __setattr__(cls, n, v): print('meta set', n); type.__setattr__(cls, n, v)
class MC(metaclass=MetaGA): pass
print(MC.foo, MC[3], len(MC), list(MC), 1 in MC, MC(1), bool(MC), isinstance(5, MC), isinstance(6, MC), issubclass(int, MC), MC == 3, hash(MC), MC, MC + 1, dir(MC)); MC.q = 1
with MC as e: print(e)
# operators
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return 'radd', o
    def __iadd__(self, o): self.v += o; return self
    def __lt__(self, o): return NotImplemented
    def __gt__(self, o): return 'gt'
    def __index__(self): return 3
    def __int__(self): return 4
    def __float__(self): return 2.5
    def __round__(self, n=None): return 'round', n
    def __divmod__(self, o): return 'dm'
    def __rdivmod__(self, o): return 'rdm'
    def __pow__(self, e, m=None): return 'pow', e, m
    def __rpow__(self, o): return 'rpow'
    def __matmul__(self, o): return 'mm'
    def __neg__(self): return 'neg'
    def __trunc__(self): return 'tr'
    def __ceil__(self): return 'ce'
    def __contains__(self, x): return 'yes'
    def __format__(self, s): return 'fmt' + s
    def __bytes__(self): return b'by'
    def __complex__(self): return 1
    def __length_hint__(self): return 5
    def __call__(self, *a, **k): return a, k
    def __missing__(self, k): return k
    def __reversed__(self): return 'rev'
n = Num(1)
t(lambda: n + 1); t(lambda: 1 + n); t(lambda: n + n); t(lambda: n < n); t(lambda: n < 1); t(lambda: 1 < n); t(lambda: [0, 1, 2, 3, 4][n]); t(lambda: int(n)); t(lambda: float(n)); t(lambda: round(n)); t(lambda: round(n, 2)); t(lambda: divmod(n, 1)); t(lambda: divmod(1, n)); t(lambda: n ** 2); t(lambda: pow(n, 2, 3)); t(lambda: 2 ** n); t(lambda: n @ 1); t(lambda: -n); t(lambda: +n); t(lambda: 3 in n); t(lambda: f'{n:x}{n!r:.3}'); t(lambda: bytes(n)); t(lambda: n(1, a=2)); t(lambda: reversed(n)); t(lambda: hex(n)); t(lambda: range(n)); t(lambda: 'ab' * n); t(lambda: chr(n)); t(lambda: bin(n))
import math; t(lambda: math.trunc(n)); t(lambda: math.ceil(n)); t(lambda: math.floor(n)); t(lambda: math.sqrt(n))
n += 5; print(n.v)
class Bad:
    def __len__(self): return -1
    def __bool__(self): return 3
    def __hash__(self): return 'a'
    def __str__(self): return 3
    def __repr__(self): return None
    def __iter__(self): return 3
    def __index__(self): return 'a'
    def __int__(self): return 'a'
    def __float__(self): return 'a'
    def __contains__(self, x): raise ValueError('c')
    def __format__(self, s): return 3
    def __bytes__(self): return 3
    def __eq__(self, o): raise ValueError('eq')
    def __dir__(self): return 3
    def __next__(self): raise KeyError
    def __reversed__(self): return 3
    def __length_hint__(self): return -1
    def __init_subclass__(cls): return 3
    def __enter__(self): pass
for f in (len, bool, hash, str, repr, iter, lambda x: [][x], int, float, lambda x: 1 in x, format, bytes, lambda x: x == 1, dir, list, next, lambda x: [x] == [1], lambda x: {x: 1}, range, lambda x: '%d' % x, lambda x: '%s' % x, lambda x: f'{x}', lambda x: sum([x]), sorted, lambda x: x < x, lambda x: [*x], lambda x: x.a, callable): t(f, Bad())
def w():
    with Bad(): pass
t(w)
class L2:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return i
        if i >= self.n: raise IndexError
        return i * 2
l = L2(3); print(list(l), 2 in l, list(reversed(l)), l[1:2], l[::2], bool(L2(0)), max(l), [*l], tuple(l), dict(zip(l, l)), sum(l), l[-1:], sorted(l, reverse=True)); a, b2, c = l; print(a, b2, c)
class Eq:
    def __eq__(self, o): return True
t(hash, Eq()); 
class Eq2(Eq): __hash__ = object.__hash__
print(isinstance(hash(Eq2()), int), Eq() != 3, Eq() == 1, 3 == Eq(), [Eq()] == [1], Eq() in [1])
t(object.__eq__, 1, 1); t(object().__eq__, 3); t(object.__lt__, 1, 2); t(int.__add__, 1, 'a'); t(int.__add__, 'a', 1); t(str.upper, 1); t(list.append, (), 1); t(object.__new__); t(object.__new__, 3); t(object.__new__, int); t(int.__new__, str); t(int.__new__, bool); t(object.__init__, 1, 2); t(A, 1); t(object, 1)
