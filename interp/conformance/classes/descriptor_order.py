# Data and non-data descriptors against instance and class attributes.
class Data:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, instance, owner):
        return self if instance is None else ("data", instance.__dict__.get(
            self.name))

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2

    def __delete__(self, instance):
        print("delete", self.name)


class Plain:
    def __get__(self, instance, owner):
        return ("plain", instance is None, owner.__name__)


class Box:
    d = Data()
    p = Plain()
    c = "class"

    def __getattr__(self, name):
        return "missing " + name


box = Box()
box.d = 5
print(box.d, box.__dict__, box.p, Box.p)
box.__dict__["p"] = "instance"
box.__dict__["d"] = 9
print(box.p, box.d, box.c, box.q)
del box.d
box.c = "own"
print(box.c, Box.c, type(Box.d).__name__)


class Loud(Box):
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError(name)
        return super().__getattribute__(name)


print(Loud().secret, Loud().c, Loud().p)


class ReadOnly:
    @property
    def v(self):
        return 1

    __slots__ = ("s",)


r = ReadOnly()
for bad in (lambda: setattr(r, "v", 2), lambda: delattr(r, "v"), lambda: r.s,
            lambda: setattr(r, "t", 1), lambda: delattr(r, "s")):
    try:
        bad()
    except AttributeError as error:
        print(error)
