def inner():
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "result"


def outer():
    value = yield from inner()
    print("value", value)
    yield from [10, 20]
    yield from "ab"
    yield from range(2)
    return "end"


o = outer()
print(next(o), o.send("A"), o.send("B"))
print(list(o))


def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, [2, [3, [4, []]], 5], [[6]]])))


def catches():
    try:
        yield 1
    except ValueError as error:
        yield f"inner caught {error}"
    return "returned"


def delegates():
    got = yield from catches()
    yield got


d = delegates()
next(d)
print(d.throw(ValueError("v")), next(d))


def closes():
    try:
        yield 1
    finally:
        print("inner finally")


def outer_close():
    try:
        yield from closes()
    finally:
        print("outer finally")


c = outer_close()
next(c)
c.close()


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(2, Tree(1), Tree(4, Tree(3), Tree(5)))))
try:
    list(x for x in (yield_from_int() for yield_from_int in [lambda: 1 + ""]))
except TypeError as error:
    print(error)


def bad():
    yield from 5


try:
    list(bad())
except TypeError as error:
    print(error)


def chain(n):
    if n:
        yield from chain(n - 1)
    yield n


print(sum(chain(50)))
