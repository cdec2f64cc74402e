def I(v): return v
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
def f(a, b, c=3, *, d, e=5): return a, b, c, d, e
def g(a, /, b, *args, k, **kw): return a, b, args, k, kw
def h(): pass
def i(a): pass
def j(*, a, b): pass
def k(a=1): pass
def l(a, b, c, d): pass
def m(a, /, b): pass
class A:
    def m(self, x): pass
    def n(): pass
    @staticmethod
    def s(x): pass
    @classmethod
    def c(cls, x): pass
    def __init__(self, q): pass
t(f); t(f, 1); t(f, 1, 2); t(f, 1, 2, 3, 4); t(f, 1, 2, d=1, z=2); t(f, 1, 2, d=1, a=2); t(f, 1, 2, 3, 4, 5, d=1); t(f, b=1, d=1); t(f, 1, 2, 3, 4, d=1, e=2)
t(g); t(g, 1); t(g, 1, 2); t(g, a=1, b=2, k=3); t(g, 1, 2, 3, k=4, a=5, z=6)
t(h, 1); t(h, 1, 2); t(h, x=1); t(i); t(i, 1, 2); t(i, 1, a=2); t(i, b=2); t(j); t(j, a=1); t(j, 1); t(j, 1, a=1, b=2); t(j, c=1)
t(k, 1, 2); t(k, 1, 2, 3); t(l); t(l, 1); t(l, 1, 2); t(l, 1, 2, 3); t(l, 1, b=2); t(m, a=1, b=2); t(m, 1, c=2)
t(A); t(A, 1, 2); t(A, q=1, z=2); t(A(1).m); t(A(1).m, 1, 2); t(A(1).n); t(A.m); t(A.m, 1); t(A.s); t(A.c); t(A.c, 1, 2); t(A(1).s, 1, 2)
t(lambda: (lambda x: x)()); t(lambda: f(*1)); t(lambda: f(**1)); t(lambda: f(**{1: 2})); t(lambda: f(1, *[2], **{'d': 4})); t(lambda: f(**{'a': 1}, **{'a': 2})); t(lambda: f(a=1, **{'a': 2})); t(lambda: f(*[1], a=2, **{'a': 3})); t(lambda: h(*None)); t(lambda: len(**{'a': 1})); t(lambda: len(*3)); t(lambda: print(**3)); t(lambda: A(1).m(*3)); t(lambda: [].append(**{'x': 1}))
t(lambda: I(3)()); t(lambda: I(None)()); t(lambda: I('a')()); t(lambda: I([])(1)); t(lambda: A(1)())
t(lambda: I(3)[0]); t(lambda: I(None)[0]); t(lambda: f[0]); t(lambda: A[0]); t(lambda: A(1)[0]); t(lambda: {}[[]]); t(lambda: I([])[1.0]); t(lambda: I([1])['a']); t(lambda: I((1,))[None]); t(lambda: I('a')[{}]); t(lambda: I([1])[5]); t(lambda: I((1,))[5]); t(lambda: I('a')[5]); t(lambda: range(3)[5]); t(lambda: {}['k']); t(lambda: I({1})[0]); t(lambda: I([1, 2])['a':]); t(lambda: I([1])[::0]); t(lambda: I(b'a')['x']); t(lambda: slice(1)[0])
def s1(): x = 3; x[0] = 1
def s2(): x = (1,); x[0] = 1
def s3(): x = 'a'; x[0] = 'b'
def s4(): x = [1]; x[5] = 1
def s5(): x = [1]; x['a'] = 1
def s6(): x = None; del x[0]
def s7(): x = (1,); del x[0]
def s8(): x = [1]; del x[5]
def s9(): x = {}; del x['k']
def s10(): x = [1, 2, 3]; x[::2] = [1]
def s11(): x = [1]; x[0:1] = 3
def s12(): x = A; x[0] = 1
def s13(): x = {}; x[[]] = 1
for q in (s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13): t(q)
def u1(): a, b = 1
def u2(): a, b = [1]
def u3(): a, b = [1, 2, 3]
def u4(): a, *b, c = [1]
def u5(): (a, b), c = 1, 2
def u6(): a, b = iter([1, 2, 3])
def u7(): a, b, c = 'ab'
def u8(): [a] = None
def u9(): a, b = {1: 2}
def u10(): a, b = A
def u11(): 
    for a, b in [1]: pass
def u12(): a, b = {}.items
for q in (u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12): t(q)
t(lambda: 1 + 'a'); t(lambda: 'a' + 1); t(lambda: [] + 1); t(lambda: [] + ()); t(lambda: None + 1); t(lambda: 1 - None); t(lambda: 'a' * 'b'); t(lambda: 'a' * 1.5); t(lambda: {} + {}); t(lambda: {1} + {2}); t(lambda: -'a'); t(lambda: ~1.5); t(lambda: +None); t(lambda: 1 < 'a'); t(lambda: [] < 1); t(lambda: None < None); t(lambda: 1 @ 2); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1.0 // 0); t(lambda: 1.0 % 0); t(lambda: divmod(1, 0)); t(lambda: 0 ** -1); t(lambda: 0.0 ** -1); t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 1 << 'a'); t(lambda: 2 ** 'a'); t(lambda: pow(2, 'a')); t(lambda: pow(2, -1, 0)); t(lambda: pow(2.0, 1, 3)); t(lambda: pow(2, -1, 4)); t(lambda: 'a' in 3); t(lambda: 3 in 'a'); t(lambda: 3 not in None); t(lambda: 1 in A(1)); t(lambda: iter(3)); t(lambda: next(3)); t(lambda: next([])); t(lambda: len(3)); t(lambda: len(A)); t(lambda: list(3)); t(lambda: dict(3)); t(lambda: dict([1])); t(lambda: dict([(1, 2, 3)])); t(lambda: set(3)); t(lambda: tuple(None)); t(lambda: [*3]); t(lambda: {**3}); t(lambda: {*3}); t(lambda: {[]: 1}); t(lambda: {[]}); t(lambda: f'{1:q}'); t(lambda: f'{[]:5}'); t(lambda: f'{"a":d}'); t(lambda: '%d' % 'a'); t(lambda: '%d %d' % 1); t(lambda: '%d' % (1, 2)); t(lambda: '%q' % 1)
a = [1]
def i1(): x = 1; x += 'a'
def i2(): x = 'a'; x += 1
def i3(): x = []; x += 1
def i4(): x = (); x += []
def i5(): x = 1; x @= 2
def i6(): x = {}; x |= 3
def i7(): x = set(); x |= [1]
def i8(): x = None; x -= 1
def i9(): x = 5; x **= 'a'
def i10(): x = [1]; x *= 'a'
def i11(): x = 1; x >>= 1.0
for q in (i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11): t(q)
