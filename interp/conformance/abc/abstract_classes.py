import abc
from abc import ABC, abstractmethod, ABCMeta
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def p(self): pass
class B(A):
    def f(self): return 1
class C(B):
    p = 3
for c in (A, B, C):
    print(sorted(c.__abstractmethods__))
    try: print(type(c()).__name__)
    except TypeError as e: print(e)
@A.register
class D: pass
print(issubclass(D, A), isinstance(D(), A), isinstance(3, A), isinstance(3, A))
class H(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        return any("q" in b.__dict__ for b in c.__mro__) or NotImplemented
class Q: q = 1
class P(ABC):
    @classmethod
    @abstractmethod
    def c(cls): pass
    @staticmethod
    @abstractmethod
    def s(): pass
    @property
    def r(self): pass
    @r.setter
    @abstractmethod
    def r(self, v): pass
print(sorted(P.__abstractmethods__))
P.c = P.s = P.r = 1
abc.update_abstractmethods(P)
print(P.__abstractmethods__)
P()
try:
    A.register(3)
except TypeError as e:
    print(e)
try:
    issubclass(3, A)
except TypeError as e:
    print(e)
class X(ABC): pass
class Y(X): pass
try:
    Y.register(X)
except RuntimeError as e:
    print(e)
token = abc.get_cache_token()
class Z: pass
print(issubclass(Z, X), isinstance(Z(), X), issubclass(Z, X))
X.register(Z)
print(issubclass(Z, X), abc.get_cache_token() > token, issubclass(Z, Y))
class W(Z): pass
print(issubclass(W, X), issubclass(int, X))
try:
    A.f.__isabstractmethod__, type.__abstractmethods__
except AttributeError as e:
    print(e)
class Plain:
    @abstractmethod
    def f(self): pass
Plain()
class Kind(dict, metaclass=ABCMeta):
    @abstractmethod
    def f(self): pass
print(Kind(a=1))
