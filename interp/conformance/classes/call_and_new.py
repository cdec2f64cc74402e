class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, scale=1):
        return (x + self.n) * scale


add = Adder(10)
print(add(5), add(5, scale=2), callable(add), list(map(add, [1, 2])))


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, tag="none"):
        self.tag = tag


a = Singleton("first")
b = Singleton("second")
print(a is b, a.tag)


class Even(int):
    def __new__(cls, value):
        return super().__new__(cls, value // 2 * 2)


print(Even(7), Even(8) + 1, type(Even(3)).__name__)


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never called")


print(Other())


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(3, 4)
print(p, p.first, len(p), p == (3, 4), sum(p))
print(object.__new__(Adder).__dict__)


class Callee:
    pass


c = Callee()
c.__call__ = lambda: "instance attribute does not count"
try:
    c()
except TypeError as error:
    print(error)
print(type("Made", (Adder,), {"extra": 5})(1).extra)
Made = type("Made", (), {"f": lambda self: "f"})
print(Made().f(), Made.__name__)
