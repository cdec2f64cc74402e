g = 1


def show():
    a, b = 1, 2
    return sorted(locals()), "a" in locals(), locals()["b"]


print(show(), "g" in globals(), globals() is globals())


class C:
    p = 1
    names = sorted(k for k in locals() if k[0] != "_")


print(C.names)
exec("g = 5")
print(g)
exec("h = g + 1", globals())
print(h)


def with_arguments(x, *args, y=2, **kw):
    return dict(sorted(locals().items()))


print(with_arguments(1, 5, z=3))


def closure():
    free = 1

    def inner():
        print(free, sorted(locals()))
    inner()


closure()
print(sorted(k for k in dir() if k[0] != "_"))
