class A:
    def __init__(self, x):
        self.x = x

    def m(self, a, b=1):
        return a, b

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return cls.__name__, a


def attempt(call):
    try:
        print("ok", call())
    except TypeError as error:
        print(type(error).__name__, error)


a = A(1)
attempt(lambda: A())
attempt(lambda: A(1, 2))
attempt(lambda: A(y=1))
attempt(lambda: a.m())
attempt(lambda: a.m(1, 2, 3))
attempt(lambda: a.m(1, c=2))
attempt(lambda: A.m(a, 1))
attempt(lambda: A.m())
attempt(lambda: A.s())
attempt(lambda: A.s(1))
attempt(lambda: a.s(2))
attempt(lambda: a.c(3))
attempt(lambda: A.c())
attempt(lambda: a.c(1, 2))


class Plain:
    pass


attempt(lambda: Plain(1))
attempt(lambda: Plain(x=1))
