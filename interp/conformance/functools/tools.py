import functools
from functools import cached_property, partial, partialmethod, reduce, singledispatch, total_ordering, wraps

@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n

print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), sorted([V(3), V(1)])[0].n)
try:
    @total_ordering
    class Bad: pass
except ValueError as e:
    print(e)

@singledispatch
def show(x, *rest): return "object " + repr(x)
@show.register
def _(x: int): return "int"
@show.register(list)
@show.register(tuple)
def _(x): return "seq"
@show.register
def _(x: str | bytes): return "text"
print(show(1), show([]), show(()), show("a"), show(b""), show(2.5), show(True))
print(show.dispatch(dict)(3), sorted(c.__name__ for c in show.registry))
try:
    show()
except TypeError as e:
    print(e)
import collections.abc
@show.register
def _(x: collections.abc.Mapping): return "mapping"
print(show({}), show.dispatch(bool).__name__)

class Disp:
    @functools.singledispatchmethod
    def f(self, a): return "any"
    @f.register
    def _(self, a: int): return "int"
print(Disp().f(1), Disp().f("x"))

class Lazy:
    calls = 0
    @cached_property
    def v(self):
        Lazy.calls += 1
        return [1]
z = Lazy()
print(z.v is z.v, Lazy.calls, vars(z))
del z.v
z.v
print(Lazy.calls, type(Lazy.v).__name__)
def deco(f):
    @wraps(f)
    def inner(*a): return f(*a)
    return inner
@deco
def named(a: int): "doc"
print(named.__name__, named.__doc__, named.__wrapped__.__name__, named.__annotations__)
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, partial(p, "11")())
class M:
    def f(self, a, b=0): return a, b
    g = partialmethod(f, 5, b=6)
print(M().g(), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 0))
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
print(sq(2), sq(2), sq(3), sq(4), sq(2), sq.cache_info())
sq.cache_clear()
print(sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(5))
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(60), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
