class A:
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        return self.y


a = A()
print(getattr(a, "x"), getattr(a, "y"), getattr(a, "z", 3), getattr(a, "m")())
setattr(a, "z", 4)
print(a.z, hasattr(a, "z"), hasattr(a, "q"), hasattr(A, "m"))
print(hasattr(5, "real"))
delattr(a, "z")
print(hasattr(a, "z"), vars(a), a.__dict__ == vars(a))
setattr(A, "w", 9)
print(a.w, A.w, "w" in vars(A), "x" in A.__dict__)
for name in ("x", "y", "m"):
    print(name, callable(getattr(a, name)))
print(isinstance(a, A), type(a).__name__, type(a) == A, a.__class__.__name__)
print([n for n in dir(a) if not n.startswith("_")])
vars(a)["direct"] = 7
print(a.direct)
a.__dict__.update(p=1, q=2)
print(a.p + a.q, sorted(a.__dict__))


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: getattr(a, "nope"))
attempt(lambda: getattr(a, 5))
attempt(lambda: getattr(a))
attempt(lambda: setattr(a, 5, 1))
attempt(lambda: setattr(a, "x"))
attempt(lambda: delattr(a, "nope"))
attempt(lambda: delattr(a, "x"))
attempt(lambda: hasattr(a, 5))
attempt(lambda: vars(5))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: getattr(None, "x"))
attempt(lambda: getattr(A, "nope"))
print((5).__class__, "s".__len__(), [1].__getitem__(0), (1).__add__(2))
print(int.__name__, [].append.__name__, "x".upper.__name__, len.__name__)
print(str.upper("abc"), list.append([1], 2), dict.get({1: 2}, 1))
print(int.__add__(1, 2))
add = [].append
print(callable(add), add.__self__, list(map("{}!".format, "ab")))
