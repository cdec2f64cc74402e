# Metaclasses: order of calls, __call__, attributes, conflicts, instancecheck.
class Meta(type):
    def __new__(mcs, name, bases, ns, **kwds):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kwds)
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kwds):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    @property
    def shout(cls):
        return cls.__name__.upper()

    def __len__(cls):
        return 3

    def __getitem__(cls, key):
        return (cls.__name__, key)

    def __instancecheck__(cls, value):
        return value == "special" or super().__instancecheck__(value)

    def __iter__(cls):
        return iter("abc")


class A(metaclass=Meta, tag=1):
    x = 1

    def __init__(self, n=0):
        self.n = n


class B(A):
    pass


print(A(5).n, type(B), B.shout, len(A), A["k"], list(B))
print(isinstance("special", A), isinstance(B(1), A), isinstance(3, B))
print(hasattr(A(), "shout"), A.__class__ is Meta, Meta.__mro__[1])


class Other(type):
    pass


try:
    class C(A, metaclass=Other):
        pass
except TypeError as error:
    print(error)


class Single(type):
    made = {}

    def __call__(cls, *args):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args)
        return cls.made[cls]


class One(metaclass=Single):
    pass


print(One() is One())
