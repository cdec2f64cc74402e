def f(tag, value=None):
    print(tag, end=" ")
    return value


def end():
    print()


f("a", 1) + f("b", 2) * f("c", 3); end()
[f("x"), f("y")], (f("z"),); end()
{f("k1", 1): f("v1"), f("k2", 2): f("v2")}; end()
f("fn", lambda *a, **k: None)(f("p1"), f("p2"), k=f("kw")); end()
f("obj", [0, 0])[f("index", 1)] = f("value"); end()
d = {}
d[f("key", 1)] = f("val"); end()
f("left", 1) < f("mid", 0) < f("never", 2); end()
f("l", 1) < f("m", 2) < f("r", 3); end()
f("t", 0) and f("never"); end()
f("t", 1) or f("never"); end()
f("body") if f("cond", True) else f("never"); end()
x, y = f("one", 1), f("two", 2); end()
a = b = f("once", 5); end()
f("seq", [1, 2, 3])[f("lo", 0):f("hi", 2):f("step", 1)]; end()
f("fmt", "%s %s") % (f("m1"), f("m2")); end()
f"{f('e1')}{f('e2')}"; end()
lst = [1, 2, 3]
i = 0
i, lst[i] = 2, 9
print(i, lst)
x = [0, 1, 2]
x[x[0]], x[0] = 5, 1
print(x)


class C:
    def __getattr__(self, name):
        print("get", name, end=" ")
        return lambda *a: None


C().method(f("arg")); end()
[f("elem", i) for i in f("iter", [1, 2])]; end()
x = 5
print(x + (x := 1), x)
x = 5
print((x := 2) + x, x)
x = 1
print([x, x := 2, x], (lambda: x)())


def g(x):
    return x + (x := 10) + x, x


print(g(1))


def h(a, b):
    a, b = b, a
    c = (a, b, (a := 7), a)
    return c


print(h(1, 2))
assert f("test", True), f("never"); end()
