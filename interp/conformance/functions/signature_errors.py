# Every way to miss a signature, in CPython's words.
def f(a, b, /, c, d=4, *, e, g=7):
    return (a, b, c, d, e, g)


def v(a, *args, k, **rest):
    return (a, args, k, rest)


def n():
    return "n"


class C:
    def m(self, x):
        return x

    @classmethod
    def c(cls, x):
        return x

    @staticmethod
    def s(x):
        return x


c = C()
calls = (lambda: f(1, 2, 3, e=5), lambda: f(1, 2, c=3, e=5, d=0, g=1),
         lambda: f(1, 2, 3), lambda: f(1), lambda: f(), lambda: f(
             1, 2, 3, 4, 5, e=1), lambda: f(a=1, b=2, c=3, e=4), lambda: f(
                 1, 2, 3, e=1, z=2), lambda: f(1, 2, 3, c=3, e=1), lambda: v(1),
         lambda: v(k=1), lambda: v(1, 2, k=3, z=4), lambda: v(1, a=2, k=1),
         lambda: n(1), lambda: n(x=1), lambda: c.m(), lambda: c.m(1, 2),
         lambda: C.m(1), lambda: C.c(), lambda: c.s(), lambda: C.s(1, 2),
         lambda: (lambda x: x)(), lambda: f(*[1, 2], **{"c": 3, "e": 4}),
         lambda: f(*5), lambda: f(**5), lambda: f(1, 2, 3, **{"e": 1, 2: 3}),
         lambda: f(1, 2, 3, e=1, **{"e": 2}), lambda: n(*[], **{}),
         lambda: len(), lambda: len(1, 2), lambda: [].append(), lambda: int(
             x=1), lambda: C(1), lambda: object(1))
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)
