class Key:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __eq__(self, other):
        return (self.a, self.b) == (other.a, other.b)

    def __hash__(self):
        return hash((self.a, self.b))

    def __repr__(self):
        return f"Key({self.a},{self.b})"


d = {Key(1, 2): "x", Key(3, 4): "y"}
print(d[Key(1, 2)], Key(3, 4) in d, Key(5, 6) in d)
d[Key(1, 2)] = "z"
print(len(d), d)
s = {Key(0, 0), Key(0, 0), Key(0, 1)}
print(len(s))


class Collide:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Collide) and self.n == other.n


table = {}
for i in range(50):
    table[Collide(i)] = i
print(len(table), table[Collide(33)], sum(table.values()))
for i in range(0, 50, 2):
    del table[Collide(i)]
print(len(table), Collide(4) in table, Collide(5) in table)


class NoHash:
    __hash__ = None


for bad in ([], {}, set(), NoHash(), slice(1), [1, 2]):
    try:
        hash(bad)
    except TypeError as error:
        print(error)
try:
    {[1]: 2}
except TypeError as error:
    print(error)
try:
    {(1, [2])}
except TypeError as error:
    print(error)


class BadHash:
    def __hash__(self):
        return "x"


try:
    hash(BadHash())
except TypeError as error:
    print(error)
print(hash(1) == hash(1.0) == hash(True), hash(0), hash(-1), hash(5))
print(hash(2**61 - 1), hash(2**61), hash(-2), hash(0.5), hash(2**100))
print({1: "a", 1.0: "b", True: "c"})
