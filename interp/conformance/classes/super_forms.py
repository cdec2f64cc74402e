class A:
    tag = "A"

    def hello(self):
        return "A.hello"

    @classmethod
    def make(cls):
        return "A.make:" + cls.__name__

    @property
    def size(self):
        return 1


class B(A):
    tag = "B"

    def hello(self):
        return "B+" + super().hello()

    def explicit(self):
        return super(B, self).tag

    @classmethod
    def make(cls):
        return "B+" + super().make()

    @property
    def size(self):
        return super().size + 10

    def nested(self):
        return [super(B, self).hello() for _ in range(2)]

    def missing(self):
        return super().nothing


b = B()
print(b.hello(), b.explicit(), B.make(), b.make(), b.size, b.nested())
try:
    b.missing()
except AttributeError as error:
    print(error)


class C(B):
    def hello(self):
        parent = super().hello
        return "C+" + parent()


print(C().hello(), C.make(), C().size)


class Rebinds:
    def __init__(self):
        self.x = 1
        self = None


r = Rebinds()
print(r.x)


class ReturnsValue:
    def __init__(self):
        return 5


try:
    ReturnsValue()
except TypeError as error:
    print(error)


def outside(self):
    return super().hello()


C.outside = outside
try:
    C().outside()
except RuntimeError as error:
    print(error)
