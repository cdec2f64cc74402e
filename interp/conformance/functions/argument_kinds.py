def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, sorted(kw.items())


print(f(1, c=3))
print(f(1, 5, c=3))
print(f(1, 5, 6, 7, c=3, d=8, e=9, z=10))
print(f(*[1, 2, 3], **{"c": 4, "k": 5}))
print(f(c=1, a=2))
print(f(*(), *(1,), *[2], c=0, **{}, **{"q": 1}))


def only(*, x, y=1):
    return x, y


print(only(x=5), only(y=2, x=1))


def posonly(a, b=1, /, c=2):
    return a, b, c


print(posonly(1), posonly(1, 2, c=5), posonly(3, c=4))


def mixed(a, /, b, *, c):
    return a, b, c


print(mixed(1, 2, c=3), mixed(1, b=2, c=3))


def captures(a, /, **kw):
    return a, kw


print(captures(1, a=2))
