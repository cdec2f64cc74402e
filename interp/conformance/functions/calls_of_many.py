# One call instruction, many callees: functions with and without defaults,
# classes, static and class methods, super(), getattr of many classes, **rest.
class A:
    made = 0

    def __init__(self, n=0):
        self.n = n

    @staticmethod
    def plain(x):
        return "A.plain", x

    @classmethod
    def of(cls, x):
        return cls.__name__, x

    @classmethod
    def new(cls, n):
        return cls(n)

    def name(self, x=1):
        return "A.name", self.n, x

    @property
    def prop(self):
        return "prop", self.n


class B(A):
    def __init__(self, n):
        super().__init__(n * 2)

    @staticmethod
    def plain(x):
        return "B.plain", x

    @classmethod
    def of(cls, x):
        return "B", super().of(x)

    def name(self, x=2):
        return "B.name", super().name(x), super().prop


class C(B):
    def __new__(cls, n):
        self = super().__new__(cls)
        self.new = n
        return self

    def name(self, x=3):
        return "C.name", super().name(), super().plain(5)

    def __getattr__(self, name):
        return "asked", name


class D(A):
    plain = lambda self: ("D.plain", self.n)
    made = property(lambda self: self.n + 1)


class E(A):
    def __init__(self):
        yield


class F:
    pass


def attempt(f, *args, **named):
    try:
        return f(*args, **named)
    except Exception as error:
        return type(error).__name__, str(error)


def f0():
    return "f0"


def f1(a):
    return "f1", a


def f2(a, b=5):
    return "f2", a, b


def f3(a, *rest, k=1, **named):
    return "f3", a, rest, k, named


def f4(a, /, b, *, c=3, d):
    return "f4", a, b, c, d


def f5(a, /, **a_too):
    return "f5", a, a_too


every = [f0, f1, f2, f3, f4, f5, A, B, C, D, E, F, len, abs, A(1).name,
         lambda x, y=A: (x, y.__name__)]
for turn in range(4):
    for f in every:
        got = attempt(lambda: f(turn))
        print(got if isinstance(got, tuple) else type(got).__name__, end=" ")
    print()
for turn in range(3):
    for f in every[:6]:
        print(attempt(lambda: f(1, b=turn)), attempt(lambda: f(1, 2, d=turn)),
              attempt(lambda: f(1, 2, k=3, z=turn, c=4)),
              attempt(lambda: f(a=turn)), attempt(lambda: f(1, a=turn)),
              attempt(lambda: f(*[1, 2], **{"d": turn, "c": 1})))
for turn in range(3):
    for cls in (A, B, C, D):
        x = cls.new(turn)
        print(cls.of(turn), attempt(lambda: x.plain(turn)), x.of(turn),
              attempt(lambda: cls.plain(turn)), x.name())
for turn in range(3):
    for x in (A(1), B(2), C(3), D(4), F(), 5, F, "text"):
        for name in ("n", "made", "prop", "no" + "thing", "new"):
            got = getattr(x, name, "none")
            if callable(got):
                got = got.__name__
            print(got, hasattr(x, name), attempt(getattr, x, name)
                  if name == "nothing" else "", end=" ")
        print()
    if turn == 0:
        A.nothing = "something"
        F.n = 7
    else:
        del A.nothing
        A.plain = classmethod(lambda cls, x: ("changed", cls.__name__, x))
        A.nothing = property(lambda self: self.missing)
