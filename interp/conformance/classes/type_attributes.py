# The attributes of classes are descriptors in type's namespace; annotations
# are made when first asked for.
import inspect
for n in ('__name__', '__qualname__', '__bases__', '__dict__', '__module__', '__abstractmethods__', '__annotations__'):
    d = type.__dict__[n]
    print(n, d, type(d).__name__, hasattr(d, '__set__'))
class C(int):
    pass
print(type.__dict__['__name__'].__get__(C), type.__dict__['__mro__'].__get__(C), type.__dict__['__base__'].__get__(C), type.__dict__['__bases__'].__get__(C))
type.__dict__['__name__'].__set__(C, 'D'); print(C)
for n, v in (('__name__', 3), ('__dict__', {}), ('__qualname__', 3)):
    try: type.__dict__[n].__set__(C, v)
    except Exception as e: print(type(e).__name__, e)
try: type.__dict__['__name__'].__delete__(C)
except Exception as e: print(type(e).__name__, e)
try: type.__dict__['__name__'].__get__(3)
except Exception as e: print(type(e).__name__, e)
class M(type):
    @property
    def __name__(cls): return 'prop'
    @property
    def __mro__(cls): return 'mro'
class N(metaclass=M): pass
print(N.__name__, N.__mro__, N, type.__name__, M.__name__)
print(type.__annotations__ if hasattr(type, '__annotations__') else None)
class K:
    a: int
print(type.__dict__['__annotations__'].__get__(K), type.__dict__['__module__'].__get__(K), type.__dict__['__module__'].__get__(int), type.__module__, type.__qualname__)
class K: pass
print(K.__annotations__)
class L(K): a: int
class L2(L): pass
print(L2.__annotations__, L.__annotations__)
try: int.__annotations__
except AttributeError as e: print(e)
K.__annotations__ = {'x': 1}; print(K.__annotations__); del K.__annotations__; print(K.__annotations__)
print('__annotations__' in L2.__dict__)
class M(type):
    q: int
    def f(cls): pass
class MM(metaclass=M): pass
print(MM.__annotations__, M.__annotations__)
import types, sys
m = types.ModuleType('m'); print(m.__annotations__, m.__dict__.get('__annotations__')); m.__annotations__ = {'a': 1}; print(m.__annotations__); del m.__annotations__
try: del m.__annotations__
except AttributeError as e: print(e)
print(sys.__annotations__ == {})

class Slotted:
    x = 1
    __slots__ = ("s",)

    @property
    def p(self):
        return 2


print(inspect.getattr_static(Slotted, "x"), type(inspect.getattr_static(Slotted(), "p")))
print(inspect.getmro(Slotted), inspect.signature(Slotted), type(Slotted.__dict__))
class Meta(type):
    pass
class Made(metaclass=Meta):
    pass
print("__dict__" in Meta.__dict__, type(Made.__dict__), "__dict__" in Made.__dict__)
