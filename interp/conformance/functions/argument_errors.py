def f(a, b=2, *, c):
    return a, b, c


def g(a, b):
    return a, b


def h(a, b, /, c):
    return a, b, c


def none():
    return None


def kwonly(*, x, y, z):
    return x, y, z


def three(a, b, c):
    return a


def attempt(call):
    try:
        print("ok", call())
    except TypeError as error:
        print(type(error).__name__, error)


attempt(lambda: f())
attempt(lambda: f(1))
attempt(lambda: f(1, 2, 3, c=4))
attempt(lambda: f(1, c=3, d=4))
attempt(lambda: f(1, a=2, c=3))
attempt(lambda: g())
attempt(lambda: g(1))
attempt(lambda: g(1, 2, 3))
attempt(lambda: g(1, 2, 3, 4))
attempt(lambda: g(b=1))
attempt(lambda: g(1, 2, b=3))
attempt(lambda: h(1, b=2, c=3))
attempt(lambda: h(1, 2))
attempt(lambda: none(1))
attempt(lambda: none(x=1))
attempt(lambda: kwonly())
attempt(lambda: kwonly(x=1))
attempt(lambda: kwonly(x=1, y=2))
attempt(lambda: kwonly(1, 2, 3))
attempt(lambda: three())
attempt(lambda: three(1))
attempt(lambda: g(*[1], **{"c": 1}))
attempt(lambda: g(*1))
attempt(lambda: g(**1))
attempt(lambda: g(1, **{"b": 1}, **{"b": 2}))
attempt(lambda: g(**{1: 2}))
for value in (5, None, "x", [], 1.5, ()):
    attempt(lambda: value())
    attempt(lambda: value(1, k=2))
