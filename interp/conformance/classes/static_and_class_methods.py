class A:
    count = 0

    def __init__(self):
        type(self).count += 1

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def create(cls, n):
        return [cls() for _ in range(n)]

    @classmethod
    def name(cls):
        return cls.__name__


class B(A):
    pass


print(A.add(1, 2), A().add(3, 4), B.add(5, 6))
print(len(A.create(3)), A.count, B.count)
print(len(B.create(2)), A.count, B.count)
print(A.name(), B.name(), B().name())
f = B.name
print(f(), f.__self__ is B)
g = A.add
print(g("x", "y"))
print(type(A.__dict__["add"]).__name__, type(A.__dict__["name"]).__name__)


class C:
    def later(self):
        return "method"
    make_static = staticmethod(lambda x: x * 2)
    make_class = classmethod(lambda cls, x: (cls.__name__, x))


print(C.make_static(4), C().make_static(5), C.make_class(6), C().make_class(7))
print(C.later(C()))


class D:
    @classmethod
    def build(cls, **kw):
        self = cls()
        for key, value in kw.items():
            setattr(self, key, value)
        return self


d = D.build(x=1, y=2)
print(d.x, d.y, sorted(vars(d)))
