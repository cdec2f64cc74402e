"""A class made in a context crosses with its instances, once per context."""
import parallel


class Base:
    def who(self):
        return "base"


def make(i):
    class Local(Base):
        kind = "local"

        def __init__(self, n):
            self.n = n

        def who(self):
            return super().who() + " of " + self.kind
    return Local, Local(i), Local(i + 1)


r = parallel.map(make, [10, 20])
cls, a, b = r[0]
print(type(a) is cls, type(b) is cls, isinstance(a, Base))  # expect: True True True
print(a.n, b.n, a.who())  # expect: 10 11 base of local
print(cls(7).n, r[1][0] is cls)  # expect: 7 False
cls.kind = "changed"
print(a.who(), r[1][1].who())  # expect: base of changed base of local
