# One call site, many callees and mistakes: what a call has learnt about the
# binding of its arguments must not outlive a change of callee, defaults,
# names or class.
import traceback


def attempt(f, *args, **names):
    try:
        return f(*args, **names)
    except Exception as exc:
        return "%s: %s" % (type(exc).__name__, exc)


def abc(a, b, c=3):
    return "abc", a, b, c


def bac(b, a, *, c):
    return "bac", a, b, c


def rest(a, *more, **named):
    return "rest", a, more, sorted(named.items())


def only(a, /, b, *, c=5, **others):
    return "only", a, b, c, others


def few(a):
    return "few", a


class Thing:
    def __init__(self, a, b=2, *, c=0):
        self.row = a, b, c

    def __repr__(self):
        return "Thing%r" % (self.row,)

    def method(self, a, b=7, *, c=8):
        return "method", self.row, a, b, c

    @classmethod
    def made(cls, **names):
        return cls(**names)

    def __call__(self, b, a=1, c=2):
        return "called", a, b, c


class Sub(Thing):
    def __init__(self, *args, **names):
        super().__init__(*args, **names)
        self.args = len(args)


class New:
    def __new__(cls, a, b=0, c=0):
        return "new", a, b, c


class Meta(type):
    def __call__(cls, **names):
        return cls.__name__, sorted(names)


class Odd(metaclass=Meta):
    pass


class Returns:
    def __init__(self, a=1, b=2, c=3):
        return a


thing = Thing(1)
many = [abc, bac, rest, only, few, Thing, thing, thing.method, Sub, New, Odd,
        Returns, lambda c, b, a: (c, b, a), dict, print, int, None, 7,
        Thing.made, max]


def sites(f):
    yield lambda: f(a=1, b=2, c=3)
    yield lambda: f(1, c=3, b=2)
    yield lambda: f(1, 2, c=3)
    yield lambda: f(1, 2)
    yield lambda: f(1, b=2, z=4)
    yield lambda: f(1, a=2)
    yield lambda: f()


for f in many:
    if f is print:
        continue
    name = getattr(f, "__name__", type(f).__name__)
    print(name, [attempt(site) for site in sites(f)])


def one_site(f):
    return f(b=1, a=2)


for i in range(3):
    for f in (abc, few, rest, bac, Thing, thing, thing.method, New, Odd,
              Thing.made, Sub):
        print(attempt(one_site, f), end="; ")
    print()

# defaults that change under a learnt call
print(one_site(abc))
abc.__defaults__ = None
print(attempt(one_site, abc))
abc.__defaults__ = (10, 20, 30)
print(one_site(abc), attempt(lambda: abc(c=1)), abc())
bac.__kwdefaults__ = {"c": "new"}
print(one_site(bac))
bac.__kwdefaults__ = None
print(attempt(one_site, bac))


def spread(f, args, names):
    return (attempt(lambda: f(*args)), attempt(lambda: f(**names)),
            attempt(lambda: f(*args, **names)),
            attempt(lambda: f(0, *args)),
            attempt(lambda: f(*args, c=1, **names)))


for f in (abc, rest, only, Thing, thing, thing.method, Sub, New, max):
    for args, names in (((), {"b": 1}), ([1], {"c": 2}), ("xy", {}),
                        ((1, 2, 3), {"a": 1}), (range(2), {"zz": 0})):
        print(spread(f, args, names))
for bad in (5, None, [1], {1: 2}, {"a": 1, 2: 3}):
    print(attempt(lambda: rest(**bad)), attempt(lambda: rest(*bad)),
          attempt(lambda: rest(0, **{"k": 1}, **bad)))


class Mapping:
    def __init__(self, **names):
        self.names = names

    def keys(self):
        print("keys", end=" ")
        return list(self.names)

    def __getitem__(self, key):
        return self.names[key]


class Changing:
    def __init__(self, target):
        self.target = target

    def __iter__(self):
        self.target["late"] = 1
        return iter((1, 2))


names = {"early": 0}
print(rest(0, **Mapping(x=1, y=2)), rest(*Changing(names), **names), names)
print(attempt(lambda: rest(*5, **6)))
big = {"n%02d" % i: i for i in range(20)}
print(rest(1, **big)[3][-1], attempt(lambda: abc(**big)),
      len(rest(*range(300))[2]))
copied = {"a": 1}
got = (lambda **names: names)(**copied)
got["b"] = 2
print(copied, got)


class With:
    def __init__(self, owner=None):
        self.owner = owner

    def __exit__(self, *exc):
        print("exit", len(exc))


class Manager:
    __enter__ = With

    def __exit__(self, *exc):
        pass


with Manager() as inside:
    print(type(inside).__name__, inside.owner)


def fails(a, *, b):
    raise KeyError(a)


for call in (lambda: fails(1, b=2), lambda: fails(*[1], **{"b": 2}),
             lambda: Sub(1, d=4), lambda: Returns(a=5)):
    try:
        call()
    except Exception as exc:
        print(repr(exc), [(e.name, e.line) for e in
                          traceback.extract_tb(exc.__traceback__)])
print(True + 1, 5 - False, True * 7, 3 // True, 2 ** True, True << 3,
      attempt(lambda: 1 % False), True & 1, 6 | True, True ^ True,
      -1 - True, 2 ** 47 - 1 + True, True / 2)
