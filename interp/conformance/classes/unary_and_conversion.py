class N:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __abs__(self):
        return "abs"

    def __int__(self):
        return 42

    def __float__(self):
        return 2.5

    def __index__(self):
        return 3

    def __round__(self, digits=None):
        return "round", digits

    def __bool__(self):
        return False


n = N()
print(-n, +n, ~n, abs(n), int(n), float(n), round(n), round(n, 2))
print([10, 20, 30, 40][n], hex(n), bin(n), oct(n), list(range(n)))
print("abcdef"[n], "abcdef"[:n], [0] * n, bool(n), not n, 1 if n else 0)


class Length:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


print(bool(Length(0)), bool(Length(3)), len(Length(7)))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: len(Length(-1)))
attempt(lambda: len(Length("x")))
attempt(lambda: len(Length(2.5)))


class BadBool:
    def __bool__(self):
        return 1


class BadInt:
    def __int__(self):
        return "x"


class BadStr:
    def __str__(self):
        return 5

    __repr__ = __str__


class BadIndex:
    def __index__(self):
        return "1"


attempt(lambda: bool(BadBool()))
attempt(lambda: int(BadInt()))
attempt(lambda: str(BadStr()))
attempt(lambda: repr(BadStr()))
attempt(lambda: [1][BadIndex()])
attempt(lambda: -object())
attempt(lambda: ~1.5)
attempt(lambda: +"x")
attempt(lambda: len(5))
attempt(lambda: abs("x"))
attempt(lambda: int(object))
