"""Calls and loops in every form that the evaluator has a short way for."""
def d1(a, b=2, c=3): return (a,b,c)
class P:
    def __init__(self, x=5): self.x = x
    def m(self, a, b=7): return (self.x,a,b)
    def n(self, a=1): return (self.x,a)
class Q(P): pass
class L(list):
    def append(self, x): super().append(x*2)
def calls():
    out = []
    app = out.append
    for i in range(4):
        app(d1(i)); app(d1(i, i+1)); app(d1(i,1,2))
        p = P(); q = Q(i)
        out.append(p.m(i+1)); out.append(q.m(i)); out.append(p.n()); out.append(q.n(i))
        f = p.m; out.append(f(i, 3)); g = q.n; out.append(g(i))
        out.append(max(i, 2)); out.append(min(i, 2)); out.append(max(i, 2.5)); out.append(min(1.5, i))
        out.append(max(i,1,2)); out.append(max([i,1])); out.append(min(2.0, 2)); out.append(max(2,2.0)); out.append(max("a","b"))
        out.append(abs(-i)); out.append(abs(i-2.5)); out.append(abs(True)); out.append(abs(-2**47)); out.append(abs(-2**70))
        out.append(ord("a")); out.append(ord("\u1234")); out.append(ord(b"x")); out.append(chr(i+65)); out.append(chr(0x1234))
        out.append([isinstance(x, t) for x in (1,1.5,"a",[],(),{},None,True,p,q,L(),P,b"",range(3),{1}) for t in (int,float,str,list,tuple,dict,P,Q,type,object,bool,set,(int,str))])
        out.append(len("abc")+len([1])+len((1,2))+len({1:2})+len({1,2})+len(b"abc")+len(frozenset([1]))+len(range(i))+len(L([1])))
        l = L(); l.append(i); l.append(i+1); out.append(list(l))
        s = "a,b,c"; out.append(s.split(",")); out.append(s.replace("a", str(i))); out.append(s.find("b", i-i)); out.append("x".join(s.split(",", 1)))
        dd = {}; dd.setdefault(i, []).append(i+1); out.append(dd); out.append(dd.get(i+1, -1)); out.append(dd.get(i))
        for j in range(i): out.append(j)
        for j in range(i, 3): out.append(j)
        for j in range(3, i): out.append(j)
        for j in (range(2) if i % 2 else [7,8]): out.append(j)
        out.append(list(range(i)))
        out.append([not x for x in ("", "a", [], [1], {}, {1:1}, set(), {1}, (), (1,), b"", b"a", 0, 1, 0.0, 1.5, None, p, frozenset(), range(0))])
    return out
print(calls())
class FakeCls:
    @property
    def __class__(self): return int
print([isinstance(FakeCls(), int) for i in range(3)], [isinstance(FakeCls(), FakeCls) for i in range(3)])
def bad(f):
    r = []
    for i in range(3):
        try: r.append(f(i))
        except Exception as e: r.append(type(e).__name__ + ": " + str(e))
    print(r)
bad(lambda i: ord("ab")); bad(lambda i: chr(-1)); bad(lambda i: chr(2**60)); bad(lambda i: chr("a")); bad(lambda i: abs("a"))
bad(lambda i: max(1,"a")); bad(lambda i: min()); bad(lambda i: max(1)); bad(lambda i: len(5)); bad(lambda i: isinstance(1, 5)); bad(lambda i: isinstance(1, "a"))
bad(lambda i: d1()); bad(lambda i: d1(1,2,3,4)); bad(lambda i: P(1,2)); bad(lambda i: P().m()); bad(lambda i: [].append()); bad(lambda i: [].append(1,2)); bad(lambda i: "".split(1,2,3))
bad(lambda i: [x for x in range("a")]); bad(lambda i: [x for x in range(1.5)]); bad(lambda i: [x for x in range(1, 2, 0)]); bad(lambda i: [x for x in range()])
def it():
    for x in range(2**46, 2**46+3): yield x
print(list(it()))
def bigr():
    r = []
    for x in range(2**47-2, 2**47+2): r.append(x)
    for x in range(-2**47, -2**47+2): r.append(x)
    for x in range(True, 3): r.append(x)
    n = 0
    for x in range(-2**47, 2**47-1):
        n += 1
        if n > 3: break
    return r, n
print(bigr(), bigr())
def chg():
    r = []
    for i in range(6):
        if i == 3: d1.__defaults__ = (20, 30)
        if i == 5: d1.__defaults__ = (9,)
        try: r.append(d1(i))
        except TypeError as e: r.append(str(e))
    return r
print(chg())
def callee(i):
    import builtins
    fs = [len, len, str, len]
    r = []
    for f in [len, abs, len, ord, max, min, str, list.append]:
        try: r.append(f("a"))
        except Exception as e: r.append(str(e))
    return r
print(callee(1), callee(2))
def lookups():
    a = [[1],[2]]; s = {1}
    r = []
    for c in (a, s, a, "ab", {}):
        try:
            r.append(c.pop(len(r)-len(r)))
        except Exception as e: r.append(type(e).__name__+str(e))
        try:
            c.append(len(r)+1); r.append(c)
        except Exception as e: r.append(type(e).__name__+str(e))
    return r
print(lookups(), lookups())
def gen(n):
    for i in range(n):
        y = yield i
        if y: yield y
def dele(n):
    x = yield from gen(n)
    return x
def useg():
    r = []
    for x in gen(3): r.append(x)
    for x in dele(3): r.append(x)
    for a, b in zip(gen(3), gen(2)): r.append((a,b))
    for i, a in enumerate(gen(3)): r.append((i,a))
    g = gen(3); next(g); r.append(g.send(5)); r.append(list(g))
    r.append(sum(x*x for x in range(5)))
    return r
print(useg())
print(1.0+2, 2*1.5, 7//2.0, 3-0.5, 1/4.0, 2.5/5, 0*1.5, 1.5*0, 10/4)
def mixed(a, b):
    r = []
    for i in range(3):
        for f in (lambda: a+b, lambda: a-b, lambda: a*b, lambda: a/b, lambda: a+2.5, lambda: a*2.5, lambda: a/2.5, lambda: a-2.5, lambda: a/2, lambda: 2.5/a, lambda: "x"+a, lambda: a+"x"):
            try: r.append(f())
            except Exception as e: r.append(type(e).__name__+str(e))
    return r
for a in (0, 1, -3, 0.0, -0.0, 1.5, 2**46, "q", None, 2**60):
    for b in (0, 2, 0.0, -0.0, 2.5, float("inf"), "w", 2**70): print(a, b, mixed(a, b))
