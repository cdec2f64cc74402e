# Special methods behind operators, tests, items, loops and with: results,
# NotImplemented, errors, and what runs first.
class Num:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "%s(%d)" % (type(self).__name__, self.n)

    def __add__(self, other):
        if not isinstance(other, Num):
            return NotImplemented
        return type(self)(self.n + other.n)

    def __radd__(self, other):
        return ("radd", other, self.n)

    def __isub__(self, other):
        if other == "no":
            return NotImplemented
        self.n -= 1
        return self

    def __sub__(self, other):
        return ("sub", other)

    def __pow__(self, other):
        return ("pow", self.n, other)

    def __matmul__(self, other):
        return "matmul"

    def __eq__(self, other):
        return NotImplemented if other is None else self.n == 1

    def __lt__(self, other):
        return [] if self.n else ["not empty"]

    def __le__(self, other):
        return NotImplemented

    def __neg__(self):
        return Num(-self.n)

    def __invert__(self):
        return "inverted"

    def __len__(self):
        return self.n

    def __contains__(self, item):
        return item if item != "x" else 1 // self.n

    def __getitem__(self, key):
        if key == 9:
            raise IndexError("nine")
        return (key, self.n)

    def __setitem__(self, key, value):
        self.n = value
        return "dropped"

    def __delitem__(self, key):
        self.n = key

    def __call__(self, *args, **kw):
        return args, kw

    def __enter__(self):
        print("enter", self.n)
        return self.n

    def __exit__(self, kind, error, trace):
        print("exit", kind and kind.__name__, error)
        return self.n == 3


class Sub(Num):
    def __radd__(self, other):
        return ("sub's radd", other)

    def __gt__(self, other):
        return "greater"


class Truth:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return "Truth"

    def __bool__(self):
        return self.value


class Count:
    def __init__(self, n, stop=StopIteration):
        self.n, self.stop = n, stop

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise self.stop
        self.n -= 1
        return self.n


class Yields:
    def __iter__(self):
        yield 1
        yield 2


class NoIter:
    def __iter__(self):
        return 5


class BadLen:
    def __len__(self):
        return -1


def attempt(label, f, *args):
    try:
        print(label, f(*args))
    except Exception as error:
        print(label, type(error).__name__, error)


def minus(a, b):
    a -= b
    return a


def tests(a):
    out = []
    if a:
        out.append("if")
    out.append(not a)
    while not a:
        out.append("while")
        break
    out.append(a and 1)
    return out


def loop(a):
    return [x for x in a]


def with_error(a, fails):
    with a as entered:
        if fails:
            raise KeyError(entered)
        return "returned"
    return "swallowed"


def set_and_delete(a):
    a["k"] = 7
    first = a.n
    a[3] = 8
    del a[5]
    return first, a.n


for turn in range(3):
    a, b, s = Num(1), Num(2), Sub(3)
    for x in (a, s, 0):
        for y in (b, s, 5, "t", None):
            attempt("add", lambda: x + y)
            attempt("lt", lambda: (x < y, bool(x < y)))
            attempt("le", lambda: x <= y)
            attempt("gt", lambda: x > y)
            attempt("eq", lambda: (x == y, x != y, 1 if x == y else 2))
    attempt("sub", minus, Num(4), 1)
    attempt("isub", minus, Num(4), "no")
    attempt("mul", lambda: a * 2)
    attempt("others", lambda: (a ** 3, a @ b, -b, ~a, a[1], a["k"], a[-2]))
    attempt("nine", lambda: a[9])
    attempt("in", lambda: (0 in a, "y" in a, "" not in a, 5 not in a))
    attempt("in raises", lambda: "x" in Num(0))
    attempt("tests", lambda: [tests(x) for x in (Num(0), a, Truth(True),
                                                 Truth(False))])
    attempt("no bool", tests, Truth(1))
    attempt("len", lambda: (len(a), len(Num(0))))
    attempt("bad len", lambda: len(BadLen()))
    attempt("bad len true", tests, BadLen())
    attempt("items", set_and_delete, Num(1))
    attempt("call", lambda: (a(), a(1, 2, k=3), a(*[4], **{"q": 5})))
    attempt("loops", lambda: [loop(x) for x in (Count(3), Yields(), Count(0))])
    attempt("loop fails", loop, Count(1, KeyError))
    attempt("loop of none", loop, NoIter())
    attempt("with", with_error, Num(1), False)
    attempt("with fails", with_error, Num(2), True)
    attempt("with swallows", with_error, Num(3), True)
    attempt("no manager", with_error, 5, True)


def numbers():
    got = yield 1
    while got:
        got = yield got * 2
    return "end"


g = numbers()
print(next(g), g.send(3), g.send(4), next(g, "default"), next(g, "again"))
for act in (next, lambda g: g.send(None), lambda g: g.send(1)):
    attempt("ended", act, numbers())
    g = numbers()
    next(g)
    attempt("stop", lambda: (g.send(5), next(g)))
    attempt("after", act, g)


def fails():
    yield 1
    raise ValueError("inside")


def stops():
    yield next(iter([]))


def itself():
    yield next(holder[0])


for make in (fails, stops, itself):
    holder = [make()]
    for _ in range(2):
        attempt("gen", next, holder[0])
        attempt("gen with default", lambda: next(holder[0], "default"))
