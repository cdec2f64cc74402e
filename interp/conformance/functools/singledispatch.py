"""singledispatch and singledispatchmethod."""
import functools


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


@functools.singledispatch
def kind(x, extra=None):
    return "object", extra


@kind.register(int)
def _(x, extra=None):
    return "int", extra


@kind.register(list)
def of_list(x, extra=None):
    return "list", len(x)


kind.register(str, lambda x: "str")
print(kind(1), kind(True), kind([1, 2]), kind("a"), kind(1.5, 7), kind(()))
print(kind.dispatch(bool) is kind.dispatch(int), len(kind.registry), attempt(kind))


class Shape:
    @functools.singledispatchmethod
    def area(self, x):
        return "unknown"

    @area.register(int)
    def _(self, x):
        return x * x


print(Shape().area(3), Shape().area("a"))


@kind.register
def _(x: float):
    return "annotated float"


@kind.register
def _(x: bytes | bytearray):
    return "either of two"


print(kind(1.5), kind(b""), kind(bytearray()), attempt(kind.register, 5), attempt(kind.register, "a", 5))
