import sys
u = int | str
print(u, repr(u), type(u), u == (str | int), u == int, hash(u) == hash(str | int), u.__args__)
print(int | None, None | int, int | int, int | str | int, (int | str) | (str | float), list[int] | None)
print(isinstance(1, u), isinstance(1.0, u), isinstance(None, int | None), issubclass(bool, u), issubclass(float, u))
for f in (lambda: isinstance(1, list[int] | int), lambda: isinstance(1, list[int]), lambda: issubclass(int, list[int]), lambda: issubclass(int, list[int] | str), lambda: int | 3, lambda: 3 | int, lambda: issubclass(1, int | str), lambda: u[int], lambda: list[int][int], lambda: u(), lambda: isinstance(1, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance('a', (int, 5)), lambda: issubclass(int, 5), lambda: issubclass(int, (5,)), lambda: u < u):
    try: print(f())
    except TypeError as e: print(e)
a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, a.__name__, a.__class__, a([1, 2]), a == list[int], a != list[str], hash(a) == hash(list[int]))
print(dict[str, int], tuple[int, ...], tuple[()], list[list[int]], type[int], dict[str, list[int] | None], list['x'])
class C(list[int]): pass
print(C.__bases__, C.__orig_bases__, C.__mro__)
class P:
    def __mro_entries__(self, bases): return (dict,)
class D(P()): pass
print(D.__bases__, D.__orig_bases__ is not None)
class Q:
    def __mro_entries__(self, bases): return 5
try:
    class E(Q()): pass
except TypeError as e: print(e)
class T:
    def __init__(self, n): self.n = n
    def __typing_subst__(self, v): return v
    def __repr__(self): return '~' + self.n
t, s = T('t'), T('s')
b = dict[t, s]
print(b, b.__parameters__, b[int, str], list[dict[t, int]][str], list[t | int] if hasattr(t, '__or__') else '')
try: b[int]
except TypeError as e: print(e)
try: b[int, int, int]
except TypeError as e: print(e)
print(list[int].append, list[int].__doc__ == list.__doc__)
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[1], G[1, 2])
for x in *tuple[int], : print(x, x.__unpacked__)
GA = type(list[int])
class Sub(GA):
    def __repr__(self): return 'Sub!' + super().__repr__()
z = Sub(list, (int,)); print(z, z.__args__, isinstance(z, GA), z == list[int])
NS = type(sys.implementation)
n = NS(a=1, b='x'); print(n, n.a, n == NS(a=1, b='x'), n == NS(a=2), NS.__name__, NS.__module__); n.c = 3; print(n, vars(n)); del n.a; print(n)
n.me = n; print(n)
class N2(NS): pass
print(N2(x=1))
try: NS(1)
except TypeError as e: print(e)
try: hash(n)
except TypeError as e: print(e)
try: map[int]
except TypeError as e: print(e)
try: int[int]
except TypeError as e: print(e)
print(list.__class_getitem__(int), dict[int, str].__args__)
print(type.__or__(int, str), type(int | str).__or__)
class M(type):
    def __or__(cls, o): return 'meta or'
class MC(metaclass=M): pass
print(MC | int)
