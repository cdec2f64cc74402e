"""What main changes between two phases the contexts meet: no worker remembers
what it saw. And a context's own classes change in it."""
import parallel


class A:
    x = 1
    y = [1]

    def m(self):
        return "m"

    @property
    def p(self):
        return "p"


a = A()


def g():
    return "g"


def look(i):
    s = 0
    for _ in range(5):
        s += a.x + A.x
    b = A()
    return [s, b.x, a.m(), b.p, getattr(b, "x"), hasattr(b, "new"), b.y, g()]


def phase():
    rows = parallel.map(look, range(6), 2)
    print(rows[0], all(row == rows[0] for row in rows))


phase()  # expect: [10, 1, 'm', 'p', 1, False, [1], 'g'] True
A.x = 2
phase()  # expect: [20, 2, 'm', 'p', 2, False, [1], 'g'] True
A.x = 3
A.m = lambda self: "m2"
phase()  # expect: [30, 3, 'm2', 'p', 3, False, [1], 'g'] True
A.p = property(lambda self: "p2")
A.new = 1
phase()  # expect: [30, 3, 'm2', 'p2', 3, True, [1], 'g'] True
g.__code__ = (lambda: "g2").__code__
A.x += 1
phase()  # expect: [40, 4, 'm2', 'p2', 4, True, [1], 'g2'] True
A.x += 1
A.y = 5
A.__dict__["p"].__init__(lambda self: "p3")
phase()  # expect: [50, 5, 'm2', 'p3', 5, True, 5, 'g2'] True
A.x += 1
del A.new
phase()  # expect: [60, 6, 'm2', 'p3', 6, False, 5, 'g2'] True


def own(i):
    class Own(A):
        total = 0

        def seen(self):
            return self.total, self.x

    rows = []
    for k in range(6):
        Own.total += i
        rows.append(Own().seen())
    Own.x = "own"
    Own.seen = lambda self: ("changed", self.x)
    rows.append(Own().seen())
    return rows[0], rows[5], rows[6]


print(parallel.map(own, [1, 2], 2)[1])  # expect: ((2, 6), (12, 6), ('changed', 'own'))
