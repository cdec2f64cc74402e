def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e)
class A: pass
class B(A): pass
class C: pass
# bases assignment
def f():
    B.__bases__ = (C,)
    print(B.__mro__, issubclass(B, A), issubclass(B, C))
t(f)
t(lambda: setattr(B, '__bases__', ()))
t(lambda: setattr(B, '__bases__', 3))
t(lambda: setattr(B, '__bases__', (3,)))
t(lambda: setattr(B, '__bases__', (B,)))
t(lambda: setattr(B, '__bases__', (int,)))
t(lambda: delattr(B, '__bases__'))
t(lambda: setattr(B, '__name__', 3)); t(lambda: setattr(B, '__name__', 'BB')); print(B.__name__, B.__qualname__, B)
t(lambda: delattr(B, '__name__')); t(lambda: setattr(B, '__qualname__', 'x.y')); print(B)
t(lambda: setattr(B, '__module__', 'mod')); print(B, B.__module__); t(lambda: delattr(B, '__module__'))
t(lambda: setattr(B, '__mro__', 1)); t(lambda: setattr(B, '__dict__', {})); t(lambda: setattr(int, 'x', 1)); t(lambda: delattr(int, 'real'))
t(lambda: setattr(B, '__doc__', 'new')); print(B.__doc__)
class M(type):
    def mro(cls):
        print('mro', cls.__name__)
        return [cls, object] if cls.__name__ == 'X' else super().mro()
class X(A, metaclass=M): pass
print(X.__mro__, X.__bases__)
class M2(type):
    def mro(cls): return 3
def f():
    class Y(metaclass=M2): pass
t(f)
class M3(type):
    def mro(cls): return [cls, 3]
def f():
    class Y(metaclass=M3): pass
t(f)
class M4(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, bases, kw); return {'pre': 1}
    def __new__(mcs, name, bases, ns, **kw): print('new', name, sorted(ns), kw); return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): print('init', kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k): print('call', a, k); return super().__call__(*a, **k)
class Z(A, metaclass=M4, k=1):
    def __init__(self, v): self.v = v
print(Z(3).v, Z.pre)
class M5(type):
    @classmethod
    def __prepare__(mcs, *a): return 3
def f():
    class Y(metaclass=M5): pass
t(f)
def f():
    class Y(A, A): pass
t(f)
def f():
    class Y(object, A): pass
t(f)
def f():
    class P(A): pass
    class Y(A, P): pass
t(f)
def f():
    class Y(3): pass
t(f)
def f():
    class Y(bool): pass
t(f)
def f():
    class Y(int, str): pass
t(f)
def f():
    class Y(metaclass=3): pass
t(f)
def mk(name, bases, ns, **kw): return (name, bases, sorted(ns), kw)
class W(A, metaclass=mk, q=2): z = 1
print(W)
class Ma(type): pass
class Mb(type): pass
class Pa(metaclass=Ma): pass
class Pb(metaclass=Mb): pass
def f():
    class Y(Pa, Pb): pass
t(f)
class I:
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; print('sub', cls.__name__, tag)
class I1(I, tag=5): pass
def f():
    class I2(I, bad=5): pass
t(f)
def f():
    class I2(A, bad=5): pass
t(f)
t(type, 'N', (A,), {}, ); t(type, 'N', A, {}); t(type, 3, (), {}); t(type, 'N', (), 3); t(type, 'N', ()); t(type); t(lambda: type('N', (), {}, k=1))
T = type('T', (A,), {'x': 1, '__doc__': 'd', '__qualname__': 'q.T'}); print(T, T.x, T.__doc__, T.__module__)
t(type, 'a\0b', (), {})
class SN:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
class U: a = SN(); b = SN()
class SN2:
    def __set_name__(self, owner): pass
def f():
    class U: a = SN2()
try: f()
except BaseException as e: print(type(e).__name__, e, repr(e.__cause__))
print(A.__subclasses__(), type.__subclasses__(Ma))
print(A.__dict__.get('__dict__'), A.__dict__.get('__weakref__'), sorted(k for k in A.__dict__))
print(A.__base__, object.__base__, A.__basicsize__ >= 16, object.__bases__, type.__bases__, type.__mro__)
