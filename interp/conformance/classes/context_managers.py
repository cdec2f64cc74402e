class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


with Manager("a") as a:
    print("body", a)
with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (Manager("p") as p, Manager("q")):
    print(p)
with Manager("s", swallow=True):
    raise ValueError("swallowed")
print("after")
try:
    with Manager("out"), Manager("in"):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)


def returns():
    with Manager("r"):
        return "value"


print(returns())
for i in range(3):
    with Manager(str(i)):
        if i == 0:
            continue
        if i == 1:
            break


class Replace:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("from exit")


try:
    with Replace():
        raise ValueError("first")
except RuntimeError as error:
    print(error, repr(error.__context__))
for thing in (5, object):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)


class FailsToEnter(Manager):
    def __enter__(self):
        raise OSError("enter failed")


try:
    with Manager("ok"), FailsToEnter("bad"):
        print("never")
except OSError as error:
    print(error)


def gen():
    with Manager("g"):
        yield 1
        yield 2


g = gen()
print(next(g))
g.close()
