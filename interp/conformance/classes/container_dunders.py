class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        print("get", key)
        return self.cells[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]

    def __contains__(self, key):
        return key in self.cells

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))


g = Grid()
g[1, 2] = "a"
g[0, 5] = "b"
print(g[1, 2], (1, 2) in g, (9, 9) in g, (9, 9) not in g, len(g))
print(list(g), [k for k in g], tuple(g))
g[1, 2] += "!"
del g[0, 5]
print(g.cells, bool(g))
try:
    g[7]
except KeyError as error:
    print(repr(error))


class Slices:
    def __getitem__(self, key):
        return key


s = Slices()
print(s[1:2], s[::2], s[:], s[1:2, 3], s[...], s[-1], s["k"])


class OldIter:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError(i)
        return i * i


print(list(OldIter()), 9 in OldIter(), 5 in OldIter(), max(OldIter()))
a, b, *c = OldIter()
print(a, b, c)


class Truthy:
    def __contains__(self, x):
        return "yes"


print(1 in Truthy(), 1 not in Truthy())


class Missing(dict):
    def __missing__(self, key):
        return f"<{key}>"


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), len(m))


class Nothing:
    pass


for f in (lambda: Nothing()[0], lambda: 1 in Nothing(),
          lambda: iter(Nothing()), lambda: len(Nothing())):
    try:
        f()
    except TypeError as error:
        print(error)
try:
    Nothing()[0] = 1
except TypeError as error:
    print(error)
try:
    del Nothing()[0]
except TypeError as error:
    print(error)
