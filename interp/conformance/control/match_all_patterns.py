def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Q: pass
class R: __match_args__ = 3
class R2: __match_args__ = (1,)
class R3: __match_args__ = ('x', 'x')
class S(P): pass
def f(v):
    match v:
        case None: return 'none'
        case True | False as b: return 'bool', b
        case 0: return 'zero'
        case -1: return 'neg'
        case 1.5: return 'flt'
        case 'a' 'b': return 'str'
        case b'x': return 'bytes'
        case int(n) if n > 100: return 'big', n
        case int() | float(): return 'num'
        case str(s) if len(s) > 3: return 'long', s
        case str(): return 'short'
        case []: return 'empty'
        case [x]: return 'one', x
        case [1, *rest]: return 'starts1', rest
        case (a, b, *_, c): return 'many', a, b, c
        case {'k': val, **rest} if rest: return 'dictrest', val, rest
        case {'k': val}: return 'dict', val
        case {}: return 'anydict'
        case P(0, y=yy): return 'P0', yy
        case P(x, y): return 'P', x, y
        case Q(z=1): return 'Q1'
        case Q(): return 'Q'
        case _: return 'other'
for v in (None, True, 0, -1, 1.5, 'ab', b'x', 101, 5, 2.0, 'long!', 'c', [], [9], [1, 2, 3], (4, 5), (4, 5, 6, 7), {'k': 1, 'j': 2}, {'k': 1}, {}, {3: 4}, P(0, 1), P(2, 3), S(4, 5), Q(), object(), {1}, range(3), iter([1]), bytearray(b'x'), 'ab'):
    print(f(v))
q = Q(); q.z = 1; print(f(q))
def g(c, v):
    match v:
        case c.A: return 'A'
    return 'no'
class C: A = 5
print(g(C, 5), g(C, 6))
def m1(v):
    match v:
        case R(1): return 1
def m2(v):
    match v:
        case R2(1): return 1
def m3(v):
    match v:
        case P(1, 2, 3): return 1
def m4(v):
    match v:
        case P(1, x=2): return 1
def m5(v):
    match v:
        case int(1, 2): return 1
def m6(v):
    match v:
        case Q(1): return 1
def m7(v):
    X = 3
    match v:
        case X(): return 1
def m8(v):
    match v:
        case {'a': 1, 'a': 2}: return 1
def m9(v):
    k = 'a'
    match v:
        case {C.A: 1, C.A: 2}: return 1
t(m1, R()); t(m2, R2()); t(m3, P(1, 2)); t(m4, P(1, 2)); t(m5, 1); t(m6, Q()); t(m7, 1); t(m9, {5: 1})
from collections.abc import Sequence, Mapping
class Sq(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i * 10
class Mp(Mapping):
    def __len__(self): return 1
    def __getitem__(self, k):
        if k == 'k': return 7
        raise KeyError(k)
    def __iter__(self): return iter(['k'])
print(f(Sq()), f(Mp()))
class L(list): pass
class D(dict):
    def __missing__(self, k): return 'missing'
print(f(L([9])), f(D()), f(D(k=1)))
def w(x):
    match x:
        case [[a, b], {'q': [c, *d]}] as whole: return a, b, c, d, whole is x
        case (1 | 2) as n, *_: return n
        case str() as s: return s
        case [*a]: return 'list', a
        case {**kw}: return kw
        case float(): return 'f'
        case complex_ if complex_: return 'guard'
    return None
for v in ([[1, 2], {'q': [3, 4]}], (1, 9), 's', [7, 8], {'z': 1}, 1.0, 5, 0): print(w(v))
def walrus(x):
    match x:
        case [a, b] if (s := a + b) > 3: return s
        case [a, b]: return a, b, s
print(walrus([1, 1]), walrus([2, 3]))
def loop():
    out = []
    for x in range(4):
        match x:
            case 1: continue
            case 3: break
        out.append(x)
    return out
print(loop())
match 3:
    case n: pass
print(n)
