# One instruction, many classes: slots, class values, properties, descriptors,
# __getattr__, methods; then the classes change.
class Base:
    kind = "base"

    def __init__(self, n):
        self.n = n

    def name(self):
        return "base%d" % self.n

    @property
    def twice(self):
        return self.n * 2

    @twice.setter
    def twice(self, value):
        self.n = value // 2


class Slotted(Base):
    __slots__ = ("extra",)
    kind = "slotted"

    def name(self):
        return "slotted%d" % self.n


class Asked(Base):
    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return (name, self.n)


class Reads:
    def __get__(self, instance, owner):
        return (instance.n, owner.__name__) if instance else self


class Writes(Reads):
    def __set__(self, instance, value):
        instance.log = value


class Described(Base):
    odd = Reads()
    both = Writes()
    kind = property(lambda self: "computed%d" % self.n)


class Own(Base):
    def __init__(self, n):
        super().__init__(n)
        self.odd = self.kind = self.both = n


def read(x, results):
    for get in (lambda o: o.n, lambda o: o.kind, lambda o: o.twice,
                lambda o: o.odd, lambda o: o.both, lambda o: o.name(),
                lambda o: o.log, lambda o: o.nothing):
        try:
            results.append(get(x))
        except AttributeError as error:
            results.append(str(error))


def write(x, value):
    x.twice = value
    x.fresh = value
    try:
        x.both = value
    except AttributeError as error:
        print(error)


def rounds():
    for i in range(12):
        made = [cls(i) for cls in (Base, Slotted, Asked, Described, Own)]
        results = []
        for x in made + made[::-1]:
            read(x, results)
            write(x, i + 10)
            read(x, results)
        if i % 4 == 3:
            print(results)


rounds()
Base.twice = property(lambda self: "changed")
Slotted.name = lambda self: "another"
Asked.nothing = "something"
Described.odd = 5
del Described.both
try:
    rounds()
except AttributeError as error:
    print("AttributeError:", error)


class Deep(Base):
    @property
    def broken(self):
        return self.missing


class DeepAsked(Deep):
    def __getattr__(self, name):
        return "asked for " + name


for x in [Deep(1), DeepAsked(2)] * 3:
    try:
        print(x.broken)
    except AttributeError as error:
        print(error)
for x in [Deep(1), DeepAsked(2)] * 3:
    x.value = 1
    del x.value
    print(hasattr(x, "value"), getattr(x, "value", "none"))
