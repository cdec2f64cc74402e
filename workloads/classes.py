"""Classes: made at run time, dispatched on, with properties and operators.

One task makes a family of shapes, mixes and measures them.
"""
import sys

# (tasks, shapes a task, classes a task)
SIZES = {"quick": (8, 130, 10), "full": (80, 400, 14)}
CHECKSUMS = {"quick": "125449 815 20", "full": "8113292 24790 240"}


def tasks(arg):
    count, shapes, classes = arg
    return [(number, shapes, classes) for number in range(count)]


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __len__(self):
        return int(abs(self.x) + abs(self.y))


class Shape:
    sides = 0

    def __init__(self, place):
        self._place = place
        self.scale = 1

    @property
    def place(self):
        return self._place

    @place.setter
    def place(self, value):
        self._place = value

    @classmethod
    def made_of(cls, number):
        return cls(Vector(number % 17, number % 23))

    @staticmethod
    def rounded(number):
        return number // 4 * 4

    def area(self):
        raise NotImplementedError

    def grown(self, factor):
        self.scale *= factor
        return self


class Box(Shape):
    sides = 4

    def area(self):
        return self.scale * 9

    def __contains__(self, vector):
        return len(vector - self.place) < 9


class Flat(Box):
    def area(self):
        return super().area() // 2

    def __getattr__(self, name):
        if name.startswith("flat_"):
            return len(name)
        raise AttributeError(name)


class Round(Shape):
    def area(self):
        return self.rounded(self.scale * 22)

    def __call__(self, number):
        return number + self.sides


class Counter:
    """A descriptor that counts how often it is read."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = getattr(instance, self.name, 0) + 1
        setattr(instance, self.name, value)
        return value


def make_class(number, base):
    class Made(base):
        reads = Counter()
        weight = number

        def area(self):
            return super().area() + self.weight
    Made.__name__ = "Made%d" % number
    plain = type("Plain%d" % number, (Made,), {"bonus": number % 3})
    return Made if number % 2 else plain


def run(task):
    seed, count, classes = task
    bases = [Box, Flat, Round]
    kinds = bases + [make_class(seed + i, bases[i % 3])
                     for i in range(classes)]
    total = 0
    places = {}
    middle = Vector(8, 8)
    for i in range(count):
        shape = kinds[(i * 7 + seed) % len(kinds)].made_of(i + seed)
        shape.grown(2).grown(3)
        shape.place = shape.place + middle * (i % 3)
        total += shape.area() + shape.sides
        places[shape.place] = places.get(shape.place, 0) + 1
        if isinstance(shape, Box):
            total += middle in shape
        else:
            total += shape(i)
        if isinstance(shape, Flat):
            total += shape.flat_size
        if hasattr(shape, "weight"):
            total += shape.reads + shape.reads * shape.weight
        if hasattr(shape, "bonus"):
            shape.bonus += 1
            total += shape.bonus
        total += len(type(shape).__name__)
    return total, len(places), max(places.values())


def checksum(results):
    sums = [0, 0, 0]
    for row in results:
        for i in range(3):
            sums[i] += row[i]
    return " ".join([str(n) for n in sums])


if __name__ == "__main__":
    print(checksum(list(map(run, tasks(SIZES[sys.argv[1]])))))
