import sys
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
# scopes
x = 'global'
def f1():
    global x, gnew
    x = 'changed'; gnew = 1
    class C:
        x = 'class'
        def m(self): return x
        y = [x for _ in range(1)]
        z = x
    return C().m(), C.y, C.z
print(f1(), x, gnew)
def f2():
    n = 0
    def inc():
        nonlocal n
        n += 1
        def deep():
            nonlocal n
            n += 10
        deep()
        return n
    return inc(), inc(), n
print(f2())
def f3():
    try: print(late)
    except UnboundLocalError as e: print(e)
    late = 1
    del late
    try: print(late)
    except UnboundLocalError as e: print(e)
    def g(): return free
    try: g()
    except NameError as e: print(e)
    free = 2; del free
    try: g()
    except NameError as e: print(e)
    try: del free
    except NameError as e: print(e)
f3()
t(lambda: undefined_name)
def f4():
    del undefined_g
t(f4)
def f5():
    global gg; del gg
t(f5)
print([y := 1, y ** 2], (lambda: (z := 5))(), [w for v in range(3) if (w := v) > 0], w)
def f6(): 
    r = [last := i for i in range(3)]
    return r, last
print(f6())
class K:
    a = 1
    b = lambda self: a
    try: c = [a for _ in [1]]
    except NameError as e: print(e)
    d = [i for i in [a]]
t(lambda: K().b())
a, (b, *c), d = 1, 'xyz', [4]; print(a, b, c, d)
*a, = range(3); print(a); a, *b = 'q'; print(a, b); [a, [b]] = 1, [2]; print(a, b)
for i, (j, *k) in [(1, (2, 3, 4))]: print(i, j, k)
d = {}; d['a'], d['b'] = 1, 2; print(d); i = 0; l = [0, 0]; i, l[i] = 1, 5; print(i, l)
print([*range(2), *'ab'], (*[1], 2), {*[1, 1]}, {**{'a': 1}, 'b': 2, **{'a': 3}}, f(*[1], **{}) if (f := lambda *a, **k: (a, k)) else 0)
def f7(a, /, b, *, c=3, **kw) -> 'ret': pass
print(f7.__annotations__, f7.__kwdefaults__, f7.__defaults__, f7.__code__.co_posonlyargcount)
v: int = 5; w2: 'undefined'; print(__annotations__)
class An:
    q: int
    r: str = 's'
print(An.__annotations__, An.r)
def f8():
    local: int = 3
    nothing: undefined_type
    return local, f8.__annotations__
print(f8())
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 if 0 else 4, not 1 or 2 and 3, [] or 'd', 0 and 1 / 0)
x = y = z = []; x.append(1); print(y is z, z)
def gen():
    got = yield 1
    print('got', got)
    try: got = yield 2
    except ValueError as e: print('caught', e); got = yield 3
    finally: print('finally')
    return 'done'
g = gen(); print(next(g), g.send('s'), g.throw(ValueError('v')))
try: next(g)
except StopIteration as e: print(e.value)
t(next, g); t(g.send, 1); g.close(); t(g.throw, KeyError('k'))
def sub():
    r = yield from inner(); print('r', r); yield r
def inner():
    try: x = yield 'i1'; print('x', x)
    except KeyError: yield 'handled'
    return 'ret'
g = sub(); print(next(g), g.send(9)); g = sub(); print(next(g), g.throw(KeyError), list(g))
g = sub(); next(g); g.close(); t(g.throw, ValueError); t(lambda: gen().send(1))
def yf(): return (yield from [1, 2])
print(list(yf()), list((yield_ for yield_ in range(2))))
def bad(): yield from 3
t(lambda: list(bad()))
def recur():
    yield next(me)
me = recur(); t(next, me)
def ge():
    try: yield
    except GeneratorExit: yield 'ignored'
q = ge(); next(q); t(q.close)
def si(): raise StopIteration(1); yield
t(lambda: next(si()))
def nested(n):
    if n: yield from nested(n - 1)
    yield n
print(list(nested(50))[-1], sum(1 for _ in nested(200)))
print(type(g), g.__name__, g.__qualname__, gen.__code__.co_flags & 0x20)
t(lambda: [print(i) or 1 / (1 - i) for i in range(3)])
print(*(i for i in range(3)), sep='-'); t(lambda: sorted(i for i in 'cab'))
def deco(arg):
    def d(f): print('deco', arg, f.__name__ if hasattr(f, '__name__') else f); return f
    return d
@deco(1)
@deco(2)
def dd(): pass
@deco('c')
class DC: pass
@(lambda f: 'replaced')
def rep(): pass
print(rep)
def default(a=[]): a.append(1); return a
print(default(), default(), default.__defaults__)
def star(*args, **kwargs): args += (1,); kwargs['k'] = 2; return args, kwargs
print(star(0, z=1), star(*'ab', **{'q': 1}, r=2), star(*(), **{}))
while True:
    for i in range(5):
        if i == 2: continue
        if i == 3: break
    else: print('no')
    break
else: print('never')
for i in []: pass
else: print('empty else')
print(f'{3!r} {"a":>5} {1.5:{"6.2"}f} {x!s:.2} {{}} {3=} {x = }', f"{'nested ' + f'{1}'}", f'{lambda_ if (lambda_ := 1) else 0}')
print('%s %r %5.2f %x %%' % ('a', 'b', 3.14159, 255), '%(a)s' % {'a': 1}, b'%d' % 5)
print(0x1F, 0b11, 0o17, 1_000, 1e3, .5, 'a' 'b', r'\n', b'\x00', '\N{BULLET}', '''tri
ple''')
import math as m, os.path as p, sys as s2
from math import pi as PI, sqrt
print(m.floor(2.5), p.__name__, s2 is sys, PI > 3, sqrt(4))
t(lambda: __import__('nope_mod')); 
try: from math import nope
except ImportError as e: print(e, e.name)
try: import nope.sub
except ModuleNotFoundError as e: print(e, e.name)
try: from . import x
except ImportError as e: print(e)
