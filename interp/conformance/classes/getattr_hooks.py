class Lazy:
    def __init__(self):
        self.real = 1

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return "made " + name


a = Lazy()
print(a.real, a.fake, hasattr(a, "nope"), getattr(a, "nope", "default"))
try:
    a.nothing
except AttributeError as error:
    print(error)


class Recorder:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


r = Recorder()
r.x = 1
r.x += 1
print(r.x)
del r.x
print(hasattr(r, "x"))
setattr(r, "y", 5)
delattr(r, "y")


class Everything:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return object.__getattribute__(self, name)


e = Everything()
print(e.x, e.secret)
try:
    e.missing
except AttributeError as error:
    print(error)


class Proxy:
    def __init__(self, target):
        self._target = target

    def __getattr__(self, name):
        return getattr(self._target, name)


p = Proxy([3, 1, 2])
p.sort()
p.append(9)
print(p._target, p.count(9), p.index(2))
try:
    len(p)
except TypeError as error:
    print(error)
print(getattr(a, "real"), getattr(5, "real"), getattr(p, "zzz", None))
try:
    getattr(5, "nope")
except AttributeError as error:
    print(error)
try:
    setattr(5, "x", 1)
except AttributeError as error:
    print(error)
try:
    [].x = 1
except AttributeError as error:
    print(error)
