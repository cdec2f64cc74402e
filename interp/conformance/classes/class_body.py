log = []


def note(x):
    log.append(x)
    return x


class A:
    note("body start")
    x = 1
    y = x + 1
    if y > 1:
        z = "conditional"
    else:
        w = "never"
    squares = [i * i for i in range(4)]
    total = 0
    for item in (1, 2, 3):
        total += item
    del item

    class Inner:
        value = 99

    def get(self, default=x):
        return default

    note("body end")


print(log, A.x, A.y, A.z, A.squares, A.total, A.Inner.value)
print(hasattr(A, "w"), hasattr(A, "item"), A().get())
print(A.Inner.__qualname__, A.get.__qualname__)
x = "global"


class B:
    x = "class"

    def read(self):
        return x

    copy = x


print(B().read(), B.copy)


def make(n):
    class Local:
        value = n

        def double(self):
            return n * 2
    return Local


L, M = make(1), make(2)
print(L.value, M().double(), L is M, L.__qualname__)
print(sorted(k for k in vars(A) if not k.startswith("__")))


class Annotated:
    a: int = 1
    b: str


print(Annotated.a, hasattr(Annotated, "b"), sorted(Annotated.__annotations__))


class Private:
    def __init__(self):
        self.__hidden = 5

    def reveal(self):
        return self.__hidden


p = Private()
print(p.reveal(), p._Private__hidden, hasattr(p, "__hidden"))
