"""yield from in every form, binding of arguments, classes by their attributes."""
def inner(n):
    try:
        for i in range(n):
            x = yield i
            if x is not None: print("got", x)
        return "ret%d" % n
    except ValueError as e:
        print("caught", e)
        yield "after"
        return "handled"
    finally:
        print("fin", n)
def outer(n):
    r = yield from inner(n)
    print("r", r)
    r = yield from inner(1)
    return r
g = outer(2)
print(next(g), g.send(7), next(g))
try: next(g)
except StopIteration as e: print("stop", e.value)
g = outer(3)
print(next(g)); print(g.throw(ValueError("boo")))
print(list(g))
g = outer(3); next(g); g.close()
def rec(n):
    if n == 0: yield 0
    else:
        yield from rec(n-1)
        yield n
print(list(rec(50)), sum(rec(100)))
def bad():
    yield 1
    raise KeyError("k")
def bo():
    yield from bad()
try:
    for x in bo(): print(x)
except KeyError as e: print(repr(e))
def si():
    yield 1
    raise StopIteration(5)
def so():
    r = yield from si()
    print(r)
try:
    for x in so(): print(x)
except RuntimeError as e: print(repr(e), repr(e.__cause__))
try:
    for x in si(): print(x)
except RuntimeError as e: print(repr(e), repr(e.__cause__))
def selfrun():
    global me
    yield 1
    try: next(me)
    except ValueError as e: print(e)
    yield 2
me = selfrun(); print(list(me))
def d():
    yield from me2
    yield 1
me2 = d()
try: print(list(me2))
except ValueError as e: print(e)
def f(a, *args, k=1, **kw): return a, args, k, kw
def f2(a, b=2, *, k, m=5): return a, b, k, m
def f3(*args): return args
def f4(a, /, b, c=3): return a, b, c
def call():
    r = []
    for i in range(3):
        r += [f(1), f(1,2,3), f(1,k=2), f(1,2,k=3,z=4), f2(1,k=2), f2(1,3,m=4,k=2), f2(b=1,a=2,k=3), f3(), f3(1,2), f4(1,2), f4(1,b=3), f4(1,c=3,b=4)]
        for g in (lambda: f2(1), lambda: f2(1,2,3,k=1), lambda: f2(k=1), lambda: f2(1,k=1,q=2), lambda: f2(1,a=2,k=3), lambda: f4(a=1,b=2), lambda: f4(1), lambda: f3(x=1), lambda: f()):
            try: r.append(g())
            except TypeError as e: r.append(str(e))
        r += [f2(*[1,2],k=3), f3(*range(i)), f(*(1,2),**{"k":5,"y":6}), f2(**{"a":1,"k":2})]
    return r
for x in call(): print(x)
class K:
    n = 0
    def __init__(self): K.n += 1
    @classmethod
    def c(cls): cls.n += 10; return cls.n
    @staticmethod
    def s(x=1): return x
    def me(self): return type(self).n
class K2(K): pass
def useK():
    r = []
    for i in range(12):
        k = K(); k2 = K2(); r += [K.n, k.n, k2.n, k.c(), k2.c(), K.s(), K2.s(i), k.me(), K2.me(k)]
        if i == 5: K.s = lambda x=3: x*2
        if i == 7: K2.n = "x"; del K2.n
    return r
print(useK())
def num():
    r = []
    for i in range(3):
        r += [i.bit_length(), (1.5).is_integer(), (i+0.5).as_integer_ratio(), (i).__add__(2), " ".isspace(), ",".join(["a","b"]), "".join([]), True.bit_length(), (2**70).bit_length(), i.to_bytes(2,"big"), i.conjugate(), i.real]
    for x in (1, 2.0, 3, 2**70, "a"):
        try: r.append(x.hex())
        except AttributeError as e: r.append(str(e))
        try: r.append(x.bit_length())
        except AttributeError as e: r.append(str(e))
    return r
print(num(), num())
def ty():
    return [type(x).__name__ for x in (1, 1.5, "a", None, K(), K, type, True, [], f)] + [type(x) is int for x in (1, True)]
print(ty(), ty())
def cont():
    r = []
    for x in ([1,2], (3,), "ab", range(2), {1:2}, (i for i in range(2)), 5, None):
        for f in (lambda: list(x), lambda: sorted(set(x), key=str), lambda: tuple(x) if x != 5 else list(x)):
            try: r.append(f())
            except TypeError as e: r.append(str(e))
    return r + [list(), set(), dict(), dict(a=1), dict([(1,2)])]
print(cont(), cont())
