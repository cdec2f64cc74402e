# Class attributes stored again and again, seen through instances, subclasses
# and the class itself; then values become functions, descriptors and vanish.
class Counted:
    total = 0
    last = None
    names = ()

    def __init__(self):
        Counted.total += 1
        Counted.last = self

    def seen(self):
        return self.total, Counted.total, type(self).total

    def which(self):
        return "which"


class Below(Counted):
    own = "below"

    def more(self):
        Below.own += "+"
        return self.own, super().total, hasattr(self, "own")


def show(rounds):
    for i in range(rounds):
        x, y = Counted(), Below()
        Counted.names += (i,)
        print(x.seen(), y.seen(), y.more(), x.which(), len(y.names),
              Counted.last is y, getattr(x, "names"), y.total)


show(4)
Below.total = 1000
show(3)
del Below.total
show(2)
Counted.total = property(lambda self: "computed")
x = Below()if False else object.__new__(Below)
for _ in range(3):
    print(x.total, isinstance(Counted.total, property))
Counted.total = 5
for _ in range(3):
    print(x.total, Below.total)
    Counted.total += 1
x.total = "own"
for _ in range(3):
    Counted.total += 1
    print(x.total, Below.total)
del x.total


class Get:
    def __get__(self, instance, owner):
        return "got", instance is None


for value in (1, 2, Get(), 3, lambda self: "called", "text", len, [4], Get):
    Counted.which = value
    for _ in range(2):
        got = x.which
        try:
            print(got() if callable(got) and got is not Get else got, end=" ")
        except TypeError as error:
            print("TypeError", error, end=" ")
    print(callable(Counted.which))
Get.__set__ = lambda self, instance, value: print("set", value)
Counted.which = 7
Counted.which = Get()
x.which = 8
print(x.which)
Counted.which = 9
x.which = 10
print(x.which, Counted.which)
del Counted.which
try:
    print(x.which, Counted.which)
except AttributeError as error:
    print(error)


class Many:
    pass


for i in range(300):
    setattr(Many, "name%d" % (i % 40), i)
    if i % 50 == 7:
        print(Many().name7, Many.name0)
Many.__len__ = lambda self: 3
print(len(Many()))
Many.__len__ = lambda self: 4
print(len(Many()), bool(Many()))
