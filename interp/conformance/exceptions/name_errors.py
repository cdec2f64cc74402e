def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    try:
        del x
    except UnboundLocalError as error:
        print(error)
    try:
        x += 1
    except UnboundLocalError as error:
        print(error)


unbound()


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: undefined_name)
attempt(lambda: undefined_name.attribute)
attempt(lambda: [undefined_item for _ in range(1)])
try:
    del never_defined
except NameError as error:
    print(error, error.name)
conditional = 0
if conditional:
    maybe = 1
attempt(lambda: maybe)
for index in []:
    pass
attempt(lambda: index)


def loop_variable():
    for i in range(3):
        pass
    return i


print(loop_variable())
attempt(lambda: {}["k"])
attempt(lambda: {}[(1, 2)])
attempt(lambda: {1: 2}.pop(3))
attempt(lambda: [1, 2][5])
attempt(lambda: (1,)[-2])
attempt(lambda: "abc"[3])
attempt(lambda: b"abc"[3])
attempt(lambda: range(3)[3])
attempt(lambda: [].pop())
attempt(lambda: [1].pop(4))
attempt(lambda: [1].index(2))
attempt(lambda: [1].remove(2))
attempt(lambda: (1,).index(2))
attempt(lambda: "a".index("b"))
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(2))
attempt(lambda: {}.popitem())
one = 1.0
for sequence in ([1], (1,), "s", b"s", range(1)):
    attempt(lambda: sequence["a"])
    attempt(lambda: sequence[one])
attempt(lambda: range(3)["a"])
five = 5
attempt(lambda: five[0])
attempt(lambda: None.x)
attempt(lambda: "s".nope)
attempt(lambda: (1).nope())
attempt(lambda: int.nope)
attempt(lambda: max([]))
attempt(lambda: min(()))
attempt(lambda: int("x"))
attempt(lambda: chr(-1))
attempt(lambda: ord("ab"))
attempt(lambda: [1, 2, 3].index(9, 0, 1))
