x = "module"


def outer(x):
    class C:
        y = x
        x = "class"
        z = x

        def method(self):
            return x

        squares = [i for i in range(2)]
    return C.y, C.z, C().method(), C.squares


print(outer("argument"))


def counters():
    functions = []
    for i in range(3):
        def f(i=i):
            nonlocal total
            total += i
            return total
        functions.append(f)
    total = 100
    return [f() for f in functions], total


print(counters())


def deep():
    a = 1

    def one():
        b = 2

        def two():
            c = 3

            def three():
                nonlocal a, b
                a += b + c
                b += 1
                return a, b, c
            return three
        return two
    return one()()


f = deep()
print(f(), f())


def cell_argument(a, b, *args, k=5, **kw):
    return lambda: (a, b, args, k, sorted(kw.items()))


print(cell_argument(1, 2, 3, z=4)())


def recursive_closure(n):
    def go(k):
        return 1 if k == 0 else k * go(k - 1)
    return go(n)


print(recursive_closure(10))


def comprehension_scopes(n):
    return [[(i, j, n) for j in range(i)] for i in range(n)], \
        {k: [lambda: k] for k in range(2)}[1][0]()


print(comprehension_scopes(3))


def late_binding():
    def get():
        return value
    value = 1
    first = get()
    value = 2
    return first, get()


print(late_binding())


def delete_cell():
    v = 1

    def get():
        return v
    del v
    try:
        get()
    except NameError as error:
        return type(error).__name__
    return "no error"


print(delete_cell())


class Meta:
    x = 1

    class Inner:
        try:
            y = x
        except NameError:
            y = "unreachable"


print(Meta.Inner.y)


def shared_cells():
    n = 0

    def inc():
        nonlocal n
        n += 1

    def get():
        return n
    return inc, get


inc, get = shared_cells()
for _ in range(5):
    inc()
print(get(), [c.cell_contents for c in get.__closure__],
      get.__code__.co_freevars)
