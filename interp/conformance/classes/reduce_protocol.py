import copyreg
class A:
    def __init__(self): self.x = 1
class S:
    __slots__ = ('a', 'b')
class SD:
    __slots__ = ('a', '__dict__')
class L(list): pass
class D(dict): pass
class N:
    def __getnewargs__(self): return (1, 2)
class NE:
    def __getnewargs_ex__(self): return (1, 2), {'k': 3}
class G:
    def __getstate__(self): return {'my': 1}
class R:
    def __reduce__(self): return 'R'
class I(int): pass
class T(tuple): pass
class E(Exception): pass
def show(x):
    if isinstance(x, tuple): return '(' + ', '.join(map(show, x)) + ')'
    if hasattr(x, '__next__'): return 'iter' + repr(list(x))
    if isinstance(x, type) or callable(x): return x.__name__
    return repr(x)
s = S(); s.b = 5
sd = SD(); sd.a = 1; sd.z = 2
l = L([1, 2]); l.q = 1
d = D(a=1); d.q = 2
e = E(1, 2); e.q = 3
for o in (A(), S(), s, sd, l, d, N(), NE(), G(), R(), I(5), T((1,)), object(), Exception('a'), e):
    for p in (2, 4):
        try: print(show(o.__reduce_ex__(p)))
        except TypeError as x: print(x)
for o in ((i for i in ()), print.__class__, A.__init__, property()):
    try: o.__reduce_ex__(4); print('ok')
    except TypeError as x: print(x)
print(A().__getstate__(), s.__getstate__(), object().__getstate__(), sd.__getstate__(), S().__getstate__())
for o in (A(), L(), object()):
    print(show(o.__reduce_ex__(0)), show(o.__reduce__()))
print(object.__subclasshook__(int), (5).__sizeof__() >= 0)
try: N.__getnewargs__ = lambda s: 5; N().__reduce_ex__(2)
except TypeError as x: print(x)
