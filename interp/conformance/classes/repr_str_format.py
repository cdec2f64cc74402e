class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"

    def __format__(self, spec):
        return f"<format {spec!r}>"


class OnlyRepr:
    def __repr__(self):
        return "only"


b, o = Both(), OnlyRepr()
print(b, [b], (b,), {1: b}, str(b), repr(b))
print(f"{b} {b!s} {b!r} {b:spec} {b!r:>8}", format(b), format(b, "x"))
print("%s %r" % (b, b), "{} {!r} {:q}".format(b, b, b))
print(o, str(o), f"{o}", "%s" % o, f"{o!r:^8}|")
try:
    f"{o:>10}"
except TypeError as error:
    print(error)


class Nested:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f"Nested({self.inner!r})"


print(Nested(Nested([Nested(1), "s"])))
x = [1]
x.append(x)
print(x)
d = {}
d["self"] = d
print(d)


class E(Exception):
    def __str__(self):
        return "custom text"


print(E(1), repr(E(1)), repr(E(1, "x")), str(ValueError()), str(KeyError("k")))


class Plain:
    pass


text = repr(Plain())
print(text.startswith("<__main__.Plain object at 0x"), text[-1])
print(repr(Plain), repr(int), str(Both), repr(len), type(None))
print(repr(E), type(E(1)), type(type))
