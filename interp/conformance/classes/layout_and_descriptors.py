def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class S: __slots__ = ('a', 'b')
s = S(); t(lambda: s.a); s.a = 1; print(s.a); t(lambda: setattr(s, 'c', 1)); t(lambda: s.__dict__); t(lambda: delattr(s, 'b')); del s.a; t(lambda: s.a)
class S2(S): pass
x = S2(); x.c = 3; x.a = 2; print(x.__dict__, x.a)
class S3(S): __slots__ = ('c', '__dict__')
x = S3(); x.q = 1; x.c = 2; print(x.__dict__, x.c)
def f():
    class Y: __slots__ = ('a',); a = 1
t(f)
def f():
    class Y: __slots__ = ('a', 1)
t(f)
def f():
    class Y: __slots__ = ('a b',)
t(f)
def f():
    class Y: __slots__ = ('',)
t(f)
def f():
    class Y: __slots__ = 3
t(f)
def f():
    class Y: __slots__ = ('__dict__', '__dict__')
t(f)
def f():
    class Y: __slots__ = ('__weakref__', '__weakref__')
t(f)
class WD: pass
def f():
    class Y(WD): __slots__ = ('__dict__',)
t(f)
def f():
    class Y(WD): __slots__ = ('__weakref__',)
t(f)
def f():
    class Y(int): __slots__ = ('a',)
t(f)
def f():
    class Y(tuple): __slots__ = ('a',)
t(f)
class Y(int): __slots__ = ()
t(lambda: setattr(Y(3), 'x', 1))
def f():
    class P: __slots__ = 'a'
    class Q: __slots__ = 'b'
    class R(P, Q): pass
t(f)
class D: __slots__ = {'a': 'doc a', 'b': 'doc b'}
print(D.a.__doc__, D.__slots__)
class Mg: __slots__ = ('__x', 'y')
print(sorted(k for k in Mg.__dict__ if 'x' in k or k == 'y'))
t(lambda: S.a.__get__(3)); t(lambda: S.a.__set__(3, 1)); t(lambda: S.a.__get__(None, S)); 
class E1: __slots__ = ()
t(lambda: setattr(E1(), 'x', 1))
t(lambda: setattr(object(), 'x', 1)); t(lambda: object().x); t(lambda: delattr(object(), 'x'))
t(lambda: setattr(1, 'x', 1)); t(lambda: (1).x); t(lambda: setattr([], 'append', 1)); t(lambda: delattr([], 'append')); t(lambda: setattr(1, 'real', 1))
# __class__ assignment
class P1: pass
class P2: pass
p = P1(); p.x = 1; p.__class__ = P2; print(type(p).__name__, p.x)
t(lambda: setattr(p, '__class__', int)); t(lambda: setattr(p, '__class__', 3)); t(lambda: setattr(p, '__class__', S)); t(lambda: setattr(1, '__class__', P1)); t(lambda: delattr(p, '__class__'))
class Sa: __slots__ = ('a', 'b')
class Sb: __slots__ = ('a', 'b')
q = Sa(); q.a = 5; q.__class__ = Sb; print(type(q).__name__, q.a)
class Big:
    def __init__(self): self.a = self.b = self.c = self.d = 1
p.zz = 1; print(p.__dict__)
p.__dict__ = {'n': 1}; print(p.n, p.__dict__); t(lambda: setattr(p, '__dict__', 3)); d=p.__dict__; d.clear(); print(d)
d = p.__dict__; d['k'] = 9; print(p.k, d == {"k": 9}, type(d).__name__, isinstance(d, dict))
class Pr:
    @property
    def x(self): 'dx'; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    ro = property(lambda s: 1)
    wo = property(None, lambda s, v: None)
    y = property(doc='yd')
o = Pr(); o.x = 3; print(o.x); del o.x; t(lambda: o.x); t(lambda: setattr(o, 'ro', 1)); t(lambda: delattr(o, 'ro')); t(lambda: o.wo); t(lambda: o.y)
print(Pr.x.__doc__, Pr.y.__doc__, Pr.x.fget.__name__, Pr.x.__isabstractmethod__)
class Sub(property): pass
sp = Sub(lambda s: 1, doc='z'); print(sp.__doc__); 
t(lambda: property(1).__get__(o)); t(lambda: property().__get__(o)); t(property, 1, 2, 3, 4, 5)
class CM:
    @classmethod
    def c(cls, a): return cls.__name__, a
    @staticmethod
    def s(a): return a
print(CM.c(1), CM().c(2), CM.s(3), CM().s(4), CM.__dict__['c'].__func__.__name__, CM.__dict__['s'](5), CM.__dict__['c'].__wrapped__.__name__, CM.__dict__['s'].__name__)
t(lambda: CM.__dict__['c'](5)); t(classmethod); t(staticmethod); t(lambda: classmethod(1, 2)); t(lambda: classmethod(3).__get__(None, int)); t(lambda: staticmethod(3).__get__(None, int))
class Chain:
    @classmethod
    @property
    def p(cls): return cls.__name__
print(Chain.p)
