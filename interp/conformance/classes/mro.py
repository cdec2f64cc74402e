class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who())
print([k.__name__ for k in D.__mro__])
print([k.__name__ for k in D.mro()])


class X:
    pass


class Y(X):
    pass


try:
    class Z(X, Y):
        pass
except TypeError as error:
    print(str(error).split("\n")[0])

try:
    class Q(X, X):
        pass
except TypeError as error:
    print(error)


class Base1:
    value = 1


class Base2:
    value = 2
    extra = "two"


class Both(Base1, Base2):
    pass


print(Both.value, Both.extra, Both().extra)


class Root:
    def __init__(self):
        self.log = []


class Left(Root):
    def __init__(self):
        super().__init__()
        self.log.append("left")


class Right(Root):
    def __init__(self):
        super().__init__()
        self.log.append("right")


class Bottom(Left, Right):
    def __init__(self):
        super().__init__()
        self.log.append("bottom")


print(Bottom().log)
try:
    class N(5):
        pass
except TypeError as error:
    print(type(error).__name__)
try:
    class F(bool):
        pass
except TypeError as error:
    print(error)
