import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique

class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    CRIMSON = 1

    @property
    def lower(self):
        return self.name.lower()

    @classmethod
    def first(cls):
        return cls.RED

print(list(Color), Color.RED, repr(Color.BLUE), Color(1), Color["GREEN"])
print(Color.CRIMSON is Color.RED, Color.RED.name, Color.RED.value, Color.RED.lower)
print(Color.first(), len(Color), Color.RED in Color, Color.__members__.keys())
print(hash(Color.RED) == hash("RED"), Color.RED == 1, Color.RED != Color.GREEN)
for bad in (lambda: Color(9), lambda: Color["NOPE"], lambda: Color.NOPE,
            lambda: setattr(Color, "RED", 2), lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

class Size(IntEnum):
    S = 1
    L = 3

print(Size.S + 1, Size.L > Size.S, Size(3), f"{Size.S} {Size.S!r} {Size.L:>4}", sorted([Size.L, Size.S]))

class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W

p = Perm.R | Perm.X
print(p, repr(p), Perm.R in p, Perm.W in p, ~Perm.R, Perm.RW, Perm(0), bool(Perm(0)), list(p), len(p))
print(Perm.R ^ Perm.RW, Perm.RW & Perm.W, Perm(7))

class Bits(IntFlag):
    A = 1
    B = 2

print(Bits.A | 4, Bits.A | Bits.B, (Bits.A | Bits.B).value, repr(Bits(3)))

class Word(StrEnum):
    ONE = auto()
    TWO = "zwei"

print(Word.ONE, Word.TWO.upper(), Word.ONE == "one", repr(Word.TWO), "-".join(Word))
try:
    @unique
    class Dup(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)

class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    def heavier(self, other):
        return self.mass > other.mass

print(Planet.EARTH.heavier(Planet.MARS), Planet.MARS.radius, Planet((6.421e23, 3.3972e6)))

class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    A = auto()
    B = auto()

print([m.value for m in Auto])
try:
    class More(Color):
        PINK = 5
except TypeError as e:
    print(e)

class Missing(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "any" else None

print(Missing("any"))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value, Enum("N", {"x": 5}).x)
print(Color.RED.__class__, isinstance(Color.RED, Color), type(Color).__name__)
