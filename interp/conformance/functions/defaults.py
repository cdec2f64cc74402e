def grow(item, box=[]):
    box.append(item)
    return box


print(grow(1), grow(2), grow(3, []), grow(4))

value = 10


def frozen(x=value):
    return x


value = 20
print(frozen(), frozen(5))
print(grow.__defaults__, frozen.__defaults__)


def kw(*, a=1, b=[2]):
    return a, b


print(kw.__kwdefaults__, kw(a=3))
order = []


def note(tag):
    order.append(tag)
    return tag


def late(a=note("a"), b=note("b"), *, c=note("c")):
    return a + b + c


print(order, late(), late("x"), order)
functions = [lambda i=i: i for i in range(4)]
print([f() for f in functions])
