def counter(start=0):
    count = start

    def bump(step=1):
        nonlocal count
        count += step
        return count

    def read():
        return count

    return bump, read


bump, read = counter(10)
print(bump(), bump(5), read())
other, other_read = counter()
print(other(), other_read(), read())

late = [lambda: i for i in range(3)]
print([f() for f in late])


def outer(x):
    def middle(y):
        def inner(z):
            return x, y, z
        return inner
    return middle


print(outer(1)(2)(3))


def shared():
    box = []

    def put(x):
        box.append(x)

    def get():
        return list(box)

    return put, get


put, get = shared()
put(1)
put("two")
print(get())


def argument_cell(a, *args, **kw):
    def inner():
        nonlocal a
        a += 1
        return a, args, sorted(kw)
    return inner


f = argument_cell(1, 2, 3, k=4)
print(f(), f())


def unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    later = 5
    print(inner())
    del later
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)


unbound()
