def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('second') from e
def g():
    try: f()
    except ValueError:
        raise KeyError('third')
def h():
    e = RuntimeError('noted')
    e.add_note('note 1'); e.add_note('note 2\nline')
    raise e from None
import sys
def show(e, d=0):
    while e: print(type(e).__name__, e, e.__suppress_context__, getattr(e, '__notes__', None), type(e.__cause__).__name__, type(e.__context__).__name__); e = e.__cause__ or e.__context__
for fn in (f, g, h):
    try: fn()
    except BaseException as e: show(e)
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, e, type(e.__context__).__name__)
def a():
    raise
t(a)
def b(): raise 3
def c(): raise int
def d(): raise ValueError from 3
def e2(): raise ValueError from ZeroDivisionError
def f2():
    try: raise ValueError(1)
    finally: raise TypeError(2)
def g2():
    try: raise ValueError(1)
    finally: return 5
def h2():
    for i in range(2):
        try: raise ValueError(i)
        except ValueError: continue
        finally: print('fin', i)
    else: return 'else'
def i2():
    try: raise ValueError(1)
    except TypeError: pass
    except (KeyError, ValueError) as x: r = repr(x)
    try: x
    except UnboundLocalError as u: return r, str(u)
def j2():
    try: pass
    except 3: pass
    try: raise ValueError
    except 3: pass
def k2():
    try: raise ValueError
    except (3, ValueError): pass
def l2():
    e = ValueError(); e.__cause__ = 3
def m2():
    e = ValueError(); e.__context__ = 3
def n2():
    e = ValueError(); e.__traceback__ = 3
def o2():
    e = ValueError(); e.args = 5
    return e.args
def p2():
    e = ValueError(); e.args = [1, 2]
    return e.args, e.with_traceback(None) is e
def q2(): e = ValueError(); e.add_note(3)
def r2():
    class E(Exception):
        def __new__(cls, *a): return 3
    raise E
def s2():
    class E(Exception):
        def __init__(self): raise KeyError('in init')
    raise E
def t2():
    class E(Exception): 
        def __str__(self): return 'mystr'
    return str(E(1)), repr(E(1)), E(1).args
for fn in (b, c, d, e2, f2, g2, h2, i2, j2, k2, l2, m2, n2, o2, p2, q2, r2, s2, t2): t(fn)
print(repr(ValueError()), repr(ValueError('a', 1)), str(ValueError('a', 1)), str(KeyError('k')), str(KeyError()), repr(OSError(2, 'x')), str(OSError(2, 'x', 'f')), OSError(2, 'x').errno, type(OSError(2, 'x')).__name__, type(OSError(13, 'x')).__name__, str(UnicodeDecodeError('utf8', b'abc', 0, 1, 'why')), StopIteration(5).value, SystemExit(3).code, ImportError('a', name='n', path='p').name, AttributeError('q', name='w', obj=3).obj, NameError('z', name='y').name)
try: undefined_thing
except NameError as e: print(e.name)
try: (1).foo
except AttributeError as e: print(e.name, e.obj)
class Ctx:
    def __init__(self, sup): self.sup = sup
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a[0] and a[0].__name__, type(a[2]).__name__); return self.sup
with Ctx(True) as c: raise ValueError(1)
try:
    with Ctx(False), Ctx(False): raise ValueError(2)
except ValueError as e: print('out', e)
def ret():
    with Ctx(False): return 'ret'
print(ret())
def lp():
    for i in range(3):
        with Ctx(True):
            if i == 1: continue
            if i == 2: break
            raise KeyError(i)
    return i
print(lp())
class BadExit:
    def __enter__(self): return 1
    def __exit__(self, *a): raise TypeError('exit failed')
def be():
    with BadExit(): raise ValueError('body')
t(be)
def rec(n): return rec(n + 1)
t(rec, 0)
class GA:
    def __getattr__(self, n): return getattr(self, n + 'x')
t(lambda: GA().a)
l = []; l.append(l); print(l, l == l)
def nested(n):
    x = []
    for _ in range(n): x = [x]
    return x
t(lambda: repr(nested(100000))[:5]); t(lambda: nested(100000) == nested(100000)); t(lambda: hash(eval('(' * 50 + '1,' + '),' * 0 + ')' * 50)))
try:
    try: raise ValueError('a')
    except ValueError:
        try: raise KeyError('b')
        except KeyError: raise
except KeyError as e: print(repr(e), repr(e.__context__))
def gen():
    try: yield 1
    except ValueError as e: print('gen', repr(e), sys.exc_info()[0].__name__); yield 2
    print(sys.exc_info()[0])
gg = gen(); next(gg)
try: raise KeyError(0)
except KeyError: print(gg.throw(ValueError(3))); print(sys.exc_info()[0].__name__)
list(gg)
assert True
try: assert 0, 'msg'
except AssertionError as e: print(repr(e))
try: assert (lambda: 0)()
except AssertionError as e: print(repr(e))
