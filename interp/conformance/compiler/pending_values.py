"""Values on the stack while locals change, raise, or are deleted."""


def change(x):
    return x + (x := x + 1) + x


def twice(x):
    return [x, (x := x * 2), x, (x := None), x]


def swap(a, b, c):
    a, b, c = c, a, b
    a, b = b, a
    return a, b, c


def call_order(x):
    def bump():
        nonlocal x
        x += 1
        return x
    return x, bump(), x, bump() + x, x


def in_call(x):
    return max(x, (x := -x), x), x


def in_dict(x):
    return {x: (x := x + 1), x: (x := x + 1)}, x


def deleted():
    x = 5
    y = [x, x]
    del x
    x = 7
    return y, x


def loop(n):
    x = 0
    for i in range(n):
        y = x
        x = x + i
        i = y
    return x, y, i


def survive(x):
    try:
        return [x, (x := 2), 1 // 0]
    except ZeroDivisionError:
        return x


def nested_survive(a):
    out = []
    for i in range(3):
        try:
            out.append((a, i, a // (i - 1)))
        except ZeroDivisionError:
            out.append(("zero", a, i))
            a += 10
        finally:
            a += 1
    return out, a


def conditional(x):
    y = (x := x + 1) if x > 0 else (x := x - 1)
    return x, y, x if x else y


def chained(x):
    return x < (x := x + 1) < (x := x + 1) < 10, x


def aug(x):
    x += (x := 10) + x
    return x


def items(x):
    x[0], x[1], y = x[1], x[0], x
    return x is y, y


def subscript(i):
    a = [10, 20, 30]
    a[i], i = i, 2
    a[i] = i = 0
    return a, i


def while_alias(n):
    a, b = 0, 1
    while b < n:
        a, b = b, a + b
    return a, b


def ret(x):
    for y in (x, x := 3, x):
        if y == 3:
            return y, x
    return None


print(change(1), twice(3), swap(1, 2, 3), call_order(1), in_call(4))
print(in_dict(1), deleted(), loop(5), survive(1), nested_survive(5))
print(conditional(1), conditional(-1), chained(1), aug(1), items([1, 2]))
print(subscript(0), while_alias(100), ret(1))
