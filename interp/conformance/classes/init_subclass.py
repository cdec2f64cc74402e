class Plugin:
    registry = []

    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Plugin.registry.append((cls.__name__, tag))


class A(Plugin):
    pass


class B(Plugin, tag="b"):
    pass


class C(B, tag="c"):
    pass


print(Plugin.registry, A.tag, B.tag, C.tag)
try:
    class D(Plugin, wrong=1):
        pass
except TypeError as error:
    print(error)


class Field:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = value


class Model:
    title = Field()
    size = Field()


m = Model()
print(m.title)
m.title = "T"
m.size = 4
print(m.title, m.size, m.__dict__, type(Model.title).__name__)


class NonData:
    def __get__(self, instance, owner):
        return "descriptor"


class Holder:
    attr = NonData()


h = Holder()
print(h.attr, Holder.attr)
h.__dict__["attr"] = "instance wins"
print(h.attr)
