"""wraps, update_wrapper, total_ordering, cached_property, partialmethod."""
import functools


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


def logged(f):
    @functools.wraps(f)
    def inner(*args, **kw):
        "inner doc"
        return f.__name__, f(*args, **kw)
    return inner


@logged
def add(a: int, b: int) -> int:
    "adds"
    return a + b


print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__(3, 4), add.__annotations__)
p = functools.partial(add, 1)
functools.update_wrapper(p, add)
print(p.__name__, p.__doc__, p(5))
print(functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)


@functools.total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


a, b = Version(1, 2), Version(1, 3)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, sorted([b, a])[0] is a)
print(attempt(functools.total_ordering, type("Empty", (), {})))


class Lazy:
    count = 0

    @functools.cached_property
    def value(self):
        "the value"
        Lazy.count += 1
        return Lazy.count * 10


x = Lazy()
print(x.value, x.value, Lazy.count, x.__dict__, Lazy.value.__doc__)
del x.value
print(x.value)


class Cell:
    def set(self, alive):
        self.alive = alive

    on = functools.partialmethod(set, True)
    off = functools.partialmethod(set, alive=False)


c = Cell()
c.on()
print(c.alive, end=" ")
c.off()
print(c.alive)
