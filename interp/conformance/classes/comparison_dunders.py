class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        return self == other or self < other

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


a, b, c = Version(1, 2), Version(1, 10), Version(1, 2)
print(a == c, a != c, a == b, a != b, a < b, a > b, a <= c, a >= b)
print(sorted([b, a, Version(0, 9)]), max(a, b), min([b, a]))
print(a == 5, a != 5, 5 == a)
try:
    a < 5
except TypeError as error:
    print(error)
try:
    a > 5
except TypeError as error:
    print(error)
try:
    hash(a)
except TypeError as error:
    print(error)


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name)
        return True

    def __gt__(self, other):
        print("gt", self.name)
        return "truthy"


x, y = Loud("x"), Loud("y")
print(x == y, x != y, x > y, x < y)
print(1 == x)
print(x in [1, 2], [x] == [y])


class Same:
    pass


s, t = Same(), Same()
print(s == s, s == t, s != t, s is s, s in [t, s])
print(hash(s) == hash(s))


class Odd:
    def __eq__(self, other):
        return [1, 2, 3]


print(Odd() == 1, Odd() != 1)
print((1 < 2) is True, not (1 < 2))
