# types.new_class, prepare_class, resolve_bases, DynamicClassAttribute.
import types


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwds):
        print("prepare", name, bases, kwds)
        return {"prepared": True}

    def __new__(mcs, name, bases, ns, **kwds):
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, name, bases, ns, **kwds):
        super().__init__(name, bases, ns)
        cls.kwds = kwds


def body(ns):
    ns["x"] = 5
    ns["method"] = lambda self: self.x + 1


Made = types.new_class("Made", (), {"metaclass": Meta, "flag": 1}, body)
print(Made.__name__, Made().method(), Made.prepared, Made.kwds, type(Made))
print(types.resolve_bases((int, list[int])))


class Base:
    @types.DynamicClassAttribute
    def shade(self):
        return "instance"


print(Base().shade)
try:
    Base.shade
except AttributeError as error:
    print("class:", error)
space = types.SimpleNamespace(a=1, b=[2])
space.c = 3
print(space, space == types.SimpleNamespace(a=1, b=[2], c=3))
del space.a
print(space, vars(space))
view = types.MappingProxyType({"k": 1})
print(view["k"], view | {"j": 2}, list(view), len(view))
try:
    view["k"] = 2
except TypeError as error:
    print(error)
module = types.ModuleType("made", "a doc")
module.value = 1
print(module.__name__, module.__doc__, module.value, type(module).__name__)
