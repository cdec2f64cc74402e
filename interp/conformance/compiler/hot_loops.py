"""Runs code often enough that caches and quickened forms are used, then
changes what they assumed."""


class A:
    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v


class B:
    def __init__(self, v):
        self.extra = 0
        self.v = v

    def get(self):
        return self.v * 2


def total(items):
    out = 0
    for item in items:
        out += item.get() + item.v
    return out


many_a = [A(i) for i in range(200)]
mixed = [A(i) if i % 2 else B(i) for i in range(200)]
print(total(many_a), total(mixed), total(many_a))
A.get = lambda self: 1000
print(total(many_a), total(mixed))
del A.get
try:
    total(many_a)
except AttributeError as error:
    print(error)
A.get = B.get
A.v = property(lambda self: -1)
print(total(many_a[:3]))
del A.v
print(total(many_a[:3]))


def add(x, y):
    return x + y


def run(pairs):
    return [add(x, y) for x, y in pairs]


for _ in range(50):
    run([(1, 2)])
print(run([(1, 2), (1.5, 2), ("a", "b"), ([1], [2]), (2**47, 2**47),
           (2**46, 2**46), (True, 1), (-2**47, -1), (1, 2.5), (2**70, 1)]))


def compare(x, y):
    return x < y, x == y, x >= y


for _ in range(50):
    compare(1, 2)
print([compare(x, y) for x, y in ((1, 2), (2.5, 1), ("a", "b"), ((1,), (2,)),
                                  (2**70, 1), (float("nan"), 1), (1, True))])
factor = 2


def scaled(n):
    return n * factor


before = [scaled(i) for i in range(100)]
factor = 3
print(sum(before), sum(scaled(i) for i in range(100)))
real_len = len


def measure(x):
    return len(x)


print([measure("abc") for _ in range(60)][-1])
len = lambda x: "shadowed"
print(measure("abc"))
del len
print(measure("abc"))


def index(seq, i):
    return seq[i]


for _ in range(50):
    index([1, 2], 1)
print([index(s, i) for s, i in (([1, 2], -1), ((3, 4), 0), ("xy", 1),
                                ({1: "d"}, 1), (range(9), 4), (b"z", 0))])


def store(seq, i, v):
    seq[i] = v
    return seq


for _ in range(50):
    store([0], 0, 1)
print(store([0, 1], -1, 9), store({}, "k", 1))


def overflow(n):
    x = 1
    for i in range(n):
        x = x * 3 + 1
    return x


print(overflow(20), overflow(29), overflow(30), overflow(31), overflow(80))
i = 2**47 - 5
while i < 2**47 + 5:
    i += 1
print(i, sum(range(2**47 - 2, 2**47 + 3)))


class Sub(A):
    pass


s = Sub(7)
print([s.get() for _ in range(60)][-1])
Sub.get = lambda self: "sub"
print(s.get())
s.get = lambda: "instance"
print(s.get())
A.get = lambda self: "base"
print(s.get(), Sub(1).get(), A(1).get())
