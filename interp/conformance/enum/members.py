# Enum: aliases, lookups, auto, methods, functional form, errors.
import enum


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def first(cls):
        return next(iter(cls))

    def __str__(self):
        return "<%s>" % self.pretty


class Planet(enum.Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    def density(self):
        return round(self.mass / self.radius, 3)


print(Colour.RED, repr(Colour.GREEN), Colour.CRIMSON is Colour.RED)
print(Colour(2), Colour["RED"], list(Colour), Colour.first())
print(list(Colour.__members__), len(Colour), Colour.RED in Colour)
print(Colour.RED == 1, Colour.RED != Colour.GREEN, hash(Colour.RED) is not None)
print([p.density() for p in Planet], Planet.MARS.value)
Animal = enum.Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
Level = enum.IntEnum("Level", {"LOW": 1, "HIGH": 5})
print(Level.HIGH > Level.LOW, Level.LOW + 1, sorted(Level, reverse=True))
for bad in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: Colour.RED.nope):
    try:
        bad()
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    class More(Colour):
        BLUE = 3
except TypeError as error:
    print(error)
try:
    @enum.unique
    class Twice(enum.Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
